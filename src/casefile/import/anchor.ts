import { textHash } from '../../records/identify.ts';
import { offsetMap, quote } from '../../records/offsets.ts';
import type { Span } from '../../records/span.ts';
import type { Segment } from './segment.ts';

/** Why a mark could not be put into a text. */
export type Unanchored = 'gone' | 'several' | 'nowhere';

/**
 * Finds the words of a mark in a text. The place counts if its words stand there, or if the text is told to be the very same;
 * else the words are looked for, and what stands beside them tells equal ones apart, as Web Annotations are found again.
 *
 * @returns UTF-16 offsets; or why there are none: the words are not in the text, stand there several times, or nothing tells where
 */
export function anchorSegment(text: string, { place, words, document }: Segment): Span | Unanchored {
  if (place) {
    const { toUtf16 } = offsetMap(text);
    const span = { start: toUtf16(place.start), end: toUtf16(place.end) };
    const inside = place.end > place.start && span.end <= text.length;
    if (inside && words && same(quote(text, span), words.exact)) return span;
    if (inside && !words && document.sha256 === textHash(text)) return span;
  }
  if (!words || words.exact.trim() === '') return 'nowhere';
  const found = [...text.matchAll(new RegExp(pattern(words.exact), 'gu'))].map(({ 0: match, index }) => ({
    start: index,
    end: index + match.length,
  }));
  const [only, other] = found;
  if (!only) return 'gone';
  if (!other) return only;
  const scored = found
    .map((span) => ({
      span,
      score:
        alike(words.before ?? '', text.slice(0, span.start), 'end') +
        alike(words.after ?? '', text.slice(span.end), 'start'),
    }))
    .sort((a, b) => b.score - a.score);
  const [best, second] = scored;
  return best && second && best.score > second.score ? best.span : 'several';
}

/** White space comes and goes with formats. */
function flat(words: string): string {
  return words.replace(/\s+/gu, ' ').trim();
}

function same(a: string, b: string): boolean {
  return flat(a) === flat(b);
}

function pattern(words: string): string {
  return words
    .trim()
    .split(/\s+/u)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&'))
    .join('\\s+');
}

/** How many characters of the neighbour agree, counted from the mark outwards. */
function alike(neighbour: string, beside: string, from: 'start' | 'end'): number {
  const a = flat(neighbour);
  const b = flat(from === 'end' ? beside.slice(-2 * neighbour.length) : beside.slice(0, 2 * neighbour.length));
  let count = 0;
  while (count < a.length && count < b.length) {
    const at = (words: string): string | undefined => (from === 'end' ? words.at(-1 - count) : words.at(count));
    if (at(a) !== at(b)) break;
    count++;
  }
  return count;
}
