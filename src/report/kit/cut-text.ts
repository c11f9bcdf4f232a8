import type { Span } from '../../records/span.ts';

/** A stretch of text over which the same marks lie. UTF-16 code units, end exclusive. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  /** Indices into the list of marks, ascending. */
  readonly marks: readonly number[];
}

/**
 * Cuts a text at every edge of its marks, so that overlapping marks become a row of pieces that do not overlap.
 * The pieces cover the text from 0 to `length` without a gap; joined, they are the text.
 *
 * @param length of the text, in UTF-16 code units
 * @param marks spans in any order; parts outside of the text are ignored
 * @param cuts further places to cut at
 */
export function cutText(length: number, marks: readonly Span[], cuts: readonly number[] = []): readonly Piece[] {
  const starts = new Map<number, number[]>();
  const ends = new Map<number, number[]>();
  const edges = new Set<number>([0, length]);
  for (const [index, mark] of marks.entries()) {
    const start = Math.max(0, mark.start);
    const end = Math.min(length, mark.end);
    if (end <= start) continue;
    starts.set(start, [...(starts.get(start) ?? []), index]);
    ends.set(end, [...(ends.get(end) ?? []), index]);
    edges.add(start).add(end);
  }
  for (const cut of cuts) if (cut > 0 && cut < length) edges.add(cut);
  const places = [...edges].sort((a, b) => a - b);
  const open = new Set<number>();
  const pieces: Piece[] = [];
  for (const [n, start] of places.entries()) {
    for (const mark of ends.get(start) ?? []) open.delete(mark);
    for (const mark of starts.get(start) ?? []) open.add(mark);
    const end = places[n + 1];
    if (end !== undefined) pieces.push({ start, end, marks: [...open].sort((a, b) => a - b) });
  }
  return pieces;
}
