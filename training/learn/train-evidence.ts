import type { Evidence } from '../../src/learning/evidence.ts';
import { type EvidenceWeights, FACTS, MEANINGS, type VectorOf, WORD } from '../../src/learning/evidence-model.ts';
import type { LinearModel } from '../../src/learning/linear-classifier.ts';
import { nameHashes, nameTable } from '../../src/learning/name-table.ts';
import type { WeightsHeader } from '../../src/learning/read-weights.ts';
import { writeWeights } from '../../src/learning/write-weights.ts';
import { trainLinear } from './train-linear.ts';

/** The name of a feature that is one number of a word's vector: its role and which number. */
const AXIS = /^(.*)#(\d+)$/u;

/** Evidence with the right answer. */
export interface EvidenceExample {
  readonly evidence: Evidence;
  readonly label: string;
}

/** Learns from examples; see `trainLinear`. */
export function trainEvidence(
  examples: readonly EvidenceExample[],
  vectorOf: VectorOf,
  options: NonNullable<Parameters<typeof trainLinear>[1]>,
): LinearModel {
  return trainLinear(
    examples.map(({ evidence, label }) => {
      const features = new Map(evidence.facts.map((fact) => [fact, 1]));
      for (const [role, word] of evidence.words) {
        vectorOf(word)?.forEach((value, i) => {
          features.set(`${role}#${i}`, WORD * value);
        });
      }
      return { features, label };
    }),
    options,
  );
}

/** What was learnt, for `evidenceModel`. */
export function learntEvidence(model: LinearModel): EvidenceWeights & { readonly names: readonly string[] } {
  const labels = model.labels.length;
  const names = [...model.weights.keys()].filter((name) => !AXIS.test(name));
  const facts = new Float32Array(names.length * labels);
  names.forEach((name, row) => {
    facts.set(model.weights.get(name) ?? [], row * labels);
  });
  const axes = new Map<string, Map<number, Float32Array>>();
  let most = 0;
  for (const [name, weights] of model.weights) {
    const [, role, number] = AXIS.exec(name) ?? [];
    if (role === undefined) continue;
    const axis = Number(number);
    most = Math.max(most, axis + 1);
    axes.set(role, (axes.get(role) ?? new Map<number, Float32Array>()).set(axis, weights));
  }
  const meanings = new Map<string, Float32Array>();
  for (const [role, rows] of [...axes].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const values = new Float32Array(most * labels);
    for (const [axis, weights] of rows) values.set(weights, axis * labels);
    meanings.set(role, values);
  }
  const place = nameTable(nameHashes(names));
  return { labels: model.labels, bias: model.bias, place, count: names.length, facts, meanings, names };
}

/** Weights are written in parts of this. */
const PARTS = 200;

/** Writes what was learnt as a file of weights. */
export function writeEvidence(model: LinearModel, header: Omit<WeightsHeader, 'labels'>): Uint8Array {
  const { labels, bias, facts, names, meanings } = learntEvidence(model);
  const whole = [...bias].map((value) => Math.round(value * PARTS) / PARTS);
  return writeWeights({ ...header, labels, numbers: { bias: whole } }, [
    { name: FACTS, width: labels.length, values: facts, by: { names }, parts: PARTS },
    {
      name: MEANINGS,
      width: labels.length,
      values: Float32Array.from([...meanings.values()].flatMap((values) => [...values])),
      by: { roles: [...meanings.keys()] },
      parts: PARTS,
    },
  ]);
}
