import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { windowsOf } from './windows.ts';

const sum = (sizes: readonly number[]): number => sizes.reduce((a, b) => a + b, 0);

describe('windowsOf', () => {
  it('reads a short text at once', () => {
    expect(windowsOf([20, 30, 40])).toEqual([{ from: 0, to: 3, core: 0, end: 3 }]);
    expect(windowsOf([])).toEqual([]);
  });

  it('shows sentences with those around them', () => {
    expect(windowsOf(Array<number>(12).fill(30))).toEqual([
      { from: 0, to: 8, core: 0, end: 7 },
      { from: 5, to: 12, core: 7, end: 12 },
    ]);
  });

  it('gives a sentence that fills a window one of its own', () => {
    expect(windowsOf([10, 254, 10])).toEqual([
      { from: 0, to: 1, core: 0, end: 1 },
      { from: 1, to: 2, core: 1, end: 2 },
      { from: 2, to: 3, core: 2, end: 3 },
    ]);
  });

  it('decides each sentence once, in its order, in a window that holds it', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 510 })), (sizes) => {
        let next = 0;
        for (const { from, to, core, end } of windowsOf(sizes)) {
          expect(core).toBe(next);
          expect(end).toBeGreaterThan(core);
          expect(from).toBeLessThanOrEqual(core);
          expect(to).toBeGreaterThanOrEqual(end);
          if (to - from > 1) expect(sum(sizes.slice(from, to))).toBeLessThanOrEqual(254);
          next = end;
        }
        expect(next).toBe(sizes.length);
      }),
    );
  });
});
