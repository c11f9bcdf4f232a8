import { describe, expect, it } from 'vitest';
import { hasSharedData, readJson, readText, sharedFile } from '../../../bench/kit/shared-data.ts';
import { seededRandom } from '../../records/seeded-random.ts';
import { sampleNormal } from '../numbers/samplers.ts';
import { interruptedSeries } from './interrupted-series.ts';
import { leastSquares, neweyWestErrors } from './least-squares.ts';
import { localLevelEffect } from './local-level.ts';
import { simplexWeights } from './simplex-weights.ts';
import { differenceInDifferences, syntheticControl, syntheticDifferenceInDifferences } from './synthetic-control.ts';

interface Examples {
  readonly seatbelts: {
    readonly rows: readonly { readonly drivers: number; readonly PetrolPrice: number; readonly law: number }[];
  };
  readonly causalImpactToy: { readonly y: readonly number[]; readonly x1: readonly number[] };
}

const examples = (): Examples => readJson(sharedFile('data/alignment/impact.json')) as Examples;

/** Months as eleven columns of 0 and 1. */
function months(n: number): readonly number[][] {
  return Array.from({ length: 11 }, (_, m) => Array.from({ length: n }, (_, t) => (t % 12 === m + 1 ? 1 : 0)));
}

if (!hasSharedData()) console.warn('EFFECTS NOT COMPARED: no shared data; let ENTENTE_SHARED name its folder.');

describe('published values', () => {
  it.skipIf(!hasSharedData())('of the tobacco tax in California (Proposition 99)', () => {
    const [, ...lines] = readText(sharedFile('data/alignment/prop99.csv')).trim().split(/\r?\n/);
    const states = new Map<string, number[]>();
    for (const line of lines) {
      const [state = '', , packs] = line.split(';');
      states.set(state, [...(states.get(state) ?? []), Number(packs)]);
    }
    const treated = states.get('California') ?? [];
    states.delete('California');
    const panel = { treated, donors: [...states.values()], start: 1989 - 1970 };
    const none = { placebos: 0 };
    expect(differenceInDifferences(panel, none).effect.value).toBeCloseTo(-27.349111, 5);
    const control = syntheticControl(panel, none);
    expect(control.effect.value).toBeCloseTo(-19.619663, 3);
    expect(syntheticDifferenceInDifferences(panel, none).effect.value).toBeCloseTo(-15.603828, 4);
    const weights = [...states.keys()].map((state, i) => [state, control.weights[i] ?? 0] as const);
    const largest = weights.toSorted((a, b) => b[1] - a[1]).slice(0, 4);
    expect(largest.map(([state, weight]) => `${state} ${weight.toFixed(3)}`)).toEqual([
      'Utah 0.396',
      'Montana 0.232',
      'Nevada 0.204',
      'Connecticut 0.104',
    ]);
    const [low, high] = syntheticDifferenceInDifferences(panel).effect.interval ?? [0, 0];
    expect(high - low).toBeGreaterThan(25);
    expect(high - low).toBeLessThan(45);
  });

  it.skipIf(!hasSharedData())('of the seat belt law in Britain', () => {
    const { rows } = examples().seatbelts;
    const found = interruptedSeries(
      {
        values: rows.map(({ drivers }) => Math.log(drivers)),
        start: rows.findIndex(({ law }) => law === 1),
        controls: [rows.map(({ PetrolPrice }) => Math.log(PetrolPrice)), rows.map((_, t) => t), ...months(rows.length)],
      },
      { lag: 12, placebos: { first: 24, last: 12, step: 1 } },
    );
    expect(found.effect.value).toBeCloseTo(-0.145164707, 8);
    expect(found.usualError).toBeCloseTo(0.021908332, 8);
    expect(found.robustError).toBeCloseTo(0.031609479, 8);
    expect(found.placeboShare).toBeCloseTo(0.074626866, 8);
  });

  it.skipIf(!hasSharedData())('of the worked example of CausalImpact', () => {
    const { y, x1 } = examples().causalImpactToy;
    const start = 70;
    const fit = leastSquares([new Array(start).fill(1), x1.slice(0, start)], y.slice(0, start));
    const [constant = 0, slope = 0] = fit.coefficients;
    const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(mean(y.slice(start)) - constant - slope * mean(x1.slice(start))).toBeCloseTo(10.455830481, 6);
    const { effect } = localLevelEffect({ values: y, start, regressors: [x1] });
    expect(Math.abs(effect.value - 10)).toBeLessThan(0.7);
    const [low, high] = effect.interval ?? [0, 0];
    expect([low < 10, high > 10, high - low < 2]).toEqual([true, true, true]);
  });
});

