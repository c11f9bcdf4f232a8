import type { SignedGraph } from './signed-graph.ts';

/** A set of ties of which every division violates at least one, with what a solution gives to them together. */
export interface NegativeCycle {
  readonly ties: readonly number[];
  readonly value: number;
}

const ZERO = 1e-7;

/**
 * Finds closed walks with an odd number of foes to whose ties a fractional solution gives less than 1 together. Nodes that ties
 * of value 0 join are one for the search; between what is left a shortest path is sought from each node to itself in the graph
 * of two layers, in which ties of foes change the layer.
 *
 * @param value of each tie, 0 to 1
 * @param most how many are given at most, those with the least value
 */
export function negativeCycles(graph: SignedGraph, value: Float64Array, most: number): readonly NegativeCycle[] {
  const { nodes, from, to, weight } = graph;
  const found: NegativeCycle[] = [];
  const take = (walk: readonly number[]): void => {
    const odd = new Set<number>();
    for (const tie of walk) if (!odd.delete(tie)) odd.add(tie);
    const ties = [...odd];
    const sum = ties.reduce((all, tie) => all + (value[tie] as number), 0);
    if (sum < 1 - 1e-6) found.push({ ties, value: sum });
  };
  // Trees over the ties of value 0.
  const free: number[][] = Array.from({ length: nodes }, () => []);
  const paid: number[] = [];
  for (let e = 0; e < from.length; e++) {
    if ((value[e] as number) > ZERO) paid.push(e);
    else for (const v of [from[e] as number, to[e] as number]) (free[v] as number[]).push(e);
  }
  const part = new Int32Array(nodes).fill(-1);
  const sign = new Int8Array(nodes);
  const above = new Int32Array(nodes).fill(-1);
  const depth = new Int32Array(nodes);
  let parts = 0;
  const wrong: number[] = [];
  for (let root = 0; root < nodes; root++) {
    if (part[root] !== -1) continue;
    const queue = [root];
    part[root] = parts;
    sign[root] = 1;
    for (let at = 0; at < queue.length; at++) {
      const v = queue[at] as number;
      for (const e of free[v] as number[]) {
        const w = from[e] === v ? (to[e] as number) : (from[e] as number);
        const s = Math.sign(weight[e] as number) * (sign[v] as number);
        if (part[w] === -1) {
          part[w] = parts;
          sign[w] = s;
          above[w] = e;
          depth[w] = (depth[v] as number) + 1;
          queue.push(w);
        } else if (sign[w] !== s && from[e] === v) wrong.push(e);
      }
    }
    parts++;
  }
  const parent = (v: number): number => {
    const e = above[v] as number;
    return from[e] === v ? (to[e] as number) : (from[e] as number);
  };
  /** The ties of the tree between two nodes of one part. */
  const between = (a: number, b: number): number[] => {
    const path: number[] = [];
    let [x, y] = [a, b];
    while (x !== y) {
      if ((depth[x] as number) < (depth[y] as number)) [x, y] = [y, x];
      path.push(above[x] as number);
      x = parent(x);
    }
    return path;
  };
  for (const e of wrong) take([...between(from[e] as number, to[e] as number), e]);
  if (wrong.length > 0) return least(found, most);
  // What is left between the parts.
  const links: { readonly tie: number; readonly a: number; readonly b: number; readonly foe: boolean }[] = [];
  for (const e of paid) {
    const [u, v] = [from[e] as number, to[e] as number];
    const foe = Math.sign(weight[e] as number) * (sign[u] as number) * (sign[v] as number) < 0;
    if (part[u] !== part[v]) links.push({ tie: e, a: part[u] as number, b: part[v] as number, foe });
    else if (foe) take([...between(u, v), e]);
  }
  const at: number[][] = Array.from({ length: parts }, () => []);
  links.forEach(({ a, b }, n) => {
    (at[a] as number[]).push(n);
    (at[b] as number[]).push(n);
  });
  const starts = new Set<number>();
  for (const { a, b, foe } of links) if (foe && !starts.has(a) && !starts.has(b)) starts.add(a);
  const cost = new Float64Array(2 * parts);
  const by = new Int32Array(2 * parts);
  const heap = new Heap(2 * parts);
  for (const origin of starts) {
    cost.fill(Number.POSITIVE_INFINITY);
    by.fill(-1);
    heap.clear();
    cost[2 * origin] = 0;
    heap.push(2 * origin, 0);
    const goal = 2 * origin + 1;
    for (let state = heap.pop(); state !== undefined; state = heap.pop()) {
      if (state === goal || (cost[state] as number) >= 1 - 1e-6) break;
      for (const n of at[state >> 1] as number[]) {
        const { tie, a, b, foe } = links[n] as (typeof links)[number];
        const next = 2 * (a === state >> 1 ? b : a) + (foe ? 1 - (state & 1) : state & 1);
        const sum = (cost[state] as number) + (value[tie] as number);
        if (sum < (cost[next] as number) && sum < 1 - 1e-6) {
          cost[next] = sum;
          by[next] = n;
          heap.push(next, sum);
        }
      }
    }
    if (!((cost[goal] as number) < 1 - 1e-6)) continue;
    // Back along the walk; within a part the tree leads from one tie's end to the next one's.
    const walk: number[] = [];
    let state = goal;
    let entry: number | undefined;
    let last = -1;
    while (state !== 2 * origin || last < 0) {
      const { tie, a, foe } = links[by[state] as number] as (typeof links)[number];
      const here = state >> 1;
      const own = part[from[tie] as number] === here ? (from[tie] as number) : (to[tie] as number);
      const far = own === from[tie] ? (to[tie] as number) : (from[tie] as number);
      if (entry === undefined) last = own;
      else walk.push(...between(entry, own));
      walk.push(tie);
      entry = far;
      const before = a === here ? (part[far] as number) : a;
      state = 2 * before + (foe ? 1 - (state & 1) : state & 1);
    }
    if (entry !== undefined) walk.push(...between(entry, last));
    take(walk);
  }
  return least(found, most);
}

