import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from './plain-text.ts';

describe('plainText', () => {
  it('drops terminal escapes with what belongs to them', () => {
    expect(plainText('a \u001b[31mred\u001b[0m word')).toBe('a red word');
    expect(plainText('\u001b]8;;https://example.org\u0007link\u001b]8;;\u0007')).toBe('link');
    expect(plainText('\u001b]0;new window title\u001b\\text')).toBe('text');
    expect(plainText('\u009b2Jwiped')).toBe('2Jwiped');
  });

  it('drops marks that turn the direction of a line, and folds white space', () => {
    expect(plainText('pay \u202eevil\u202c now\n\tplease\u2028')).toBe('pay evil now please');
  });

  it('never lets a control character, a line break or a broken surrogate through', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(plainText(text)).not.toMatch(/[\p{Cc}\p{Surrogate}\u2028\u2029\u202a-\u202e]/u);
      }),
    );
  });

  it('leaves ordinary words alone', () => {
    expect(plainText('Côte d’Ivoire – “double suspension” 漢字 👩‍👩‍👧')).toBe(
      'Côte d’Ivoire – “double suspension” 漢字 👩‍👩‍👧',
    );
  });
});
