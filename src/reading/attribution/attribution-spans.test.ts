import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashedWeights } from '../../learning/hashed-weights.ts';
import { bestLabels } from './attribution-spans.ts';
import { CUE, LABELS } from './labels.ts';

const CUE_AT = 1;
const SIZE = 4;

/** Every sequence with its score, the best first. */
function all(tokens: readonly number[], borders: readonly number[]): { labels: number[]; score: number }[] {
  const found: { labels: number[]; score: number }[] = [];
  for (let code = 0; code < LABELS ** SIZE; code++) {
    const labels = Array.from({ length: SIZE }, (_, t) => Math.floor(code / LABELS ** t) % LABELS);
    if (labels[CUE_AT] !== CUE) continue;
    let score = 0;
    labels.forEach((label, t) => {
      score += tokens[t * LABELS + label] ?? 0;
      if (t > 0) score += borders[((t - 1) * LABELS + (labels[t - 1] ?? 0)) * LABELS + label] ?? 0;
    });
    found.push({ labels, score });
  }
  return found.sort((a, b) => b.score - a.score);
}

describe('bestLabels', () => {
  const weight = fc.integer({ min: -40, max: 40 }).map((value) => value / 8);
  const cases = fc.tuple(
    fc.array(weight, { minLength: SIZE * LABELS, maxLength: SIZE * LABELS }),
    fc.array(weight, { minLength: (SIZE - 1) * LABELS ** 2, maxLength: (SIZE - 1) * LABELS ** 2 }),
  );
  const decode = (
    tokens: readonly number[],
    borders: readonly number[],
    isMark: (token: number) => boolean,
  ): ReturnType<typeof bestLabels> =>
    bestLabels(
      {
        // One feature a token and a border, so that each has a row of its own.
        tokens: Int32Array.from({ length: SIZE }, (_, t) => t),
        perToken: 1,
        borders: Int32Array.from({ length: SIZE }, (_, t) => t - 1),
        perBorder: 1,
        cue: CUE_AT,
      },
      {
        tokens: hashedWeights(
          Uint32Array.from({ length: SIZE }, (_, t) => t + 1),
          LABELS,
          Float32Array.from(tokens),
        ),
        borders: hashedWeights(
          Uint32Array.from({ length: SIZE - 1 }, (_, t) => t + 1),
          LABELS * LABELS,
          Float32Array.from(borders),
        ),
      },
      isMark,
      8,
      Number.POSITIVE_INFINITY,
    );

  it('finds the sequences that trying all of them finds', () => {
    fc.assert(
      fc.property(cases, ([tokens, borders]) => {
        const best = all(tokens, borders).slice(0, 8);
        const top = best[0]?.score ?? 0;
        const ranked = decode(tokens, borders, () => false);
        expect(ranked.map(({ score }) => score)).toEqual(best.map(({ score }) => score - top));
        expect(ranked.every(({ labels }) => labels[CUE_AT] === CUE)).toBe(true);
      }),
    );
  });

  it('counts sequences that differ in punctuation as one', () => {
    fc.assert(
      fc.property(cases, ([tokens, borders]) => {
        const ranked = decode(tokens, borders, (token) => token === 2);
        const words = ranked.map(({ labels }) => [...labels].filter((_, t) => t !== 2).join(''));
        expect(new Set(words).size).toBe(words.length);
      }),
    );
  });
});
