import fc from 'fast-check';
import { expect, it } from 'vitest';
import { loadAsset } from '#load-asset';
import { openVocabulary } from './vocabulary.ts';

const bytesOf = (words: readonly string[]): Uint8Array => new TextEncoder().encode(words.join('\n'));

it('the row of a word is its line, whatever its letters, and others have none', () => {
  const word = fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => !text.includes('\n'));
  fc.assert(
    fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 60 }), word, (words, other) => {
      const vocabulary = openVocabulary(bytesOf(words));
      expect(words.map(vocabulary.get)).toEqual(words.map((_, i) => i + 1));
      expect(vocabulary.get(other)).toBe(words.includes(other) ? words.indexOf(other) + 1 : undefined);
    }),
  );
});

it('all words of the engine are found, and a word a thousand letters long is not', async () => {
  const bytes = await loadAsset('models/english/words.txt');
  const words = new TextDecoder().decode(bytes).split('\n');
  const vocabulary = openVocabulary(bytes);
  expect(words.filter((word, i) => vocabulary.get(word) !== i + 1)).toEqual([]);
  expect(vocabulary.get('ü'.repeat(1000))).toBeUndefined();
});
