import { EntenteError } from '../../records/failure.ts';
import { studentQuantile } from '../numbers/student.ts';
import type { Effect } from './effect.ts';
import { leastSquares } from './least-squares.ts';

/** A series with what it depends on; from `start` on it may have been changed. */
export interface LocalLevelSeries {
  readonly values: ArrayLike<number>;
  readonly start: number;
  /** Series that the event did not touch, each as long as the values. */
  readonly regressors: readonly ArrayLike<number>[];
}

/** What a level that wanders and other series let expect. */
export interface LocalLevelEffect {
  /** Mean difference from what was expected, from `start` on. */
  readonly effect: Effect;
  readonly coefficients: Float64Array;
  /** Variance of the level's steps over that of the noise; 0 is a fixed level. */
  readonly ratio: number;
  /** Standard deviation of the noise. */
  readonly noise: number;
  /** Before `start` the smoothed level with what the regressors add, after it what was expected; with bounds of 95 %. */
  readonly expected: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** Root of the mean squared error of predictions of one step before `start`. */
  readonly misfit: number;
}

/** Ratios of variances that are tried; between them the best is searched. */
const RATIOS = [0, ...Array.from({ length: 25 }, (_, i) => 10 ** (-6 + i / 3))];

/**
 * A local level with regression, fitted before the event by maximum likelihood and carried past it (Harvey 1989, chapters 3
 * and 7; the same model as the simplest one of Brodersen et al. 2015, here by Kalman filter instead of by sampling).
 * Coefficients are found by generalised least squares on the filter's innovations (de Jong 1988). The interval counts the
 * doubt about level, coefficients, steps of the level and noise, not that about the ratio of variances.
 *
 * @throws EntenteError (usage) with fewer than 5 values more than regressors before the event
 * @example
 * const { effect } = localLevelEffect({ values: [1, 2, 1, 2, 1, 2, 5.5], start: 6, regressors: [] });
 * effect.value.toFixed(1); // '4.0'
 */
export function localLevelEffect({ values, start, regressors }: LocalLevelSeries): LocalLevelEffect {
  const n = values.length;
  const k = regressors.length;
  if (!(Number.isInteger(start) && start < n && start >= k + 5)) {
    throw new EntenteError(
      'usage',
      `A local level with ${k} regressors needs at least ${k + 5} values before the event and one after it, not ${start} of ${n}.`,
    );
  }
  const series = [values, ...regressors].map((one) => Float64Array.from({ length: n }, (_, t) => one[t] as number));
  for (const one of series) {
    if (one.some((value) => !Number.isFinite(value))) {
      throw new EntenteError(
        'usage',
        'A value or regressor of the series is no number; leave out the regressor or the periods.',
      );
    }
  }
  const fits = RATIOS.map((ratio) => fitAt(series, start, ratio));
  let best = fits.reduce((a, b) => (b.likelihood > a.likelihood ? b : a));
  if (best.ratio > 0) best = refine(series, start, best);
  return describe(series, start, best);
}

interface Fit {
  readonly ratio: number;
  readonly likelihood: number;
  readonly coefficients: Float64Array;
  /** Covariance of the coefficients over the variance of the noise. */
  readonly covariance: Float64Array;
  readonly variance: number;
  readonly degrees: number;
  readonly filters: readonly Filter[];
  readonly misfit: number;
}

/** A pass of the filter over one series before the event; gains are the same for all series. */
interface Filter {
  /** Level after the last value, and its variance over that of the noise. */
  readonly level: number;
  readonly spread: number;
  /** Innovations divided by the root of their variance, from the second value on. */
  readonly innovations: Float64Array;
  /** Sum of the logarithms of the innovations' variances. */
  readonly logs: number;
  readonly smoothed: Float64Array;
}

function fitAt(series: readonly Float64Array[], start: number, ratio: number): Fit {
  const filters = series.map((one) => filterLevel(one, start, ratio));
  const [first, ...rest] = filters as [Filter, ...Filter[]];
  const count = start - 1;
  const k = rest.length;
  let coefficients = new Float64Array(0);
  let covariance = new Float64Array(0);
  let residuals = first.innovations;
  if (k > 0) {
    const fit = leastSquares(
      rest.map((filter) => filter.innovations),
      first.innovations,
    );
    coefficients = Float64Array.from(fit.coefficients);
    covariance = Float64Array.from(fit.inverse);
    residuals = fit.residuals;
  }
  const squares = residuals.reduce((sum, value) => sum + value * value, 0);
  const degrees = count - k;
  const variance = squares / degrees;
  const likelihood = -0.5 * (count * Math.log(squares / count) + first.logs);
  return {
    ratio,
    likelihood,
    coefficients,
    covariance,
    variance,
    degrees,
    filters,
    misfit: Math.sqrt(squares / count),
  };
}

