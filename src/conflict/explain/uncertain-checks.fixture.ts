import fc from 'fast-check';
import type { Likelihood, Model, PreferenceStatement } from '../model/model.ts';
import { oracleOf } from '../model/oracle.fixture.ts';
import { randomOptionModel } from '../model/random-model.fixture.ts';
import { uncertainShares } from './uncertain-preference.ts';

const DRAWS = 300;
const MOST_UNCERTAIN = 4;

/** A statement that is not certain: whose it is, which, and how likely. */
interface Uncertain {
  readonly maker: number;
  readonly id: string;
  readonly likely: Likelihood;
}

function uncertainOf(model: Model): readonly Uncertain[] {
  return model.decisionMakers.flatMap(({ preference }, maker) =>
    preference.kind === 'statements'
      ? preference.levels.flat().flatMap(({ id, likely }) => (likely === undefined ? [] : [{ maker, id, likely }]))
      : [],
  );
}

function statements(
  model: Model,
  change: (maker: number, statement: PreferenceStatement) => PreferenceStatement,
): Model {
  return {
    ...model,
    decisionMakers: model.decisionMakers.map((maker, i) => ({
      ...maker,
      preference:
        maker.preference.kind === 'statements'
          ? {
              kind: 'statements',
              levels: maker.preference.levels.map((level) => level.map((one) => change(i, one))),
            }
          : maker.preference,
    })),
  };
}

/** The probability that a state is a Nash equilibrium, by adding up all that may be wanted; statements as likely as said. */
function exactShares(model: Model, likelihoods: readonly number[]): readonly number[] {
  const uncertain = uncertainOf(model);
  const { size } = oracleOf(model);
  const shares = Array.from({ length: size }, () => 0);
  for (let turned = 0; turned < 2 ** uncertain.length; turned++) {
    let probability = 1;
    uncertain.forEach((_, i) => {
      const likely = likelihoods[i] as number;
      probability *= (turned >> i) % 2 === 1 ? 1 - likely : likely;
    });
    const isTurned = (maker: number, id: string): boolean => {
      const at = uncertain.findIndex((one) => one.maker === maker && one.id === id);
      return at >= 0 && (turned >> at) % 2 === 1;
    };
    const settled = statements(model, (maker, one) =>
      isTurned(maker, one.id) ? { ...one, formula: { kind: 'not', of: one.formula } } : one,
    );
    const oracle = oracleOf(settled);
    for (let state = 0; state < size; state++) {
      if (model.decisionMakers.every((_, maker) => oracle.stable(maker, 'Nash', state))) {
        shares[state] = (shares[state] as number) + probability;
      }
    }
  }
  return shares;
}

/** Five standard errors of a share: a right engine goes beyond them once in two million times. */
function slack(share: number): number {
  return 5 * Math.sqrt((share * (1 - share)) / DRAWS) + 1e-9;
}

function withLikelihoods(model: Model, rolls: readonly number[]): Model {
  let next = 0;
  let left = MOST_UNCERTAIN;
  return statements(model, (_, one) => {
    const roll = rolls[next++ % rolls.length] as number;
    if (left === 0 || roll > 6) return one;
    left--;
    const low = Math.min(1, roll / 6);
    return { ...one, likely: roll % 2 === 0 ? low : [low * 0.6, Math.min(1, low + 0.2)] };
  });
}

/** Checks shares and their bounds in so many random models against the sum over all that may be wanted. */
export function checkRandomShares(count: number): void {
  const rolls = fc.array(fc.nat(9), { minLength: 30, maxLength: 30 });
  fc.assert(
    fc.property(randomOptionModel({ makers: [1, 3], options: [2, 3] }), rolls, (plain, dice) => {
      const model = withLikelihoods(plain, dice);
      const { equilibria } = uncertainShares(model, { concepts: ['Nash'], draws: DRAWS, seed: 11 });
      const grey = uncertainOf(model).map(({ likely }) => likely);
      // Somewhere between the bounds: at the ends and in the middle.
      for (const part of [0, 0.5, 1]) {
        const likelihoods = grey.map((likely) =>
          typeof likely === 'number' ? likely : likely[0] + part * (likely[1] - likely[0]),
        );
        exactShares(model, likelihoods).forEach((exact, state) => {
          const found = equilibria.find((one) => one.state === state + 1);
          const [least, most] = [found?.least ?? 0, found?.most ?? 0];
          if (exact < least - slack(exact) || exact > most + slack(exact)) {
            throw new Error(`state ${state + 1}: ${exact} does not lie between ${least} and ${most}`);
          }
        });
      }
    }),
    { numRuns: count, seed: 20150415 },
  );
}
