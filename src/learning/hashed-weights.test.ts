import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashedWeights, rowOf } from './hashed-weights.ts';

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
});
