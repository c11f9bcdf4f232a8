import type { WeightsTable } from './read-weights.ts';

/**
 * Weights of features that are known by a hash of their name only: no word can be read back from them. Rows of `width` numbers,
 * found by the feature's 32-bit hash.
 */
export interface HashedWeights {
  readonly width: number;
  /** Hashes of the features that have weights, ascending as unsigned numbers; a feature's place here is its row. */
  readonly keys: Uint32Array;
  /** Row by row. Of a table out of a file a row is filled in when `rowOf` first finds it: a text meets few of them. */
  readonly values: Float32Array;
  /** Of a table out of a file: its whole numbers, and which rows are filled in. */
  readonly file?: { readonly table: WeightsTable; readonly filled: Uint8Array };
  /** The first row of each bucket, a bucket being the keys that begin with the same bits; one more at the end. */
  readonly starts: Int32Array;
  /** How far a key is shifted to the right to give its bucket. */
  readonly shift: number;
  /** Eight bits a bucket; the bit of a hash that no key shares is 0. Small enough to stay at hand: most features have no weights. */
  readonly used: Uint8Array;
}

/** Row of a feature; -1 for one that has no weights. */
export function rowOf(weights: HashedWeights, hash: number): number {
  const { keys, starts, shift, used } = weights;
  const bit = usedBit(hash);
  if (((used[(bit >>> 3) & (used.length - 1)] as number) & (1 << (bit & 7))) === 0) return -1;
  const key = hash >>> 0;
  const bucket = key >>> shift;
  const end = starts[bucket + 1] as number;
  for (let row = starts[bucket] as number; row < end; row++) {
    if (keys[row] !== key) continue;
    if (weights.file?.filled[row] === 0) fill(weights, row);
    return row;
  }
  return -1;
}

function fill({ values, width, file }: HashedWeights, row: number): void {
  if (file === undefined) return;
  const { whole, step, parts } = file.table;
  for (let at = row * width; at < (row + 1) * width; at++) values[at] = ((whole[at] as number) * step) / parts;
  file.filled[row] = 1;
}

function usedBit(hash: number): number {
  return Math.imul(hash, 0x9e3779b1) >>> 7;
}

/** Makes the table of `keys` (ascending, each once); without values all weights are 0. */
export function hashedWeights(
  keys: Uint32Array,
  width: number,
  values: Float32Array = new Float32Array(keys.length * width),
): HashedWeights {
  let bits = 2;
  while (2 ** bits < keys.length * 2) bits++;
  const size = 2 ** bits;
  const shift = 32 - bits;
  const used = new Uint8Array(size);
  const starts = new Int32Array(size + 1);
  let next = 0;
  for (let row = 0; row < keys.length; row++) {
    const key = keys[row] as number;
    const bucket = key >>> shift;
    while (next <= bucket) starts[next++] = row;
    const bit = usedBit(key);
    const byte = (bit >>> 3) & (size - 1);
    used[byte] = (used[byte] as number) | (1 << (bit & 7));
  }
  while (next <= size) starts[next++] = keys.length;
  return { width, keys, values, starts, shift, used };
}

/**
 * The hashed table of a file.
 * @throws RangeError if its rows are not known by hashes
 */
export function hashedTable(table: WeightsTable): HashedWeights {
  if (table.hashes === undefined) throw new RangeError('the rows of the table are not known by hashes');
  return { ...hashedWeights(table.hashes, table.width), file: { table, filled: new Uint8Array(table.rows) } };
}
