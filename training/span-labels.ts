import { hashedWeights } from '../src/learning/hashed-weights.ts';
import { spanFeatures } from '../src/reading/attribution/attribution-span-features.ts';
import { type LabelRows, rowsOf } from '../src/reading/attribution/attribution-spans.ts';
import type { ScoredAttribution } from '../src/reading/attribution/found.ts';
import { CUE, LABELS } from '../src/reading/attribution/labels.ts';
import type { QuotedStretch } from '../src/reading/quotes/quotes.ts';
import { frequentFeatures, generator, MEAN_EVERY, meanOf, shuffle } from './shallow-net.ts';

/** A candidate and the gold label of each token of its sentence. */
export interface SpanExample {
  readonly found: ScoredAttribution;
  readonly quotes: readonly QuotedStretch[];
  readonly gold: Uint8Array;
}

/** Weights of the labels of tokens and of two labels in a row. */
export type LabelWeights = Parameters<typeof rowsOf>[1];

const EPOCHS = 8;
const RATE = 0.03;
/** Features met less often are left out. */
const LEAST = 8;
/** Share of the features left out at each step: without it the labeller learns articles by heart. */
const DROP = 0.5;
const BOOST = 1 / (1 - DROP);
/** Slopes smaller than this are taken for none. */
const SMALL = 1e-3;
const STEPS = LABELS * LABELS;

/**
 * Learns the labels of tokens: a linear chain (Lafferty, McCallum, Pereira 2001) whose likelihood is climbed by AdaGrad, with
 * features dropped at random; the mean of the weights over the later half of the steps is kept (Polyak, Juditsky 1992). The
 * same examples give the same weights.
 */
export function fitLabels(examples: readonly SpanExample[]): LabelWeights {
  const given = examples.map(({ found, quotes }) => spanFeatures(found, quotes));
  const keysOf = (part: 'features' | 'borders'): Uint32Array =>
    frequentFeatures(
      given.map((one) => one?.[part] ?? []),
      LEAST,
    );
  const weights: LabelWeights = {
    tokens: hashedWeights(keysOf('features'), LABELS),
    borders: hashedWeights(keysOf('borders'), STEPS),
  };
  const rows = given.map((one) => (one === undefined ? undefined : rowsOf(one, weights)));
  const random = generator(12345);
  const order = examples.map((_, i) => i);
  const tokens = adaptive(weights.tokens.values, LABELS);
  const borders = adaptive(weights.borders.values, STEPS);
  const dropped = (ids: Int32Array): Int32Array => ids.map((row) => (random() < DROP ? -1 : row));
  const tokenMean = meanOf(weights.tokens.values);
  const borderMean = meanOf(weights.borders.values);
  let seen = 0;
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const rate = RATE * (1 - (0.8 * epoch) / EPOCHS);
    shuffle(order, random);
    for (const at of order) {
      seen++;
      if (epoch >= EPOCHS / 2 && seen % MEAN_EVERY === 0) {
        tokenMean.take();
        borderMean.take();
      }
      const whole = rows[at];
      const gold = examples[at]?.gold;
      if (whole === undefined || gold === undefined || gold[whole.cue] !== CUE) continue;
      const row: LabelRows = { ...whole, tokens: dropped(whole.tokens), borders: dropped(whole.borders) };
      const { label, step } = slopes(row, weights, gold);
      for (let t = 0; t < gold.length; t++) {
        tokens(row.tokens, t * row.perToken, row.perToken, label, t * LABELS, rate);
        if (t > 0) borders(row.borders, t * row.perBorder, row.perBorder, step, t * STEPS, rate);
      }
    }
  }
  tokenMean.finish();
  borderMean.finish();
  return weights;
}

