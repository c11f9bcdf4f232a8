import { describe, expect, it } from 'vitest';
import { bootstrapInterval } from './bootstrap.ts';

const mean = (rows: readonly number[]): number | null =>
  rows.length ? rows.reduce((sum, row) => sum + row, 0) / rows.length : null;

describe('the interval of a figure over documents', () => {
  it('holds the figure, is the same on every run, and is narrower with more documents', () => {
    const rows = Array.from({ length: 20 }, (_, i) => (i % 4) / 4);
    const few = bootstrapInterval(rows, mean) ?? [0, 0];
    const many = bootstrapInterval([...rows, ...rows, ...rows, ...rows], mean) ?? [0, 0];
    expect(few[0]).toBeLessThan(0.375);
    expect(few[1]).toBeGreaterThan(0.375);
    expect(bootstrapInterval(rows, mean)).toEqual(few);
    expect(many[1] - many[0]).toBeLessThan((few[1] - few[0]) * 0.7);
  });

  it('is that of a mean as theory has it: two standard errors to each side', () => {
    const rows = Array.from({ length: 400 }, (_, i) => i % 2);
    const [low, high] = bootstrapInterval(rows, mean) ?? [0, 0];
    const theory = (2 * 1.96 * 0.5) / 20;
    expect(high - low).toBeGreaterThan(0.9 * theory);
    expect(high - low).toBeLessThan(1.1 * theory);
  });

  it('is none of nothing', () => {
    expect(bootstrapInterval([], mean)).toBeNull();
    expect(bootstrapInterval([1, 2], () => null)).toBeNull();
  });
});
