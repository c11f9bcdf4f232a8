import type { CompactMatrix, Kernel } from './kernel.ts';

/** Where an array lies in `english.bin`. */
export interface Section {
  readonly type: 'i8' | 'f32';
  readonly shape: readonly number[];
  /** In bytes. */
  readonly offset: number;
}

/** A matrix in the kernel's memory: pointers to packed weights, scales and biases. */
export interface Matrix {
  readonly weights: number;
  readonly scale: number;
  readonly bias: number;
  readonly outputs: number;
  readonly inputs: number;
}

/** A table of embeddings: int8 rows with a scale for each column. */
export interface Table {
  readonly rows: Int8Array;
  readonly scale: Float32Array;
  readonly width: number;
}

/** What stands for 1 in int16: inputs reach about 16, LSTM states 1, hidden layers 64. */
export const INPUT_ONE = 2048;
export const STATE_ONE = 16384;
export const HIDDEN_ONE = 512;

/** Reads arrays out of the weights file by name. */
export interface Weights {
  floats(name: string): Float32Array;
  table(name: string): Table;
  /**
   * Puts a matrix into the kernel's memory.
   *
   * @param inputOne what stands for 1 in the int16 numbers that it will be multiplied with
   */
  matrix(name: string, inputOne: number): Matrix;
  /** Puts a matrix into the kernel's memory as int8, for `multiply`: outputs a multiple of 4, inputs of 16. */
  compact(name: string): CompactMatrix;
}

/** What eight weights of one sign may sum to, so that their products with numbers up to 127 stay in 16 bits: 32767 / 127. */
const MOST_OF_EIGHT = 258;

/**
 * Makes the weights of one output smaller where eight that are added in 16 bits could overflow; see relaxed.as. `row` is changed.
 *
 * @returns what the scale of the output is to be multiplied with
 */
export function withinBounds(row: Int8Array): number {
  // twice what the eight above zero, or those below, sum to
  let most = 0;
  for (let i = 0; i < row.length; i += 16) {
    for (let p = i; p < i + 4; p += 2) {
      let sum = 0;
      let size = 0;
      for (let q = p; q < p + 16; q += 4) {
        const a = row[q] as number;
        const b = row[q + 1] as number;
        sum += a + b;
        size += Math.abs(a) + Math.abs(b);
      }
      most = Math.max(most, size + Math.abs(sum));
    }
  }
  if (most <= 2 * MOST_OF_EIGHT) return 1;
  // each of the eight may be rounded up by a half
  const by = (2 * (MOST_OF_EIGHT - 4)) / most;
  for (let i = 0; i < row.length; i++) row[i] = Math.round((row[i] as number) * by);
  return 1 / by;
}

/** Opens the weights file. Its functions throw a RangeError where `sections` does not know a name. */
export function openWeights(sections: Readonly<Record<string, Section>>, weights: Uint8Array, kernel: Kernel): Weights {
  const section = (name: string): Section => {
    const found = sections[name];
    if (found === undefined) throw new RangeError(`the weights have no section ${name}`);
    return found;
  };
  const sizeOf = ({ shape }: Section): number => shape.reduce((product, n) => product * n, 1);
  const bytes = (name: string): Int8Array => {
    const s = section(name);
    return new Int8Array(weights.buffer, weights.byteOffset + s.offset, sizeOf(s));
  };
  const floats = (name: string): Float32Array => {
    const s = section(name);
    const start = weights.byteOffset + s.offset;
    return new Float32Array(weights.buffer.slice(start, start + 4 * sizeOf(s)));
  };
  return {
    floats,
    table: (name) => ({ rows: bytes(name), scale: floats(`${name}.scale`), width: section(name).shape[1] ?? 0 }),
    matrix(name, inputOne) {
      // packed by pairs of inputs, see kernel.as
      const [outputs = 0, inputs = 0] = section(name).shape;
      const source = bytes(name);
      const packed = kernel.allocate(2 * outputs * inputs);
      const scale = kernel.allocate(4 * outputs);
      const bias = kernel.allocate(4 * outputs);
      const view = new Int16Array(kernel.memory.buffer, packed, outputs * inputs);
      for (let o = 0; o < outputs; o++) {
        const row = o * inputs;
        for (let i = 0, at = 2 * o; i < inputs; i += 2, at += 2 * outputs) {
          view[at] = source[row + i] as number;
          view[at + 1] = source[row + i + 1] as number;
        }
      }
      new Float32Array(kernel.memory.buffer, scale, outputs).set(floats(`${name}.scale`).map((s) => s / inputOne));
      new Float32Array(kernel.memory.buffer, bias, outputs).set(floats(`${name}.bias`));
      return { weights: packed, scale, bias, outputs, inputs };
    },
    compact(name) {
      const [outputs = 0, inputs = 0] = section(name).shape;
      const source = bytes(name);
      const packed = kernel.allocate(outputs * inputs);
      const scale = kernel.allocate(4 * outputs);
      const sums = kernel.allocate(4 * outputs);
      const bias = kernel.allocate(4 * outputs);
      const buffer = kernel.memory.buffer;
      // four inputs of four outputs side by side, see encoder.as
      const fours = new Int32Array(buffer, packed, (outputs * inputs) >> 2);
      const scales = new Float32Array(buffer, scale, outputs);
      const totals = new Int32Array(buffer, sums, outputs);
      const given = floats(`${name}.scale`);
      const row = new Int8Array(inputs);
      const rowFours = new Int32Array(row.buffer);
      for (let o = 0; o < outputs; o++) {
        row.set(source.subarray(o * inputs, (o + 1) * inputs));
        scales[o] = (given[o] as number) * withinBounds(row);
        let total = 0;
        for (let i = 0; i < inputs; i++) total += row[i] as number;
        totals[o] = total;
        let at = (o & ~3) * (inputs >> 2) + (o & 3);
        for (let q = 0; q < rowFours.length; q++, at += 4) fours[at] = rowFours[q] as number;
      }
      new Float32Array(buffer, bias, outputs).set(floats(`${name}.bias`));
      return { weights: packed, scale, sums, bias, outputs, inputs };
    },
  };
}