/** How much more likely than it should be each label is at each token, and each two in a row (forward and backward sums). */
function slopes(row: LabelRows, weights: LabelWeights, gold: Uint8Array): { label: Float64Array; step: Float64Array } {
  const size = gold.length;
  const label = new Float64Array(size * LABELS);
  const step = new Float64Array(size * STEPS);
  const emitted = new Float64Array(size * LABELS);
  const stepped = new Float64Array(size * STEPS);
  for (let t = 0; t < size; t++) {
    addRows(emitted, t * LABELS, LABELS, weights.tokens.values, row.tokens, t * row.perToken, row.perToken);
    addRows(stepped, t * STEPS, STEPS, weights.borders.values, row.borders, t * row.perBorder, row.perBorder);
  }
  for (let l = 0; l < LABELS; l++) if (l !== CUE) emitted[row.cue * LABELS + l] = Number.NEGATIVE_INFINITY;
  const forward = new Float64Array(size * LABELS);
  const backward = new Float64Array(size * LABELS);
  const terms = new Float64Array(LABELS);
  for (let l = 0; l < LABELS; l++) forward[l] = emitted[l] as number;
  for (let t = 1; t < size; t++)
    for (let l = 0; l < LABELS; l++) {
      for (let b = 0; b < LABELS; b++)
        terms[b] = (forward[(t - 1) * LABELS + b] as number) + (stepped[t * STEPS + b * LABELS + l] as number);
      forward[t * LABELS + l] = (emitted[t * LABELS + l] as number) + logSum(terms);
    }
  for (let t = size - 2; t >= 0; t--)
    for (let b = 0; b < LABELS; b++) {
      const at = (t + 1) * LABELS;
      for (let l = 0; l < LABELS; l++)
        terms[l] =
          (backward[at + l] as number) +
          (emitted[at + l] as number) +
          (stepped[(t + 1) * STEPS + b * LABELS + l] as number);
      backward[t * LABELS + b] = logSum(terms);
    }
  const total = logSum(forward.subarray((size - 1) * LABELS));
  const large = (slope: number): number => (Math.abs(slope) < SMALL ? 0 : slope);
  for (let t = 0; t < size; t++)
    for (let l = 0; l < LABELS; l++) {
      const at = t * LABELS + l;
      label[at] = large(Math.exp((forward[at] as number) + (backward[at] as number) - total) - (gold[t] === l ? 1 : 0));
      for (let b = 0; t > 0 && b < LABELS; b++) {
        const both =
          (forward[(t - 1) * LABELS + b] as number) +
          (stepped[t * STEPS + b * LABELS + l] as number) +
          (emitted[at] as number) +
          (backward[at] as number);
        const right = gold[t - 1] === b && gold[t] === l ? 1 : 0;
        step[t * STEPS + b * LABELS + l] = large(Math.exp(both - total) - right);
      }
    }
  return { label, step };
}

function logSum(terms: Float64Array): number {
  const [a, b, c, d] = terms as unknown as readonly [number, number, number, number];
  const most = Math.max(a, b, c, d);
  if (most === Number.NEGATIVE_INFINITY) return most;
  return most + Math.log(Math.exp(a - most) + Math.exp(b - most) + Math.exp(c - most) + Math.exp(d - most));
}

/** Adds up rows of weights, as strong as if no feature had been dropped. */
function addRows(
  sum: Float64Array,
  at: number,
  width: number,
  values: Float32Array,
  rows: Int32Array,
  first: number,
  count: number,
): void {
  for (let k = first; k < first + count; k++) {
    const row = rows[k] as number;
    if (row < 0) continue;
    for (let i = 0; i < width; i++) sum[at + i] = (sum[at + i] as number) + BOOST * (values[row * width + i] as number);
  }
}

/** Steps down the slopes, smaller for weights that have moved much (Duchi, Hazan, Singer 2011). */
function adaptive(
  values: Float32Array,
  width: number,
): (rows: Int32Array, first: number, count: number, slope: Float64Array, at: number, rate: number) => void {
  const squares = new Float32Array(values.length).fill(1e-3);
  return (rows, first, count, slope, at, rate) => {
    for (let i = 0; i < width; i++) {
      const by = BOOST * (slope[at + i] as number);
      if (by === 0) continue;
      for (let k = first; k < first + count; k++) {
        const row = rows[k] as number;
        if (row < 0) continue;
        const cell = row * width + i;
        squares[cell] = (squares[cell] as number) + by * by;
        values[cell] = (values[cell] as number) - (rate * by) / Math.sqrt(squares[cell] as number);
      }
    }
  };
}
