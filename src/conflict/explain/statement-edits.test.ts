import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatFormula } from '../model/logic.ts';
import { DAM, DILEMMA, modelOf } from '../model/model.fixture.ts';
import type { Model } from '../model/model.ts';
import { oracleOf } from '../model/oracle.fixture.ts';
import { randomOptionModel } from '../model/random-model.fixture.ts';
import { solve } from '../solve/solve.ts';
import { smallestEdits } from './statement-edits.ts';

describe('the smallest edit that makes a state hold', () => {
  it('is none where it holds', () => {
    expect(smallestEdits(solve(DAM), 'Up', 1, 'SEQ')).toMatchObject({
      size: 0,
      plans: [{ edits: [], equilibrium: true }],
    });
  });

  it('prefers changes of order to dropping, and dropping to adding', () => {
    // Up stays put in the face of a closed canal if it fears that more than it likes building.
    const model = modelOf({
      options: { build: 'Up', close: 'Down' },
      wants: { Up: ['build', 'not close'], Down: ['if build then close', 'not close'] },
    });
    const found = smallestEdits(solve(model), 'Up', 1, 'SEQ');
    expect(found.size).toBe(1);
    expect(found.plans.map(({ edits }) => edits.map(({ kind }) => kind).join())).toEqual(
      expect.arrayContaining(['swap', 'drop', 'add']),
    );
    expect(found.plans[0]).toEqual({
      edits: [{ kind: 'swap', statements: ['1', '2'], ranks: [1, 2] }],
      preference: expect.objectContaining({ kind: 'statements' }),
      equilibrium: true,
    });
  });

  it('may be limited to some kinds of edit', () => {
    const model = modelOf({
      options: { a: 'A', b: 'A' },
      wants: { A: ['a', 'b'] },
    });
    const only = smallestEdits(solve(model), 'A', 1, 'Nash', { kinds: ['drop'] });
    expect(only.size).toBe(2);
    expect(
      only.plans.map(({ edits }) => edits.map((edit) => (edit.kind === 'drop' ? edit.statement : '')).sort()),
    ).toEqual([['1', '2']]);
  });

  it('moves a statement over several others in one edit', () => {
    const model = modelOf({
      options: { a: 'A', b: 'A', c: 'A' },
      wants: { A: ['a or b', 'a or c', 'b or c', 'none of (a, b, c)'] },
    });
    const found = smallestEdits(solve(model), 'A', 1, 'Nash', { kinds: ['move'] });
    expect(found.plans[0]?.edits).toEqual([{ kind: 'move', statement: '4', from: 4, to: 1 }]);
  });

  it('gives plans that work by the definitions, and none larger than another search finds (500 models)', {
    timeout: 300_000,
  }, () => {
    const models = randomOptionModel({ options: [2, 4], makers: [2, 3] }).filter(
      ({ decisionMakers }) => decisionMakers[0]?.preference.kind === 'statements',
    );
    const holds = (model: Model, concept: string, state: number): boolean => oracleOf(model).stable(0, concept, state);
    const changed = (model: Model, preference: Model['decisionMakers'][number]['preference']): Model => ({
      ...model,
      decisionMakers: model.decisionMakers.map((maker, i) => (i === 0 ? { ...maker, preference } : maker)),
    });
    fc.assert(
      fc.property(models, fc.nat(), fc.constantFrom('Nash', 'GMR', 'SMR', 'SEQ'), (model, pick, concept) => {
        const solution = solve(model);
        const state = pick % solution.space.size;
        const [first] = model.decisionMakers;
        if (first?.preference.kind !== 'statements') throw new Error('statements are meant');
        const { levels } = first.preference;
        const found = smallestEdits(solution, first.id, state + 1, concept);
        expect(found.size === 0).toBe(holds(model, concept, state));
        for (const { preference, equilibrium } of found.plans) {
          const oracle = oracleOf(changed(model, preference));
          expect(oracle.stable(0, concept, state)).toBe(true);
          const all = model.decisionMakers.every((_, maker) => oracle.stable(maker, concept, state));
          expect(equilibrium).toBe(all);
        }
        const byOne = levels.some((level, i) => {
          const without = levels.filter((_, at) => at !== i);
          const swapped = [...levels.slice(0, i), ...levels.slice(i + 1, i + 2), level, ...levels.slice(i + 2)];
          const drafts = [swapped, ...(level.length === 1 ? [without] : [])];
          return drafts.some((draft) => holds(changed(model, { kind: 'statements', levels: draft }), concept, state));
        });
        if (byOne) expect(found.size).toBeLessThanOrEqual(1);
      }),
      { numRuns: 500, seed: 17 },
    );
  });

  it('says what it would add', () => {
    const model = modelOf({ options: { a: 'A' }, wants: { A: ['a'] } });
    const { plans } = smallestEdits(solve(model), 'A', 1, 'Nash', { kinds: ['add'] });
    const [edit] = plans[0]?.edits ?? [];
    expect(edit?.kind === 'add' ? [edit.text, formatFormula(edit.formula), edit.rank] : []).toEqual([
      'not a',
      'not a',
      1,
    ]);
  });

  it('has nothing to edit where states are ranked directly', () => {
    expect(() => smallestEdits(solve(DILEMMA), 'Row', 4, 'Nash')).toThrow('not given by ordered statements');
  });
});
