import { EntenteError } from '../../records/failure.ts';

/** Ties between pairs: each pair once, with a positive or a negative weight. No tie is unknown, which is not neutral. */
export interface SignedGraph {
  readonly nodes: number;
  /** Nodes that a tie joins, 0 to `nodes` - 1. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Above 0: friends; below 0: foes. Never 0. */
  readonly weight: Float64Array;
}

/** A tie as it is given: two nodes and a weight. */
export type SignedTie = readonly [from: number, to: number, weight: number];

/**
 * Makes a graph of ties.
 *
 * @throws EntenteError `usage` for a tie of a node with itself, of a node that is none, with weight 0 or without a number, and
 * for a pair that is given twice with both signs
 * @example
 * const triangle = signedGraph(3, [[0, 1, 1], [1, 2, 1], [0, 2, -1]]);
 * triangle.weight.length; // 3
 */
export function signedGraph(nodes: number, ties: readonly SignedTie[]): SignedGraph {
  const of = new Map<number, number>();
  const from: number[] = [];
  const to: number[] = [];
  const weight: number[] = [];
  for (const [n, [a, b, w]] of ties.entries()) {
    const wrong = (why: string): EntenteError => new EntenteError('usage', `Tie ${n + 1} (${a}, ${b}, ${w}) ${why}.`);
    for (const end of [a, b])
      if (!Number.isInteger(end) || end < 0 || end >= nodes) throw wrong(`names a node that is none of the ${nodes}`);
    if (a === b) throw wrong('joins a node with itself');
    if (!Number.isFinite(w) || w === 0) throw wrong('needs a weight above or below 0');
    const key = Math.min(a, b) * nodes + Math.max(a, b);
    const known = of.get(key);
    if (known === undefined) {
      of.set(key, from.length);
      from.push(a);
      to.push(b);
      weight.push(w);
    } else if (w > 0 !== (weight[known] as number) > 0) {
      throw wrong('has another sign than an earlier tie of the same two; say which holds');
    } else weight[known] = (weight[known] as number) + w;
  }
  return { nodes, from: Int32Array.from(from), to: Int32Array.from(to), weight: Float64Array.from(weight) };
}

/** Ties by node: the ties of node `v` are `edge[start[v]]` to `edge[start[v + 1] - 1]`, `other` holds their far ends. */
export interface Adjacency {
  readonly start: Int32Array;
  readonly edge: Int32Array;
  readonly other: Int32Array;
}

/** Lists the ties of each node. */
export function adjacencyOf({ nodes, from, to }: SignedGraph): Adjacency {
  const start = new Int32Array(nodes + 1);
  for (let e = 0; e < from.length; e++) {
    for (const v of [from[e] as number, to[e] as number]) start[v + 1] = (start[v + 1] as number) + 1;
  }
  for (let v = 0; v < nodes; v++) start[v + 1] = (start[v + 1] as number) + (start[v] as number);
  const at = start.slice(0, nodes);
  const edge = new Int32Array(2 * from.length);
  const other = new Int32Array(2 * from.length);
  const put = (v: number, e: number, w: number): void => {
    const place = at[v] as number;
    at[v] = place + 1;
    edge[place] = e;
    other[place] = w;
  };
  for (let e = 0; e < from.length; e++) {
    put(from[e] as number, e, to[e] as number);
    put(to[e] as number, e, from[e] as number);
  }
  return { start, edge, other };
}

/** Weight of the ties that a division into two sides violates: friends apart and foes together. */
export function violated({ from, to, weight }: SignedGraph, side: Int8Array): number {
  let sum = 0;
  for (let e = 0; e < from.length; e++) {
    const w = weight[e] as number;
    if (w * (side[from[e] as number] as number) * (side[to[e] as number] as number) < 0) sum += Math.abs(w);
  }
  return sum;
}
