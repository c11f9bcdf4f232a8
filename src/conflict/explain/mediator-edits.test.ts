import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAM, DILEMMA } from '../model/model.fixture.ts';
import { randomOptionModel } from '../model/random-model.fixture.ts';
import { isStable, solve } from '../solve/solve.ts';
import { mediatorEdits } from './mediator-edits.ts';
import { rankingEdits } from './ranking-edits.ts';
import { smallestEdits } from './statement-edits.ts';

describe('what several would have to prefer at once', () => {
  it('is nothing where the state holds, and one change of each in the dilemma', () => {
    expect(mediatorEdits(solve(DILEMMA), 1, 'Nash')).toMatchObject({ needed: [], plans: [] });
    const { needed, plans, smallest } = mediatorEdits(solve(DILEMMA), 4, 'Nash');
    expect([needed, plans[0]?.size, smallest]).toEqual([['Row', 'Column'], 2, true]);
  });

  it('names those who would leave, and says so where fewer might do', () => {
    const { needed, smallest } = mediatorEdits(solve(DAM), 3, 'SEQ');
    expect([needed, smallest]).toEqual([['Down'], false]);
  });

  it('is the sum of what each needs, under Nash, GMR and SMR (60 models)', () => {
    fc.assert(
      fc.property(randomOptionModel({ makers: [2, 3], options: [2, 3] }), (model) => {
        if (model.decisionMakers.some(({ preference }) => preference.kind === 'weights')) return;
        const solution = solve(model);
        for (let state = 1; state <= solution.space.size; state++) {
          for (const concept of ['Nash', 'SMR'] as const) {
            const { needed, plans } = mediatorEdits(solution, state, concept);
            const sizes = needed.map((id) => {
              expect(isStable(solution, id, concept, state)).toBe(false);
              const { preference } = model.decisionMakers.find((maker) => maker.id === id) ?? {};
              return preference?.kind === 'ranking'
                ? Math.min(...rankingEdits(solution, id, state, concept).plans.map(({ edits }) => edits.length))
                : (smallestEdits(solution, id, state, concept).size ?? Number.NaN);
            });
            const sum = sizes.reduce((total, size) => total + size, 0);
            if (needed.length > 0 && Number.isFinite(sum)) expect(plans[0]?.size).toBe(sum);
            else expect(plans).toEqual([]);
          }
        }
      }),
      { numRuns: 60, seed: 8 },
    );
  });
});
