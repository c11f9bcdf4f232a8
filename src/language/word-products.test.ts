import { expect, test } from 'vitest';
import { loadAsset } from '#load-asset';
import { random } from './encoder-arithmetic.fixture.ts';
import { type Kernel, startKernel } from './kernel.ts';
import { type Matrix, packPanels } from './weights.ts';
import { createWordProducts } from './word-products.ts';

const INPUTS = 6;
const next = random(17);
const numbers = (count: number): Int16Array => Int16Array.from({ length: count }, () => Math.round(120 * next()));

/** A matrix of random weights, with a scale of 1. */
function matrix(outputs: number, kernel: Kernel): Matrix {
  const [weights, scale, bias] = [2 * outputs * INPUTS, 4 * outputs, 4 * outputs].map(kernel.allocate) as [
    number,
    number,
    number,
  ];
  packPanels(numbers(outputs * INPUTS), INPUTS, new Int16Array(kernel.memory.buffer, weights, outputs * INPUTS));
  new Float32Array(kernel.memory.buffer, scale, outputs).fill(1);
  new Float32Array(kernel.memory.buffer, bias, outputs).fill(0.5);
  return { weights, scale, bias, outputs, inputs: INPUTS };
}

test('words get the products that all their rows would, batch after batch and past what is kept', async () => {
  const kernel = await startKernel((await loadAsset('models/english/kernel.wasm')) as Uint8Array);
  const matrices = [matrix(8, kernel), matrix(16, kernel)];
  const products = createWordProducts(matrices, kernel);
  const words = Array.from({ length: 5000 }, () => numbers(INPUTS));
  const several = (from: number, count: number): Int16Array[] => words.slice(from, from + count);
  const batches = [several(0, 7), several(3, 9), several(0, 1500), several(1500, 1000), several(0, 20), words];
  for (const batch of [...batches, several(2, 5)]) {
    const rows = [...batch, ...batch.slice(0, 3)];
    const [x, z, found, all] = kernel.layOut([12 * rows.length, ...Array(3).fill(64 * rows.length)]) as [
      number,
      number,
      number,
      number,
    ];
    const keys = products.look(rows, x, z);
    matrices.forEach(({ weights, scale, bias, outputs, inputs }, k) => {
      products.write(keys, k, found);
      rows.forEach((row, i) => {
        new Int16Array(kernel.memory.buffer).set(row, (x >> 1) + i * INPUTS);
      });
      kernel.gemm(x, weights, scale, bias, all, rows.length, outputs, inputs, 0);
      const floats = (at: number): Float32Array =>
        new Float32Array(kernel.memory.buffer, at, rows.length * outputs).slice();
      expect(floats(found)).toEqual(floats(all));
    });
  }
});
