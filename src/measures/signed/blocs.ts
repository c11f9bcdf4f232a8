import { seededRandom } from '../../records/seeded-random.ts';
import { samplePermutation } from '../numbers/samplers.ts';
import { reaches } from './cycle-bound.ts';
import { openHighs } from './highs.ts';
import { type Adjacency, adjacencyOf, type SignedGraph } from './signed-graph.ts';

/** Blocs of any number: friends within, foes between, as far as that can be. */
export interface Blocs {
  /** Number of the bloc of each node, the largest bloc first. */
  readonly bloc: Int32Array;
  readonly sizes: readonly number[];
  /** Weight of friends in different blocs and foes in one. */
  readonly value: number;
  /** No blocs violate less. */
  readonly lower: number;
  readonly proved: boolean;
}

export interface BlocsOptions {
  readonly seed?: number;
  readonly starts?: number;
  /** Solutions of the linear programme at most; 0: no proof is tried. */
  readonly rounds?: number;
  readonly goOn?: () => boolean;
}

/**
 * Blocs by correlation clustering, which chooses their number itself (generalised balance: Davis 1967, Doreian and Mrvar 1996): moves
 * of single nodes and mergers of blocs from many starts, and a lower bound by a linear programme in which every cycle with
 * exactly one tie of foes has a tie that is violated.
 *
 * @example
 * const { sizes, value } = await blocs(signedGraph(3, [[0, 1, -1], [1, 2, -1], [0, 2, -1]]));
 * [sizes, value]; // [[1, 1, 1], 0]
 */
export async function blocs(graph: SignedGraph, options: BlocsOptions = {}): Promise<Blocs> {
  const { seed = 1, starts = 20, rounds = 300, goOn } = options;
  const random = seededRandom(seed);
  let best = new Int32Array(graph.nodes);
  let value = Number.POSITIVE_INFINITY;
  for (let n = 0; n < starts; n++) {
    const found = searchBlocs(graph, random, n === 0);
    if (found.value < value - 1e-9) ({ bloc: best, value } = found);
  }
  if (graph.nodes === 0) value = 0;
  const whole = graph.weight.every(Number.isInteger);
  const lower =
    rounds > 0 && value > 0 ? await lowerBound(graph, { rounds, upper: value, whole, ...(goOn ? { goOn } : {}) }) : 0;
  // Where the bound says that less may be possible the search goes on.
  for (let n = 0; lower > 0 && n < MORE * starts && !reaches(lower, { upper: value, whole }); n++) {
    const found = searchBlocs(graph, random, false);
    if (found.value < value - 1e-9) ({ bloc: best, value } = found);
  }
  const proved = reaches(lower, { upper: value, whole });
  const { bloc, sizes } = bySize(best);
  return { bloc, sizes, value, lower: proved ? value : whole ? Math.ceil(lower - 1e-6) : lower, proved };
}

/** How many times as many starts are tried where the first ones do not reach the bound. */
const MORE = 4;

/** Moves and mergers until none helps. */
function searchBlocs(
  graph: SignedGraph,
  random: () => number,
  together: boolean,
): { bloc: Int32Array<ArrayBuffer>; value: number } {
  const { nodes, from, to, weight } = graph;
  const adjacency = adjacencyOf(graph);
  const bloc = Int32Array.from({ length: nodes }, (_, v) => (together ? 0 : v));
  const size = new Int32Array(nodes + 1);
  for (const b of bloc) size[b] = (size[b] as number) + 1;
  const pull = new Float64Array(nodes + 1);
  for (let changed = true; changed; ) {
    changed = false;
    for (const v of samplePermutation(random, nodes)) {
      const own = bloc[v] as number;
      const target = betterBloc(graph, adjacency, { bloc, size, pull }, v);
      if (target < 0) continue;
      size[own] = (size[own] as number) - 1;
      size[target] = (size[target] as number) + 1;
      bloc[v] = target;
      changed = true;
    }
    if (!changed) changed = merge(graph, bloc, size);
  }
  let value = 0;
  for (let e = 0; e < from.length; e++) {
    const joined = bloc[from[e] as number] === bloc[to[e] as number];
    if (joined !== (weight[e] as number) > 0) value += Math.abs(weight[e] as number);
  }
  return { bloc, value };
}

interface Division {
  readonly bloc: Int32Array;
  readonly size: Int32Array;
  /** Room for the weight of a node's ties to each bloc; all 0. */
  readonly pull: Float64Array;
}

/** Where a node pleases more of its ties than where it is: another bloc, or an empty one; -1 where it is well. */
function betterBloc(
  { weight }: SignedGraph,
  { start, edge, other }: Adjacency,
  { bloc, size, pull }: Division,
  v: number,
): number {
  const own = bloc[v] as number;
  const near = new Set<number>([own]);
  for (let at = start[v] as number; at < (start[v + 1] as number); at++) {
    const b = bloc[other[at] as number] as number;
    near.add(b);
    pull[b] = (pull[b] as number) + (weight[edge[at] as number] as number);
  }
  // Alone nobody pulls.
  let target = (pull[own] as number) < -1e-9 && (size[own] as number) > 1 ? size.indexOf(0) : -1;
  let most = Math.max(0, pull[own] as number);
  for (const b of near) {
    if (b !== own && (pull[b] as number) > most + 1e-9) {
      most = pull[b] as number;
      target = b;
    }
  }
  for (const b of near) pull[b] = 0;
  return target;
}

