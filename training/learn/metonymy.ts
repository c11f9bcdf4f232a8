import { ENCODER_WIDTH } from '../../src/language/tree.ts';
import type { LinearModel } from '../../src/learning/linear-classifier.ts';
import type { WeightsHeader } from '../../src/learning/read-weights.ts';
import {
  metonymyFeatures,
  metonymyVectors,
  PLACE_ROLES,
  type PlaceName,
} from '../../src/reading/actors/metonymy-features.ts';
import type { PlaceModel, PlaceReading } from '../../src/reading/actors/metonymy-model.ts';
import { trainLinear } from './train-linear.ts';
import { type LearntInText, trainInText, writeInText } from './train-vectors.ts';

/** What is learnt of places, with the names of all features. */
export interface LearntPlaces extends PlaceModel {
  readonly alone: LinearModel;
  readonly inText: LearntInText;
}

/** Learns from labelled places: for cross-validation and for making the shipped weights. */
export function trainMetonymyModel(
  examples: readonly { readonly place: PlaceName; readonly label: PlaceReading }[],
): LearntPlaces {
  const told = examples.map(({ place, label }) => ({ place, label, features: metonymyFeatures(place) }));
  return {
    alone: trainLinear(told, { c: 0.03, minCount: 2, balance: 0 }),
    inText: trainInText(
      told.map((example) => ({ ...example, vectors: metonymyVectors(example.place) })),
      { roles: PLACE_ROLES, width: ENCODER_WIDTH, c: 0.01, minCount: 2, balance: 0 },
    ),
  };
}

/** Writes the weights as a file. */
export function writeMetonymy({ alone, inText }: LearntPlaces, header: Omit<WeightsHeader, 'labels'>): Uint8Array {
  return writeInText(alone, inText, header, 1000);
}
