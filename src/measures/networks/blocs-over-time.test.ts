import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestMatching } from './align-blocs.ts';
import { blocsOverTime } from './blocs-over-time.ts';
import type { NetworkTie, SignedNetwork } from './signed-network.ts';

/** A network of camps: each string is one, its letters are friends of each other and foes of all others. */
function camps(year: number, ...sides: readonly string[]): SignedNetwork {
  const actors = [...sides.join('')].sort();
  const campOf = (actor: string): number => sides.findIndex((side) => side.includes(actor));
  const ties = actors.flatMap((one, a) =>
    actors.slice(a + 1).map((other, n): NetworkTie => {
      const with_ = campOf(one) === campOf(other);
      return { a, b: a + 1 + n, state: with_ ? '+' : '-', value: with_ ? 1 : -1, n: 10, weight: 1 };
    }),
  );
  return {
    source: 'votes',
    actors,
    ties,
    from: `${year}-01-01`,
    to: `${year}-12-31`,
    thresholds: { minus: -0.5, plus: 0.5 },
    method: 'made up',
  };
}

const labelled = ({ blocs, label }: Awaited<ReturnType<typeof blocsOverTime>>['windows'][number], wanted: number) =>
  blocs.network.actors.filter((_, v) => label[v] === wanted).join('');

describe('blocs over time', () => {
  it('keep their label though the smaller side becomes the larger one, and tell who changed it', async () => {
    const { windows, changes } = await blocsOverTime([
      camps(1990, 'ABCDE', 'XYZ'),
      camps(1991, 'ABC', 'XYZDE'),
      camps(1992, 'ABC', 'XYZDEFG'),
    ]);
    expect(windows.map((window) => labelled(window, 0))).toEqual(['ABCDE', 'ABC', 'ABC']);
    expect(windows.map((window) => labelled(window, 1))).toEqual(['XYZ', 'DEXYZ', 'DEFGXYZ']);
    expect(changes.map(({ actor, window, from, to, beyond }) => [actor, window, from, to, beyond])).toEqual([
      ['D', 1, 0, 1, true],
      ['E', 1, 0, 1, true],
    ]);
    const [change] = changes;
    // D pleased seven ties in 1990: on the other side it would have violated all of them.
    expect(change?.margins).toEqual([7, 7]);
    const strict = await blocsOverTime([camps(1990, 'ABCDE', 'XYZ'), camps(1991, 'ABC', 'XYZDE')], { sure: 1.1 });
    expect(strict.changes.map(({ beyond }) => beyond)).toEqual([false, false]);
  });

  it('remember actors over windows in which they are not seen, and windows in which no sign is known', async () => {
    const silent: SignedNetwork = {
      ...camps(1991, 'AB'),
      ties: [{ a: 0, b: 1, state: 'unknown', value: 0, n: 3, weight: 0 }],
    };
    const { windows, gaps, changes } = await blocsOverTime([
      camps(1990, 'ABCD', 'XYZ'),
      silent,
      camps(1992, 'AB', 'XY'),
      camps(1993, 'ABZ', 'XYCD'),
    ]);
    expect(gaps).toEqual([{ from: '1991-01-01', to: '1991-12-31' }]);
    expect(labelled(windows[2] ?? expect.fail(), 0)).toBe('ABZ');
    expect(changes.map(({ actor, last, window }) => [actor, last, window])).toEqual([
      ['C', 0, 2],
      ['D', 0, 2],
      ['Z', 0, 2],
    ]);
  });

  it('give blocs of free number the label of those that they share most actors with, and new ones a new label', async () => {
    const { windows } = await blocsOverTime([
      camps(1990, 'ABCD', 'XYZ'),
      camps(1991, 'AB', 'CDE', 'XYZ'),
      camps(1992, 'XYZ', 'CDEAB'),
    ]);
    const labels = windows.map(({ blocs, blocLabel }) =>
      Object.fromEntries(blocs.network.actors.map((actor, v) => [actor, blocLabel[v]])),
    );
    expect(labels[0]).toEqual({ A: 0, B: 0, C: 0, D: 0, X: 1, Y: 1, Z: 1 });
    // AB and CD both come from the first; the other has a label of its own.
    expect(new Set([labels[1]?.A, labels[1]?.C])).toEqual(new Set([0, 2]));
    expect(labels[1]?.X).toBe(1);
    expect(labels[2]?.X).toBe(1);
    expect(labels[2]?.C).toBe(labels[1]?.C);
  });

  it('say of no window anything that a later one would change', async () => {
    const side = fc.array(fc.boolean(), { minLength: 7, maxLength: 7 });
    await fc.assert(
      fc.asyncProperty(fc.array(side, { minLength: 3, maxLength: 4 }), async (years) => {
        const networks = years.map((first, n) => {
          const of = (wanted: boolean) => [...'ABCDEFG'].filter((_, v) => first[v] === wanted).join('');
          return camps(1990 + n, of(true), of(false));
        });
        const all = await blocsOverTime(networks);
        const some = await blocsOverTime(networks.slice(0, 2));
        expect(all.windows.slice(0, 2)).toEqual(some.windows);
        expect(all.changes.filter(({ window }) => window < 2)).toEqual(some.changes);
      }),
      { numRuns: 20 },
    );
  });
});

describe('the best matching', () => {
  it('is worth as much as trying all of them finds', () => {
    const table = fc
      .integer({ min: 1, max: 4 })
      .chain((columns) =>
        fc.array(fc.array(fc.nat(9), { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 4 }),
      );
    const best = (gain: readonly (readonly number[])[], row: number, used: ReadonlySet<number>): number => {
      if (row === gain.length) return 0;
      const others = (gain[row] ?? []).map((worth, column) =>
        used.has(column) ? 0 : worth + best(gain, row + 1, new Set([...used, column])),
      );
      return Math.max(best(gain, row + 1, used), ...others);
    };
    fc.assert(
      fc.property(table, (gain) => {
        const matching = bestMatching(gain);
        const given = matching.filter((column) => column >= 0);
        expect(new Set(given).size).toBe(given.length);
        expect(matching.reduce((sum, column, row) => sum + (gain[row]?.[column] ?? 0), 0)).toBe(
          best(gain, 0, new Set()),
        );
      }),
    );
  });
});
