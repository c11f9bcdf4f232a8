import { seededRandom } from '../../records/seeded-random.ts';
import { samplePermutation } from '../numbers/samplers.ts';
import { adjacencyOf, type SignedGraph } from '../signed/signed-graph.ts';

/** A place for each node: centred, the farthest 1 from the centre. */
export interface SignedLayout {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

export interface LayoutOptions {
  /** Default 1. The same seed gives the same places. */
  readonly seed?: number;
}

/** How far apart two nodes ought to stand. */
const FRIENDS = 1;
const FOES = 3;
/** Strangers of one bloc, and of two, stand no farther apart than this. */
const ONE_BLOC = 2;
const TWO_BLOCS = 3;
/** How much less a pair counts of whom nothing is known. */
const STRANGERS = 0.3;
const SWEEPS = 30;
/** Steps of the last sweep, as a share of what a pair asks for. */
const LAST_STEP = 0.1;

/**
 * Places the nodes of a signed network so that friends stand near, foes far, and blocs apart: the stress between the distances in
 * the picture and those that the signs ask for is made small pair by pair, with ever smaller steps. Strangers stand as far
 * apart as they are by steps over friends. The largest bloc lies left, the second right.
 *
 * Source: graph drawing by stochastic gradient descent (Zheng, Pawar and Goodman 2019).
 *
 * @param bloc number of the bloc of each node, -1 for none
 * @example
 * const { x } = signedLayout(signedGraph(3, [[0, 1, 1], [1, 2, -1]]), [0, 0, 1]);
 * Math.abs(x[0] - x[1]) < Math.abs(x[0] - x[2]); // true
 */
export function signedLayout(graph: SignedGraph, bloc: ArrayLike<number>, options: LayoutOptions = {}): SignedLayout {
  const { nodes } = graph;
  const random = seededRandom(options.seed ?? 1);
  const x = Float64Array.from({ length: nodes }, () => random() - 0.5);
  const y = Float64Array.from({ length: nodes }, () => random() - 0.5);
  if (nodes > 1) {
    descend(pairsOf(graph, bloc), x, y, random);
    turn(bloc, x, y);
  }
  return { x, y };
}

/** All pairs: the distance that each asks for, and how much it counts. */
interface Pairs {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly distance: Float64Array;
  readonly weight: Float64Array;
}

function pairsOf(graph: SignedGraph, bloc: ArrayLike<number>): Pairs {
  const { nodes } = graph;
  const count = (nodes * (nodes - 1)) / 2;
  const from = new Int32Array(count);
  const to = new Int32Array(count);
  const distance = new Float64Array(count);
  const weight = new Float64Array(count);
  const steps = friendSteps(graph);
  let at = 0;
  const placeOf = new Int32Array(nodes);
  for (let a = 0; a < nodes; a++) {
    placeOf[a] = at - a - 1;
    for (let b = a + 1; b < nodes; b++) {
      const known = bloc[a] !== -1 && bloc[b] !== -1;
      const together = bloc[a] === bloc[b];
      const walk = steps[a * nodes + b] as number;
      const far = walk === 0 ? TWO_BLOCS : walk;
      from[at] = a;
      to[at] = b;
      distance[at] = known && !together ? TWO_BLOCS : Math.min(far, known ? ONE_BLOC : TWO_BLOCS);
      weight[at] = STRANGERS / (distance[at] as number) ** 2;
      at++;
    }
  }
  const usual = graph.weight.reduce((sum, w) => sum + Math.abs(w), 0) / Math.max(1, graph.weight.length);
  for (let e = 0; e < graph.weight.length; e++) {
    const [a, b] = [graph.from[e] as number, graph.to[e] as number];
    const place = (placeOf[Math.min(a, b)] as number) + Math.max(a, b);
    const w = graph.weight[e] as number;
    distance[place] = w > 0 ? FRIENDS : FOES;
    const strength = Math.min(3, Math.max(1 / 3, Math.abs(w) / usual));
    weight[place] = strength / (distance[place] as number) ** 2;
  }
  return { from, to, distance, weight };
}

/** Steps over friends from each node to each, up to 3; 0: more, or no way. */
function friendSteps(graph: SignedGraph): Uint8Array {
  const { nodes, weight } = graph;
  const { start, edge, other } = adjacencyOf(graph);
  const steps = new Uint8Array(nodes * nodes);
  for (let root = 0; root < nodes; root++) {
    let front = [root];
    for (let step = 1; step <= 3 && front.length > 0; step++) {
      const next: number[] = [];
      for (const v of front)
        for (let at = start[v] as number; at < (start[v + 1] as number); at++) {
          const w = other[at] as number;
          if ((weight[edge[at] as number] as number) < 0 || w === root || steps[root * nodes + w] !== 0) continue;
          steps[root * nodes + w] = step;
          next.push(w);
        }
      front = next;
    }
  }
  return steps;
}

function descend({ from, to, distance, weight }: Pairs, x: Float64Array, y: Float64Array, random: () => number): void {
  const order = samplePermutation(random, from.length);
  let [least, most] = [Number.POSITIVE_INFINITY, 0];
  for (const w of weight) {
    least = Math.min(least, w);
    most = Math.max(most, w);
  }
  const first = 1 / least;
  const decay = Math.log(LAST_STEP / most / first) / (SWEEPS - 1);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const step = first * Math.exp(decay * sweep);
    for (const pair of order) {
      const [a, b] = [from[pair] as number, to[pair] as number];
      const dx = (x[a] as number) - (x[b] as number);
      const dy = (y[a] as number) - (y[b] as number);
      // Several times as fast as Math.hypot, and nothing here is large.
      const apart = Math.sqrt(dx * dx + dy * dy) || 1e-9;
      const share = Math.min(1, (weight[pair] as number) * step);
      const pull = (share * (apart - (distance[pair] as number))) / (2 * apart);
      x[a] = (x[a] as number) - pull * dx;
      y[a] = (y[a] as number) - pull * dy;
      x[b] = (x[b] as number) + pull * dx;
      y[b] = (y[b] as number) + pull * dy;
    }
  }
}

