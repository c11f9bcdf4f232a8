import type { DailyCounts } from '../../records/daily-counts.ts';
import { EntenteError } from '../../records/failure.ts';
import { betaQuantile } from '../numbers/beta.ts';
import { gammaQuantile } from '../numbers/gamma.ts';
import { studentQuantile } from '../numbers/student.ts';
import { type Bins, type Grain, makeBins, type RollingWindow } from './bins.ts';
import { type EventTotals, joinCounts, type TotalsOverTime, totalsOverTime } from './event-totals.ts';
import type { MeasuredSeries } from './measured-series.ts';
import { type PastSpread, pastSpread } from './past-spread.ts';
import { pastMean, shrunkMean } from './shrink.ts';

/** The events of a pair and, beside them, of all the world in the same data under the same filter. */
export interface DyadEvents {
  /** The two actors. */
  readonly sides: readonly [a: string, b: string];
  /** Events from a to b, and from b to a. */
  readonly forth: DailyCounts;
  readonly back: DailyCounts;
  /** All events, whoever the sides are. */
  readonly world: DailyCounts;
  /** All events with a, and all with b, on either side. */
  readonly ofSides?: readonly [DailyCounts, DailyCounts];
  /** First and last day that the data cover, since 1970-01-01. */
  readonly from: number;
  readonly to: number;
}

/** Choices of a series; what is left out is as in `DYAD_DEFAULTS`. */
export interface DyadOptions {
  readonly grain: Grain | RollingWindow;
  /** Weight of the pair's own past, in events (K). */
  readonly own: number;
  /** Weight of the world's mean in that past, in events (K0). */
  readonly world: number;
  /** Most events that the past counts for in the volume. */
  readonly volume: number;
  /** How sure the intervals are. */
  readonly level: number;
}

export const DYAD_DEFAULTS: DyadOptions = Object.freeze({
  grain: 'month',
  own: 10,
  world: 10,
  volume: 0.5,
  level: 0.95,
});

/** Which events: from a to b, from b to a, or both together. */
export const DIRECTIONS = ['forth', 'back', 'both'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** What is measured of one direction. */
export interface DirectedSeries {
  readonly direction: Direction;
  /** Events of each stretch; 0 where there was none. */
  readonly n: Float64Array;
  /** Reports of them, where the data count reports. */
  readonly mentions: Float64Array;
  /** Events by quad class: unknown, verbal cooperation, material cooperation, verbal conflict, material conflict. */
  readonly quads: EventTotals['quads'];
  readonly tone: MeasuredSeries;
  /** Share of events with a score below 0. */
  readonly conflict: MeasuredSeries;
  /** Share of conflict among what was said, and among what was done, by quad class. */
  readonly verbal: MeasuredSeries;
  readonly material: MeasuredSeries;
  readonly volume: MeasuredSeries;
  /** Sum of scores, which others publish; see its warning. */
  readonly summed: MeasuredSeries;
}

/** How much the data have to say about a stretch at all. */
export interface Coverage {
  /** Events of the world. */
  readonly world: Float64Array;
  /** The pair's share of them, and of the events of each side; NaN where these have none. */
  readonly ofWorld: Float64Array;
  readonly ofSides?: readonly [Float64Array, Float64Array];
}

/** A pair over time. The rows behind stretch `t` are those of its direction from `bins.first[t]` to `bins.last[t]`. */
export interface DyadSeries {
  readonly sides: readonly [a: string, b: string];
  readonly options: DyadOptions;
  readonly bins: Bins;
  readonly forth: DirectedSeries;
  readonly back: DirectedSeries;
  readonly both: DirectedSeries;
  readonly coverage: Coverage;
}

/**
 * What passed between two actors, stretch by stretch: tone, shares of conflict and volume, each with the number of events it
 * rests on and an interval. Values lean on the pair's past and never on what came later: a new row changes no earlier value.
 * @throws EntenteError (usage) where the range or an option makes no sense
 * @example
 * const none = { day: new Int32Array(), quad: new Uint8Array(), n: new Float64Array(), sum: new Float64Array(),
 *   squares: new Float64Array(), negative: new Float64Array(), mentions: new Float64Array() };
 * const day = { ...none, day: Int32Array.of(3), quad: Uint8Array.of(1), n: Float64Array.of(2), sum: Float64Array.of(6),
 *   squares: Float64Array.of(18), negative: Float64Array.of(0), mentions: Float64Array.of(2) };
 * const series = dyadSeries({ sides: ['CHN', 'RUS'], forth: day, back: none, world: day, from: 0, to: 30 });
 * series.both.tone.raw[0]; // 3
 */
export function dyadSeries(events: DyadEvents, options: Partial<DyadOptions> = {}): DyadSeries {
  const chosen = checked({ ...DYAD_DEFAULTS, ...options });
  const bins = makeBins(chosen.grain, events.from, events.to);
  const world = totalsOverTime(events.world, bins);
  const measure = (direction: Direction, counts: DailyCounts) =>
    directedSeries({ direction, counts, bins, world, options: chosen });
  const both = measure('both', joinCounts(events.forth, events.back));
  const share = (all: DailyCounts) => quotient(both.n, totalsOverTime(all, bins).now.n);
  const [a, b] = events.ofSides ?? [];
  return {
    sides: events.sides,
    options: chosen,
    bins,
    forth: measure('forth', events.forth),
    back: measure('back', events.back),
    both,
    coverage: {
      world: world.now.n,
      ofWorld: quotient(both.n, world.now.n),
      ...(a && b && { ofSides: [share(a), share(b)] as const }),
    },
  };
}

function checked(options: DyadOptions): DyadOptions {
  for (const name of ['own', 'world', 'volume'] as const) {
    if (!(options[name] >= 0 && Number.isFinite(options[name]))) {
      throw new EntenteError('usage', `The weight ${name} is ${options[name]}; give a number of events from 0 on.`);
    }
  }
  if (!(options.level > 0 && options.level < 1)) {
    throw new EntenteError(
      'usage',
      `An interval of ${options.level} is none; give a share between 0 and 1, such as 0.95.`,
    );
  }
  return options;
}

function quotient(part: Float64Array, whole: Float64Array): Float64Array {
  return part.map((value, t) => ((whole[t] as number) > 0 ? value / (whole[t] as number) : Number.NaN));
}

/** Everything that the measures of one direction are made from. */
interface Task {
  readonly direction: Direction;
  readonly counts: DailyCounts;
  readonly bins: Bins;
  readonly world: TotalsOverTime;
  readonly options: DyadOptions;
}

function directedSeries(task: Task): DirectedSeries {
  const { now, before } = totalsOverTime(task.counts, task.bins);
  const { world, options } = task;
  const share = (name: string, of: (totals: EventTotals) => readonly [n: Float64Array, conflict: Float64Array]) =>
    shareSeries(name, options, of(now), of(before), of(world.now), of(world.before));
  return {
    direction: task.direction,
    n: now.n,
    mentions: now.mentions,
    quads: now.quads,
    tone: toneSeries(task, now, before),
    conflict: share('conflict share', (totals) => [totals.scored, totals.negative]),
    verbal: share('verbal conflict share', ({ quads }) => [added(quads[1], quads[3]), quads[3]]),
    material: share('material conflict share', ({ quads }) => [added(quads[2], quads[4]), quads[4]]),
    volume: volumeSeries(options, now, before, world),
    summed: summedSeries(now, before),
  };
}

function added(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, t) => value + (b[t] as number));
}

