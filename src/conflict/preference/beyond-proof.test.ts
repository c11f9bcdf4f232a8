import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomGraphModel, randomOptionModel } from '../model/random-model.fixture.ts';
import { makerAt, movesFrom } from '../model/state-space.ts';
import { type Solution, solve } from '../solve/solve.ts';
import { hasAttitudes, RELATIONAL_CONCEPTS, relationalStability } from './attitudes.ts';
import { marked } from './beyond-order.fixture.ts';
import { beyondProof, type NotionVerdict } from './beyond-proof.ts';
import { hasStrength, STRENGTH_CONCEPTS, strengthStability } from './strength.ts';
import { hasUnknown, READINGS, UNKNOWN_CONCEPTS, unknownStability } from './unknown.ts';

/** Answers in which somebody moves twice in succession, makes no move of its own, or begins elsewhere than where the mover went. */
function unlawful({ space }: Solution, decisionMaker: string, { departures }: NotionVerdict): readonly string[] {
  return departures.flatMap(({ to, answer = [] }) =>
    answer.flatMap((step, i) => {
      const before = answer[i - 1];
      const lawful =
        step.by !== decisionMaker &&
        step.by !== before?.by &&
        step.from === (before?.to ?? to) &&
        movesFrom(space, makerAt(space, step.by), step.from - 1).includes(step.to - 1);
      return lawful ? [] : [`${step.by} from ${step.from} to ${step.to}`];
    }),
  );
}

describe('what lies beyond the order in a proof', () => {
  it('comes to the verdict of the whole model, by legal sequences', () => {
    let compared = 0;
    fc.assert(
      fc.property(marked(fc.oneof(randomOptionModel({ options: [2, 3] }), randomGraphModel([1, 4], 5))), (model) => {
        const solution = solve(model);
        const strength = strengthStability(solution);
        const unknown = unknownStability(solution);
        const relational = relationalStability(solution);
        const check = (id: string, state: number, verdict: NotionVerdict | undefined, stable: boolean): void => {
          if (!verdict) throw new Error('no verdict');
          compared++;
          const wrong = unlawful(solution, id, verdict);
          if (verdict.stable !== stable || wrong.length > 0) throw new Error(`${id} in ${state}: ${wrong.join('; ')}`);
        };
        model.decisionMakers.forEach(({ id }, maker) => {
          for (let state = 1; state <= solution.space.size; state++) {
            for (const concept of RELATIONAL_CONCEPTS) {
              const proof = beyondProof(solution, id, state, concept);
              const strong = STRENGTH_CONCEPTS.find((one) => one === concept);
              if (strong && hasStrength(model)) {
                const own = strength[strong].decisionMakers[maker];
                check(id, state, proof.strength, own?.strong.includes(state) ?? false);
                expect(proof.strength?.kind === 'weak').toBe(own?.weak.includes(state));
              }
              if (hasUnknown(model) && UNKNOWN_CONCEPTS.includes(concept)) {
                for (const reading of READINGS) {
                  const own = unknown[concept][reading].stable[maker];
                  check(id, state, proof.unknown?.[reading], own?.includes(state) ?? false);
                }
              }
              if (hasAttitudes(model)) {
                const own = relational[concept].stable[maker];
                check(id, state, proof.relational, own?.includes(state) ?? false);
              }
            }
          }
        });
      }),
      { numRuns: 25, seed: 3 },
    );
    expect(compared).toBeGreaterThan(1000);
  });
});
