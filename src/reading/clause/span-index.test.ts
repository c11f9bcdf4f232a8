import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overlaps } from '../../records/offsets.ts';
import { spanIndex } from './span-index.ts';

const span = fc
  .tuple(fc.nat(60), fc.integer({ min: 1, max: 20 }))
  .map(([start, length]) => ({ start, end: start + length }));

describe('spanIndex', () => {
  it('finds exactly what a walk through all spans would find', () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 30 }), span, (spans, place) => {
        const index = spanIndex(spans.map((one, i) => [one, i] as const));
        const walked = spans.flatMap((one, i) => (overlaps(one, place) ? [i] : []));
        expect(index.overlapping(place).toSorted((a, b) => a - b)).toEqual(walked);
      }),
    );
  });
});
