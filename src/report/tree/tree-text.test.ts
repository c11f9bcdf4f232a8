import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Sentence, Token } from '../../language/tree.ts';
import { textWidth } from '../kit/text-width.ts';
import { sentenceOf } from './tree.fixture.ts';
import { drawTreeText } from './tree-text.ts';

const short = sentenceOf('Oslo/PROPN/3/nsubj has/AUX/3/aux signed/VERB/0/root the/DET/5/det pact/NOUN/3/obj', [
  { first: 0, last: 0, type: 'place' },
]);

describe('drawTreeText', () => {
  it('draws a word a line, each hanging on its head', () => {
    expect(drawTreeText(short)).toBe(
      [
        '┌────── 1 Oslo   PROPN nsubj → 3',
        '├────── 2 has    AUX   aux → 3',
        '├────── 3 signed VERB  root',
        '│ ┌──── 4 the    DET   det → 5',
        '└─┴──── 5 pact   NOUN  obj → 3',
        'names: Oslo (place)',
        '',
      ].join('\n'),
    );
  });

  it('crosses lines where a tree is not projective', () => {
    const crossing = sentenceOf('a/X/3/dep b/X/4/dep c/X/0/root d/X/3/dep');
    expect(drawTreeText(crossing)).toContain('┼');
  });

  it('leaves out tags, then parts of the drawing where the width is small, never numbers', () => {
    const chain = sentenceOf(
      Array.from({ length: 40 }, (_, i) => `word${i}/NOUN/${i === 39 ? 0 : i + 2}/nmod:poss`).join(' '),
    );
    const lines = drawTreeText(chain, { width: 40 }).trimEnd().split('\n');
    expect(lines[0]).toContain('…');
    expect(lines[0]).toContain('nmod:poss → 2');
    expect(lines[39]).toContain('─');
    for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(40);
  });

  it('dresses words and drawing only if asked', () => {
    const styled = drawTreeText(short, { style: (tone, text) => (tone === 'strong' ? `<${text}>` : text) });
    expect(styled).toContain('<signed>');
  });

  it('fits any width and shows no control character, whatever the words', () => {
    const word = fc.record({
      form: fc.oneof(
        fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
        fc.constantFrom('\u001b[31m', '\u202e', '外交部', '👩‍👩‍👧‍👦'),
      ),
      link: fc.nat(),
    });
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 40, max: 120 }),
        (words, width) => {
          const tokens = words.map(({ form, link }, index): Token => {
            // each word hangs on one before it, so that there is always one tree
            const head = index === 0 ? -1 : link % index;
            const deprel = index === 0 ? 'root' : 'nmod:poss';
            return {
              index,
              start: index * 50,
              end: index * 50 + 49,
              form,
              lemma: form,
              upos: 'NOUN',
              xpos: 'NN',
              head,
              deprel,
            };
          });
          const sentence: Sentence = { index: 0, start: 0, end: tokens.length * 50, tokens, names: [] };
          const lines = drawTreeText(sentence, { width }).split('\n');
          expect(lines).toHaveLength(tokens.length + 1);
          for (const line of lines) {
            expect(textWidth(line)).toBeLessThanOrEqual(width);
            expect(line).not.toMatch(/[\p{Cc}\u202a-\u202e]/u);
          }
        },
      ),
    );
  });
});
