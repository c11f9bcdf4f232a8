import type { WeightsHeader } from '../../src/learning/read-weights.ts';
import { writeWeights } from '../../src/learning/write-weights.ts';
import type { Features } from '../../src/reading/actors/antecedent-features.ts';
import { type AntecedentWeights, scoreAntecedent, WEIGHTS_TABLE } from '../../src/reading/actors/antecedent-model.ts';

/** Weight by feature. */
export type LearntAntecedents = ReadonlyMap<string, number>;

/** The weights as `chooseBy` asks them. */
export function weightOf(learnt: LearntAntecedents): AntecedentWeights {
  return (feature) => learnt.get(feature) ?? 0;
}

/** A pronoun with the features of its candidates, and which of them are right. */
export interface RankingExample {
  readonly options: readonly Features[];
  readonly right: readonly number[];
}

/**
 * Weights under which the right options of each example are likeliest against the others: a log-linear ranking model
 * (as in Denis and Baldridge, NAACL 2007), L2-regularised, by AdaGrad. Deterministic.
 */
export function trainAntecedents(
  examples: readonly RankingExample[],
  { epochs = 20, rate = 0.3, decay = 0.1 }: { epochs?: number; rate?: number; decay?: number } = {},
): LearntAntecedents {
  const weights = new Map<string, number>();
  const squares = new Map<string, number>();
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const { options, right } of examples) {
      if (!right.length || right.length === options.length) continue;
      const scores = options.map((features) => scoreAntecedent(weightOf(weights), features));
      const all = softmax(scores);
      const rightOnly = softmax(scores.map((s, i) => (right.includes(i) ? s : Number.NEGATIVE_INFINITY)));
      const gradient = new Map<string, number>();
      options.forEach((features, i) => {
        const push = (rightOnly[i] ?? 0) - (all[i] ?? 0);
        for (const [name, value] of features) gradient.set(name, (gradient.get(name) ?? 0) + push * value);
      });
      for (const [name, push] of gradient) {
        const old = weights.get(name) ?? 0;
        const slope = push - decay * old;
        const square = (squares.get(name) ?? 1e-6) + slope * slope;
        squares.set(name, square);
        weights.set(name, old + (rate * slope) / Math.sqrt(square));
      }
    }
  }
  return weights;
}

function softmax(scores: readonly number[]): readonly number[] {
  const top = Math.max(...scores);
  const powers = scores.map((s) => Math.exp(s - top));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((p) => p / sum);
}

/** Writes the weights, in hundredths, as a file. */
export function writeAntecedents(weights: LearntAntecedents, header: Omit<WeightsHeader, 'labels'>): Uint8Array {
  const values = Float64Array.from(weights.values());
  return writeWeights({ ...header, labels: [] }, [
    { name: WEIGHTS_TABLE, width: 1, values, by: { names: [...weights.keys()] }, parts: 100 },
  ]);
}
