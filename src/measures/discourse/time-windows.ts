import type { CodedStatements } from '../../records/coded-statements.ts';
import { EntenteError } from '../../records/failure.ts';
import { seededRandom } from '../../records/seeded-random.ts';
import { addUnits, type TimeUnit } from './calendar.ts';
import { differences } from './differences.ts';
import { checkedOptions, networkOf } from './discourse-network.ts';
import type { DiscourseNetwork } from './network.ts';
import type { WindowOptions } from './options.ts';
import { axesOf } from './profiles.ts';
import { type Selection, selectStatements, timeOfStatement } from './select-statements.ts';

/** A network of a stretch of time; times are seconds since 1970 UTC, both ends included. */
export interface NetworkSlice {
  readonly from: number;
  readonly middle: number;
  readonly to: number;
  readonly network: DiscourseNetwork;
}

/** More windows than anyone can look at: a wrong unit. */
const MOST_WINDOWS = 100_000;

/**
 * Networks of moving windows, one after the other. Of the calendar, each reaches half its size before and after its middle, the
 * middle moves by one unit, and only windows that lie wholly in the time are given. Of `events`, each holds a statement with half
 * as many before and after it.
 *
 * @throws EntenteError (usage) for a size that is no whole number above 0, and for what `discourseNetwork` refuses
 * @example
 * [...windowNetworks(coded, { unit: 'months', size: 2, from: '2017-01-01', to: '2017-06-30' })].length; // 4
 */
export function* windowNetworks(
  data: CodedStatements,
  options: WindowOptions,
): Generator<NetworkSlice, void, undefined> {
  checkSize(options.size);
  const checked = checkedOptions(options);
  const selection = selectStatements(data, options);
  const differs = differences(selection, options);
  const all = axesOf(selection, checked.isolates);
  const windows =
    options.unit === 'events'
      ? eventWindows(selection, options)
      : calendarWindows(selection, options.unit, options.size);
  for (const { from, middle, to, statements } of windows) {
    const axes = checked.isolates ? all : axesOf({ ...selection, kept: statements }, false);
    yield { from, middle, to, network: networkOf(selection, checked, axes, statements, differs) };
  }
}

/** @throws EntenteError (usage) */
export function checkSize(size: number): void {
  if (!Number.isInteger(size) || size < 1) {
    throw new EntenteError('usage', `A window of size ${size} holds nothing; give a whole number above 0.`);
  }
}

interface Window {
  readonly from: number;
  readonly middle: number;
  readonly to: number;
  readonly statements: Int32Array;
}

function* calendarWindows(selection: Selection, unit: TimeUnit, size: number): Generator<Window, void, undefined> {
  const { kept, data } = selection;
  const times = Float64Array.from(kept, (s) => timeOfStatement(data, s));
  const { from, to } = extent(selection);
  const half = Math.floor((size - 1) / 2 + 0.5);
  for (let n = 0; ; n++) {
    const middle = addUnits(from, n, unit);
    if (!(middle <= to)) return;
    if (n > MOST_WINDOWS)
      throw new EntenteError(
        'usage',
        `There would be more than ${MOST_WINDOWS} windows; take a larger unit than ${unit}.`,
      );
    const [first, last] = [addUnits(middle, -half, unit), addUnits(middle, half, unit)];
    if (first < from || last > to) continue;
    const statements = kept.subarray(firstAtOrAfter(times, first), firstAfter(times, last));
    yield { from: first, middle, to: last, statements };
  }
}

/** The time asked for, or that of the statements. */
export function extent({ kept, data, from, to }: Selection): { readonly from: number; readonly to: number } {
  const time = (place: number): number =>
    kept.length === 0 ? Number.NaN : timeOfStatement(data, kept.at(place) as number);
  return { from: Number.isFinite(from) ? from : time(0), to: Number.isFinite(to) ? to : time(-1) };
}

function* eventWindows(selection: Selection, { size, seed = 1 }: WindowOptions): Generator<Window, void, undefined> {
  const { data } = selection;
  const order = shuffledTies(selection, seed);
  const half = Math.floor(size / 2);
  for (let n = half; n + half < order.length; n++) {
    const statements = order.slice(n - half, n + half + 1);
    const time = (place: number): number => timeOfStatement(data, order[place] as number);
    yield { from: time(n - half), middle: time(n), to: time(n + half), statements };
  }
}

/** Statements by time, those of the same second in an order drawn by lot. */
function shuffledTies({ kept, data }: Selection, seed: number): Int32Array {
  const random = seededRandom(seed);
  const lot = Float64Array.from(kept, () => random());
  return Int32Array.from(kept.keys())
    .sort((a, b) => {
      const difference = timeOfStatement(data, kept[a] as number) - timeOfStatement(data, kept[b] as number);
      return difference || (lot[a] as number) - (lot[b] as number);
    })
    .map((place) => kept[place] as number);
}

/** Place of the first time that is not before `time`, in ascending times. */
export function firstAtOrAfter(times: Float64Array, time: number): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] as number) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Place of the first time after `time`, in ascending times; times are whole seconds. */
export function firstAfter(times: Float64Array, time: number): number {
  return firstAtOrAfter(times, Math.floor(time) + 1);
}
