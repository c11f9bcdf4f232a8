import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHICKEN, DAM, DILEMMA, modelOf } from '../model/model.fixture.ts';
import type { Attitude, Model, Preference } from '../model/model.ts';
import { randomGraphModel, randomOptionModel } from '../model/random-model.fixture.ts';
import { limitedMove } from '../solve/limited-move.ts';
import { solve } from '../solve/solve.ts';
import { RELATIONAL_CONCEPTS, relationalStability } from './attitudes.ts';
import { marked } from './beyond-order.fixture.ts';
import { beyondProof } from './beyond-proof.ts';
import { pessimisticLimitedMove } from './foresight-of-many.ts';
import { metarationalStability, symmetricSequential } from './metarational.ts';
import { policiesHolding, policyStability } from './policies.ts';
import { STRENGTH_CONCEPTS, strengthStability } from './strength.ts';
import { READINGS, UNKNOWN_CONCEPTS, unknownStability } from './unknown.ts';

const RUNS = { numRuns: 40, seed: 20061101 };

/** The same model with the preferences of some changed. */
function preferring(model: Model, changes: Readonly<Record<string, (own: Preference) => Preference>>): Model {
  return {
    ...model,
    decisionMakers: model.decisionMakers.map((maker) => ({
      ...maker,
      preference: changes[maker.id]?.(maker.preference) ?? maker.preference,
    })),
  };
}

function withAttitudes(model: Model, attitudes: Readonly<Record<string, Readonly<Record<string, Attitude>>>>): Model {
  return {
    ...model,
    decisionMakers: model.decisionMakers.map((maker) => {
      const own = attitudes[maker.id];
      if (!own) return maker;
      const held = Object.entries(own).map(([id, attitude]) => [id, { attitude }] as const);
      return { ...maker, attitudes: Object.fromEntries(held) };
    }),
  };
}

function strongAfter(...after: number[]): (own: Preference) => Preference {
  return (own) => (own.kind === 'ranking' ? { ...own, strongAfter: after } : own);
}

/** The lists of states are subsets of the others, one by one. */
function within(inner: readonly (readonly number[])[], outer: readonly (readonly number[])[]): boolean {
  return inner.every((states, i) => states.every((state) => outer[i]?.includes(state)));
}

const CONCEPTS = ['Nash', 'GMR', 'SMR', 'SEQ'] as const;

describe('strength of preference (Hamouda, Kilgour and Hipel)', () => {
  it('holds cooperation in the dilemma strongly if being betrayed is greatly worse, weakly if only a little', () => {
    // Row and Column: 3 > 4 > 1 > 2 and 2 > 4 > 1 > 3; state 4 is cooperation, 1 that both defect.
    const little = strengthStability(solve(preferring(DILEMMA, { Row: strongAfter(1), Column: strongAfter(1) })));
    expect(little.SEQ).toMatchObject({ general: [1, 4], strong: [1], weak: [4] });
    const greatly = strengthStability(solve(preferring(DILEMMA, { Row: strongAfter(2), Column: strongAfter(2) })));
    expect(greatly.SEQ).toMatchObject({ strong: [1, 4], weak: [] });
  });

  it('is weak for everybody as soon as it is weak for one', () => {
    const result = strengthStability(solve(preferring(DILEMMA, { Row: strongAfter(2) })));
    expect(result.GMR.weak).toEqual([4]);
    expect(result.GMR.decisionMakers).toMatchObject([
      { id: 'Row', strong: [1, 3, 4], weak: [] },
      { id: 'Column', weak: [4] },
    ]);
  });

  it('reads >> from a statement that is marked strong, as from a ranking', () => {
    const marked: Model = preferring(DAM, {
      Up: (own) =>
        own.kind === 'statements'
          ? {
              kind: 'statements',
              levels: own.levels.map((level, i) =>
                i === 0 ? level.map((one) => ({ ...one, strong: true as const })) : level,
              ),
            }
          : own,
    });
    // “not close” parts the states 1, 2, 3 from 4, 5, 6; by ranking: 3, 1, 2 >> 6, 4, 5.
    const ranked = preferring(DAM, {
      Up: () => ({ kind: 'ranking', order: [[3], [1], [2], [6], [4], [5]], strongAfter: [3] }),
    });
    expect(strengthStability(solve(marked))).toEqual(strengthStability(solve(ranked)));
    expect(beyondProof(solve(marked), 'Up', 1, 'SEQ').strength).toMatchObject({ kind: 'strong' });
  });

  it('divides what is stable into what is so strongly and what is so weakly, and makes nothing else stable', () => {
    fc.assert(
      fc.property(marked(randomOptionModel({ options: [2, 4] })), (model) => {
        const solution = solve(model);
        const result = strengthStability(solution);
        for (const concept of STRENGTH_CONCEPTS) {
          const { general, strong, weak } = result[concept];
          if (strong.some((state) => !general.includes(state))) throw new Error(`${concept} strong but not general`);
          if ([...strong, ...weak].sort((a, b) => a - b).join() !== general.join()) throw new Error('not divided');
        }
      }),
      RUNS,
    );
  });
});

