import { devianceTerm, stirlingError } from './log-gamma.ts';

/** x^a e^-x / gamma(a): what stands before the series and the fraction, and x times the density (Loader 2000). */
export function gammaFactor(a: number, x: number): number {
  return Math.sqrt(a / (2 * Math.PI)) * Math.exp(-stirlingError(a) - devianceTerm(a, x));
}

/** The lower part by its series (Abramowitz and Stegun 6.5.29), for x up to a + 1. */
function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; ; n++) {
    term *= x / (a + n);
    sum += term;
    if (term <= sum * 1e-17) return gammaFactor(a, x) * sum;
  }
}

/** The upper part by its continued fraction (Abramowitz and Stegun 6.5.31; Lentz's method), for x above a + 1. */
function upperFraction(a: number, x: number): number {
  const tiny = 1e-300;
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let product = d;
  for (let i = 1; ; i++) {
    const numerator = -i * (i - a);
    b += 2;
    d = numerator * d + b;
    d = 1 / (Math.abs(d) < tiny ? tiny : d);
    c = b + numerator / c;
    if (Math.abs(c) < tiny) c = tiny;
    const change = d * c;
    product *= change;
    if (Math.abs(change - 1) < 1e-15) return gammaFactor(a, x) * product;
  }
}

/** Regularised lower incomplete gamma function: the gamma distribution with shape `a` and rate 1, up to `x`. */
export function gammaLower(a: number, x: number): number {
  if (!(x >= 0 && a > 0)) return x < 0 ? 0 : Number.NaN;
  if (x === 0) return 0;
  if (x === Number.POSITIVE_INFINITY) return 1;
  return x < a + 1 ? lowerSeries(a, x) : 1 - upperFraction(a, x);
}

/** Regularised upper incomplete gamma function, exact in the tail where one minus the lower would be 0. */
export function gammaUpper(a: number, x: number): number {
  if (!(x >= 0 && a > 0)) return x < 0 ? 1 : Number.NaN;
  if (x === 0) return 1;
  if (x === Number.POSITIVE_INFINITY) return 0;
  return x < a + 1 ? 1 - lowerSeries(a, x) : upperFraction(a, x);
}
