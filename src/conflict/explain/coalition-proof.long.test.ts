import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomGraphModel, randomOptionModel } from '../model/random-model.fixture.ts';
import { coalitionFaults } from './coalition-faults.fixture.ts';

describe('what a group does', () => {
  it('holds by the definitions, step by step (2,000 models, every state, group and concept)', () => {
    const models = fc.oneof(
      randomOptionModel({ makers: [2, 4], options: [2, 4], listed: true }),
      randomGraphModel([2, 4], 6),
    );
    fc.assert(
      fc.property(models, (model) => {
        expect(coalitionFaults(model)).toEqual([]);
      }),
      { numRuns: 2000, seed: 12 },
    );
  });
});
