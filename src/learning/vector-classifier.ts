import { biasOf, type LinearWeights, linearTable, scoreLabels } from './linear-classifier.ts';
import { floatsOf, type WeightsFile } from './read-weights.ts';

/** The vectors of some words by the role that each plays in what is judged. */
export type RoleVectors = ReadonlyMap<string, ArrayLike<number>>;

/** A linear classifier over named features and over the vectors of words in their text. */
export interface VectorClassifier extends LinearWeights {
  /** By role: weights of each number of a vector, one for each label, row by row. */
  readonly roles: ReadonlyMap<string, ArrayLike<number>>;
}

/** The tables of such a classifier in its file, beside the one of the classifier without vectors. */
export const IN_TEXT = { features: 'features in text', vectors: 'vectors in text', bias: 'biasInText' } as const;

/** The classifier in a file of weights. */
export function vectorClassifier({ header, table }: WeightsFile): VectorClassifier {
  const vectors = table(IN_TEXT.vectors);
  const roles = vectors.roles ?? [];
  const numbers = floatsOf(vectors);
  const size = numbers.length / Math.max(1, roles.length);
  return {
    name: header.model,
    labels: header.labels,
    bias: biasOf({ bias: header.numbers?.[IN_TEXT.bias] ?? [] }),
    weights: linearTable(table(IN_TEXT.features)),
    roles: new Map(roles.map((role, i) => [role, numbers.subarray(i * size, (i + 1) * size)])),
  };
}

/** Scores of all labels, in the order of `model.labels`. */
export function scoreInText(
  model: VectorClassifier,
  features: ReadonlyMap<string, number>,
  vectors: RoleVectors,
): Float32Array {
  const scores = scoreLabels(model, features);
  for (const [role, vector] of vectors) {
    const rows = model.roles.get(role);
    if (rows === undefined) continue;
    for (let l = 0; l < scores.length; l++) {
      let sum = 0;
      for (let i = 0; i < vector.length; i++) sum += (vector[i] as number) * (rows[i * scores.length + l] as number);
      scores[l] = (scores[l] as number) + sum;
    }
  }
  return scores;
}
