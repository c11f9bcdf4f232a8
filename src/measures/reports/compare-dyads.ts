import type { DailyCounts } from '../../records/daily-counts.ts';
import { EntenteError } from '../../records/failure.ts';
import { seededRandom } from '../../records/seeded-random.ts';
import { type Share, wilsonInterval } from '../agreement/wilson-interval.ts';
import { normalQuantile } from '../numbers/normal.ts';
import { sampleQuantile } from '../numbers/sample-quantile.ts';

/** What one kind of source holds of two actors in one period, whoever acts. */
export interface DyadTally {
  /** Ids of both, the smaller first, such as `CHN-RUS`. */
  readonly dyad: string;
  /** `2016-05`, or `2016`. */
  readonly period: string;
  readonly n: number;
  /** How many of the n have a score; absent if all have. */
  readonly scored?: number;
  /** Sum of scores, -10 to 10 each. */
  readonly sum: number;
  /** How many have a score below 0. */
  readonly negative: number;
}

export interface CompareOptions {
  /** Dyads in periods with fewer events than this, in the texts or in the data, are left out of tone and conflict share; default 1 and 5. */
  readonly least?: number;
  readonly leastData?: number;
  /** Draws of dyads for the intervals; default 1,000. */
  readonly draws?: number;
  readonly seed?: number;
}

/** A correlation with its interval. */
export interface Correlation {
  readonly value: number;
  /** 95 %, by drawing dyads with all their periods; absent below 8 dyads. */
  readonly interval?: readonly [low: number, high: number];
}

/** How one measure of texts goes with that of event data. */
export interface MeasureComparison {
  /** Pairs (a dyad in a period), and how many dyads they are of. */
  readonly n: number;
  readonly dyads: number;
  /** Absent where it cannot be reckoned: fewer than 3 pairs, or no variation. */
  readonly pearson?: Correlation;
  readonly spearman?: Correlation;
  /** Pearson's of what is above or below each dyad's own mean: whether both rise and fall together. Of dyads with several periods. */
  readonly within?: Correlation & { readonly n: number; readonly dyads: number };
  /** Smallest correlation that so many pairs would show 4 times in 5, were they independent; absent below 5 pairs. */
  readonly detectable?: number;
  /** `too few`: fewer than 30 pairs or 10 dyads; nothing follows from the figures. */
  readonly verdict: 'too few' | 'together' | 'apart' | 'no relation seen';
}

export interface DyadPair {
  readonly dyad: string;
  readonly period: string;
  readonly texts: DyadTally;
  readonly data: DyadTally;
}

/** What texts say of dyads beside what event data show. */
export interface DyadComparison {
  /** Dyads in periods that both hold with the least number of events. */
  readonly pairs: readonly DyadPair[];
  /** Mean score. */
  readonly tone: MeasureComparison;
  /** Share of events with a score below 0. */
  readonly conflict: MeasureComparison;
  /** Logarithm of 1 + number of events, of every dyad that both know in every period that both hold, 0 where there is none. */
  readonly volume: MeasureComparison;
  /** In how many pairs both tones lie on the same side of 0, and how many would by chance. */
  readonly sameSide: Share & { readonly chance: number };
  readonly options: Required<CompareOptions>;
  readonly method: string;
}

const FEWEST_PAIRS = 30;
const FEWEST_DYADS = 10;
/** Below this no interval is given: too few dyads to draw from. */
const FEWEST_DRAWN = 8;

/**
 * Days of events as months of an undirected dyad; of both directions give both.
 *
 * @example
 * const one = [Int32Array.of(16922), Uint8Array.of(3), Float64Array.of(2)];
 * const counts = { day: one[0], quad: one[1], n: one[2], sum: Float64Array.of(-4), squares: Float64Array.of(8), negative: one[2], mentions: one[2] };
 * dyadMonths('CHN', 'RUS', [counts]); // [{ dyad: 'CHN-RUS', period: '2016-05', n: 2, scored: 2, sum: -4, negative: 2 }]
 */
export function dyadMonths(a: string, b: string, directions: readonly DailyCounts[]): readonly DyadTally[] {
  const dyad = dyadName(a, b);
  const days = directions.flatMap(({ day, n, scored, sum, negative }) =>
    Array.from(day, (one, i): DyadTally => {
      const period = new Date(one * 86_400_000).toISOString().slice(0, 7);
      const count = n[i] ?? 0;
      return { dyad, period, n: count, scored: scored?.[i] ?? count, sum: sum[i] ?? 0, negative: negative[i] ?? 0 };
    }),
  );
  return pooledPeriods(days, (period) => period);
}

/**
 * Periods put together into longer ones, such as months into years.
 *
 * @example
 * const months = ['2016-05', '2016-06'].map((period) => ({ dyad: 'CHN-RUS', period, n: 2, sum: 6, negative: 0 }));
 * pooledPeriods(months, (period) => period.slice(0, 4)).map(({ period, n }) => [period, n]); // [['2016', 4]]
 */
