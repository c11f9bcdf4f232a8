import { betaCdf } from './beta.ts';
import { logGamma } from './log-gamma.ts';
import { normalQuantile } from './normal.ts';
import { quantileSearch } from './quantile-search.ts';

/**
 * Probability that Student's t with these degrees of freedom is at most `t` (Abramowitz and Stegun 26.7.1).
 * @example
 * studentCdf(0, 5); // 0.5
 */
export function studentCdf(t: number, degrees: number): number {
  if (degrees === Number.POSITIVE_INFINITY || !(degrees > 0)) return Number.NaN;
  const square = t * t;
  const tail =
    square < degrees
      ? (1 - betaCdf(square / (degrees + square), 0.5, degrees / 2)) / 2
      : betaCdf(degrees / (degrees + square), degrees / 2, 0.5) / 2;
  return t < 0 ? tail : 1 - tail;
}

/**
 * Where Student's t reaches `p`.
 * @returns NaN for a `p` outside 0 to 1 or degrees that are not above 0
 * @example
 * studentQuantile(0.975, 4).toFixed(3); // '2.776'
 */
export function studentQuantile(p: number, degrees: number): number {
  if (!(p >= 0 && p <= 1 && degrees > 0)) return Number.NaN;
  if (p === 0.5) return 0;
  if (p === 0 || p === 1) return p === 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  if (p > 0.5) return -studentQuantile(1 - p, degrees);
  const scale = logGamma((degrees + 1) / 2) - logGamma(degrees / 2) - Math.log(degrees * Math.PI) / 2;
  const density = (t: number) => Math.exp(scale - ((degrees + 1) / 2) * Math.log1p((t * t) / degrees));
  const bend = (t: number) => (-(degrees + 1) * t) / (degrees + t * t);
  const start = normalQuantile(p);
  let low = Math.min(-1, 2 * start);
  while (studentCdf(low, degrees) > p) low *= 4;
  return quantileSearch(p, (t) => studentCdf(t, degrees), density, bend, start, low, 0);
}