/** Merges the two blocs that win most by it. */
function merge({ nodes, from, to, weight }: SignedGraph, bloc: Int32Array, size: Int32Array): boolean {
  const between = new Map<number, number>();
  for (let e = 0; e < from.length; e++) {
    const [a, b] = [bloc[from[e] as number] as number, bloc[to[e] as number] as number];
    if (a === b) continue;
    const key = Math.min(a, b) * (nodes + 1) + Math.max(a, b);
    between.set(key, (between.get(key) ?? 0) + (weight[e] as number));
  }
  const [best] = [...between].toSorted(([a, x], [b, y]) => y - x || a - b);
  if (!best || best[1] <= 1e-9) return false;
  const [into, gone] = [Math.floor(best[0] / (nodes + 1)), best[0] % (nodes + 1)];
  bloc.forEach((b, v) => {
    if (b === gone) bloc[v] = into;
  });
  size[into] = (size[into] as number) + (size[gone] as number);
  size[gone] = 0;
  return true;
}

function bySize(bloc: Int32Array): { readonly bloc: Int32Array; readonly sizes: readonly number[] } {
  const members = new Map<number, number[]>();
  bloc.forEach((b, v) => {
    const list = members.get(b);
    if (list) list.push(v);
    else members.set(b, [v]);
  });
  const sorted = [...members.values()].toSorted((a, b) => b.length - a.length || (a[0] as number) - (b[0] as number));
  const out = new Int32Array(bloc.length);
  sorted.forEach((list, n) => {
    for (const v of list) out[v] = n;
  });
  return { bloc: out, sizes: sorted.map((list) => list.length) };
}

/** The linear programme over cycles with one tie of foes, found by shortest paths among friends. */
async function lowerBound(
  graph: SignedGraph,
  {
    rounds,
    upper,
    whole,
    goOn,
  }: { readonly rounds: number; readonly upper: number; readonly whole: boolean; readonly goOn?: () => boolean },
): Promise<number> {
  const model = await openHighs(Float64Array.from(graph.weight, Math.abs));
  const value = new Float64Array(graph.weight.length);
  let lower = 0;
  try {
    for (let round = 0; round < rounds && goOn?.() !== false; round++) {
      const cycles = cyclesOfOneFoe(graph, value);
      if (cycles.length === 0) break;
      model.addCovers(cycles);
      const { bound, values } = model.solve();
      value.set(values);
      lower = Math.max(lower, bound);
      if (reaches(lower, { upper, whole })) break;
    }
  } finally {
    model.close();
  }
  return lower;
}

/** For each tie of foes the cheapest path of friends between the two, where both together are worth less than 1. */
function cyclesOfOneFoe(graph: SignedGraph, value: Float64Array): readonly (readonly number[])[] {
  const { from, to, weight } = graph;
  const adjacency = adjacencyOf(graph);
  const foes = new Map<number, number[]>();
  for (const [e, w] of weight.entries())
    if (w < 0) foes.set(from[e] as number, [...(foes.get(from[e] as number) ?? []), e]);
  const cycles: (readonly number[])[] = [];
  for (const [origin, ties] of foes) {
    const { cost, by } = pathsOfFriends(graph, adjacency, value, origin);
    for (const foe of ties) {
      const end = to[foe] as number;
      if (!((cost[end] as number) + (value[foe] as number) < 1 - 1e-6)) continue;
      const path = [foe];
      for (let v = end; v !== origin; ) {
        const e = by[v] as number;
        path.push(e);
        v = from[e] === v ? (to[e] as number) : (from[e] as number);
      }
      cycles.push(path);
    }
  }
  return cycles;
}

/** The cheapest paths over ties of friends from a node, as far as they are worth less than 1; `by`: the last tie of each. */
function pathsOfFriends(
  { nodes, weight }: SignedGraph,
  { start, edge, other }: Adjacency,
  value: Float64Array,
  origin: number,
): { readonly cost: Float64Array; readonly by: Int32Array } {
  const cost = new Float64Array(nodes).fill(Number.POSITIVE_INFINITY);
  const by = new Int32Array(nodes).fill(-1);
  cost[origin] = 0;
  const open = new Set([origin]);
  while (open.size > 0) {
    let v = -1;
    for (const one of open) if (v < 0 || (cost[one] as number) < (cost[v] as number)) v = one;
    open.delete(v);
    if ((cost[v] as number) >= 1) break;
    for (let at = start[v] as number; at < (start[v + 1] as number); at++) {
      const e = edge[at] as number;
      const w = other[at] as number;
      // A little for each tie: of paths that cost nothing the shortest.
      const sum = (cost[v] as number) + (value[e] as number) + 1e-9;
      if ((weight[e] as number) < 0 || sum >= (cost[w] as number)) continue;
      cost[w] = sum;
      by[w] = e;
      open.add(w);
    }
  }
  return { cost, by };
}