/** Columns of a series to be filled, all gaps. */
function emptySeries(n: Float64Array, past: Float64Array) {
  const gaps = () => new Float64Array(n.length).fill(Number.NaN);
  return { value: gaps(), low: gaps(), high: gaps(), raw: gaps(), n, past };
}

/**
 * The world's mean before a stretch; in the first one, of which nothing came before, that of the stretch itself.
 * @param otherwise what is expected where there is no world at all
 */
function worldMean(
  t: number,
  before: readonly [n: Float64Array, sum: Float64Array],
  now: readonly [n: Float64Array, sum: Float64Array],
  otherwise: number,
): number {
  for (const [n, sum] of [before, now]) if ((n[t] as number) > 0) return (sum[t] as number) / (n[t] as number);
  return otherwise;
}

function toneSeries(task: Task, now: EventTotals, before: EventTotals): MeasuredSeries {
  const { bins, world, options } = task;
  const series = emptySeries(now.scored, before.scored);
  const spread = pastSpread(task.counts);
  const reach = studentReach(options.level);
  for (let t = 0; t < now.n.length; t++) {
    const n = now.scored[t] as number;
    if (n === 0) continue;
    const sum = now.sum[t] as number;
    const common = worldMean(t, [world.before.scored, world.before.sum], [world.now.scored, world.now.sum], 0);
    const expected = pastMean({ n: before.scored[t] as number, sum: before.sum[t] as number }, common, options.world);
    const value = shrunkMean(n, sum, expected, options.own);
    const known = spread(bins.first[t] as number, worldVariance(t, world, common));
    const error = reach(known) * Math.sqrt(known.variance / (n + options.own));
    series.raw[t] = sum / n;
    series.value[t] = value;
    series.low[t] = Math.max(-10, value - error);
    series.high[t] = Math.min(10, value + error);
  }
  return {
    name: 'tone',
    unit: 'mean score of an event, -10 (worst) to 10',
    ...series,
    method: {
      name: 'mean score, drawn to the past of the pair',
      source: 'Goldstein 1992; empirical Bayes (Efron and Morris 1975); overdispersion of the monthly means',
      parameters: { own: options.own, world: options.world, level: options.level },
    },
  };
}

