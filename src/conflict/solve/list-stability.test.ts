import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sizeModel } from '../../../bench/conflict/conflict-sizes.ts';
import { modelOf } from '../model/model.fixture.ts';
import type { Model } from '../model/model.ts';
import { findProblems } from '../model/problems.ts';
import { randomOptionModel } from '../model/random-model.fixture.ts';
import { patternOf, stateAt } from '../model/state-space.ts';
import { listDifferences } from './list-cases.fixture.ts';
import { solve } from './solve.ts';

/** Thirty options; of each of ten neighbours three at most one is taken. */
function strict(most: number): Model {
  const model = sizeModel({ options: 30, decisionMakers: 5, holes: false });
  if (model.form.kind === 'graph') return model;
  const rules = Array.from({ length: 10 }, (_, i) => ({
    id: `r${i}`,
    kind: 'require' as const,
    formula: {
      kind: 'atMost' as const,
      count: most,
      of: [0, 1, 2].map((j) => ({ kind: 'atom' as const, id: `o${3 * i + j}` })),
    },
  }));
  return { ...model, form: { ...model.form, rules } };
}

describe('a list of the combinations that can be', () => {
  it.each([
    ['made of all combinations', 12, false],
    ['made from the rules alone', 22, false],
    ['with merged states and barred moves', 22, true],
  ])('gives what the definitions give: %s (40 models; 2,000 each in the long tests)', (_, extra, listed) => {
    fc.assert(
      fc.property(randomOptionModel({ options: [2, 4], makers: [1, 4], listed }), (model) => {
        expect(listDifferences(model, extra)).toEqual([]);
      }),
      { numRuns: 40, seed: 30 },
    );
  });

  it('solves 30 options of which the rules leave a hundred thousand states', () => {
    const model = strict(1);
    const { form } = model;
    if (form.kind === 'graph') return;
    const tighter = {
      ...model,
      form: {
        ...form,
        rules: [
          ...form.rules,
          ...[0, 3, 6, 9, 12].map((j) => ({
            id: `x${j}`,
            kind: 'require' as const,
            formula: {
              kind: 'iff' as const,
              left: { kind: 'atom' as const, id: `o${j}` },
              right: { kind: 'atom' as const, id: `o${j + 15}` },
            },
          })),
        ],
      },
    };
    const { space, equilibria } = solve(tighter, { concepts: ['Nash', 'GMR', 'SMR', 'SEQ'] });
    // Two of ten threes hang together: both take their first option, or each has three other choices.
    expect(space.size).toBe(10 ** 5);
    expect(equilibria.Nash?.length).toBeGreaterThan(0);
    expect(stateAt(space, patternOf(space, 4711))).toBe(4711);
  });

  it('says beforehand how many states there are and what they would take', () => {
    expect(findProblems(strict(2)).map(({ message }) => message)).toEqual([
      'the rules leave 282,475,249 of the 1,073,741,824 combinations of 30 options, which would take about 82 GB of memory; ' +
        'at most 1,048,576 states can be solved, so add rules, join options that go together, or leave out what nobody cares about',
    ]);
  });

  it('finds a state by a pattern with gaps', () => {
    const names = Array.from({ length: 21 }, (_, j) => `o${j}`);
    const model = modelOf({
      options: Object.fromEntries(names.map((id) => [id, 'A'])),
      wants: { A: ['o20'] },
      require: [`exactly 1 of (${names.join(', ')})`],
    });
    const { space, equilibria } = solve(model);
    expect(space.size).toBe(21);
    expect(stateAt(space, `${'-'.repeat(20)}Y`)).toBe(20);
    expect(equilibria.Nash).toEqual([21]);
  });
});
