import type { DailyCounts } from '../../records/daily-counts.ts';
import { EntenteError } from '../../records/failure.ts';
import { firstDayOf, monthOf } from '../dyads/bins.ts';
import { pastSpread } from '../dyads/past-spread.ts';
import { pastMean, shrunkMean } from '../dyads/shrink.ts';
import { studentCdf, studentQuantile } from '../numbers/student.ts';
import type { NetworkTie, SignedNetwork, TieState } from './signed-network.ts';
import { dayOf, iso } from './window-days.ts';

/** Scores of all pairs by month, as a store of events counts them: unit `u` in period `t` at `u * periods.length + t`. */
export interface PairMonths {
  /** Each pair once. */
  readonly units: readonly (readonly [a: string, b: string])[];
  /** First day of each month since 1970-01-01, ascending. */
  readonly periods: Int32Array;
  /** Events with a score, the sum of their scores and of the squares of these. */
  readonly scored: Float64Array;
  readonly sum: Float64Array;
  readonly squares: Float64Array;
}

/** How events become ties; what is left out is as in `EVENT_NETWORK_DEFAULTS`. */
export interface EventNetworkOptions {
  /** How far from 0 the mean score must lie (0 to 10). */
  readonly tau: number;
  /** How sure it must be that it does (.5 to 1). */
  readonly sure: number;
  /** Weight of the pair's own past, and of the world's mean in it, in events. */
  readonly own: number;
  readonly world: number;
  /** Only these states. */
  readonly among?: readonly string[] | undefined;
}

export const EVENT_NETWORK_DEFAULTS: EventNetworkOptions = Object.freeze({ tau: 1, sure: 0.9, own: 10, world: 10 });

/**
 * Who stands with whom by deeds: pairs with events in a window, with each other where the mean score is surely above `tau`,
 * against each other where it is surely below `-tau`, and unknown otherwise. The mean is drawn to the pair's own earlier one, and
 * its spread is that of the pair's earlier months, as in `dyadSeries`: nothing that came after the window has a part in it.
 * A tie weighs as many standard errors as its mean lies from 0.
 *
 * @param window first and last day (ISO) of the months meant
 * @throws EntenteError (usage) for a window without events, states without any, a `tau` below 0 or a `sure` that is no such share
 * @example
 * const column = (...n) => Float64Array.from(n);
 * const months = { units: [['CHN', 'RUS']], periods: Int32Array.of(0), scored: column(40), sum: column(160), squares: column(700) };
 * eventNetwork(months, { from: '1970-01-01', to: '1970-01-31' }).ties[0].state; // '+'
 */
export function eventNetwork(
  months: PairMonths,
  window: { readonly from: string; readonly to: string },
  options: Partial<EventNetworkOptions> = {},
): SignedNetwork {
  const chosen = checked({ ...EVENT_NETWORK_DEFAULTS, ...options });
  const { tau, sure, among } = chosen;
  const stretch = stretchOf(months, window);
  const world = worldBefore(months, stretch);
  const wanted = among === undefined ? undefined : new Set(among);
  const found: { readonly pair: readonly [string, string]; readonly tie: Omit<NetworkTie, 'a' | 'b'> }[] = [];
  for (const [unit, pair] of months.units.entries()) {
    if (wanted && !pair.every((state) => wanted.has(state))) continue;
    const tie = tieOfUnit(months, unit, stretch, world, chosen);
    if (tie) found.push({ pair, tie });
  }
  if (found.length === 0) throw new EntenteError('usage', nothing(months, window, among !== undefined));
  const actors = [...new Set(among ?? found.flatMap(({ pair }) => pair))].sort();
  const place = new Map(actors.map((actor, n) => [actor, n]));
  const ties = found.map(({ pair, tie }): NetworkTie => {
    const [a, b] = pair.map((actor) => place.get(actor) ?? 0).sort((x, y) => x - y) as [number, number];
    return { a, b, ...tie };
  });
  return {
    source: 'events',
    actors,
    ties: ties.sort((x, y) => x.a - y.a || x.b - y.b),
    from: window.from,
    to: window.to,
    thresholds: { minus: tau === 0 ? 0 : -tau, plus: tau },
    method: `mean score of events (-10 to 10), drawn to the past of the pair (weight ${chosen.own}, of the world ${chosen.world}); with each other where it is above ${tau} with a probability of ${sure}, against each other where it is below ${tau === 0 ? 0 : -tau}, else unknown`,
  };
}

function checked(options: EventNetworkOptions): EventNetworkOptions {
  const { tau, sure } = options;
  if (!(tau >= 0 && tau < 10))
    throw new EntenteError('usage', `A mean score of ${tau} is none to ask for; give one from 0 to 10, such as 1.`);
  if (!(sure >= 0.5 && sure < 1))
    throw new EntenteError('usage', `A probability of ${sure} is none to ask for; give one from .5 to 1, such as .9.`);
  return options;
}

