import { adjacencyOf, type SignedGraph } from './signed-graph.ts';

/** Triangles by their signs. */
export interface Triads {
  /** Three friends. */
  readonly '+++': number;
  /** Two who share a friend and are foes. */
  readonly '++-': number;
  /** Two friends with a common foe. */
  readonly '+--': number;
  /** Three foes: out of balance, but not in the weak sense (Davis 1967), which allows more than two blocs. */
  readonly '---': number;
  /** Share of triangles in balance (Cartwright and Harary 1956); undefined without triangles. */
  readonly balance?: number;
  /** The same by weak balance. */
  readonly weakBalance?: number;
}

/**
 * Counts the triangles of a signed network.
 *
 * @example
 * triads(signedGraph(3, [[0, 1, 1], [1, 2, -1], [0, 2, -1]]))['+--']; // 1
 */
export function triads(graph: SignedGraph): Triads {
  const { start, edge, other } = adjacencyOf(graph);
  const tie = new Int32Array(graph.nodes).fill(-1);
  const count: [number, number, number, number] = [0, 0, 0, 0];
  const foe = (e: number): number => ((graph.weight[e] as number) < 0 ? 1 : 0);
  for (let a = 0; a < graph.nodes; a++) {
    for (let i = start[a] as number; i < (start[a + 1] as number); i++) tie[other[i] as number] = edge[i] as number;
    for (let i = start[a] as number; i < (start[a + 1] as number); i++) {
      const b = other[i] as number;
      if (b < a) continue;
      for (let j = start[b] as number; j < (start[b + 1] as number); j++) {
        const c = other[j] as number;
        const back = tie[c] as number;
        if (c < b || back < 0) continue;
        const foes = foe(edge[i] as number) + foe(edge[j] as number) + foe(back);
        count[foes] = (count[foes] as number) + 1;
      }
    }
    for (let i = start[a] as number; i < (start[a + 1] as number); i++) tie[other[i] as number] = -1;
  }
  const [none, one, two, three] = count;
  const all = none + one + two + three;
  return {
    '+++': none,
    '++-': one,
    '+--': two,
    '---': three,
    ...(all > 0 ? { balance: (none + two) / all, weakBalance: (none + two + three) / all } : {}),
  };
}
