import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blocs } from './blocs.ts';
import { frustration } from './frustration.ts';
import { searchSides } from './local-search.ts';
import { type SignedGraph, type SignedTie, signedGraph, violated } from './signed-graph.ts';
import { triads } from './triads.ts';

/** Networks too large to try every division of, with weights that are no whole numbers. */
const graphs = fc
  .record({
    nodes: fc.integer({ min: 12, max: 24 }),
    ties: fc.array(fc.tuple(fc.nat(23), fc.nat(23), fc.integer({ min: -9, max: 9 })), {
      minLength: 20,
      maxLength: 100,
    }),
    scale: fc.constantFrom(1, 0.37),
  })
  .map(({ nodes, ties, scale }): SignedGraph => {
    const known = new Map<string, SignedTie>();
    for (const [a, b, w] of ties) {
      const [x = 0, y = 0] = [a % nodes, b % nodes].sort((p, q) => p - q);
      if (x !== y && w !== 0 && !known.has(`${x} ${y}`)) known.set(`${x} ${y}`, [x, y, w * scale]);
    }
    return signedGraph(nodes, [...known.values()]);
  });

const NEAR = 1e-6;

/** A graph whose nodes have other numbers. */
function renamed({ nodes, from, to, weight }: SignedGraph, order: readonly number[]): SignedGraph {
  return { nodes, from: from.map((v) => order[v] ?? v), to: to.map((v) => order[v] ?? v), weight };
}

/** Turns all ties that lead out of a set of nodes: who are friends within it or outside stay so. */
function switched(graph: SignedGraph, inside: readonly boolean[]): SignedGraph {
  const { from, to, weight } = graph;
  const crosses = (e: number): boolean => (inside[from[e] ?? 0] ?? false) !== (inside[to[e] ?? 0] ?? false);
  return { ...graph, weight: weight.map((w, e) => (crosses(e) ? -w : w)) };
}

const orderOf = (nodes: number): fc.Arbitrary<readonly number[]> =>
  fc.shuffledSubarray([...Array(nodes).keys()], { minLength: nodes, maxLength: nodes });

describe('the bounds of frustration', () => {
  it('are beaten by no division: none of a search, none at random', async () => {
    await fc.assert(
      fc.asyncProperty(graphs, fc.array(fc.integer(), { minLength: 3, maxLength: 3 }), async (graph, seeds) => {
        const { value, lower, side } = await frustration(graph);
        expect(violated(graph, side)).toBeCloseTo(value, 6);
        expect(value).toBeGreaterThanOrEqual(lower - NEAR);
        for (const seed of seeds) {
          expect(searchSides(graph, { starts: 3, tabu: 1, seed }).cost).toBeGreaterThanOrEqual(lower - NEAR);
          const random = Int8Array.from({ length: graph.nodes }, (_, v) => ((seed * (2 * v + 1)) & 4 ? 1 : -1));
          expect(violated(graph, random)).toBeGreaterThanOrEqual(lower - NEAR);
        }
      }),
      { numRuns: 15, seed: 11 },
    );
  });

  it('meet in the same value however nodes are numbered and whichever set of nodes is switched', async () => {
    const given = graphs.chain((graph) =>
      fc.tuple(
        fc.constant(graph),
        orderOf(graph.nodes),
        fc.array(fc.boolean(), { minLength: graph.nodes, maxLength: graph.nodes }),
      ),
    );
    await fc.assert(
      fc.asyncProperty(given, async ([graph, order, inside]) => {
        const one = await frustration(graph);
        const other = await frustration(switched(renamed(graph, order), inside));
        fc.pre(one.proved && other.proved);
        expect(other.value).toBeCloseTo(one.value, 6);
        expect(triads(renamed(graph, order))).toEqual(triads(graph));
      }),
      { numRuns: 8, seed: 12 },
    );
  });

  it('say nothing false where the proof is cut short', async () => {
    await fc.assert(
      fc.asyncProperty(graphs, async (graph) => {
        const whole = await frustration(graph);
        const cut = await frustration(graph, { goOn: () => false });
        expect(cut.lower).toBeLessThanOrEqual(whole.value + NEAR);
        if (cut.proved) expect(cut.value).toBeCloseTo(whole.value, 6);
      }),
      { numRuns: 6, seed: 13 },
    );
  });
});

describe('the bounds of blocs', () => {
  it('meet in the same value however nodes are numbered, and are no greater than those of two sides', async () => {
    const given = graphs.chain((graph) => fc.tuple(fc.constant(graph), orderOf(graph.nodes)));
    await fc.assert(
      fc.asyncProperty(given, async ([graph, order]) => {
        const [one, other] = [await blocs(graph), await blocs(renamed(graph, order))];
        expect(one.lower).toBeLessThanOrEqual(other.value + NEAR);
        expect(other.lower).toBeLessThanOrEqual(one.value + NEAR);
        if (one.proved && other.proved) expect(other.value).toBeCloseTo(one.value, 6);
        // Two sides are blocs too: more of them violate no more.
        expect(one.lower).toBeLessThanOrEqual((await frustration(graph)).value + NEAR);
      }),
      { numRuns: 8, seed: 14 },
    );
  });
});