function least(found: readonly NegativeCycle[], most: number): readonly NegativeCycle[] {
  const known = new Set<string>();
  const distinct = found.filter(({ ties }) => {
    const key = ties.toSorted((a, b) => a - b).join(' ');
    const is = known.has(key);
    known.add(key);
    return !is;
  });
  // Cycles that share most of their ties say much the same: each tie is in few of those that are given.
  const uses = new Map<number, number>();
  const given: NegativeCycle[] = [];
  for (const cycle of distinct.toSorted((a, b) => a.value - b.value || a.ties.length - b.ties.length)) {
    if (given.length >= most) break;
    const worn = cycle.ties.filter((tie) => (uses.get(tie) ?? 0) >= USES).length;
    if (worn > cycle.ties.length / 2) continue;
    for (const tie of cycle.ties) uses.set(tie, (uses.get(tie) ?? 0) + 1);
    given.push(cycle);
  }
  return given;
}

/** In how many cycles of one round a tie may be before it counts as worn. */
const USES = 3;

/** A binary heap of states by cost; a state may stand in it several times, its first exit counts. */
class Heap {
  readonly #state: number[] = [];
  readonly #cost: number[] = [];
  readonly #out: Uint8Array;
  readonly #touched: number[] = [];

  constructor(states: number) {
    this.#out = new Uint8Array(states);
  }

  clear(): void {
    this.#state.length = 0;
    this.#cost.length = 0;
    for (const state of this.#touched) this.#out[state] = 0;
    this.#touched.length = 0;
  }

  push(state: number, cost: number): void {
    let at = this.#state.length;
    this.#state.push(state);
    this.#cost.push(cost);
    while (at > 0) {
      const up = (at - 1) >> 1;
      if ((this.#cost[up] as number) <= cost) break;
      this.#state[at] = this.#state[up] as number;
      this.#cost[at] = this.#cost[up] as number;
      at = up;
    }
    this.#state[at] = state;
    this.#cost[at] = cost;
  }

  pop(): number | undefined {
    for (;;) {
      const top = this.#state[0];
      if (top === undefined) return undefined;
      const state = this.#state.pop() as number;
      const cost = this.#cost.pop() as number;
      const n = this.#state.length;
      if (n > 0) {
        let at = 0;
        for (;;) {
          let down = 2 * at + 1;
          if (down >= n) break;
          if (down + 1 < n && (this.#cost[down + 1] as number) < (this.#cost[down] as number)) down++;
          if ((this.#cost[down] as number) >= cost) break;
          this.#state[at] = this.#state[down] as number;
          this.#cost[at] = this.#cost[down] as number;
          at = down;
        }
        this.#state[at] = state;
        this.#cost[at] = cost;
      }
      if (this.#out[top] === 0) {
        this.#out[top] = 1;
        this.#touched.push(top);
        return top;
      }
    }
  }
}
