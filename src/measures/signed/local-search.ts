import { seededRandom } from '../../records/seeded-random.ts';
import { type Adjacency, adjacencyOf, type SignedGraph, violated } from './signed-graph.ts';

export interface SearchOptions {
  /** How many divisions it starts from. */
  readonly starts: number;
  /** Steps of tabu search from each, times the number of nodes. */
  readonly tabu: number;
  readonly seed: number;
  /** Nodes that stay on the side that `from` gives them. */
  readonly fixed?: Uint8Array;
  /** A division to begin with; the others begin with spanning trees. */
  readonly from?: Int8Array;
}

/**
 * A division into two sides that violates little: from spanning trees that are violated nowhere, single nodes change sides while
 * that helps, then a short tabu search (Glover 1989) goes on over worse ones. What it finds is an upper bound.
 */
export function searchSides(graph: SignedGraph, options: SearchOptions): { side: Int8Array; cost: number } {
  const adjacency = adjacencyOf(graph);
  const random = seededRandom(options.seed);
  let best: Int8Array = options.from ? Int8Array.from(options.from) : new Int8Array(graph.nodes).fill(1);
  let cost = violated(graph, best);
  for (let start = 0; start < options.starts; start++) {
    const side =
      start === 0 && options.from ? Int8Array.from(options.from) : treeSides(graph, adjacency, random, options);
    const found = tabu(graph, adjacency, side, random, options);
    if (found < cost - 1e-9) {
      best = side;
      cost = found;
    }
  }
  return { side: best, cost };
}

/** Sides that please every tie of a spanning forest that is grown at random. */
function treeSides(
  { nodes, weight }: SignedGraph,
  { start, edge, other }: Adjacency,
  random: () => number,
  { fixed, from }: SearchOptions,
): Int8Array {
  const side = new Int8Array(nodes);
  const open: number[] = [];
  const visit = (v: number, s: number): void => {
    side[v] = s;
    open.push(v);
  };
  fixed?.forEach((is, v) => {
    if (is) visit(v, from?.[v] ?? 1);
  });
  const first = Math.floor(random() * nodes);
  for (let n = 0; n <= nodes; n++) {
    // Whatever is fixed or was begun is grown first.
    while (open.length > 0) {
      const pick = Math.floor(random() * open.length);
      const v = open[pick] as number;
      open[pick] = open.at(-1) as number;
      open.pop();
      for (let at = start[v] as number; at < (start[v + 1] as number); at++) {
        const w = other[at] as number;
        if (side[w] === 0) visit(w, (side[v] as number) * Math.sign(weight[edge[at] as number] as number));
      }
    }
    const v = (first + n) % Math.max(1, nodes);
    if (n < nodes && side[v] === 0) visit(v, 1);
  }
  return side;
}

/** Changes `side` for the better, and gives what it violates then. */
function tabu(
  graph: SignedGraph,
  { start, edge, other }: Adjacency,
  side: Int8Array,
  random: () => number,
  { tabu: steps, fixed }: SearchOptions,
): number {
  const { nodes, weight } = graph;
  /** What is won by moving a node: weight of its violated ties less that of its others. */
  const gain = new Float64Array(nodes);
  for (let v = 0; v < nodes; v++) {
    let sum = 0;
    for (let at = start[v] as number; at < (start[v + 1] as number); at++)
      sum -= (weight[edge[at] as number] as number) * (side[v] as number) * (side[other[at] as number] as number);
    gain[v] = sum;
  }
  let cost = violated(graph, side);
  let best = cost;
  const kept = Int8Array.from(side);
  const until = new Int32Array(nodes);
  const limit = Math.ceil(steps * nodes);
  let idle = 0;
  for (let step = 1; idle <= limit; step++) {
    let chosen = -1;
    let most = Number.NEGATIVE_INFINITY;
    for (let v = 0; v < nodes; v++) {
      if (fixed?.[v]) continue;
      const won = gain[v] as number;
      if (won > most && ((until[v] as number) < step || cost - won < best - 1e-9)) {
        most = won;
        chosen = v;
      }
    }
    if (chosen < 0) break;
    cost -= most;
    const s = side[chosen] as number;
    side[chosen] = -s;
    gain[chosen] = -most;
    for (let at = start[chosen] as number; at < (start[chosen + 1] as number); at++) {
      const w = other[at] as number;
      // The tie was violated and is not, or the reverse.
      gain[w] = (gain[w] as number) + 2 * (weight[edge[at] as number] as number) * s * (side[w] as number);
    }
    until[chosen] = step + 3 + Math.floor(random() * Math.min(10, nodes / 4 + 1));
    if (cost < best - 1e-9) {
      best = cost;
      kept.set(side);
      idle = 0;
    } else idle++;
  }
  side.set(kept);
  return best;
}
