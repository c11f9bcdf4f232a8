import { beforeAll, describe, expect, it } from 'vitest';
import { loadAsset } from '#load-asset';
import { type BoundaryModel, readBoundaryModel } from './boundary.ts';
import { LONGEST_SENTENCE, splitSentences } from './sentences.ts';
import { tokenize } from './tokens.ts';

let model: BoundaryModel;
beforeAll(async () => {
  model = readBoundaryModel(await loadAsset('models/english/boundaries.weights'));
});

function sentences(text: string): string[] {
  const words = tokenize(text);
  return splitSentences(text, words, model).map(({ from, to }) => text.slice(words.starts[from], words.ends[to - 1]));
}

describe('splitSentences', () => {
  it.each([
    ['The U.S. Navy left port. Mr. Ott saw it.', ['The U.S. Navy left port.', 'Mr. Ott saw it.']],
    ['She lives in the U.S. The others left.', ['She lives in the U.S.', 'The others left.']],
    ['They met at 5 p.m. Tuesday. Nobody spoke.', ['They met at 5 p.m. Tuesday.', 'Nobody spoke.']],
    ['"Is it over?" he asked. “No.” The crowd left.', ['"Is it over?" he asked.', '“No.”', 'The crowd left.']],
    ["He asked ... why it failed. ``No,'' they said.", ['He asked ... why it failed.', "``No,'' they said."]],
    ["The so-called ''plan'' failed. It was bad.", ["The so-called ''plan'' failed.", 'It was bad.']],
    ['WARSAW (Agency) — The U.K. and France agreed.', ['WARSAW (Agency) —', 'The U.K. and France agreed.']],
    ['OSLO/RIGA (Agency) - Both envoys left.', ['OSLO/RIGA (Agency) -', 'Both envoys left.']],
    [
      'TEL AVIV - Talks failed. U.S. - North Korea talks go on.',
      ['TEL AVIV -', 'Talks failed.', 'U.S. - North Korea talks go on.'],
    ],
    ['NATO - Russia Council', ['NATO - Russia Council']],
    [
      'Three steps:\n1. Stop the tests.\n2. Talk.\niv. Sign.',
      ['Three steps:', '1. Stop the tests.', '2. Talk.', 'iv. Sign.'],
    ],
    ['LISBON — The envoys met on Friday. They agreed.', ['LISBON —', 'The envoys met on Friday.', 'They agreed.']],
  ])('splits %j', (text, expected) => {
    expect(sentences(text)).toEqual(expected);
  });

  it('ends a sentence at an empty line, whatever stands before it', () => {
    expect(sentences('Envoys Meet in Lisbon\n\nBy Ana Reis\n\nThe envoys met')).toEqual([
      'Envoys Meet in Lisbon',
      'By Ana Reis',
      'The envoys met',
    ]);
  });

  it('takes single lines for items unless the sentence goes on or the text is wrapped', () => {
    expect(sentences('• First point\n• Second point\nShare\nPrint')).toEqual([
      '• First point',
      '• Second point',
      'Share',
      'Print',
    ]);
    expect(sentences('The plan failed\nbadly.')).toEqual(['The plan failed\nbadly.']);
    const wrapped =
      'The envoys of both states met for the third time this year and agreed on\nTuesday that the border should be opened to traders from either side before\nwinter.';
    expect(sentences(wrapped)).toEqual([wrapped]);
  });

  it('cuts what is too long, at a comma where there is one', () => {
    const long = Array.from({ length: 100 }, (_, i) => `word${i} and more,`).join(' ');
    const words = tokenize(long);
    const ranges = splitSentences(long, words, model);
    expect(ranges.length).toBeGreaterThan(1);
    expect(ranges.at(-1)?.to).toBe(words.starts.length);
    for (const [k, { from, to }] of ranges.entries()) {
      expect(to - from).toBeLessThanOrEqual(LONGEST_SENTENCE);
      expect(from).toBe(ranges[k - 1]?.to ?? 0);
      if (k + 1 < ranges.length) expect(long.slice(words.starts[to - 1], words.ends[to - 1])).toBe(',');
    }
  });
});
