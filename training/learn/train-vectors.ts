import { FEATURES, type LinearModel } from '../../src/learning/linear-classifier.ts';
import type { WeightsHeader } from '../../src/learning/read-weights.ts';
import { IN_TEXT, type RoleVectors, type VectorClassifier } from '../../src/learning/vector-classifier.ts';
import { writeWeights } from '../../src/learning/write-weights.ts';
import { type Example, trainLinear } from './train-linear.ts';

/** What is learnt of features and of the vectors of words, with the names of all features. */
export type LearntInText = LinearModel & VectorClassifier;

/** The name of a vector's number as a feature while weights are learnt; no feature of words begins so. */
function numberOf(role: string, number: number): string {
  return `\u0000${role}:${number}`;
}

/** Learns weights of features together with those of vectors, as {@link trainLinear} does; examples without vectors are left out. */
export function trainInText(
  examples: readonly (Example & { readonly vectors: RoleVectors | undefined })[],
  {
    roles,
    width,
    ...settings
  }: NonNullable<Parameters<typeof trainLinear>[1]> & { roles: readonly string[]; width: number },
): LearntInText {
  const { labels, bias, weights } = trainLinear(
    examples.flatMap(({ vectors, features, ...rest }) => {
      if (vectors === undefined) return [];
      const all = new Map(features);
      for (const [role, vector] of vectors)
        for (let i = 0; i < vector.length; i++) all.set(numberOf(role, i), vector[i] as number);
      return [{ ...rest, features: all }];
    }),
    settings,
  );
  const none = new Float32Array(labels.length);
  return {
    labels,
    bias,
    weights: new Map([...weights].filter(([name]) => !name.startsWith('\u0000'))),
    roles: new Map(
      roles.map((role) => [
        role,
        Float32Array.from(
          Array.from({ length: width }, (_, i) => [...(weights.get(numberOf(role, i)) ?? none)]).flat(),
        ),
      ]),
    ),
  };
}

/**
 * Writes two classifiers of the same labels as one file: by features alone, in parts of 1/`parts`, and by features and
 * vectors, in 127 steps.
 */
export function writeInText(
  alone: LinearModel,
  inText: LearntInText,
  header: Omit<WeightsHeader, 'labels'>,
  parts: number,
): Uint8Array {
  const rounded = (bias: Float32Array): number[] => [...bias].map((value) => Math.round(value * parts) / parts);
  const features = (name: string, { weights, labels }: LinearModel) => {
    const names = [...weights.keys()];
    const values = Float32Array.from(names.flatMap((one) => [...(weights.get(one) ?? [])]));
    return { name, width: labels.length, values, by: { names }, parts };
  };
  const roles = [...inText.roles.keys()];
  return writeWeights(
    {
      ...header,
      labels: alone.labels,
      numbers: { ...header.numbers, bias: rounded(alone.bias), [IN_TEXT.bias]: rounded(inText.bias) },
    },
    [
      features(FEATURES, alone),
      features(IN_TEXT.features, inText),
      {
        name: IN_TEXT.vectors,
        width: inText.labels.length,
        values: Float32Array.from(roles.flatMap((role) => Array.from(inText.roles.get(role) ?? []))),
        by: { roles },
      },
    ],
  );
}
