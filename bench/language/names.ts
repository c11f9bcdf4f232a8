import type { EngineName } from '../../src/language/english.ts';
import type { EnglishEngine } from '../../src/language/index.ts';
import type { Sentence } from '../../src/language/tree.ts';
import { readText } from '../kit/shared-data.ts';
import { readConllu, type TreebankSentence } from './conllu.ts';
import { inputOf } from './language.ts';

const TYPES = ['person', 'organization', 'place'] as const;
type ScoredType = (typeof TYPES)[number];

/** F1 by exact span and type, as fractions. */
export type NameScores = {
  /** Micro average over the three types. */
  readonly f1: number;
  readonly precision: number;
  readonly recall: number;
  readonly person: number;
  readonly organization: number;
  readonly place: number;
  readonly gold: number;
  readonly predicted: number;
  readonly sentences: number;
};

export interface NamesRun {
  readonly scores: NameScores;
  /** IOB2, a word and its tag a line. */
  readonly predictions: string;
}

interface Span {
  readonly first: number;
  readonly last: number;
  readonly type: ScoredType;
}

interface Labelled {
  readonly words: readonly (string | { readonly form: string; readonly glued: boolean })[];
  readonly gold: readonly Span[];
  /** Sentences of one document are read together. */
  readonly document: number;
  /** Spans are cut to proper nouns on both sides. */
  readonly cut: boolean;
}

const IOB_TYPES: Readonly<Record<string, ScoredType>> = {
  per: 'person',
  person: 'person',
  org: 'organization',
  organization: 'organization',
  corporation: 'organization',
  group: 'organization',
  loc: 'place',
  location: 'place',
  place: 'place',
};

/** IOB files do not mark documents: so many sentences are read together. */
const WINDOW = 40;

/** At most so many words that are no proper nouns stand between two parts of a name ("Bank of the West"). */
const BETWEEN = 2;

/**
 * Scores the names of the English engine.
 *
 * @param file CoNLL-U with GUM's Entity column, or IOB (one word and tag a line, or UNER's numbered columns); gzip too
 * @param name of the engine, if not the default
 */
export async function benchNames(file: string, name?: EngineName): Promise<NamesRun> {
  const source = readText(file);
  const sentences = /\.conllu(?:\.gz)?$/.test(file) ? fromTreebank(source) : fromIob(source);
  const { createEnglish } = await import('../../src/language/index.ts');
  return scoreNames(sentences, await createEnglish(undefined, name));
}

async function scoreNames(sentences: readonly Labelled[], engine: EnglishEngine): Promise<NamesRun> {
  const read: Sentence[] = [];
  for (let from = 0; from < sentences.length; ) {
    let to = from + 1;
    while (to < sentences.length && sentences[to]?.document === sentences[from]?.document) to++;
    read.push(...(await engine.readWords(sentences.slice(from, to).map((s) => s.words))));
    from = to;
  }
  const count = (): Record<ScoredType, number> => ({ person: 0, organization: 0, place: 0 });
  const [right, gold, predicted] = [count(), count(), count()];
  const lines: string[] = [];
  for (const [k, sentence] of sentences.entries()) {
    const tokens = read[k]?.tokens ?? [];
    const proper = tokens.map(isProper);
    const found = (read[k]?.names ?? []).flatMap(({ first, last, type }): Span[] => {
      if (type === 'other') return [];
      const span = sentence.cut ? trim(first, last, proper) : { first, last };
      return span === undefined ? [] : [{ ...span, type }];
    });
    const key = ({ first, last, type }: Span): string => `${first} ${last} ${type}`;
    const keys = new Set(sentence.gold.map(key));
    for (const span of sentence.gold) gold[span.type]++;
    for (const span of found) {
      predicted[span.type]++;
      if (keys.has(key(span))) right[span.type]++;
    }
    for (const [i, token] of tokens.entries()) {
      const span = found.find(({ first, last }) => first <= i && i <= last);
      lines.push(`${token.form}\t${span === undefined ? 'O' : `${span.first === i ? 'B' : 'I'}-${span.type}`}`);
    }
    lines.push('');
  }
  const sum = (of: Record<ScoredType, number>): number => TYPES.reduce((total, type) => total + of[type], 0);
  const f1 = (a: number, b: number, c: number): number => (b + c > 0 ? (2 * a) / (b + c) : 0);
  const by = (type: ScoredType): number => f1(right[type], gold[type], predicted[type]);
  return {
    predictions: `${lines.join('\n')}\n`,
    scores: {
      f1: f1(sum(right), sum(gold), sum(predicted)),
      precision: sum(predicted) > 0 ? sum(right) / sum(predicted) : 0,
      recall: sum(gold) > 0 ? sum(right) / sum(gold) : 0,
      person: by('person'),
      organization: by('organization'),
      place: by('place'),
      gold: sum(gold),
      predicted: sum(predicted),
      sentences: sentences.length,
    },
  };
}

