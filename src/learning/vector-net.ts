import { floatsOf, type WeightsFile, type WeightsTable } from './read-weights.ts';

/**
 * A net over the vectors of some words in their text, each in a role: one layer of rectified units over the sum of what these add,
 * and a score for each label above it.
 */
export interface VectorNet {
  /** By role: what each number of a vector adds to the hidden units, row by row. */
  readonly roles: ReadonlyMap<string, Float32Array>;
  /** Intercepts of the hidden units. */
  readonly hidden: readonly number[];
  /** Weights from each hidden unit to each label: `unit * labels + label`. */
  readonly out: readonly number[];
  /** Intercepts, one a label. */
  readonly bias: readonly number[];
}

/** What stands for 1 in the vectors. */
export const VECTOR_ONE = 1024;

/** The tables and numbers of a net in a file that holds several things. */
export function namesOfNet(name: string): Readonly<Record<'roles' | 'hidden' | 'out' | 'bias', string>> {
  return {
    roles: `${name} roles`,
    hidden: `${name} hidden`,
    out: `${name} out`,
    bias: `${name} bias`,
  };
}

/** The net of a name in a file of weights. */
export function vectorNet({ header: { numbers = {} }, table }: WeightsFile, name: string): VectorNet {
  const names = namesOfNet(name);
  const list = (key: string): readonly number[] => [numbers[key] ?? []].flat();
  return {
    roles: rowsByRole(table(names.roles)),
    hidden: list(names.hidden),
    out: list(names.out),
    bias: list(names.bias),
  };
}

function rowsByRole(table: WeightsTable): ReadonlyMap<string, Float32Array> {
  const { roles = [] } = table;
  const values = floatsOf(table);
  const size = values.length / Math.max(1, roles.length);
  return new Map(roles.map((role, i) => [role, values.subarray(i * size, (i + 1) * size)]));
}

/** Adds what a vector in a role adds to the hidden units. */
export function addVector(net: VectorNet, role: string, vector: ArrayLike<number>, sums: Float64Array): void {
  const rows = net.roles.get(role);
  if (rows === undefined) return;
  const size = sums.length;
  for (let i = 0; i < vector.length; i++) {
    const value = (vector[i] as number) / VECTOR_ONE;
    if (value === 0) continue;
    for (let u = 0, at = i * size; u < size; u++, at++) sums[u] = (sums[u] as number) + value * (rows[at] as number);
  }
}

/** Scores of all labels by the sums of the hidden units, intercepts not yet among them. */
export function scoreHidden({ hidden, out, bias }: VectorNet, sums: Float64Array): Float64Array {
  const labels = bias.length;
  const scores = Float64Array.from(bias);
  for (let u = 0; u < hidden.length; u++) {
    const active = (sums[u] as number) + (hidden[u] as number);
    if (active <= 0) continue;
    for (let l = 0; l < labels; l++) scores[l] = (scores[l] as number) + active * (out[u * labels + l] as number);
  }
  return scores;
}
