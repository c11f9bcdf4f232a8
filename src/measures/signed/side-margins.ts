import { searchSides } from './local-search.ts';
import { adjacencyOf, type SignedGraph, violated } from './signed-graph.ts';

export interface SideMargins {
  /**
   * For each node what it costs at most that it stands on the other side: the frustration of the best division found in which it
   * does, less that of `side`. 0: it may as well stand there. Infinity for a node without ties.
   */
  readonly margin: Float64Array;
  /** The node against which sides are counted, that with the greatest weight of ties; for itself the next one is. */
  readonly anchor: number;
}

/**
 * How surely each node belongs to its side. Blocs are often not unique: a division into two is to be shown with the nodes that
 * may change sides at little or no cost. Each node is put on the other side and held there while the others settle anew; since
 * that is a search, a margin is an upper bound.
 *
 * @param side a division that violates little, such as `frustration` gives
 * @example
 * const pair = signedGraph(3, [[0, 1, 1], [1, 2, 1], [0, 2, -1]]);
 * sideMargins(pair, Int8Array.of(1, 1, -1)).margin[2]; // 0
 */
export function sideMargins(graph: SignedGraph, side: Int8Array, seed = 1): SideMargins {
  const { nodes, weight } = graph;
  const { start, edge } = adjacencyOf(graph);
  const strength = new Float64Array(nodes);
  for (let v = 0; v < nodes; v++)
    for (let at = start[v] as number; at < (start[v + 1] as number); at++)
      strength[v] = (strength[v] as number) + Math.abs(weight[edge[at] as number] as number);
  const ranked = [...strength.keys()].toSorted((a, b) => (strength[b] as number) - (strength[a] as number) || a - b);
  const [anchor = -1, second = -1] = ranked;
  const cost = violated(graph, side);
  const margin = new Float64Array(nodes).fill(Number.POSITIVE_INFINITY);
  for (let v = 0; v < nodes; v++) {
    const against = v === anchor ? second : anchor;
    if (strength[v] === 0 || against < 0) continue;
    const other = Int8Array.from(side);
    other[v] = -(side[v] as number);
    const fixed = new Uint8Array(nodes);
    fixed[v] = 1;
    fixed[against] = 1;
    const found = searchSides(graph, { starts: 2, tabu: 0.5, seed: seed + v, fixed, from: other });
    margin[v] = Math.max(0, found.cost - cost);
  }
  return { margin, anchor };
}
