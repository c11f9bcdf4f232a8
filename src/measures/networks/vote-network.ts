import { NO_DAY } from '../../records/event-row.ts';
import { EntenteError } from '../../records/failure.ts';
import type { RollCalls } from '../../records/roll-calls.ts';
import { pairTables } from '../votes/pair-tables.ts';
import { type Distance, methodOf, tableSimilarity, USUAL_DISTANCE, type VoteMeasure } from '../votes/similarity.ts';
import { FEWEST_JOINT_VOTES } from '../votes/similarity-interval.ts';
import { chooseRollCalls, type VoteFilter } from '../votes/vote-filter.ts';
import type { NetworkTie, SignedNetwork, TieThresholds } from './signed-network.ts';
import { checkThresholds, stateOf } from './tie-state.ts';
import { dayOf, iso } from './window-days.ts';

/** Which roll calls: those of a session, named by the year in which it began, or those of some days (ISO, both included). */
export type VoteWindow = { readonly session: number } | { readonly from: string; readonly to: string };

/** How votes become ties. */
export interface VoteNetworkOptions extends Pick<VoteFilter, 'issues' | 'contested' | 'important'> {
  /** Default: pi, which shows the level. */
  readonly measure?: VoteMeasure | undefined;
  readonly distance?: Distance | undefined;
  readonly thresholds?: TieThresholds | undefined;
  /** Below this many joint votes a tie is unknown. */
  readonly least?: number | undefined;
  /** A state that answered a smaller share of the roll calls is left out. */
  readonly share?: number | undefined;
  /** Only these states. */
  readonly among?: readonly string[] | undefined;
}

export interface VoteNetwork extends SignedNetwork {
  /** Rows of the roll calls that stand behind it. */
  readonly rows: Int32Array;
  /** States that answered, but too few roll calls. */
  readonly few: readonly string[];
}

/** With each other from half of the likeness beyond chance, against each other a little below chance. */
export const VOTE_THRESHOLDS: TieThresholds = Object.freeze({ minus: -0.1, plus: 0.5 });

/**
 * Who stands with whom by votes: states that answered half of the roll calls of a window, tied by how alike they answered.
 * Two states that gave one and the same answer throughout are with each other, although a measure beyond chance has no value there.
 * Intervals are jackknife ones over roll calls (Efron and Tibshirani 1993, chapter 11).
 *
 * @throws EntenteError (usage) for a window without roll calls, states that cast no vote in it, thresholds the wrong way round
 * @example
 * const { actors, ties } = voteNetwork(calls, { session: 2020 });
 * [actors.length, ties.length]; // [7, 21]
 */
export function voteNetwork(calls: RollCalls, window: VoteWindow, options: VoteNetworkOptions = {}): VoteNetwork {
  const { measure = 'pi', thresholds = VOTE_THRESHOLDS, least = FEWEST_JOINT_VOTES, share = 0.5, among } = options;
  const distance = options.distance ?? USUAL_DISTANCE[measure];
  checkThresholds(thresholds);
  const rows = rowsOf(calls, window, options);
  const { answers, fill } = pairTables(calls, rows);
  if (among) checkVoters(calls, answers, among, windowWords(window));
  const wanted = among === undefined ? undefined : new Set(among);
  const asked = [...calls.states.keys()].filter((s) => !wanted || wanted.has(calls.states[s] ?? ''));
  const enough = (s: number): boolean => (answers[s] ?? 0) >= share * rows.length && (answers[s] ?? 0) > 0;
  const chosen = asked.filter(enough);
  const ties: NetworkTie[] = [];
  const table = new Float64Array(9);
  for (const [a, one] of chosen.entries())
    for (let b = a + 1; b < chosen.length; b++) {
      const n = fill(one, chosen[b] ?? 0, table);
      if (n > 0) ties.push(tieOf(table, { a, b, n, measure, distance, thresholds, least }));
    }
  const days = [...rows].flatMap((row) => (calls.day[row] === NO_DAY ? [] : [calls.day[row] ?? 0]));
  return {
    source: 'votes',
    actors: chosen.map((s) => calls.states[s] ?? ''),
    ties,
    ...('from' in window ? { from: window.from, to: window.to } : spanOf(days, window.session)),
    thresholds,
    method: `${methodOf(measure, distance)} of ${rows.length} roll calls; with each other from ${thresholds.plus}, against each other up to ${thresholds.minus}, unknown between and below ${least} joint votes`,
    rows,
    few: asked.filter((s) => !enough(s) && (answers[s] ?? 0) > 0).map((s) => calls.states[s] ?? ''),
  };
}

