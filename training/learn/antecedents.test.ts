import { describe, expect, it } from 'vitest';
import { readWeights, weightByName } from '../../src/learning/read-weights.ts';
import { WEIGHTS_TABLE } from '../../src/reading/actors/antecedent-model.ts';
import { trainAntecedents, writeAntecedents } from './antecedents.ts';
import { HEADERS } from './weights-headers.ts';

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
    const file = writeAntecedents(weights, { ...HEADERS['antecedents.weights'], date: '2017-07-06' });
    const read = weightByName(readWeights(file, 'antecedents.weights').table(WEIGHTS_TABLE));
    for (const [name, weight] of weights) expect(read(name)).toBeCloseTo(weight, 2);
    expect(read('no feature')).toBe(0);
  });
});
