import { describe, expect, it } from 'vitest';
import { readAntecedentWeights, trainAntecedents, writeAntecedentWeights } from './antecedent-model.ts';

const option = (...names: string[]): ReadonlyMap<string, number> => new Map(names.map((name) => [name, 1]));
const examples = [
  { options: [option('near'), option('far', 'subject')], right: [1] },
  { options: [option('near', 'subject'), option('far')], right: [0] },
  { options: [option('near'), option('far')], right: [0] },
];

describe('the antecedent weights', () => {
  it('learn what the right options have in common', () => {
    const weights = trainAntecedents(examples);
    expect(weights.get('subject')).toBeGreaterThan(0);
  });

  it('are the same each time, and after writing and reading but for rounding', () => {
    const weights = trainAntecedents(examples);
    expect([...trainAntecedents(examples)]).toEqual([...weights]);
    const read = readAntecedentWeights(writeAntecedentWeights(weights));
    for (const [name, weight] of read) expect(weight).toBeCloseTo(weights.get(name) ?? 0, 2);
  });
});
