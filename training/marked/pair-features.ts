import type { EventFrame, EventFrames } from '../../src/lexicon/words/event-frames.ts';
import type { Category } from '../../src/records/plover.ts';
import type { Span } from '../../src/records/span.ts';

/** A sentence in which the two sides of an act are marked; offsets are UTF-16 code units of `text`. */
export interface MarkedPair {
  readonly text: string;
  readonly sources: readonly Span[];
  readonly targets: readonly Span[];
}

/** A word of a marked sentence: source and target stand as single words `_s_` and `_t_`. */
interface Word {
  readonly form: string;
  readonly lemmas: readonly string[];
  readonly stem: string;
}

/** An act that the frames find in a marked sentence, without a tree. */
export interface FlatTrigger {
  readonly at: number;
  readonly category: Category;
  readonly words: number;
  readonly noun: boolean;
}

export interface FlatSentence {
  readonly words: readonly Word[];
  readonly source: number;
  readonly target: number;
  readonly triggers: readonly FlatTrigger[];
}

const IRREGULAR: Readonly<Record<string, string>> = Object.fromEntries(
  `held hold;met meet;sent send;fought fight;struck strike;shot shoot;withdrew withdraw;withdrawn withdraw;gave give;given give;took take;taken take;broke break;broken break;began begin;begun begin;sought seek;said say;told tell;left leave;spoke speak;spoken speak;led lead;put put;cut cut;hit hit;sold sell;bought buy;paid pay;lent lend;built build;kept keep;brought bring;drove drive;driven drive;won win;lost lose;made make;found find;fell fall;fallen fall;flew fly;flown fly;threw throw;thrown throw;overthrew overthrow;overthrown overthrow;forgave forgive;forgiven forgive;backed back;went go;gone go;came come;saw see;seen see;got get;set set;shut shut;swore swear;sworn swear;stole steal;stolen steal;sank sink;sunk sink;hung hang;burnt burn;spread spread;beat beat;beaten beat;bid bid;freed free;agreed agree;fled flee;fed feed;drew draw;drawn draw;blew blow;blown blow;forbade forbid;ran run;stood stand;understood understand;undertook undertake;undertaken undertake;rose rise;chose choose;chosen choose;caught catch;taught teach;dealt deal;meant mean;stuck stick;laid lay;lied lie;vowed vow;knew know;known know;wrote write;written write;became become;hid hide;bore bear;hurt hurt;quit quit;wore wear;tore tear;torn tear;forced force;rescued rescue;invited invite`
    .split(';')
    .map((pair) => pair.split(' ') as [string, string]),
);

/**
 * Reads a sentence with marked sides into words and the acts that the frames know, without a tree: fast enough for
 * thousands a second.
 */
export function readFlat(
  text: string,
  sources: readonly Span[],
  targets: readonly Span[],
  frames: EventFrames,
): FlatSentence {
  const marks = [
    ...sources.map((span) => ({ ...span, as: '_s_' })),
    ...targets.map((span) => ({ ...span, as: '_t_' })),
  ].sort((a, b) => a.start - b.start);
  const words: Word[] = [];
  let at = 0;
  for (const mark of marks) {
    if (mark.start < at) continue;
    push(words, text.slice(at, mark.start));
    words.push({ form: mark.as, lemmas: [mark.as], stem: mark.as });
    at = mark.end;
  }
  push(words, text.slice(at));
  const first = (form: string): number => words.findIndex((word) => word.form === form);
  return { words, source: first('_s_'), target: first('_t_'), triggers: findFlat(words, frames) };
}

/** Words of the inside of a span, for features of the sides themselves. */
function wordsOf(text: string): readonly string[] {
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.toLowerCase());
}

