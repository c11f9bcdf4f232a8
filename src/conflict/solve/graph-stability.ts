import { type Concept, conceptBit } from '../model/concept.ts';
import type { Payoffs } from '../model/payoffs.ts';
import type { Arcs, StateSpace } from '../model/state-space.ts';
import type { Tell } from './progress.ts';

/**
 * Stability where moves are listed one by one and two moves of one decision maker need not make one. Then it matters
 * that nobody moves twice in a row (Fang, Hipel and Kilgour 1993): the search runs over arrivals, a state together
 * with who moved last. Values are settled from the least upwards, each arrival once, so the cost is about
 * n times the number of moves for each decision maker.
 */

const NO_WORST = 0x7fffffff;

/** The same moves by where they lead. */
function reversed({ start, target }: Arcs): Arcs {
  const states = start.length - 1;
  const into = new Int32Array(states + 1);
  for (const to of target) into[to + 1] = (into[to + 1] as number) + 1;
  for (let s = 1; s <= states; s++) into[s] = (into[s] as number) + (into[s - 1] as number);
  const next = into.slice(0, states);
  const source = new Int32Array(target.length);
  for (let s = 0; s < states; s++) {
    for (let a = start[s] as number; a < (start[s + 1] as number); a++) {
      const to = target[a] as number;
      const at = next[to] as number;
      source[at] = s;
      next[to] = at + 1;
    }
  }
  return { start: into, target: source };
}

/** States from the least value to the greatest. */
function ascending(values: Int32Array): Int32Array {
  return Int32Array.from(values, (_, s) => s).sort((a, b) => (values[a] as number) - (values[b] as number) || a - b);
}

/**
 * The least of `values` over all states in which legal sequences of the given decision makers end that start in each
 * state with a first move of any of them.
 *
 * @param into moves reversed, by decision maker
 * @param admits whether a step counts
 */
function leastReached(
  values: Int32Array,
  makers: readonly number[],
  into: readonly Arcs[],
  admits: (maker: number, from: number, to: number) => boolean,
): Int32Array {
  const least = new Int32Array(values.length).fill(NO_WORST);
  const width = makers.length;
  const arrived = new Uint8Array(values.length * width);
  const waiting: number[] = [];
  for (const end of ascending(values)) {
    const value = values[end] as number;
    for (let j = 0; j < width; j++) {
      if (arrived[end * width + j] === 1) continue;
      arrived[end * width + j] = 1;
      waiting.push(end * width + j);
    }
    for (let arrival = waiting.pop(); arrival !== undefined; arrival = waiting.pop()) {
      const last = arrival % width;
      const to = (arrival - last) / width;
      const maker = makers[last] as number;
      const { start, target } = into[maker] as Arcs;
      for (let a = start[to] as number; a < (start[to + 1] as number); a++) {
        const from = target[a] as number;
        if (!admits(maker, from, to)) continue;
        if (value < (least[from] as number)) least[from] = value;
        for (let before = 0; before < width; before++) {
          if (before === last || arrived[from * width + before] === 1) continue;
          arrived[from * width + before] = 1;
          waiting.push(from * width + before);
        }
      }
    }
  }
  return least;
}

/** The greatest of `values` over the state itself and the decision maker's moves. */
function best(values: Int32Array, { start, target }: Arcs): Int32Array {
  return values.map((own, s) => {
    let greatest = own;
    for (let a = start[s] as number; a < (start[s + 1] as number); a++) {
      greatest = Math.max(greatest, values[target[a] as number] as number);
    }
    return greatest;
  });
}

function lesser(a: Int32Array, b: Int32Array): Int32Array {
  return a.map((value, s) => Math.min(value, b[s] as number));
}

/**
 * Which states are stable in a space with listed moves.
 *
 * @param arcs the moves of each decision maker
 * @param concepts Nash, GMR, SMR and SEQ are worked out; others are passed over
 * @returns for each decision maker a byte for each state, with the bits of {@link conceptBit}
 */
export function graphStability(
  space: StateSpace,
  arcs: readonly Arcs[],
  payoffs: readonly Payoffs[],
  concepts: readonly Concept[],
  progress?: Tell,
): readonly Uint8Array[] {
  const into = arcs.map(reversed);
  const always = (): boolean => true;
  const improves = (maker: number, from: number, to: number): boolean => {
    const own = payoffs[maker] as Payoffs;
    return (own[to] as number) > (own[from] as number);
  };
  return space.movers.map((_, maker) => {
    progress?.('decision maker', maker, space.movers.length);
    const own = payoffs[maker] as Payoffs;
    const moves = arcs[maker] as Arcs;
    const others = space.movers.flatMap((__, other) => (other === maker ? [] : [other]));
    const stable = new Uint8Array(space.size);
    /** For each state the value, to the mover, of the worst answer to a move there, were it the best move of all. */
    const answered: Readonly<Partial<Record<Concept, () => Int32Array>>> = {
      Nash: () => own,
      GMR: () => lesser(own, leastReached(own, others, into, always)),
      SMR: () => lesser(own, leastReached(best(own, moves), others, into, always)),
      SEQ: () => lesser(own, leastReached(own, others, into, improves)),
    };
    for (const concept of concepts) {
      const value = answered[concept]?.();
      if (!value) continue;
      best(value, moves).forEach((reached, s) => {
        if (reached <= (own[s] as number)) stable[s] = (stable[s] as number) | conceptBit(concept);
      });
    }
    return stable;
  });
}
