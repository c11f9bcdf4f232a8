import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalText } from '../../src/sources/canonical-text.ts';
import { givenOffsets } from './article-offsets.ts';

describe('offsets of the text as given', () => {
  it('find a word again behind letters with separate marks, returns and unseen characters', () => {
    const given = '\ufeffCafe\u0301 talks\r\nre\u00adsume in Zu\u0308rich \u{1f54a} today';
    const canonical = canonicalText(given);
    const toGiven = givenOffsets(given, canonical, 'example');
    const points = Array.from(given);
    for (const [word, as] of [
      ['Café', 'Cafe\u0301'],
      ['talks', 'talks'],
      ['resume', 're\u00adsume'],
      ['Zürich', 'Zu\u0308rich'],
      ['today', 'today'],
    ] as const) {
      const start = canonical.indexOf(word);
      expect(points.slice(toGiven(start), toGiven(start + word.length)).join('')).toBe(as);
    }
  });

  it('are code points where the text is canonical already', () => {
    const text = '🕊 peace';
    expect(givenOffsets(text, text, 'example')(text.indexOf('peace'))).toBe(2);
  });

  it('never guess: another text is an error that names the article', () => {
    expect(() => givenOffsets('The talks failed.', 'The talks held.', 'example')).toThrow(/^example: .* offset 10/);
    expect(() => givenOffsets('The talks', 'The talks failed', 'example')).toThrow(/goes on/);
  });

  it('never go back, and end where the text ends', () => {
    const character = fc.constantFrom(
      'a',
      'e',
      '\u0301',
      '\u00ad',
      '\r',
      '\n',
      '\t',
      '\x1b',
      ' ',
      '\u{1f54a}',
      'é',
      '\ufeff',
    );
    fc.assert(
      fc.property(
        fc.array(character).map((all) => `x${all.join('')}`),
        (given) => {
          const canonical = canonicalText(given);
          const toGiven = givenOffsets(given, canonical, 'example');
          const mapped = Array.from({ length: canonical.length + 1 }, (_, i) => toGiven(i));
          expect(mapped).toEqual([...mapped].sort((a, b) => a - b));
          expect(mapped.at(-1)).toBe(Array.from(given).length);
        },
      ),
    );
  });
});
