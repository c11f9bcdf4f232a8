import { seededRandom } from '../../records/seeded-random.ts';
import { reaches } from './cycle-bound.ts';
import type { SignedGraph } from './signed-graph.ts';

export interface TriangleBoundOptions {
  readonly seed: number;
  /** Weight that a known division violates: a bound that reaches it ends the search. */
  readonly upper: number;
  /** Whether ties have whole weights, so that a bound may be rounded up. */
  readonly whole: boolean;
  /** Steps at most. */
  readonly steps: number;
  readonly goOn?: (() => boolean) | undefined;
}

/** Triangles are looked for among all triples of nodes: beyond this many nodes they are not. */
export const MOST_NODES = 400;
/** Triangles that join at one look, those that are violated most; a look after so many steps. */
const A_LOOK = 3000;
const STEPS_A_LOOK = 4;
/** A triangle joins when it is violated by more, and goes when it no longer counts and holds by more. */
const VIOLATED = 0.02;
const HOLDS = 0.2;
const SWEEPS = 12;

/**
 * A lower bound of frustration by the semidefinite relaxation with triangle inequalities (Helmberg and Rendl 1998): of three nodes
 * an even number of pairs lie apart, whether ties join them or not. The inequalities are taken into the aim with prices, which
 * are raised where vectors violate them (subgradients with Polyak's step), so that each step is one more relaxation without
 * inequalities, begun where the last one ended. As in `semidefiniteBound` the bound is proved by a factorisation.
 *
 * @returns 0 for a graph of more than `MOST_NODES` nodes
 */
export function triangleBound(graph: SignedGraph, options: TriangleBoundOptions): number {
  if (graph.nodes > MOST_NODES || graph.nodes < 3) return 0;
  const { seed, upper, whole, steps, goOn } = options;
  const relaxed = new Relaxation(graph, seed);
  const aim = whole ? upper - 0.5 : upper;
  let triangles: readonly Triangle[] = [];
  let best = 0;
  let bestGuess = 0;
  let stale = 0;
  let pace = 1;
  for (let step = 0; step < steps && goOn?.() !== false; step++) {
    relaxed.turn(step === 0 ? 200 : SWEEPS);
    const prices = triangles.reduce((sum, { price }) => sum + price, 0);
    const guess = relaxed.guess(prices);
    if (guess > bestGuess + 1e-3) [bestGuess, stale] = [guess, 0];
    else if (++stale >= 8) [pace, stale] = [pace / 2, 0];
    const near = reaches(guess - 0.01, { upper, whole });
    if (near || step === steps - 1 || step % 25 === 24) {
      if (near) relaxed.turn(40);
      best = Math.max(best, relaxed.proved(prices));
      if (reaches(best, { upper, whole }) || pace < 1e-3) break;
    }
    relaxed.updateProducts();
    triangles = triangles.filter((triangle) => triangle.price > 0 || relaxed.excess(triangle) > -HOLDS);
    if (step % STEPS_A_LOOK === 0) triangles = relaxed.withViolated(triangles);
    relaxed.reprice(triangles, pace * Math.max(0.05, aim - guess));
  }
  return best;
}

/** Three pairs of nodes with signs whose product is -1: no division gives them a signed sum above 1. */
interface Triangle {
  /** Places of the three pairs in a square matrix, and their signs. */
  readonly p: number;
  readonly q: number;
  readonly r: number;
  readonly ofP: number;
  readonly ofQ: number;
  readonly ofR: number;
  price: number;
}

/** The vectors of a graph, its ties less the priced triangles, and the products of the vectors. */
class Relaxation {
  readonly #nodes: number;
  readonly #rank: number;
  readonly #total: number;
  /** Square and symmetric: ties less prices. */
  readonly #ties: Float64Array;
  readonly #x: Float64Array;
  readonly #length: Float64Array;
  readonly #products: Float64Array;

