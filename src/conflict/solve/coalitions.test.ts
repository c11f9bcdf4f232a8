import { describe, expect, it } from 'vitest';
import { sizeModel } from '../../../bench/conflict/conflict-sizes.ts';
import { DILEMMA, modelOf } from '../model/model.fixture.ts';
import { blockEquilibria, coalitionStability } from './coalitions.ts';
import { solve } from './solve.ts';

describe('coalitions', () => {
  it('leave no state of the dilemma alone: one would go, or both', () => {
    const { coalitions, equilibria } = coalitionStability(solve(DILEMMA));
    expect(equilibria.CNash).toEqual([]);
    expect(coalitions.find(({ members }) => members.length === 2)?.stable.CNash).toEqual([2, 3, 4]);
  });

  it('are the single decision makers where there are no others', () => {
    const solution = solve(DILEMMA);
    const singles = coalitionStability(solution).coalitions.filter(({ members }) => members.length === 1);
    const both = singles.map(({ stable }) => new Set(stable.CSEQ));
    expect([1, 2, 3, 4].filter((state) => both.every((stable) => stable.has(state)))).toEqual(solution.equilibria.SEQ);
  });

  it('jump over an infeasible middle as a block, not step by step', () => {
    const model = modelOf({
      options: { a: 'A', b: 'B' },
      wants: { A: ['a and b'], B: ['a and b'] },
      require: ['a iff b'],
    });
    const solution = solve(model);
    expect(coalitionStability(solution).equilibria.CNash).toEqual([1, 2]);
    expect(blockEquilibria(solution, [['A', 'B']]).Nash).toEqual([2]);
  });

  it('are those that can form, where that is known beforehand', () => {
    const model = modelOf({
      options: { a: 'A', b: 'B', c: 'C' },
      wants: { A: ['a and b', 'not a'], B: ['a and b', 'not b'], C: ['c'] },
    });
    const solution = solve(model);
    const held = (groups?: readonly (readonly string[])[]): readonly number[] =>
      coalitionStability(solution, groups ? { groups } : {}).equilibria.CNash;
    // With c taken nobody moves alone; A and B go together if they can.
    expect(held([])).toEqual([5, 8]);
    expect(held([['A', 'C']])).toEqual([5, 8]);
    expect(held([['B', 'A']])).toEqual([8]);
    expect(held()).toEqual([8]);
    expect(coalitionStability(solution, { groups: [['A', 'C']] }).coalitions.map(({ members }) => members)).toEqual([
      ['A'],
      ['B'],
      ['C'],
      ['A', 'C'],
    ]);
    expect(() => held([['A', 'D']])).toThrow('There is no decision maker “D”');
  });

  it('take less than three seconds for five decision makers and 1,024 states', () => {
    const solution = solve(sizeModel({ options: 10, decisionMakers: 5, holes: false }), { concepts: [] });
    const told: string[] = [];
    const before = process.cpuUsage();
    const { equilibria } = coalitionStability(solution, {
      progress: (part, done, of) => told.push(`${part} ${done}/${of}`),
    });
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1e6).toBeLessThan(3);
    expect(equilibria.CNash.length).toBeGreaterThan(0);
    expect([told[0], told.at(-1)]).toEqual(['group 0/31', 'group 30/31']);
  });

  it('says who is named twice or not at all, and what is too large', () => {
    const solution = solve(DILEMMA);
    expect(() => blockEquilibria(solution, [['Row'], ['Row']])).toThrow('“Row” stands in two blocks');
    expect(() => blockEquilibria(solution, [['Nobody']])).toThrow('There is no decision maker “Nobody”');
    const options = Object.fromEntries(Array.from({ length: 17 }, (_, j) => [`o${j}`, 'A']));
    expect(() => coalitionStability(solve(modelOf({ options, wants: { A: [] } }), { concepts: [] }))).toThrow(
      'this model has 1 groups and 131,072 states',
    );
  });
});
