import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conflictBenchmark } from '../../../bench/conflict/conflict-benchmark.ts';
import { hasSharedData } from '../../../bench/kit/shared-data.ts';
import type { Formula } from '../model/logic.ts';
import { CHICKEN, DILEMMA, modelOf } from '../model/model.fixture.ts';
import type { Model, Option, PreferenceStatement } from '../model/model.ts';
import { oracleOf } from '../model/oracle.fixture.ts';
import { randomOptionModel } from '../model/random-model.fixture.ts';
import { compile, movesFrom, type StateSpace } from '../model/state-space.ts';
import { graphStability } from './graph-stability.ts';
import { isStable, solve } from './solve.ts';

describe('published and constructed cases', () => {
  if (!hasSharedData()) console.warn('CONFLICT CASES NOT RUN: no shared data; let ENTENTE_SHARED name its folder.');

  it.skipIf(!hasSharedData())(
    'agree in equilibria, moves, rankings, inverse counts, coalitions and foresight',
    async () => {
      const { json } = await conflictBenchmark({ files: [] });
      const differing = (json.cases as { id: string; differences: string[] }[]).filter(
        ({ differences }) => differences.length,
      );
      expect(differing).toEqual([]);
      expect(json.agree).toBeGreaterThanOrEqual(15);
    },
  );

  it('solves the prisoner’s dilemma and chicken as the textbooks do', () => {
    const { equilibria } = solve(DILEMMA);
    expect(equilibria).toEqual({ Nash: [1], GMR: [1, 4], SMR: [1, 4], SEQ: [1, 4], SIM: [1, 4] });
    expect(solve(CHICKEN).equilibria.Nash).toEqual([2, 3]);
  });
});

describe('what other programs get wrong', () => {
  it('lets a decision maker answer again after another has moved', () => {
    // From state 1 only A, then B, then A again can bring about a2, which F fears more than anything.
    const model = modelOf({
      options: { f: 'F', a1: 'A', a2: 'A', b: 'B' },
      wants: { F: ['not a2', 'f'], A: [], B: [] },
      exclude: ['a2 and not b', 'b and not a1 and not a2', 'a1 and a2'],
    });
    const solution = solve(model);
    expect(isStable(solution, 'F', 'Nash', 1)).toBe(false);
    expect(isStable(solution, 'F', 'GMR', 1)).toBe(true);
  });

  it('does so along improvements as well', () => {
    const model = modelOf({
      options: { f: 'F', a1: 'A', a2: 'A', b: 'B' },
      wants: { F: ['not a2', 'f'], A: ['a2', 'a1'], B: ['b'] },
      exclude: ['a2 and not b', 'b and not a1 and not a2', 'a1 and a2'],
    });
    expect(isStable(solve(model), 'F', 'SEQ', 1)).toBe(true);
  });

  it('weighs every improvement under SIM, not the first alone', () => {
    const model = modelOf({
      options: { f1: 'F', f2: 'F', g: 'G' },
      wants: {
        F: { ranking: [2, 3, 1, 4, [5, 6]] },
        G: {
          ranking: [
            [4, 5, 6],
            [1, 2, 3],
          ],
        },
      },
      exclude: ['f1 and f2'],
    });
    expect(isStable(solve(model), 'F', 'SIM', 1)).toBe(true);
  });

  it('tells SEQ and SIM apart', () => {
    // R's answer harms L only if R waits for L's move: made at the same time, both end where L gains.
    const model = modelOf({
      options: { l: 'L', r: 'R' },
      wants: { L: { ranking: [2, 1, 4, 3] }, R: { ranking: [1, 4, 2, 3] } },
    });
    const solution = solve(model);
    expect([isStable(solution, 'L', 'SEQ', 1), isStable(solution, 'L', 'SIM', 1)]).toEqual([true, false]);
  });

  it('lets either owner of a shared option move it, once', () => {
    const model = modelOf({ options: { shared: 'A+B', a: 'A', b: 'B' }, wants: { A: [], B: [] } });
    const space = compile(model);
    expect(movesFrom(space, 0, 0)).toEqual([1, 2, 3]);
    expect(movesFrom(space, 1, 0)).toEqual([1, 4, 5]);
  });

  it('orders any number of statements without overflow', () => {
    const many = Array.from({ length: 500 }, () => 'true');
    const model = modelOf({ options: { x: 'A', y: 'A' }, wants: { A: ['x', ...many, 'y'] } });
    // not x not y, x, y, both
    expect([...(solve(model).payoffs[0] ?? [])]).toEqual([0, 2, 1, 3]);
  });

  it('adds decimal weights exactly', () => {
    const atom = (id: string): Formula => ({ kind: 'atom', id });
    const weights = [
      ['a', 0.1],
      ['b', 0.2],
      ['c', 0.3],
    ].map(([id, weight]) => ({ id: String(id), formula: atom(String(id)), weight: Number(weight) }));
    const model = modelOf({ options: { a: 'A', b: 'A', c: 'A' }, wants: { A: [] } });
    const [maker] = model.decisionMakers;
    if (!maker) throw new Error('no decision maker');
    const weighed: Model = { ...model, decisionMakers: [{ ...maker, preference: { kind: 'weights', weights } }] };
    const payoffs = [...(solve(weighed).payoffs[0] ?? [])];
    expect(payoffs[3]).toBe(payoffs[4]);
  });

  it('neither moves to nor from states that a decision maker does not perceive', () => {
    const model = modelOf({ options: { x: 'A', y: 'A' }, wants: { A: ['x'] } });
    const [maker] = model.decisionMakers;
    if (!maker) throw new Error('no decision maker');
    const blind: Model = {
      ...model,
      decisionMakers: [{ ...maker, unseen: [{ formula: { kind: 'pattern', pattern: 'YY' } }] }],
    };
    const space = compile(blind);
    expect([0, 1, 2, 3].map((s) => movesFrom(space, 0, s))).toEqual([[1, 2], [0, 2], [0, 1], []]);
  });

  it('gives the same answer every time it is asked', () => {
    const asked = JSON.stringify(solve(DILEMMA).equilibria);
    solve(CHICKEN);
    expect(JSON.stringify(solve(DILEMMA).equilibria)).toBe(asked);
  });
});

