import type { Batch } from './batches.ts';
import { wordFeatures } from './features.ts';
import type { Kernel } from './kernel.ts';
import type { Vocabulary } from './vocabulary.ts';
import { INPUT_ONE, type Matrix, STATE_ONE, type Table, type Weights } from './weights.ts';
import { createWordProducts } from './word-products.ts';

/** A word as the networks take it. */
export interface InputWord {
  readonly form: string;
  /** No white space stands between it and the word before. */
  readonly glued: boolean;
}

/** Words in their sentence as vectors: embeddings under bidirectional LSTM layers. */
export interface Encoder {
  /** Numbers in the vector of a word. */
  readonly width: number;
  /** What stands for 1 in these numbers. */
  readonly one: number;
  /** Bytes that {@link Encoder.encode} needs at `at`, for a batch of so many words and sentences. */
  bytes(words: number, sentences: number): number;
  /**
   * Encodes a batch in the kernel's memory from `at` on.
   *
   * @returns where the vectors begin: int16 in units of {@link Encoder.one}, sentence after sentence
   */
  encode(batch: Batch<InputWord>, at: number): number;
}

/** What another network says of the words of a sentence. */
export interface ContextVectors {
  /** Numbers in the vector of a word. */
  readonly width: number;
  /** What stands for 1 in these numbers. */
  readonly one: number;
  /** The vectors of a sentence, word after word. */
  readonly vectorsOf: (sentence: readonly InputWord[]) => Int16Array | undefined;
}

/** An encoder of words one by one. */
export interface WordEncoder extends Encoder {
  /** What of a word goes into the network: int16 in units of `INPUT_ONE`, always as many. */
  readonly embed: (word: InputWord) => Int16Array;
}

/** The tables of an encoder: of vectors by the word's row, then of hashed features in the order of `wordFeatures`. */
export interface EncoderShape {
  /** Tables that are looked up by the word's row, with the last row that they know; later rows are row 0 to them. */
  readonly words: readonly { readonly name: string; readonly last: number }[];
  /** Put before the names of the other sections. */
  readonly prefix: string;
  readonly hidden: number;
  readonly layers: number;
}

const HASHED = ['suffix5', 'suffix3', 'suffix2', 'prefix3', 'shape'] as const;
/** Vectors that are remembered at most: texts repeat their words. */
const REMEMBERED = 20_000;

interface Direction {
  readonly input: Matrix;
  readonly recurrent: Matrix;
  /** Of the vectors in context; the first layer has one if there are any. */
  readonly context: Matrix | undefined;
}

/**
 * Makes an encoder of its weights.
 *
 * @param rows word to row, from 1
 * @param context what the first layer sees of each word beside its own embeddings
 */
export function createEncoder(
  shape: EncoderShape,
  weights: Weights,
  rows: Vocabulary,
  kernel: Kernel,
  context?: ContextVectors,
): WordEncoder {
  const { hidden, prefix } = shape;
  const layers = Array.from({ length: shape.layers }, (_, layer) => {
    const one = layer === 0 ? INPUT_ONE : STATE_ONE;
    const direction = (d: string): Direction => ({
      input: weights.matrix(`${prefix}in${layer}${d}`, one),
      recurrent: weights.matrix(`${prefix}rec${layer}${d}`, STATE_ONE),
      context: context && layer === 0 ? weights.matrix(`${prefix}context${d}`, context.one) : undefined,
    });
    return { forward: direction('f'), backward: direction('b') };
  });
  const lookups = shape.words.map(({ name, last }) => ({ table: weights.table(name), last }));
  const hashed = HASHED.map((name) => weights.table(prefix + name));
  const embed = createEmbedder(lookups, hashed, rows);
  const bottom = layers.slice(0, 1).flatMap(({ forward, backward }) => [forward.input, backward.input]);
  const products = createWordProducts(bottom, kernel);
  const inputs = [...lookups.map(({ table }) => table), ...hashed].reduce((sum, t) => sum + t.width, 0);
  const wide = 2 * hidden;
  const sizesOf = (words: number, sentences: number): readonly number[] =>
    [
      2 * words * inputs,
      4 * words * 4 * hidden,
      2 * words * wide,
      2 * words * wide,
      2 * sentences * hidden,
      4 * sentences * hidden,
      2 * words * (context?.width ?? 0),
    ].map((size) => (size + 63) & ~63);

  /** What goes into one direction of a layer, multiplied; of the first layer, whose products stand there, only what is seen in context. */
  const feed = (
    { input, context: above }: Omit<Direction, 'recurrent'>,
    total: number,
    { from, x, seen, z }: { from: number; x: number; seen: number; z: number },
  ): void => {
    const multiply = ({ weights, scale, bias, outputs, inputs }: Matrix, a: number, add: number): void =>
      kernel.gemm(a, weights, scale, bias, z, total, outputs, inputs, add);
    if (from !== x) multiply(input, from, 0);
    if (above) multiply(above, seen, 1);
  };

  return {
    width: wide,
    one: STATE_ONE,
    embed,
    bytes: (words, sentences) => sizesOf(words, sentences).reduce((a, b) => a + b, 0),
    encode(batch, at) {
      const { sentences, total } = batch;
      const size = sentences.length;
      let next = at;
      const [x, z, ha, hb, state, cell, seen] = sizesOf(total, size).map((bytes) => {
        const place = next;
        next += bytes;
        return place;
      }) as [number, number, number, number, number, number, number];
      const buffer = kernel.memory.buffer;
      const bytes = new Uint8Array(buffer);
      const numbers = products.look(byPosition(batch, embed), x, z);
      if (context) putContext(new Int16Array(buffer, seen), batch, context);
      let from = x;
      let to = ha;
      for (const layer of layers) {
        for (const backward of [false, true]) {
          const { recurrent, ...direction } = backward ? layer.backward : layer.forward;
          if (from === x) products.write(numbers, backward ? 1 : 0, z);
          feed(direction, total, { from, x, seen, z });
          bytes.fill(0, state, state + 2 * size * hidden);
          bytes.fill(0, cell, cell + 4 * size * hidden);
          recur(kernel, batch, { recurrent, hidden, backward }, { z, state, cell, to });
        }
        from = to;
        to = to === ha ? hb : ha;
      }
      putBySentence(bytes, batch, 2 * wide, { from, to });
      return to;
    },
  };
}

