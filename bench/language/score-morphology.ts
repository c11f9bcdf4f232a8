import { type Morphology, morphologyOf } from '../../src/language/morphology.ts';
import type { Sentence } from '../../src/language/tree.ts';

/** Precision and recall of one feature: `right` of `given` agree with the `gold` ones in name and value. */
export interface FeatureScore {
  readonly feature: string;
  readonly right: number;
  readonly given: number;
  readonly gold: number;
  readonly precision: number;
  readonly recall: number;
}

/**
 * Scores the features that rules give against those of a treebank, feature by feature in alphabetical order.
 *
 * @param sentences trees, and the treebank's features of each of their words
 * @param values counts each value on its own (`Tense=Past`) instead of each feature
 */
export function scoreMorphology(
  sentences: readonly { readonly sentence: Sentence; readonly gold: readonly Morphology[] }[],
  values = false,
): readonly FeatureScore[] {
  const counts = new Map<string, { right: number; given: number; gold: number }>();
  const count = (feature: string, value: string): { right: number; given: number; gold: number } => {
    const key = values ? `${feature}=${value}` : feature;
    const found = counts.get(key) ?? { right: 0, given: 0, gold: 0 };
    counts.set(key, found);
    return found;
  };
  for (const { sentence, gold } of sentences) {
    for (const { index } of sentence.tokens) {
      const expected: Readonly<Record<string, string>> = { ...gold[index] };
      for (const [feature, value] of Object.entries(expected)) count(feature, value).gold++;
      for (const [feature, value] of Object.entries(morphologyOf(sentence, index))) {
        const entry = count(feature, value);
        entry.given++;
        if (expected[feature] === value) entry.right++;
      }
    }
  }
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([feature, { right, given, gold }]) => ({
      feature,
      right,
      given,
      gold,
      precision: given > 0 ? right / given : 1,
      recall: gold > 0 ? right / gold : 1,
    }));
}
