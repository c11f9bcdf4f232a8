import type { Kernel } from './kernel.ts';
import type { Matrix } from './weights.ts';

/** Words whose products are kept at most, where no batch has more: texts repeat their words. */
const KEPT = 2048;

/**
 * Products of the vectors of words with the matrices that these go into first. They depend on the word alone, so that a word
 * which comes again is looked up; the bits are those that the product of all rows would have.
 */
export interface WordProducts {
  /**
   * Computes what is not known of the words of a batch. What it gives holds until the next call.
   *
   * @param vectors a row a word; of equal words the same array
   * @param x room in the kernel's memory for as many vectors
   * @param z room for as many products with the widest matrix
   * @returns for each word, the number under which its products are kept
   */
  readonly look: (vectors: readonly Int16Array[], x: number, z: number) => Int32Array;
  /** Writes the products of words with one of the matrices, by its number: a row a word, f32. */
  readonly write: (numbers: Int32Array, matrix: number, to: number) => void;
}

/** Keeps products of words with matrices of equally many inputs. */
export function createWordProducts(matrices: readonly Matrix[], kernel: Kernel): WordProducts {
  const starts = matrices.map((_, k) => matrices.slice(0, k).reduce((sum, { outputs }) => sum + outputs, 0));
  const width = matrices.reduce((sum, { outputs }) => sum + outputs, 0);
  const numbers = new Map<Int16Array, number>();
  let kept = new Float32Array(KEPT * width);

  const compute = (vectors: readonly Int16Array[], x: number, z: number): void => {
    const shorts = new Int16Array(kernel.memory.buffer);
    const floats = new Float32Array(kernel.memory.buffer);
    const first = numbers.size;
    vectors.forEach((vector, i) => {
      numbers.set(vector, first + i);
      shorts.set(vector, (x >> 1) + i * vector.length);
    });
    matrices.forEach(({ weights, scale, bias, outputs, inputs }, k) => {
      kernel.gemm(x, weights, scale, bias, z, vectors.length, outputs, inputs, 0);
      for (let i = 0, from = z >> 2; i < vectors.length; i++, from += outputs)
        kept.set(floats.subarray(from, from + outputs), (first + i) * width + (starts[k] as number));
    });
  };

  return {
    look(vectors, x, z) {
      const words = [...new Set(vectors)];
      let fresh = words.filter((vector) => !numbers.has(vector));
      if ((numbers.size + fresh.length) * width > kept.length) {
        numbers.clear();
        fresh = words;
        if (words.length * width > kept.length) kept = new Float32Array(words.length * width);
      }
      compute(fresh, x, z);
      return Int32Array.from(vectors, (vector) => numbers.get(vector) as number);
    },
    write(given, matrix, to) {
      const floats = new Float32Array(kernel.memory.buffer);
      const { outputs } = matrices[matrix] as Matrix;
      for (let i = 0, at = to >> 2; i < given.length; i++, at += outputs) {
        const from = (given[i] as number) * width + (starts[matrix] as number);
        floats.set(kept.subarray(from, from + outputs), at);
      }
    },
  };
}
