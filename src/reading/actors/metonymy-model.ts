import { loadOptionalAsset } from '#load-asset';
import { type LinearWeights, linearWeights, scoreLabels } from '../../learning/linear-classifier.ts';
import { readWeights, type WeightsFile } from '../../learning/read-weights.ts';
import { scoreInText, type VectorClassifier, vectorClassifier } from '../../learning/vector-classifier.ts';
import { actsAsGovernment, isPossessor, isTiedAsGovernment } from './metonymy.ts';
import { metonymyFeatures, metonymyVectors, type PlaceName } from './metonymy-features.ts';

/** Whether a place name means the place (`lit`) or those who act from it (`met`). */
export type PlaceReading = 'lit' | 'met';

/** Learnt from sentences without a licence, so it lies apart and may be removed: the rule then decides alone. */
const WEIGHTS = 'models/english/unlicensed-sources/metonymy.weights';

/** What was learnt of place names. */
export interface PlaceModel {
  /** By the features of words alone: for words without vectors of the encoder. */
  readonly alone: LinearWeights;
  /** By these and the vectors of words in their text. */
  readonly inText: VectorClassifier;
}

/** The weights that come with the package; undefined where they were removed. */
export async function loadMetonymyModel(): Promise<PlaceModel | undefined> {
  const bytes = await loadOptionalAsset(WEIGHTS);
  return bytes && placeModel(readWeights(bytes, WEIGHTS));
}

/** The weights in a file. */
export function placeModel(file: WeightsFile): PlaceModel {
  return { alone: linearWeights(file), inText: vectorClassifier(file) };
}

/** Reads a place name by the weights, or by the rule of grammar where there are none. */
export function readPlace(place: PlaceName, model: PlaceModel | undefined): PlaceReading {
  const acts = model ? margin(place, model) > 0 : actsAsGovernment(place.sentence, place.head);
  return acts ? 'met' : 'lit';
}

/**
 * Whether a capital, which grammar lets act or not, stands for its government. The weights come from an encyclopedia, where
 * what a place owns is mostly land and people; so in reporting they overrule grammar only where they are sure, and never where a word ties governments ("Tehran's ally").
 */
export function meansGovernment(place: PlaceName, model: PlaceModel | undefined): boolean {
  if (isTiedAsGovernment(place.sentence, place.head)) return true;
  const acts = actsAsGovernment(place.sentence, place.head);
  if (!model) return acts;
  const sure = acts ? -(isPossessor(place.sentence, place.head) ? SURE.possessor : SURE.place) : SURE.government;
  return margin(place, model) > sure;
}

/** Margins, in those of the support vectors, beyond which the weights are believed against grammar. */
const SURE = { place: 0.5, possessor: 1.5, government: 1 } as const;

/** How much more the words speak for those who act than for the place. */
function margin(place: PlaceName, { alone, inText }: PlaceModel): number {
  const features = metonymyFeatures(place);
  const vectors = metonymyVectors(place);
  const scores = vectors ? scoreInText(inText, features, vectors) : scoreLabels(alone, features);
  const met = alone.labels.indexOf('met');
  return (scores[met] ?? 0) - (scores[1 - met] ?? 0);
}
