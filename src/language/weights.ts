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

/**
 * What eight weights of one sign that relaxed.as adds in 16 bits may sum to, so that their products with numbers up to 127 stay
 * there: 32767 / 127. `export_encoder.py` writes such weights; others are made smaller.
 */
const MOST_OF_EIGHT = 258;

/** Puts the weights of a matrix, output by output, in the order of `gemm`: in panels of eight outputs, see kernel.as. */
export function packPanels(weights: ArrayLike<number>, inputs: number, into: Int16Array): void {
  const outputs = weights.length / inputs;
  for (let o = 0; o < outputs; o++) {
    const row = o * inputs;
    for (let i = 0, at = (o & ~7) * inputs + 2 * (o & 7); i < inputs; i += 2, at += 16) {
      into[at] = weights[row + i] as number;
      into[at + 1] = weights[row + i + 1] as number;
    }
  }
}

/** Two files as one: what the first does not have is taken of the second. */
export function openOver(first: Readonly<Record<string, Section>>, weights: Weights, others: Weights): Weights {
  const owner = (name: string): Weights => (first[name] === undefined ? others : weights);
  return {
    floats: (name) => owner(name).floats(name),
    table: (name) => owner(name).table(name),
    matrix: (name, inputOne) => owner(name).matrix(name, inputOne),
    compact: (name) => owner(name).compact(name),
  };
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
      const [outputs = 0, inputs = 0] = section(name).shape;
      const packed = kernel.allocate(2 * outputs * inputs);
      const scale = kernel.allocate(4 * outputs);
      const bias = kernel.allocate(4 * outputs);
      packPanels(bytes(name), inputs, new Int16Array(kernel.memory.buffer, packed, outputs * inputs));
      new Float32Array(kernel.memory.buffer, scale, outputs).set(floats(`${name}.scale`).map((s) => s / inputOne));
      new Float32Array(kernel.memory.buffer, bias, outputs).set(floats(`${name}.bias`));
      return { weights: packed, scale, bias, outputs, inputs };
    },
    compact(name) {
      const [outputs = 0, inputs = 0] = section(name).shape;
      const packed = kernel.allocate(outputs * inputs);
      const scale = kernel.allocate(4 * outputs);
      const sums = kernel.allocate(4 * outputs);
      const bias = kernel.allocate(4 * outputs);
      const [unpacked = 0] = kernel.layOut([outputs * inputs]);
      const buffer = kernel.memory.buffer;
      const scales = new Float32Array(buffer, scale, outputs);
      scales.set(floats(`${name}.scale`));
      const rows = new Int8Array(buffer, unpacked, outputs * inputs);
      rows.set(bytes(name));
      for (let o = 0; o < outputs; o++) {
        const from = unpacked + o * inputs;
        const to = packed + (o & ~3) * inputs + 4 * (o & 3);
        const most = kernel.pack(from, to, sums + 4 * o, inputs);
        if (most <= MOST_OF_EIGHT) continue;
        // smaller weights of a larger scale; each of the eight may be rounded up by a half
        const by = (MOST_OF_EIGHT - 4) / most;
        for (let i = o * inputs; i < (o + 1) * inputs; i++) rows[i] = Math.round((rows[i] as number) * by);
        scales[o] = (scales[o] as number) / by;
        kernel.pack(from, to, sums + 4 * o, inputs);
      }
      new Float32Array(buffer, bias, outputs).set(floats(`${name}.bias`));
      return { weights: packed, scale, sums, bias, outputs, inputs };
    },
  };
}
