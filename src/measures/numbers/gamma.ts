import { gammaFactor, gammaLower, gammaUpper } from './incomplete-gamma.ts';
import { logGamma } from './log-gamma.ts';
import { normalQuantile } from './normal.ts';
import { quantileSearch } from './quantile-search.ts';

/** Probability that a gamma number of this shape and rate is at most `x`. */
export function gammaCdf(x: number, shape: number, rate = 1): number {
  return gammaLower(shape, x * rate);
}

/**
 * Where the gamma distribution reaches `p`. The start is Wilson and Hilferty's cube of a normal number (1931), below it
 * the first term of the series; Newton's steps follow.
 * @returns NaN for a `p` outside 0 to 1, or a shape or rate that is not above 0
 * @example
 * gammaQuantile(0.5, 1).toFixed(4); // '0.6931'
 */
export function gammaQuantile(p: number, shape: number, rate = 1): number {
  if (!(p >= 0 && p <= 1 && shape > 0 && rate > 0)) return Number.NaN;
  if (p === 0) return 0;
  if (p === 1) return Number.POSITIVE_INFINITY;
  const z = normalQuantile(p);
  const cube = shape * (1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape))) ** 3;
  const series = Math.exp((Math.log(p) + logGamma(shape + 1)) / shape);
  const start = shape < 0.5 || cube <= series * 0.1 || Number.isNaN(cube) ? series : cube;
  if (start === 0) return 0;
  const density = (x: number) => gammaFactor(shape, x) / x;
  return (
    quantileSearch(
      p,
      (x) => gammaLower(shape, x),
      density,
      (x) => (shape - 1) / x - 1,
      start,
      0,
      Number.MAX_VALUE,
    ) / rate
  );
}

/** Probability that a chi-square number is at most `x`. */
export function chiSquareCdf(x: number, degrees: number): number {
  return gammaLower(degrees / 2, x / 2);
}

/**
 * Probability that a chi-square number is above `x`: the p-value of a likelihood ratio.
 * @example
 * chiSquareUpper(3.841459, 1).toFixed(3); // '0.050'
 */
export function chiSquareUpper(x: number, degrees: number): number {
  return gammaUpper(degrees / 2, x / 2);
}

/** Where the chi-square distribution reaches `p`. */
export function chiSquareQuantile(p: number, degrees: number): number {
  return gammaQuantile(p, degrees / 2, 0.5);
}
