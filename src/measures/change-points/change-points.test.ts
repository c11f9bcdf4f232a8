import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../records/seeded-random.ts';
import { sampleGamma, sampleNormal } from '../numbers/samplers.ts';
import { breakDates } from './break-dates.ts';
import { breakCdf, breakQuantile } from './break-quantile.ts';
import { changeWeights } from './change-weights.ts';
import { type ChangePointOptions, findChangePoints } from './find-change-points.ts';
import { optimalPartition, pelt } from './partition.ts';
import { robustScale } from './robust-scale.ts';
import { meanCost, meanVarianceCost, poissonCost, type SegmentCost, withLengths } from './segment-cost.ts';

const shared = process.env.ENTENTE_SHARED ?? fileURLToPath(new URL('../../../../shared', import.meta.url));
const published = join(shared, 'data/alignment/changepoint.json');
const found = existsSync(published);
if (!found) console.warn(`SKIPPED: no ${published}; set ENTENTE_SHARED to check published change points.`);

interface Published {
  readonly nile: {
    readonly x: readonly number[];
    readonly expected: Readonly<Record<'rss0' | 'rss1' | 'rss2' | 'supF', number>> & {
      readonly bic: readonly number[];
      readonly ci95Years: readonly number[];
      readonly segmentMeans: readonly number[];
    };
  };
  readonly discoveries: { readonly x: readonly number[]; readonly expected: { readonly lambda: readonly number[] } };
  readonly logUKDriverDeaths: { readonly x: readonly number[] };
}

/** Changes as places of the last value before them, counted from 1 as the published lists count. */
const places = (values: ArrayLike<number>, options: ChangePointOptions = {}) =>
  findChangePoints(values, options).changes.map(({ last }) => last + 1);

describe.skipIf(!found)('published series', () => {
  const { nile, discoveries, logUKDriverDeaths } = (
    found ? JSON.parse(readFileSync(published, 'utf8')) : {}
  ) as Published;

  it('the Nile has one change, after 1898', () => {
    expect(places(nile.x)).toEqual([28]);
    expect(robustScale(Float64Array.from(nile.x), new Float64Array(100).fill(1))).toBeCloseTo(115.3, 1);
    const [change] = findChangePoints(nile.x).changes;
    expect([change?.before, change?.after]).toEqual(nile.expected.segmentMeans.map((mean) => expect.closeTo(mean, 3)));
    expect(places(nile.x, { scale: sd(nile.x), penalty: 2 * Math.log(100) })).toEqual([28]);
  });

  it('and strucchange has the same sums of squares, criterion, supF and interval', () => {
    const { expected } = nile;
    const { fits, breaks, supF, supFLast } = breakDates(nile.x);
    expect([0, 1, 2].map((i) => fits[i]?.rss)).toEqual(
      [expected.rss0, expected.rss1, expected.rss2].map((rss) => expect.closeTo(rss, 2)),
    );
    expect(fits.map(({ bic }) => bic)).toEqual(expected.bic.map((bic) => expect.closeTo(bic, 3)));
    expect(supF).toBeCloseTo(expected.supF, 5);
    expect(breaks.map(({ last, low, high }) => [last, low, high].map((i) => 1871 + i))).toEqual([
      [1898, ...expected.ci95Years],
    ]);
    expect(supFLast).toBe(27);
  });

  it('pieces without variance are found where nothing guards against them, and not otherwise', () => {
    expect(places(nile.x, { kind: 'mean and variance', shortest: 2, floor: 0 })).toEqual([4, 6, 28, 97]);
    expect(places(nile.x, { kind: 'mean and variance' })).toEqual([28]);
  });

  it('discoveries change their rate three times', () => {
    const options = { kind: 'poisson', shortest: 2, penalty: 2 * Math.log(100) } as const;
    expect(places(discoveries.x, options)).toEqual([24, 29, 73]);
    expect(findChangePoints(discoveries.x, options).segments.map(({ level }) => level)).toEqual(
      discoveries.expected.lambda.map((rate) => expect.closeTo(rate, 5)),
    );
    // They scatter by a third more than Poisson numbers; told so, the search believes in one change.
    expect(places(discoveries.x, { kind: 'poisson', dispersion: 'robust' })).toEqual([73]);
  });

  it('the modified criterion finds what the package changepoint finds in deaths of drivers', () => {
    const options = { kind: 'mean and variance', shortest: 2, floor: 0, lengths: true } as const;
    const deaths = logUKDriverDeaths.x.map(Math.log);
    expect(places(deaths, { ...options, penalty: 4 * Math.log(deaths.length) })).toEqual([10, 72, 169]);
  });
});

