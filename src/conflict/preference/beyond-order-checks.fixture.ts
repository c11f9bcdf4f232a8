import fc from 'fast-check';
import type { Model } from '../model/model.ts';
import { randomGraphModel, randomOptionModel } from '../model/random-model.fixture.ts';
import { solve } from '../solve/solve.ts';
import { RELATIONAL_CONCEPTS, relationalStability } from './attitudes.ts';
import { beyondOracleOf, marked } from './beyond-order.fixture.ts';
import { pessimisticLimitedMove } from './foresight-of-many.ts';
import { metarationalStability, symmetricSequential } from './metarational.ts';
import { policyStability } from './policies.ts';
import { STRENGTH_CONCEPTS, strengthStability } from './strength.ts';
import { READINGS, UNKNOWN_CONCEPTS, unknownStability } from './unknown.ts';

/** What engine and definitions say of one question, as lists of states. */
interface Verdicts {
  readonly question: string;
  readonly engine: readonly number[];
  readonly definition: readonly number[];
}

/** Every question beyond an order that a model can be asked, answered twice. */
function verdicts(model: Model): readonly Verdicts[] {
  const solution = solve(model, { concepts: ['Nash', 'GMR', 'SMR', 'SEQ'] });
  const oracle = beyondOracleOf(model);
  const numbers = (holds: (state: number) => boolean): readonly number[] =>
    Array.from({ length: oracle.size }, (_, s) => s)
      .filter(holds)
      .map((s) => s + 1);
  const strength = strengthStability(solution);
  const unknown = unknownStability(solution);
  const relational = relationalStability(solution);
  const found: Verdicts[] = [];
  const note = (question: string, engine: readonly number[] | undefined, holds: (state: number) => boolean): void => {
    found.push({ question, engine: engine ?? [], definition: numbers(holds) });
  };
  const foresight = [1, 2, 3, 4].map((horizon) => [horizon, pessimisticLimitedMove(solution, horizon)] as const);
  const weighed = [1, 2, 3, 4, 5].flatMap((moves) =>
    [false, true].map((credible) => metarationalStability(solution, moves, { credible })),
  );
  const ssEq = symmetricSequential(solution);
  model.decisionMakers.forEach(({ id }, maker) => {
    for (const concept of STRENGTH_CONCEPTS) {
      const strong = strength[concept].decisionMakers[maker]?.strong;
      note(`${id} strongly ${concept}`, strong, (s) => oracle.strongly(maker, concept, s));
    }
    for (const concept of UNKNOWN_CONCEPTS) {
      for (const reading of READINGS) {
        const stable = unknown[concept][reading].stable[maker];
        note(`${id} ${concept} reading ${reading}`, stable, (s) => oracle.underReading(maker, concept, reading, s));
      }
    }
    for (const concept of RELATIONAL_CONCEPTS) {
      note(`${id} R${concept}`, relational[concept].stable[maker], (s) => oracle.relationally(maker, concept, s));
    }
    for (const { moves, credible, stable } of weighed) {
      note(`${id} ${credible ? 'C' : ''}MR ${moves}`, stable[maker], (s) =>
        oracle.metarational(maker, moves, credible, s),
      );
    }
    note(`${id} SSEQ`, ssEq.stable[maker], (s) => oracle.ssEq(maker, s));
    for (const [horizon, { stable }] of foresight) {
      note(`${id} L${horizon}`, stable[maker], (s) => oracle.staysWithForesight(horizon, maker, s));
    }
  });
  return found;
}

/** The same for policies of two decision makers; all policies are tried, so the models must be small. */
function policyVerdicts(model: Model): readonly Verdicts[] {
  const oracle = beyondOracleOf(model);
  const { stable } = policyStability(solve(model, { concepts: [] }));
  return model.decisionMakers.map(({ id }, maker) => ({
    question: `${id} by policies`,
    engine: stable[maker] ?? [],
    definition: Array.from({ length: oracle.size }, (_, s) => s + 1).filter((s) => oracle.heldByPolicy(maker, s - 1)),
  }));
}

/** The questions in which the two differ, in words. */
function differing(all: readonly Verdicts[]): readonly string[] {
  return all
    .filter(({ engine, definition }) => engine.join() !== definition.join())
    .map(({ question, engine, definition }) => `${question}: ${engine.join()} and by definition ${definition.join()}`);
}

function refuseDifferences(all: readonly Verdicts[]): void {
  const different = differing(all);
  if (different.length > 0) throw new Error(different.join('\n'));
}

const SEED = 20040704;

/** Checks so many random models: option form, merged and barred, general graphs in turn. */
export function checkRandomModels(count: number): void {
  const models = fc.oneof(
    { weight: 5, arbitrary: randomOptionModel({ options: [2, 5] }) },
    { weight: 2, arbitrary: randomOptionModel({ listed: true, options: [2, 4] }) },
    { weight: 3, arbitrary: randomGraphModel() },
  );
  fc.assert(
    fc.property(marked(models), (model) => refuseDifferences(verdicts(model))),
    { numRuns: count, seed: SEED },
  );
}

/** Checks policies in so many small random models of two decision makers. */
export function checkRandomPolicies(count: number): void {
  const models = fc.oneof(randomOptionModel({ makers: [2, 2], options: [2, 3] }), randomGraphModel([2, 2], 6));
  fc.assert(
    fc.property(models, (model) => refuseDifferences(policyVerdicts(model))),
    { numRuns: count, seed: SEED },
  );
}
