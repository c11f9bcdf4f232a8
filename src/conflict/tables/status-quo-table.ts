import { EntenteError } from '../../records/failure.ts';
import { movesFrom, stateNumbered, statusQuoOf } from '../model/state-space.ts';
import type { Solution } from '../solve/solve.ts';

/** How soon a state is reached, and by whose last move. */
export interface Arrival {
  readonly steps: number;
  /** Ids of the decision makers who can make the last of so few moves. */
  readonly last: readonly string[];
}

export interface ReachedState {
  readonly state: number;
  /** By any moves. */
  readonly byMoves?: Arrival;
  /** By moves that better the position of whoever makes them. */
  readonly byImprovements?: Arrival;
}

/** Which states a conflict can come to from where it stands, in how many steps. */
export interface StatusQuoTable {
  readonly from: number;
  /** The state itself, then from near to far. States that nothing leads to are absent. */
  readonly reached: readonly ReachedState[];
  /** How many states no moves lead to. */
  readonly unreached: number;
}

/**
 * The table of a status quo analysis (Li, Kilgour and Hipel 2005): for each state the fewest moves that lead to it,
 * with nobody moving twice in succession, and who can make the last of them; by moves of any kind and by improvements.
 *
 * @param from number of a state; default the status quo
 * @throws EntenteError (usage) if there is neither
 */
export function statusQuoTable(solution: Solution, from?: number): StatusQuoTable {
  const { space } = solution;
  const start = from === undefined ? statusQuoOf(space) : stateNumbered(space, from);
  if (start === undefined) {
    throw new EntenteError('usage', 'The model names no status quo; name the state from which the conflict evolves.');
  }
  const [moves, improvements] = [arrivals(solution, start, false), arrivals(solution, start, true)];
  const reached = [...moves.keys()].map((index): ReachedState => {
    const [byMoves, byImprovements] = [moves.get(index), improvements.get(index)];
    return {
      state: index + 1,
      ...(byMoves ? { byMoves } : {}),
      ...(byImprovements ? { byImprovements } : {}),
    };
  });
  const far = ({ byMoves, byImprovements }: ReachedState): number =>
    byImprovements?.steps ?? 1e6 + (byMoves?.steps ?? 0);
  reached.sort((a, b) => far(a) - far(b) || (a.byMoves?.steps ?? 0) - (b.byMoves?.steps ?? 0) || a.state - b.state);
  return { from: start + 1, reached, unreached: space.size - reached.length };
}

interface Reached {
  readonly state: number;
  readonly by: number;
}

/** The moves of everybody but who moved last; with `improving` only those that better the mover's position. */
function nextMoves({ space, payoffs }: Solution, { state, by }: Reached, improving: boolean): readonly Reached[] {
  return space.movers.flatMap((_, maker) => {
    if (maker === by) return [];
    const own = payoffs[maker];
    return movesFrom(space, maker, state)
      .filter((to) => !improving || (own?.[to] ?? 0) > (own?.[state] ?? 0))
      .map((to) => ({ state: to, by: maker }));
  });
}

/** Breadth first over states together with who moved last; the start counts as reached in no step. */
function arrivals(solution: Solution, start: number, improving: boolean): ReadonlyMap<number, Arrival> {
  const { movers, size } = solution.space;
  const seen = new Uint8Array(size * movers.length);
  const found = new Map<number, { steps: number; last: string[] }>([[start, { steps: 0, last: [] }]]);
  const isNew = ({ state, by }: Reached): boolean => {
    const place = state * movers.length + by;
    if (seen[place] === 1) return false;
    seen[place] = 1;
    return true;
  };
  let layer: readonly Reached[] = [{ state: start, by: -1 }];
  for (let steps = 1; layer.length > 0; steps++) {
    layer = layer.flatMap((reached) => nextMoves(solution, reached, improving).filter(isNew));
    for (const { state, by } of layer) {
      const known = found.get(state) ?? { steps, last: [] };
      found.set(state, known);
      const id = movers[by]?.id ?? '';
      if (known.steps === steps && !known.last.includes(id)) known.last.push(id);
    }
  }
  const order = new Map(movers.map(({ id }, i) => [id, i]));
  for (const { last } of found.values()) last.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
  return found;
}
