import { describe, expect, it } from 'vitest';
import { openPieces, shapeOf } from './pieces.ts';

const LIST =
  "[PAD] [UNK] [CLS] [SEP] [MASK] the minister ##s un ##ify ##ing korea ##n u . s ' ’ don t covid - 19 cafe strasse stra ##ße 北 ##京 1 , 234 ##5 5 $ % … ^ ` € + mc ##donald o ##re ##el naive a ##a ##aa e ##t ##e σισυφος ##ς ii ﬁ i";
const pieces = openPieces(new TextEncoder().encode(LIST.replaceAll(' ', '\n')));

/** Form, rows of pieces, shape: as training/encoder/pieces.py computes them with the same list. */
const FROM_TRAINING: readonly [string, readonly number[], number][] = [
  ['The', [5], 2],
  ['minister', [6], 1],
  ['Ministers', [6, 7], 2],
  ['MINISTER', [6], 3],
  ['unifying', [8, 9, 10], 1],
  ['Koreans', [11, 12, 7], 2],
  ['U.S.', [13, 14, 15, 14], 3],
  ["don't", [18, 16, 19], 1],
  ['don\u2019t', [18, 17, 19], 1],
  ['COVID-19', [20, 21, 22], 5],
  ['Caf\u00e9', [23], 2],
  ['CAF\u00c9', [23], 3],
  ['Cafe\u0301', [23], 2],
  ['Stra\u00dfe', [25, 26], 2],
  ['STRASSE', [24], 3],
  ['\u5317\u4eac', [27, 28], 1],
  ['\u5317', [27], 1],
  ['1,2345', [29, 30, 31, 32], 5],
  ['1,234', [29, 30, 31], 5],
  ['$5', [34, 33], 5],
  ['5%', [33, 35], 5],
  ['\u2026', [36], 7],
  ['^', [37], 7],
  ['`', [38], 7],
  ['\u20ac', [39], 7],
  ['a+a', [47, 40, 47], 1],
  ['McDonald', [41, 42], 4],
  ["O'Reel", [43, 16, 1], 4],
  ['na\u00efve', [46], 1],
  ['\u00c9T\u00c9', [50, 51, 52], 3],
  ['aaaaaa', [47, 49, 49, 48], 1],
  ['aaaa', [47, 49, 48], 1],
  ['\u2171', [1], 7],
  ['II', [55], 3],
  ['\u03a3\u03af\u03c3\u03c5\u03c6\u03bf\u03c2', [53], 2],
  ['\u03a3\u038a\u03a3\u03a5\u03a6\u039f\u03a3', [53], 3],
  ['\ufb01n', [56, 12], 1],
  ['\u0130', [57], 6],
  ['\ud83d\ude00', [1], 7],
  ['x', [1], 1],
  ['a\u200ba', [1], 1],
  ['a\u00a0a', [47, 47], 1],
  ['', [1], 7],
  ['-', [21], 7],
  ['A', [47], 6],
  ['u-S', [13, 21, 15], 4],
  ['5th', [1], 5],
  ['\u0301', [1], 7],
  ['un\u00adify', [1], 1],
];

describe('openPieces', () => {
  it.each(FROM_TRAINING)('cuts %j and names its shape as the training program does', (form, rows, shape) => {
    expect(pieces.of(form)).toEqual(rows);
    expect(shapeOf(form, true)).toBe(shape);
    expect(shapeOf(form, false)).toBe(shape + 8);
  });

  it('knows the signs at the ends of a window', () => {
    expect([pieces.first, pieces.last]).toEqual([2, 3]);
  });

  it('keeps the first 24 pieces of a word of 50,000 letters, without trying all of its stretches', () => {
    const started = process.cpuUsage();
    expect(pieces.of('a'.repeat(50_000))).toEqual([47, ...Array<number>(23).fill(49)]);
    expect(pieces.of('z'.repeat(50_000))).toEqual([1]);
    expect(process.cpuUsage(started).user / 1e6).toBeLessThan(5);
  });
});
