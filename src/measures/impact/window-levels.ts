import type { ImpactDesign } from './design.ts';
import type { PairSeries } from './pair-series.ts';

/** The part of a design that says how windows lie and how a level in them is made. */
export type WindowPlan = Pick<ImpactDesign, 'windows' | 'level'>;

/** Levels before and after one date, by unit of the panel; NaN where there is none. */
export interface WindowLevels {
  readonly before: Float64Array;
  readonly after: Float64Array;
  readonly nBefore: Float64Array;
  readonly nAfter: Float64Array;
}

/**
 * Indices of the periods with data of a window, nearest to X first.
 *
 * @param at index of the period of X
 * @param without index of a period that is left out
 */
export function windowPeriods(
  { n, length }: PairSeries,
  { windows }: WindowPlan,
  unit: number,
  at: number,
  side: 'before' | 'after',
  without = -1,
): readonly number[] {
  const step = side === 'before' ? -1 : 1;
  const first = side === 'before' ? at - 1 - windows.gap : at;
  const wanted = windows[side];
  const found: number[] = [];
  // With a reach, periods without data are passed over; without one, they count as part of the window.
  for (let k = 0; k < wanted + windows.reach && found.length < wanted; k++) {
    const t = first + step * k;
    if (t < 0 || t >= length) break;
    if (t !== without && (n[unit * length + t] as number) > 0) found.push(t);
  }
  return found;
}

/** Levels of so many units, none of them known. */
export function emptyLevels(units: number): WindowLevels {
  return {
    before: new Float64Array(units).fill(Number.NaN),
    after: new Float64Array(units).fill(Number.NaN),
    nBefore: new Float64Array(units),
    nAfter: new Float64Array(units),
  };
}

/**
 * Levels of units around a date. A level before X rests on nothing from X on, whatever its kind.
 *
 * @param units which; all if left out
 * @param without index of a period that is left out
 * @param into where to write them, over what stood there
 */
export function windowLevels(
  series: PairSeries,
  plan: WindowPlan,
  at: number,
  units?: readonly number[],
  without = -1,
  into?: WindowLevels,
): WindowLevels {
  const count = series.panel.units.length;
  const levels = into ?? emptyLevels(count);
  const { level } = plan;
  const known = at - plan.windows.gap;
  const before: Gathered = { sum: 0, n: 0, found: 0 };
  const after: Gathered = { sum: 0, n: 0, found: 0 };
  const one = (unit: number): void => {
    gather(series, plan, unit, at, 'before', without, before);
    gather(series, plan, unit, at, 'after', without, after);
    levels.nBefore[unit] = before.n;
    levels.nAfter[unit] = after.n;
    if (level.kind === 'periods' || before.found === 0) {
      levels.before[unit] = before.sum / before.found;
      levels.after[unit] = after.sum / after.found;
      return;
    }
    const past = pastMean(series, unit, known, level.ofWorld);
    const expected = (before.sum + level.ofPast * past) / (before.n + level.ofPast);
    levels.before[unit] = expected;
    levels.after[unit] =
      after.found > 0 ? (after.sum + level.ofBefore * expected) / (after.n + level.ofBefore) : Number.NaN;
  };
  if (units) for (const unit of units) one(unit);
  else for (let unit = 0; unit < count; unit++) one(unit);
  return levels;
}

/** Sum of the values of a window (times n, for levels of events), of n, and how many periods had data. */
interface Gathered {
  sum: number;
  n: number;
  found: number;
}

function gather(
  { panel, length, n }: PairSeries,
  { windows, level }: WindowPlan,
  unit: number,
  at: number,
  side: 'before' | 'after',
  without: number,
  into: Gathered,
): void {
  const byEvents = level.kind === 'events';
  const step = side === 'before' ? -1 : 1;
  const wanted = windows[side];
  const row = unit * length;
  let t = side === 'before' ? at - 1 - windows.gap : at;
  into.sum = 0;
  into.n = 0;
  into.found = 0;
  for (let k = wanted + windows.reach; k > 0 && into.found < wanted && t >= 0 && t < length; k--, t += step) {
    const weight = n[row + t] as number;
    if (!(weight > 0) || t === without) continue;
    into.sum += (panel.values[row + t] as number) * (byEvents ? weight : 1);
    into.n += weight;
    into.found++;
  }
}

/** Mean of a unit's events before a period, shrunk to the mean of all units before it. */
function pastMean(series: PairSeries, unit: number, before: number, ofWorld: number): number {
  const { sums, counts, worldSums, worldCounts, length } = series;
  const row = unit * (length + 1);
  const worldN = worldCounts[before] as number;
  const world = worldN > 0 ? (worldSums[before] as number) / worldN : 0;
  const n = counts[row + before] as number;
  return n + ofWorld > 0 ? ((sums[row + before] as number) + ofWorld * world) / (n + ofWorld) : world;
}
