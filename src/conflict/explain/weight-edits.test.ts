import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conceptBit } from '../model/concept.ts';
import { modelOf } from '../model/model.fixture.ts';
import type { Model, Weight } from '../model/model.ts';
import { payoffsOf } from '../model/payoffs.ts';
import { randomOptionModel } from '../model/random-model.fixture.ts';
import { isStable, type Solution, solve, solveSpace } from '../solve/solve.ts';
import { mediatorEdits } from './mediator-edits.ts';
import { weightEdits } from './weight-edits.ts';

/** Whether a state is stable for somebody with these weights, found by solving. */
function holds(solution: Solution, maker: number, weights: readonly Weight[], state: number, concept: 'Nash' | 'SEQ') {
  const { space } = solution;
  const payoffs = solution.payoffs.map((own, i) =>
    i === maker ? payoffsOf({ kind: 'weights', weights }, space) : own,
  );
  return isStable(solveSpace(space, { concepts: [concept], payoffs }), space.movers[maker]?.id ?? '', concept, state);
}

/** The least change of one weight by half steps of the last digit that makes a state stable. */
function least(solution: Solution, maker: number, weights: readonly Weight[], state: number, concept: 'Nash' | 'SEQ') {
  for (let half = 1; half <= 120; half++) {
    for (const [i, weight] of weights.entries()) {
      for (const sign of [1, -1]) {
        const to = Math.round(weight.weight * 20 + sign * half) / 20;
        const changed = weights.map((own, j) => (i === j ? { ...own, weight: to } : own));
        if (holds(solution, maker, changed, state, concept)) return half / 20;
      }
    }
  }
  return undefined;
}

const weighing = (model: Model, weights: Readonly<Record<string, readonly (readonly [string, number])[]>>): Model => ({
  ...model,
  decisionMakers: model.decisionMakers.map((maker) => {
    const own = weights[maker.id];
    if (!own) return maker;
    const listed = own.map(([id, weight]) => ({ id, weight, formula: { kind: 'atom' as const, id } }));
    return { ...maker, preference: { kind: 'weights' as const, weights: listed } };
  }),
});

describe('the smallest change of weights', () => {
  it('makes the state stable, and no other value of one weight is nearer (40 models)', () => {
    const models = randomOptionModel({ makers: [2, 3], options: [2, 3] }).filter(({ decisionMakers }) =>
      decisionMakers.some(({ preference }) => preference.kind === 'weights' && preference.weights.length > 0),
    );
    let single = 0;
    fc.assert(
      fc.property(models, (model) => {
        const solution = solve(model);
        model.decisionMakers.forEach(({ id, preference }, maker) => {
          if (preference.kind !== 'weights') return;
          for (const concept of ['Nash', 'SEQ'] as const) {
            const state = 1 + (solution.stable[maker]?.findIndex((marks) => (marks & conceptBit(concept)) === 0) ?? -1);
            if (state === 0) continue;
            const { stable, plans } = weightEdits(solution, id, state, concept);
            expect(stable).toBe(isStable(solution, id, concept, state));
            if (stable) continue;
            for (const plan of plans) {
              expect(holds(solution, maker, plan.preference.weights, state, concept)).toBe(true);
            }
            const [first] = plans;
            const nearest = least(solution, maker, preference.weights, state, concept);
            if (nearest === undefined) expect(first?.edits.length ?? 2).toBe(2);
            else {
              single++;
              expect(first?.edits).toHaveLength(1);
              // Between two values at which something changes the answer names a round one.
              expect((first?.change ?? 9) - nearest).toBeLessThanOrEqual(0.05 + 1e-9);
              expect(first?.change ?? 0).toBeGreaterThan(nearest - 0.05);
            }
          }
        });
      }),
      { numRuns: 40, seed: 6 },
    );
    expect(single).toBeGreaterThan(20);
  });

  it('takes two weights where one will not do', () => {
    const base = modelOf({ options: { a: 'Ann', b: 'Ann', c: 'Ben' }, wants: { Ann: [], Ben: [] }, statusQuo: 'NNN' });
    const solution = solve(
      weighing(base, {
        Ann: [
          ['a', 2],
          ['b', 5],
        ],
      }),
    );
    const { plans } = weightEdits(solution, 'Ann', 1, 'Nash');
    expect(plans[0]?.edits).toEqual([
      { kind: 'weigh', weight: 'a', from: 2, to: 0 },
      { kind: 'weigh', weight: 'b', from: 5, to: 0 },
    ]);
    expect(plans[0]).toMatchObject({ change: 7, equilibrium: true });
    expect(() => weightEdits(solution, 'Ben', 1, 'Nash')).toThrow('is not by weights');
  });

  it('counts among what a mediator would have to change', () => {
    const base = modelOf({ options: { a: 'Ann', b: 'Ben' }, wants: { Ann: [], Ben: ['b'] } });
    const solution = solve(weighing(base, { Ann: [['a', 0.25]] }));
    const { plans } = mediatorEdits(solution, 1, 'Nash');
    expect(plans[0]).toMatchObject({
      size: 2,
      changes: [{ edits: [{ kind: 'weigh', from: 0.25, to: 0 }] }, { edits: [{ kind: 'drop' }] }],
    });
  });
});
