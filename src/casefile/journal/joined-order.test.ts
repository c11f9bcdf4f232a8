import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinedOrder, type LinkedEntry } from './joined-order.ts';

/** Entries of several copies: each follows one that its copy had, as people write them. */
const journals = fc
  .array(fc.record({ copy: fc.integer({ min: 0, max: 2 }), minutes: fc.integer({ min: 0, max: 3 }) }), {
    maxLength: 30,
  })
  .map((writes) => {
    const last: (LinkedEntry | undefined)[] = [undefined, undefined, undefined];
    return writes.map(({ copy, minutes }, i): LinkedEntry => {
      const before = last[copy];
      const at = new Date((before ? Date.parse(before.at) : 0) + minutes * 60_000).toISOString();
      const entry = { id: `j-${(i * 7919) % 1000}`, at, ...(before ? { follows: before.id } : {}) };
      last[copy] = entry;
      return entry;
    });
  });

describe('the order of joined journals', () => {
  it('is the same in whatever order entries were stored, and none comes before the one it followed', () => {
    fc.assert(
      fc.property(journals, fc.infiniteStream(fc.nat()), (entries, random) => {
        const order = joinedOrder(entries);
        const numbers = entries.map(() => random.next().value ?? 0);
        const shuffled = entries.map((entry, i) => ({ entry, n: numbers[i] ?? 0 })).sort((a, b) => a.n - b.n);
        const again = joinedOrder(shuffled.map(({ entry }) => entry));
        expect(again).toEqual(order);
        expect(order).toHaveLength(entries.length);
        for (const [i, { follows }] of order.entries()) {
          if (follows !== undefined) expect(order.slice(0, i).some(({ id }) => id === follows)).toBe(true);
        }
      }),
    );
  });

  it('leaves the journal of one copy as it is, also where a clock was set back', () => {
    const entries = [
      { id: 'j-b', at: '2026-01-02' },
      { id: 'j-a', at: '2026-01-02', follows: 'j-b' },
      { id: 'j-c', at: '2026-01-01', follows: 'j-a' },
    ];
    expect(joinedOrder(entries)).toEqual(entries);
    expect(joinedOrder(entries.toReversed())).toEqual(entries);
  });
});
