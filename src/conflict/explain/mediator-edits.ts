import type { Concept } from '../model/concept.ts';
import type { Preference } from '../model/model.ts';
import { payoffsOf } from '../model/payoffs.ts';
import { isStable, type Solution, solveSpace } from '../solve/solve.ts';
import { type RankingEdit, rankingEdits } from './ranking-edits.ts';
import { type StatementEdit, smallestEdits } from './statement-edits.ts';
import { type WeightEdit, weightEdits } from './weight-edits.ts';

/** A change to a preference of any kind. */
export type PreferenceEdit = StatementEdit | RankingEdit | WeightEdit;

/** What one decision maker would have to change. */
export interface MakerChange {
  readonly decisionMaker: string;
  readonly edits: readonly PreferenceEdit[];
}

/** Changes of several decision makers that together make a state an equilibrium. */
export interface MediatorPlan {
  readonly changes: readonly MakerChange[];
  /** How many edits that is in all. */
  readonly size: number;
}

export interface MediatorEdits {
  readonly state: number;
  readonly concept: Concept;
  /** Ids of those for whom the state is not stable. */
  readonly needed: readonly string[];
  /** The smallest first; each was tried, and the state is then an equilibrium. Empty if none was found or needed. */
  readonly plans: readonly MediatorPlan[];
  /**
   * Whether no fewer edits can do: so under Nash, GMR and SMR, where what holds for one depends on its own preferences
   * alone. Under SEQ and SIM a change of somebody for whom the state holds already might do with fewer.
   */
  readonly smallest: boolean;
}

/** So many ways of each decision maker are combined, and so many combinations tried. */
const WAYS = 6;
const MOST_TRIED = 400;

interface Way {
  readonly change: MakerChange;
  readonly preference: Preference;
}

/**
 * What a mediator would have to win several decision makers for at once, so that a state is stable for all of them: the
 * smallest changes of each, put together and tried.
 *
 * @param state its number
 * @param most how many plans to list; default 5
 * @throws EntenteError (usage) if the state is unknown
 * @example
 * mediatorEdits(solution, 1, 'Nash').needed; // ['upstream']
 */
export function mediatorEdits(
  solution: Solution,
  state: number,
  concept: Concept,
  { most = 5, kinds }: { readonly most?: number; readonly kinds?: readonly StatementEdit['kind'][] } = {},
): MediatorEdits {
  const { space } = solution;
  const needed = space.movers.map(({ id }) => id).filter((id) => !isStable(solution, id, concept, state));
  const ways = needed.map((id) => waysOf(solution, id, state, concept, kinds));
  const smallest = concept === 'Nash' || concept === 'GMR' || concept === 'SMR';
  let combined: readonly (readonly Way[])[] = needed.length > 0 && ways.every(({ length }) => length > 0) ? [[]] : [];
  for (const own of ways)
    combined = combined.flatMap((chosen) => own.map((way) => [...chosen, way])).slice(0, MOST_TRIED);
  const plans = combined
    .filter((chosen) => holdsWith(solution, state, concept, chosen))
    .map((chosen): MediatorPlan => {
      const changes = chosen.map(({ change }) => change);
      return { changes, size: changes.reduce((sum, { edits }) => sum + edits.length, 0) };
    })
    .sort((a, b) => a.size - b.size);
  return { state, concept, needed, plans: plans.slice(0, most), smallest };
}

function waysOf(
  solution: Solution,
  decisionMaker: string,
  state: number,
  concept: Concept,
  kinds: readonly StatementEdit['kind'][] | undefined,
): readonly Way[] {
  const preference = solution.space.model.decisionMakers.find(({ id }) => id === decisionMaker)?.preference;
  return plansOf(preference?.kind).map((plan) => ({
    change: { decisionMaker, edits: plan.edits },
    preference: plan.preference,
  }));

  function plansOf(
    kind: Preference['kind'] | undefined,
  ): readonly { readonly edits: readonly PreferenceEdit[]; readonly preference: Preference }[] {
    switch (kind) {
      case 'ranking':
        return rankingEdits(solution, decisionMaker, state, concept, { most: WAYS }).plans;
      case 'weights':
        return weightEdits(solution, decisionMaker, state, concept, { most: WAYS }).plans;
      default:
        return smallestEdits(solution, decisionMaker, state, concept, { most: WAYS, ...(kinds ? { kinds } : {}) })
          .plans;
    }
  }
}

function holdsWith(solution: Solution, state: number, concept: Concept, chosen: readonly Way[]): boolean {
  const { space, payoffs } = solution;
  const changed = payoffs.map((own, i) => {
    const way = chosen.find(({ change }) => change.decisionMaker === space.movers[i]?.id);
    return way ? payoffsOf(way.preference, space) : own;
  });
  return solveSpace(space, { concepts: [concept], payoffs: changed }).equilibria[concept]?.includes(state) ?? false;
}
