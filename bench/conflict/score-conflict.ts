import { countRankings, stabilityCondition } from '../../src/conflict/explain/stability-condition.ts';
import { CONCEPTS, type Concept } from '../../src/conflict/model/concept.ts';
import { ranking } from '../../src/conflict/model/payoffs.ts';
import { makerAt, movesFrom } from '../../src/conflict/model/state-space.ts';
import type { CoalitionConcept } from '../../src/conflict/solve/coalition-game.ts';
import { blockEquilibria, coalitionStability } from '../../src/conflict/solve/coalitions.ts';
import { limitedMove, nonMyopic } from '../../src/conflict/solve/limited-move.ts';
import { isStable, type Solution, solve } from '../../src/conflict/solve/solve.ts';
import type { ConflictCase, ConflictExpectation } from './conflict-case.ts';

/** One case against what the engine finds. */
export interface ConflictScore {
  readonly id: string;
  readonly states: number;
  readonly decisionMakers: number;
  /** How many lists and numbers were compared. */
  readonly compared: number;
  /** Each difference in words; none if the case agrees. */
  readonly differences: readonly string[];
  readonly solution: Solution;
}

function isConcept(name: string): name is Concept {
  return CONCEPTS.some((concept) => concept === name);
}

function reachable(solution: Solution, maker: string, state: number): readonly number[] {
  return movesFrom(solution.space, makerAt(solution.space, maker), state - 1).map((index) => index + 1);
}

/** Exact number of rankings of those who vary for which the state is stable for each of them. */
function inverseCount(solution: Solution, state: number, vary: readonly string[], concept: Concept): string {
  const counts = vary.map((maker) =>
    countRankings(stabilityCondition(solution, maker, state, concept), solution.space.size),
  );
  return String(counts.reduce((product, { count }) => product * count, 1n));
}

/**
 * Compares a case with what the engine finds.
 * @throws EntenteError (usage) if its model has problems
 */
export function scoreConflict({ id, model, expected, computed }: ConflictCase): ConflictScore {
  const solution = solve(model);
  const { space } = solution;
  const differences: string[] = [];
  let compared = 0;
  const same = (what: string, ours: unknown, theirs: unknown): void => {
    compared++;
    const [a, b] = [JSON.stringify(ours), JSON.stringify(theirs)];
    if (a !== b) differences.push(`${what}: ${a} instead of ${b}`);
  };
  const check = (expectation: ConflictExpectation, whole: boolean): void => {
    if (expectation.feasible !== undefined) same('feasible states', space.size, expectation.feasible);
    for (const [concept, states] of Object.entries(expectation.equilibria ?? {})) {
      same(`${concept} equilibria`, isConcept(concept) ? solution.equilibria[concept] : undefined, states);
    }
    for (const [maker, byConcept] of Object.entries(expectation.stable ?? {})) {
      for (const [concept, states] of Object.entries(byConcept)) {
        const numbers = Array.from({ length: space.size }, (_, s) => s + 1);
        const ours = isConcept(concept)
          ? numbers.filter((state) => isStable(solution, maker, concept, state))
          : undefined;
        same(`${concept} of ${maker}`, ours, states);
      }
    }
    for (const [maker, byState] of Object.entries(expectation.reachable ?? {})) {
      // A whole list leaves out states without moves.
      const numbers = whole ? Array.from(space.placeOf.keys(), (s) => String(s + 1)) : Object.keys(byState);
      for (const state of numbers) {
        same(`moves of ${maker} from ${state}`, reachable(solution, maker, Number(state)), byState[state] ?? []);
      }
    }
    for (const [maker, order] of Object.entries(expectation.rankings ?? {})) {
      const ours = ranking(solution.payoffs[makerAt(space, maker)] ?? new Int32Array()).map((tied) =>
        tied.map((s) => s + 1),
      );
      same(
        `ranking of ${maker}`,
        ours,
        order.map((entry) => (typeof entry === 'number' ? [entry] : [...entry].sort((a, b) => a - b))),
      );
    }
    for (const { state, vary, counts } of expectation.inverse ?? []) {
      for (const [concept, count] of Object.entries(counts)) {
        const ours = isConcept(concept) ? inverseCount(solution, state, vary, concept) : undefined;
        same(`${concept} rankings of ${vary.join(' and ')} for state ${state}`, ours, String(count));
      }
    }
    for (const [horizon, states] of Object.entries(expectation.Lh ?? {})) {
      same(`limited moves, horizon ${horizon}`, limitedMove(solution, Number(horizon)).equilibria, states);
    }
    if (expectation.NM) same('non-myopic equilibria', nonMyopic(solution).equilibria, expectation.NM);
    for (const [blocks, byConcept] of Object.entries(expectation.jointCoalition ?? {})) {
      const ours = blockEquilibria(
        solution,
        blocks.split('|').map((block) => block.split('+')),
      );
      for (const [concept, states] of Object.entries(byConcept)) {
        same(`${concept} with ${blocks}`, ours[concept as keyof typeof ours], states);
      }
    }
    if (expectation.coalitional) {
      const ours = coalitionStability(solution).equilibria;
      for (const [concept, states] of Object.entries(expectation.coalitional)) {
        same(concept, ours[concept as CoalitionConcept], states);
      }
    }
  };
  check(expected, false);
  check(computed, true);
  return { id, states: space.size, decisionMakers: space.movers.length, compared, differences, solution };
}
