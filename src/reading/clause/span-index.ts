import type { Span } from '../../records/span.ts';

/** Finds what overlaps a place without walking through a whole document. */
export interface SpanIndex<T> {
  /** Values of the spans that share a character with `span`, in the order of their start. */
  readonly overlapping: (span: Span) => readonly T[];
}

/** Builds the index once; a look-up costs a binary search and the spans near the place. */
export function spanIndex<T>(entries: readonly (readonly [Span, T])[]): SpanIndex<T> {
  const sorted = entries.toSorted(([a], [b]) => a.start - b.start);
  // Furthest end of all spans up to each position: behind it nothing earlier can reach.
  const reach: number[] = [];
  for (const [span] of sorted) reach.push(Math.max(span.end, reach.at(-1) ?? 0));
  return {
    overlapping: (span) => {
      const found: T[] = [];
      for (let i = firstAtOrAfter(sorted, span.end, ([other]) => other.start) - 1; i >= 0; i--) {
        if ((reach[i] as number) <= span.start) break;
        const [other, value] = sorted[i] as readonly [Span, T];
        if (other.end > span.start) found.push(value);
      }
      return found.reverse();
    },
  };
}

/** Position of the first of `sorted` whose `key` is at least `value`; the length of the list if there is none. */
export function firstAtOrAfter<T>(sorted: readonly T[], value: number, key: (item: T) => number): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (key(sorted[middle] as T) < value) from = middle + 1;
    else to = middle;
  }
  return from;
}
