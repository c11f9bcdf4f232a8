import { seededRandom } from '../../records/seeded-random.ts';
import { type Adjacency, adjacencyOf, type SignedGraph, violated } from './signed-graph.ts';

/** A semidefinite lower bound takes a dense matrix of the nodes: beyond this many none is computed. */
const MOST_NODES = 900;

export interface SemidefiniteBound {
  /** No division violates less than this. */
  readonly lower: number;
  /** A division that the solution was cut into. */
  readonly side: Int8Array;
}

/**
 * A lower bound of frustration by the semidefinite relaxation of the greatest cut (Goemans and Williamson 1995): nodes become unit
 * vectors that are turned one by one to where their ties pull (Burer and Monteiro 2003), and the lengths of the pulls give a
 * dual solution. That the dual is one is proved by a Cholesky factorisation, after it was moved by as much as rounding asks
 * for, so that the bound holds whether or not the turning had ended. On dense graphs it is far tighter than cycles are.
 *
 * @returns undefined for a graph of more than `MOST_NODES` nodes
 */
export function semidefiniteBound(graph: SignedGraph, seed: number): SemidefiniteBound | undefined {
  const { nodes, weight } = graph;
  if (nodes > MOST_NODES || nodes === 0) return undefined;
  const adjacency = adjacencyOf(graph);
  const random = seededRandom(seed);
  const rank = Math.ceil(Math.sqrt(2 * nodes)) + 1;
  const x = randomUnits(nodes, rank, random);
  const length = new Float64Array(nodes);
  for (let sweep = 0; sweep < SWEEPS && turnAll(graph, adjacency, x, rank, length) > 1e-7; sweep++);
  let total = 0;
  for (const w of weight) total += Math.abs(w);
  const scale = Math.max(...length, 1);
  let shift = scale * 1e-10;
  while (!isPositive(graph, length, shift)) shift *= 2;
  // A factorisation that ends is one of a matrix that differs from this by no more than rounding (Higham 2002, theorem 10.3).
  const rounding = 4 * nodes * Number.EPSILON * scale;
  const most = (length.reduce((sum, one) => sum + one, 0) + nodes * (shift + rounding)) / 2;
  return { lower: (total - most) / 2, side: roundedSides(graph, x, rank, random) };
}

const SWEEPS = 2000;

function randomUnits(nodes: number, rank: number, random: () => number): Float64Array {
  const x = new Float64Array(nodes * rank);
  for (let v = 0; v < nodes; v++) {
    const own = x.subarray(v * rank, (v + 1) * rank);
    for (let k = 0; k < rank; k++) own[k] = random() + random() + random() - 1.5;
    const norm = Math.hypot(...own);
    for (let k = 0; k < rank; k++) own[k] = (own[k] as number) / norm;
  }
  return x;
}

/** Turns each vector to where its ties pull, and notes the length of the pull. Gives the greatest change of a coordinate. */
function turnAll(
  { nodes, weight }: SignedGraph,
  { start, edge, other }: Adjacency,
  x: Float64Array,
  rank: number,
  length: Float64Array,
): number {
  const pull = new Float64Array(rank);
  let turned = 0;
  for (let v = 0; v < nodes; v++) {
    pull.fill(0);
    for (let at = start[v] as number; at < (start[v + 1] as number); at++) {
      const w = weight[edge[at] as number] as number;
      const from = (other[at] as number) * rank;
      for (let k = 0; k < rank; k++) pull[k] = (pull[k] as number) + w * (x[from + k] as number);
    }
    let square = 0;
    for (let k = 0; k < rank; k++) square += (pull[k] as number) ** 2;
    const norm = Math.sqrt(square);
    length[v] = norm;
    if (norm === 0) continue;
    for (let k = 0; k < rank; k++) {
      const value = (pull[k] as number) / norm;
      turned = Math.max(turned, Math.abs(value - (x[v * rank + k] as number)));
      x[v * rank + k] = value;
    }
  }
  return turned;
}

/** Whether the diagonal matrix of pulls, less the graph's own, has no negative eigenvalue once `shift` is added. */
function isPositive({ nodes, from, to, weight }: SignedGraph, length: Float64Array, shift: number): boolean {
  const rows = new Float64Array(nodes * nodes);
  for (let v = 0; v < nodes; v++) rows[v * nodes + v] = (length[v] as number) + shift;
  for (let e = 0; e < from.length; e++) {
    const [a, b] = [from[e] as number, to[e] as number];
    rows[Math.max(a, b) * nodes + Math.min(a, b)] = -(weight[e] as number);
  }
  for (let j = 0; j < nodes; j++) {
    for (let i = j; i < nodes; i++) {
      let sum = rows[i * nodes + j] as number;
      for (let k = 0; k < j; k++) sum -= (rows[i * nodes + k] as number) * (rows[j * nodes + k] as number);
      if (i === j) {
        if (sum <= 0) return false;
        rows[j * nodes + j] = Math.sqrt(sum);
      } else rows[i * nodes + j] = sum / (rows[j * nodes + j] as number);
    }
  }
  return true;
}

/** The best of some cuts of the vectors by planes. */
function roundedSides(graph: SignedGraph, x: Float64Array, rank: number, random: () => number): Int8Array {
  const { nodes } = graph;
  let best = new Int8Array(nodes).fill(1);
  let least = Number.POSITIVE_INFINITY;
  for (let n = 0; n < 30; n++) {
    const plane = Float64Array.from({ length: rank }, () => random() + random() + random() - 1.5);
    const side = new Int8Array(nodes);
    for (let v = 0; v < nodes; v++) {
      let dot = 0;
      for (let k = 0; k < rank; k++) dot += (plane[k] as number) * (x[v * rank + k] as number);
      side[v] = dot < 0 ? -1 : 1;
    }
    const cost = violated(graph, side);
    if (cost < least) {
      least = cost;
      best = side;
    }
  }
  return best;
}
