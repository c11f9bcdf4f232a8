/** A value on a day. */
export interface DatedValue {
  /** YYYY-MM-DD. */
  readonly day: string;
  readonly value: number;
  readonly document: string;
}

/** Whether a series rises or falls over its days. */
export type Trend =
  | {
      readonly verdict: 'too few';
      readonly n: number;
      readonly documents: number;
    }
  | {
      /** `warmer` and `colder` only where the test is clear after it was told how many series were tested. */
      readonly verdict: 'warmer' | 'colder' | 'no clear trend';
      readonly n: number;
      readonly documents: number;
      /** Kendall's tau-b between day and value. */
      readonly tau: number;
      /** Two-sided p of the Mann-Kendall test with correction for ties, before the correction for many tests. */
      readonly p: number;
      /** Means of the earlier and of the later half of the values, by day. */
      readonly early: number;
      readonly late: number;
      readonly first: string;
      readonly last: string;
    };

/** A trend in fewer acts, documents or days is a tale of two or three of them. */
export const FEWEST_FOR_TREND = { values: 10, documents: 5, days: 5 } as const;

/**
 * Mann-Kendall test (Mann 1945, Kendall 1975): do later values tend to be higher? It asks for order only, so one very bad
 * day does not make a trend. The verdict is open (`no clear trend`) until `judgeTrends` has seen all series.
 *
 * @example
 * const colder = Array.from({ length: 12 }, (_, i) => ({ day: `2017-07-${10 + i}`, value: -i, document: `d-${i}` }));
 * measureTrend(colder).tau; // -1
 */
export function measureTrend(values: readonly DatedValue[]): Trend {
  const n = values.length;
  const documents = new Set(values.map(({ document }) => document)).size;
  const days = new Set(values.map(({ day }) => day));
  const fewest = FEWEST_FOR_TREND;
  if (n < fewest.values || documents < fewest.documents || days.size < fewest.days) {
    return { verdict: 'too few', n, documents };
  }
  const sorted = values.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  let s = 0;
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const a = sorted[i] as DatedValue;
      const b = sorted[j] as DatedValue;
      if (a.day !== b.day) s += Math.sign(b.value - a.value);
    }
  }
  const x = ties(sorted.map(({ day }) => day));
  const y = ties(sorted.map(({ value }) => value));
  const pairs = (n * (n - 1)) / 2;
  const sum = (counts: readonly number[], f: (t: number) => number): number => counts.reduce((all, t) => all + f(t), 0);
  // Variance of S with ties in both rankings (Kendall 1975, section 4.7).
  const full = (t: number): number => t * (t - 1) * (2 * t + 5);
  const two = (t: number): number => t * (t - 1);
  const three = (t: number): number => t * (t - 1) * (t - 2);
  const variance =
    (full(n) - sum(x, full) - sum(y, full)) / 18 +
    (sum(x, two) * sum(y, two)) / (2 * n * (n - 1)) +
    (sum(x, three) * sum(y, three)) / (9 * n * (n - 1) * (n - 2));
  const scale = Math.sqrt((pairs - sum(x, two) / 2) * (pairs - sum(y, two) / 2));
  const z = variance > 0 ? (s - Math.sign(s)) / Math.sqrt(variance) : 0;
  const half = Math.floor(n / 2);
  const mean = (part: readonly DatedValue[]): number => part.reduce((all, { value }) => all + value, 0) / part.length;
  return {
    verdict: 'no clear trend',
    n,
    documents,
    tau: scale > 0 ? s / scale : 0,
    p: Math.min(1, 2 * upperTail(Math.abs(z))),
    early: mean(sorted.slice(0, half)),
    late: mean(sorted.slice(n - half)),
    first: sorted[0]?.day ?? '',
    last: sorted[n - 1]?.day ?? '',
  };
}

/** Share of false trends that is accepted among those that are called clear. */
const FALSE_SHARE = 0.05;

/**
 * Gives the verdicts once all series are known: of many series without a trend some look as if they had one, so the bound
 * on p falls with their number (Benjamini and Hochberg 1995, at 5 %).
 *
 * @example
 * const colder = Array.from({ length: 12 }, (_, i) => ({ day: `2017-07-${10 + i}`, value: -i, document: `d-${i}` }));
 * judgeTrends([measureTrend(colder)])[0].verdict; // 'colder'
 */
export function judgeTrends(trends: readonly Trend[]): readonly Trend[] {
  const ps = trends.flatMap((trend) => (trend.verdict === 'too few' ? [] : [trend.p])).sort((a, b) => a - b);
  const bound = ps.findLast((p, i) => p <= (FALSE_SHARE * (i + 1)) / ps.length) ?? -1;
  return trends.map((trend) => {
    if (trend.verdict === 'too few' || trend.p > bound) return trend;
    return { ...trend, verdict: trend.tau > 0 ? 'warmer' : 'colder' };
  });
}

/** Sizes of the groups of equal values, those of one left out. */
function ties(values: readonly (string | number)[]): readonly number[] {
  const counts = new Map<string | number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts.values()].filter((count) => count > 1);
}

/** Probability that a standard normal exceeds z >= 0 (Abramowitz and Stegun 26.2.17, error below 1e-7). */
function upperTail(z: number): number {
  const t = 1 / (1 + 0.2316419 * z);
  const polynomial = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return (Math.exp(-(z ** 2) / 2) / Math.sqrt(2 * Math.PI)) * polynomial;
}
