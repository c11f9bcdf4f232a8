import { EntenteError } from '../../records/failure.ts';
import type { Concept } from '../model/concept.ts';
import { stateNumbered, statusQuoOf } from '../model/state-space.ts';
import { legalSequences, type Step } from './legal-sequences.ts';
import type { Solution } from './solve.ts';

/** One move as people see it: a decision maker's id and the numbers of states. */
export interface Move {
  readonly by: string;
  readonly from: number;
  readonly to: number;
}

/** A state that the conflict can come to. */
export interface Destination {
  readonly state: number;
  /** A shortest sequence of moves in which nobody moves twice in a row. */
  readonly path: readonly Move[];
  /** Under which concepts the state is an equilibrium. */
  readonly concepts: readonly Concept[];
}

/** How a conflict can go on from where it stands (Li, Kilgour and Hipel 2005, status quo analysis). */
export interface Evolution {
  readonly from: number;
  /** The states that a sequence of improvements leads to, from near to far. */
  readonly byImprovements: readonly Destination[];
  /** The states that a sequence of any moves leads to. */
  readonly byMoves: readonly Destination[];
  /** How many farther states each list leaves out, for length. */
  readonly more: { readonly byImprovements: number; readonly byMoves: number };
}

/** As many destinations are listed, the nearest. */
const MOST_DESTINATIONS = 4096;

/** A step with ids and numbers instead of indices. */
function moveOf(solution: Solution, { maker, from, to }: Step): Move {
  return { by: solution.space.movers[maker]?.id ?? '', from: from + 1, to: to + 1 };
}

/**
 * Where the conflict can go from a state, in how many steps, and which equilibria it can reach.
 *
 * @param from number of a state; default the status quo
 * @throws EntenteError (usage) if there is neither
 * @example
 * evolution(solution, 1).byImprovements.map(({ state, path }) => [state, path.length]); // [[2, 1]]
 */
export function evolution(solution: Solution, from?: number): Evolution {
  const { space, payoffs } = solution;
  const start = from === undefined ? statusQuoOf(space) : stateNumbered(space, from);
  if (start === undefined) {
    throw new EntenteError('usage', 'The model names no status quo; name the state from which the conflict evolves.');
  }
  const makers = space.movers.map((_, maker) => maker);
  const holds = new Map<number, Concept[]>();
  for (const concept of solution.concepts) {
    for (const state of solution.equilibria[concept] ?? []) holds.set(state, [...(holds.get(state) ?? []), concept]);
  }
  const destinations = (improving: boolean): { listed: readonly Destination[]; more: number } => {
    const reached = legalSequences(space, makers, start, improving ? { improving: payoffs } : {});
    const ends = reached.ends.filter((end) => end !== start);
    const listed = ends.slice(0, MOST_DESTINATIONS).map((end) => ({
      state: end + 1,
      path: reached.pathTo(end).map((step) => moveOf(solution, step)),
      concepts: holds.get(end + 1) ?? [],
    }));
    return { listed, more: ends.length - listed.length };
  };
  const [improvements, moves] = [destinations(true), destinations(false)];
  return {
    from: start + 1,
    byImprovements: improvements.listed,
    byMoves: moves.listed,
    more: { byImprovements: improvements.more, byMoves: moves.more },
  };
}
