import { dyadVotes, partedVotes } from '../../measures/votes/dyad-votes.ts';
import { idealPointOf, idealPoints } from '../../measures/votes/ideal-points.ts';
import type { VoteMeasure } from '../../measures/votes/similarity.ts';
import { type ChosenRollCalls, chooseRollCalls, periodOf, type VoteFilter } from '../../measures/votes/vote-filter.ts';
import type { RollCalls } from '../../records/roll-calls.ts';
import type { VotesPeriod } from '../../report/measures/votes-report.ts';
import type { ChosenVotes } from './asked-votes.ts';

/** Likeness of two states, session by session. */
export interface VoteSeries {
  readonly method: string;
  readonly periods: readonly (VotesPeriod & { readonly table?: readonly number[] })[];
  readonly leftOut: ChosenRollCalls['leftOut'];
}

/** Without the sessions before the first and after the last joint vote. */
export function betweenVotes(series: VoteSeries): VoteSeries {
  const first = series.periods.findIndex(({ n }) => n > 0);
  const last = series.periods.findLastIndex(({ n }) => n > 0);
  return { ...series, periods: first < 0 ? series.periods : series.periods.slice(first, last + 1) };
}

/** Likeness of two seats, period by period, with the roll calls in which they parted. */
export function seriesOf(calls: RollCalls, [a, b]: readonly [string, string], asked: ChosenVotes): VoteSeries {
  const { filter } = asked;
  const parted = new Map<number, { readonly row: number; readonly a: number; readonly b: number }[]>();
  for (const one of partedVotes(calls, a, b, filter)) {
    const period = periodOf(calls, one.row, filter.grain ?? 'session');
    parted.set(period, [...(parted.get(period) ?? []), one]);
  }
  if (asked.measure === 'ideal') return idealSeries(calls, [a, b], filter, parted);
  const measure: VoteMeasure = asked.measure;
  const found = dyadVotes(calls, a, b, { ...filter, measure, distance: asked.distance, seed: asked.seed });
  return {
    method: found.method,
    leftOut: found.leftOut,
    periods: found.periods.map(({ period, value, n, interval, table }) => ({
      period,
      value,
      n,
      table,
      ...(interval ? { interval } : {}),
      parted: parted.get(period) ?? [],
    })),
  };
}

/** 0.975 quantile of the standard normal. */
const Z95 = 1.959963985;

function idealSeries(
  calls: RollCalls,
  [a, b]: readonly [string, string],
  filter: VoteFilter,
  parted: ReadonlyMap<number, VotesPeriod['parted']>,
): VoteSeries {
  // The line is that of all sessions, so that a stretch of them lies where it lies in the whole.
  const points = idealPoints(calls, { ...filter, from: undefined, to: undefined });
  const counts = new Map(
    dyadVotes(calls, a, b, { ...filter, resamples: 0 }).periods.map(({ period, n }) => [period, n]),
  );
  const periods = [...counts].map(([period, n]): VotesPeriod => {
    const [one, other] = [idealPointOf(points, a, period), idealPointOf(points, b, period)];
    const shared = { period, n, parted: parted.get(period) ?? [] };
    if (!one || !other) return { ...shared, value: Number.NaN };
    const value = Math.abs(one.value - other.value);
    const reach = Z95 * Math.hypot(...[one, other].map(({ interval: [low, high] }) => (high - low) / 2 / Z95));
    return { ...shared, value, interval: [Math.max(0, value - reach), value + reach], sides: [one.value, other.value] };
  });
  return { method: points.method, periods, leftOut: chooseRollCalls(calls, filter).leftOut };
}