/** UD tags the adjectives and participles of names ("United States", "British Library") by their part of speech: XPOS tells. */
const isProper = ({ upos, xpos }: { readonly upos: string; readonly xpos: string }): boolean =>
  upos === 'PROPN' || xpos === 'NNP' || xpos === 'NNPS';

function trim(first: number, last: number, proper: readonly boolean[]): { first: number; last: number } | undefined {
  let a = first;
  let b = last;
  while (a <= b && !proper[a]) a++;
  while (b >= a && !proper[b]) b--;
  return a <= b ? { first: a, last: b } : undefined;
}

function fromTreebank(source: string): Labelled[] {
  return readConllu(source).flatMap((document, d) =>
    document.sentences.map((s) => ({ document: d, words: inputOf(s), gold: goldNames(s), cut: true })),
  );
}

/** Mentions headed by a proper noun, cut to the run of proper nouns about it; of nested ones the longest. */
function goldNames({ words, mentions }: TreebankSentence): Span[] {
  const proper = words.map(isProper);
  const found: Span[] = [];
  for (const { first, last: end, type } of mentions) {
    let last = end;
    const kind = TYPES.find((t) => t === type);
    if (kind === undefined) continue;
    const outside = (i: number): boolean => (words[i]?.head ?? -1) < first || (words[i]?.head ?? -1) > last;
    let head = first;
    while (head <= last && !outside(head)) head++;
    if (words[head]?.upos !== 'PROPN') continue;
    // "Ana and Eva": the second conjunct is a mention of its own
    for (let i = head + 1; i <= last; i++) {
      if (words[i]?.deprel !== 'conj' || words[i]?.head !== head) continue;
      const own = mentions.find((m) => m.first > head && m.first <= i && i <= m.last);
      if (own !== undefined) last = Math.max(head, own.first - 1);
    }
    let a = head;
    for (let i = head - 1; i >= first && a - i <= BETWEEN + 1; i--) if (proper[i]) a = i;
    let b = head;
    for (let i = head + 1; i <= last && i - b <= BETWEEN + 1; i++) if (proper[i]) b = i;
    const comma = (from: number, to: number): boolean =>
      words.slice(from, to).some((word) => {
        if (isProper(word)) return false;
        return word.upos === 'VERB' || (word.upos === 'PUNCT' && !/^[-–.'’]$/.test(word.form));
      });
    while (a < head && comma(a, head)) a++;
    while (a < head && !proper[a]) a++;
    while (b > head && comma(head, b)) b--;
    while (b > head && !proper[b]) b--;
    found.push({ first: a, last: b, type: kind });
  }
  found.sort((x, y) => y.last - y.first - (x.last - x.first) || x.first - y.first);
  const kept: Span[] = [];
  for (const span of found) {
    if (!kept.some((other) => span.first <= other.last && other.first <= span.last)) kept.push(span);
  }
  return kept;
}

function fromIob(source: string): Labelled[] {
  const sentences: Labelled[] = [];
  let words: string[] = [];
  let tags: string[] = [];
  for (const line of `${source}\n\n`.split('\n')) {
    if (/^# \w+( \w+)* = /.test(line)) continue;
    const columns = line.includes('\t') ? line.split('\t') : line.trim().split(/\s+/);
    if (columns.length < 2) {
      if (words.length > 0)
        sentences.push({ words, gold: iobSpans(tags), cut: false, document: Math.floor(sentences.length / WINDOW) });
      words = [];
      tags = [];
      continue;
    }
    const numbered = columns.length >= 4 && /^\d+$/.test(columns[0] ?? '');
    words.push((numbered ? columns[1] : columns[0]) ?? '');
    tags.push((numbered ? columns[2] : columns.at(-1)) ?? 'O');
  }
  return sentences;
}

function iobSpans(tags: readonly string[]): Span[] {
  const spans: Span[] = [];
  let start = 0;
  let open = '';
  for (let i = 0; i <= tags.length; i++) {
    const [mark = 'O', kind = ''] = (tags[i] ?? 'O').split(/-(.*)/s);
    if (open !== '' && (mark !== 'I' || kind !== open)) {
      const type = IOB_TYPES[open.toLowerCase()];
      if (type !== undefined) spans.push({ first: start, last: i - 1, type });
      open = '';
    }
    if (open === '' && mark !== 'O' && kind !== '') {
      start = i;
      open = kind;
    }
  }
  return spans;
}
