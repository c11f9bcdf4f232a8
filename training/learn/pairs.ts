import type { LinearModel } from '../../src/learning/linear-classifier.ts';
import { type EventFrames, loadEventFrames } from '../../src/lexicon/words/event-frames.ts';
import { classifyPair, type MarkedPair, type PairClassifier, pairFeaturesOf } from '../marked/classify-pair.ts';
import { trainLinear } from './train-linear.ts';

/** Trains a classifier on labelled pairs, for cross-validation and for making the shipped weights. */
export async function trainPairs(rows: readonly (MarkedPair & { readonly label: string })[]): Promise<PairClassifier> {
  const frames = await loadEventFrames();
  const model = trainPairModel(rows, frames);
  return async (asked) => asked.map((row) => classifyPair(row, frames, model));
}

/** The linear model of labelled pairs. */
export function trainPairModel(
  rows: readonly (MarkedPair & { readonly label: string })[],
  frames: EventFrames,
): LinearModel {
  return trainLinear(
    rows.map((row) => ({ features: pairFeaturesOf(row, frames), label: row.label })),
    {
      c: 30,
      minCount: 2,
      epochs: 100,
    },
  );
}
