import { EntenteError } from '../../records/failure.ts';
import type { RollCalls } from '../../records/roll-calls.ts';
import { type Distance, methodOf, tableSimilarity, USUAL_DISTANCE, type VoteMeasure } from './similarity.ts';
import { type Resampling, similarityInterval } from './similarity-interval.ts';
import { type ChosenRollCalls, chooseRollCalls, rowsByPeriod, type VoteFilter, type VoteGrain } from './vote-filter.ts';
import { isAnswer, voteTable } from './vote-table.ts';

/** What is asked about two states. */
export interface DyadVotesOptions extends VoteFilter, Resampling {
  /** Default: S. */
  readonly measure?: VoteMeasure | undefined;
  /** Default: absolute for S, squared for kappa and pi. */
  readonly distance?: Distance | undefined;
  /** What each roll call counts for, in the order of the roll calls; values then have no interval. */
  readonly weights?: ArrayLike<number> | undefined;
}

/** A measure of two states in one period. */
export interface DyadPeriod {
  /** The year in which the session began, or the year of the calendar. */
  readonly period: number;
  /** NaN where both answered nothing, or where the measure has no value. */
  readonly value: number;
  /** Roll calls in which both answered. */
  readonly n: number;
  readonly interval?: readonly [low: number, high: number];
  /** Yes, abstain, no of the one by those of the other, row by row. */
  readonly table: readonly number[];
  /** Rows of the roll calls in which both answered: what stands behind the value. */
  readonly rollCalls: readonly number[];
}

/** How alike two states voted over time. */
export interface DyadVotes {
  readonly a: string;
  readonly b: string;
  readonly measure: VoteMeasure;
  readonly distance: Distance;
  readonly grain: VoteGrain;
  /** Name of the method and its source. */
  readonly method: string;
  /** Every period with roll calls that were chosen; those in which the two never both answered have n = 0. */
  readonly periods: readonly DyadPeriod[];
  readonly leftOut: ChosenRollCalls['leftOut'];
}

/**
 * How alike two states voted, period by period.
 *
 * @param a a seat, such as `RUS` (also the Soviet Union's); see `seatOn`
 * @throws EntenteError (usage) for a state that casts no vote here
 * @example
 * const [first] = dyadVotes(calls, 'CHN', 'RUS', { measure: 'agreement', from: 2020 }).periods;
 * [first.period, first.n, first.value.toFixed(3)]; // [2020, 14, '0.857']
 */
export function dyadVotes(calls: RollCalls, a: string, b: string, options: DyadVotesOptions = {}): DyadVotes {
  const [one, other] = [seatIndex(calls, a), seatIndex(calls, b)];
  const { measure = 's', grain = 'session', weights } = options;
  const distance = options.distance ?? USUAL_DISTANCE[measure];
  const { rows, leftOut } = chooseRollCalls(calls, options);
  const periods = [...rowsByPeriod(calls, rows, grain)].map(([period, inPeriod]): DyadPeriod => {
    const rollCalls = inPeriod.filter((row) => answered(calls, row, one) && answered(calls, row, other));
    const table = voteTable(calls, one, other, rollCalls, weights);
    const interval = weights ? undefined : similarityInterval(table, measure, distance, options);
    return {
      period,
      value: tableSimilarity(table, measure, distance),
      n: rollCalls.length,
      ...(interval ? { interval } : {}),
      table: [...table],
      rollCalls,
    };
  });
  return { a, b, measure, distance, grain, method: methodOf(measure, distance), periods, leftOut };
}

/** A roll call in which two states parted. */
export interface PartedVote {
  /** Row of the roll calls. */
  readonly row: number;
  /** VOTES of either. */
  readonly a: number;
  readonly b: number;
}

/**
 * Roll calls in which both answered, and not alike.
 * @example
 * partedVotes(calls, 'CHN', 'RUS').length; // 35
 * @throws EntenteError (usage) for a state that casts no vote here
 */
export function partedVotes(calls: RollCalls, a: string, b: string, filter: VoteFilter = {}): readonly PartedVote[] {
  const [one, other] = [seatIndex(calls, a), seatIndex(calls, b)];
  const width = calls.states.length;
  return [...chooseRollCalls(calls, filter).rows].flatMap((row) => {
    const [first, second] = [calls.votes[row * width + one] ?? 0, calls.votes[row * width + other] ?? 0];
    return isAnswer(first) && isAnswer(second) && first !== second ? [{ row, a: first, b: second }] : [];
  });
}

/**
 * The place of a seat among the states of roll calls.
 * @throws EntenteError (usage) for a state that casts no vote here
 */
function seatIndex(calls: RollCalls, state: string): number {
  const index = calls.states.indexOf(state);
  if (index >= 0) return index;
  throw new EntenteError(
    'usage',
    `No vote of ${state} is known; states that vote here are ${calls.states.join(', ')}.`,
  );
}

function answered(calls: RollCalls, row: number, state: number): boolean {
  return isAnswer(calls.votes[row * calls.states.length + state] ?? 0);
}
