import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../records/seeded-random.ts';
import { type SignedTie, signedGraph } from '../signed/signed-graph.ts';
import { signedLayout } from './signed-layout.ts';

/** A network of two blocs in which a tenth of the ties have the other sign. */
function planted(nodes: number, ties: number, seed: number) {
  const random = seededRandom(seed);
  const known = new Map<string, SignedTie>();
  while (known.size < ties) {
    const [a, b] = [Math.floor(random() * nodes), Math.floor(random() * nodes)];
    if (a >= b || known.has(`${a} ${b}`)) continue;
    known.set(`${a} ${b}`, [a, b, ((a % 3 === 0) === (b % 3 === 0)) === random() > 0.1 ? 1 : -1]);
  }
  return {
    graph: signedGraph(nodes, [...known.values()]),
    bloc: Array.from({ length: nodes }, (_, v) => (v % 3 === 0 ? 1 : 0)),
  };
}

describe('the layout of a signed network', () => {
  const { graph, bloc } = planted(60, 300, 1);
  const { x, y } = signedLayout(graph, bloc);
  const apart = (a: number, b: number): number => Math.hypot((x[a] ?? 0) - (x[b] ?? 0), (y[a] ?? 0) - (y[b] ?? 0));
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

  it('puts friends near each other and foes far', () => {
    const pairs = [...graph.weight.keys()].map((e) => ({
      apart: apart(graph.from[e] ?? 0, graph.to[e] ?? 0),
      friends: (graph.weight[e] ?? 0) > 0,
    }));
    const friends = mean(pairs.filter((pair) => pair.friends).map((pair) => pair.apart));
    const foes = mean(pairs.filter((pair) => !pair.friends).map((pair) => pair.apart));
    expect(foes).toBeGreaterThan(1.8 * friends);
  });

  it('puts the larger bloc left and the other right, with nobody on the wrong side', () => {
    const [left, right] = [0, 1].map((side) => [...x].filter((_, v) => bloc[v] === side));
    expect(Math.max(...(left ?? []))).toBeLessThan(Math.min(...(right ?? [])));
  });

  it('gives the same places for the same seed, finite and within reach, and others for another', () => {
    const again = signedLayout(graph, bloc);
    expect([...again.x, ...again.y]).toEqual([...x, ...y]);
    for (const [v, place] of x.entries()) expect(Math.hypot(place, y[v] ?? 0)).toBeLessThanOrEqual(1 + 1e-9);
    expect(signedLayout(graph, bloc, { seed: 2 }).x).not.toEqual(x);
  });

  it.each([
    ['no node', 0, []],
    ['one node', 1, []],
    ['nodes without ties', 3, []],
    ['one pair of foes', 2, [[0, 1, -1]]],
  ] as const)('takes %s', (_, nodes, ties) => {
    const layout = signedLayout(signedGraph(nodes, ties), new Array<number>(nodes).fill(-1));
    expect(layout.x).toHaveLength(nodes);
    for (const place of [...layout.x, ...layout.y]) expect(Number.isFinite(place)).toBe(true);
  });
});
