import type {
  PetrarchVerb,
  PetrarchVerbs,
  SynonymSet,
  VerbBlock,
  VerbCode,
  VerbForm,
} from '../../lexicon/petrarch/petrarch-verbs.ts';
import type { Tree } from '../clause/tree.ts';
import { type PatternMatch, PatternMatcher } from './petrarch-match.ts';
import { type VerbDomain, verbDomain } from './verb-domain.ts';

/** A verb of a dictionary that a sentence tells, with the code of the pattern that fits it best. */
export interface CodedVerb {
  readonly domain: VerbDomain;
  readonly block: VerbBlock;
  readonly code: VerbCode;
  /** Name and line of the dictionary that gave the code. */
  readonly file: string;
  readonly line: number;
  /** Tokens that the verb and its pattern took. */
  readonly words: readonly number[];
  readonly match: PatternMatch | undefined;
}

interface VerbEntry {
  readonly file: string;
  readonly block: VerbBlock;
  readonly verb: PetrarchVerb;
  readonly form: VerbForm;
}

/** The verbs of dictionaries by their forms. */
export class VerbIndex {
  private readonly entries = new Map<string, VerbEntry[]>();
  private readonly sets: ReadonlyMap<string, SynonymSet>;

  constructor(files: readonly PetrarchVerbs[]) {
    this.sets = new Map(files.flatMap((file) => [...file.sets]));
    for (const { name: file, blocks } of files) {
      for (const block of blocks) {
        for (const verb of block.verbs) {
          for (const form of verb.forms) {
            const entries = this.entries.get(form.word);
            if (entries) entries.push({ file, block, verb, form });
            else this.entries.set(form.word, [{ file, block, verb, form }]);
          }
        }
      }
    }
  }

  /**
   * Looks a predicate up and chooses the fullest pattern that fits it, else the code of the verb or of its block.
   *
   * @param areSeveral whether the doers of a verb are several actors, which patterns with `%` ask for
   * @returns undefined for a word that is no verb of the dictionaries
   */
  find(sentence: Tree, at: number, areSeveral: (domain: VerbDomain) => boolean): CodedVerb | undefined {
    const token = sentence.token(at);
    if (!/^VB/.test(token.xpos) && token.upos !== 'VERB') return undefined;
    const entries = (this.entries.get(token.form.toUpperCase()) ?? []).flatMap((entry) => {
      const words = formAt(sentence, entry.form, at);
      return words ? [{ ...entry, words }] : [];
    });
    const length = Math.max(0, ...entries.map(({ words }) => words.length));
    const fitting = entries.filter(({ words }) => words.length === length);
    const [first] = fitting;
    if (first === undefined) return undefined;
    const domain = verbDomain(sentence, at);
    const matcher = new PatternMatcher(sentence, this.sets, domain);
    let best: { readonly match: PatternMatch; readonly entry: (typeof fitting)[number] } | undefined;
    for (const entry of fitting) {
      for (const pattern of entry.block.patterns) {
        const match = matcher.match(pattern);
        if (!match || match.weight <= (best?.match.weight ?? 0)) continue;
        if (pattern.before.some(({ kind }) => kind === 'compound') && !areSeveral(domain)) continue;
        best = { match, entry };
      }
    }
    if (best) {
      const { match, entry } = best;
      const { pattern } = match;
      const words = [...entry.words, ...match.words];
      return { file: entry.file, domain, block: entry.block, code: pattern.code, line: pattern.line, words, match };
    }
    const entry = fitting.find(({ verb, block }) => hasCode(verb.code ?? block.code)) ?? first;
    const code = entry.verb.code ?? entry.block.code;
    const { file, block, words, verb } = entry;
    return { file, domain, block, code, line: verb.line, words, match: undefined };
  }

  /** Whether a coded act is one of a verb: of the same block, or of a code with the same CAMEO root. */
  isVerb(name: string, block: VerbBlock, code: string | undefined): boolean {
    return (this.entries.get(name.toUpperCase()) ?? []).some((entry) => {
      const own = (entry.verb.code ?? entry.block.code).forward;
      return entry.block === block || (own !== undefined && code !== undefined && own.slice(0, 2) === code.slice(0, 2));
    });
  }
}

/** Tokens of a form about its head; words after the head may stand apart from it as its particles. */
function formAt(sentence: Tree, form: VerbForm, at: number): readonly number[] | undefined {
  const { before, after } = form;
  const is = (i: number, word: string): boolean => sentence.tokens[i]?.form.toUpperCase() === word;
  if (!before.every((word, i) => is(at - before.length + i, word))) return undefined;
  const front = before.map((_, i) => at - before.length + i);
  if (after.every((word, i) => is(at + 1 + i, word))) return [...front, at, ...after.map((_, i) => at + 1 + i)];
  const [particle, ...more] = after;
  const apart = sentence.children(at, 'compound:prt', 'advmod').find((c) => particle && is(c, particle));
  return apart !== undefined && more.length === 0 ? [...front, at, apart] : undefined;
}

/** Whether a code stands for an event at all. */
export function hasCode({ forward, backward }: VerbCode): boolean {
  return (forward ?? backward) !== undefined;
}
