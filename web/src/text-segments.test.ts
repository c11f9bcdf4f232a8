import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Mark, paragraphsOf } from './text-segments.ts';

const mark = (key: string, start: number, end: number): Mark => ({ key, span: { start, end } });

describe('a text cut into stretches', () => {
  it('keeps marks that overlap apart, the shortest last', () => {
    const [first] = paragraphsOf('Oslo recalled its envoy', [
      mark('long', 0, 23),
      mark('name', 0, 4),
      mark('act', 5, 13),
    ]);
    expect(first?.segments.map(({ text, marks }) => [text, marks])).toEqual([
      ['Oslo', ['long', 'name']],
      [' ', ['long']],
      ['recalled', ['long', 'act']],
      [' its envoy', ['long']],
    ]);
  });

  it('carries a mark over a line end', () => {
    const found = paragraphsOf('one two\n\nthree four', [mark('a', 4, 14)]);
    expect(
      found.map(({ segments }) => segments.filter(({ marks }) => marks.length > 0).map(({ text }) => text)),
    ).toEqual([['two'], ['three']]);
  });

  it('loses no character, and puts a mark on exactly its own', () => {
    const marks = fc.array(
      fc
        .tuple(fc.nat(60), fc.integer({ min: 1, max: 30 }))
        .map(([start, length]) => mark(`m${start}-${length}`, start, start + length)),
    );
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z \n]{1,60}$/), marks, (text, given) => {
        const found = paragraphsOf(text, given);
        const all = found.flatMap(({ segments }) => segments);
        expect(all.map((one) => one.text).join('')).toBe(text.replaceAll('\n', ''));
        for (const { key, span } of given) {
          const on = all.filter(({ marks: keys }) => keys.includes(key)).map((one) => one.text);
          expect(on.join('')).toBe(text.slice(span.start, span.end).replaceAll('\n', ''));
        }
      }),
    );
  });
});
