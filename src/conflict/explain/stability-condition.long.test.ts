import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Concept } from '../model/concept.ts';
import { DAM, modelOf } from '../model/model.fixture.ts';
import type { Model, Preference } from '../model/model.ts';
import { oracleOf } from '../model/oracle.fixture.ts';
import { randomGraphModel, randomOptionModel } from '../model/random-model.fixture.ts';
import { isStable, solve } from '../solve/solve.ts';
import { countRankings, formatCondition, meetsCondition, stabilityCondition } from './stability-condition.ts';

const FOUR: readonly Concept[] = ['Nash', 'GMR', 'SMR', 'SEQ'];

function orders(items: readonly number[]): readonly (readonly number[])[] {
  if (items.length === 0) return [[]];
  return items.flatMap((item) => orders(items.filter((other) => other !== item)).map((rest) => [item, ...rest]));
}

function ranked(model: Model, maker: number, order: readonly number[]): Model {
  const listed = model.form.kind === 'graph' ? model.form.states.map(({ id }) => id) : undefined;
  const preference: Preference = { kind: 'ranking', order: order.map((s) => [listed?.[s] ?? s + 1]) };
  return {
    ...model,
    decisionMakers: model.decisionMakers.map((own, i) => (i === maker ? { ...own, preference } : own)),
  };
}

describe('the condition under which a state holds', () => {
  it('is written as a formula and counted exactly', () => {
    // Of 720 rankings of six states a third has state 2 above both others that can be moved to.
    const model = modelOf({
      options: { release: 'A', escalate: 'A', attack: 'B' },
      wants: { A: [], B: { ranking: [2, 4, 6, 1, 5, 3] } },
      exclude: ['release and escalate'],
    });
    const solution = solve(model);
    const of = (concept: Concept) => stabilityCondition(solution, 'A', 2, concept);
    expect(formatCondition(of('Nash'))).toBe('2 >= 1 and 2 >= 3');
    expect(formatCondition(of('SEQ'))).toBe('(2 >= 1 or 2 >= 4) and (2 >= 3 or 2 >= 6)');
    expect(FOUR.map((concept) => countRankings(of(concept), 6).count)).toEqual([240n, 384n, 300n, 384n]);
    expect(countRankings(of('Nash'), 6)).toEqual({ count: 240n, of: 720n, share: 1 / 3 });
  });

  it('is true where there is no move, and every ranking meets it', () => {
    const solution = solve(modelOf({ options: { x: 'B' }, wants: { A: [], B: [] } }));
    const condition = stabilityCondition(solution, 'A', 1, 'GMR');
    expect(formatCondition(condition)).toBe('true');
    expect(countRankings(condition, 2)).toEqual({ count: 2n, of: 2n, share: 1 });
  });

  it('is met exactly by those for whom the state is stable (2,000 models)', { timeout: 300_000 }, () => {
    fc.assert(
      fc.property(fc.oneof(randomOptionModel({ listed: true }), randomGraphModel()), (model) => {
        const solution = solve(model);
        const wrong: string[] = [];
        model.decisionMakers.forEach(({ id }, maker) => {
          const own = solution.payoffs[maker] ?? new Int32Array();
          for (let state = 1; state <= solution.space.size; state++) {
            for (const concept of solution.concepts) {
              const condition = stabilityCondition(solution, id, state, concept);
              const prefers = (other: number): boolean => (own[other - 1] ?? 0) > (own[state - 1] ?? 0);
              if (meetsCondition(condition, prefers) !== isStable(solution, id, concept, state)) {
                wrong.push(`${concept} of ${id} in ${state}: ${formatCondition(condition)}`);
              }
            }
          }
        });
        expect(wrong).toEqual([]);
      }),
      { numRuns: 2000, seed: 11 },
    );
  });

  it('counts what listing all rankings counts (2,000 models of up to five states)', { timeout: 300_000 }, () => {
    const models = fc.oneof(randomOptionModel({ options: [2, 3], makers: [2, 3] }), randomGraphModel([2, 4], 5));
    fc.assert(
      fc.property(models, fc.nat(), (model, pick) => {
        const solution = solve(model);
        const { size } = solution.space;
        fc.pre(size <= 5);
        const state = pick % size;
        const [first] = model.decisionMakers;
        if (!first) throw new Error('no decision maker');
        const oracles = orders(Array.from({ length: size }, (_, s) => s)).map((order) =>
          oracleOf(ranked(model, 0, order)),
        );
        for (const concept of FOUR) {
          const held = oracles.filter((oracle) => oracle.stable(0, concept, state)).length;
          const condition = stabilityCondition(solution, first.id, state + 1, concept);
          expect(countRankings(condition, size).count, formatCondition(condition)).toBe(BigInt(held));
        }
      }),
      { numRuns: 2000, seed: 11 },
    );
  });

  it('refuses unknown names with a sentence', () => {
    const solution = solve(DAM);
    expect(() => stabilityCondition(solution, 'Sideways', 1, 'Nash')).toThrow('There is no decision maker “Sideways”');
    expect(() => stabilityCondition(solution, 'Up', 99, 'Nash')).toThrow('There is no state 99');
  });
});
