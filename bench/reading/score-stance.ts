import { accuracyOf, f1ByLabel, type LabelScore, macroF1 } from '../kit/macro-f1.ts';

/** The five labels of directed sentiment between two entities p and q (Park, Pan and Joo 2021), in the data's order. */
export const STANCE_LABELS = ['none', 'pos p->q', 'pos q->p', 'neg p->q', 'neg q->p'] as const;
export type StanceLabel = (typeof STANCE_LABELS)[number];

export interface StanceScores {
  readonly macroF1: number;
  readonly accuracy: number;
  readonly byLabel: readonly LabelScore[];
}

/** @param predicted in the order of `gold` */
export function scoreStance(gold: readonly StanceLabel[], predicted: readonly StanceLabel[]): StanceScores {
  return {
    macroF1: macroF1(gold, predicted),
    accuracy: accuracyOf(gold, predicted),
    byLabel: f1ByLabel(gold, predicted),
  };
}
