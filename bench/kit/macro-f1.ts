/**
 * Unweighted mean of the labels' F1, over all labels that occur on either side, as scikit-learn's
 * `f1_score(average='macro')` has it. Null is an answer withheld: wrong, but no label of its own.
 *
 * @param gold the right labels
 * @param predicted in the same order
 * @throws RangeError if the two differ in length
 */
export function macroF1(gold: readonly string[], predicted: readonly (string | null)[]): number {
  const rows = f1ByLabel(gold, predicted);
  return rows.length ? rows.reduce((sum, row) => sum + row.f1, 0) / rows.length : 0;
}

export interface LabelScore {
  readonly label: string;
  readonly f1: number;
  readonly precision: number;
  readonly recall: number;
  readonly gold: number;
  readonly predicted: number;
}

/** F1 of each label that occurs on either side, labels in alphabetical order. */
export function f1ByLabel(gold: readonly string[], predicted: readonly (string | null)[]): readonly LabelScore[] {
  if (gold.length !== predicted.length) {
    throw new RangeError(`${gold.length} labels cannot be compared with ${predicted.length} predictions`);
  }
  const labels = [...new Set([...gold, ...predicted.filter((label) => label !== null)])].sort();
  return labels.map((label) => {
    const hits = gold.filter((right, i) => right === label && predicted[i] === label).length;
    const goldCount = gold.filter((right) => right === label).length;
    const predictedCount = predicted.filter((guess) => guess === label).length;
    return {
      label,
      f1: hits ? (2 * hits) / (goldCount + predictedCount) : 0,
      precision: predictedCount ? hits / predictedCount : 0,
      recall: goldCount ? hits / goldCount : 0,
      gold: goldCount,
      predicted: predictedCount,
    };
  });
}

/** Share of rows with the right label; 0 of no rows. */
export function accuracyOf(gold: readonly string[], predicted: readonly (string | null)[]): number {
  return gold.length ? gold.filter((label, i) => label === predicted[i]).length / gold.length : 0;
}
