import { NO_DAY } from '../../records/event-row.ts';
import { type RollCalls, VOTES, yearOfSession } from '../../records/roll-calls.ts';

/** Votes of a year of the calendar, or of a session, which is named by the year in which it began (1945 + its number). */
export const VOTE_GRAINS = ['session', 'year'] as const;
export type VoteGrain = (typeof VOTE_GRAINS)[number];

/** Which roll calls are looked at. */
export interface VoteFilter {
  readonly grain?: VoteGrain | undefined;
  /** First and last period, as the grain names them. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** Only roll calls on one of these issues, by the file's codes. */
  readonly issues?: readonly string[] | undefined;
  /** Leaves out what was nearly unanimous: fewer than this share of the answers were others than the most frequent one. */
  readonly contested?: number | undefined;
  /** Only votes that the US State Department called important. */
  readonly important?: boolean | undefined;
}

/** Roll calls that were chosen, and how many each part of the filter took away. */
export interface ChosenRollCalls {
  /** Rows of the roll calls. */
  readonly rows: Int32Array;
  readonly leftOut: {
    readonly period: number;
    readonly issue: number;
    readonly nearlyUnanimous: number;
    readonly notImportant: number;
  };
}

/**
 * Chooses roll calls and counts what is left out, each under the first part of the filter that it fails.
 * @example
 * chooseRollCalls(calls, { contested: 0.05 }).leftOut.nearlyUnanimous; // 2
 */
export function chooseRollCalls(calls: RollCalls, filter: VoteFilter = {}): ChosenRollCalls {
  const { grain = 'session', from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY } = filter;
  const wanted = new Set(filter.issues ?? []);
  const leftOut = { period: 0, issue: 0, nearlyUnanimous: 0, notImportant: 0 };
  const rows: number[] = [];
  for (let row = 0; row < calls.id.length; row++) {
    const period = periodOf(calls, row, grain);
    if (period < from || period > to) leftOut.period++;
    else if (wanted.size > 0 && !calls.issues[row]?.some((issue) => wanted.has(issue))) leftOut.issue++;
    else if (filter.important && calls.important[row] !== 2) leftOut.notImportant++;
    else if (filter.contested !== undefined && dissent(calls, row) < filter.contested) leftOut.nearlyUnanimous++;
    else rows.push(row);
  }
  return { rows: Int32Array.from(rows), leftOut };
}

/** The period of a roll call; of one without a day the year is that in which its session began. */
export function periodOf(calls: RollCalls, row: number, grain: VoteGrain): number {
  const session = calls.session[row] ?? 0;
  const day = calls.day[row] ?? NO_DAY;
  if (day === NO_DAY) return yearOfSession(session);
  if (grain === 'session' && session > 0) return yearOfSession(session);
  return new Date(day * 86_400_000).getUTCFullYear();
}

/** Share of the answers of a roll call that were others than the most frequent one. */
function dissent(calls: RollCalls, row: number): number {
  const width = calls.states.length;
  const counts = [0, 0, 0];
  for (let i = row * width; i < (row + 1) * width; i++) {
    const vote = calls.votes[i] ?? 0;
    if (vote >= VOTES.yes && vote <= VOTES.no) counts[vote - 1] = (counts[vote - 1] ?? 0) + 1;
  }
  const all = counts.reduce((sum, count) => sum + count, 0);
  return all === 0 ? 0 : 1 - Math.max(...counts) / all;
}

/** Rows in the order of periods, each period once. */
export function rowsByPeriod(
  calls: RollCalls,
  rows: ArrayLike<number>,
  grain: VoteGrain,
): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, number[]>();
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] ?? 0;
    const period = periodOf(calls, row, grain);
    const known = found.get(period);
    if (known) known.push(row);
    else found.set(period, [row]);
  }
  return new Map([...found].sort(([a], [b]) => a - b));
}
