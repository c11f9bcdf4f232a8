import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHICKEN, DAM, modelOf } from '../model/model.fixture.ts';
import { oracleOf } from '../model/oracle.fixture.ts';
import { randomGraphModel, randomOptionModel } from '../model/random-model.fixture.ts';
import { type Destination, evolution } from './evolution.ts';
import { solve } from './solve.ts';

describe('evolution from the status quo', () => {
  it('finds the shortest way to the equilibria that improvements lead to', () => {
    const { from, byImprovements } = evolution(solve(CHICKEN));
    expect(from).toBe(1);
    expect(byImprovements).toEqual([
      { state: 2, path: [{ by: 'Row', from: 1, to: 2 }], concepts: ['Nash', 'GMR', 'SMR', 'SEQ', 'SIM'] },
      { state: 3, path: [{ by: 'Column', from: 1, to: 3 }], concepts: ['Nash', 'GMR', 'SMR', 'SEQ', 'SIM'] },
    ]);
  });

  it('starts anywhere, and says so if it does not know where', () => {
    expect(evolution(solve(DAM), 2).from).toBe(2);
    const nowhere = solve(modelOf({ options: { x: 'A' }, wants: { A: [] } }));
    expect(() => evolution(nowhere)).toThrow('The model names no status quo');
    expect(() => evolution(nowhere, 9)).toThrow('There is no state 9');
  });

  it('reaches what a search of all legal sequences reaches, by legal and shortest paths (2,000 models)', {
    timeout: 300_000,
  }, () => {
    fc.assert(
      fc.property(fc.oneof(randomOptionModel({ options: [2, 4], listed: true }), randomGraphModel()), (model) => {
        const oracle = oracleOf(model);
        const ids = model.decisionMakers.map(({ id }) => id);
        const found = evolution(solve(model), 1);
        const reach = (improving: boolean): Map<number, number> => {
          const lengths = new Map<number, number>();
          let arrivals = new Map<string, readonly [number, number]>([['0/-1', [0, -1]]]);
          const seen = new Set<string>();
          for (let length = 1; arrivals.size > 0; length++) {
            const next = new Map<string, readonly [number, number]>();
            for (const [state, last] of arrivals.values()) {
              ids.forEach((_, maker) => {
                if (maker === last) return;
                for (const to of oracle.moves(maker, state)) {
                  if (improving && oracle.compare(maker, to, state) <= 0) continue;
                  if (to !== 0 && !lengths.has(to)) lengths.set(to, length);
                  const key = `${to}/${maker}`;
                  if (!seen.has(key)) next.set(key, [to, maker]);
                  seen.add(key);
                }
              });
            }
            arrivals = next;
          }
          return lengths;
        };
        const check = (destinations: readonly Destination[], improving: boolean): void => {
          const expected = [...reach(improving)].map(([state, length]) => `${state + 1}:${length}`).sort();
          expect(destinations.map(({ state, path }) => `${state}:${path.length}`).sort()).toEqual(expected);
          for (const { state, path } of destinations) {
            let at = 1;
            path.forEach((move, i) => {
              const maker = ids.indexOf(move.by);
              expect(move.from).toBe(at);
              expect(move.by).not.toBe(path[i - 1]?.by);
              expect(oracle.moves(maker, move.from - 1)).toContain(move.to - 1);
              if (improving) expect(oracle.compare(maker, move.to - 1, move.from - 1)).toBeGreaterThan(0);
              at = move.to;
            });
            expect(at).toBe(state);
          }
        };
        check(found.byImprovements, true);
        check(found.byMoves, false);
      }),
      { numRuns: 2000, seed: 13 },
    );
  });
});