interface TieTask {
  readonly a: number;
  readonly b: number;
  readonly n: number;
  readonly measure: VoteMeasure;
  readonly distance: Distance;
  readonly thresholds: TieThresholds;
  readonly least: number;
}

function tieOf(table: Float64Array, { a, b, n, measure, distance, thresholds, least }: TieTask): NetworkTie {
  const value = likeness(table, measure, distance);
  const state = n < least ? 'unknown' : stateOf(value, thresholds);
  const interval = n < FEWEST_JOINT_VOTES ? undefined : jackknife(table, n, value, measure, distance);
  return { a, b, state, value, ...(interval ? { interval } : {}), n, weight: state === 'unknown' ? 0 : 1 };
}

/** Where a measure beyond chance has no value since the answers do not vary: equal answers throughout are all likeness there can be. */
function likeness(table: Float64Array, measure: VoteMeasure, distance: Distance): number {
  const value = tableSimilarity(table, measure, distance);
  if (!Number.isNaN(value)) return value;
  const equal = table.every((count, cell) => count === 0 || cell % 4 === 0);
  return equal ? 1 : 0;
}

/** 0.975 quantile of the standard normal. */
const Z95 = 1.959963985;

/** Each roll call left out in turn; those of one cell of the table give the same value. */
function jackknife(
  table: Float64Array,
  n: number,
  value: number,
  measure: VoteMeasure,
  distance: Distance,
): readonly [low: number, high: number] | undefined {
  let [sum, squares] = [0, 0];
  for (let cell = 0; cell < table.length; cell++) {
    const count = table[cell] ?? 0;
    if (count === 0) continue;
    table[cell] = count - 1;
    const without = likeness(table, measure, distance);
    table[cell] = count;
    sum += count * without;
    squares += count * without * without;
  }
  const reach = Z95 * Math.sqrt(Math.max(0, ((n - 1) / n) * (squares - (sum * sum) / n)));
  // All answers equal: nothing varies, and nothing can be said of how far that goes.
  return reach === 0 ? undefined : [Math.max(-1, value - reach), Math.min(1, value + reach)];
}

function rowsOf(
  calls: RollCalls,
  window: VoteWindow,
  { issues, contested, important }: VoteNetworkOptions,
): Int32Array {
  const filter = { issues, contested, important };
  const rows =
    'session' in window
      ? chooseRollCalls(calls, { ...filter, from: window.session, to: window.session }).rows
      : chooseRollCalls(calls, filter).rows.filter((row) => isWithin(calls.day[row] ?? NO_DAY, window));
  if (rows.length > 0) return rows;
  const days = [...calls.day].filter((day) => day !== NO_DAY).sort((a, b) => a - b);
  const [first] = days;
  const last = days.at(-1);
  const span = first === undefined || last === undefined ? '' : `; the votes run from ${iso(first)} to ${iso(last)}`;
  throw new EntenteError('usage', `No roll call lies in ${windowWords(window)}${span}.`);
}

function isWithin(day: number, { from, to }: { readonly from: string; readonly to: string }): boolean {
  return day !== NO_DAY && day >= dayOf(from) && day <= dayOf(to);
}

function windowWords(window: VoteWindow): string {
  return 'session' in window ? `the session of ${window.session}` : `${window.from} to ${window.to}`;
}

function checkVoters(calls: RollCalls, answers: Int32Array, among: readonly string[], when: string): void {
  for (const state of among) {
    const place = calls.states.indexOf(state);
    if (place >= 0 && (answers[place] ?? 0) > 0) continue;
    throw new EntenteError('usage', place < 0 ? `No vote of ${state} is known.` : `${state} cast no vote in ${when}.`);
  }
}

function spanOf(days: readonly number[], session: number): { readonly from: string; readonly to: string } {
  if (days.length === 0) return { from: `${session}-01-01`, to: `${session}-12-31` };
  return { from: iso(Math.min(...days)), to: iso(Math.max(...days)) };
}
