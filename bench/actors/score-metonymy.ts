import type { PlaceReading } from '../../src/reading/actors/metonymy-model.ts';
import { accuracyOf, f1ByLabel, type LabelScore } from '../kit/macro-f1.ts';

export interface MetonymyScores {
  readonly accuracy: number;
  readonly byReading: readonly LabelScore[];
}

/** @param predicted in the order of `gold` */
export function scoreMetonymy(gold: readonly PlaceReading[], predicted: readonly PlaceReading[]): MetonymyScores {
  return { accuracy: accuracyOf(gold, predicted), byReading: f1ByLabel(gold, predicted) };
}
