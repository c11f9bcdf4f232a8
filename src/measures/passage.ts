import { type OffsetMap, quote } from '../records/offsets.ts';
import type { Grade, Provenance } from '../records/provenance.ts';
import type { Reading } from '../records/reading.ts';
import type { Span } from '../records/span.ts';

/** The words that a number of a picture stands on, with the sentence around them. */
export interface Passage {
  /** Document and record: `d-0123456789ab#e-0123456789ab`. */
  readonly id: string;
  /** Id of the document. */
  readonly document: string;
  /** Id of the record. */
  readonly record: string;
  /** Row of `sentences` in the document's reading. */
  readonly sentence: number;
  /** UTF-16 code units into the document's text, end exclusive: the words themselves. */
  readonly span: Span;
  /** The same in Unicode code points, as Python and R count. */
  readonly codePoints: Span;
  /** The sentence or sentences in which the words stand; cut to some hundred characters around very long words. */
  readonly text: string;
  /** Where the words stand in `text`. */
  readonly mark: Span;
  readonly grade: Grade;
  readonly by: Provenance['by'];
}

/** So many characters before and after the words are kept of a sentence without end. */
const AROUND = 400;

/** Cuts the sentence around words of a document. `sentence` is where the record stands, if its words lie in none. */
export function passageOf(
  reading: Reading,
  offsets: OffsetMap,
  record: string,
  span: Span,
  sentence: number,
  { grade, by }: Provenance,
  part = '',
): Passage {
  const { document, sentences } = reading;
  const index = sentenceAt(sentences, span.start) ?? sentence;
  const first = sentences[index] ?? span;
  const last = sentences[sentenceAt(sentences, Math.max(span.start, span.end - 1)) ?? index] ?? first;
  const start = Math.max(Math.min(first.start, span.start), span.start - AROUND);
  const end = Math.min(Math.max(last.end, span.end), span.end + AROUND);
  return {
    id: `${document.id}#${record}${part}`,
    document: document.id,
    record,
    sentence: index,
    span,
    codePoints: { start: offsets.toCodePoint(span.start), end: offsets.toCodePoint(span.end) },
    text: detached(quote(document.text, { start, end })),
    mark: { start: span.start - start, end: span.end - start },
    grade,
    by,
  };
}

/** The sentence that holds an offset, by bisection. */
function sentenceAt(sentences: readonly Span[], offset: number): number | undefined {
  let low = 0;
  let high = sentences.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sentences[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const found = sentences[low];
  return found && found.start <= offset && offset < found.end ? low : undefined;
}

/** A copy of its own: a slice would keep the whole text of its document in memory. */
function detached(words: string): string {
  return words.split('').join('');
}