export function pooledPeriods(
  rows: readonly DyadTally[],
  of: (period: string) => string,
): readonly Required<DyadTally>[] {
  const pooled = new Map<string, Required<DyadTally>>();
  for (const row of rows) {
    const to = { dyad: row.dyad, period: of(row.period) };
    const known = pooled.get(keyOf(to)) ?? { ...to, n: 0, scored: 0, sum: 0, negative: 0 };
    pooled.set(keyOf(to), {
      ...to,
      n: known.n + row.n,
      scored: known.scored + scoredOf(row),
      sum: known.sum + row.sum,
      negative: known.negative + row.negative,
    });
  }
  return [...pooled.values()].sort(byPeriod);
}

/**
 * The name of two actors whoever acts.
 *
 * @example
 * dyadName('RUS', 'CHN'); // 'CHN-RUS'
 */
export function dyadName(a: string, b: string): string {
  return a < b ? `${a}-${b}` : `${b}-${a}`;
}

/**
 * Sets what texts say of dyads beside what event data show in the same periods: correlations of tone, conflict share and
 * volume. Pairs of one dyad resemble each other, so that intervals come from drawing dyads (cluster bootstrap by
 * percentiles; Efron and Tibshirani 1993, chapter 13). Where there are too few, it says so, whatever the figure.
 *
 * @throws EntenteError (usage) if a dyad stands in one period twice
 * @example
 * const texts = [{ dyad: 'CHN-RUS', period: '2016-05', n: 2, sum: 6, negative: 0 }];
 * const data = [{ dyad: 'CHN-RUS', period: '2016-05', n: 40, sum: 120, negative: 6 }];
 * compareDyads(texts, data).tone.verdict; // 'too few'
 */
export function compareDyads(
  texts: readonly DyadTally[],
  data: readonly DyadTally[],
  { least = 1, leastData = 5, draws = 1000, seed = 1 }: CompareOptions = {},
): DyadComparison {
  const options = { least, leastData, draws, seed };
  const [told, known] = [indexed(texts), indexed(data)];
  const pairs = [...told.values()].sort(byPeriod).flatMap((row): DyadPair[] => {
    const other = known.get(keyOf(row));
    if (!other || row.n < least || other.n < leastData || scoredOf(row) === 0 || scoredOf(other) === 0) return [];
    return [{ dyad: row.dyad, period: row.period, texts: row, data: other }];
  });
  const measure = (of: (row: DyadTally) => number): MeasureComparison =>
    compare(
      pairs.map((pair) => ({ dyad: pair.dyad, x: of(pair.texts), y: of(pair.data) })),
      options,
    );
  return {
    pairs,
    tone: measure(toneOf),
    conflict: measure((row) => row.negative / scoredOf(row)),
    volume: compare(volumes(told, known), options),
    sameSide: sameSideOf(pairs),
    options,
    method: 'correlations over dyads in periods; intervals by drawing dyads',
  };
}

const scoredOf = ({ n, scored = n }: DyadTally): number => scored;
const toneOf = (row: DyadTally): number => row.sum / scoredOf(row);
const keyOf = ({ dyad, period }: { readonly dyad: string; readonly period: string }): string => `${dyad} ${period}`;
const byPeriod = (a: DyadTally, b: DyadTally): number => (keyOf(a) < keyOf(b) ? -1 : 1);

function indexed(rows: readonly DyadTally[]): ReadonlyMap<string, DyadTally> {
  const index = new Map<string, DyadTally>();
  for (const row of rows) {
    if (index.has(keyOf(row))) {
      throw new EntenteError('usage', `The dyad ${row.dyad} stands in ${row.period} twice; put both together first.`);
    }
    index.set(keyOf(row), row);
  }
  return index;
}

interface Point {
  readonly dyad: string;
  readonly x: number;
  readonly y: number;
}

/** Counts of every dyad that both know, in every period that both hold. */
function volumes(texts: ReadonlyMap<string, DyadTally>, data: ReadonlyMap<string, DyadTally>): readonly Point[] {
  const named = new Set([...texts.values()].map(({ dyad }) => dyad));
  const dyads = [...new Set([...data.values()].map(({ dyad }) => dyad))].filter((dyad) => named.has(dyad)).sort();
  const held = new Set([...data.values()].map(({ period }) => period));
  const periods = [...new Set([...texts.values()].map(({ period }) => period))].filter((period) => held.has(period));
  return dyads.flatMap((dyad) =>
    periods.sort().map((period) => {
      const count = (of: ReadonlyMap<string, DyadTally>): number => Math.log1p(of.get(keyOf({ dyad, period }))?.n ?? 0);
      return { dyad, x: count(texts), y: count(data) };
    }),
  );
}

function sameSideOf(pairs: readonly DyadPair[]): DyadComparison['sameSide'] {
  const sides = pairs.map(({ texts, data }) => [toneOf(texts) < 0, toneOf(data) < 0] as const);
  const share = (side: 0 | 1): number => sides.filter((both) => both[side]).length / sides.length;
  const hits = sides.filter(([a, b]) => a === b).length;
  const [a, b] = [share(0), share(1)];
  return { ...wilsonInterval(hits, pairs.length), chance: a * b + (1 - a) * (1 - b) };
}

