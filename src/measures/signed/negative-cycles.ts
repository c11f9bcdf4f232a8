import type { SignedGraph } from './signed-graph.ts';

/** A set of ties of which every division violates at least one, with what a solution gives to them together. */
export interface NegativeCycle {
  readonly ties: readonly number[];
  readonly value: number;
}

/** Values up to this count for nothing, and from here on a cycle is paid for. */
const ZERO = 1e-7;
const LESS = 1 - 1e-6;

/**
 * Finds closed walks with an odd number of foes to whose ties a fractional solution gives less than 1 together. Nodes that ties
 * of value 0 join are one for the search; between what is left a shortest path is sought from each node to itself in the graph
 * of two layers, in which ties of foes change the layer.
 *
 * @param value of each tie, 0 to 1
 * @param most how many are given at most, those with the least value
 */
export function negativeCycles(graph: SignedGraph, value: Float64Array, most: number): readonly NegativeCycle[] {
  const forest = freeForest(graph, value);
  const walks =
    forest.wrong.length > 0
      ? forest.wrong.map((e) => [...between(graph, forest, graph.from[e] as number, graph.to[e] as number), e])
      : walksBetweenParts(graph, value, forest);
  return least(
    walks.flatMap((walk) => cycleOf(walk, value)),
    most,
  );
}

/** The ties of a walk that are taken an odd number of times: they too hold an odd number of foes. */
function cycleOf(walk: readonly number[], value: Float64Array): readonly NegativeCycle[] {
  const odd = new Set<number>();
  for (const tie of walk) if (!odd.delete(tie)) odd.add(tie);
  const ties = [...odd];
  const sum = ties.reduce((all, tie) => all + (value[tie] as number), 0);
  return sum < LESS ? [{ ties, value: sum }] : [];
}

/** Trees over the ties of value 0. */
interface Forest {
  /** Number of the tree of each node, and how many there are. */
  readonly part: Int32Array;
  readonly parts: number;
  /** The side of each node that its tree asks for. */
  readonly sign: Int8Array;
  /** The tie to the node above, -1 for a root, and how far below the root it is. */
  readonly above: Int32Array;
  readonly depth: Int32Array;
  /** Ties of value 0 that their tree makes violated. */
  readonly wrong: readonly number[];
}

function freeForest(graph: SignedGraph, value: Float64Array): Forest {
  const { nodes, from, to } = graph;
  const free: number[][] = Array.from({ length: nodes }, () => []);
  for (let e = 0; e < from.length; e++)
    if ((value[e] as number) <= ZERO)
      for (const v of [from[e] as number, to[e] as number]) (free[v] as number[]).push(e);
  const part = new Int32Array(nodes).fill(-1);
  const sign = new Int8Array(nodes);
  const above = new Int32Array(nodes).fill(-1);
  const depth = new Int32Array(nodes);
  const wrong: number[] = [];
  let parts = 0;
  for (let root = 0; root < nodes; root++) {
    if (part[root] !== -1) continue;
    part[root] = parts;
    sign[root] = 1;
    grow(graph, free, [root], { part, parts, sign, above, depth, wrong });
    parts++;
  }
  return { part, parts, sign, above, depth, wrong };
}

