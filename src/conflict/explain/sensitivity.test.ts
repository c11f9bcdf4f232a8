import { describe, expect, it } from 'vitest';
import { readConflictCase } from '../../../bench/conflict/conflict-case.ts';
import { hasSharedData, sharedFile } from '../../../bench/kit/shared-data.ts';
import { parseFormula } from '../model/logic.ts';
import { DAM, DILEMMA, modelOf } from '../model/model.fixture.ts';
import type { Model } from '../model/model.ts';
import { type ModelClaim, sensitivity } from './sensitivity.ts';

describe('which assumption carries a conclusion', () => {
  it('swaps each pair of neighbours and drops each statement once', () => {
    const { swaps, drops, claims } = sensitivity(DAM);
    // Up orders three statements and Down four.
    expect([swaps, drops]).toEqual([2 + 3, 3 + 4]);
    expect(claims.every(({ of, held, turnedBy }) => of === 12 && held === 12 - turnedBy.length)).toBe(true);
  });

  it('puts what is unsourced first', () => {
    const sourced = (model: Model): Model => ({
      ...model,
      decisionMakers: model.decisionMakers.map((maker) =>
        maker.preference.kind === 'statements'
          ? {
              ...maker,
              preference: {
                kind: 'statements',
                levels: maker.preference.levels.map((level) =>
                  level.map((one) =>
                    one.label === 'not close' ? one : { ...one, evidence: [{ kind: 'source', source: 'a treaty' }] },
                  ),
                ),
              },
            }
          : maker,
      ),
    });
    const { carriers } = sensitivity(sourced(DAM), { concepts: ['SEQ'] });
    const unsourced = carriers.map(({ variation }) => variation.unsourced);
    expect(unsourced).toContain(true);
    expect(unsourced).toContain(false);
    expect([...unsourced].sort((a, b) => Number(b) - Number(a))).toEqual(unsourced);
    expect(carriers[0]).toMatchObject({ variation: { kind: 'drop', decisionMaker: 'Up', text: 'not close' } });
  });

  it('asks any claim, also of what is excluded by a rule', () => {
    const model = modelOf({
      options: { a: 'A', b: 'A' },
      wants: { A: ['b'] },
      exclude: ['b'],
    });
    const names = ['a', 'b'];
    const claim: ModelClaim = { id: 'never b', kind: 'never', concept: 'Nash', formula: parseFormula('b', names) };
    const { claims, rules, carriers } = sensitivity(model, { claims: [claim], rules: true });
    expect(rules).toBe(1);
    expect(claims[0]).toMatchObject({ holds: true, turnedBy: [{ kind: 'rule', items: ['rule1'] }] });
    expect(carriers).toMatchObject([{ variation: { kind: 'rule' }, breaks: ['never b'] }]);
  });

  it('samples orders, the same ones for the same seed', () => {
    const samples = { count: 50, seed: 4, spread: 3 };
    const once = sensitivity(DAM, { samples });
    expect(sensitivity(DAM, { samples })).toEqual(once);
    expect(once.claims.every(({ sampled }) => sampled?.of === 50)).toBe(true);
    expect(
      sensitivity(DAM, { samples: { ...samples, spread: 0 } }).claims.every(({ sampled }) => sampled?.held === 50),
    ).toBe(true);
  });

  it('swaps neighbours of a direct ranking, and says why it cannot drop rules beside one', () => {
    expect(sensitivity(DILEMMA)).toMatchObject({ swaps: 6, drops: 0 });
    const ruled = modelOf({ options: { x: 'A' }, wants: { A: { ranking: [1] } }, exclude: ['x'] });
    expect(() => sensitivity(ruled, { rules: true })).toThrow('“A” ranks states directly');
  });

  it('refuses a claim about a state that is not there', () => {
    const claim: ModelClaim = { id: 'c', kind: 'equilibrium', concept: 'Nash', state: 99 };
    expect(() => sensitivity(DAM, { claims: [claim] })).toThrow('names state 99; states are numbered from 1 to 6');
  });
});

describe.skipIf(!hasSharedData())('the Korea model of 2017', () => {
  it('rests on the assumption that force is not used, as published', () => {
    const { model } = readConflictCase(sharedFile('data/conflict/korea2017.json'));
    const names = model.form.kind === 'options' ? model.form.options.map(({ id }) => id) : [];
    const peace = parseFormula('not strike', names);
    const ask = (id: string, kind: 'never' | 'always', text: string): ModelClaim => ({
      id,
      kind,
      concept: 'SEQ',
      formula: parseFormula(text, names),
      within: peace,
    });
    const { swaps, drops, claims, carriers } = sensitivity(model, {
      claims: [
        { id: 'status quo', kind: 'equilibrium', concept: 'SEQ', state: 14 },
        ask('no freeze', 'never', 'moratorium and haltExercises'),
        ask('no pressure', 'never', 'chinaPressure or russiaPressure'),
        ask('Russia follows', 'always', 'russiaPressure implies chinaPressure'),
        ask('no bargain over trade', 'never', 'tradeConcession and chinaPressure'),
        { id: 'alone', kind: 'unchanged', concept: 'SEQ', within: peace },
      ],
    });
    expect([swaps, drops]).toEqual([37, 42]);
    expect(claims.map(({ held, of }) => `${held}/${of}`)).toEqual([
      '79/79',
      '78/79',
      '78/79',
      '78/79',
      '78/79',
      '75/79',
    ]);
    expect(carriers[0]).toMatchObject({
      variation: { kind: 'drop', decisionMaker: 'US', unsourced: true },
      breaks: ['no pressure', 'Russia follows', 'no bargain over trade', 'alone'],
    });
  });
});
