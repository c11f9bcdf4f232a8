import { describe, expect, it } from 'vitest';
import { guessGlued, normalForm, wordFeatures, wordShape } from './features.ts';

/** Form, normal form, shape, hashes, hash of the shape when glued: as training/features.py computes them. */
const FROM_TRAINING: readonly [string, string, string, readonly number[], number][] = [
  ['Beijing', 'beijing', 'Xxx', [3541, 3294, 626, 429, 494], 122],
  ['U.S.', 'u.s.', 'X.X.', [282, 2721, 308, 2249, 338], 358],
  ['don’t', "don't", 'xxux', [2774, 3159, 934, 668, 23], 99],
  ['’s', "'s", 'ux', [4434, 100, 95, 1585, 343], 227],
  ['“', '"', 'u', [7414, 1312, 469, 2999, 469], 265],
  ['—', '--', 'u', [4318, 1712, 415, 1041, 469], 265],
  ['1,234.5', '1,234.5', 'd,dd.d', [302, 2216, 707, 1017, 168], 156],
  ['COVID-19', 'covid-19', 'XX-dd', [5824, 3141, 861, 3429, 237], 433],
  ["McDonald's", "mcdonald's", "XxXxx'x", [3621, 3668, 95, 161, 393], 429],
  ['Straße', 'straße', 'Xxx', [7885, 1141, 193, 2198, 494], 122],
  ['ÉTÉ', 'été', 'XX', [4572, 194, 110, 257, 450], 6],
  ['北京', '北京', 'uu', [4811, 1497, 766, 3212, 224], 52],
  ['😀', '😀', 'uu', [7477, 3607, 40, 2850, 224], 52],
  ['a', 'a', 'x', [5795, 1305, 92, 2186, 142], 90],
  ['…', '...', 'u', [5558, 2448, 925, 1867, 469], 265],
  ['x_y@z.com', 'x_y@z.com', 'x_x@x.xx', [4205, 4091, 921, 869, 21], 425],
  ['N’T', "n't", 'XuX', [6153, 3159, 934, 3960, 91], 159],
  ['Σίσυφος', 'σίσυφος', 'Xxx', [6875, 2193, 788, 3766, 494], 122],
  ['re‑entry', 're-entry', 'xxuxx', [7012, 2955, 660, 1169, 189], 129],
  ['AK-47s', 'ak-47s', 'XX-ddx', [1781, 2387, 484, 3386, 143], 363],
  ['ABCDEFGHIJKLMNOPabcdefg1234567', 'abcdefghijklmnopabcdefg1234567', 'XXxxdd', [2144, 1574, 861, 3649, 194], 262],
];

describe('wordFeatures', () => {
  it.each(FROM_TRAINING)('gives %j the numbers of the training program', (form, normal, shape, hashes, glued) => {
    expect(normalForm(form)).toBe(normal);
    expect(wordShape(form)).toBe(shape);
    expect(wordFeatures(form, false, new Map()).slice(1)).toEqual(hashes);
    expect(wordFeatures(form, true, new Map())[5]).toBe(glued);
  });

  it('finds a word by its normal form, then without its digits, else nowhere', () => {
    const rows = new Map([
      ['seoul', 1],
      ['00.0', 2],
    ]);
    expect(['SEOUL', '17.5', 'Busan'].map((form) => wordFeatures(form, false, rows)[0])).toEqual([1, 2, 0]);
  });
});

describe('guessGlued', () => {
  it('puts closing punctuation and clitics next to the word before', () => {
    const words = ['He', 'said', ':', '(', 'no', ')', "'s", '.'];
    expect(words.map((word, i) => guessGlued(word, words[i - 1]))).toEqual([
      false,
      false,
      true,
      false,
      true,
      true,
      true,
      true,
    ]);
  });
});
