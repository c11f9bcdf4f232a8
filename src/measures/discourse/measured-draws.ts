import { sampleQuantile } from '../numbers/sample-quantile.ts';

/** A number over draws: its mean, and the middle 95 % of them. */
export interface DrawnNumber {
  /** NaN where no draw has one. */
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** Draws that have one. */
  readonly n: number;
}

/** Sums a number up over draws; those that have none are left out. */
export function drawnNumber(values: readonly number[]): DrawnNumber {
  const known = Float64Array.from(values.filter((value) => !Number.isNaN(value)));
  if (known.length === 0) return { value: Number.NaN, low: Number.NaN, high: Number.NaN, n: 0 };
  return {
    value: known.reduce((sum, value) => sum + value, 0) / known.length,
    low: sampleQuantile(known, 0.025),
    high: sampleQuantile(known, 0.975),
    n: known.length,
  };
}
