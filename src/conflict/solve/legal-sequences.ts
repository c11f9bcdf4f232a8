import type { Payoffs } from '../model/payoffs.ts';
import { movesFrom, type StateSpace } from '../model/state-space.ts';

/** One move of one decision maker; everything by index. */
export interface Step {
  readonly maker: number;
  readonly from: number;
  readonly to: number;
}

/** Where legal sequences lead. */
export interface Reached {
  /** All states in which a sequence of at least one step ends, from near to far. */
  readonly ends: readonly number[];
  /** A shortest sequence to one of the ends. */
  readonly pathTo: (end: number) => readonly Step[];
}

/**
 * Follows the legal sequences of some decision makers: each step is a move of one of them, and nobody moves twice in
 * succession, though anybody may move again after another (Fang, Hipel and Kilgour 1993). What matters for going on
 * is therefore the state and who moved last; or the state alone where two moves of one decision maker make one, for
 * then no shortest sequence has two in succession. Only in that case is a return to the start no end.
 *
 * @param improving payoffs by decision maker, if each step must improve the lot of whoever makes it
 * @param until stops at the first end for which it holds
 */
export function legalSequences(
  space: StateSpace,
  makers: readonly number[],
  from: number,
  { improving, until }: { readonly improving?: readonly Payoffs[]; readonly until?: (end: number) => boolean } = {},
): Reached {
  const slots = space.arcs ? space.movers.length : 1;
  const arrivals = space.size * slots;
  const start = arrivals;
  const cameFrom = new Int32Array(arrivals + 1).fill(-1);
  const movedBy = new Int16Array(arrivals + 1).fill(-1);
  const first = new Map<number, number>();
  if (slots === 1) cameFrom[from] = start;
  const stateOf = (arrival: number): number => (arrival === start ? from : Math.floor(arrival / slots));
  const queue = [start];
  search: for (let head = 0; head < queue.length; head++) {
    const arrival = queue[head] as number;
    const state = stateOf(arrival);
    for (const maker of makers) {
      if (maker === movedBy[arrival]) continue;
      const own = improving?.[maker];
      for (const to of movesFrom(space, maker, state)) {
        if (own && (own[to] as number) <= (own[state] as number)) continue;
        const next = slots === 1 ? to : to * slots + maker;
        if (cameFrom[next] !== -1) continue;
        cameFrom[next] = arrival;
        movedBy[next] = maker;
        queue.push(next);
        if (first.has(to)) continue;
        first.set(to, next);
        if (until?.(to)) break search;
      }
    }
  }
  const pathTo = (end: number): readonly Step[] => {
    const steps: Step[] = [];
    for (let at = first.get(end) ?? start; at !== start; at = cameFrom[at] as number) {
      steps.push({ maker: movedBy[at] as number, from: stateOf(cameFrom[at] as number), to: stateOf(at) });
    }
    return steps.reverse();
  };
  return { ends: [...first.keys()], pathTo };
}
