import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../records/seeded-random.ts';
import { blocs } from './blocs.ts';
import { cycleBound } from './cycle-bound.ts';
import { frustration } from './frustration.ts';
import { searchSides } from './local-search.ts';
import { reduce } from './reduce.ts';
import { semidefiniteBound } from './semidefinite-bound.ts';
import { sideMargins } from './side-margins.ts';
import { type SignedGraph, type SignedTie, signedGraph, violated } from './signed-graph.ts';
import { triads } from './triads.ts';
import { triangleBound } from './triangle-bound.ts';

const sidesOf = (nodes: number, mask: number): Int8Array =>
  Int8Array.from({ length: nodes }, (_, v) => ((mask >> v) & 1 ? -1 : 1));

/** The least over all divisions, by trying each. */
function leastOf(graph: SignedGraph): number {
  let least = Number.POSITIVE_INFINITY;
  for (let mask = 0; mask < 1 << Math.max(0, graph.nodes - 1); mask++)
    least = Math.min(least, violated(graph, sidesOf(graph.nodes, mask)));
  return least;
}

/** The least over all partitions, by trying each. */
function leastBlocs({ nodes, from, to, weight }: SignedGraph): number {
  let least = Number.POSITIVE_INFINITY;
  const bloc: number[] = [];
  const cost = (): number =>
    weight.reduce(
      (sum, w, e) => sum + ((bloc[from[e] as number] === bloc[to[e] as number]) === w > 0 ? 0 : Math.abs(w)),
      0,
    );
  const put = (v: number, used: number): void => {
    if (v === nodes) least = Math.min(least, cost());
    else
      for (let b = 0; b <= used; b++) {
        bloc[v] = b;
        put(v + 1, Math.max(used, b + 1));
      }
  };
  put(0, 0);
  return least;
}

const graphs = fc
  .record({
    nodes: fc.integer({ min: 1, max: 9 }),
    ties: fc.array(fc.tuple(fc.nat(8), fc.nat(8), fc.integer({ min: -3, max: 3 })), { maxLength: 30 }),
  })
  .map(({ nodes, ties }) => {
    const known = new Map<string, SignedTie>();
    for (const [a, b, w] of ties) {
      const [x, y] = [Math.min(a, b) % nodes, Math.max(a, b) % nodes].sort((p, q) => p - q) as [number, number];
      if (x !== y && w !== 0 && !known.has(`${x} ${y}`)) known.set(`${x} ${y}`, [x, y, w]);
    }
    return signedGraph(nodes, [...known.values()]);
  });

