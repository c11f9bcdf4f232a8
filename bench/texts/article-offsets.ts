import type { CodePoints } from '../../src/casefile/export/answer-key-form.ts';
import { EntenteError } from '../../src/records/failure.ts';
import { offsetMap } from '../../src/records/offsets.ts';
import type { Span } from '../../src/records/span.ts';
import { canonicalText } from '../../src/sources/canonical-text.ts';
import type { Article } from './articles.ts';

// What becomes canonical together: a line end, a run of Hangul letters, a control character, a character with its marks
// (an unseen character between them is dropped).
const CLUSTER = /\r\n?|[\u1100-\u11ff]+|\p{Cc}|.(?:\p{Cf}*\p{M})*/gsu;

/**
 * The reader's offsets refer to its canonical text (NFC, `\n` line ends, unseen characters dropped), those of the data
 * to the text as given, in code points. Most texts are canonical already; the others are aligned piece by piece.
 *
 * @param given the text of the data file
 * @param canonical the text that the reader's offsets refer to; white space at its ends may be missing
 * @param name of the article, for the message
 * @returns from a UTF-16 offset of `canonical` to a code point of `given`
 * @throws EntenteError (unreadable) if the texts cannot be aligned
 */
export function givenOffsets(given: string, canonical: string, name: string): (utf16: number) => number {
  const { toCodePoint } = offsetMap(given);
  if (given === canonical) return toCodePoint;
  const map = new Int32Array(canonical.length + 1);
  let at = 0;
  for (const { 0: cluster, index } of given.matchAll(CLUSTER)) {
    const form = canonicalText(cluster);
    if (!canonical.startsWith(form, at)) {
      if (form.trim() === '') continue;
      throw new EntenteError(
        'unreadable',
        `${name}: the reader's text differs from the article at offset ${index}, so that its offsets cannot be scored.`,
      );
    }
    const whole = form.length === cluster.length;
    for (let i = 0; i < form.length; i++) map[at + i] = toCodePoint(index + (whole ? i : 0));
    at += form.length;
  }
  if (canonical.slice(at).trim() !== '') {
    throw new EntenteError('unreadable', `${name}: the reader's text goes on where the article ends.`);
  }
  map.fill(toCodePoint(given.length), at);
  return (utf16) => map[Math.min(Math.max(utf16, 0), canonical.length)] as number;
}

/** From code points of an article as given to spans of its canonical text. */
export function canonicalSpans(article: Pick<Article, 'id' | 'text'>, canonical: string): (span: CodePoints) => Span {
  if (article.text === canonical) {
    const { toUtf16 } = offsetMap(canonical);
    return ([start, end]) => ({ start: toUtf16(start), end: toUtf16(end) });
  }
  const toGiven = givenOffsets(article.text, canonical, article.id);
  const at = new Map<number, number>();
  for (let i = canonical.length; i >= 0; i--) at.set(toGiven(i), i);
  const near = (given: number): number => {
    for (let i = given; i >= 0; i--) {
      const found = at.get(i);
      if (found !== undefined) return found;
    }
    return 0;
  };
  return ([start, end]) => ({ start: near(start), end: near(end) });
}
