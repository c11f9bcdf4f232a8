import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DocumentState } from '../journal/current.ts';
import { FEWEST_DECISIONS, heldOut, learnAcceptance, precisionAt } from './acceptance-model.ts';
import { hideUnlikely } from './hide-unlikely.ts';
import { fitLogistic, sigmoid } from './logistic-regression.ts';
import { caseRecord, event, judged } from './trust.fixture.ts';
import type { Judged } from './verdict.ts';

/** Whoever decides so accepts what is rejected in the text, and hardly ever an accusation, whatever the grade. */
function decisions(n: number): readonly Judged[] {
  return Array.from({ length: n }, (_, i) => {
    const rejects = i % 2 === 0;
    const exception = i % 10 === 3;
    const machine = event(`e-${i}`, rejects ? 'REJECT' : 'ACCUSE', i % 3 === 0 ? 'strong' : 'fair');
    return judged(machine, rejects !== exception ? 'right' : 'wrong', `d-${i % 12}`);
  });
}

describe('a logistic regression', () => {
  it('has the odds of the data where nothing holds it back', () => {
    const rows = Array.from({ length: 10 }, () => ({ at: [0], values: [1] }));
    const labels = rows.map((_, i) => i < 7);
    const [weight = 0] = fitLogistic(rows, labels, { mean: new Float64Array(1), strength: new Float64Array(1) });
    expect(sigmoid(weight)).toBeCloseTo(0.7, 6);
  });

  it('solves the equation of its optimum', () => {
    // Where the gradient is nothing, the prior's pull is what the rows say against the model.
    const rows = [1, 2, 3, -1, -2].map((x) => ({ at: [0, 1], values: [1, x] }));
    const labels = [true, false, true, false, true];
    const weights = fitLogistic(rows, labels, { mean: Float64Array.of(0, 1), strength: Float64Array.of(2, 3) });
    const [a = 0, b = 0] = weights;
    const errors = rows.map(({ values: [one = 0, x = 0] }, i) => (labels[i] ? 1 : 0) - sigmoid(a * one + b * x));
    expect(errors.reduce((sum, e) => sum + e, 0)).toBeCloseTo(2 * a, 6);
    expect(errors.reduce((sum, e, i) => sum + e * (rows[i]?.values[1] ?? 0), 0)).toBeCloseTo(3 * (b - 1), 6);
  });
});

describe('learning from a person', () => {
  it('says nothing of fewer than fifty decisions of a kind, or of decisions that are all alike', () => {
    const few = learnAcceptance(decisions(FEWEST_DECISIONS - 1));
    expect(few.kinds).toEqual([]);
    expect(few.lacking).toEqual([{ kind: 'event', n: 49, accepted: 30 }]);
    expect(few.probability(event('e-x', 'REJECT'))).toBeUndefined();
    const alike = Array.from({ length: 60 }, (_, i) => judged(event(`e-${i}`, 'AID'), 'right', `d-${i}`));
    expect(learnAcceptance(alike).kinds).toEqual([]);
  });

  it('finds what this person accepts, and is better than the reader on documents that it did not learn from', () => {
    const { kinds, probability } = learnAcceptance(decisions(120));
    const [model] = kinds;
    expect(model?.validation).toMatchObject({ by: 'document', folds: 5 });
    expect(model?.validation.model.logLoss).toBeLessThan((model?.validation.reader.logLoss ?? 0) - 0.1);
    expect(model?.validation.model.brier).toBeLessThan(model?.validation.share.brier ?? 0);
    expect(probability(event('e-x', 'REJECT'))).toBeGreaterThan(0.8);
    expect(probability(event('e-y', 'ACCUSE'))).toBeLessThan(0.4);
  });

  it('gives the same model whatever the order of the decisions', () => {
    const all = decisions(80);
    const asked = event('e-x', 'REJECT');
    const told = learnAcceptance(all).probability(asked);
    fc.assert(
      fc.property(fc.shuffledSubarray([...all], { minLength: all.length }), (shuffled) => {
        expect(learnAcceptance(shuffled).probability(asked)).toBe(told);
      }),
      { numRuns: 3 },
    );
  });

  it('tells of each decision from the others alone', () => {
    const all = decisions(100);
    const turned = all.map((one, i) => (i === 0 ? { ...one, verdict: 'wrong' as const } : one));
    const before = heldOut(all).get('e-0') ?? 0;
    expect(heldOut(turned).get('e-0')).toBeCloseTo(before, 1);
  });

  it('hides what is unlikely, but nothing on which a person decided', () => {
    const { probability } = learnAcceptance(decisions(120));
    const records = [
      caseRecord(event('e-1', 'REJECT')),
      caseRecord(event('e-2', 'ACCUSE')),
      caseRecord(event('e-3', 'ACCUSE'), { status: 'accepted' }),
    ];
    const reading = {
      positions: [],
      events: records.map(({ record }) => record),
    } as unknown as DocumentState['reading'];
    const { reading: shown, left } = hideUnlikely({ reading, records }, probability, 0.6);
    expect(shown.events.map(({ id }) => id)).toEqual(['e-1', 'e-3']);
    expect(left).toEqual({ events: 1 });
  });
});

describe('precision at a recall', () => {
  it('counts from the surest down, and takes equal ones together', () => {
    expect(precisionAt([true, false, true, false], [4, 3, 2, 1], 2)).toBeCloseTo(2 / 3);
    expect(precisionAt([true, false, true, false], [1, 1, 1, 1], 1)).toBeCloseTo(0.5);
  });
});
