import { EntenteError } from '../../records/failure.ts';
import { CONCEPTS, type Concept, conceptBit } from '../model/concept.ts';
import type { Model } from '../model/model.ts';
import { type Payoffs, payoffsOf } from '../model/payoffs.ts';
import { compile, makerAt, type StateSpace, stateNumbered } from '../model/state-space.ts';
import { cubeStability } from './cube-stability.ts';
import { graphStability } from './graph-stability.ts';
import { listStability } from './list-stability.ts';
import type { Tell } from './progress.ts';
import { simultaneouslyStable } from './simultaneous.ts';

/** What holds in a model. */
export interface Solution {
  readonly space: StateSpace;
  /** By decision maker, in the model's order. */
  readonly payoffs: readonly Payoffs[];
  /** The concepts that were worked out. */
  readonly concepts: readonly Concept[];
  /** By decision maker: a byte for each state, with the bits of `conceptBit`. */
  readonly stable: readonly Uint8Array[];
  /** Numbers of the states that are stable for every decision maker, by concept; absent where not worked out. */
  readonly equilibria: Readonly<Partial<Record<Concept, readonly number[]>>>;
}

/** More states than this get no SIM unless it is asked for: it tries all joint moves of the others one by one. */
export const SIM_STATES = 4096;

/**
 * Solves a model: the payoffs of every decision maker, the stability of every state for each, and the equilibria.
 *
 * @param options `concepts`: which to work out; default Nash, GMR, SMR, SEQ and, in option form up to 4,096 states, SIM.
 *   `progress` is told how far the work has come
 * @throws EntenteError (usage) if the model has problems, or SIM is asked of a general graph
 * @example
 * solve(model).equilibria.Nash; // [2]
 */
export function solve(
  model: Model,
  options: { readonly concepts?: readonly Concept[]; readonly progress?: Tell } = {},
): Solution {
  return solveSpace(compile(model), options);
}

/** The same for a space that is compiled already, with payoffs if they are known. */
export function solveSpace(
  space: StateSpace,
  {
    concepts,
    payoffs,
    progress,
  }: { readonly concepts?: readonly Concept[]; readonly payoffs?: readonly Payoffs[]; readonly progress?: Tell } = {},
): Solution {
  if (space.kind === 'graph' && concepts?.includes('SIM')) {
    throw new EntenteError(
      'usage',
      'SIM needs options: a list of states and moves does not say where moves made at the same time end. Ask for other concepts.',
    );
  }
  const usual = CONCEPTS.filter(
    (concept) => concept !== 'SIM' || (space.kind === 'options' && space.size <= SIM_STATES),
  );
  const wanted = CONCEPTS.filter((concept) => (concepts ?? usual).includes(concept));
  const known = payoffs ?? space.model.decisionMakers.map(({ preference }) => payoffsOf(preference, space));
  const stable = stabilityOf(space, known, wanted, progress);
  if (wanted.includes('SIM')) {
    const bit = conceptBit('SIM');
    stable.forEach((marks, maker) => {
      for (let s = 0; s < marks.length; s++) {
        if (s % 256 === 0) progress?.('SIM', maker * marks.length + s, stable.length * marks.length);
        if (simultaneouslyStable(space, known, maker, s)) marks[s] = (marks[s] as number) | bit;
      }
    });
  }
  const equilibria: Partial<Record<Concept, readonly number[]>> = {};
  for (const concept of wanted) equilibria[concept] = equilibriaOf(stable, conceptBit(concept));
  return { space, payoffs: known, concepts: wanted, stable, equilibria };
}

/** Each way fits one kind of space: moves listed one by one, some of all combinations listed, all combinations. */
function stabilityOf(
  space: StateSpace,
  payoffs: readonly Payoffs[],
  concepts: readonly Concept[],
  progress: Tell | undefined,
): readonly Uint8Array[] {
  if (space.arcs) return graphStability(space, space.arcs, payoffs, concepts, progress);
  if (space.codes) return listStability(space, space.codes, payoffs, concepts, progress);
  return cubeStability(space, payoffs, concepts, progress);
}

function equilibriaOf(stable: readonly Uint8Array[], bit: number): readonly number[] {
  const [first, ...others] = stable;
  const numbers: number[] = [];
  first?.forEach((marks, s) => {
    if (marks & bit && others.every((other) => (other[s] as number) & bit)) numbers.push(s + 1);
  });
  return numbers;
}

/**
 * Whether a state is stable for a decision maker.
 *
 * @param state its number
 * @throws EntenteError (usage) if the concept was not worked out or the decision maker or state is unknown
 * @example
 * isStable(solution, 'upstream', 'Nash', 2); // true
 */
export function isStable(solution: Solution, decisionMaker: string, concept: Concept, state: number): boolean {
  if (!solution.concepts.includes(concept)) {
    throw new EntenteError('usage', `${concept} was not worked out; name it among the concepts to solve.`);
  }
  const own = solution.stable[makerAt(solution.space, decisionMaker)] as Uint8Array;
  const marks = own[stateNumbered(solution.space, state)] as number;
  return (marks & conceptBit(concept)) !== 0;
}
