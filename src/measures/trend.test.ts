import { describe, expect, it } from 'vitest';
import { type DatedValue, judgeTrends, measureTrend } from './trend.ts';

const day = (n: number): string => new Date(Date.UTC(2020, 0, 1 + n)).toISOString().slice(0, 10);
const series = (values: readonly number[]): DatedValue[] =>
  values.map((value, n) => ({ day: day(n * 7), value, document: `d${n}` }));

describe('measureTrend', () => {
  it('agrees with the Mann-Kendall test of ten rising values: S 45, variance 125', () => {
    const trend = measureTrend(series([-9, -7, -5, -3, -1, 1, 3, 5, 7, 9]));
    expect(trend).toMatchObject({ n: 10, tau: 1, early: -5, late: 5, first: '2020-01-01' });
    if (trend.verdict === 'too few') throw new Error('ten values are enough');
    // z = 44 / sqrt(125) = 3.935.
    expect(trend.p).toBeCloseTo(8.3e-5, 5);
  });

  it('corrects for ties, which PLOVER scores are full of', () => {
    const trend = measureTrend(series([-2, -2, -2, -2, -2, 4, 4, 4, 4, 4]));
    if (trend.verdict === 'too few') throw new Error('ten values are enough');
    // S 25; variance (10*9*25 - 2 * 5*4*15) / 18 = 91.67; z = 24 / 9.574 = 2.507.
    expect(trend.p).toBeCloseTo(0.0122, 3);
    // tau-b = 25 / sqrt(45 * 25).
    expect(trend.tau).toBeCloseTo(0.745, 3);
  });

  it('says "too few" for few acts, few documents or few days', () => {
    expect(measureTrend(series([1, 2, 3, 4, 5, 6, 7, 8, 9])).verdict).toBe('too few');
    const ten = series([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(measureTrend(ten.map((one, n) => ({ ...one, document: `d${n % 4}` }))).verdict).toBe('too few');
    expect(measureTrend(ten.map((one, n) => ({ ...one, day: day(n % 3) }))).verdict).toBe('too few');
  });
});

describe('judgeTrends', () => {
  it('calls a trend clear only if it holds for the number of series that were tested', () => {
    const clear = measureTrend(series([9, 7, 5, 3, 1, -1, -3, -5, -7, -9]));
    const faint = measureTrend(series([1, 3, 2, 5, 4, 3, 6, 5, 4, 7]));
    if (faint.verdict === 'too few') throw new Error('ten values are enough');
    expect(faint.p).toBeLessThan(0.05);
    expect(judgeTrends([faint])[0]?.verdict).toBe('warmer');
    const flat = Array.from({ length: 40 }, () => measureTrend(series([1, -1, 1, -1, 1, -1, 1, -1, 1, -1])));
    const judged = judgeTrends([faint, clear, ...flat]);
    expect(judged[0]?.verdict).toBe('no clear trend');
    expect(judged[1]?.verdict).toBe('colder');
  });
});
