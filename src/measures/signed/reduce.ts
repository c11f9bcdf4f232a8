import type { SignedGraph } from './signed-graph.ts';

/** A smaller graph whose least frustration, with `constant`, is that of the whole. */
export interface Reduced {
  readonly graph: SignedGraph;
  /** Weight that every division violates. */
  readonly constant: number;
  /** Sides of all nodes from those of the smaller graph, without violating more. */
  readonly restore: (side: Int8Array) => Int8Array;
}

/**
 * Exact reductions: a node with one tie always pleases it, and goes; a node with two ties is replaced by one tie between its
 * neighbours, with the product of the signs and the lesser weight, since one of the two ties can be violated in its stead;
 * ties of one pair are added, or set against each other, where the lesser is violated anyway. They are repeated until every
 * node left has three ties.
 *
 * Source: data reduction for balanced subgraph (Hüffner, Betzler, Niedermeier 2010), the simplest of its rules.
 */
export function reduce(graph: SignedGraph): Reduced {
  const { nodes } = graph;
  const ties: Map<number, number>[] = Array.from({ length: nodes }, () => new Map());
  let constant = 0;
  const join = (a: number, b: number, w: number): void => {
    const [mine, theirs] = [ties[a] as Map<number, number>, ties[b] as Map<number, number>];
    const known = mine.get(b) ?? 0;
    if (known * w < 0) constant += Math.min(Math.abs(known), Math.abs(w));
    const sum = known + w;
    if (sum === 0) {
      mine.delete(b);
      theirs.delete(a);
    } else {
      mine.set(b, sum);
      theirs.set(a, sum);
    }
  };
  graph.from.forEach((a, e) => {
    join(a, graph.to[e] as number, graph.weight[e] as number);
  });
  const gone = new Uint8Array(nodes);
  /** Nodes in the order in which they went, with the ties that they had. */
  const undo: { readonly node: number; readonly ties: readonly (readonly [number, number])[] }[] = [];
  const queue = ties.flatMap((own, v) => (own.size <= 2 ? [v] : []));
  for (let v = queue.pop(); v !== undefined; v = queue.pop()) {
    const own = ties[v] as Map<number, number>;
    if (gone[v] === 1 || own.size > 2) continue;
    gone[v] = 1;
    const had = [...own];
    undo.push({ node: v, ties: had });
    for (const [other] of had) (ties[other] as Map<number, number>).delete(v);
    own.clear();
    const [one, two] = had;
    if (one && two)
      join(one[0], two[0], Math.sign(one[1]) * Math.sign(two[1]) * Math.min(Math.abs(one[1]), Math.abs(two[1])));
    for (const [other] of had) if ((ties[other] as Map<number, number>).size <= 2) queue.push(other);
  }
  const kept = [...gone.keys()].filter((v) => gone[v] === 0);
  const place = new Int32Array(nodes).fill(-1);
  kept.forEach((v, n) => {
    place[v] = n;
  });
  const rows = kept.flatMap((v) =>
    [...(ties[v] as Map<number, number>)].flatMap(([other, w]) => (other > v ? [[v, other, w] as const] : [])),
  );
  return {
    graph: {
      nodes: kept.length,
      from: Int32Array.from(rows, ([a]) => place[a] as number),
      to: Int32Array.from(rows, ([, b]) => place[b] as number),
      weight: Float64Array.from(rows, ([, , w]) => w),
    },
    constant,
    restore: (side) => {
      const all = new Int8Array(nodes).fill(1);
      kept.forEach((v, n) => {
        all[v] = side[n] ?? 1;
      });
      for (const { node, ties: had } of undo.toReversed()) {
        const pull = had.reduce((sum, [other, w]) => sum + w * (all[other] as number), 0);
        all[node] = pull < 0 ? -1 : 1;
      }
      return all;
    },
  };
}