describe('unknown preference (Li, Hipel, Kilgour and Fang 2004)', () => {
  /** The exports of water from Lake Gisborne: a ban of the federation, one of the province, an appeal against it. */
  const GISBORNE = modelOf({
    options: { continue: 'Federal', lift: 'Province', appeal: 'Support' },
    wants: {
      Federal: { ranking: [2, 6, 4, 8, 1, 5, 3, 7] },
      Province: ['lift', 'not continue', 'not appeal'],
      Support: { ranking: [3, 4, 7, 8, 5, 6, 1, 2] },
    },
  });
  const torn = (ids: readonly string[]): Model =>
    preferring(GISBORNE, {
      Province: (own) =>
        own.kind === 'statements'
          ? {
              kind: 'statements',
              levels: own.levels.map((level) =>
                level.map((one) => (ids.includes(one.id) ? { ...one, unknown: true as const } : one)),
              ),
            }
          : own,
    });

  it('holds under b and d what holds whether the province thinks of the economy or of the environment', () => {
    // If the province is known to want the money state 4 results, if the environment state 6, as published.
    expect(solve(GISBORNE).equilibria.Nash).toEqual([4]);
    const found = unknownStability(solve(torn(['1', '2'])));
    expect([found.Nash.b.equilibria, found.Nash.d.equilibria]).toEqual([
      [4, 6],
      [4, 6],
    ]);
    expect(found.Nash.a.equilibria).toEqual([]);
    expect(found.SEQ.c.equilibria).toEqual([4, 6]);
  });

  it('is the usual stability in all four readings where nothing is unknown', () => {
    const found = unknownStability(solve(GISBORNE));
    for (const concept of UNKNOWN_CONCEPTS) {
      for (const reading of READINGS) {
        expect(found[concept][reading].equilibria).toEqual(solve(GISBORNE).equilibria[concept]);
      }
    }
  });

  it('orders the readings as the paper does: a within b, c within d, a within c, b within d', () => {
    fc.assert(
      fc.property(marked(fc.oneof(randomOptionModel({ options: [2, 4] }), randomGraphModel())), (model) => {
        const found = unknownStability(solve(model, { concepts: [] }));
        for (const concept of UNKNOWN_CONCEPTS) {
          const { a, b, c, d } = found[concept];
          const nested =
            within(a.stable, b.stable) &&
            within(c.stable, d.stable) &&
            within(a.stable, c.stable) &&
            within(b.stable, d.stable);
          if (!nested) throw new Error(concept);
        }
      }),
      RUNS,
    );
  });

  it('reads sets of a ranking whose members nobody can compare', () => {
    const ranked = preferring(DILEMMA, {
      Row: (own) => (own.kind === 'ranking' ? { ...own, unknown: [[1, 2]] } : own),
    });
    const { Nash } = unknownStability(solve(ranked));
    expect(Nash.b.stable[0]).toEqual([1, 2, 3]);
    expect(Nash.a.stable[0]).toEqual([3]);
  });
});

