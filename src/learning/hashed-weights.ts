/**
 * Weights of features that are known by a hash of their name only: no word can be read back from them. Rows of `width` numbers,
 * found by the feature's 32-bit hash.
 */
export interface HashedWeights {
  readonly width: number;
  /** Hashes of the features that have weights, ascending as unsigned numbers; a feature's place here is its row. */
  readonly keys: Uint32Array;
  /** Row by row. */
  readonly values: Float32Array;
  /** Open addressing by hash, two numbers a slot: a row's key, and the row + 1 or 0 for an empty slot. */
  readonly slots: Int32Array;
  /** Eight bits a slot; the bit of a hash that no key shares is 0. Small enough to stay at hand: most features have no weights. */
  readonly used: Uint8Array;
}

/** Row of a feature; -1 for one that has no weights. */
export function rowOf({ slots, used }: HashedWeights, hash: number): number {
  const mask = slots.length - 2;
  const bit = usedBit(hash);
  if (((used[(bit >>> 3) & (used.length - 1)] as number) & (1 << (bit & 7))) === 0) return -1;
  // The key lies beside the row, so that most look-ups touch memory once.
  const key = hash | 0;
  for (let at = firstSlot(key); ; at += 2) {
    const row = (slots[(at & mask) + 1] as number) - 1;
    if (row < 0 || slots[at & mask] === key) return row;
  }
}

function firstSlot(hash: number): number {
  return Math.imul(hash, 0x9e3779b1) << 1;
}

function usedBit(hash: number): number {
  return Math.imul(hash, 0x9e3779b1) >>> 7;
}

/** Makes the table of `keys` (ascending, each once); without values all weights are 0. */
export function hashedWeights(
  keys: Uint32Array,
  width: number,
  values = new Float32Array(keys.length * width),
): HashedWeights {
  let size = 4;
  while (size < keys.length * 2) size *= 2;
  const slots = new Int32Array(size * 2);
  const used = new Uint8Array(size);
  const mask = slots.length - 2;
  for (let row = 0; row < keys.length; row++) {
    const hash = (keys[row] as number) | 0;
    const bit = usedBit(hash);
    const byte = (bit >>> 3) & (size - 1);
    used[byte] = (used[byte] as number) | (1 << (bit & 7));
    let at = firstSlot(hash);
    while (slots[(at & mask) + 1] !== 0) at += 2;
    slots[at & mask] = hash;
    slots[(at & mask) + 1] = row + 1;
  }
  return { width, keys, values, slots, used };
}

/**
 * Tables as bytes, one behind the other: number of rows, width, the step that a weight of 1 stands for (float32), hashes
 * (uint32), weights (int8); all little-endian, each table padded to four bytes. Rows of zeros are left out.
 */
export function packHashedWeights(tables: readonly HashedWeights[]): Uint8Array {
  const parts = tables.map(({ width, keys, values }) => {
    const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const scale = largest / 127 || 1;
    const rounded = Int8Array.from(values, (value) => Math.round(value / scale));
    const rows = [...keys.keys()].filter((row) =>
      rounded.subarray(row * width, (row + 1) * width).some((value) => value !== 0),
    );
    const size = 12 + rows.length * 4 + rows.length * width;
    const bytes = new Uint8Array(Math.ceil(size / 4) * 4);
    const view = new DataView(bytes.buffer);
    view.setUint32(0, rows.length, true);
    view.setUint32(4, width, true);
    view.setFloat32(8, scale, true);
    rows.forEach((row, i) => {
      view.setUint32(12 + i * 4, keys[row] as number, true);
      for (let k = 0; k < width; k++)
        view.setInt8(12 + rows.length * 4 + i * width + k, rounded[row * width + k] as number);
    });
    return bytes;
  });
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/**
 * Reads what `packHashedWeights` wrote.
 * @throws RangeError if the bytes end within a table
 */
export function readHashedWeights(bytes: Uint8Array): HashedWeights[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables: HashedWeights[] = [];
  for (let at = 0; at < bytes.byteLength; ) {
    const rows = view.getUint32(at, true);
    const width = view.getUint32(at + 4, true);
    const scale = view.getFloat32(at + 8, true);
    const size = 12 + rows * 4 + rows * width;
    if (at + size > bytes.byteLength) throw new RangeError('the file of weights ends within a table');
    const keys = new Uint32Array(rows);
    for (let i = 0; i < rows; i++) keys[i] = view.getUint32(at + 12 + i * 4, true);
    const steps = new Int8Array(bytes.buffer, bytes.byteOffset + at + 12 + rows * 4, rows * width);
    const values = new Float32Array(steps.length);
    for (let i = 0; i < steps.length; i++) values[i] = (steps[i] as number) * scale;
    tables.push(hashedWeights(keys, width, values));
    at += Math.ceil(size / 4) * 4;
  }
  return tables;
}