  constructor({ nodes, from, to, weight }: SignedGraph, seed: number) {
    this.#nodes = nodes;
    this.#rank = Math.ceil(Math.sqrt(2 * nodes)) + 1;
    this.#ties = new Float64Array(nodes * nodes);
    this.#length = new Float64Array(nodes);
    this.#products = new Float64Array(nodes * nodes);
    let total = 0;
    for (const [e, w] of weight.entries()) {
      total += Math.abs(w);
      this.#add((from[e] as number) * nodes + (to[e] as number), w);
    }
    this.#total = total;
    const random = seededRandom(seed);
    this.#x = Float64Array.from({ length: nodes * this.#rank }, () => random() + random() + random() - 1.5);
    for (let v = 0; v < nodes; v++) {
      const own = this.#x.subarray(v * this.#rank, (v + 1) * this.#rank);
      const norm = Math.hypot(...own);
      for (let k = 0; k < own.length; k++) own[k] = (own[k] as number) / norm;
    }
  }

  #add(place: number, w: number): void {
    const [a, b] = [Math.floor(place / this.#nodes), place % this.#nodes];
    for (const at of [a * this.#nodes + b, b * this.#nodes + a]) this.#ties[at] = (this.#ties[at] as number) + w;
  }

  /** Turns each vector to where its ties pull, until little changes. */
  turn(sweeps: number): void {
    const n = this.#nodes;
    const rank = this.#rank;
    const x = this.#x;
    const pull = new Float64Array(rank);
    for (let sweep = 0; sweep < sweeps; sweep++) {
      let turned = 0;
      for (let v = 0; v < n; v++) {
        pull.fill(0);
        for (let u = 0; u < n; u++) {
          const w = this.#ties[v * n + u] as number;
          if (w === 0) continue;
          const from = u * rank;
          for (let k = 0; k < rank; k++) pull[k] = (pull[k] as number) + w * (x[from + k] as number);
        }
        let square = 0;
        for (let k = 0; k < rank; k++) square += (pull[k] as number) ** 2;
        const norm = Math.sqrt(square);
        this.#length[v] = norm;
        if (norm === 0) continue;
        for (let k = 0; k < rank; k++) {
          const value = (pull[k] as number) / norm;
          turned = Math.max(turned, Math.abs(value - (x[v * rank + k] as number)));
          x[v * rank + k] = value;
        }
      }
      if (turned < 1e-6) break;
    }
  }

  /** What the bound would be if the vectors lay still. */
  guess(prices: number): number {
    let most = 0;
    for (const one of this.#length) most += one;
    return (this.#total - prices - most / 2) / 2;
  }

  /** A bound that holds whether or not they do. */
  proved(prices: number): number {
    const n = this.#nodes;
    const scale = this.#length.reduce((most, one) => Math.max(most, one), 1);
    let shift = scale * 1e-9;
    while (!this.#isPositive(shift)) shift *= 2;
    // A factorisation that ends is one of a matrix that differs from this by no more than rounding (Higham 2002, theorem 10.3).
    const rounding = 4 * n * Number.EPSILON * scale;
    const most = (this.#length.reduce((sum, one) => sum + one, 0) + n * (shift + rounding)) / 2;
    return (this.#total - prices - most) / 2;
  }

  /** Whether the diagonal matrix of pulls, less the ties, has no negative eigenvalue once `shift` is added. */
  #isPositive(shift: number): boolean {
    const n = this.#nodes;
    const rows = this.#ties.map((w) => -w);
    for (let v = 0; v < n; v++) rows[v * n + v] = (this.#length[v] as number) + shift;
    for (let j = 0; j < n; j++) {
      for (let i = j; i < n; i++) {
        let sum = rows[i * n + j] as number;
        for (let k = 0; k < j; k++) sum -= (rows[i * n + k] as number) * (rows[j * n + k] as number);
        if (i === j) {
          if (sum <= 0) return false;
          rows[j * n + j] = Math.sqrt(sum);
        } else rows[i * n + j] = sum / (rows[j * n + j] as number);
      }
    }
    return true;
  }

  updateProducts(): void {
    const n = this.#nodes;
    const rank = this.#rank;
    for (let a = 0; a < n; a++)
      for (let b = a + 1; b < n; b++) {
        let dot = 0;
        for (let k = 0; k < rank; k++) dot += (this.#x[a * rank + k] as number) * (this.#x[b * rank + k] as number);
        this.#products[a * n + b] = dot;
      }
  }

  /** By how much vectors violate a triangle. */
  excess({ p, q, r, ofP, ofQ, ofR }: Triangle): number {
    const at = this.#products;
    return ofP * (at[p] as number) + ofQ * (at[q] as number) + ofR * (at[r] as number) - 1;
  }

  /** Adds the triangles that are violated most. */
  withViolated(known: readonly Triangle[]): readonly Triangle[] {
    const n = this.#nodes;
    const at = this.#products;
    const has = new Set(known.map(keyOf));
    const least = this.#leastOfMost();
    const fresh: Triangle[] = [];
    for (let a = 0; a < n; a++)
      for (let b = a + 1; b < n; b++)
        for (let c = b + 1; c < n && fresh.length < A_LOOK; c++) {
          const [ab, ac, bc] = [at[a * n + b] as number, at[a * n + c] as number, at[b * n + c] as number];
          if (greatestExcess(ab, ac, bc) < least) continue;
          const triangle = triangleOf(n, [a, b, c], [ab, ac, bc]);
          if (!has.has(keyOf(triangle))) fresh.push(triangle);
        }
    return [...known, ...fresh];
  }

  /** The excess above which no more triangles are violated than may join. */
  #leastOfMost(): number {
    const n = this.#nodes;
    const at = this.#products;
    // An excess is 2 at most.
    const bins = new Int32Array(BINS + 1);
    for (let a = 0; a < n; a++)
      for (let b = a + 1; b < n; b++) {
        const ab = at[a * n + b] as number;
        for (let c = b + 1; c < n; c++) {
          const excess = greatestExcess(ab, at[a * n + c] as number, at[b * n + c] as number);
          if (excess <= VIOLATED) continue;
          const bin = Math.min(BINS, Math.floor((excess * BINS) / 2));
          bins[bin] = (bins[bin] as number) + 1;
        }
      }
    let bin = BINS;
    for (let sum = bins[bin] as number; bin > 0 && sum < A_LOOK; sum += bins[bin] as number) bin--;
    return Math.max(VIOLATED, (bin * 2) / BINS);
  }

  /** Moves prices along the violations so that the bound would gain `gain` if it were linear. */
  reprice(triangles: readonly Triangle[], gain: number): void {
    let square = 0;
    const slopes = triangles.map((triangle) => {
      const slope = this.excess(triangle) / 2;
      const counts = slope > 0 || triangle.price > 0;
      if (counts) square += slope * slope;
      return counts ? slope : 0;
    });
    if (square === 0) return;
    for (const [n, triangle] of triangles.entries()) {
      const price = Math.max(0, triangle.price + (gain * (slopes[n] as number)) / square);
      const change = price - triangle.price;
      if (change === 0) continue;
      triangle.price = price;
      this.#add(triangle.p, -change * triangle.ofP);
      this.#add(triangle.q, -change * triangle.ofQ);
      this.#add(triangle.r, -change * triangle.ofR);
    }
  }
}

function keyOf({ p, q, ofP, ofQ }: Triangle): string {
  return `${p} ${q} ${ofP} ${ofQ}`;
}

const BINS = 400;

/** Of the four signed sums of three products whose signs have product -1 the greatest, less 1. */
function greatestExcess(ab: number, ac: number, bc: number): number {
  const [x, y, z] = [Math.abs(ab), Math.abs(ac), Math.abs(bc)];
  return x + y + z - (ab * ac * bc >= 0 ? 2 * Math.min(x, y, z) : 0) - 1;
}

/** The triangle of three nodes whose signs their products violate most. */
function triangleOf(
  n: number,
  [a, b, c]: readonly [number, number, number],
  products: readonly [number, number, number],
): Triangle {
  const signs: number[] = products.map((product) => (product < 0 ? -1 : 1));
  if (signs.reduce((product, sign) => product * sign, 1) > 0) {
    const sizes = products.map(Math.abs);
    const least = sizes.indexOf(Math.min(...sizes));
    signs[least] = -(signs[least] as number);
  }
  const [ofP = 1, ofQ = 1, ofR = 1] = signs;
  return { p: a * n + b, q: a * n + c, r: b * n + c, ofP, ofQ, ofR, price: 0 };
}
