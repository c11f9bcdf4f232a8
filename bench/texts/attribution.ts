import type { CodePoints } from '../../src/casefile/export/answer-key-form.ts';

/** Who said what, as the attribution data and its predictions have it. */
export interface Attribution {
  readonly source?: readonly CodePoints[] | null;
  readonly cue?: readonly CodePoints[] | null;
  readonly content?: readonly CodePoints[] | null;
  /** Higher is surer; predictions only. */
  readonly score?: number;
}

export interface PredictedAttributions {
  readonly id: string;
  readonly attributions: readonly Attribution[];
}

export interface AttributionArticle extends PredictedAttributions {
  readonly text: string;
}