function sd(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}

/** What a partition costs, penalties and all. */
function total(cost: SegmentCost, penalty: number, starts: readonly number[]): number {
  return starts.reduce((sum, start, i) => sum + cost.of(start, starts[i + 1] ?? cost.length) + penalty, 0);
}

describe('pelt', () => {
  const values = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 6, maxLength: 60 });
  const weight = fc.constantFrom(1, 2, 0.5);

  it.each([
    ['mean', (v: Float64Array, w: Float64Array) => meanCost(v, w, 2)],
    ['poisson', (v: Float64Array, w: Float64Array) => poissonCost(v, w, 1.3)],
    ['mean and variance', (v: Float64Array) => meanVarianceCost(v, 0.05)],
    ['mean and variance with lengths', (v: Float64Array) => withLengths(meanVarianceCost(v, 0.05))],
    ['mean with lengths', (v: Float64Array, w: Float64Array) => withLengths(meanCost(v, w, 2))],
  ] as const)('finds as good a partition as looking at all of them: %s', (_, costOf) => {
    fc.assert(
      fc.property(
        values,
        fc.array(weight, { minLength: 60, maxLength: 60 }),
        fc.constantFrom(0, 0.5, 3, 9),
        fc.integer({ min: 1, max: 5 }),
        (v, w, penalty, shortest) => {
          const cost = costOf(Float64Array.from(v), Float64Array.from(w.slice(0, v.length)));
          const quick = pelt(cost, penalty, shortest);
          const slow = optimalPartition(cost, penalty, shortest);
          expect(total(cost, penalty, quick)).toBeCloseTo(total(cost, penalty, slow), 6);
          const ends = [...quick.slice(1), v.length];
          for (const [i, start] of quick.entries())
            expect((ends[i] as number) - start).toBeGreaterThanOrEqual(shortest);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('changes of a series', () => {
  const random = seededRandom(9);
  const noisy = (level: (t: number) => number, length: number) =>
    Array.from({ length }, (_, t) => level(t) + sampleNormal(random));

  it('are the same in any unit and from any zero', () => {
    const values = noisy((t) => (t < 40 ? 0 : t < 70 ? 3 : -1), 120);
    const expected = places(values);
    expect(expected).toHaveLength(2);
    expect(places(values.map((value) => 1e6 + 1_000 * value))).toEqual(expected);
    expect(places(values.map((value) => -value))).toEqual(expected);
  });

  it('step over gaps, which are neither zeros nor filled', () => {
    const values = noisy((t) => (t < 30 ? 2 : 8), 60);
    const gapped = values.flatMap((value, t) => (t >= 25 && t < 35 ? [Number.NaN, value] : [value]));
    const change = findChangePoints(values).changes[0];
    const among = findChangePoints(gapped).changes[0];
    expect([change?.last, change?.next]).toEqual([29, 30]);
    // Five values before the change have a gap before each of them.
    expect([among?.last, among?.next]).toEqual([34, 36]);
    expect(Number.isNaN(gapped[35])).toBe(true);
    expect(among?.before).toBeCloseTo(change?.before ?? Number.NaN, 12);
    expect(findChangePoints(gapped).n).toBe(60);
  });

  it('weigh a month of one event less than one of a hundred', () => {
    const values = noisy((t) => (t >= 20 && t < 26 ? 6 : 0), 60);
    const thin = values.map((_, t) => (t >= 20 && t < 26 ? 0.01 : 1));
    expect(places(values, { scale: 1 })).toEqual([20, 26]);
    expect(places(values, { weights: thin, scale: 1 })).toEqual([]);
  });

  it('of counts are changes out of what they are counted from', () => {
    const sources = Array.from({ length: 60 }, (_, t) => (t < 30 ? 100 : 400));
    const counts = sources.map((n, t) => n / 10 + (t % 3));
    expect(places(counts, { kind: 'poisson' })).toEqual([30]);
    expect(places(counts, { kind: 'poisson', weights: sources })).toEqual([]);
  });

  it('are rare where there is none, and their intervals hold the true place as often as they say', () => {
    let [false_, missed, held] = [0, 0, 0];
    for (let round = 0; round < 200; round++) {
      if (
        places(
          noisy(() => 0, 100),
          { scale: 1 },
        ).length
      )
        false_++;
      const { changes } = findChangePoints(
        noisy((t) => (t < 50 ? 0 : 1.5), 100),
        { scale: 1 },
      );
      const change = changes[0];
      if (changes.length !== 1 || !change) missed++;
      else if (change.low <= 49 && 49 <= change.high) held++;
    }
    expect(false_).toBeLessThan(10);
    expect(missed).toBeLessThan(10);
    expect(held / (200 - missed)).toBeGreaterThan(0.9);
  });

  it('none in a series that is empty, short, all gaps or all the same', () => {
    for (const values of [[], [1], [1, 5, 2], new Array(20).fill(Number.NaN), new Array(20).fill(3)]) {
      expect(findChangePoints(values).changes).toEqual([]);
      expect(findChangePoints(values, { kind: 'poisson' }).changes).toEqual([]);
    }
    expect(findChangePoints(new Array(20).fill(3)).segments).toEqual([{ first: 0, last: 19, n: 20, level: 3 }]);
    expect(findChangePoints([...new Array(10).fill(3), ...new Array(10).fill(4)]).changes).toHaveLength(1);
  });

  it('refuses what makes no sense', () => {
    expect(() => findChangePoints([1, -1], { kind: 'poisson' })).toThrow(/below 0/);
    expect(() => findChangePoints([1, 2], { penalty: -1 })).toThrow(/penalty of -1/);
    expect(() => findChangePoints([1, 2], { shortest: 0 })).toThrow(/shortest segment of 0/);
    expect(() => findChangePoints([1, 2], { level: 2 })).toThrow(/level of 2/);
  });

  it.each(['mean', 'poisson'] as const)('of 50,000 values without a change are sought in seconds: %s', (kind) => {
    const values = noisy(() => 20, 50_000).map((value) => Math.max(0, Math.round(value)));
    const start = process.cpuUsage();
    expect(places(values, { kind }).length).toBeLessThan(3);
    // A search without pruning by level takes minutes; the figures stand in docs/performance.md.
    expect(process.cpuUsage(start).user / 1e6).toBeLessThan(10);
  });
});

describe('breaks of a short series', () => {
  it('have the distribution of Yao where variances are equal, and mirror where they are not', () => {
    expect(breakQuantile(0.975, 1)).toBeCloseTo(11.03, 2);
    for (const x of [0.5, 3, 20, 200]) {
      expect(breakCdf(x, 1) + breakCdf(-x, 1)).toBeCloseTo(1, 10);
      // Seen from the other side the roles of the variances change.
      expect(breakCdf(-x, 2.5)).toBeCloseTo(1 - breakCdf(x / 2.5, 1 / 2.5), 8);
    }
  });

  it('step over gaps and count places in the series as given', () => {
    const values = [1, Number.NaN, 2, 1, 2, Number.NaN, 9, 8, 9, 8, 9];
    const { breaks, n } = breakDates(values, { most: 1 });
    expect([n, breaks[0]?.last]).toEqual([9, 4]);
  });

  it('want values enough and options that make sense', () => {
    expect(() => breakDates([1, 2, 3])).toThrow(/six values/);
    expect(() => breakDates([1, 2, 3, 4, 5, 6, 7], { trim: 0.6 })).toThrow(/0.6 trimmed/);
    expect(breakDates(new Array(12).fill(1)).breaks).toEqual([]);
  });
});

describe('weights for changes', () => {
  it('believe neither in the scatter of large months nor in that of small ones', () => {
    const random = seededRandom(8);
    const seen = { weighed: 0, byEvents: 0, found: 0 };
    for (let round = 0; round < 100; round++) {
      const n = Float64Array.from({ length: 120 }, () => 1 + Math.floor(sampleGamma(random, 0.5, 0.01)));
      const scatter = n.map((events) => sampleNormal(random) + (4 / Math.sqrt(events)) * sampleNormal(random));
      if (findChangePoints(scatter, { weights: changeWeights(n) }).changes.length) seen.weighed++;
      if (findChangePoints(scatter, { weights: n }).changes.length) seen.byEvents++;
      const risen = scatter.map((value, t) => value + (t < 60 ? 0 : 2));
      const { changes } = findChangePoints(risen, { weights: changeWeights(n) });
      if (changes.some(({ last }) => Math.abs(last - 59) <= 6)) seen.found++;
    }
    expect(seen.weighed).toBeLessThan(8);
    expect(seen.found).toBeGreaterThan(85);
    // What the weights are for: by events alone scatter is taken for changes more often than not.
    expect(seen.byEvents).toBeGreaterThan(50);
  });

  it('leave out stretches without events', () => {
    expect([...changeWeights(Float64Array.of(0, 5), 0)]).toEqual([0, 1]);
  });
});
