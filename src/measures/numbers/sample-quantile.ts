/**
 * Quantile of a sample, linear between the two nearest (type 7 of Hyndman and Fan 1996, as R has it). Values that are not
 * numbers are gaps and are left out.
 * @returns NaN for an empty sample
 * @example
 * sampleQuantile([1, 2, 3, 4], 0.5); // 2.5
 */
export function sampleQuantile(values: ArrayLike<number>, p: number): number {
  const sorted = Float64Array.from(values)
    .filter((value) => !Number.isNaN(value))
    .sort();
  if (sorted.length === 0) return Number.NaN;
  const place = (sorted.length - 1) * p;
  const below = sorted[Math.floor(place)] as number;
  const above = sorted[Math.ceil(place)] as number;
  return below + (above - below) * (place - Math.floor(place));
}

/** The middle of a sample; NaN where it is empty. */
export function median(values: ArrayLike<number>): number {
  return sampleQuantile(values, 0.5);
}