function worldVariance(t: number, world: TotalsOverTime, mean: number): number {
  const squares = worldMean(
    t,
    [world.before.scored, world.before.squares],
    [world.now.scored, world.now.squares],
    mean ** 2,
  );
  return Math.max(0, squares - mean ** 2);
}

/** How many standard errors an interval reaches, looked up once for each number of degrees. */
function studentReach(level: number): (spread: PastSpread) => number {
  const known = new Map<number, number>();
  return ({ degrees }) => {
    let reach = known.get(degrees);
    if (reach === undefined) {
      reach = studentQuantile((1 + level) / 2, degrees);
      known.set(degrees, reach);
    }
    return reach;
  };
}

type Counted = readonly [n: Float64Array, conflict: Float64Array];

/** A share by the beta-binomial model: the past counts as `own` events, and the interval is one of beta quantiles. */
function shareSeries(
  name: string,
  options: DyadOptions,
  now: Counted,
  before: Counted,
  worldNow: Counted,
  worldBefore: Counted,
): MeasuredSeries {
  const series = emptySeries(now[0], before[0]);
  const tail = (1 - options.level) / 2;
  for (let t = 0; t < now[0].length; t++) {
    const n = now[0][t] as number;
    if (n === 0) continue;
    const k = now[1][t] as number;
    const past = { n: before[0][t] as number, sum: before[1][t] as number };
    const expected = pastMean(past, worldMean(t, worldBefore, worldNow, 0.5), options.world);
    const a = k + options.own * expected;
    const b = n - k + options.own * (1 - expected);
    series.raw[t] = k / n;
    series.value[t] = a / (a + b);
    series.low[t] = a > 0 ? (b > 0 ? betaQuantile(tail, a, b) : 1) : 0;
    series.high[t] = b > 0 ? (a > 0 ? betaQuantile(1 - tail, a, b) : 0) : 1;
  }
  return {
    name,
    unit: 'share of events',
    ...series,
    method: {
      name: 'beta-binomial share, drawn to the past of the pair',
      source: 'beta-binomial model (Griffiths 1973); interval from quantiles of the beta distribution',
      parameters: { own: options.own, world: options.world, level: options.level },
    },
  };
}

/**
 * Events for each thousand of the world's: a gamma-Poisson rate whose exposure is the volume of the world, so that more
 * sources do not look like more contact. Where the world has no event nothing is known; where it has, none is a value.
 */
function volumeSeries(
  options: DyadOptions,
  now: EventTotals,
  before: EventTotals,
  world: TotalsOverTime,
): MeasuredSeries {
  const series = emptySeries(now.n, before.n);
  const tail = (1 - options.level) / 2;
  for (let t = 0; t < now.n.length; t++) {
    const exposure = (world.now.n[t] as number) / 1_000;
    if (exposure === 0) continue;
    const n = now.n[t] as number;
    // Half an event is what Jeffreys' prior of a rate adds, and all that is known where there is no past.
    const past = (before.n[t] as number) + 0.5;
    const pastExposure = (world.before.n[t] as number) / 1_000;
    const shape = pastExposure > 0 ? Math.min(options.volume, past) : 0.5;
    const a = n + shape;
    const b = exposure + (pastExposure > 0 ? (shape * pastExposure) / past : 0);
    series.raw[t] = n / exposure;
    series.value[t] = a / b;
    series.low[t] = a > 0 ? gammaQuantile(tail, a, b) : 0;
    series.high[t] = a > 0 ? gammaQuantile(1 - tail, a, b) : Number.NaN;
  }
  return {
    name: 'volume',
    unit: "events for each thousand of the world's",
    ...series,
    method: {
      name: "gamma-Poisson rate with the world's volume as exposure, drawn to the past of the pair",
      source: 'gamma-Poisson model (Greenwood and Yule 1920), prior of Jeffreys where there is no past',
      parameters: { volume: options.volume, level: options.level },
    },
  };
}

function summedSeries(now: EventTotals, before: EventTotals): MeasuredSeries {
  const series = emptySeries(now.scored, before.scored);
  for (let t = 0; t < now.n.length; t++) {
    if ((now.scored[t] as number) === 0) continue;
    series.raw[t] = now.sum[t] as number;
    series.value[t] = now.sum[t] as number;
  }
  return {
    name: 'summed score',
    unit: 'sum of scores',
    ...series,
    method: { name: 'sum of scores', source: 'as published in parts of the literature', parameters: {} },
    warning: 'A sum of scores rises and falls with the number of reports; it shows attention, not tone.',
  };
}
