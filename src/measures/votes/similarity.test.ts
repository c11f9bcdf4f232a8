import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { portfolioSimilarity } from './portfolios.ts';
import { DISTANCES, type Distance, tableSimilarity, VOTE_MEASURES, type VoteMeasure } from './similarity.ts';
import { similarityInterval } from './similarity-interval.ts';

const shared = process.env.ENTENTE_SHARED ?? fileURLToPath(new URL('../../../../shared', import.meta.url));
const examples = join(shared, 'data/alignment/similarity_examples.json');
const found = existsSync(examples);
if (!found) console.warn(`SKIPPED: ${examples} is missing; set ENTENTE_SHARED to check similarities against R.`);

const tables = fc.array(fc.nat(40), { minLength: 9, maxLength: 9 });
const measures = fc.constantFrom(...VOTE_MEASURES);
const distances = fc.constantFrom(...DISTANCES);
const turned = (table: readonly number[]): number[] =>
  table.map((_, cell) => table[(cell % 3) * 3 + Math.floor(cell / 3)] ?? 0);

describe('similarity of votes', () => {
  it.runIf(found)('has the values that R gives for votes and alliances, to all digits', () => {
    const { un, alliances } = JSON.parse(readFileSync(examples, 'utf8')) as Examples;
    const voted: [string, VoteMeasure, Distance][] = [
      ['agreement', 'agreement', 'nominal'],
      ['S_abs', 's', 'absolute'],
      ['S_sq', 's', 'squared'],
      ['kappa_linear', 'kappa', 'absolute'],
      ['kappa_quadratic', 'kappa', 'squared'],
      ['pi_linear', 'pi', 'absolute'],
      ['pi_quadratic', 'pi', 'squared'],
      ['tau_b', 'tau', 'nominal'],
    ];
    for (const row of un) {
      const table = row.confusion_yes_abstain_no.flat();
      for (const [key, measure, distance] of voted)
        expect([row.a, row.b, key, tableSimilarity(table, measure, distance).toFixed(9)]).toEqual([
          row.a,
          row.b,
          key,
          Number(row[key]).toFixed(9),
        ]);
    }
    for (const row of alliances) {
      const without = row.nStates - row.states.length;
      const of = (measure: VoteMeasure, distance: Distance): string =>
        portfolioSimilarity(row.portfolio1, row.portfolio2, { measure, distance, highest: 3, without }).value.toFixed(
          9,
        );
      expect(of('s', 'absolute')).toBe(Number(row.S_abs).toFixed(9));
      expect(of('s', 'squared')).toBe(Number(row.S_sq).toFixed(9));
      expect(of('kappa', 'squared')).toBe(Number(row.kappa_quadratic).toFixed(9));
      expect(of('pi', 'squared')).toBe(Number(row.pi_quadratic).toFixed(9));
      const [one, other] = [row.portfolio1, row.portfolio2].map((ties) => ties.map((tie) => Math.min(1, tie)));
      const binary = portfolioSimilarity(one ?? [], other ?? [], { measure: 's', highest: 1, without });
      expect(binary.value.toFixed(9)).toBe(Number(row.S_abs_binary).toFixed(9));
    }
    expect([un.length, alliances.length]).toEqual([8, 6]);
  });

  it('is the same whichever state is named first', () => {
    fc.assert(
      fc.property(tables, measures, distances, (table, measure, distance) => {
        const [one, other] = [table, turned(table)].map(
          (each) => Math.round(tableSimilarity(each, measure, distance) * 1e9) + 0,
        );
        expect(other).toBe(one);
      }),
    );
  });

  it('is 1 for two states that always answer alike, and never more', () => {
    fc.assert(
      fc.property(fc.nat(30), fc.nat(30), measures, distances, tables, (yes, no, measure, distance, table) => {
        expect(tableSimilarity([yes + 1, 0, 0, 0, 2, 0, 0, 0, no], measure, distance)).toBeCloseTo(1, 12);
        const value = tableSimilarity(table, measure, distance);
        expect(Number.isNaN(value) || value <= 1 + 1e-12).toBe(true);
      }),
    );
  });

  it('has no kappa where nobody ever answers but yes, since chance would agree as often', () => {
    const onlyYes = [12, 0, 0, 0, 0, 0, 0, 0, 0];
    expect(
      ['s', 'kappa', 'pi', 'tau'].map((measure) => tableSimilarity(onlyYes, measure as VoteMeasure, 'squared')),
    ).toEqual([1, Number.NaN, Number.NaN, Number.NaN]);
    expect(tableSimilarity(new Float64Array(9), 's', 'absolute')).toBeNaN();
  });

  it('weighs what it is told to weigh, and names a tie that is off the scale', () => {
    const weighed = portfolioSimilarity([3, 0], [0, 0], { measure: 's', highest: 3, weights: [1, 3] });
    expect(weighed).toEqual({ value: 0.5, n: 4 });
    expect(() => portfolioSimilarity([4], [0], { measure: 's', highest: 3 })).toThrow('from 0 to 3, not 4');
    expect(() => portfolioSimilarity([1], [0, 0], { measure: 's', highest: 3 })).toThrow('one has 1, the other 2');
  });
});

describe('the interval of a similarity', () => {
  const table = [30, 5, 4, 3, 8, 2, 1, 2, 15];

  it('holds the value, is the same on every run, and is wider with fewer votes', () => {
    for (const measure of VOTE_MEASURES) {
      const value = tableSimilarity(table, measure, 'absolute');
      const [low, high] = similarityInterval(table, measure, 'absolute') ?? [9, 9];
      expect(low).toBeLessThan(value);
      expect(high).toBeGreaterThan(value);
      expect(similarityInterval(table, measure, 'absolute')).toEqual([low, high]);
      const few = similarityInterval([6, 1, 1, 1, 2, 0, 0, 0, 3], measure, 'absolute') ?? [0, 0];
      expect(few[1] - few[0]).toBeGreaterThan(high - low);
    }
  });

  it('is close to that of the mean where the mean is what it is about', () => {
    // S is 1 less the mean distance of an item: mean and standard error by hand.
    const n = 70;
    const distances = [...Array(53).fill(0), ...Array(12).fill(1), ...Array(5).fill(2)] as number[];
    const mean = distances.reduce((sum, d) => sum + d, 0) / n;
    const error = Math.sqrt(distances.reduce((sum, d) => sum + (d - mean) ** 2, 0) / n / n);
    const [low, high] = similarityInterval(table, 's', 'absolute', { resamples: 4000 }) ?? [0, 0];
    expect(Math.abs(low - (1 - mean - 1.96 * error))).toBeLessThan(0.02);
    expect(Math.abs(high - (1 - mean + 1.96 * error))).toBeLessThan(0.02);
  });

  it('does not claim certainty where all answers are equal, and none with few votes', () => {
    const [low, high] = similarityInterval([20, 0, 0, 0, 0, 0, 0, 0, 0], 's', 'absolute') ?? [0, 0];
    expect(low).toBeCloseTo(0.6777, 3);
    expect(high).toBe(1);
    expect(similarityInterval([5, 0, 0, 0, 0, 0, 0, 0, 4], 's', 'absolute')).toBeUndefined();
  });
});

interface Examples {
  readonly un: readonly ({
    readonly a: string;
    readonly b: string;
    readonly confusion_yes_abstain_no: number[][];
  } & Readonly<Record<string, unknown>>)[];
  readonly alliances: readonly ({
    readonly nStates: number;
    readonly states: number[];
    readonly portfolio1: number[];
    readonly portfolio2: number[];
  } & Readonly<Record<string, unknown>>)[];
}
