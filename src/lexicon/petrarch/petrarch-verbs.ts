import { type DictionaryProblem, type PetrarchLine, petrarchLines, phraseWords } from './petrarch-lines.ts';
import { type PatternItem, readPatternItems, setsOf } from './petrarch-pattern.ts';

/** CAMEO codes of a verb or pattern; none stands for `[---]`, a word that is no event by itself. */
export interface VerbCode {
  /** What the source does to the target. */
  readonly forward?: string;
  /** What the target does to the source: the second part of `[042:043]`. */
  readonly backward?: string;
}

/** One form of a verb, in capitals: `CORDONED` with `OFF` after it. */
export interface VerbForm {
  readonly before: readonly string[];
  readonly word: string;
  readonly after: readonly string[];
}

export interface PetrarchVerb {
  readonly forms: readonly VerbForm[];
  /** Its own code, which beats that of its block. */
  readonly code?: VerbCode;
  readonly line: number;
}

/** `- PRE * POST [CODE]`, read from left to right about the verb. */
export interface VerbPattern {
  readonly before: readonly PatternItem[];
  readonly after: readonly PatternItem[];
  readonly code: VerbCode;
  readonly line: number;
}

/** Verbs that share patterns and a code. */
export interface VerbBlock {
  readonly meaning: string;
  readonly code: VerbCode;
  readonly verbs: readonly PetrarchVerb[];
  readonly patterns: readonly VerbPattern[];
  readonly line: number;
}

export interface SynonymSet {
  readonly name: string;
  /** Whether its terms are also found in other forms; a `_` at the end of the name says no. */
  readonly inflected: boolean;
  /** Each term is a row of items. */
  readonly terms: readonly (readonly PatternItem[])[];
  readonly line: number;
}

/**
 * `~ a (b . ATTACK) SAY = a b 112`: what an act means that somebody speaks of. Letters name actors, `.` anybody, `_`
 * nobody; the verbs are known by one of theirs, `Q` is any and keeps its own code, `WILL_` asks for the future.
 */
export interface VerbTransformation {
  readonly speaker: string;
  readonly inner: { readonly source: string; readonly target: string; readonly verb: string; readonly future: boolean };
  readonly verb: string;
  readonly result: { readonly source: string; readonly target: string; readonly code: string };
  readonly line: number;
}

export interface PetrarchVerbs {
  /** What the dictionary is called in records. */
  readonly name: string;
  readonly blocks: readonly VerbBlock[];
  readonly sets: ReadonlyMap<string, SynonymSet>;
  readonly transformations: readonly VerbTransformation[];
  readonly problems: readonly DictionaryProblem[];
}

interface DraftBlock {
  readonly meaning: string;
  readonly code: VerbCode;
  readonly verbs: PetrarchVerb[];
  readonly patterns: VerbPattern[];
  readonly line: number;
}

interface DraftSet {
  readonly name: string;
  readonly inflected: boolean;
  readonly terms: (readonly PatternItem[])[];
  readonly line: number;
}

/**
 * Reads a verb dictionary of PETRARCH 2, such as `CAMEO.2.0.txt`: synonym sets, blocks of verbs with their patterns, and
 * transformations. A line that cannot be read is reported and passed over. A pattern may lack its dash.
 *
 * @param text the whole file
 * @param name what the dictionary is called in records, such as the name of its file
 * @example
 * const { blocks } = parsePetrarchVerbs('--- MEET [040:040] ---\nMEET {MEETS MET MEETING}\n- * DEMAND [080]');
 * blocks.length; // 1
 */
export function parsePetrarchVerbs(text: string, name = 'verbs'): PetrarchVerbs {
  const reader = new VerbFile();
  for (const line of petrarchLines(text)) reader.read(line);
  return { name, ...reader.finish() };
}

