import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RowKeys } from './row-keys.ts';
import { TextTable } from './text-table.ts';

describe('texts of a file', () => {
  it('have one number each, and are found again by their bytes', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 12 }), { maxLength: 400 }), (list) => {
        const table = new TextTable();
        const numbers = list.map((text) => table.internText(text));
        expect(numbers.map((number) => table.texts[number])).toEqual(list.map((text) => Buffer.from(text).toString()));
        expect(list.map((text) => table.internText(text))).toEqual(numbers);
        expect(table.texts).toHaveLength(new Set(['', ...list.map((text) => Buffer.from(text).toString())]).size);
      }),
    );
  });

  it('are read as UTF-8 where they are that, else as Western text', () => {
    const table = new TextTable();
    const western = Buffer.from('Pr\u00e9sident', 'latin1');
    expect(table.texts[table.intern(western, 0, western.length)]).toBe('Président');
    expect(table.texts[table.internText('Président')]).toBe('Président');
    expect([...table.encodings]).toEqual(['windows-1252', 'utf-8']);
  });
});

describe('keys of rows', () => {
  it('are new once, and keep the direction with which they came first', () => {
    const number = fc.integer({ max: 30, min: -30 });
    fc.assert(
      fc.property(fc.array(fc.tuple(number, number, fc.constantFrom(0, 1)), { maxLength: 5000 }), (list) => {
        const keys = new RowKeys();
        const seen = new Map<string, number>();
        for (const [high, low, direction] of list) {
          // The two lowest bits of the second half do not count.
          const key = `${high} ${low & ~3}`;
          expect(keys.add(high, (low & ~3) | 1, direction as 0 | 1)).toBe(seen.get(key) ?? -1);
          if (!seen.has(key)) seen.set(key, direction);
        }
      }),
      { numRuns: 20 },
    );
  });
});
