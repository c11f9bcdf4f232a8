import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutText } from './cut-text.ts';

const spans = fc.array(
  fc.tuple(fc.nat({ max: 60 }), fc.nat({ max: 20 })).map(([start, length]) => ({ start, end: start + length })),
  { maxLength: 12 },
);

describe('cutText', () => {
  it('cuts crossing marks into pieces that name both', () => {
    expect(
      cutText(10, [
        { start: 2, end: 6 },
        { start: 4, end: 8 },
      ]),
    ).toEqual([
      { start: 0, end: 2, marks: [] },
      { start: 2, end: 4, marks: [0] },
      { start: 4, end: 6, marks: [0, 1] },
      { start: 6, end: 8, marks: [1] },
      { start: 8, end: 10, marks: [] },
    ]);
  });

  it('covers the text once, without gaps, whatever the marks are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), spans, fc.array(fc.nat({ max: 70 })), (length, marks, cuts) => {
        let at = 0;
        for (const piece of cutText(length, marks, cuts)) {
          expect(piece.start).toBe(at);
          expect(piece.end).toBeGreaterThan(piece.start);
          at = piece.end;
        }
        expect(at).toBe(length);
      }),
    );
  });

  it('names at every character exactly the marks that lie over it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), spans, (length, marks) => {
        for (const piece of cutText(length, marks)) {
          for (let i = piece.start; i < piece.end; i++) {
            const over = marks.flatMap((mark, n) => (mark.start <= i && i < mark.end ? [n] : []));
            expect(piece.marks).toEqual(over);
          }
        }
      }),
    );
  });
});