describe('least squares', () => {
  it('finds what made the numbers, and refuses a column that is a sum of others', () => {
    const x = [1, 2, 4, 7, 11];
    const fit = leastSquares(
      [[1, 1, 1, 1, 1], x],
      x.map((value) => 3 - 2 * value),
    );
    expect([...fit.coefficients].map((value) => value.toFixed(9))).toEqual(['3.000000000', '-2.000000000']);
    expect(() => leastSquares([x, x.map((value) => 2 * value)], x)).toThrow(/Column 2 .* sum of columns before it/);
    expect(() => leastSquares([x], [1])).toThrow(/needs more than 1 points/);
  });

  it('gives wider errors where each residual is like the last', () => {
    const random = seededRandom(5);
    let error = 0;
    const y = Array.from({ length: 400 }, () => {
      error = 0.8 * error + sampleNormal(random);
      return error;
    });
    const columns = [new Array(400).fill(1)];
    const fit = leastSquares(columns, y);
    const [usual = 0, robust = 0] = [fit.errors[0], neweyWestErrors(fit, columns, 15)[0]];
    // The variance of the mean of such a series is (1 + .8) / (1 - .8) = 9 times as large as it seems.
    expect(robust / usual).toBeGreaterThan(1.7);
    expect(robust / usual).toBeLessThan(4);
  });
});

describe('weights on a simplex', () => {
  it('are at least 0, sum to 1 and find a mixture', () => {
    const random = seededRandom(2);
    const columns = Array.from({ length: 5 }, () => Float64Array.from({ length: 12 }, () => sampleNormal(random)));
    const target = Float64Array.from(
      { length: 12 },
      (_, t) => 0.7 * (columns[1]?.[t] ?? 0) + 0.3 * (columns[4]?.[t] ?? 0),
    );
    const weights = simplexWeights({ columns, target, ridge: 0, tolerance: 0, mostSteps: 20_000 });
    expect(Math.min(...weights)).toBeGreaterThanOrEqual(0);
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 9);
    expect(weights[1]).toBeCloseTo(0.7, 2);
    expect(weights[4]).toBeCloseTo(0.3, 2);
  });
});

/** Units with levels, trends and shocks of their own and in common; the first has `effect` from `start` on. */
function simulate(
  seed: number,
  effect: number,
  { units = 30, periods = 30, start = 24 } = {},
): {
  readonly treated: readonly number[];
  readonly donors: readonly (readonly number[])[];
  readonly start: number;
} {
  const random = seededRandom(seed);
  const normal = (): number => sampleNormal(random);
  const common = Array.from({ length: periods }, normal);
  const rows = Array.from({ length: units }, () => {
    const level = 3 * normal();
    return common.map((shock) => level + shock + normal());
  });
  const [first = [], ...donors] = rows;
  return { treated: first.map((value, t) => (t >= start ? value + effect : value)), donors, start };
}

describe('effects of a known size', () => {
  const truth = 1.5;
  it.each([
    ['difference in differences', differenceInDifferences, 200],
    ['synthetic difference in differences', syntheticDifferenceInDifferences, 100],
  ] as const)('%s: the mean is right, and nine of ten intervals hold the truth', (_, method, runs) => {
    let sum = 0;
    let held = 0;
    for (let seed = 1; seed <= runs; seed++) {
      const panel = simulate(seed, truth, { units: 15, periods: 18, start: 14 });
      const { effect } = method(panel, { placebos: 14, seed });
      sum += effect.value;
      const [low, high] = effect.interval ?? [0, 0];
      if (low <= truth && truth <= high) held++;
    }
    expect(Math.abs(sum / runs - truth)).toBeLessThan(0.2);
    expect(held / runs).toBeGreaterThan(0.88);
    expect(held / runs).toBeLessThan(1);
  });

  it('local level: the mean is right, and nine of ten intervals hold the truth', () => {
    const runs = 200;
    let sum = 0;
    let held = 0;
    for (let seed = 1; seed <= runs; seed++) {
      const random = seededRandom(seed);
      let level = 0;
      const driver = Array.from({ length: 60 }, () => sampleNormal(random));
      const values = driver.map((x, t) => {
        level += 0.2 * sampleNormal(random);
        return level + 2 * x + sampleNormal(random) + (t >= 50 ? truth : 0);
      });
      const { effect } = localLevelEffect({ values, start: 50, regressors: [driver] });
      sum += effect.value;
      const [low, high] = effect.interval ?? [0, 0];
      if (low <= truth && truth <= high) held++;
    }
    expect(Math.abs(sum / runs - truth)).toBeLessThan(0.15);
    expect(held / runs).toBeGreaterThan(0.88);
    expect(held / runs).toBeLessThan(0.99);
  });
});

describe('panels that do not fit', () => {
  const donors = [[1, 2, 3, 4]];
  it.each([
    [{ treated: [1, 2, 3, 4], donors: [], start: 2 }, /no donor/],
    [{ treated: [1, 2, 3], donors, start: 2 }, /Donor 1 has 4 periods/],
    [{ treated: [1, Number.NaN, 3, 4], donors, start: 2 }, /treated unit has no number in period 1/],
    [{ treated: [1, 2, 3, 4], donors, start: 4 }, /begins at period 4 of 4/],
  ])('are refused in a sentence', (panel, sentence) => {
    expect(() => syntheticControl(panel)).toThrow(sentence);
  });

  it('and so is a series that is too short for a level', () => {
    expect(() => localLevelEffect({ values: [1, 2, 3, 4], start: 3, regressors: [] })).toThrow(/at least 5 values/);
    expect(() => interruptedSeries({ values: [1, 2, 3], start: 3, controls: [] })).toThrow(/not within the 3 values/);
  });
});
