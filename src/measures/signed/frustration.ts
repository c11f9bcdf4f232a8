import { cycleBound, reaches } from './cycle-bound.ts';
import { searchSides } from './local-search.ts';
import { reduce } from './reduce.ts';
import { semidefiniteBound } from './semidefinite-bound.ts';
import { type SignedGraph, violated } from './signed-graph.ts';
import { MOST_NODES, triangleBound } from './triangle-bound.ts';

/** How far from balance a signed network is: the least weight of ties that a division into two sides must violate. */
export interface Frustration {
  /** Weight that `side` violates: the least that was found. */
  readonly value: number;
  /** No division violates less. */
  readonly lower: number;
  /** Whether `value` is the least there is. */
  readonly proved: boolean;
  /** What proves the lower bound: nothing but that it is not negative, vectors, vectors with triangles, cycles, or branching over cycles. */
  readonly by: 'none' | 'semidefinite' | 'triangles' | 'cycles' | 'branching';
  /** 1 or -1 for each node: a division that violates `value`. */
  readonly side: Int8Array;
  /** 1 - 2 value / weight of all ties: 1 in balance. */
  readonly balance: number;
  readonly n: { readonly nodes: number; readonly ties: number; readonly weight: number };
}

export interface FrustrationOptions {
  readonly seed?: number;
  /** Divisions that the search starts from. */
  readonly starts?: number;
  /** Solutions of the cycle programme at most; 0: none. */
  readonly rounds?: number;
  /** Go on in whole numbers where bounds leave a gap; by default in graphs of at most 2,000 ties. */
  readonly branch?: boolean;
  /** Asked before each round of proof; false ends it with the bounds that are known. */
  readonly goOn?: () => boolean;
}

/**
 * The frustration index (line index of balance, Harary 1959) of a signed network, with an upper bound by search and a lower one
 * by the best of three relaxations: vectors, and vectors that heed triangles, which are tight on dense networks, and cycles, which
 * are tight on sparse ones. The two sides of the division are its two blocs.
 *
 * @example
 * const { value, proved } = await frustration(signedGraph(3, [[0, 1, 1], [1, 2, 1], [0, 2, -1]]));
 * [value, proved]; // [1, true]
 */
export async function frustration(whole: SignedGraph, options: FrustrationOptions = {}): Promise<Frustration> {
  const { seed = 1, starts = 30, rounds = 300, goOn } = options;
  const { graph, constant, restore } = reduce(whole);
  const inWhole = graph.weight.every(Number.isInteger);
  const branch = options.branch ?? graph.weight.length <= MOST_TIES;
  let { side, cost: upper } = searchSides(graph, { starts, tabu: 1, seed });
  let lower = 0;
  let by: Frustration['by'] = 'none';
  const done = (): boolean => reaches(lower, { upper, whole: inWhole });
  const dense = graph.nodes > 0 && graph.weight.length / graph.nodes > DENSE;
  const vectors = (): void => {
    const bound = semidefiniteBound(graph, seed);
    if (!bound) return;
    const better = searchSides(graph, { starts: 1, tabu: 2, seed, from: bound.side });
    if (better.cost < upper - 1e-9) ({ side, cost: upper } = better);
    if (bound.lower > lower) [lower, by] = [bound.lower, 'semidefinite'];
  };
  const triangles = (): void => {
    const bound = triangleBound(graph, { seed, upper, whole: inWhole, steps: STEPS, goOn });
    if (bound > lower) [lower, by] = [bound, 'triangles'];
  };
  const cycles = async (): Promise<void> => {
    const bound = await cycleBound(graph, { rounds, upper, whole: inWhole, branch, ...(goOn ? { goOn } : {}) });
    if (bound.lower > lower) [lower, by] = [bound.lower, branch && bound.ended && !done() ? 'branching' : 'cycles'];
  };
  if (dense && !done()) vectors();
  if (dense && !done()) triangles();
  // Where triangles leave a gap on a dense network, cycles take minutes and are weaker.
  const tried = dense && graph.nodes <= MOST_NODES && graph.weight.length > MOST_TIES;
  if (!done() && rounds > 0 && !tried) await cycles();
  if (!dense && !done()) vectors();
  if (!dense && !done()) triangles();
  const all = restore(side);
  const value = violated(whole, all);
  const proved = done();
  const weight = whole.weight.reduce((sum, w) => sum + Math.abs(w), 0);
  return {
    value,
    lower: proved ? value : (inWhole ? Math.ceil(lower - 1e-6) : lower) + constant,
    proved,
    by,
    side: all,
    balance: weight === 0 ? 1 : 1 - (2 * value) / weight,
    n: { nodes: whole.nodes, ties: whole.from.length, weight },
  };
}

/** Ties per node from which vectors are tried before cycles. */
const DENSE = 12;

/** Steps by which prices of triangles are raised at most. */
const STEPS = 150;

/** Up to so many ties cycles are quick, and the programme may go on in whole numbers. */
const MOST_TIES = 2000;