/** Runs one direction of a layer over the products of its inputs at `z`; its words' states go to `to`. */
function recur(
  kernel: Kernel,
  { longest, active, first }: Batch<InputWord>,
  { recurrent, hidden, backward }: { recurrent: Matrix; hidden: number; backward: boolean },
  { z, state, cell, to }: { z: number; state: number; cell: number; to: number },
): void {
  const wide = 2 * hidden;
  for (let step = 0; step < longest; step++) {
    const t = backward ? longest - 1 - step : step;
    const now = active[t] as number;
    const zt = z + (first[t] as number) * 16 * hidden;
    if (step > 0)
      kernel.gemm(state, recurrent.weights, recurrent.scale, recurrent.bias, zt, now, 4 * hidden, hidden, 1);
    const target = to + 2 * ((first[t] as number) * wide + (backward ? hidden : 0));
    kernel.gates(zt, 4 * hidden, cell, state, target, wide, now, hidden);
  }
}

/** What of the words goes in, by position. */
function byPosition(
  { sentences, total, first }: Batch<InputWord>,
  embed: (word: InputWord) => Int16Array,
): readonly Int16Array[] {
  const vectors: Int16Array[] = new Array(total);
  sentences.forEach((words, b) => {
    words.forEach((word, t) => {
      vectors[(first[t] as number) + b] = embed(word);
    });
  });
  return vectors;
}

/** Puts rows of `size` bytes, which lie by position, sentence after sentence. */
function putBySentence(
  bytes: Uint8Array,
  { sentences, first, starts }: Batch<InputWord>,
  size: number,
  { from, to }: { from: number; to: number },
): void {
  sentences.forEach((words, b) => {
    for (let t = 0; t < words.length; t++) {
      const source = from + size * ((first[t] as number) + b);
      bytes.copyWithin(to + size * ((starts[b] as number) + t), source, source + size);
    }
  });
}

/** Puts the vectors in context of a batch where its words lie; words without any see zeros. */
function putContext(
  into: Int16Array,
  { sentences, first }: Batch<InputWord>,
  { width, vectorsOf }: ContextVectors,
): void {
  sentences.forEach((words, b) => {
    const vectors = vectorsOf(words) ?? new Int16Array(words.length * width);
    for (let t = 0; t < words.length; t++)
      into.set(vectors.subarray(t * width, (t + 1) * width), ((first[t] as number) + b) * width);
  });
}

/** Input vectors of words as int16, remembered. */
function createEmbedder(
  lookups: readonly { readonly table: Table; readonly last: number }[],
  hashed: readonly Table[],
  rows: Vocabulary,
): (word: InputWord) => Int16Array {
  const tables = [...lookups.map(({ table }) => table), ...hashed];
  const width = tables.reduce((sum, t) => sum + t.width, 0);
  const known = [new Map<string, Int16Array>(), new Map<string, Int16Array>()] as const;
  return ({ form, glued }) => {
    const cache = known[glued ? 1 : 0];
    let vector = cache.get(form);
    if (vector !== undefined) return vector;
    vector = new Int16Array(width);
    const [row = 0, ...hashes] = wordFeatures(form, glued, rows);
    const ids = [...lookups.map(({ last }) => (row <= last ? row : 0)), ...hashes];
    let at = 0;
    tables.forEach((table, k) => {
      const from = (ids[k] ?? 0) * table.width;
      for (let c = 0; c < table.width; c++) {
        const value = (table.rows[from + c] as number) * (table.scale[c] as number) * INPUT_ONE;
        (vector as Int16Array)[at++] = Math.max(-32767, Math.min(32767, Math.round(value)));
      }
    });
    if (cache.size > REMEMBERED) cache.clear();
    cache.set(form, vector);
    return vector;
  };
}
