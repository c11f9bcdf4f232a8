export const LABELS = 4;

export const SOURCE = 1;

export const CUE = 2;

export const CONTENT = 3;

/** A sequence of labels and how far its score is behind that of the best, 0 or less. */
export interface RankedLabels {
  readonly labels: Uint8Array;
  readonly score: number;
}
