import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashedWeights, packHashedWeights, readHashedWeights, rowOf } from './hashed-weights.ts';

describe('hashed weights', () => {
  it('find the row of every key and none for any other', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(0xffffffff), { maxLength: 200 }), fc.nat(0xffffffff), (all, other) => {
        const keys = Uint32Array.from(all).sort();
        const table = hashedWeights(keys, 1);
        expect([...keys].map((key) => rowOf(table, key | 0))).toEqual([...keys.keys()]);
        expect(rowOf(table, other | 0)).toBe(keys.indexOf(other));
      }),
    );
  });

  it('come back from their bytes to within the rounding, without rows of zeros', () => {
    const table = hashedWeights(Uint32Array.from([3, 9, 4_000_000_000]), 2, Float32Array.from([1, -2, 0, 0, 0.5, 4]));
    const other = hashedWeights(Uint32Array.from([7]), 3, Float32Array.from([1, 1, 1]));
    const [first, second] = readHashedWeights(packHashedWeights([table, other]));
    expect([...(first?.keys ?? [])]).toEqual([3, 4_000_000_000]);
    for (const [i, value] of [1, -2, 0.5, 4].entries()) expect(first?.values[i]).toBeCloseTo(value, 1);
    expect(second?.width).toBe(3);
  });

  it('refuse bytes that end within a table', () => {
    const bytes = packHashedWeights([hashedWeights(Uint32Array.from([3, 9]), 2, Float32Array.from([1, 1, 1, 1]))]);
    expect(() => readHashedWeights(bytes.subarray(0, 16))).toThrow(RangeError);
  });
});