describe('frustration', () => {
  it('is the least that trying all divisions finds, and proved', async () => {
    await fc.assert(
      fc.asyncProperty(graphs, async (graph) => {
        const { value, lower, proved, side } = await frustration(graph);
        expect(value).toBe(leastOf(graph));
        expect([lower, proved, violated(graph, side)]).toEqual([value, true, value]);
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  it('bounds from below, by vectors and by cycles, what any division violates', async () => {
    await fc.assert(
      fc.asyncProperty(graphs, async (graph) => {
        const least = leastOf(graph);
        expect(semidefiniteBound(graph, 1)?.lower ?? 0).toBeLessThanOrEqual(least + 1e-6);
        // An aim that is out of reach drives the prices of triangles as far as they go.
        const vectors = triangleBound(graph, { seed: 1, upper: least + 3, whole: false, steps: 40 });
        expect(vectors).toBeLessThanOrEqual(least + 1e-6);
        const { lower } = await cycleBound(graph, { rounds: 50, upper: Number.POSITIVE_INFINITY, whole: false });
        expect(lower).toBeLessThanOrEqual(least + 1e-6);
      }),
      { numRuns: 150, seed: 2 },
    );
  });

  it('is proved by triangles where vectors alone leave a gap', () => {
    const random = seededRandom(3);
    const ties: SignedTie[] = [];
    // Two camps, with a third of the ties of the other sign.
    for (let a = 0; a < 40; a++)
      for (let b = 0; b < a; b++) ties.push([a, b, (a % 2 === b % 2 ? 1 : -1) * (random() < 0.35 ? -1 : 1)]);
    const graph = signedGraph(40, ties);
    const { cost: upper } = searchSides(graph, { starts: 30, tabu: 1, seed: 1 });
    const alone = semidefiniteBound(graph, 1)?.lower ?? 0;
    const bound = triangleBound(graph, { seed: 1, upper, whole: true, steps: 150 });
    expect(Math.ceil(alone)).toBeLessThan(upper);
    expect(Math.ceil(bound)).toBe(upper);
  });

  it('is left alone by switching a node and by other numbers for nodes', async () => {
    await fc.assert(
      fc.asyncProperty(graphs, fc.nat(8), fc.nat(1000), async (graph, at, seed) => {
        const { nodes, from, to, weight } = graph;
        const v = at % nodes;
        const switched = { ...graph, weight: weight.map((w, e) => (from[e] === v || to[e] === v ? -w : w)) };
        const random = seededRandom(seed);
        const order = [...Array(nodes).keys()].map((n) => [random(), n] as const).sort((a, b) => a[0] - b[0]);
        const other = (n: number): number => (order[n] as readonly [number, number])[1];
        const renamed = { ...graph, from: from.map(other), to: to.map(other) };
        const { value } = await frustration(graph);
        expect((await frustration(switched)).value).toBe(value);
        expect((await frustration(renamed)).value).toBe(value);
        expect(triads(renamed)).toEqual(triads(graph));
      }),
      { numRuns: 60, seed: 3 },
    );
  });

  it('stays the same when a graph is reduced and put together again', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const { graph: less, constant, restore } = reduce(graph);
        expect(leastOf(less) + constant).toBe(leastOf(graph));
        for (let mask = 0; mask < Math.min(64, 1 << less.nodes); mask++) {
          const side = sidesOf(less.nodes, mask);
          expect(violated(graph, restore(side))).toBeLessThanOrEqual(violated(less, side) + constant);
        }
      }),
      { numRuns: 300, seed: 4 },
    );
  });

  it('of a network without ties is nothing, in balance', async () => {
    expect(await frustration(signedGraph(4, []))).toMatchObject({ value: 0, lower: 0, proved: true, balance: 1 });
  });
});

describe('blocs', () => {
  it('violate the least that trying all partitions finds', async () => {
    const small = graphs.filter(({ nodes }) => nodes <= 7);
    await fc.assert(
      fc.asyncProperty(small, async (graph) => {
        const { value, lower, bloc, sizes } = await blocs(graph);
        const least = leastBlocs(graph);
        expect(lower).toBeLessThanOrEqual(least + 1e-6);
        expect(value).toBe(least);
        expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(graph.nodes);
        expect(bloc).toHaveLength(graph.nodes);
      }),
      { numRuns: 150, seed: 5 },
    );
  });
});

describe('the margin of a side', () => {
  it('is what the best division costs more in which the node stands across', async () => {
    await fc.assert(
      fc.asyncProperty(graphs, async (graph) => {
        const { side, value } = await frustration(graph);
        const { margin, anchor } = sideMargins(graph, side);
        for (let v = 0; v < graph.nodes; v++) {
          if (v === anchor || !Number.isFinite(margin[v])) continue;
          let least = Number.POSITIVE_INFINITY;
          const together = side[v] === side[anchor];
          for (let mask = 0; mask < 1 << graph.nodes; mask++) {
            const other = sidesOf(graph.nodes, mask);
            if ((other[v] === other[anchor]) !== together) least = Math.min(least, violated(graph, other));
          }
          expect(margin[v]).toBeCloseTo(least - value, 9);
        }
      }),
      { numRuns: 60, seed: 6 },
    );
  });
});

describe('a tie that is none', () => {
  it.each([
    [[0, 0, 1], 'joins a node with itself'],
    [[0, 5, 1], 'names a node that is none of the 3'],
    [[0, 1, 0], 'needs a weight above or below 0'],
    [[1, 0, -1], 'has another sign than an earlier tie of the same two'],
  ] as const)('%j %s', (tie, why) => {
    expect(() => signedGraph(3, [[0, 1, 1], tie])).toThrow(why);
  });
});
