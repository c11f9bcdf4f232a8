import { describe, expect, it } from 'vitest';
import { fitOdds } from './fit-odds.ts';

const times = (n: number, facts: Record<string, boolean>, isRight: boolean) =>
  Array.from({ length: n }, () => ({ facts, isRight }));

describe('fitting odds', () => {
  it('finds the logarithm of the odds of each group', () => {
    const odds = fitOdds(
      [
        ...times(20, { known: false }, true),
        ...times(80, { known: false }, false),
        ...times(75, { known: true }, true),
        ...times(25, { known: true }, false),
      ],
      1e-6,
    );
    expect(odds.none).toBeCloseTo(Math.log(20 / 80), 3);
    expect(odds.known).toBeCloseTo(Math.log(75 / 25) - Math.log(20 / 80), 3);
  });

  it('keeps a fact that always holds with the right answer finite by its ridge', () => {
    const odds = fitOdds([...times(5, { sure: true }, true), ...times(5, { sure: false }, false)], 1);
    expect(odds.sure).toBeGreaterThan(1);
    expect(odds.sure).toBeLessThan(4);
  });
});
