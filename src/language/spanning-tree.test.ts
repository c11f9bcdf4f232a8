import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestTree } from './spanning-tree.ts';

const score = (scores: readonly number[], heads: readonly number[], n: number): number =>
  heads.reduce((sum, head, d) => sum + (scores[d * (n + 1) + head + 1] ?? 0), 0);

function isTree(heads: readonly number[]): boolean {
  if (heads.filter((h) => h < 0).length !== 1) return false;
  return heads.every((_, start) => {
    let i = start;
    for (let steps = 0; i >= 0; steps++) {
      if (steps > heads.length) return false;
      i = heads[i] ?? -1;
    }
    return true;
  });
}

/** Every choice of heads that makes a tree with one root. */
function* allTrees(n: number, heads: number[] = []): Generator<number[]> {
  if (heads.length === n) {
    if (isTree(heads)) yield [...heads];
    return;
  }
  for (let h = -1; h < n; h++) if (h !== heads.length) yield* allTrees(n, [...heads, h]);
}

describe('bestTree', () => {
  it('finds the best of all trees with one root', () => {
    const cases = fc
      .integer({ min: 1, max: 5 })
      .chain((n) =>
        fc.tuple(
          fc.constant(n),
          fc.array(fc.integer({ min: -50, max: 50 }), { minLength: n * (n + 1), maxLength: n * (n + 1) }),
        ),
      );
    fc.assert(
      fc.property(cases, ([n, scores]) => {
        const heads = [...bestTree(scores, 0, n + 1, n)];
        expect(isTree(heads)).toBe(true);
        const best = Math.max(...[...allTrees(n)].map((tree) => score(scores, tree, n)));
        expect(score(scores, heads, n)).toBe(best);
      }),
      { numRuns: 150 },
    );
  });

  it('reads rows from an offset and gives nothing for nothing', () => {
    expect([...bestTree([9, 9, 9, 5, 1, 1, 0, 4, 1], 3, 3, 2)]).toEqual([-1, 0]);
    expect(bestTree([], 0, 1, 0)).toHaveLength(0);
  });
});
