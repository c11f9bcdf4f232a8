import { rankCorrelation } from '../numbers/rank-correlation.ts';
import type { Ties } from './network.ts';

/** Ties of two networks with the same rows: those that either has, side by side. */
interface TiesSideBySide {
  readonly a: Float64Array;
  readonly b: Float64Array;
}

/** Puts the weights of two networks side by side, 0 where one lacks a tie that the other has. */
function sideBySide(one: Ties, other: Ties): TiesSideBySide {
  const [a, b]: [number[], number[]] = [[], []];
  const put = (x: number, y: number): void => {
    a.push(x);
    b.push(y);
  };
  for (let i = 0; i + 1 < one.start.length; i++) {
    let [m, n] = [one.start[i] as number, other.start[i] as number];
    const [endM, endN] = [one.start[i + 1] as number, other.start[i + 1] as number];
    while (m < endM || n < endN) {
      const [j, k] = [m < endM ? (one.other[m] as number) : Infinity, n < endN ? (other.other[n] as number) : Infinity];
      put(j <= k ? (one.weight[m] as number) : 0, k <= j ? (other.weight[n] as number) : 0);
      if (j <= k) m++;
      if (k <= j) n++;
    }
  }
  return { a: Float64Array.from(a), b: Float64Array.from(b) };
}

/**
 * How far two networks rank their ties alike, over all pairs that have a tie in either: pairs that have none in both would make any two
 * networks look alike. Where one of them has all the same and the other not, nothing of the ranking is left: 0.
 * @returns NaN for fewer than three pairs
 */
export function rankingAlike(one: Ties, other: Ties): number {
  const { a, b } = sideBySide(one, other);
  const alike = rankCorrelation(a, b);
  if (a.length < 3 || !Number.isNaN(alike)) return alike;
  const even = (weights: Float64Array): boolean => weights.every((weight) => weight === weights[0]);
  return even(a) && even(b) ? 1 : 0;
}

/** What the ties of each row weigh, signs aside. */
export function strengths({ start, other, weight }: Ties, mode: 'one-mode' | 'two-mode'): Float64Array {
  const sums = new Float64Array(start.length - 1);
  for (let i = 0; i < sums.length; i++) {
    for (let n = start[i] as number; n < (start[i + 1] as number); n++) {
      const size = Math.abs(weight[n] as number);
      sums[i] = (sums[i] as number) + size;
      const j = other[n] as number;
      if (mode === 'one-mode') sums[j] = (sums[j] as number) + size;
    }
  }
  return sums;
}
