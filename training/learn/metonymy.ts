import type { LinearModel } from '../../src/learning/linear-classifier.ts';
import { metonymyFeatures, type PlaceName } from '../../src/reading/actors/metonymy-features.ts';
import type { PlaceReading } from '../../src/reading/actors/metonymy-model.ts';
import { trainLinear } from './train-linear.ts';

/** Learns from labelled places: for cross-validation and for making the shipped weights. */
export function trainMetonymyModel(
  examples: readonly { readonly place: PlaceName; readonly label: PlaceReading }[],
): LinearModel {
  return trainLinear(
    examples.map(({ place, label }) => ({ features: metonymyFeatures(place), label })),
    { c: 0.03, minCount: 2, balance: 0 },
  );
}
