import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomOptionModel } from '../model/random-model.fixture.ts';
import { listDifferences } from './list-cases.fixture.ts';

describe('a list of the combinations that can be', () => {
  it.each([
    ['made of all combinations', 12, false],
    ['made from the rules alone', 22, false],
    ['with merged states and barred moves', 22, true],
  ])('gives what the definitions give: %s (2,000 models)', (_, extra, listed) => {
    fc.assert(
      fc.property(randomOptionModel({ options: [2, 5], listed }), (model) => {
        expect(listDifferences(model, extra)).toEqual([]);
      }),
      { numRuns: 2000, seed: 31 },
    );
  });
});
