import type { InputWord } from './encoder.ts';
import type { Kernel } from './kernel.ts';
import type { TreeReading } from './tree-network.ts';
import { HIDDEN_ONE, INPUT_ONE, type Matrix, STATE_ONE, type Weights } from './weights.ts';
import { createWordProducts } from './word-products.ts';

/** What `models/english/fast.json` says about the shape of the convolutions. */
export interface TreeConvolutionInfo {
  /** Numbers in the vector of a word. */
  readonly wide: number;
  readonly layers: number;
}

/** Vectors of the words of sentences, sentence by sentence: int16 in units of `HIDDEN_ONE`. */
export type TreeConvolution = (
  sentences: readonly (readonly InputWord[])[],
  readings: readonly TreeReading[],
) => readonly Int16Array[];

/**
 * Convolutions over the trees of sentences: in each layer a word sees itself, the word that it hangs on and the mean of those
 * that hang on it (Kipf and Welling 2017; Marcheggiani and Titov 2017 for the roles of predicates). The first layer sees what
 * goes into the network of trees and what comes out of it. `training/encoder/small_vectors.py` has the same.
 *
 * @param embed what of a word goes into the network
 */
export function createTreeConvolution(
  { wide, layers }: TreeConvolutionInfo,
  weights: Weights,
  embed: (word: InputWord) => Int16Array,
  kernel: Kernel,
): TreeConvolution {
  const word = weights.matrix('word', INPUT_ONE);
  const state = weights.matrix('state', STATE_ONE);
  const products = createWordProducts([word], kernel);
  const above = Array.from({ length: layers - 1 }, (_, k) => weights.matrix(`layer${k + 1}`, HIDDEN_ONE));

  return (sentences, readings) => {
    const total = sentences.reduce((sum, words) => sum + words.length, 0);
    if (total === 0) return sentences.map(() => new Int16Array());
    const rows = (total + 7) & ~7;
    const [x, h, z, seen, over, share, seven, steps] = kernel.layOut([
      2 * rows * Math.max(word.inputs, wide),
      2 * rows * state.inputs,
      4 * rows * 3 * wide,
      4 * rows * wide,
      4 * rows,
      8 * rows,
      rows * wide,
      8 * rows,
    ]) as [number, number, number, number, number, number, number, number];
    const shorts = new Int16Array(kernel.memory.buffer);
    const floats = new Float32Array(kernel.memory.buffer);
    const heads = headsOf(sentences, readings, (row, states) => {
      shorts.set(states, (h >> 1) + row * state.inputs);
    });
    new Int32Array(kernel.memory.buffer).set(heads, over >> 2);
    new Float64Array(kernel.memory.buffer).set(sharesOf(heads), share >> 3);
    const numbers = products.look(
      sentences.flatMap((words) => words.map(embed)),
      x,
      z,
    );
    const multiply = (from: number, matrix: Matrix, add: number): void =>
      kernel.gemm(from, matrix.weights, matrix.scale, matrix.bias, z, total, matrix.outputs, matrix.inputs, add);
    products.write(numbers, 0, z);
    multiply(h, state, 1);
    const sum = new Int16Array(total * wide);
    for (let k = 0; k < layers; k++) {
      if (k > 0) multiply(x, above[k - 1] as Matrix, 0);
      floats.fill(0, seen >> 2, (seen >> 2) + rows * wide);
      kernel.converge(z, over, share, seen, total, wide);
      kernel.gelu(seen, seven, steps, rows, wide);
      kernel.quantize(seen, wide, x, rows, wide, HIDDEN_ONE, 0);
      for (let i = 0; i < sum.length; i++)
        sum[i] = Math.max(-32767, Math.min(32767, (sum[i] as number) + (shorts[(x >> 1) + i] as number)));
      shorts.set(sum, x >> 1);
    }
    let at = 0;
    return sentences.map((words) => {
      const from = at;
      at += words.length * wide;
      return sum.slice(from, at);
    });
  };
}

/** The row of each word's head where the words of sentences stand one after the other, -1 for a root; tells where their vectors stand. */
function headsOf(
  sentences: readonly (readonly InputWord[])[],
  readings: readonly TreeReading[],
  put: (row: number, states: Int16Array) => void,
): Int32Array {
  const over = new Int32Array(sentences.reduce((sum, words) => sum + words.length, 0));
  let row = 0;
  sentences.forEach((words, s) => {
    const reading = readings[s];
    if (!reading?.states) throw new RangeError('a reading has no vectors of its words');
    put(row, reading.states);
    reading.heads.forEach((head, i) => {
      over[row + i] = head < 0 ? -1 : row + head;
    });
    row += words.length;
  });
  return over;
}

/** One over the number of words that hang on each word. */
function sharesOf(heads: Int32Array): Float64Array {
  const below = new Float64Array(heads.length);
  for (const head of heads) if (head >= 0) below[head] = (below[head] as number) + 1;
  return below.map((count) => 1 / Math.max(1, count));
}
