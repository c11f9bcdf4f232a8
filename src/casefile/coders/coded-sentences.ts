import { textHash } from '../../records/identify.ts';
import type { AnyRecord, Reading } from '../../records/reading.ts';
import type { Span } from '../../records/span.ts';
import type { Decision, JournalEntry, Json } from '../journal/entry.ts';
import { anchorWords, oneLine } from '../journal/record-name.ts';

/** A sentence of a case. */
export interface SentencePlace {
  /** Id of the document. */
  readonly document: string;
  /** Its number among the sentences of the document. */
  readonly index: number;
  readonly span: Span;
}

/** A sentence that somebody coded without seeing what others found in it. */
export interface CodedSentence {
  readonly document: string;
  readonly span: Span;
  readonly coder: string;
  /** The name of the sample. */
  readonly sample: string;
  /** Which kinds of records were looked for. */
  readonly kinds: readonly AnyRecord['kind'][];
  /** What was found: perhaps nothing. */
  readonly records: readonly AnyRecord[];
  /** The words of the sentence, cut short, by which it is known again. */
  readonly words: string;
}

/** Long enough to know a sentence by. */
const NAMED = 120;

/** The name of the sample that a seed draws; samples of one seed lie in one another, whatever their size. */
export function sampleName(seed: number): string {
  return `seed ${seed}`;
}

/**
 * Draws sentences at random, each with the same chance. Who codes more of the same seed codes the same ones and more; a text
 * that comes later brings sentences into the order without turning that of the others round.
 *
 * @param first sentences that somebody coded in this sample already: they are taken before any other, so that coders meet
 */
export function drawSentences(
  readings: Iterable<Reading>,
  seed: number,
  size: number,
  first: readonly CodedSentence[] = [],
): readonly SentencePlace[] {
  const met = new Set(first.map(keyOf));
  const places: { readonly place: SentencePlace; readonly order: string }[] = [];
  for (const { document, sentences } of readings) {
    for (const [index, span] of sentences.entries()) {
      const place = { document: document.id, index, span };
      const words = oneLine(document.text.slice(span.start, span.end));
      const order = `${met.has(keyOf(place)) ? 0 : 1}${textHash(JSON.stringify([seed, document.id, index, words]))}`;
      places.push({ place, order });
    }
  }
  return places
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .slice(0, size)
    .map(({ place }) => place);
}

/** What tells sentences apart. */
export function keyOf({ document, span }: Pick<SentencePlace, 'document' | 'span'>): string {
  return `${document} ${span.start}`;
}

/**
 * The decisions of which a coded sentence is made: that it was coded, and what was found. All stand aside, so that the case
 * does not follow them.
 */
export function codingDecisions(
  { document, span }: SentencePlace,
  reading: Reading,
  kinds: readonly AnyRecord['kind'][],
  records: readonly AnyRecord[],
  sample: string,
): readonly Decision[] {
  const { text } = reading.document;
  const words = shortened(oneLine(text.slice(span.start, span.end)));
  return [
    {
      action: 'code',
      target: { type: 'document', id: document },
      after: { start: span.start, end: span.end, kinds: [...kinds] },
      words,
      sample,
      aside: true,
    },
    ...records.map(
      (record): Decision => ({
        action: 'add',
        target: { type: 'record', id: record.id, document },
        after: record as unknown as Json,
        words: shortened(anchorWords(record, text)),
        sample,
        aside: true,
      }),
    ),
  ];
}

const shortened = (words: string): string => (words.length > NAMED ? `${words.slice(0, NAMED - 1)}…` : words);

/**
 * The sentences that were coded; of several codings of one sentence by one coder the last holds for each kind.
 * @param entries those that hold, in the order of their places
 */
export function codedSentences(entries: readonly JournalEntry[]): readonly CodedSentence[] {
  const found = new Map<string, CodedSentence>();
  const open = new Map<string, string>();
  for (const entry of entries) {
    const { action, target, after, coder, step, sample = '', words = '' } = entry;
    if (action === 'code') {
      const { start, end, kinds } = after as { start: number; end: number; kinds: AnyRecord['kind'][] };
      const coded = { document: target.id, span: { start, end }, coder, sample, kinds, records: [], words };
      const key = [coder, keyOf(coded), kinds.join()].join('\n');
      found.delete(key);
      found.set(key, coded);
      open.set(step, key);
    } else if (action === 'add' && entry.aside) {
      const key = open.get(step) ?? '';
      const coded = found.get(key);
      if (coded) found.set(key, { ...coded, records: [...coded.records, after as unknown as AnyRecord] });
    }
  }
  return [...found.values()];
}

/** Whether a coded sentence still stands where it was coded: the text may have been changed since. */
export function stillStands({ span, words }: CodedSentence, { document }: Reading): boolean {
  return oneLine(document.text.slice(span.start, span.end)).startsWith(words.replace(/…$/, ''));
}
