import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DILEMMA } from '../model/model.fixture.ts';
import type { Model } from '../model/model.ts';
import { randomGraphModel, randomOptionModel } from '../model/random-model.fixture.ts';
import { isStable, type Solution, solve, solveSpace } from '../solve/solve.ts';
import { rankingEdits } from './ranking-edits.ts';

/** The fewest pairs that any ranking at all, ties allowed, must turn so that a state is stable. */
function fewestPairs(
  solution: Solution,
  maker: number,
  state: number,
  concept: 'Nash' | 'GMR' | 'SMR' | 'SEQ',
): number {
  const { space } = solution;
  const old = [...(solution.payoffs[maker] ?? [])];
  const id = space.movers[maker]?.id ?? '';
  const levels = Array.from({ length: space.size }, () => 0);
  let best = Number.POSITIVE_INFINITY;
  const follow = (at: number): void => {
    if (at < space.size) {
      for (let level = 0; level < space.size; level++) {
        levels[at] = level;
        follow(at + 1);
      }
      return;
    }
    let pairs = 0;
    old.forEach((a, i) => {
      for (let j = i + 1; j < old.length; j++) {
        if (Math.sign(a - (old[j] ?? 0)) !== Math.sign((levels[i] ?? 0) - (levels[j] ?? 0))) pairs++;
      }
    });
    if (pairs >= best) return;
    const own = Int32Array.from(levels);
    const payoffs = solution.payoffs.map((each, i) => (i === maker ? own : each));
    if (isStable(solveSpace(space, { concepts: [concept], payoffs }), id, concept, state)) best = pairs;
  };
  follow(0);
  return best;
}

function withPreference(model: Model, id: string, preference: Model['decisionMakers'][number]['preference']): Model {
  return {
    ...model,
    decisionMakers: model.decisionMakers.map((one) => (one.id === id ? { ...one, preference } : one)),
  };
}

describe('the smallest change of a ranking', () => {
  it('makes the state stable, and no ranking at all does with fewer pairs (40 models)', () => {
    const models = fc
      .oneof(randomOptionModel({ makers: [2, 3], options: [2, 2] }), randomGraphModel([2, 3], 4))
      .filter(({ decisionMakers }) => decisionMakers.some(({ preference }) => preference.kind === 'ranking'));
    fc.assert(
      fc.property(models, (model) => {
        const solution = solve(model);
        model.decisionMakers.forEach(({ id, preference }, maker) => {
          if (preference.kind !== 'ranking') return;
          for (let state = 1; state <= solution.space.size; state++) {
            for (const concept of ['Nash', 'GMR', 'SMR', 'SEQ'] as const) {
              const { stable, plans } = rankingEdits(solution, id, state, concept);
              expect(stable).toBe(isStable(solution, id, concept, state));
              if (stable) continue;
              expect(plans[0]?.pairs).toBe(fewestPairs(solution, maker, state, concept));
              for (const plan of plans) {
                const after = solve(withPreference(model, id, plan.preference));
                expect(isStable(after, id, concept, state)).toBe(true);
                expect(after.equilibria[concept]?.includes(state)).toBe(plan.equilibrium);
              }
            }
          }
        });
      }),
      { numRuns: 40, seed: 4 },
    );
  });

  it('says which state goes where', () => {
    // In the dilemma Row would leave state 4 for state 3, which it ranks just above.
    const solution = solve(DILEMMA);
    const { plans } = rankingEdits(solution, 'Row', 4, 'Nash');
    expect(plans.map(({ edits, pairs, equilibrium }) => [edits, pairs, equilibrium])).toMatchInlineSnapshot(`
      [
        [
          [
            {
              "from": 2,
              "kind": "rank",
              "state": 4,
              "to": 1,
            },
          ],
          1,
          false,
        ],
        [
          [
            {
              "from": 1,
              "kind": "rank",
              "state": 3,
              "to": 2,
            },
          ],
          1,
          false,
        ],
      ]
    `);
  });
});
