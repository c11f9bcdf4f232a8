import { loadOptionalAsset } from '#load-asset';
import {
  type EvidenceModel,
  evidenceModel,
  evidenceWeights,
  NONE,
  type VectorOf,
} from '../../learning/evidence-model.ts';
import { readWeights } from '../../learning/read-weights.ts';
import { loadPolarity, type Polarity } from '../../lexicon/words/polarity.ts';
import type { FoundPosition, PositionSight } from './found-position.ts';
import { positionEvidence } from './position-evidence.ts';

/** What weighs the positions that the rules find. */
export interface PositionWeights {
  /** Name and version, as records tell it that were kept by these weights. */
  readonly name: string;
  /** Labels {@link POSITION} and {@link NONE}. */
  readonly model: EvidenceModel;
  readonly polarity: Polarity;
}

/** The label of what a reader would record, as the file of weights has it. */
export const POSITION = 'stand';

/** Learnt from articles without a licence, so it lies apart and may be removed: the rules then decide alone. */
const WEIGHTS = 'models/english/unlicensed-sources/positions.weights';

/** The weights that come with the package; undefined where they were removed, or where the engine has no vectors. */
export async function loadPositionWeights(vectorOf: VectorOf | undefined): Promise<PositionWeights | undefined> {
  if (!vectorOf) return undefined;
  const [bytes, polarity] = await Promise.all([loadOptionalAsset(WEIGHTS), loadPolarity()]);
  if (bytes === undefined) return undefined;
  const file = readWeights(bytes, WEIGHTS);
  return { name: file.header.model, model: evidenceModel(evidenceWeights(file), vectorOf), polarity };
}

/** How much more speaks for a position than against it; 0 and above: more likely one than none. */
export function positionMargin(
  { model, polarity }: PositionWeights,
  sight: PositionSight,
  found: FoundPosition,
): number {
  const { facts, words } = positionEvidence(sight, found, polarity);
  const scores = model.score(({ fact, word }) => {
    for (const name of facts) fact`${name}`;
    for (const [role, one] of words) word(role, one);
  });
  const at = (label: string): number => scores[model.labels.indexOf(label)] ?? 0;
  return at(POSITION) - at(NONE);
}

/** The margin from which a position is kept, chosen by cross-validation. */
export const LEAST_MARGIN = -1.1;