/** Whether a text looks like a verb dictionary: it has the head of a block. */
export function isVerbDictionary(text: string): boolean {
  return /^---[^\n[\]]*\[[^\n[\]]*\]\s*-*\s*(?:#.*)?$/m.test(text);
}

class VerbFile {
  private readonly blocks: DraftBlock[] = [];
  private readonly sets = new Map<string, DraftSet>();
  private readonly transformations: VerbTransformation[] = [];
  private readonly problems: DictionaryProblem[] = [];
  private readonly raw = new Map<number, string>();
  private open: DraftBlock | DraftSet | undefined;

  read(line: PetrarchLine): void {
    const { text } = line;
    this.raw.set(line.number, line.raw);
    const problem = text.startsWith('---')
      ? this.openBlock(line)
      : text.startsWith('&')
        ? this.openSet(line)
        : text.startsWith('~')
          ? this.transformation(line)
          : this.open === undefined
            ? 'it stands before the first block; a block begins with --- MEANING [CODE] ---'
            : 'terms' in this.open
              ? this.term(line, this.open)
              : /^-|^\*/.test(text)
                ? this.pattern(line, this.open)
                : this.verb(line, this.open);
    if (problem !== undefined) this.problems.push({ line: line.number, reason: problem, text: line.raw });
  }

  finish(): Omit<PetrarchVerbs, 'name'> {
    const { blocks, sets, transformations, problems } = this;
    const check = (line: number, items: readonly PatternItem[]): void => {
      const text = this.raw.get(line) ?? '';
      for (const name of setsOf(items)) {
        if (!sets.has(name)) {
          problems.push({ line, reason: `there is no synonym set &${name}; define it before the blocks`, text });
        }
      }
    };
    for (const { patterns } of blocks) {
      for (const { line, before, after } of patterns) check(line, [...before, ...after]);
    }
    for (const { line, terms } of sets.values()) check(line, terms.flat());
    problems.sort((a, b) => a.line - b.line);
    return { blocks, sets, transformations, problems };
  }

  private openBlock(line: PetrarchLine): string | undefined {
    const parts = /^---\s*([^[\]]*?)\s*\[([^[\]]*)\]\s*-*$/.exec(line.text);
    const code = parts && readCode(parts[2] ?? '');
    // The lines below a broken head would land in the block before it.
    this.open = { meaning: parts?.[1] ?? '', code: code ?? {}, verbs: [], patterns: [], line: line.number };
    if (!parts || !code || parts[1] === '') return 'this is no head of a block; write --- MEANING [CODE] ---';
    this.blocks.push(this.open);
    return undefined;
  }

  private openSet(line: PetrarchLine): string | undefined {
    const name = /^&(\S+)$/.exec(line.text)?.[1];
    if (name === undefined) return 'this is no name of a synonym set; write &NAME on a line of its own';
    const inflected = !name.endsWith('_');
    const key = name.replace(/_$/, '').toUpperCase();
    const known = this.sets.get(key);
    this.open = known ?? { name: key, inflected, terms: [], line: line.number };
    this.sets.set(key, this.open);
    return undefined;
  }

  private term(line: PetrarchLine, set: DraftSet): string | undefined {
    if (!line.text.startsWith('+')) return 'a term of a synonym set begins with +';
    const items = readPatternItems(line.text.slice(1));
    if (typeof items === 'string') return items;
    if (items.length === 0) return 'there is no word behind the +';
    // "+AUSTRIAN FLORIN": a blank joins words here as `_` does.
    const words = items.flatMap((item) => (item.kind === 'words' ? item.words : []));
    const onlyWords = items.every((item) => item.kind === 'words');
    set.terms.push(onlyWords ? [{ kind: 'words', words, exact: line.text.endsWith('_') }] : items);
    return undefined;
  }

  private verb(line: PetrarchLine, block: DraftBlock): string | undefined {
    const parts = /^([^\s{}[\]]+)\s*(?:\{([^{}]*)\})?\s*(?:\[([^[\]]*)\])?$/.exec(line.text);
    if (!parts) return 'this is no verb; write STEM, STEM {FORMS} or STEM {FORMS} [CODE]';
    const [, stem = '', braces, bracket] = parts;
    const code = bracket === undefined ? undefined : readCode(bracket);
    if (bracket !== undefined && !code) return `"[${bracket}]" is no code; write [040], [042:043] or [---]`;
    const base = readForm(stem);
    if (!base) return 'a verb of several words needs a + before its head, such as +TAKE_OVER';
    const given = (braces ?? '').split(/\s+/).filter(Boolean).map(readForm);
    if (given.includes(undefined)) return 'a form of several words needs a + before its head, such as +TOOK_OVER';
    const more = braces === undefined ? regularForms(base.word).map((word) => ({ ...base, word })) : given;
    const forms = [base, ...more].filter((form) => form !== undefined);
    block.verbs.push({ forms, ...(code ? { code } : {}), line: line.number });
    return undefined;
  }

  private pattern(line: PetrarchLine, block: DraftBlock): string | undefined {
    const parts = /^-?\s*([^*[\]]*)\*([^*[\]]*)\[([^[\]]*)\]$/.exec(line.text);
    if (!parts) return 'this is no pattern; write - WORDS * WORDS [CODE] with one * for the verb';
    const code = readCode(parts[3] ?? '');
    if (!code) return `"[${parts[3] ?? ''}]" is no code; write [040], [042:043] or [---]`;
    const before = readPatternItems(parts[1] ?? '');
    if (typeof before === 'string') return before;
    const after = readPatternItems(parts[2] ?? '');
    if (typeof after === 'string') return after;
    block.patterns.push({ before, after, code, line: line.number });
    return undefined;
  }

  private transformation(line: PetrarchLine): string | undefined {
    const parts = /^~\s*(\S+)\s*\(\s*(\S+)\s+(\S+)\s+(\S+?)\s*\)\s*(\S+)\s*=\s*(\S+)\s+(\S+)\s+(\S+)$/.exec(line.text);
    if (!parts) return 'this is no transformation; write ~ a (a b VERB) VERB = a b CODE';
    const [, speaker = '', source = '', target = '', verb = '', outer = '', from = '', to = '', code = ''] = parts;
    const future = verb.startsWith('WILL_');
    const inner = { source, target, verb: future ? verb.slice(5) : verb, future };
    const known = [speaker, source, target];
    if (!known.includes(from) || !known.includes(to)) return 'the right side names an actor that the left side lacks';
    const result = { source: from, target: to, code };
    this.transformations.push({ speaker, inner, verb: outer, result, line: line.number });
    return undefined;
  }
}

/** `040`, `042:043`, `:080`, `---`; undefined for anything else. */
function readCode(text: string): VerbCode | undefined {
  const parts = /^\s*([A-Za-z0-9]+|-+|[+#]+)?\s*(?::\s*([A-Za-z0-9]+|-+)?\s*)?$/.exec(text);
  if (!parts || text.trim() === '') return undefined;
  const [forward, backward] = [parts[1], parts[2]].map((code) => (code && /^[^-+#]/.test(code) ? code : undefined));
  return { ...(forward ? { forward } : {}), ...(backward ? { backward } : {}) };
}

function readForm(text: string): VerbForm | undefined {
  const upper = text.toUpperCase();
  const plus = upper.indexOf('+');
  if (plus < 0) {
    const words = phraseWords(upper);
    return words.length === 1 ? { before: [], word: words[0] ?? '', after: [] } : undefined;
  }
  const [word, ...after] = phraseWords(upper.slice(plus + 1));
  return word === undefined ? undefined : { before: phraseWords(upper.slice(0, plus)), word, after };
}

/** The forms that PETRARCH makes of a stem without braces: `S`, `ES` or `IES`, `ED` or `D`, `ING`. */
function regularForms(stem: string): readonly string[] {
  const softened = /[^AEIOU]Y$/.test(stem) ? `${stem.slice(0, -1)}I` : undefined;
  const third = softened ? `${softened}ES` : /(?:[SXZ]|[CS]H)$/.test(stem) ? `${stem}ES` : `${stem}S`;
  const past = softened ? `${softened}ED` : stem.endsWith('E') ? `${stem}D` : `${stem}ED`;
  const ing = /[^EYO]E$/.test(stem) ? `${stem.slice(0, -1)}ING` : `${stem}ING`;
  return [third, past, ing];
}
