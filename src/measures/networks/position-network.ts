import { EntenteError } from '../../records/failure.ts';
import type { Accounts, IssueStand } from '../stances/issue-stand.ts';
import { type PositionSimilarity, positionSimilarities, SIMILARITY_METHOD } from '../stances/position-similarity.ts';
import { meanPositions, type Positions } from '../stances/positions-over-time.ts';
import type { NetworkTie, SignedNetwork, TieThresholds } from './signed-network.ts';
import { checkThresholds, stateOf } from './tie-state.ts';
import { dayOf, iso } from './window-days.ts';

/** How stands become ties. */
export interface PositionNetworkOptions {
  readonly thresholds?: TieThresholds | undefined;
  /** Below this many shared issues a tie is unknown. */
  readonly least?: number | undefined;
  /** Only these actors. */
  readonly among?: readonly string[] | undefined;
  /** Whose accounts of a position count; default `own`. */
  readonly accounts?: Accounts | undefined;
}

export interface PositionNetwork extends SignedNetwork {
  /** What each tie is made of, in the order of the ties. */
  readonly pairs: readonly PositionSimilarity[];
  /** The positions of the window. */
  readonly positions: Positions;
  /** Stands that were left out since their day is not known. */
  readonly undated: number;
}

/** With each other where they agree on clearly more issues than they part on. */
export const POSITION_THRESHOLDS: TieThresholds = Object.freeze({ minus: -0.5, plus: 0.5 });

/**
 * Who stands with whom by words: actors with stands in a window, tied where they share an issue (congruence less conflict, Leifeld
 * 2017). On an issue an actor stands at its mean over documents of for (1), on terms (0) and against (-1). The value of
 * two is the mean product over the issues that they share: 1 where they agree on all, -1 where they part on all. A tie
 * weighs as many issues as they agree on more than they part on, or the other way round.
 *
 * @throws EntenteError (usage) for a window without stands, thresholds the wrong way round
 * @example
 * const stand = (actor, stance) => ({ actor, issue: 'dam', stance, speaker: actor, document: 'd', day: 18_400, passage: '' });
 * const stands = [stand('EGY', '-'), stand('SDN', '-'), stand('ETH', '+')];
 * positionNetwork(stands, { from: '2020-01-01', to: '2020-12-31' }).ties.map(({ state }) => state); // ['-', '+', '-']
 */
export function positionNetwork(
  stands: readonly IssueStand[],
  window: { readonly from: string; readonly to: string },
  { thresholds = POSITION_THRESHOLDS, least = 1, among, accounts }: PositionNetworkOptions = {},
): PositionNetwork {
  checkThresholds(thresholds);
  const wanted = among === undefined ? undefined : new Set(among);
  const asked = stands.filter(({ actor }) => !wanted || wanted.has(actor));
  const positions = meanPositions(asked, { grain: 'year', from: dayOf(window.from), to: dayOf(window.to), accounts });
  if (positions.cells.length === 0) throw new EntenteError('usage', nothing(asked, window));
  const actors = positions.actors.toSorted();
  const place = new Map(actors.map((actor, n) => [actor, n]));
  const pairs = positionSimilarities(positions.cells);
  return {
    source: 'positions',
    actors,
    ties: pairs.map((pair) => tieOf(pair, place, thresholds, least)),
    from: window.from,
    to: window.to,
    thresholds,
    method: `${SIMILARITY_METHOD}; with each other from ${thresholds.plus}, against each other up to ${thresholds.minus}, unknown between and below ${least} shared ${least === 1 ? 'issue' : 'issues'}`,
    pairs,
    positions,
    undated: positions.leftOut.undated,
  };
}

function tieOf(
  { a, b, value, interval, n }: PositionSimilarity,
  place: ReadonlyMap<string, number>,
  thresholds: TieThresholds,
  least: number,
): NetworkTie {
  const state = n < least ? 'unknown' : stateOf(value, thresholds);
  return {
    a: place.get(a) ?? 0,
    b: place.get(b) ?? 0,
    state,
    value,
    ...(interval ? { interval } : {}),
    n,
    weight: state === 'unknown' ? 0 : Math.abs(value) * n,
  };
}

function nothing(stands: readonly IssueStand[], { from, to }: { readonly from: string; readonly to: string }): string {
  const days = stands.flatMap(({ day }) => day ?? []).sort((a, b) => a - b);
  const [first] = days;
  const last = days.at(-1);
  const span = first === undefined || last === undefined ? '' : `; those known lie from ${iso(first)} to ${iso(last)}`;
  return `Nobody takes a stand in ${from} to ${to}${span}.`;
}
