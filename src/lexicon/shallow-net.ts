import { type HashedWeights, rowOf } from './hashed-weights.ts';

/**
 * A classifier over sets of hashed features: for each label a linear part, and a layer of rectified units over the sum of the
 * features' vectors. Rows of `table` hold the linear weights of all labels, then the vector.
 */
export interface ShallowNet {
  readonly table: HashedWeights;
  /** Intercepts, one a label. */
  readonly bias: readonly number[];
  /** Intercepts of the hidden units. */
  readonly hidden: readonly number[];
  /** Weights from each hidden unit to each label: `unit * labels + label`. */
  readonly out: readonly number[];
}

/** The parts of a net that are kept as numbers in its head; the table lies apart. */
export type ShallowNetHead = Omit<ShallowNet, 'table'>;

/** Scores of all labels before any normalisation, by the rows of the features (see `rowOf`; rows below 0 count for nothing). */
export function scoreRows(net: ShallowNet, rows: Int32Array): Float64Array {
  const labels = net.bias.length;
  const units = net.hidden.length;
  const { values, width } = net.table;
  const scores = Float64Array.from(net.bias);
  const hidden = Float64Array.from(net.hidden);
  for (const row of rows) {
    if (row < 0) continue;
    const base = row * width;
    for (let l = 0; l < labels; l++) scores[l] = (scores[l] as number) + (values[base + l] as number);
    for (let u = 0; u < units; u++) hidden[u] = (hidden[u] as number) + (values[base + labels + u] as number);
  }
  for (let u = 0; u < units; u++) {
    const active = hidden[u] as number;
    if (active <= 0) continue;
    for (let l = 0; l < labels; l++) scores[l] = (scores[l] as number) + active * (net.out[u * labels + l] as number);
  }
  return scores;
}

/** Scores of all labels for hashed features. */
export function scoreHashes(net: ShallowNet, hashes: readonly number[]): Float64Array {
  return scoreRows(
    net,
    Int32Array.from(hashes, (hash) => rowOf(net.table, hash)),
  );
}