function compare(points: readonly Point[], { draws, seed }: Required<CompareOptions>): MeasureComparison {
  const groups = groupsOf(points);
  const dyads = groups.length;
  const n = points.length;
  const pearson = correlate(groups, draws, seed);
  const spearman = correlate(groupsOf(ranked(points)), draws, seed);
  const repeated = groups.filter((group) => group.length > 1);
  const inside = correlate(repeated.map(centred), draws, seed);
  return {
    n,
    dyads,
    ...(pearson ? { pearson } : {}),
    ...(spearman ? { spearman } : {}),
    ...(inside ? { within: { ...inside, n: repeated.flat().length, dyads: repeated.length } } : {}),
    ...(n >= 5 ? { detectable: Math.tanh((normalQuantile(0.975) + normalQuantile(0.8)) / Math.sqrt(n - 3)) } : {}),
    verdict: verdictOf(n, dyads, spearman),
  };
}

function verdictOf(n: number, dyads: number, spearman: Correlation | undefined): MeasureComparison['verdict'] {
  if (n < FEWEST_PAIRS || dyads < FEWEST_DYADS || !spearman?.interval) return 'too few';
  const [low, high] = spearman.interval;
  return low > 0 ? 'together' : high < 0 ? 'apart' : 'no relation seen';
}

function groupsOf(points: readonly Point[]): readonly (readonly Point[])[] {
  const groups = new Map<string, Point[]>();
  for (const point of points) {
    const group = groups.get(point.dyad);
    if (group) group.push(point);
    else groups.set(point.dyad, [point]);
  }
  return [...groups.values()];
}

interface Middle {
  readonly x: number;
  readonly y: number;
}

function middleOf(points: readonly Point[]): Middle {
  const mean = (of: (point: Point) => number): number =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  return { x: mean((point) => point.x), y: mean((point) => point.y) };
}

function centred(group: readonly Point[]): readonly Point[] {
  const { x, y } = middleOf(group);
  return group.map((point) => ({ dyad: point.dyad, x: point.x - x, y: point.y - y }));
}

/** Pearson's correlation, its interval by drawing groups; undefined without variation. */
function correlate(groups: readonly (readonly Point[])[], draws: number, seed: number): Correlation | undefined {
  const all = groups.flat();
  if (all.length < 3) return undefined;
  const middle = middleOf(all);
  // Sums of each group around the middle of all, so that a draw costs one addition a group.
  const sums = groups.map((group) => sumsOf(group, middle));
  const value = correlationOf(sums, middle);
  if (Number.isNaN(value)) return undefined;
  if (groups.length < FEWEST_DRAWN || draws === 0) return { value };
  const random = seededRandom(seed);
  const drawn = Array.from({ length: draws }, () =>
    correlationOf(
      sums.map(() => sums[Math.floor(random() * sums.length)] as Sums),
      middle,
    ),
  ).filter((one) => !Number.isNaN(one));
  return { value, interval: [sampleQuantile(drawn, 0.025), sampleQuantile(drawn, 0.975)] };
}

interface Sums {
  readonly n: number;
  readonly x: number;
  readonly y: number;
  readonly xx: number;
  readonly yy: number;
  readonly xy: number;
}

function sumsOf(points: readonly Point[], middle: Middle): Sums {
  const sums = { n: points.length, x: 0, y: 0, xx: 0, yy: 0, xy: 0 };
  for (const point of points) {
    const [x, y] = [point.x - middle.x, point.y - middle.y];
    sums.x += x;
    sums.y += y;
    sums.xx += x * x;
    sums.yy += y * y;
    sums.xy += x * y;
  }
  return sums;
}

/** NaN without variation; what rounding leaves of equal values is none. */
function correlationOf(groups: readonly Sums[], middle: Middle): number {
  let [n, x, y, xx, yy, xy] = [0, 0, 0, 0, 0, 0];
  for (const sums of groups) {
    n += sums.n;
    x += sums.x;
    y += sums.y;
    xx += sums.xx;
    yy += sums.yy;
    xy += sums.xy;
  }
  const [vx, vy, cov] = [xx - (x * x) / n, yy - (y * y) / n, xy - (x * y) / n];
  const tiny = 1e-20 * n;
  return vx > tiny * (1 + middle.x ** 2) && vy > tiny * (1 + middle.y ** 2) ? cov / Math.sqrt(vx * vy) : Number.NaN;
}

/** Points by the ranks of their values. Draws keep the ranks of all points. */
function ranked(points: readonly Point[]): readonly Point[] {
  const x = ranksOf(points.map((point) => point.x));
  const y = ranksOf(points.map((point) => point.y));
  return points.map(({ dyad }, i) => ({ dyad, x: x[i] ?? 0, y: y[i] ?? 0 }));
}

/** Ranks from 1; equal values share the mean of their ranks. */
function ranksOf(values: readonly number[]): Float64Array {
  const order = values.map((_, i) => i).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const ranks = new Float64Array(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && values[order[to] ?? 0] === values[order[from] ?? 0]) to++;
    for (let k = from; k < to; k++) ranks[order[k] ?? 0] = (from + to + 1) / 2;
    from = to;
  }
  return ranks;
}
