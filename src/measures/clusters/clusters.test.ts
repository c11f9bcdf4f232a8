import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concor } from './concor.ts';
import { clusterTree, cutTree, LINKAGES } from './hierarchy.ts';
import { louvain } from './louvain.ts';
import { modularity, type WeightTable } from './modularity.ts';
import { walktrap } from './walktrap.ts';

/** Friendships in a karate club (Zachary 1977): the others that each member of 1 to 34 knows, those before left out. */
const KARATE =
  '2 3 4 5 6 7 8 9 11 12 13 14 18 20 22 32;3 4 8 14 18 20 22 31;4 8 9 10 14 28 29 33;8 13 14;7 11;7 11 17;17;;31 33 34;34;;;;34;33 34;33 34;;;33 34;34;33 34;;33 34;26 28 30 33 34;26 28 32;32;30 34;34;32 34;33 34;33 34;33 34;34;';

function karate(): WeightTable {
  const cells = new Float64Array(34 * 34);
  for (const [i, others] of KARATE.split(';').entries()) {
    for (const other of others.split(' ').filter(Boolean)) {
      cells[i * 34 + Number(other) - 1] = 1;
      cells[(Number(other) - 1) * 34 + i] = 1;
    }
  }
  return { size: 34, cells };
}

/** A table of the weights below the diagonal. */
function tableOf(size: number, weights: readonly number[]): WeightTable {
  const cells = new Float64Array(size * size);
  let n = 0;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++, n++) {
      cells[i * size + j] = weights[n] ?? 0;
      cells[j * size + i] = weights[n] ?? 0;
    }
  }
  return { size, cells };
}

const anyTable = (min: number, max: number): fc.Arbitrary<WeightTable> =>
  fc
    .integer({ min: 2, max: 9 })
    .chain((size) =>
      fc.array(fc.integer({ min, max }), { minLength: 36, maxLength: 36 }).map((weights) => tableOf(size, weights)),
    );

describe('communities of the karate club', () => {
  it('Louvain and walktrap reach the known optimum', () => {
    const { cells } = karate();
    expect(cells.reduce((sum, cell) => sum + cell, 0) / 2).toBe(78);
    expect(louvain(karate(), { starts: 20 }).modularity).toBeCloseTo(0.4198, 4);
    expect(walktrap(karate()).modularity).toBeCloseTo(0.4198, 4);
  });
});

describe('Louvain', () => {
  it('sets foes apart, which no tie above 0 would tell', () => {
    // Four foes two by two: 0 and 1 are against 2 and 3, and nobody is anybody's friend.
    const foes = tableOf(4, [0, -1, -1, -1, -1, 0]);
    expect([...louvain(foes).group]).toEqual([0, 0, 1, 1]);
    expect(modularity(foes, Int32Array.of(0, 0, 1, 1))).toBeGreaterThan(modularity(foes, Int32Array.of(0, 1, 0, 1)));
  });

  it('leaves no member that would gain by moving alone, and is the same for the same seed', () => {
    fc.assert(
      fc.property(anyTable(-2, 3), (table) => {
        const { group, modularity: value } = louvain(table);
        expect(louvain(table).group).toEqual(group);
        expect(modularity(table, group)).toBeCloseTo(value, 10);
        for (let i = 0; i < table.size; i++) {
          const moved = group.slice();
          for (let g = 0; g <= Math.max(...group) + 1; g++) {
            moved[i] = g;
            expect(modularity(table, moved)).toBeLessThanOrEqual(value + 1e-9);
          }
        }
      }),
    );
  });
});

describe('walktrap', () => {
  it('never joins what no ties join', () => {
    fc.assert(
      fc.property(anyTable(0, 1), (table) => {
        const { group } = walktrap(table);
        for (let i = 0; i < table.size; i++) {
          for (let j = 0; j < i; j++) if (group[i] === group[j]) expect(connected(table, i, j)).toBe(true);
        }
      }),
    );
  });
});

function connected({ size, cells }: WeightTable, from: number, to: number): boolean {
  const seen = new Set([from]);
  for (const i of seen) for (let j = 0; j < size; j++) if ((cells[i * size + j] as number) > 0) seen.add(j);
  return seen.has(to);
}

describe('trees', () => {
  const distances = tableOf(4, [1, 6, 5, 10, 9, 4]);

  it('have the heights of each linkage', () => {
    const heights = (linkage: (typeof LINKAGES)[number]): readonly number[] =>
      clusterTree(distances, linkage).merges.map(({ height }) => height);
    expect(heights('single')).toEqual([1, 4, 5]);
    expect(heights('complete')).toEqual([1, 4, 10]);
    expect(heights('average')).toEqual([1, 4, 7.5]);
    expect(heights('ward')[2]).toBeCloseTo(Math.sqrt((36 + 25 + 100 + 81) / 2 - (1 + 16) / 2), 10);
  });

  it('are cut into as many groups as asked, each cut splitting one group of the cut before', () => {
    fc.assert(
      fc.property(anyTable(1, 9), fc.constantFrom(...LINKAGES), (table, linkage) => {
        const tree = clusterTree(table, linkage);
        for (let k = 1; k <= table.size; k++) {
          const group = cutTree(tree, k);
          expect(new Set(group).size).toBe(k);
          const coarse = cutTree(tree, Math.max(1, k - 1));
          const inside = new Map<number, Set<number>>();
          for (const [i, g] of group.entries()) inside.set(g, (inside.get(g) ?? new Set()).add(coarse[i] as number));
          expect([...inside.values()].every((groups) => groups.size === 1)).toBe(true);
        }
      }),
    );
    expect(() => cutTree(clusterTree(distances, 'single'), 5)).toThrow('cannot be cut into 5 groups');
  });
});

describe('CONCOR', () => {
  it('splits by what rows do, and does not split what is alike', () => {
    const table = {
      rows: 6,
      columns: 4,
      cells: Float64Array.of(1, 1, 0, 0, 1, 1, 0, 0, 0, 0, 1, 1, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0, 1, 1),
    };
    expect([...concor(table)]).toEqual([0, 0, 1, 1, 0, 1]);
    expect([...concor(table, 4)]).toEqual([0, 0, 1, 1, 0, 1]);
  });
});