/** Grows the tree of the nodes in `queue`, and notes the ties that speak against it. */
function grow(
  { from, to, weight }: SignedGraph,
  free: readonly (readonly number[])[],
  queue: number[],
  { part, parts, sign, above, depth, wrong }: Forest & { readonly wrong: number[] },
): void {
  for (let at = 0; at < queue.length; at++) {
    const v = queue[at] as number;
    for (const e of free[v] as readonly number[]) {
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
}

/** The ties of the tree between two nodes of one part. */
function between({ from, to }: SignedGraph, { above, depth }: Forest, a: number, b: number): number[] {
  const path: number[] = [];
  let [x, y] = [a, b];
  while (x !== y) {
    if ((depth[x] as number) < (depth[y] as number)) [x, y] = [y, x];
    const e = above[x] as number;
    path.push(e);
    x = from[e] === x ? (to[e] as number) : (from[e] as number);
  }
  return path;
}

/** A tie between two parts; `foe`: by the signs that the trees ask for. */
interface Link {
  readonly tie: number;
  readonly a: number;
  readonly b: number;
  readonly foe: boolean;
}

function walksBetweenParts(graph: SignedGraph, value: Float64Array, forest: Forest): readonly (readonly number[])[] {
  const { from, to, weight } = graph;
  const { part, sign, parts } = forest;
  const walks: (readonly number[])[] = [];
  const links: Link[] = [];
  for (let e = 0; e < from.length; e++) {
    if ((value[e] as number) <= ZERO) continue;
    const [u, v] = [from[e] as number, to[e] as number];
    const foe = Math.sign(weight[e] as number) * (sign[u] as number) * (sign[v] as number) < 0;
    if (part[u] !== part[v]) links.push({ tie: e, a: part[u] as number, b: part[v] as number, foe });
    else if (foe) walks.push([...between(graph, forest, u, v), e]);
  }
  const at: number[][] = Array.from({ length: parts }, () => []);
  for (const [n, { a, b }] of links.entries()) {
    (at[a] as number[]).push(n);
    (at[b] as number[]).push(n);
  }
  const search = new LayerSearch(links, at, value, parts);
  for (const origin of startsOf(links)) {
    const back = search.walkFrom(origin);
    if (back) walks.push(throughTrees(graph, forest, links, back));
  }
  return walks;
}

/** Parts that together touch every tie of foes: every walk sought passes one of them. */
function startsOf(links: readonly Link[]): ReadonlySet<number> {
  const starts = new Set<number>();
  for (const { a, b, foe } of links) if (foe && !starts.has(a) && !starts.has(b)) starts.add(a);
  return starts;
}

/** Shortest walks from a part to itself that change the layer an odd number of times. A state is twice the part plus its layer. */
class LayerSearch {
  readonly #links: readonly Link[];
  readonly #at: readonly (readonly number[])[];
  readonly #value: Float64Array;
  readonly #cost: Float64Array;
  readonly #by: Int32Array;
  readonly #heap: Heap;

  constructor(links: readonly Link[], at: readonly (readonly number[])[], value: Float64Array, parts: number) {
    this.#links = links;
    this.#at = at;
    this.#value = value;
    this.#cost = new Float64Array(2 * parts);
    this.#by = new Int32Array(2 * parts);
    this.#heap = new Heap(2 * parts);
  }

  /** The links of a walk that costs less than 1, the last first; undefined where there is none. */
  walkFrom(origin: number): readonly { readonly link: number; readonly to: number }[] | undefined {
    const goal = 2 * origin + 1;
    this.#spread(2 * origin, goal);
    if (!((this.#cost[goal] as number) < LESS)) return undefined;
    const back: { readonly link: number; readonly to: number }[] = [];
    for (let state = goal; state !== 2 * origin; ) {
      const link = this.#by[state] as number;
      back.push({ link, to: state >> 1 });
      state = this.#across(state, link);
    }
    return back;
  }

  /** The state at the other end of a link. */
  #across(state: number, link: number): number {
    const { a, b, foe } = this.#links[link] as Link;
    return 2 * (a === state >> 1 ? b : a) + (foe ? 1 - (state & 1) : state & 1);
  }

  #spread(origin: number, goal: number): void {
    this.#cost.fill(Number.POSITIVE_INFINITY);
    this.#by.fill(-1);
    this.#heap.clear();
    this.#cost[origin] = 0;
    this.#heap.push(origin, 0);
    for (let state = this.#heap.pop(); state !== undefined && state !== goal; state = this.#heap.pop()) {
      for (const link of this.#at[state >> 1] as readonly number[]) {
        const next = this.#across(state, link);
        const sum = (this.#cost[state] as number) + (this.#value[(this.#links[link] as Link).tie] as number);
        if (sum >= (this.#cost[next] as number) || sum >= LESS) continue;
        this.#cost[next] = sum;
        this.#by[next] = link;
        this.#heap.push(next, sum);
      }
    }
  }
}

/** The ties of a walk over parts: within a part its tree leads from where one tie ends to where the next begins. */
function throughTrees(
  graph: SignedGraph,
  forest: Forest,
  links: readonly Link[],
  back: readonly { readonly link: number; readonly to: number }[],
): readonly number[] {
  const { from, to } = graph;
  const walk: number[] = [];
  const ends = back.map(({ link, to: part }) => {
    const { tie } = links[link] as Link;
    const [u, v] = [from[tie] as number, to[tie] as number];
    return forest.part[u] === part ? { tie, near: u, far: v } : { tie, near: v, far: u };
  });
  for (const [n, { tie, far }] of ends.entries()) {
    const next = ends[(n + 1) % ends.length];
    walk.push(tie, ...between(graph, forest, far, next ? next.near : far));
  }
  return walk;
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
