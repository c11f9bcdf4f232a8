import { EntenteError } from '../../records/failure.ts';
import type { Concept } from '../model/concept.ts';
import type { RankingPreference } from '../model/model.ts';
import { type Payoffs, payoffsOf, ranking } from '../model/payoffs.ts';
import { makerAt, stateNumbered } from '../model/state-space.ts';
import { type Solution, solveSpace } from '../solve/solve.ts';
import { stabilityTest } from './stability-test.ts';

/** A change of a ranking. States are named by number, ranks count from 1, the best, at the time of the edit. */
export type RankingEdit =
  /** One state goes to a place of its own. */
  | { readonly kind: 'rank'; readonly state: number; readonly from: number; readonly to: number }
  /** Two states change places. */
  | { readonly kind: 'exchange'; readonly states: readonly [number, number] };

/** A way to make a state hold by a change of a ranking. */
export interface RankingPlan {
  readonly edits: readonly RankingEdit[];
  /** How many pairs of states change their order, a tie that is broken among them: the size of the change. */
  readonly pairs: number;
  readonly preference: RankingPreference;
  /** Whether the state is then an equilibrium: stable for all the others as well. */
  readonly equilibrium: boolean;
}

export interface RankingEdits {
  readonly decisionMaker: string;
  readonly state: number;
  readonly concept: Concept;
  /** The smallest change first; no other change of the ranking is smaller. Empty if the state is stable as it is. */
  readonly plans: readonly RankingPlan[];
  readonly stable: boolean;
}

/** States that are tried two at a time. */
const MOST_LOWERED = 60;

type Order = readonly (readonly number[])[];

/** A decision maker's states from best to worst, by number. */
function orderOf(payoffs: Payoffs): Order {
  return ranking(payoffs).map((tied) => tied.map((index) => index + 1));
}

function rankIn(order: Order, state: number): number {
  return order.findIndex((tied) => tied.includes(state));
}

/** The state in a place of its own before what then has the rank (from 0); and how many pairs that turns. */
function placed(order: Order, state: number, before: readonly number[] | undefined): Order {
  const left = order.map((tied) => tied.filter((other) => other !== state));
  const at = before === undefined ? left.length : order.indexOf(before);
  return [...left.slice(0, at), [state], ...left.slice(at)].filter((tied) => tied.length > 0);
}

function turned(before: Order, after: Order): number {
  const old = new Map(before.flatMap((tied, rank) => tied.map((state) => [state, rank] as const)));
  const states = after.flatMap((tied, rank) => tied.map((state) => [old.get(state) ?? 0, rank] as const));
  let pairs = 0;
  states.forEach(([a, b], i) => {
    for (const [c, d] of states.slice(i + 1)) if (Math.sign(a - c) !== Math.sign(b - d)) pairs++;
  });
  return pairs;
}

/**
 * The smallest changes of a decision maker's ranking that make a state stable for it. The size of a change is the number
 * of pairs of states whose order it turns (Kendall 1938). To raise the state itself just far enough is never larger than
 * anything else, since whatever goes below it must be passed by it as well; beside that stand the ways that lower one
 * or two other states below it and leave it where it is.
 *
 * @param state its number
 * @param most how many plans to list; default 10
 * @throws EntenteError (usage) if decision maker or state are unknown, or its preference is no ranking
 * @example
 * const order = ranking(solution.payoffs[0]).map((tied) => tied.map((index) => index + 1));
 * const [first, other] = model.decisionMakers;
 * const ranked = solve({ ...model, decisionMakers: [{ ...first, preference: { kind: 'ranking', order } }, other] });
 * rankingEdits(ranked, 'upstream', 1, 'Nash').plans[0].edits; // [{ kind: 'rank', state: 1, from: 2, to: 1 }]
 */
export function rankingEdits(
  solution: Solution,
  decisionMaker: string,
  state: number,
  concept: Concept,
  { most = 10 }: { readonly most?: number } = {},
): RankingEdits {
  const { space } = solution;
  const maker = makerAt(space, decisionMaker);
  stateNumbered(space, state);
  const given = space.model.decisionMakers[maker]?.preference;
  if (given?.kind !== 'ranking') {
    throw new EntenteError('usage', `The preference of “${decisionMaker}” is no ranking of states.`);
  }
  const { relevant, met } = stabilityTest(solution, decisionMaker, state, concept);
  const order = orderOf(solution.payoffs[maker] as Payoffs);
  const own = rankIn(order, state);
  const works = (preferred: ReadonlySet<number>): boolean => met((other) => preferred.has(other));
  const above = (rank: number): ReadonlySet<number> => new Set(order.slice(0, rank).flat());
  const answer = (plans: readonly RankingPlan[], stable: boolean): RankingEdits => ({
    decisionMaker,
    state,
    concept,
    plans,
    stable,
  });
  if (works(above(own))) return answer([], true);
  const drafts: { readonly edits: readonly RankingEdit[]; readonly order: Order }[] = [];
  for (let rank = own - 1; rank >= 0; rank--) {
    if (!works(above(rank))) continue;
    drafts.push({
      edits: [{ kind: 'rank', state, from: own + 1, to: rank + 1 }],
      order: placed(order, state, order[rank]),
    });
    break;
  }
  const lowered = (states: readonly number[]): void => {
    let now = order;
    const edits = states.map((other): RankingEdit => {
      const from = rankIn(now, other) + 1;
      now = placed(now, other, now[rankIn(now, state) + 1]);
      return { kind: 'rank', state: other, from, to: rankIn(now, other) + 1 };
    });
    drafts.push({ edits, order: now });
  };
  const better = above(own);
  const without = (states: readonly number[]): boolean =>
    works(new Set([...better].filter((other) => !states.includes(other))));
  const open = relevant.filter((other) => better.has(other)).sort((a, b) => rankIn(order, b) - rankIn(order, a));
  const single = open.filter((other) => without([other]));
  for (const other of single) lowered([other]);
  const few = open.filter((other) => !single.includes(other)).slice(0, MOST_LOWERED);
  few.forEach((a, i) => {
    for (const b of few.slice(i + 1)) if (without([a, b])) lowered([a, b]);
  });
  const plans = drafts
    .map((draft) => ({ ...draft, pairs: turned(order, draft.order) }))
    .sort((a, b) => a.pairs - b.pairs || a.edits.length - b.edits.length)
    .slice(0, most)
    .map(({ edits, pairs, order: made }): RankingPlan => {
      const preference = rankingOf(solution, made);
      const payoffs = solution.payoffs.map((each, i) => (i === maker ? payoffsOf(preference, space) : each));
      const { equilibria } = solveSpace(space, { concepts: [concept], payoffs });
      return { edits, pairs, preference, equilibrium: equilibria[concept]?.includes(state) ?? false };
    });
  return answer(plans, false);
}

function rankingOf({ space }: Solution, order: Order): RankingPreference {
  return {
    kind: 'ranking',
    order: order.map((tied) =>
      tied.map((state) => (space.kind === 'graph' ? (space.names[state - 1] ?? state) : state)),
    ),
  };
}