/** Periods of the window: from `first` on, before `after`. */
interface Stretch {
  readonly first: number;
  readonly after: number;
  readonly day: number;
}

function stretchOf({ periods }: PairMonths, { from, to }: { readonly from: string; readonly to: string }): Stretch {
  const [start, end] = [dayOf(from), dayOf(to)];
  const first = periods.findIndex((day) => day >= firstDayOf(monthOf(start)));
  const after = periods.findIndex((day) => day > end);
  return { first: first < 0 ? periods.length : first, after: after < 0 ? periods.length : after, day: start };
}

interface World {
  readonly mean: number;
  readonly variance: number;
}

/** Mean and variance of all scores before the window; where nothing came before, of the window itself. */
function worldBefore(months: PairMonths, { first, after }: Stretch): World {
  const before = totalOf(months, 0, first);
  const { n, sum, squares } = before.n > 0 ? before : totalOf(months, first, after);
  const mean = n > 0 ? sum / n : 0;
  return { mean, variance: n > 0 ? Math.max(0, squares / n - mean * mean) : 0 };
}

function totalOf({ units, periods, scored, sum, squares }: PairMonths, from: number, until: number) {
  const total = { n: 0, sum: 0, squares: 0 };
  for (let unit = 0; unit < units.length; unit++)
    for (let t = from; t < until; t++) {
      const at = unit * periods.length + t;
      total.n += scored[at] as number;
      total.sum += sum[at] as number;
      total.squares += squares[at] as number;
    }
  return total;
}

function tieOfUnit(
  months: PairMonths,
  unit: number,
  { first, after, day }: Stretch,
  world: World,
  { tau, sure, own, world: worldWeight }: EventNetworkOptions,
): Omit<NetworkTie, 'a' | 'b'> | undefined {
  const sums = { n: 0, sum: 0 };
  for (let t = first; t < after; t++) {
    sums.n += months.scored[unit * months.periods.length + t] as number;
    sums.sum += months.sum[unit * months.periods.length + t] as number;
  }
  if (sums.n === 0) return undefined;
  const past = pastOf(months, unit, first);
  const before = { n: sumOf(past.n), sum: sumOf(past.sum) };
  const value = shrunkMean(sums.n, sums.sum, pastMean(before, world.mean, worldWeight), own);
  const { variance, degrees } = pastSpread(past)(day, world.variance);
  const error = Math.sqrt(variance / (sums.n + own));
  const state = signOf(value, error, degrees, tau, sure);
  const reach = studentQuantile(0.975, degrees) * error;
  return {
    state,
    value,
    interval: [Math.max(-10, value - reach), Math.min(10, value + reach)],
    n: sums.n,
    // Without any spread a tie is as sure as one can be; it still must not outweigh all others together.
    weight: state === 'unknown' ? 0 : Math.min(MOST_WEIGHT, Math.abs(value) / Math.max(error, 1e-9)),
  };
}

/** No tie weighs more than this many standard errors. */
const MOST_WEIGHT = 100;

function signOf(value: number, error: number, degrees: number, tau: number, sure: number): TieState {
  const above = (bound: number): number =>
    error > 0 ? 1 - studentCdf((bound - value) / error, degrees) : value > bound ? 1 : 0;
  if (above(tau) > sure) return '+';
  return 1 - above(-tau) > sure ? '-' : 'unknown';
}

function sumOf(column: Float64Array): number {
  return column.reduce((sum, value) => sum + value, 0);
}

/** The pair's months before the window, as counts by day. */
function pastOf({ periods, scored, sum }: PairMonths, unit: number, first: number): DailyCounts {
  const kept: number[] = [];
  for (let t = 0; t < first; t++) if ((scored[unit * periods.length + t] as number) > 0) kept.push(t);
  const column = (of: Float64Array) => Float64Array.from(kept, (t) => of[unit * periods.length + t] as number);
  const none = new Float64Array(kept.length);
  return {
    day: Int32Array.from(kept, (t) => periods[t] as number),
    quad: new Uint8Array(kept.length),
    n: column(scored),
    sum: column(sum),
    squares: none,
    negative: none,
    mentions: none,
  };
}

function nothing(
  { periods }: PairMonths,
  { from, to }: { readonly from: string; readonly to: string },
  among: boolean,
): string {
  const [first] = periods;
  const last = periods.at(-1);
  const span =
    first === undefined || last === undefined ? '' : `; the events run from ${iso(first)} to ${iso(monthEnd(last))}`;
  return `No event ${among ? 'between these states ' : ''}lies in ${from} to ${to}${span}.`;
}

function monthEnd(day: number): number {
  return firstDayOf(monthOf(day) + 1) - 1;
}
