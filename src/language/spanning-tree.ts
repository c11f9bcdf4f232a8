/**
 * The best tree over arc scores (Chu and Liu 1965, Edmonds 1967), with exactly one child of the root.
 */

/** Larger than any sum of scores: makes a second child of the root dearer than any other arc. */
const ROOT_COST = 1e6;

/**
 * Heads of the best tree.
 *
 * @param scores row for each word, column 0 for the root and `1 + h` for head `h`; row length `stride`
 * @param offset where the first row starts
 * @param n number of words
 * @returns the head of each word, -1 for the one root
 */
export function bestTree(scores: ArrayLike<number>, offset: number, stride: number, n: number): Int32Array {
  const heads = new Int32Array(n);
  let roots = 0;
  for (let d = 0; d < n; d++) {
    const row = offset + d * stride;
    let best = Number.NEGATIVE_INFINITY;
    let head = 0;
    for (let h = 0; h <= n; h++) {
      const score = scores[row + h] ?? 0;
      if (h !== d + 1 && score > best) {
        best = score;
        head = h;
      }
    }
    heads[d] = head - 1;
    if (head === 0) roots++;
  }
  if (roots === 1 && !hasCycle(heads)) return heads;
  const size = n + 1;
  const dense = new Float64Array(size * size);
  for (let d = 1; d <= n; d++) {
    for (let h = 0; h <= n; h++) {
      dense[h * size + d] = (scores[offset + (d - 1) * stride + h] ?? 0) - (h === 0 ? ROOT_COST : 0);
    }
  }
  const tree = edmonds(dense, size);
  for (let d = 0; d < n; d++) heads[d] = (tree[d + 1] ?? 0) - 1;
  return heads;
}

function hasCycle(heads: Int32Array): boolean {
  const n = heads.length;
  const seen = new Int32Array(n);
  for (let start = 0; start < n; start++) {
    let i = start;
    while (i >= 0 && seen[i] === 0) {
      seen[i] = start + 1;
      i = heads[i] ?? -1;
    }
    if (i >= 0 && seen[i] === start + 1) return true;
  }
  return false;
}

/** `dense[h * size + d]` is the score of the arc from h to d; node 0 is the root. Returns the parent of each node. */
function edmonds(dense: Float64Array, size: number): Int32Array {
  const parent = bestParents(dense, size);
  const cycle = findCycle(parent);
  if (cycle === undefined) return parent;
  const { kept, scores, enters, leaves } = contract(dense, size, parent, cycle);
  const merged = kept.length;
  const solved = edmonds(scores, merged + 1);
  const result = new Int32Array(size).fill(-1);
  for (const v of cycle) result[v] = parent[v] ?? -1;
  for (let b = 1; b < merged; b++) {
    const p = solved[b] ?? 0;
    result[kept[b] ?? 0] = p === merged ? (leaves[b] ?? 0) : (kept[p] ?? 0);
  }
  const from = solved[merged] ?? 0;
  result[enters[from] ?? 0] = kept[from] ?? 0;
  return result;
}

/** The best head of each node by itself. */
function bestParents(dense: Float64Array, size: number): Int32Array {
  const parent = new Int32Array(size).fill(-1);
  for (let d = 1; d < size; d++) {
    let best = Number.NEGATIVE_INFINITY;
    for (let h = 0; h < size; h++) {
      const score = dense[h * size + d] ?? 0;
      if (h !== d && score > best) {
        best = score;
        parent[d] = h;
      }
    }
  }
  return parent;
}

/** A graph in which one node, the last, stands for a cycle. */
interface Contracted {
  /** The other nodes, by their numbers in the graph before. */
  readonly kept: readonly number[];
  readonly scores: Float64Array;
  /** For each kept node: which node of the cycle an arc from it would enter, and from which one would leave to it. */
  readonly enters: Int32Array;
  readonly leaves: Int32Array;
}

function contract(dense: Float64Array, size: number, parent: Int32Array, cycle: readonly number[]): Contracted {
  const at = (h: number, d: number): number => dense[h * size + d] ?? 0;
  const inCycle = new Uint8Array(size);
  for (const v of cycle) inCycle[v] = 1;
  const kept: number[] = [];
  for (let v = 0; v < size; v++) if (inCycle[v] === 0) kept.push(v);
  const merged = kept.length;
  const small = merged + 1;
  const scores = new Float64Array(small * small).fill(Number.NEGATIVE_INFINITY);
  const enters = new Int32Array(small);
  const leaves = new Int32Array(small);
  for (let a = 0; a < merged; a++) {
    const u = kept[a] ?? 0;
    for (let b = 0; b < merged; b++) scores[a * small + b] = at(u, kept[b] ?? 0);
    let bestIn = Number.NEGATIVE_INFINITY;
    let bestOut = Number.NEGATIVE_INFINITY;
    for (const v of cycle) {
      const gain = at(u, v) - at(parent[v] ?? 0, v);
      if (gain > bestIn) {
        bestIn = gain;
        enters[a] = v;
      }
      if (at(v, u) > bestOut) {
        bestOut = at(v, u);
        leaves[a] = v;
      }
    }
    scores[a * small + merged] = bestIn;
    scores[merged * small + a] = bestOut;
  }
  return { kept, scores, enters, leaves };
}

function findCycle(parent: Int32Array): number[] | undefined {
  const mark = new Int32Array(parent.length);
  for (let start = 1; start < parent.length; start++) {
    let v = start;
    while (v > 0 && mark[v] === 0) {
      mark[v] = start;
      v = parent[v] ?? -1;
    }
    if (v > 0 && mark[v] === start) {
      const cycle = [v];
      for (let w = parent[v] ?? -1; w !== v; w = parent[w] ?? -1) cycle.push(w);
      return cycle;
    }
  }
  return undefined;
}
