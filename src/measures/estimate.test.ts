import { describe, expect, it } from 'vitest';
import { meanEstimate } from './estimate.ts';
import { studentQuantile } from './numbers/student.ts';

const each = (values: readonly number[]): { value: number; document: string }[] =>
  values.map((value, n) => ({ value, document: `d${n}` }));

describe('meanEstimate', () => {
  it('gives the t interval of the textbook where each document tells one act', () => {
    const estimate = meanEstimate(each([1, 2, 3, 4, 5]));
    expect(estimate).toMatchObject({ value: 3, n: 5, documents: 5 });
    // Standard deviation 1.5811, standard error 0.7071, t with 4 degrees 2.776.
    expect(estimate?.interval?.[0]).toBeCloseTo(3 - 2.776 * Math.SQRT1_2, 1);
    expect(estimate?.interval?.[1]).toBeCloseTo(3 + 2.776 * Math.SQRT1_2, 1);
  });

  it('is wider where the acts of one document resemble one another than for as many documents', () => {
    const values = [-4, -4, -4, -4, 2, 2, 2, 2, -4, -4, 2, 2, -4, 2, -4, 2, -4, -4, 2, 2];
    const apart = meanEstimate(each(values));
    const clustered = meanEstimate(values.map((value, n) => ({ value, document: `d${Math.floor(n / 4)}` })));
    const width = (interval?: readonly [number, number]): number => (interval ? interval[1] - interval[0] : Number.NaN);
    expect(clustered?.value).toBe(apart?.value);
    expect(width(clustered?.interval)).toBeGreaterThan(width(apart?.interval));
  });

  it('gives no interval for fewer than five documents, however many acts they tell, and nothing without acts', () => {
    const four = Array.from({ length: 40 }, (_, n) => ({ value: n % 3, document: `d${n % 4}` }));
    expect(meanEstimate(four)).toMatchObject({ n: 40, documents: 4 });
    expect(meanEstimate(four)?.interval).toBeUndefined();
    expect(meanEstimate([])).toBeUndefined();
  });

  it.each([
    [4, 2.776],
    [10, 2.228],
    [30, 2.042],
    [120, 1.98],
  ])('has the t of printed tables at %i degrees', (degrees, t) => {
    expect(Math.abs(studentQuantile(0.975, degrees) - t)).toBeLessThan(0.001);
  });
});
