import { EntenteError } from '../../records/failure.ts';
import { type Concept, conceptBit } from '../model/concept.ts';
import type { Model } from '../model/model.ts';
import { makerAt, type StateSpace, takenIn } from '../model/state-space.ts';
import { type Solution, solve } from './solve.ts';

/** The conflict as one decision maker sees it: its options, its rules, its beliefs about everybody's preferences. */
export interface View {
  readonly decisionMaker: string;
  /** A model in which this decision maker occurs. */
  readonly model: Model;
}

/** A first-level hypergame (Bennett 1977; Wang, Hipel and Fraser 1988): everybody plays a game of its own. */
export interface Hypergame {
  readonly title: string;
  /**
   * The conflict as it is, with everybody's true preferences and all options. Its states are those that can happen.
   * A decision maker without a view of its own sees it as it is.
   */
  readonly actual: Model;
  readonly views: readonly View[];
}

/** A state that can happen, by number in the actual model. */
export interface HypergameState {
  readonly state: number;
  readonly taken: readonly string[];
}

export type Surprise =
  /** It can happen that this decision maker had not thought possible: its own game has no such state. */
  | { readonly kind: 'unseen'; readonly decisionMaker: string; readonly state: HypergameState }
  /** The conflict can rest here, but in this decision maker's game somebody would move on. */
  | {
      readonly kind: 'unexpected';
      readonly decisionMaker: string;
      readonly state: HypergameState;
      /** Who, in its view, would not stay. */
      readonly movers: readonly string[];
    }
  /** It expects the conflict to rest here, but somebody will move on. */
  | {
      readonly kind: 'disappointed';
      readonly decisionMaker: string;
      readonly state: HypergameState;
      readonly movers: readonly string[];
    };

export interface HypergameResult {
  readonly concept: Concept;
  /** By decision maker: what it expects, the equilibria of its own game. */
  readonly expected: readonly {
    readonly decisionMaker: string;
    readonly solution: Solution;
    /** With the number in its own model, and in the actual one where the state can happen. */
    readonly equilibria: readonly {
      readonly own: number;
      readonly taken: readonly string[];
      readonly state?: number;
    }[];
  }[];
  /** Where the conflict can rest: states in which everybody, by its own view, stays put. */
  readonly equilibria: readonly HypergameState[];
  /** What the equilibria would be if everybody saw the conflict as it is. */
  readonly ifAllKnew: readonly HypergameState[];
  readonly surprises: readonly Surprise[];
}

/** How a decision maker sees the states that can happen: its own number for each, none where it has no such state. */
function seenAs(actual: StateSpace, own: StateSpace): Int32Array {
  const taken = (space: StateSpace, index: number, only: ReadonlySet<string>): string =>
    JSON.stringify(
      takenIn(space, index)
        .filter((id) => only.has(id))
        .sort(),
    );
  const known = new Set(own.names);
  const byTaken = new Map(Array.from({ length: own.size }, (_, index) => [taken(own, index, known), index] as const));
  return Int32Array.from({ length: actual.size }, (_, index) => byTaken.get(taken(actual, index, known)) ?? -1);
}

/**
 * Solves a hypergame: the equilibria that each decision maker expects in its own game, the states in which the
 * conflict can rest because everybody stays put by its own view, and where that surprises whom. A decision maker that
 * does not know an option sees states that differ only in it as one. In a state that its game does not have, a
 * decision maker has no opinion and stays.
 *
 * @throws EntenteError (usage) if a model has problems, a view is of an unknown decision maker, or states are listed in
 *   one model and made of options in another
 * @example
 * const { expected } = solveHypergame({ title: 'As each sees it', actual: model, views: [] });
 * expected.map(({ equilibria }) => equilibria.map(({ own }) => own)); // [[2], [2]]
 */
export function solveHypergame(hypergame: Hypergame, concept: Concept = 'Nash'): HypergameResult {
  const concepts = [concept];
  const actual = solve(hypergame.actual, { concepts });
  const { space } = actual;
  const bit = conceptBit(concept);
  hypergame.views.forEach(({ decisionMaker, model }, i) => {
    makerAt(space, decisionMaker);
    if (hypergame.views.findIndex((view) => view.decisionMaker === decisionMaker) !== i) {
      throw new EntenteError('usage', `The hypergame has two views of “${decisionMaker}”; give one.`);
    }
    if (model.form.kind !== hypergame.actual.form.kind) {
      throw new EntenteError(
        'usage',
        `The view of “${decisionMaker}” and the actual conflict must be of the same form.`,
      );
    }
  });
  const own = space.movers.map(({ id }) => {
    const view = hypergame.views.find(({ decisionMaker }) => decisionMaker === id);
    const solution = view ? solve(view.model, { concepts }) : actual;
    return { id, solution, maker: makerAt(solution.space, id), seen: seenAs(space, solution.space) };
  });
  const stays = ({ solution, maker }: { solution: Solution; maker: number }, index: number): boolean =>
    ((solution.stable[maker]?.[index] ?? 0) & bit) !== 0;
  /** Who moves on, by its own view, from a state that can happen. */
  const leaving = (index: number): readonly string[] =>
    own
      .filter((player) => {
        const seen = player.seen[index] as number;
        return seen >= 0 && !stays(player, seen);
      })
      .map(({ id }) => id);
  const shown = (index: number): HypergameState => ({ state: index + 1, taken: takenIn(space, index) });
  const resting = Array.from({ length: space.size }, (_, index) => index).filter(
    (index) => leaving(index).length === 0,
  );

  const surprises: Surprise[] = [];
  for (const { id: decisionMaker, solution, seen } of own) {
    for (const index of resting) {
      const there = seen[index] as number;
      const state = shown(index);
      if (there < 0) surprises.push({ kind: 'unseen', decisionMaker, state });
      else {
        const movers = solution.space.movers.flatMap(({ id }, maker) =>
          stays({ solution, maker }, there) ? [] : [id],
        );
        if (movers.length > 0) surprises.push({ kind: 'unexpected', decisionMaker, state, movers });
      }
    }
    const hoped = new Set(solution.equilibria[concept]?.map((number) => number - 1));
    seen.forEach((there, index) => {
      const movers = hoped.has(there) ? leaving(index) : [];
      if (movers.length > 0) surprises.push({ kind: 'disappointed', decisionMaker, state: shown(index), movers });
    });
  }
  return {
    concept,
    expected: own.map(({ id, solution, seen }) => ({
      decisionMaker: id,
      solution,
      equilibria: (solution.equilibria[concept] ?? []).map((number) => {
        const state = seen.indexOf(number - 1);
        const taken = takenIn(solution.space, number - 1);
        return { own: number, taken, ...(state < 0 ? {} : { state: state + 1 }) };
      }),
    })),
    equilibria: resting.map(shown),
    ifAllKnew: (actual.equilibria[concept] ?? []).map((number) => shown(number - 1)),
    surprises,
  };
}