/** Centres the picture and turns it so that the line from the largest bloc to the second runs to the right. */
function turn(bloc: ArrayLike<number>, x: Float64Array, y: Float64Array): void {
  const centre = meanOf(x, y, () => true);
  const sizes = new Map<number, number>();
  for (let v = 0; v < x.length; v++) {
    const b = bloc[v] ?? -1;
    if (b >= 0) sizes.set(b, (sizes.get(b) ?? 0) + 1);
  }
  const [one, two] = [...sizes].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([b]) => b);
  const left = one === undefined ? centre : meanOf(x, y, (v) => bloc[v] === one);
  const right = two === undefined ? centre : meanOf(x, y, (v) => bloc[v] === two);
  const [ax, ay] = [right[0] - left[0], right[1] - left[1]];
  const length = Math.hypot(ax, ay);
  const [cos, sin] = length > 0 ? [ax / length, ay / length] : [1, 0];
  let farthest = 0;
  for (let v = 0; v < x.length; v++) {
    const dx = (x[v] as number) - centre[0];
    const dy = (y[v] as number) - centre[1];
    x[v] = dx * cos + dy * sin;
    y[v] = dy * cos - dx * sin;
    farthest = Math.max(farthest, Math.hypot(dx, dy));
  }
  if (farthest === 0) return;
  for (let v = 0; v < x.length; v++) {
    x[v] = (x[v] as number) / farthest;
    y[v] = (y[v] as number) / farthest;
  }
}

function meanOf(x: Float64Array, y: Float64Array, of: (v: number) => boolean): readonly [number, number] {
  let [sx, sy, n] = [0, 0, 0];
  for (let v = 0; v < x.length; v++)
    if (of(v)) {
      sx += x[v] as number;
      sy += y[v] as number;
      n++;
    }
  return [sx / n, sy / n];
}
