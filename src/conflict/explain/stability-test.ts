import { EntenteError } from '../../records/failure.ts';
import type { Concept } from '../model/concept.ts';
import { makerAt, movesFrom, stateNumbered } from '../model/state-space.ts';
import { legalSequences } from '../solve/legal-sequences.ts';
import type { Solution } from '../solve/solve.ts';
import { meetsCondition, stabilityCondition } from './stability-condition.ts';

/** Judges what a decision maker might prefer, where what the others prefer is taken as the model has it. */
export interface StabilityTest {
  /** Numbers of the states that matter, ascending. */
  readonly relevant: readonly number[];
  /** Whether the state is stable for somebody who prefers exactly these states (by number) to it. */
  readonly met: (prefers: (state: number) => boolean) => boolean;
}

/**
 * The condition under which a state is stable, as a test: where it is short enough to be stated it is what
 * `stabilityCondition` says, else it is judged answer by answer, of which there may be any number.
 */
export function stabilityTest(
  solution: Solution,
  decisionMaker: string,
  state: number,
  concept: Concept,
): StabilityTest {
  try {
    const condition = stabilityCondition(solution, decisionMaker, state, concept);
    return { relevant: condition.relevant, met: (prefers) => meetsCondition(condition, prefers) };
  } catch (cause) {
    if (!(cause instanceof EntenteError) || concept === 'SIM' || concept === 'Nash') throw cause;
    return longTest(solution, decisionMaker, state, concept);
  }
}

function longTest(solution: Solution, decisionMaker: string, state: number, concept: Concept): StabilityTest {
  const { space, payoffs } = solution;
  const maker = makerAt(space, decisionMaker);
  const index = stateNumbered(space, state);
  const others = space.movers.flatMap((_, other) => (other === maker ? [] : [other]));
  const moves = movesFrom(space, maker, index);
  const ends = new Map(
    moves.map((move) => [
      move,
      legalSequences(space, others, move, concept === 'SEQ' ? { improving: payoffs } : {}).ends,
    ]),
  );
  const met = (prefers: (state: number) => boolean): boolean => {
    const better = (to: number): boolean => to !== index && prefers(to + 1);
    const holds = (end: number): boolean =>
      !better(end) && (concept !== 'SMR' || movesFrom(space, maker, end).every((to) => !better(to)));
    return moves.every((move) => !better(move) || (ends.get(move) ?? []).some(holds));
  };
  const relevant = new Set([...moves, ...[...ends.values()].flat()].filter((one) => one !== index));
  if (concept === 'SMR')
    for (const end of [...relevant]) for (const to of movesFrom(space, maker, end)) relevant.add(to);
  relevant.delete(index);
  return { relevant: [...relevant].map((one) => one + 1).sort((a, b) => a - b), met };
}
