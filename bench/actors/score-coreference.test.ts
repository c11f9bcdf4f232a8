import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestAssignment } from '../kit/assignment.ts';
import { type Cluster, scoreConll, scoreHeShe } from './score-coreference.ts';

const clusters = (...words: readonly string[]): Cluster[] => words.map((word) => [...word]);

describe('the CoNLL score', () => {
  // Worked out by hand: the key abc, defg against the response ab, cd, fghi.
  const scores = scoreConll([clusters('abc', 'defg')], [clusters('ab', 'cd', 'fghi')]);

  it('counts surviving links (MUC)', () => {
    expect(scores.muc).toMatchObject({ recall: 2 / 5, precision: 2 / 5 });
    expect(scores.muc.f1).toBeCloseTo(2 / 5, 12);
  });

  it('counts shares of clusters by mention (B-cubed)', () => {
    expect(scores.b3.recall).toBeCloseTo((4 / 3 + 1 / 3 + 1 / 4 + 4 / 4) / 7, 12);
    expect(scores.b3.precision).toBeCloseTo((4 / 2 + 1 / 2 + 1 / 2 + 4 / 4) / 8, 12);
  });

  it('aligns clusters one to one (CEAF-e)', () => {
    expect(scores.ceafe.recall).toBeCloseTo((4 / 5 + 4 / 8) / 2, 12);
    expect(scores.ceafe.precision).toBeCloseTo((4 / 5 + 4 / 8) / 3, 12);
    expect(scores.conll).toBeCloseTo((scores.muc.f1 + scores.b3.f1 + scores.ceafe.f1) / 3, 12);
  });

  it('is 1 for the key itself, 0 for nothing, and blind to single mentions', () => {
    expect(scoreConll([clusters('abc', 'de')], [clusters('abc', 'de', 'x')]).conll).toBe(1);
    expect(scoreConll([clusters('abc')], [[]]).conll).toBe(0);
    expect(scoreConll([clusters('abc')], []).conll).toBe(0);
  });

  it('does not mix the mentions of two documents', () => {
    const one = scoreConll([clusters('ab')], [clusters('ab')]);
    const two = scoreConll([clusters('ab'), clusters('ab')], [clusters('ab'), []]);
    expect(one.conll).toBe(1);
    expect(two.muc).toEqual({ recall: 0.5, precision: 1, f1: 2 / 3 });
  });
});

describe('he and she', () => {
  it('are right if the antecedent is any name of the right person', () => {
    const pronouns = [
      { mention: '10-12', names: ['0-4', '6-9'] },
      { mention: '20-23', names: ['0-4'] },
      { mention: '30-32', names: ['15-18'] },
    ];
    const found = new Map([
      ['10-12', '6-9'],
      ['20-23', '15-18'],
    ]);
    expect(scoreHeShe(pronouns, (mention) => found.get(mention))).toEqual({ heShe: 1 / 3, right: 1, n: 3 });
  });
});

describe('the best assignment', () => {
  it('is as heavy as the heaviest of all assignments', () => {
    const matrix = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })).chain(([rows, columns]) =>
      fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: columns, maxLength: columns }), {
        minLength: rows,
        maxLength: rows,
      }),
    );
    const heaviest = (weights: readonly (readonly number[])[], row: number, used: ReadonlySet<number>): number => {
      const cells = weights[row];
      if (!cells) return 0;
      let best = heaviest(weights, row + 1, used);
      cells.forEach((weight, j) => {
        if (!used.has(j)) best = Math.max(best, weight + heaviest(weights, row + 1, new Set([...used, j])));
      });
      return best;
    };
    fc.assert(
      fc.property(matrix, (weights) => {
        const columns = bestAssignment(weights);
        const taken = columns.filter((column) => column >= 0);
        expect(new Set(taken).size).toBe(taken.length);
        const total = columns.reduce((sum, column, i) => sum + (weights[i]?.[column] ?? 0), 0);
        expect(total).toBe(heaviest(weights, 0, new Set()));
      }),
    );
  });
});