describe('attitudes (Inohara, Hipel and Walker 2007)', () => {
  it('hold cooperation in the dilemma if each wishes the other well, also besides itself', () => {
    const friends = withAttitudes(DILEMMA, { Row: { Column: 'positive' }, Column: { Row: 'positive' } });
    expect(relationalStability(solve(friends)).Nash.equilibria).toContain(4);
    const selfless = withAttitudes(DILEMMA, {
      Row: { Row: 'neutral', Column: 'positive' },
      Column: { Column: 'neutral', Row: 'positive' },
    });
    expect(relationalStability(solve(selfless)).Nash.equilibria).toEqual([4]);
  });

  it('keep both from giving way in chicken if each wishes the other ill and does not think of itself', () => {
    const foes = withAttitudes(CHICKEN, {
      Row: { Row: 'neutral', Column: 'negative' },
      Column: { Column: 'neutral', Row: 'negative' },
    });
    expect(relationalStability(solve(foes)).Nash.equilibria).toEqual([1]);
  });

  it('are the usual concepts with the usual attitudes and without ties, as published', () => {
    const strict = fc.shuffledSubarray([1, 2, 3, 4, 5, 6, 7, 8], { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(fc.tuple(strict, strict, strict), (orders) => {
        const [a = [], b = [], c = []] = orders;
        const model = modelOf({
          options: { x: 'A', y: 'B', z: 'C' },
          wants: { A: { ranking: a }, B: { ranking: b }, C: { ranking: c } },
        });
        const solution = solve(model);
        for (const concept of RELATIONAL_CONCEPTS) {
          const { equilibria } = relationalStability(solution)[concept];
          if (equilibria.join() !== (solution.equilibria[concept] ?? []).join()) throw new Error(concept);
        }
      }),
      RUNS,
    );
  });

  it('if all are neutral make RNash what RSMR is, and RGMR what RSEQ is, as published', () => {
    fc.assert(
      fc.property(randomOptionModel({ options: [2, 4] }), (model) => {
        const neutral: Model = {
          ...model,
          decisionMakers: model.decisionMakers.map((maker) => ({
            ...maker,
            attitudes: { [maker.id]: { attitude: 'neutral' as const } },
          })),
        };
        const { Nash, GMR, SMR, SEQ } = relationalStability(solve(neutral, { concepts: [] }));
        if (String(Nash.stable) !== String(SMR.stable)) throw new Error('RNash and RSMR');
        if (String(GMR.stable) !== String(SEQ.stable)) throw new Error('RGMR and RSEQ');
      }),
      RUNS,
    );
  });
});

describe('moves and countermoves (Zeng, Fang, Hipel and Kilgour; Rêgo and Vieira)', () => {
  it('are Nash, GMR and SMR with 1, 2 and 3 moves, Nash and SEQ with credible ones', () => {
    fc.assert(
      fc.property(fc.oneof(randomOptionModel({ options: [2, 4] }), randomGraphModel()), (model) => {
        const { equilibria } = solve(model);
        const any = [1, 2, 3].map((moves) => metarationalStability(solve(model), moves).equilibria);
        const credible = [1, 2].map(
          (moves) => metarationalStability(solve(model), moves, { credible: true }).equilibria,
        );
        const usual = [equilibria.Nash, equilibria.GMR, equilibria.SMR, equilibria.Nash, equilibria.SEQ];
        if (JSON.stringify([...any, ...credible]) !== JSON.stringify(usual)) throw new Error(JSON.stringify(any));
      }),
      RUNS,
    );
  });

  it('puts SSEQ within SEQ and within SMR', () => {
    fc.assert(
      fc.property(randomOptionModel({ options: [2, 4] }), (model) => {
        const solution = solve(model);
        const { equilibria } = symmetricSequential(solution);
        if (!within([equilibria, equilibria], [solution.equilibria.SEQ ?? [], solution.equilibria.SMR ?? []])) {
          throw new Error('SSEQ');
        }
      }),
      RUNS,
    );
  });

  it('keeps cooperation in the dilemma however far all look', () => {
    for (const moves of [2, 3, 4, 5, 20]) {
      expect(metarationalStability(solve(DILEMMA), moves).equilibria).toEqual([1, 4]);
    }
    expect(symmetricSequential(solve(CHICKEN)).equilibria).toEqual([2, 3]);
  });

  it('refuses numbers of moves that are none', () => {
    expect(() => metarationalStability(solve(DILEMMA), 0)).toThrow('whole number from 1 to 1,000, not 0');
  });
});

describe('policies (Zeng, Fang, Hipel and Kilgour 2004)', () => {
  it('hold cooperation in the dilemma: defect against whoever defects', () => {
    expect(policyStability(solve(DILEMMA)).equilibria).toEqual([1, 4]);
    expect(policiesHolding(solve(DILEMMA), 4)).toEqual([
      { decisionMaker: 'Row', to: 3, moves: [{ by: 'Column', from: 3, to: 1 }] },
      { decisionMaker: 'Column', to: 2, moves: [{ by: 'Row', from: 2, to: 1 }] },
    ]);
  });

  it('says of a state that they cannot hold who gains by leaving', () => {
    const free = modelOf({ options: { x: 'A' }, wants: { A: ['x'], B: [] } });
    expect(() => policiesHolding(solve(free), 1)).toThrow('Policies cannot hold state 1 (nothing): “A” gains');
  });

  it('hold all that is SMR and nothing that is not GMR; credible ones all that is SSEQ and nothing that is not SEQ', () => {
    fc.assert(
      fc.property(randomOptionModel({ options: [2, 4] }), (model) => {
        const solution = solve(model);
        const { GMR = [], SMR = [], SEQ = [] } = solution.equilibria;
        const any = policyStability(solution).equilibria;
        const credible = policyStability(solution, { credible: true }).equilibria;
        const symmetric = symmetricSequential(solution).equilibria;
        if (!within([SMR, any, symmetric, credible], [any, GMR, credible, SEQ])) throw new Error('order');
      }),
      RUNS,
    );
  });
});

describe('foresight of more than two', () => {
  it('is limited-move stability with two', () => {
    fc.assert(
      fc.property(
        randomOptionModel({ makers: [2, 2], options: [2, 4] }),
        fc.integer({ min: 1, max: 6 }),
        (model, h) => {
          const solution = solve(model, { concepts: [] });
          if (JSON.stringify(pessimisticLimitedMove(solution, h)) !== JSON.stringify(limitedMove(solution, h))) {
            throw new Error(`horizon ${h}`);
          }
        },
      ),
      RUNS,
    );
  });

  it('expects the worst of those who would go on', () => {
    // A can open the door; B would then step in, which A likes, C would shut it for good, which A fears.
    const model: Model = {
      title: 'a door',
      form: {
        kind: 'graph',
        states: ['shut', 'open', 'in', 'locked'].map((id) => ({ id, name: id })),
        moves: [
          { by: 'A', from: 'shut', to: 'open' },
          { by: 'B', from: 'open', to: 'in' },
          { by: 'C', from: 'open', to: 'locked' },
        ],
      },
      decisionMakers: [
        ['A', [['in'], ['shut', 'open'], ['locked']]],
        ['B', [['in'], ['shut', 'open', 'locked']]],
        ['C', [['locked'], ['shut', 'open', 'in']]],
      ].map(([id, order]) => ({
        id: String(id),
        name: String(id),
        preference: { kind: 'ranking', order: order as readonly (readonly string[])[] },
      })),
    };
    expect(pessimisticLimitedMove(solve(model), 2).stable[0]).toEqual([1, 2, 3, 4]);
    const withoutC: Model = { ...model, decisionMakers: model.decisionMakers.slice(0, 2) };
    const moves = model.form.kind === 'graph' ? model.form.moves.filter(({ by }) => by !== 'C') : [];
    const two: Model = { ...withoutC, form: { ...model.form, moves } as Model['form'] };
    expect(pessimisticLimitedMove(solve(two), 2).stable[0]).toEqual([2, 3, 4]);
  });
});

describe('all of it', () => {
  it('knows the usual concepts of a model without marks', () => {
    const solution = solve(DAM);
    for (const concept of CONCEPTS) expect(beyondProof(solution, 'Up', 1, concept)).toEqual({});
  });
});
