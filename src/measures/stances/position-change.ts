import { seededRandom } from '../../records/seeded-random.ts';
import { samplePermutation } from '../numbers/samplers.ts';
import { datedVoices, type Voices } from './issue-stand.ts';
import { type PositionMean, positionLimits, positionMean } from './position-mean.ts';

/** Whether an actor changed its position on an issue, and when. */
export interface PositionChange {
  /**
   * `beyond chance`: the change stands out among so many as were looked for; `within chance`: the documents in any order would
   * give one as great; `none`: all documents say the same; `too few`: not even a full turn could stand out.
   */
  readonly verdict: 'beyond chance' | 'within chance' | 'none' | 'too few';
  /** Last day before and first day after it, since 1970-01-01; absent for `none`, and where no day parts the documents. */
  readonly between?: readonly [last: number, next: number];
  readonly before?: PositionMean;
  readonly after?: PositionMean;
  /** Mean after less mean before, with its 95 % interval from FEWEST_VOICES documents on either side on. */
  readonly difference?: number;
  readonly interval?: readonly [low: number, high: number];
  /** Chance of so great a change at any day if the order of the documents meant nothing. */
  readonly p?: number;
  /** Documents with a day. */
  readonly documents: number;
}

/**
 * With seven documents the clearest of all changes (three against, then four for) has p = 2/35, above 5 %; with eight it can
 * stand out.
 */
export const FEWEST_FOR_CHANGE = 8;

/** Documents that must lie on either side of a change: one alone is no position. */
const FEWEST_SIDE = 2;

/** Orders that are drawn. */
const DRAWS = 1999;

/** How `positionChange` is made, in words. */
export const CHANGE_METHOD = `the day at which means before and after lie furthest apart for their numbers of documents, p by ${DRAWS} random orders of the documents (permutation test of the greatest CUSUM; James, James and Siegmund 1987), verdicts held to 5 % false ones (Benjamini and Hochberg 1995)`;

/**
 * The likeliest day of a change of position, and how often the same documents in random order show one as great at any day. The
 * verdict of one series is at 5 %; `judgeChanges` holds it for many.
 *
 * @param seed of the random orders
 */
export function positionChange(voices: Voices, seed = 1): PositionChange {
  const dated = datedVoices(voices);
  const values = voices.value.subarray(0, dated);
  if (dated > 0 && values.every((value) => value === values[0])) {
    return { verdict: dated < FEWEST_FOR_CHANGE ? 'too few' : 'none', documents: dated };
  }
  const splits = splitsOf(voices.day.subarray(0, dated));
  const found = greatestStep(values, splits);
  if (found.at < 0) return { verdict: 'too few', documents: dated };
  const before = positionMean(voices, 0, found.at);
  const after = positionMean(voices, found.at, dated);
  const shared = {
    documents: dated,
    between: [voices.day[found.at - 1] as number, voices.day[found.at] as number] as const,
    before,
    after,
    difference: after.value - before.value,
    ...differenceInterval(before, after),
  };
  if (dated < FEWEST_FOR_CHANGE) return { verdict: 'too few', ...shared };
  const p = chanceOf(found.size, values, splits, seed);
  return { verdict: p <= FALSE_SHARE ? 'beyond chance' : 'within chance', ...shared, p };
}

/** Share of false changes that is accepted among those that are called beyond chance. */
const FALSE_SHARE = 0.05;

/**
 * The verdicts once all series are known: of many in which nothing changed some look as if it had, so the bound on p falls with
 * their number (Benjamini and Hochberg 1995, at 5 %).
 */
export function judgeChanges(changes: readonly PositionChange[]): readonly PositionChange[] {
  const ps = changes.flatMap(({ p }) => (p === undefined ? [] : [p])).sort((a, b) => a - b);
  // Series in which all documents agree were looked at too.
  const tried = ps.length + changes.filter(({ verdict }) => verdict === 'none').length;
  const bound = ps.findLast((p, i) => p <= (FALSE_SHARE * (i + 1)) / tried) ?? -1;
  return changes.map((change) =>
    change.p === undefined
      ? change
      : { ...change, verdict: change.p <= bound ? ('beyond chance' as const) : ('within chance' as const) },
  );
}

/** Places before which a change may lie: between two days, with enough documents on either side. */
function splitsOf(day: Int32Array): Int32Array {
  const places: number[] = [];
  for (let at = FEWEST_SIDE; at <= day.length - FEWEST_SIDE; at++) if (day[at] !== day[at - 1]) places.push(at);
  return Int32Array.from(places);
}

/** The split at which the sum so far is furthest from what the mean lets expect, for the numbers on either side. */
function greatestStep(values: Float64Array, splits: Int32Array): { readonly at: number; readonly size: number } {
  const n = values.length;
  let total = 0;
  for (let i = 0; i < n; i++) total += values[i] as number;
  let [sum, i, at, size] = [0, 0, -1, -1];
  for (const split of splits) {
    for (; i < split; i++) sum += values[i] as number;
    const step = Math.abs(sum - (split * total) / n) / Math.sqrt((split * (n - split)) / n);
    // Of equal steps the first; sums of the same numbers in another order differ in their last digit.
    if (step > size + 1e-9) [at, size] = [split, step];
  }
  return { at, size };
}

function chanceOf(size: number, values: Float64Array, splits: Int32Array, seed: number): number {
  const random = seededRandom(seed);
  const drawn = new Float64Array(values.length);
  let as = 1;
  for (let draw = 0; draw < DRAWS; draw++) {
    const order = samplePermutation(random, values.length);
    for (let i = 0; i < drawn.length; i++) drawn[i] = values[order[i] as number] as number;
    if (greatestStep(drawn, splits).size >= size - 1e-9) as++;
  }
  return as / (DRAWS + 1);
}

/** Limits of a difference of two means from those of each (Newcombe 1998, method 10). */
function differenceInterval(before: PositionMean, after: PositionMean): Pick<PositionChange, 'interval'> {
  if (!before.interval || !after.interval) return {};
  const [lowBefore, highBefore] = positionLimits(before.value, before.documents);
  const [lowAfter, highAfter] = positionLimits(after.value, after.documents);
  const difference = after.value - before.value;
  return {
    interval: [
      difference - Math.hypot(after.value - lowAfter, highBefore - before.value),
      difference + Math.hypot(highAfter - after.value, before.value - lowBefore),
    ],
  };
}
