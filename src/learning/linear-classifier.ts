import { floatsOf, type WeightsFile, type WeightsTable } from './read-weights.ts';

/** A one-against-all linear classifier over named features. */
export interface LinearWeights {
  /** Name and version of weights that come out of a file. */
  readonly name?: string;
  readonly labels: readonly string[];
  readonly bias: Float32Array;
  /** Weights of a feature, one for each label; undefined for a feature that has none. */
  readonly weights: { readonly get: (feature: string) => Float32Array | undefined };
}

/** The same as it comes out of training, with the names of all features. */
export interface LinearModel extends LinearWeights {
  readonly weights: ReadonlyMap<string, Float32Array>;
}

/** Scores of all labels, in the order of `model.labels`. */
export function scoreLabels(model: LinearWeights, features: ReadonlyMap<string, number>): Float32Array {
  const scores = Float32Array.from(model.bias);
  for (const [name, value] of features) {
    const weights = model.weights.get(name);
    if (!weights) continue;
    for (let l = 0; l < scores.length; l++) scores[l] = (scores[l] ?? 0) + value * (weights[l] ?? 0);
  }
  return scores;
}

/** The table of a linear classifier in its file. */
export const FEATURES = 'features';

/** The classifier in a file of weights. */
export function linearWeights({ header, table }: WeightsFile): LinearWeights {
  return {
    name: header.model,
    labels: header.labels,
    bias: biasOf(header.numbers),
    weights: linearTable(table(FEATURES)),
  };
}

/** The weights of features in a table whose rows have names. */
export function linearTable(features: WeightsTable): LinearWeights['weights'] {
  const { width, place } = features;
  const values = floatsOf(features);
  return {
    get: (feature) => {
      const row = place?.find(feature) ?? -1;
      return row < 0 ? undefined : values.subarray(row * width, (row + 1) * width);
    },
  };
}

/** The intercepts in a file's header, one a label. */
export function biasOf(numbers: WeightsFile['header']['numbers']): Float32Array {
  const bias = numbers?.bias;
  return Float32Array.from(typeof bias === 'number' ? [bias] : (bias ?? []));
}
