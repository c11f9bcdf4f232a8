import { FEATURES, type LinearModel } from '../../src/learning/linear-classifier.ts';
import type { WeightsHeader } from '../../src/learning/read-weights.ts';
import { writeWeights } from '../../src/learning/write-weights.ts';

/** Features with the right answer. */
export interface Example {
  readonly features: ReadonlyMap<string, number>;
  readonly label: string;
  /** Cost of an error on it; 1 by default. */
  readonly cost?: number;
}

/**
 * Trains a linear support vector machine for each label against the others: L2-regularised squared hinge loss by dual
 * coordinate descent (C.-J. Hsieh et al., "A Dual Coordinate Descent Method for Large-scale Linear SVM", ICML 2008).
 * Deterministic: examples are visited in an order that a fixed generator shuffles.
 *
 * @param minCount features of fewer examples are left out
 * @param c cost of errors; each label's examples are weighted by `(n / count) ** balance`
 */
export function trainLinear(
  examples: readonly Example[],
  {
    c = 0.3,
    minCount = 2,
    epochs = 40,
    balance = 0.3,
  }: { c?: number; minCount?: number; epochs?: number; balance?: number } = {},
): LinearModel {
  const labels = [...new Set(examples.map((example) => example.label))].sort();
  const counts = new Map<string, number>();
  for (const { features } of examples)
    for (const name of features.keys()) counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = [...counts]
    .filter(([, count]) => count >= minCount)
    .map(([name]) => name)
    .sort();
  const index = new Map(names.map((name, i) => [name, i]));
  const rows = examples.map(({ features }) => {
    const known = [...features].flatMap(([name, value]): [number, number][] => {
      const i = index.get(name);
      return i === undefined ? [] : [[i, value]];
    });
    return { ids: Int32Array.from(known, ([i]) => i), values: Float32Array.from(known, ([, v]) => v) };
  });
  const weights = new Map(names.map((name) => [name, new Float32Array(labels.length)]));
  const bias = new Float32Array(labels.length);
  labels.forEach((label, l) => {
    const positives = examples.filter((example) => example.label === label).length;
    const cost = (i: number): number => {
      const own = examples[i]?.label === label;
      const share = own ? positives : examples.length - positives;
      return c * (examples[i]?.cost ?? 1) * (examples.length / (2 * share)) ** balance;
    };
    const { w, b } = oneAgainstAll(
      rows,
      examples.map((example) => (example.label === label ? 1 : -1)),
      names.length,
      cost,
      epochs,
    );
    bias[l] = b;
    names.forEach((name, i) => {
      (weights.get(name) as Float32Array)[l] = w[i] ?? 0;
    });
  });
  return { labels, weights, bias };
}

function oneAgainstAll(
  rows: readonly { readonly ids: Int32Array; readonly values: Float32Array }[],
  signs: readonly number[],
  size: number,
  cost: (row: number) => number,
  epochs: number,
): { readonly w: Float64Array; readonly b: number } {
  const w = new Float64Array(size);
  let b = 0;
  const alpha = new Float64Array(rows.length);
  const diagonal = rows.map((_, i) => 1 / (2 * cost(i)));
  const norms = rows.map((row, i) => row.values.reduce((sum, v) => sum + v * v, 1) + (diagonal[i] ?? 0));
  const order = rows.map((_, i) => i);
  let seed = 12345;
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
      const j = seed % (i + 1);
      [order[i], order[j]] = [order[j] as number, order[i] as number];
    }
    let largest = 0;
    for (const i of order) {
      const row = rows[i] as { ids: Int32Array; values: Float32Array };
      const y = signs[i] as number;
      let score = b;
      for (let k = 0; k < row.ids.length; k++) score += (w[row.ids[k] as number] as number) * (row.values[k] as number);
      const old = alpha[i] as number;
      const gradient = y * score - 1 + (diagonal[i] as number) * old;
      const next = Math.max(0, old - gradient / (norms[i] as number));
      const step = (next - old) * y;
      if (step === 0) continue;
      largest = Math.max(largest, Math.abs(next - old));
      alpha[i] = next;
      b += step;
      for (let k = 0; k < row.ids.length; k++)
        w[row.ids[k] as number] = (w[row.ids[k] as number] as number) + step * (row.values[k] as number);
    }
    if (largest < 1e-3) break;
  }
  return { w, b };
}

/** Writes a classifier as a file of weights, in parts of 1/`parts`. */
export function writeLinear(model: LinearModel, header: Omit<WeightsHeader, 'labels'>, parts: number): Uint8Array {
  const names = [...model.weights.keys()];
  const values = Float32Array.from(names.flatMap((name) => [...(model.weights.get(name) ?? [])]));
  const bias = [...model.bias].map((value) => Math.round(value * parts) / parts);
  return writeWeights({ ...header, labels: model.labels, numbers: { ...header.numbers, bias } }, [
    { name: FEATURES, width: model.labels.length, values, by: { names }, parts },
  ]);
}
