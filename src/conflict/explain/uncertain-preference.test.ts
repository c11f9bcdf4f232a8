import { describe, expect, it } from 'vitest';
import { DILEMMA, modelOf } from '../model/model.fixture.ts';
import type { Likelihood, Model } from '../model/model.ts';
import { solve } from '../solve/solve.ts';
import { checkRandomShares } from './uncertain-checks.fixture.ts';
import { uncertainShares } from './uncertain-preference.ts';

/** Whether A takes x is all there is; it wants x with a likelihood. */
function taking(...likelihoods: readonly Likelihood[]): Model {
  const options = Object.fromEntries(likelihoods.map((_, i) => [`x${i}`, 'A']));
  const model = modelOf({ options, wants: { A: likelihoods.map((_, i) => `x${i}`) } });
  return {
    ...model,
    decisionMakers: model.decisionMakers.map((maker) => ({
      ...maker,
      preference:
        maker.preference.kind === 'statements'
          ? {
              kind: 'statements',
              levels: maker.preference.levels.map((level, i) =>
                level.map((one) => ({ ...one, likely: likelihoods[i] ?? 1 })),
              ),
            }
          : maker.preference,
    })),
  };
}

const TAKEN = { id: 'x is taken', kind: 'always', concept: 'Nash', formula: { kind: 'atom', id: 'x0' } } as const;

describe('conclusions in drawn preferences', () => {
  it('says how far it has come', () => {
    const told: number[] = [];
    uncertainShares(taking(0.8), { draws: 3, progress: (_, done, of) => told.push(done, of) });
    expect(told).toEqual([0, 3, 1, 3, 2, 3]);
  });

  it('hold as often as the statement on which they hang is wanted', () => {
    const { claims, uncertain, draws } = uncertainShares(taking(0.7), { claims: [TAKEN], draws: 1500 });
    const [claim] = claims;
    expect([uncertain, draws, claim?.holds]).toEqual([1, 1500, true]);
    expect(claim?.least).toBeCloseTo(0.7, 1);
    expect(claim?.most).toBe(claim?.least);
    expect(claim?.interval[0]).toBeLessThan(0.7);
    expect(claim?.interval[1]).toBeGreaterThan(0.7);
    expect((claim?.interval[1] ?? 1) - (claim?.interval[0] ?? 0)).toBeLessThan(0.05);
  });

  it('give each state the probability that it holds: the product, as statements are drawn independently', () => {
    const { equilibria } = uncertainShares(taking(0.8, 0.6), { concepts: ['Nash'], draws: 3000 });
    const shares = new Map(equilibria.map(({ state, least }) => [state, least]));
    // State 4 takes both, 2 the first only, 3 the second only, 1 none.
    [0.08, 0.32, 0.12, 0.48].forEach((share, i) => {
      expect(Math.abs((shares.get(i + 1) ?? 0) - share)).toBeLessThan(0.02);
    });
    expect(equilibria[0]?.state).toBe(4);
  });

  it('lie between bounds if likelihoods do, whatever they are within these', () => {
    const grey = uncertainShares(taking([0.4, 0.9]), { claims: [TAKEN], draws: 1500 }).claims[0];
    expect(grey?.least).toBeCloseTo(0.4, 1);
    expect(grey?.most).toBeCloseTo(0.9, 1);
    for (const likely of [0.4, 0.55, 0.9]) {
      const share = uncertainShares(taking(likely), { claims: [TAKEN], draws: 1500 }).claims[0]?.least ?? -1;
      expect(share).toBeGreaterThanOrEqual(grey?.least ?? 1);
      expect(share).toBeLessThanOrEqual(grey?.most ?? 0);
    }
  });

  it('may hold or not where a statement is unknown', () => {
    const model = taking(1);
    const unknown: Model = {
      ...model,
      decisionMakers: model.decisionMakers.map((maker) => ({
        ...maker,
        preference: {
          kind: 'statements',
          levels: [[{ id: '1', formula: { kind: 'atom', id: 'x0' }, unknown: true }]],
        },
      })),
    };
    const { claims } = uncertainShares(unknown, { claims: [TAKEN], draws: 50 });
    expect(claims[0]).toMatchObject({ least: 0, most: 1 });
  });

  it('keep neighbours of a ranking in order as often as it says', () => {
    const ranked: Model = {
      ...modelOf({ options: { x0: 'A' }, wants: { A: { ranking: [2, 1] } } }),
      decisionMakers: [{ id: 'A', name: 'A', preference: { kind: 'ranking', order: [[2], [1]], likely: 0.85 } }],
    };
    expect(uncertainShares(ranked, { claims: [TAKEN], draws: 1500 }).claims[0]?.least).toBeCloseTo(0.85, 1);
    const grey: Model = {
      ...ranked,
      decisionMakers: [{ id: 'A', name: 'A', preference: { kind: 'ranking', order: [[2], [1]], likely: [0.6, 1] } }],
    };
    const [claim] = uncertainShares(grey, { claims: [TAKEN], draws: 1500 }).claims;
    expect(claim?.least).toBeCloseTo(0.6, 1);
    expect(claim?.most).toBe(1);
  });

  it('are the same for the same seed, and certain where nothing is uncertain', () => {
    const model = taking(0.5, [0.2, 0.6]);
    expect(uncertainShares(model, { draws: 200, seed: 7 })).toEqual(uncertainShares(model, { draws: 200, seed: 7 }));
    expect(uncertainShares(model, { draws: 200, seed: 7 })).not.toEqual(
      uncertainShares(model, { draws: 200, seed: 8 }),
    );
    const certain = uncertainShares(DILEMMA, { draws: 20 });
    expect(certain.uncertain).toBe(0);
    expect(certain.claims.every(({ holds, least, most }) => holds && least === 1 && most === 1)).toBe(true);
    expect(certain.equilibria.map(({ state }) => state)).toEqual([
      ...(solve(DILEMMA).equilibria.Nash ?? []),
      ...(solve(DILEMMA).equilibria.SEQ ?? []),
    ]);
  });

  it('agree with the sum over all that may be wanted in 10 models (2,000 in uncertain-preference.long.test.ts)', () => {
    checkRandomShares(10);
  });

  it('say when a draw leaves open more than is tried', () => {
    const open = taking(...Array.from({ length: 8 }, (): Likelihood => [0, 1]));
    expect(uncertainShares(open, { draws: 3 }).cut).toBe(true);
    expect(uncertainShares(taking([0, 1]), { draws: 3 }).cut).toBe(false);
  });
});
