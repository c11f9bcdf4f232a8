import { hashedWeights } from '../src/lexicon/hashed-weights.ts';
import { spanFeatures } from '../src/reading/attribution-span-features.ts';
import { bestLabels, LABELS, type LabelRows, rowsOf, type SpanWeights } from '../src/reading/attribution-spans.ts';
import type { ScoredAttribution } from '../src/reading/attributions.ts';
import type { QuotedStretch } from '../src/reading/quotes.ts';
import { frequentFeatures, generator, shuffle } from './shallow-net.ts';

/** A candidate and the gold label of each token of its sentence. */
export interface SpanExample {
  readonly found: ScoredAttribution;
  readonly quotes: readonly QuotedStretch[];
  readonly gold: Uint8Array;
}

const EPOCHS = 6;
/** Features met less often are left out. */
const LEAST = 15;
/** Share of the features left out at each step: without it the labeller learns articles by heart. */
const DROP = 0.5;

/**
 * Learns the labels of tokens: averaged structured perceptron (Collins 2002), with features dropped at random. The same
 * examples give the same weights.
 */
export function fitSpans(examples: readonly SpanExample[]): SpanWeights {
  const given = examples.map(({ found, quotes }) => spanFeatures(found, quotes));
  const keysOf = (part: 'features' | 'borders'): Uint32Array =>
    frequentFeatures(
      given.map((one) => one?.[part] ?? []),
      LEAST,
    );
  const weights: SpanWeights = {
    tokens: hashedWeights(keysOf('features'), LABELS),
    borders: hashedWeights(keysOf('borders'), LABELS * LABELS),
  };
  const rows = given.map((one) => (one === undefined ? undefined : rowsOf(one, weights)));
  const random = generator(12345);
  const order = examples.map((_, i) => i);
  const tokens = averaged(weights.tokens.values);
  const borders = averaged(weights.borders.values);
  let step = 1;
  const dropped = (ids: Int32Array): Int32Array => ids.map((row) => (random() < DROP ? -1 : row));
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, random);
    for (const at of order) {
      const whole = rows[at];
      const gold = examples[at]?.gold;
      if (whole === undefined || gold === undefined) continue;
      const row: LabelRows = { ...whole, tokens: dropped(whole.tokens), borders: dropped(whole.borders) };
      const got = bestLabels(row, weights);
      for (let t = 0; t < gold.length; t++) {
        const right = gold[t] as number;
        const wrong = got[t] as number;
        if (right !== wrong)
          for (let k = t * row.perToken; k < (t + 1) * row.perToken; k++) {
            const base = (row.tokens[k] as number) * LABELS;
            if (base < 0) continue;
            tokens.add(base + right, 1, step);
            tokens.add(base + wrong, -1, step);
          }
        if (t === 0) continue;
        const rightStep = (gold[t - 1] as number) * LABELS + right;
        const wrongStep = (got[t - 1] as number) * LABELS + wrong;
        if (rightStep === wrongStep) continue;
        for (let k = t * row.perBorder; k < (t + 1) * row.perBorder; k++) {
          const base = (row.borders[k] as number) * LABELS * LABELS;
          if (base < 0) continue;
          borders.add(base + rightStep, 1, step);
          borders.add(base + wrongStep, -1, step);
        }
      }
      step++;
    }
  }
  tokens.finish(step);
  borders.finish(step);
  return weights;
}

/** Weights whose mean over all steps is what is kept. */
function averaged(values: Float32Array): {
  readonly add: (i: number, by: number, step: number) => void;
  readonly finish: (step: number) => void;
} {
  const late = new Float64Array(values.length);
  return {
    add: (i, by, step) => {
      values[i] = (values[i] as number) + by;
      late[i] = (late[i] as number) + by * step;
    },
    finish: (step) => {
      for (let i = 0; i < values.length; i++) values[i] = (values[i] as number) - (late[i] as number) / step;
    },
  };
}
