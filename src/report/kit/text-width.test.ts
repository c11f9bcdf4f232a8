import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shorten, takeWidth, textWidth, wrapText } from './text-width.ts';

describe('textWidth', () => {
  it.each([
    ['Moscow', 6],
    ['é', 1],
    ['e\u0301', 1],
    ['朝鲜', 4],
    ['한국', 4],
    ['“–”', 3],
    ['👩‍👩‍👧', 2],
    ['🇰🇷', 2],
    ['a\u200db', 2],
    ['●●○ → −', 7],
  ])('counts the cells of %s', (text, width) => {
    expect(textWidth(text)).toBe(width);
  });
});

describe('wrapText', () => {
  it('breaks at spaces and marks what it had to cut', () => {
    expect(wrapText('the two foreign ministries issued a statement', 18)).toEqual([
      'the two foreign',
      'ministries issued',
      'a statement',
    ]);
    expect(wrapText('the two foreign ministries issued a statement', 18, 2)).toEqual([
      'the two foreign',
      'ministries issued…',
    ]);
  });

  it('breaks MOBILIZE/weapons behind the slash', () => {
    expect(wrapText('MOBILIZE/weapons', 10)).toEqual(['MOBILIZE/', 'weapons']);
  });

  it('never makes a line wider than asked, for any text of at least one wide character a line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 40 }), (text, width) => {
        for (const line of wrapText(text.replace(/\s+/g, ' '), width))
          expect(textWidth(line)).toBeLessThanOrEqual(width);
      }),
    );
  });

  it('loses nothing but spaces when lines are not limited', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 40 }), (text, width) => {
        const bare = (words: string): string => words.replace(/\s+/g, '');
        expect(bare(wrapText(text.replace(/\s+/g, ' '), width).join(''))).toBe(bare(text));
      }),
    );
  });
});

describe('shorten', () => {
  it('fits', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 30 }), (text, width) => {
        expect(textWidth(shorten(text, width))).toBeLessThanOrEqual(width);
        expect(textWidth(takeWidth(text, width))).toBeLessThanOrEqual(width);
      }),
    );
  });
});
