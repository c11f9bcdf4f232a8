import { EntenteError } from '../../records/failure.ts';
import type { Payoffs } from '../model/payoffs.ts';
import { movesFrom } from '../model/state-space.ts';
import type { Solution } from './solve.ts';

/** Longer horizons than this are not followed in search of a period. */
const FARTHEST = 10_000;

export interface LimitedMoveResult {
  /** Ids of the two decision makers. */
  readonly decisionMakers: readonly string[];
  /** By decision maker: numbers of the states where it stays put. */
  readonly stable: readonly (readonly number[])[];
  /** Numbers of the states where both stay put. */
  readonly equilibria: readonly number[];
}

interface Foresight {
  /** Where each of the two expects the conflict to end if it is its turn in a state. */
  readonly ends: readonly [Int32Array, Int32Array];
}

function two(solution: Solution): void {
  const count = solution.space.movers.length;
  if (count === 2) return;
  throw new EntenteError(
    'usage',
    `Limited-move and non-myopic stability are defined for two decision makers; this model has ${count}. With more it is open who moves next.`,
  );
}

/** One move more foresight for both. */
function farther(
  solution: Solution,
  { ends }: Foresight,
  moves: readonly (readonly (readonly number[])[])[],
): Foresight {
  const look = (maker: 0 | 1): Int32Array => {
    const own = solution.payoffs[maker] as Payoffs;
    const other = ends[maker === 0 ? 1 : 0];
    return Int32Array.from(own, (level, state) => {
      let end = state;
      let most = level;
      // Ascending, so that of moves with equally good ends the one to the lowest state is made.
      for (const to of moves[maker]?.[state] ?? []) {
        const there = other[to] as number;
        if ((own[there] as number) > most) {
          most = own[there] as number;
          end = there;
        }
      }
      return end;
    });
  };
  return { ends: [look(0), look(1)] };
}

function start(solution: Solution): { foresight: Foresight; moves: readonly (readonly (readonly number[])[])[] } {
  two(solution);
  const { space } = solution;
  const still = Int32Array.from({ length: space.size }, (_, s) => s);
  const moves = [0, 1].map((maker) => Array.from(still, (state) => movesFrom(space, maker, state)));
  return { foresight: { ends: [still, still] }, moves };
}

function result(solution: Solution, stays: (maker: 0 | 1, state: number) => boolean): LimitedMoveResult {
  const numbers = Array.from({ length: solution.space.size }, (_, s) => s + 1);
  return {
    decisionMakers: solution.space.movers.map(({ id }) => id),
    stable: ([0, 1] as const).map((maker) => numbers.filter((number) => stays(maker, number - 1))),
    equilibria: numbers.filter((number) => stays(0, number - 1) && stays(1, number - 1)),
  };
}

/**
 * Limited-move stability (Zagare 1984; Kilgour 1985; Fang, Hipel and Kilgour 1993): both foresee `horizon` moves, made
 * in turn, and move only if the end they foresee is better than staying. Horizon 1 is Nash. Of moves with equally good
 * ends the one to the state with the lowest number is made.
 *
 * @throws EntenteError (usage) unless there are two decision makers and the horizon is a whole number from 1 to 10,000
 * @example
 * limitedMove(solution, 2).equilibria; // [2]
 */
export function limitedMove(solution: Solution, horizon: number): LimitedMoveResult {
  if (!Number.isInteger(horizon) || horizon < 1 || horizon > FARTHEST) {
    throw new EntenteError('usage', `The horizon must be a whole number from 1 to 10,000, not ${horizon}.`);
  }
  const { foresight, moves } = start(solution);
  let seen = foresight;
  for (let h = 0; h < horizon; h++) seen = farther(solution, seen, moves);
  return result(solution, (maker, state) => seen.ends[maker][state] === state);
}

/**
 * Non-myopic stability (Brams and Wittman 1981; Kilgour 1984): a state is stable for a decision maker if it stays put
 * there for every horizon from some horizon on. What is foreseen repeats itself sooner or later; a state that is left
 * at some horizon of the period is not stable.
 *
 * @throws EntenteError (usage) unless there are two decision makers, or if no period shows within 10,000 moves
 * @example
 * nonMyopic(solution).stable; // [[2], [1, 3]]
 */
export function nonMyopic(solution: Solution): LimitedMoveResult {
  const { foresight, moves } = start(solution);
  const history: Foresight[] = [foresight];
  const known = new Map<string, number>();
  const key = ({ ends }: Foresight): string => `${ends[0].join()};${ends[1].join()}`;
  known.set(key(foresight), 0);
  for (let h = 1; h <= FARTHEST; h++) {
    const seen = farther(solution, history[h - 1] as Foresight, moves);
    const before = known.get(key(seen));
    if (before !== undefined) {
      const period = history.slice(before);
      return result(solution, (maker, state) => period.every(({ ends }) => ends[maker][state] === state));
    }
    known.set(key(seen), h);
    history.push(seen);
  }
  throw new EntenteError('usage', 'What is foreseen does not settle within 10,000 moves; ask for a horizon instead.');
}
