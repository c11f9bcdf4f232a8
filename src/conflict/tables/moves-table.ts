import { movesFrom } from '../model/state-space.ts';
import type { Solution } from '../solve/solve.ts';

/** Where one decision maker can go from a state, and which of these moves better its position. */
export interface MovesOfMaker {
  readonly decisionMaker: string;
  readonly moves: readonly number[];
  /** Of the moves those to states that it prefers, the best first. */
  readonly improvements: readonly number[];
}

export interface MovesFromState {
  readonly state: number;
  readonly makers: readonly MovesOfMaker[];
}

/**
 * What each decision maker can do by itself in each of some states.
 * @param states numbers of states
 */
export function movesTable({ space, payoffs }: Solution, states: readonly number[]): readonly MovesFromState[] {
  return states.map((state) => ({
    state,
    makers: space.movers.map(({ id }, maker): MovesOfMaker => {
      const own = payoffs[maker];
      const worth = (index: number): number => own?.[index] ?? 0;
      const targets = movesFrom(space, maker, state - 1);
      const better = targets.filter((index) => worth(index) > worth(state - 1));
      return {
        decisionMaker: id,
        moves: targets.map((index) => index + 1),
        improvements: better.sort((a, b) => worth(b) - worth(a) || a - b).map((index) => index + 1),
      };
    }),
  }));
}
