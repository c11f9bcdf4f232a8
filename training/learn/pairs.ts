import { ENCODER_WIDTH } from '../../src/language/tree.ts';
import type { LinearModel } from '../../src/learning/linear-classifier.ts';
import type { WeightsHeader } from '../../src/learning/read-weights.ts';
import { loadEventFrames } from '../../src/lexicon/words/event-frames.ts';
import {
  classifyInText,
  loadPairReader,
  type PairClassifier,
  type PairModel,
  pairFeaturesOf,
} from '../marked/classify-pair.ts';
import type { MarkedPair } from '../marked/pair-features.ts';
import { PAIR_ROLES } from '../marked/pair-vectors.ts';
import { trainLinear } from './train-linear.ts';
import { type LearntInText, trainInText, writeInText } from './train-vectors.ts';

/** What is learnt of marked pairs, with the names of all features. */
export interface LearntPairs extends PairModel {
  readonly alone: LinearModel;
  readonly inText: LearntInText;
}

type Labelled = MarkedPair & { readonly label: string };

let reader: ReturnType<typeof loadPairReader> | undefined;

/** Trains a classifier on labelled pairs, for cross-validation. */
export async function trainPairs(rows: readonly Labelled[]): Promise<PairClassifier> {
  const model = await trainPairModel(rows);
  const frames = await loadEventFrames();
  return async (asked) => classifyInText(asked, frames, model, await reader);
}

/** Learns the classifiers of labelled pairs: by words alone, and with what the encoder makes of them. */
export async function trainPairModel(rows: readonly Labelled[]): Promise<LearntPairs> {
  reader ??= loadPairReader();
  const [frames, read] = await Promise.all([loadEventFrames(), reader]);
  const alone = rows.map((row) => ({ features: pairFeaturesOf(row, frames), label: row.label }));
  const inText = [];
  for (const [i, row] of rows.entries()) {
    const own = await read?.(row);
    const features = new Map([...(alone[i]?.features ?? []), ...(own?.features ?? [])]);
    inText.push({ features, label: row.label, vectors: own?.vectors });
  }
  return {
    alone: trainLinear(alone, { c: 30, minCount: 2, epochs: 100 }),
    inText: trainInText(inText, {
      roles: PAIR_ROLES,
      width: ENCODER_WIDTH,
      c: 0.8,
      minCount: 2,
      epochs: 100,
      balance: 0,
    }),
  };
}

/** Writes the weights as a file. */
export function writePairs({ alone, inText }: LearntPairs, header: Omit<WeightsHeader, 'labels'>): Uint8Array {
  return writeInText(alone, inText, header, 50);
}
