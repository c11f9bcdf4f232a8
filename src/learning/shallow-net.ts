import { type HashedWeights, hashedTable } from './hashed-weights.ts';
import type { WeightsFile } from './read-weights.ts';

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

/** The table of a net in its file; its other parts are numbers of the header. */
export const NET = 'net';

/** The net in a file of weights. */
export function shallowNet({ header: { numbers = {} }, table }: WeightsFile): ShallowNet {
  const list = (name: string): readonly number[] => [numbers[name] ?? []].flat();
  return { table: hashedTable(table(NET)), bias: list('bias'), hidden: list('hidden'), out: list('out') };
}

/**
 * Sums of the features' rows and the intercepts, the labels' linear parts first, then the hidden units. Rows below 0 count for
 * nothing, see `rowOf`.
 *
 * @param before sums of further features, to which these are added
 */
export function sumRows(net: ShallowNet, rows: Int32Array, before?: Float64Array): Float64Array {
  const { values, width } = net.table;
  const sums = before === undefined ? Float64Array.of(...net.bias, ...net.hidden) : before.slice();
  for (const row of rows) {
    if (row < 0) continue;
    for (let i = 0, at = row * width; i < width; i++, at++) sums[i] = (sums[i] as number) + (values[at] as number);
  }
  return sums;
}

/** Scores of all labels before any normalisation, by what {@link sumRows} gives. */
export function scoreSums(net: ShallowNet, sums: Float64Array): Float64Array {
  const labels = net.bias.length;
  const scores = sums.slice(0, labels);
  for (let u = 0; u < net.hidden.length; u++) {
    const active = sums[labels + u] as number;
    if (active <= 0) continue;
    for (let l = 0; l < labels; l++) scores[l] = (scores[l] as number) + active * (net.out[u * labels + l] as number);
  }
  return scores;
}

/** Scores of all labels by the rows of the features. */
export function scoreRows(net: ShallowNet, rows: Int32Array): Float64Array {
  return scoreSums(net, sumRows(net, rows));
}
