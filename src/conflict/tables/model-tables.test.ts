import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseModelFile } from '../file/model-file.ts';
import { MODEL_SKELETON } from '../file/model-skeleton.ts';
import type { Model } from '../model/model.ts';
import { randomGraphModel, randomOptionModel } from '../model/random-model.fixture.ts';
import { statusQuoOf } from '../model/state-space.ts';
import { evolution } from '../solve/evolution.ts';
import { solve } from '../solve/solve.ts';
import { modelTables } from './model-tables.ts';
import { statusQuoTable } from './status-quo-table.ts';
import { tableauForm } from './tableau-form.ts';

const example = (path: string) =>
  solve(parseModelFile(readFileSync(new URL(`../../../examples/${path}`, import.meta.url), 'utf8'), path).model);
const skeleton = solve(parseModelFile(MODEL_SKELETON, 'skeleton').model);
const elmira = example('conflicts/elmira.yaml');
const korea = example('conflicts/north-korea-2017.yaml');

const sorted = (rows: readonly { readonly state: number }[]): readonly number[] =>
  rows.map(({ state }) => state).sort((a, b) => a - b);

describe('the tables of a model', () => {
  it('rank states with ties, and name the statement behind each step', () => {
    const [upstream] = modelTables(skeleton).rankings ?? [];
    expect(upstream?.ranks.map(({ rank, states }) => [rank, states])).toEqual([
      [1, [2]],
      [2, [1, 3]],
      [3, [5]],
      [4, [4, 6]],
    ]);
    expect(upstream?.ranks[1]?.above).toMatchObject({ forBetter: [{ text: 'the market stays open' }], forWorse: [] });
    expect(upstream?.ranks[3]?.above).toBeUndefined();
  });

  it('say where one rank is greatly preferred to the next', () => {
    const text = MODEL_SKELETON.replace('want: not sanction', 'want: not sanction\n      strong: yes');
    const [upstream] = modelTables(solve(parseModelFile(text, 'strong.yaml').model)).rankings ?? [];
    // 2 > 1 ~ 3 >> 5 > 4 ~ 6: what upstream wants most parts the first two ranks from the others.
    expect(upstream?.ranks.map(({ greatly }) => greatly ?? false)).toEqual([false, true, false, false]);
    expect(modelTables(skeleton).rankings?.[0]?.ranks.some(({ greatly }) => greatly)).toBe(false);
  });

  it('list improvements from the best down, and stabilities as the solution has them', () => {
    const { moves, stability } = modelTables(elmira);
    expect(moves?.[0]?.makers).toEqual([
      { decisionMaker: 'ministry', moves: [2], improvements: [] },
      { decisionMaker: 'company', moves: [3, 5], improvements: [] },
      { decisionMaker: 'local', moves: [6], improvements: [6] },
    ]);
    const held = stability?.filter(({ equilibrium }) => equilibrium.includes('Nash')).map(({ state }) => state);
    expect(held).toEqual(elmira.equilibria.Nash);
  });

  it('a tableau has the published one of two decision makers, and asks for two', () => {
    const { equilibria, sides } = tableauForm(korea);
    expect(equilibria.map((state) => korea.space.placeOf[state - 1])).toEqual([0, 4, 5, 10]);
    // State 4 of the source is unstable for both and saved by simultaneous sanctioning.
    const marks = sides.map(({ columns }) => columns.find(({ state }) => korea.space.placeOf[state - 1] === 4)?.mark);
    expect(marks).toEqual(['us', 'us']);
    expect(() => tableauForm(elmira)).toThrow('for two decision makers');
    expect(modelTables(elmira).tableau).toBeUndefined();
    expect(() => modelTables(elmira, { tables: ['tableau'] })).toThrow('for two decision makers');
  });

  it('follow the conflict in as many steps as a shortest path has, by whoever can make the last', () => {
    const check = (model: Model): void => {
      const solution = solve(model, { concepts: ['Nash'] });
      const from = (statusQuoOf(solution.space) ?? 0) + 1;
      const table = statusQuoTable(solution, from);
      const paths = evolution(solution, from);
      for (const kind of ['byMoves', 'byImprovements'] as const) {
        const ends = paths[kind].filter(({ state }) => state !== from);
        const rows = table.reached.filter((row) => row.state !== from && row[kind]);
        expect(sorted(rows)).toEqual(sorted(ends));
        for (const { state, path } of ends) {
          const arrival = rows.find((row) => row.state === state)?.[kind];
          expect(arrival?.steps).toBe(path.length);
          expect(arrival?.last).toContain(path.at(-1)?.by);
        }
      }
    };
    fc.assert(fc.property(fc.oneof(randomOptionModel({}), randomGraphModel()), check), { numRuns: 200 });
  });

  it('of a model with many states show where it stands and what holds', () => {
    const large = example('korea-2017.yaml');
    const { states, moves, rankings, tableau } = modelTables(large, { most: 20 });
    expect(states).toHaveLength(20);
    expect(states).toEqual(expect.arrayContaining([14, 18]));
    expect(moves).toHaveLength(20);
    expect(rankings?.[0]?.ranks.flatMap((rank) => rank.states).sort((a, b) => a - b)).toEqual(states);
    // What stands between two ranks that are shown is said of these, not of those left out.
    const steps = rankings?.[0]?.ranks.slice(0, -1).map(({ above }) => above?.kind);
    expect(new Set(steps)).toEqual(new Set(['statements']));
    expect(tableau).toBeUndefined();
  });
});
