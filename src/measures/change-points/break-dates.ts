import { EntenteError } from '../../records/failure.ts';
import { breakQuantile } from './break-quantile.ts';
import { meanCost } from './segment-cost.ts';

/** A series with a given number of breaks, placed where the sum of squares is lowest. */
export interface BreakFit {
  readonly breaks: number;
  /** Index of the last value before each break. */
  readonly last: readonly number[];
  /** Sum of squared distances from the means of the segments. */
  readonly rss: number;
  /** Schwarz' criterion of the normal likelihood: lower is better. */
  readonly bic: number;
}

/** A break of the best fit with its means and interval. */
export interface Break {
  readonly last: number;
  readonly low: number;
  readonly high: number;
  readonly before: number;
  readonly after: number;
}

/** Breaks in the mean of a series, for each number of them, and the test whether there is one at all. */
export interface BreakDates {
  readonly n: number;
  /** With no break, one, two ... */
  readonly fits: readonly BreakFit[];
  /** Breaks of the fit with the lowest criterion. */
  readonly breaks: readonly Break[];
  /** The largest F of one break at any place that leaves the trimmed share on both sides, and that place. */
  readonly supF: number;
  readonly supFLast: number;
  readonly method: {
    readonly name: string;
    readonly source: string;
    readonly parameters: Readonly<Record<string, number>>;
  };
}

/**
 * Where the mean of a series breaks, for series of a length that a person reads: the best places of one to `most` breaks,
 * the criterion that chooses between them, the supF statistic, and an interval of each break that allows for
 * different variances before and after it (Bai 1997; Bai and Perron 1998, 2003; Andrews 1993).
 * @param values NaN is a gap: it is stepped over
 * @param options `most` breaks; `trim`, the least share of the values in a segment; `level` of the intervals
 * @throws EntenteError (usage) where an option makes no sense or there are fewer than six values
 * @example
 * const level = (t) => (t < 20 ? 0 : 8) + (t % 3);
 * breakDates(Array.from({ length: 40 }, (_, t) => level(t))).breaks[0]?.last; // 19
 */
export function breakDates(
  values: ArrayLike<number>,
  options: { readonly most?: number; readonly trim?: number; readonly level?: number } = {},
): BreakDates {
  const { most = 5, trim = 0.15, level = 0.95 } = options;
  const at = Array.from(values, (_, i) => i).filter((i) => Number.isFinite(values[i]));
  const n = at.length;
  if (!(trim > 0 && trim < 0.5 && level > 0 && level < 1 && most >= 0)) {
    throw new EntenteError('usage', `No breaks can be sought with ${most} breaks, ${trim} trimmed and level ${level}.`);
  }
  if (n < 6) throw new EntenteError('usage', `Breaks need six values or more; this series has ${n}.`);
  const seen = Float64Array.from(at, (i) => values[i] as number);
  const squares = squaresOf(seen);
  const shortest = Math.max(2, Math.floor(trim * n));
  const fits = bestFits(squares, n, shortest, most);
  const best = fits.reduce((chosen, fit) => (fit.bic < chosen.bic ? fit : chosen));
  const place = (last: number) => at[Math.max(0, Math.min(n - 1, last))] as number;
  const { supF, last } = supremum(squares, n, shortest);
  return {
    n,
    fits: fits.map((fit) => ({ ...fit, last: fit.last.map(place) })),
    breaks: best.last.map((end, i) => {
      const segment = [best.last[i - 1] ?? -1, end, best.last[i + 1] ?? n - 1] as const;
      const one = breakInterval(seen, squares, segment, level);
      return { ...one, last: place(end), low: place(one.low), high: place(one.high) };
    }),
    supF,
    supFLast: place(last),
    method: {
      name: 'breaks in the mean by least squares',
      source: 'Bai 1997; Bai and Perron 1998, 2003; supF of Andrews 1993',
      parameters: { most, trim, level },
    },
  };
}

type Squares = (from: number, to: number) => number;

/** Sum of squared distances from the mean of values `from` to `to - 1`. */
function squaresOf(values: Float64Array): Squares {
  return meanCost(values, new Float64Array(values.length).fill(1), 1).of;
}

/** The best places for each number of breaks, by dynamic programming over the last break. */
function bestFits(squares: Squares, n: number, shortest: number, most: number): BreakFit[] {
  let best = Float64Array.from({ length: n + 1 }, (_, t) => (t < shortest ? Number.POSITIVE_INFINITY : squares(0, t)));
  const lastBreaks: Int32Array[] = [];
  const fits = [fitOf(n, best[n] as number, [])];
  for (let breaks = 1; breaks <= most && (breaks + 1) * shortest <= n; breaks++) {
    const next = new Float64Array(n + 1).fill(Number.POSITIVE_INFINITY);
    const from = new Int32Array(n + 1);
    for (let t = (breaks + 1) * shortest; t <= n; t++) {
      for (let s = breaks * shortest; s <= t - shortest; s++) {
        const total = (best[s] as number) + squares(s, t);
        if (total < (next[t] as number)) {
          next[t] = total;
          from[t] = s;
        }
      }
    }
    best = next;
    lastBreaks.push(from);
    const last: number[] = [];
    for (let [i, t] = [breaks - 1, n]; i >= 0; i--) {
      t = lastBreaks[i]?.[t] as number;
      last.unshift(t - 1);
    }
    fits.push(fitOf(n, best[n] as number, last));
  }
  return fits;
}

function fitOf(n: number, rss: number, last: readonly number[]): BreakFit {
  const breaks = last.length;
  // A mean for each segment, a place for each break, and the variance.
  const parameters = 2 * breaks + 2;
  return { breaks, last, rss, bic: n * (Math.log((2 * Math.PI * rss) / n) + 1) + Math.log(n) * parameters };
}

function supremum(squares: Squares, n: number, shortest: number): { supF: number; last: number } {
  const whole = squares(0, n);
  let [supF, last] = [0, shortest - 1];
  for (let end = shortest; end <= n - shortest; end++) {
    const parts = squares(0, end) + squares(end, n);
    const f = parts > 0 ? (whole - parts) / (parts / (n - 2)) : Number.POSITIVE_INFINITY;
    if (f > supF) [supF, last] = [f, end - 1];
  }
  return { supF, last };
}

function breakInterval(
  values: Float64Array,
  squares: Squares,
  [previous, end, next]: readonly [number, number, number],
  level: number,
): Break {
  const mean = (from: number, to: number) =>
    values.subarray(from, to).reduce((sum, value) => sum + value, 0) / (to - from);
  const before = mean(previous + 1, end + 1);
  const after = mean(end + 1, next + 1);
  const variances = [
    squares(previous + 1, end + 1) / (end - previous),
    squares(end + 1, next + 1) / (next - end),
  ] as const;
  const unit = variances[0] / (after - before) ** 2;
  if (!(unit > 0 && variances[1] > 0)) return { last: end, low: end, high: end, before, after };
  const ratio = variances[1] / variances[0];
  const low = end - Math.ceil(breakQuantile((1 + level) / 2, ratio) * unit);
  const high = end - Math.floor(breakQuantile((1 - level) / 2, ratio) * unit);
  return { last: end, low, high, before, after };
}
