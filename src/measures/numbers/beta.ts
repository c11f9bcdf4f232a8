import { devianceTerm, logGamma, stirlingError } from './log-gamma.ts';
import { normalQuantile } from './normal.ts';
import { quantileSearch } from './quantile-search.ts';

/** x^a (1-x)^b / B(a, b), without loss of digits for large `a` and `b` (Loader 2000). */
function factor(x: number, a: number, b: number): number {
  const n = a + b;
  return (
    Math.sqrt(a / (2 * Math.PI)) *
    Math.sqrt(b / n) *
    Math.exp(
      stirlingError(n) - stirlingError(a) - stirlingError(b) - devianceTerm(a, n * x) - devianceTerm(b, n * (1 - x)),
    )
  );
}

/** The continued fraction of the incomplete beta function (Abramowitz and Stegun 26.5.8; Lentz's method). */
function fraction(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  const guarded = (value: number) => (Math.abs(value) < tiny ? tiny : value);
  let c = 1;
  let d = 1 / guarded(1 - ((a + b) * x) / (a + 1));
  let product = d;
  for (let m = 1; ; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / guarded(1 + even * d);
    c = guarded(1 + even / c);
    product *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / guarded(1 + odd * d);
    c = guarded(1 + odd / c);
    const change = d * c;
    product *= change;
    if (Math.abs(change - 1) < 1e-15) return product;
  }
}

/**
 * Probability that a beta number is at most `x`: the regularised incomplete beta function.
 * @returns NaN where `a` or `b` is not above 0
 * @example
 * betaCdf(0.5, 2, 2); // 0.5
 */
export function betaCdf(x: number, a: number, b: number): number {
  if (!(a > 0 && b > 0) || Number.isNaN(x)) return Number.NaN;
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const scale = factor(x, a, b);
  return x < (a + 1) / (a + b + 2) ? (scale * fraction(x, a, b)) / a : 1 - (scale * fraction(1 - x, b, a)) / b;
}

/**
 * Where the beta distribution reaches `p`.
 * @returns NaN for a `p` outside 0 to 1, or where `a` or `b` is not above 0
 * @example
 * betaQuantile(0.5, 2, 2); // 0.5
 */
export function betaQuantile(p: number, a: number, b: number): number {
  if (!(p >= 0 && p <= 1 && a > 0 && b > 0)) return Number.NaN;
  if (p === 0 || p === 1) return p;
  return quantileSearch(
    p,
    (x) => betaCdf(x, a, b),
    (x) => factor(x, a, b) / (x * (1 - x)),
    (x) => (a - 1) / x - (b - 1) / (1 - x),
    startOf(p, a, b),
    0,
    1,
  );
}

/** A first guess: from a normal number (Abramowitz and Stegun 26.5.22), or the first term of the series in a steep tail. */
function startOf(p: number, a: number, b: number): number {
  if (a > 1 && b > 1) {
    const z = -normalQuantile(p);
    const lambda = (z * z - 3) / 6;
    const h = 2 / (1 / (2 * a - 1) + 1 / (2 * b - 1));
    const w = (z * Math.sqrt(h + lambda)) / h - (1 / (2 * b - 1) - 1 / (2 * a - 1)) * (lambda + 5 / 6 - 2 / (3 * h));
    const guess = a / (a + b * Math.exp(2 * w));
    if (guess > 0 && guess < 1) return guess;
  }
  const mean = a / (a + b);
  const logBeta = logGamma(a) + logGamma(b) - logGamma(a + b);
  const lower = Math.exp((Math.log(p * a) + logBeta) / a);
  return lower > 0 && lower < mean / 2 ? lower : mean;
}
