import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../records/seeded-random.ts';
import { betaCdf, betaQuantile } from './beta.ts';
import { chiSquareCdf, chiSquareQuantile, chiSquareUpper, gammaCdf, gammaQuantile } from './gamma.ts';
import { logGamma } from './log-gamma.ts';
import { normalCdf, normalDensity, normalQuantile } from './normal.ts';
import { median, sampleQuantile } from './sample-quantile.ts';
import { sampleGamma, sampleNormal, samplePermutation } from './samplers.ts';
import { studentCdf, studentQuantile } from './student.ts';

/** Found by mpmath 1.3 at 25 digits, by bisection of its incomplete beta and gamma functions. */
const QUANTILES: readonly [found: number, expected: number][] = [
  [normalQuantile(0.975), 1.95996398454005],
  [studentQuantile(0.975, 1), 12.7062047361747],
  [studentQuantile(0.975, 2), 4.302652729749464],
  [studentQuantile(0.975, 4), 2.776445105197794],
  [studentQuantile(0.975, 9), 2.262157162798206],
  [studentQuantile(0.975, 60), 2.000297822014261],
  [gammaQuantile(0.025, 0.5), 0.000491034558587628],
  [gammaQuantile(0.975, 3), 7.224687667723961],
  [gammaQuantile(1e-6, 12.5), 2.120664025691294],
  [betaQuantile(0.025, 0.5, 0.5), 0.001541333133436012],
  [betaQuantile(0.025, 3, 7), 0.07485463141969181],
  [betaQuantile(1e-10, 300, 2), 0.9160951278620714],
];
const PROBABILITIES: readonly [found: number, expected: number][] = [
  [normalCdf(1.5), 0.9331927987311419],
  [normalCdf(-8), 6.220960574271784e-16],
  [chiSquareUpper(300, 3), 9.9487583463277e-65],
  [betaCdf(0.1, 2.5, 40), 0.8731641854879],
  [gammaCdf(100_000, 100_000), 0.50042052211037],
  // The closed form for three degrees.
  [studentCdf(-2, 3), 0.5 - (Math.atan(2 / Math.sqrt(3)) + 2 / Math.sqrt(3) / (1 + 4 / 3)) / Math.PI],
  [logGamma(0.3), 1.095797994818],
  [logGamma(1234.5), 7550.550901077895],
];

describe('distribution functions', () => {
  it.each([...QUANTILES, ...PROBABILITIES])('%d agrees with %d to 12 digits', (found, expected) => {
    expect(Math.abs(found / expected - 1)).toBeLessThan(1e-12);
  });

  const probability = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true });
  // Below 0.1 a quantile may be smaller than the smallest double.
  const shape = fc.double({ min: 0.1, max: 5_000, noNaN: true });

  it('a quantile is where its distribution reaches p', () => {
    fc.assert(
      fc.property(probability, shape, shape, (p, a, b) => {
        expect(gammaCdf(gammaQuantile(p, a, b), a, b)).toBeCloseTo(p, 9);
        expect(chiSquareCdf(chiSquareQuantile(p, a), a)).toBeCloseTo(p, 9);
        expect(studentCdf(studentQuantile(p, a), a)).toBeCloseTo(p, 9);
        expect(normalCdf(normalQuantile(p))).toBeCloseTo(p, 12);
      }),
    );
  });

  it('a beta quantile is where the beta distribution reaches p, wherever doubles can tell', () => {
    fc.assert(
      fc.property(probability, shape, shape, (p, a, b) => {
        const x = betaQuantile(p, a, b);
        // Close to 1 neighbouring doubles may lie on both sides of p.
        const step = Math.max(x * 2 ** -51, Number.MIN_VALUE);
        expect(betaCdf(x - step, a, b)).toBeLessThanOrEqual(p + 1e-9);
        expect(betaCdf(x + step, a, b)).toBeGreaterThanOrEqual(p - 1e-9);
        if (x > 1e-6 && x < 1 - 1e-6) expect(betaQuantile(1 - p, b, a)).toBeCloseTo(1 - x, 7);
      }),
    );
  });

  it('what is no probability or no shape gives no number', () => {
    expect(betaQuantile(1.2, 1, 1)).toBeNaN();
    expect(betaCdf(0.5, 0, 1)).toBeNaN();
    expect(gammaQuantile(0.5, 0)).toBeNaN();
    expect(studentQuantile(0.5, 0)).toBeNaN();
    expect(normalQuantile(-0.1)).toBeNaN();
  });

  it('ends of the range', () => {
    expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY);
    expect([gammaQuantile(0, 2), gammaQuantile(1, 2)]).toEqual([0, Number.POSITIVE_INFINITY]);
    expect([betaQuantile(0, 2, 3), betaQuantile(1, 2, 3)]).toEqual([0, 1]);
    expect(normalDensity(0)).toBeCloseTo(0.3989422804, 10);
  });
});

describe('samplers', () => {
  it('draw the same numbers from the same seed', () => {
    const draw = () => {
      const random = seededRandom(7);
      return [sampleNormal(random), sampleGamma(random, 2.5, 3), ...samplePermutation(random, 5)];
    };
    expect(draw()).toEqual(draw());
  });

  it.each([
    [0.3, 2],
    [1, 1],
    [7.5, 0.1],
  ])('gamma numbers of shape %d and rate %d have its mean, variance and median', (shape, rate) => {
    const random = seededRandom(11);
    const drawn = Array.from({ length: 40_000 }, () => sampleGamma(random, shape, rate));
    const mean = drawn.reduce((sum, value) => sum + value, 0) / drawn.length;
    const variance = drawn.reduce((sum, value) => sum + (value - mean) ** 2, 0) / drawn.length;
    expect(mean / (shape / rate)).toBeCloseTo(1, 1);
    expect(variance / (shape / rate ** 2)).toBeCloseTo(1, 1);
    expect(gammaCdf(median(drawn), shape, rate)).toBeCloseTo(0.5, 1);
  });

  it('normal numbers are standard normal', () => {
    const random = seededRandom(3);
    const drawn = Array.from({ length: 40_000 }, () => sampleNormal(random));
    for (const p of [0.025, 0.16, 0.5, 0.84, 0.975]) {
      expect(normalCdf(sampleQuantile(drawn, p))).toBeCloseTo(p, 2);
    }
  });

  it('a permutation holds every number once, and every place is as likely', () => {
    const random = seededRandom(5);
    const first = [0, 0, 0, 0];
    for (let round = 0; round < 8_000; round++) {
      const order = samplePermutation(random, 4);
      expect([...order].sort()).toEqual([0, 1, 2, 3]);
      first[order[0] as number] = (first[order[0] as number] as number) + 1;
    }
    for (const count of first) expect(Math.abs(count / 2_000 - 1)).toBeLessThan(0.1);
    expect(samplePermutation(random, 0)).toHaveLength(0);
  });
});

describe('quantiles of samples', () => {
  it('are linear between neighbours, and gaps are left out', () => {
    expect(sampleQuantile([4, 1, 3, 2], 0.25)).toBe(1.75);
    expect(median([5, Number.NaN, 1, 3])).toBe(3);
    expect(median([])).toBeNaN();
  });
});