/** The model with options, decision makers and their statements listed the other way round. */
function turnedRound(model: Model): Model {
  if (model.form.kind !== 'options') return model;
  const turn = <T>(items: readonly T[]): readonly T[] => [...items].reverse();
  const formula = (of: Formula): Formula =>
    of.kind === 'pattern' ? { kind: 'pattern', pattern: [...of.pattern].reverse().join('') } : of;
  const statement = (one: PreferenceStatement): PreferenceStatement => ({ ...one, formula: formula(one.formula) });
  return {
    ...model,
    decisionMakers: turn(model.decisionMakers).map((maker) => ({
      ...maker,
      unseen: (maker.unseen ?? []).map((hidden) => ({ formula: formula(hidden.formula) })),
      preference:
        maker.preference.kind === 'statements'
          ? { kind: 'statements', levels: maker.preference.levels.map((level) => turn(level).map(statement)) }
          : maker.preference,
    })),
    form: {
      ...model.form,
      options: turn<Option>(model.form.options),
      rules: turn(model.form.rules).map((rule) => ({ ...rule, formula: formula(rule.formula) })),
    },
  };
}

describe('laws', () => {
  it('names of states do not matter: the order of options and decision makers leaves equilibria alone', () => {
    const models = randomOptionModel().filter(({ decisionMakers }) =>
      decisionMakers.every(({ preference }) => preference.kind === 'statements'),
    );
    const outcomes = (model: Model): readonly string[] => {
      const solution = solve(model);
      const pattern = (number: number): string => {
        const place = solution.space.placeOf[number - 1] ?? 0;
        const taken = solution.space.names.filter((_, j) => (place >>> j) & 1);
        return taken.sort().join();
      };
      return solution.concepts.map((concept) => (solution.equilibria[concept] ?? []).map(pattern).sort().join(';'));
    };
    fc.assert(
      fc.property(models, (model) => {
        expect(outcomes(turnedRound(model))).toEqual(outcomes(model));
      }),
      { numRuns: 200, seed: 7 },
    );
  });

  it('Nash is SMR is GMR, and Nash is SEQ is GMR', () => {
    fc.assert(
      fc.property(randomOptionModel(), (model) => {
        const { equilibria } = solve(model);
        const { Nash = [], GMR = [], SMR = [], SEQ = [] } = equilibria;
        expect(SMR).toEqual(expect.arrayContaining([...Nash]));
        expect(GMR).toEqual(expect.arrayContaining([...SMR, ...SEQ]));
        expect(SEQ).toEqual(expect.arrayContaining([...Nash]));
      }),
      { numRuns: 200, seed: 7 },
    );
  });

  it('both ways of solving agree on models too large for the definitions', () => {
    const listed = (space: StateSpace) =>
      space.movers.map((_, maker) => {
        const moves = Array.from({ length: space.size }, (__, s) => movesFrom(space, maker, s));
        const start = new Int32Array(space.size + 1);
        moves.forEach((ends, s) => {
          start[s + 1] = (start[s] ?? 0) + ends.length;
        });
        return { start, target: Int32Array.from(moves.flat()) };
      });
    fc.assert(
      fc.property(randomOptionModel({ options: [8, 9], makers: [2, 5] }), (model) => {
        const concepts = ['Nash', 'GMR', 'SMR', 'SEQ'] as const;
        const solution = solve(model, { concepts });
        const { space, payoffs, stable } = solution;
        expect(graphStability(space, listed(space), payoffs, concepts)).toEqual(stable);
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  it('numbers merged states by their lowest member', () => {
    const model = modelOf({ options: { x: 'A', y: 'B' }, wants: { A: [], B: [] } });
    if (model.form.kind !== 'options') throw new Error('option form is meant');
    const merged: Model = {
      ...model,
      form: { ...model.form, merges: [{ id: 'over', formula: { kind: 'atom', id: 'x' } }] },
    };
    const space = compile(merged);
    expect([...space.placeOf]).toEqual([0, 1, 2]);
    expect([...space.indexAt]).toEqual([0, 1, 2, 1]);
    expect(movesFrom(space, 0, 1)).toEqual(oracleOf(merged).moves(0, 1));
  });
});