function push(words: Word[], text: string): void {
  for (const [form] of text.matchAll(/[\p{L}\p{N}.]*[\p{L}\p{N}]+|[,;:"“”!?]/gu)) {
    const lower = form.toLowerCase();
    const lemmas = lemmasOf(lower);
    words.push({ form: lower, lemmas, stem: stemOf(IRREGULAR[lower] ?? lower) });
  }
}

/** A crude stem that joins the forms of a word. */
function stemOf(word: string): string {
  if (word.length < 4) return word;
  return word
    .replace(/(?:ies|ied|y)$/, 'i')
    .replace(/(?:sses)$/, 'ss')
    .replace(/(?:ing|ed|es|s|e)$/, (end, at: number) => (at >= 3 && !/ss$/.test(word) ? '' : end))
    .replace(/e$/, '')
    .replace(/([bdfglmnprt])\1$/, '$1');
}

/** What a form may be a form of, the form itself first; no tags are known. */
function lemmasOf(form: string): readonly string[] {
  const irregular = IRREGULAR[form];
  if (irregular) return [form, irregular];
  const out = [form];
  const add = (base: string): void => {
    if (base.length >= 2 && !out.includes(base)) out.push(base);
  };
  if (/ies$/.test(form)) add(`${form.slice(0, -3)}y`);
  else if (/(?:s|x|z|ch|sh)es$/.test(form)) add(form.slice(0, -2));
  else if (/[^su]s$/.test(form)) add(form.slice(0, -1));
  if (/ied$/.test(form)) add(`${form.slice(0, -3)}y`);
  const cut = /(?:ed|ing)$/.exec(form);
  if (cut && form.length > cut[0].length + 2) {
    const base = form.slice(0, -cut[0].length);
    if (/([bdfglmnprt])\1$/.test(base)) add(base.slice(0, -1));
    add(base);
    add(`${base}e`);
  }
  return out;
}

function findFlat(words: readonly Word[], frames: EventFrames): FlatTrigger[] {
  const out: FlatTrigger[] = [];
  words.forEach((word, at) => {
    const verb = bestFlat(words, at, word, frames.verbs, true, frames);
    const noun = bestFlat(words, at, word, frames.nouns, false, frames);
    const hit =
      verb && noun ? (noun.words.length > verb.words.length || looksNominal(words, at) ? noun : verb) : (verb ?? noun);
    if (hit?.category && hit.category !== '=')
      out.push({ at, category: hit.category, words: hit.words.length, noun: hit === noun });
  });
  return out;
}

/** "the attack", "'s demand", "of talks": a noun by its neighbour. */
function looksNominal(words: readonly Word[], at: number): boolean {
  return (
    /^(?:the|a|an|of|for|in|on|to|s|any|no|new|more|this|that|its|their|his|her|military|air|economic|joint|bilateral|peace|nuclear|financial|humanitarian|political|direct|formal)$/.test(
      words[at - 1]?.form ?? '',
    ) && words[at - 1]?.form !== 'to'
  );
}

function bestFlat(
  words: readonly Word[],
  at: number,
  word: Word,
  table: ReadonlyMap<string, readonly EventFrame[]>,
  gaps: boolean,
  frames: EventFrames,
): EventFrame | undefined {
  for (const lemma of word.lemmas) {
    for (const frame of table.get(lemma) ?? []) {
      if (frame.category === undefined || frame.category === '=') continue;
      if (!flatWords(words, at, frame, gaps)) continue;
      if (frame.object.length > 0 && !flatObject(words, at, frame, frames)) continue;
      return frame;
    }
  }
  return undefined;
}

const has = (word: Word | undefined, wanted: string): boolean => word?.lemmas.includes(wanted) ?? false;

function flatWords(words: readonly Word[], at: number, frame: EventFrame, gaps: boolean): boolean {
  for (let w = frame.head - 1, i = at - 1; w >= 0; w--, i--) if (!has(words[i], frame.words[w] as string)) return false;
  let i = at + 1;
  for (let w = frame.head + 1; w < frame.words.length; w++) {
    const wanted = (frame.words[w] as string).replace('*', '');
    const limit = gaps ? Math.min(words.length, i + 4) : i + 1;
    while (i < limit && !has(words[i], wanted)) i++;
    if (i >= limit) return false;
    i++;
  }
  return true;
}

/** Whether an object of the wanted class stands shortly behind the verb, or shortly before a participle. */
function flatObject(words: readonly Word[], at: number, frame: EventFrame, frames: EventFrames): boolean {
  for (const condition of frame.object) {
    if (condition === '@none' || condition === '@clause' || condition.startsWith('^') || condition === '@igo') continue;
    if (condition === '@actor') {
      if (words.slice(at + 1, at + 5).some((word) => word.form === '_t_')) return true;
      continue;
    }
    const bare = condition.split(':')[0] as string;
    for (let i = Math.max(0, at - 3); i < Math.min(words.length, at + 8); i++) {
      if (i === at) continue;
      const word = words[i] as Word;
      for (const lemma of word.lemmas) {
        if (
          bare.startsWith('@')
            ? frames.classes.get(lemma)?.has(bare.slice(1)) ||
              frames.classes.get(`${words[i - 1]?.form} ${lemma}`)?.has(bare.slice(1))
            : bare.startsWith('#')
              ? frames.nouns.get(lemma)?.some((f) => f.words.length === 1 && `#${f.category}` === bare)
              : lemma === bare
        ) {
          return true;
        }
      }
    }
  }
  return false;
}

/**
 * Features of a marked sentence for a linear classifier: stems alone and in runs of two and three with the sides masked,
 * by segment (before, between, behind the sides), acts of the frames by segment and with the modal or negation before
 * them, and words of the sides.
 */
export function pairFeatures(
  flat: FlatSentence,
  sourceText: string,
  targetText: string,
  byRule: string | null,
): Map<string, number> {
  const raw = new Map<string, number>();
  const add = (name: string, value = 1): void => {
    raw.set(name, Math.max(raw.get(name) ?? 0, value));
  };
  const { words, source, target } = flat;
  const low = Math.min(...[source, target].filter((i) => i >= 0), words.length);
  const high = Math.max(source, target);
  const segment = (i: number): string =>
    source < 0 && target < 0 ? 'x' : i < low ? 'b' : i > high ? 'a' : source < target ? 'm' : 'r';
  for (let i = 0; i < words.length; i++) {
    const word = (words[i] as Word).stem;
    const next = words[i + 1]?.stem;
    const third = words[i + 2]?.stem;
    add(`w ${word}`);
    if (word.length > 6) add(`p ${word.slice(0, 5)}`, 0.5);
    const near = segment(i) === 'm' ? 1.5 : 1;
    add(`${segment(i)} ${word}`, 0.8 * near);
    if (next) add(`w ${word} ${next}`, 0.7);
    if (next && third) add(`w ${word} ${next} ${third}`, 0.5);
    if (next && segment(i) !== 'a') add(`${segment(i)} ${word} ${next}`, 0.6 * near);
  }
  if (byRule) add(`rule ${byRule}`);
  const seen = new Set<string>();
  flat.triggers.forEach((trigger, k) => {
    const mood = moodBefore(words, trigger.at);
    const where = segment(trigger.at);
    add(`c ${trigger.category}`, 0.7);
    add(`c ${where} ${trigger.category}`, 0.7);
    add(`c ${where} ${mood} ${trigger.category}`, 0.7);
    if (!seen.has(where)) add(`first ${where} ${trigger.category}`, 0.7);
    seen.add(where);
    if (source >= 0 && trigger.at > source && !seen.has('s')) {
      seen.add('s');
      add(`behind s ${trigger.category}`, 0.85);
      add(`behind s ${mood} ${trigger.category}`, 0.85);
    }
    const next = flat.triggers[k + 1];
    if (next && next.at - trigger.at < 6) add(`pair ${trigger.category} ${next.category}`, 0.7);
  });
  for (const word of wordsOf(sourceText)) add(`s ${stemOf(word)}`, 0.4);
  for (const word of wordsOf(targetText)) add(`t ${stemOf(word)}`, 0.4);
  let norm = 0;
  for (const value of raw.values()) norm += value * value;
  norm = Math.sqrt(norm) || 1;
  for (const [name, value] of raw) raw.set(name, value / norm);
  return raw;
}

/** How an act is told, by the few words before it: `will`, `may`, `not`, `to` or `is`. */
export function moodBefore(words: readonly { readonly form: string }[], at: number): string {
  for (let i = at - 1; i >= Math.max(0, at - 4); i--) {
    const form = words[i]?.form ?? '';
    if (/^(?:not|never|no|t|refused?|declined?|without|cannot)$/.test(form)) return 'not';
    if (
      /^(?:will|shall|ll|would|plans?|planned|promised?|pledged?|agreed?|offered|vowed|ready|willing|set)$/.test(form)
    )
      return 'will';
    if (/^(?:may|might|could|can|if|threatened|threatens?|warned)$/.test(form)) return 'may';
    if (/^(?:must|should|urged?|demanded?|called?|asked|calls)$/.test(form)) return 'must';
  }
  return 'is';
}
