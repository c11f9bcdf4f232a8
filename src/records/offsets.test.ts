import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contains, offsetMap, overlaps, quote } from './offsets.ts';

const text = fc.string({ unit: 'binary' });

describe('offsetMap', () => {
  it('counts an emoji as one code point and two code units', () => {
    const map = offsetMap('a🛰b');
    expect([0, 1, 3, 4].map(map.toCodePoint)).toEqual([0, 1, 2, 3]);
    expect([0, 1, 2, 3].map(map.toUtf16)).toEqual([0, 1, 3, 4]);
  });

  it('takes an offset inside a surrogate pair for the start of its character', () => {
    expect(offsetMap('a🛰b').toCodePoint(2)).toBe(1);
  });

  it('goes there and back for every character of any text', () => {
    fc.assert(
      fc.property(text, (sample) => {
        const map = offsetMap(sample);
        let utf16 = 0;
        let points = 0;
        for (const character of sample) {
          expect(map.toCodePoint(utf16)).toBe(points);
          expect(map.toUtf16(points)).toBe(utf16);
          utf16 += character.length;
          points++;
        }
        expect(map.toCodePoint(sample.length)).toBe(points);
      }),
    );
  });

  it('slices the same words by code points as by code units', () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (sample, a, b) => {
        const characters = [...sample];
        const [from, to] = [a % (characters.length + 1), b % (characters.length + 1)].sort((x, y) => x - y) as [
          number,
          number,
        ];
        const map = offsetMap(sample);
        expect(quote(sample, { start: map.toUtf16(from), end: map.toUtf16(to) })).toBe(
          characters.slice(from, to).join(''),
        );
      }),
    );
  });
});

describe('spans', () => {
  it('overlap only if they share a character', () => {
    expect(overlaps({ start: 0, end: 3 }, { start: 3, end: 5 })).toBe(false);
    expect(overlaps({ start: 0, end: 4 }, { start: 3, end: 5 })).toBe(true);
  });

  it('hold themselves', () => {
    expect(contains({ start: 2, end: 5 }, { start: 2, end: 5 })).toBe(true);
    expect(contains({ start: 2, end: 5 }, { start: 1, end: 5 })).toBe(false);
  });
});
