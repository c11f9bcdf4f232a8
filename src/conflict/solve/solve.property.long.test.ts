import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Concept } from '../model/concept.ts';
import type { Model } from '../model/model.ts';
import { type Oracle, oracleOf } from '../model/oracle.fixture.ts';
import { randomGraphModel, randomOptionModel } from '../model/random-model.fixture.ts';
import { movesFrom } from '../model/state-space.ts';
import { COALITION_CONCEPTS } from './coalition-game.ts';
import { blockEquilibria, coalitionStability } from './coalitions.ts';
import { limitedMove, nonMyopic } from './limited-move.ts';
import { isStable, type Solution, solve } from './solve.ts';

const SEED = 20170706;

function statesOf(oracle: Oracle): readonly number[] {
  return Array.from({ length: oracle.size }, (_, s) => s);
}

/** Everything in which the engine and the definitions differ, in words. */
function differences(model: Model, solution: Solution, concepts: readonly Concept[]): readonly string[] {
  const oracle = oracleOf(model);
  const { space, payoffs } = solution;
  const found: string[] = [];
  if (space.size !== oracle.size) return [`${space.size} states instead of ${oracle.size}`];
  model.decisionMakers.forEach(({ id }, maker) => {
    for (const s of statesOf(oracle)) {
      if (String(movesFrom(space, maker, s)) !== String(oracle.moves(maker, s)))
        found.push(`moves of ${id} from ${s + 1}`);
      for (const t of statesOf(oracle)) {
        const ours = (payoffs[maker]?.[s] ?? 0) - (payoffs[maker]?.[t] ?? 0);
        if (Math.sign(ours) !== Math.sign(oracle.compare(maker, s, t))) found.push(`${id} on ${s + 1} and ${t + 1}`);
      }
      for (const concept of concepts) {
        if (isStable(solution, id, concept, s + 1) !== oracle.stable(maker, concept, s)) {
          found.push(`${concept} of ${id} in ${s + 1}`);
        }
      }
    }
  });
  return found;
}

const FOUR = ['Nash', 'GMR', 'SMR', 'SEQ'] as const;
const FIVE = [...FOUR, 'SIM'] as const;

describe('the engine and the definitions agree on every state, decision maker and concept', () => {
  it('in option form: holes, one-way and shared options, ties, states not perceived (2,000 models)', {
    timeout: 300_000,
  }, () => {
    fc.assert(
      fc.property(randomOptionModel(), (model) => {
        expect(differences(model, solve(model), FIVE)).toEqual([]);
      }),
      { numRuns: 2000, seed: SEED },
    );
  });

  it('with barred moves and merged states (600 models)', { timeout: 300_000 }, () => {
    fc.assert(
      fc.property(randomOptionModel({ listed: true, options: [2, 5] }), (model) => {
        expect(differences(model, solve(model), FIVE)).toEqual([]);
      }),
      { numRuns: 600, seed: SEED },
    );
  });

  it('in general graphs, where nobody may move twice in succession (2,000 models)', { timeout: 300_000 }, () => {
    fc.assert(
      fc.property(randomGraphModel(), (model) => {
        expect(differences(model, solve(model), FOUR)).toEqual([]);
      }),
      { numRuns: 2000, seed: SEED },
    );
  });
});

describe('coalitions and foresight agree with the definitions', () => {
  it.each([
    ['option form', randomOptionModel({ makers: [2, 4], options: [2, 4] })],
    ['merged and barred', randomOptionModel({ makers: [2, 4], options: [2, 4], listed: true })],
    ['general graphs', randomGraphModel([2, 4], 6)],
  ])('coalition stability by legal sequences: %s (700 models)', { timeout: 300_000 }, (_, models) => {
    fc.assert(
      fc.property(models, (model) => {
        const oracle = oracleOf(model);
        const ids = model.decisionMakers.map(({ id }) => id);
        for (const { members, stable } of coalitionStability(solve(model, { concepts: [] })).coalitions) {
          for (const concept of COALITION_CONCEPTS) {
            const expected = statesOf(oracle)
              .filter((s) =>
                oracle.coalitionStable(
                  members.map((id) => ids.indexOf(id)),
                  concept,
                  s,
                ),
              )
              .map((s) => s + 1);
            expect(stable[concept], `${members} ${concept}`).toEqual(expected);
          }
        }
      }),
      { numRuns: 700, seed: SEED },
    );
  });

  it('blocks that act as one (2,000 models)', { timeout: 300_000 }, () => {
    const models = randomOptionModel({ makers: [3, 4], options: [3, 5], listed: true });
    fc.assert(
      fc.property(models, (model) => {
        const oracle = oracleOf(model);
        const blocks = [[0, 1], ...model.decisionMakers.slice(2).map((_, i) => [i + 2])];
        const found = blockEquilibria(solve(model, { concepts: [] }), [['maker0', 'maker1']]);
        for (const concept of FOUR) {
          const expected = statesOf(oracle)
            .filter((s) => blocks.every((_, b) => oracle.blockStable(blocks, b, concept, s)))
            .map((s) => s + 1);
          expect(found[concept], concept).toEqual(expected);
        }
      }),
      { numRuns: 2000, seed: SEED },
    );
  });

  it('limited moves of two decision makers, horizons 1 to 4, and from some horizon on (2,000 models)', {
    timeout: 300_000,
  }, () => {
    fc.assert(
      fc.property(
        fc.oneof(randomOptionModel({ makers: [2, 2], options: [2, 4] }), randomGraphModel([2, 2])),
        (model) => {
          const oracle = oracleOf(model);
          for (const horizon of [1, 2, 3, 4]) {
            const found = limitedMove(solve(model, { concepts: [] }), horizon);
            for (const maker of [0, 1]) {
              const expected = statesOf(oracle).filter((s) => oracle.foreseen(horizon, maker, s) === s);
              expect(found.stable[maker]).toEqual(expected.map((s) => s + 1));
            }
          }
          // In models of this size what is foreseen repeats itself long before horizon 100, within fewer than 60 steps.
          for (let horizon = 1; horizon < 100; horizon++) oracle.foreseen(horizon, 0, 0);
          const far = nonMyopic(solve(model, { concepts: [] }));
          for (const maker of [0, 1]) {
            const expected = statesOf(oracle).filter((s) =>
              Array.from({ length: 60 }, (_, h) => oracle.foreseen(100 + h, maker, s)).every((end) => end === s),
            );
            expect(far.stable[maker], 'non-myopic').toEqual(expected.map((s) => s + 1));
          }
        },
      ),
      { numRuns: 2000, seed: SEED },
    );
  });
});
