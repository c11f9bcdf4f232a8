import { median } from '../numbers/sample-quantile.ts';

/**
 * Standard deviation of a value of weight 1 about a level that jumps now and then: median absolute deviation of first
 * differences, times 1.4826 / sqrt 2. A change of level is one difference among many and does not move it. Where more than
 * half of the differences are equal, their root mean square takes its place.
 * @returns 0 where no value differs from the next
 */
export function robustScale(values: Float64Array, weights: Float64Array): number {
  const differences = new Float64Array(Math.max(0, values.length - 1));
  for (let i = 0; i < differences.length; i++) {
    const spread = 1 / (weights[i] as number) + 1 / (weights[i + 1] as number);
    differences[i] = ((values[i + 1] as number) - (values[i] as number)) / Math.sqrt(spread / 2);
  }
  const centre = median(differences);
  const deviation = median(differences.map((difference) => Math.abs(difference - centre)));
  if (deviation > 0) return (1.4826 * deviation) / Math.SQRT2;
  const squares = differences.reduce((sum, difference) => sum + difference ** 2, 0);
  return differences.length ? Math.sqrt(squares / differences.length / 2) : 0;
}