/** Level with a diffuse start: after the first value the level is that value, with the variance of the noise. */
function filterLevel(values: Float64Array, start: number, ratio: number): Filter {
  const levels = new Float64Array(start);
  const spreads = new Float64Array(start);
  const innovations = new Float64Array(start - 1);
  let level = values[0] as number;
  let spread = 1;
  let logs = 0;
  levels[0] = level;
  spreads[0] = spread;
  for (let t = 1; t < start; t++) {
    const ahead = spread + ratio;
    const total = ahead + 1;
    const error = (values[t] as number) - level;
    const gain = ahead / total;
    innovations[t - 1] = error / Math.sqrt(total);
    logs += Math.log(total);
    level += gain * error;
    spread = gain;
    levels[t] = level;
    spreads[t] = spread;
  }
  // Fixed-interval smoother (Rauch, Tung and Striebel 1965).
  const smoothed = Float64Array.from(levels);
  for (let t = start - 2; t >= 0; t--) {
    const filtered = spreads[t] as number;
    const back = filtered / (filtered + ratio);
    smoothed[t] = (levels[t] as number) + back * ((smoothed[t + 1] as number) - (levels[t] as number));
  }
  return { level, spread, innovations, logs, smoothed };
}

/** Golden section over the logarithm of the ratio, around the best of those tried. */
function refine(series: readonly Float64Array[], start: number, from: Fit): Fit {
  const share = (Math.sqrt(5) - 1) / 2;
  let low = Math.log10(from.ratio) - 1 / 3;
  let high = Math.log10(from.ratio) + 1 / 3;
  let best = from;
  for (let step = 0; step < 30; step++) {
    const left = fitAt(series, start, 10 ** (high - share * (high - low)));
    const right = fitAt(series, start, 10 ** (low + share * (high - low)));
    for (const fit of [left, right]) if (fit.likelihood > best.likelihood) best = fit;
    if (left.likelihood > right.likelihood) high = Math.log10(right.ratio);
    else low = Math.log10(left.ratio);
  }
  return best;
}

function describe(series: readonly Float64Array[], start: number, fit: Fit): LocalLevelEffect {
  const [values, ...regressors] = series as [Float64Array, ...Float64Array[]];
  const [own, ...others] = fit.filters as [Filter, ...Filter[]];
  const n = values.length;
  const after = n - start;
  const quantile = studentQuantile(0.975, fit.degrees);
  const beta = (a: number): number => fit.coefficients[a] as number;
  const expected = new Float64Array(n);
  const low = new Float64Array(n);
  const high = new Float64Array(n);
  /** Variance that the coefficients bring into level + regressors, over the variance of the noise. */
  const ofCoefficients = (away: readonly number[]): number => {
    let sum = 0;
    for (const [a, x] of away.entries()) {
      for (const [b, y] of away.entries()) sum += x * y * (fit.covariance[a * away.length + b] as number);
    }
    return sum;
  };
  let level = own.level;
  for (const [a, filter] of others.entries()) level -= beta(a) * filter.level;
  for (let t = 0; t < n; t++) {
    let value = t < start ? (own.smoothed[t] as number) : level;
    for (const [a, regressor] of regressors.entries()) {
      value += beta(a) * (regressor[t] as number);
      if (t < start) value -= beta(a) * ((others[a] as Filter).smoothed[t] as number);
    }
    const ahead = Math.max(0, t - start + 1);
    const away = regressors.map((regressor, a) =>
      t < start ? 0 : (regressor[t] as number) - (others[a] as Filter).level,
    );
    const variance = (t < start ? 0 : own.spread) + ahead * fit.ratio + 1 + ofCoefficients(away);
    const reach = quantile * Math.sqrt(variance * fit.variance);
    expected[t] = value;
    low[t] = value - reach;
    high[t] = value + reach;
  }
  let difference = 0;
  for (let t = start; t < n; t++) difference += ((values[t] as number) - (expected[t] as number)) / after;
  const away = regressors.map((regressor, a) => {
    let mean = 0;
    for (let t = start; t < n; t++) mean += (regressor[t] as number) / after;
    return mean - (others[a] as Filter).level;
  });
  // A step of the level at the j-th period after the event stays in the mean of the rest.
  const steps = (fit.ratio * (after + 1) * (2 * after + 1)) / (6 * after);
  const reach = quantile * Math.sqrt((own.spread + steps + 1 / after + ofCoefficients(away)) * fit.variance);
  return {
    effect: {
      value: difference,
      interval: [difference - reach, difference + reach],
      n: start,
      method: regressors.length > 0 ? 'local level with regression' : 'local level',
    },
    coefficients: fit.coefficients,
    ratio: fit.ratio,
    noise: Math.sqrt(fit.variance),
    expected,
    low,
    high,
    misfit: fit.misfit,
  };
}
