import { EntenteError } from '../../records/failure.ts';
import type { Stance } from '../../records/position.ts';
import type { NetworkTie, SignedNetwork, TieThresholds } from './signed-network.ts';
import { checkThresholds, stateOf } from './tie-state.ts';

/** Where an actor is said to stand on an issue. */
export interface StandOn {
  readonly actor: string;
  /** Id of the issue; the same issue has the same id for all. */
  readonly issue: string;
  readonly stance: Stance;
  /** YYYY-MM-DD; a stand without a day lies in no window. */
  readonly day?: string | undefined;
}

/** How stands become ties. */
export interface PositionNetworkOptions {
  readonly thresholds?: TieThresholds | undefined;
  /** Below this many shared issues a tie is unknown. */
  readonly least?: number | undefined;
  /** Only these actors. */
  readonly among?: readonly string[] | undefined;
}

export interface PositionNetwork extends SignedNetwork {
  /** Stands that were left out since their day is not known. */
  readonly undated: number;
}

/** With each other where they agree on clearly more issues than they part on. */
export const POSITION_THRESHOLDS: TieThresholds = Object.freeze({ minus: -0.5, plus: 0.5 });

/**
 * Who stands with whom by words: actors with stands in a window, tied where they share an issue (congruence less conflict, Leifeld
 * 2017). On an issue an actor stands at its mean of for (1) and against (-1); who only names terms stands nowhere. The value of
 * two is the mean product over the issues that they share: 1 where they agree on all, -1 where they part on all. A tie
 * weighs as many issues as they agree on more than they part on, or the other way round.
 *
 * @throws EntenteError (usage) for a window without stands, thresholds the wrong way round
 * @example
 * const stand = (actor, issue, stance) => ({ actor, issue, stance, day: '2020-05-01' });
 * const stands = [stand('EGY', 'dam', '-'), stand('SDN', 'dam', '-'), stand('ETH', 'dam', '+')];
 * positionNetwork(stands, { from: '2020-01-01', to: '2020-12-31' }).ties.map(({ state }) => state); // ['-', '+', '-']
 */
export function positionNetwork(
  stands: readonly StandOn[],
  window: { readonly from: string; readonly to: string },
  { thresholds = POSITION_THRESHOLDS, least = 1, among }: PositionNetworkOptions = {},
): PositionNetwork {
  checkThresholds(thresholds);
  const wanted = among === undefined ? undefined : new Set(among);
  const asked = stands.filter(({ actor }) => !wanted || wanted.has(actor));
  const within = asked.filter(({ day }) => day !== undefined && day >= window.from && day <= window.to);
  if (within.length === 0) throw new EntenteError('usage', nothing(asked, window));
  const means = meansOf(within);
  const actors = [...means.keys()].sort();
  const ties: NetworkTie[] = [];
  for (const [a, one] of actors.entries())
    for (let b = a + 1; b < actors.length; b++) {
      const products = productsOf(means.get(one), means.get(actors[b] ?? ''));
      if (products.length > 0) ties.push(tieOf(a, b, products, thresholds, least));
    }
  return {
    source: 'positions',
    actors,
    ties,
    from: window.from,
    to: window.to,
    thresholds,
    method: `congruence less conflict over shared issues (Leifeld 2017), -1 to 1; with each other from ${thresholds.plus}, against each other up to ${thresholds.minus}, unknown between and below ${least} shared ${least === 1 ? 'issue' : 'issues'}`,
    undated: asked.filter(({ day }) => day === undefined).length,
  };
}

/** Actor by issue: the mean of for and against. */
function meansOf(stands: readonly StandOn[]): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const sums = new Map<string, Map<string, { n: number; sum: number }>>();
  for (const { actor, issue, stance } of stands) {
    const issues = sums.get(actor) ?? new Map<string, { n: number; sum: number }>();
    sums.set(actor, issues);
    if (stance === 'conditional') continue;
    const cell = issues.get(issue) ?? { n: 0, sum: 0 };
    cell.n++;
    cell.sum += stance === '+' ? 1 : -1;
    issues.set(issue, cell);
  }
  return new Map(
    [...sums].map(([actor, issues]) => [actor, new Map([...issues].map(([issue, { n, sum }]) => [issue, sum / n]))]),
  );
}

function productsOf(
  one: ReadonlyMap<string, number> | undefined,
  other: ReadonlyMap<string, number> | undefined,
): readonly number[] {
  if (!one || !other) return [];
  return [...one].flatMap(([issue, mean]) => {
    const theirs = other.get(issue);
    return theirs === undefined ? [] : [mean * theirs];
  });
}

/** 0.975 quantile of the standard normal. */
const Z95 = 1.959963985;
/** Below this many shared issues no interval is given. */
const FEWEST_ISSUES = 5;

function tieOf(
  a: number,
  b: number,
  products: readonly number[],
  thresholds: TieThresholds,
  least: number,
): NetworkTie {
  const n = products.length;
  const sum = products.reduce((total, product) => total + product, 0);
  const value = sum / n;
  const state = n < least ? 'unknown' : stateOf(value, thresholds);
  const squares = products.reduce((total, product) => total + (product - value) ** 2, 0);
  const reach = n < FEWEST_ISSUES ? 0 : Z95 * Math.sqrt(squares / (n - 1) / n);
  return {
    a,
    b,
    state,
    value,
    ...(reach > 0 ? { interval: [Math.max(-1, value - reach), Math.min(1, value + reach)] as const } : {}),
    n,
    weight: state === 'unknown' ? 0 : Math.abs(sum),
  };
}

function nothing(stands: readonly StandOn[], { from, to }: { readonly from: string; readonly to: string }): string {
  const days = stands.flatMap(({ day }) => day ?? []).sort();
  const [first] = days;
  const last = days.at(-1);
  const span = first === undefined || last === undefined ? '' : `; those known lie from ${first} to ${last}`;
  return `Nobody takes a stand in ${from} to ${to}${span}.`;
}
