import { beforeAll, describe, expect, it } from 'vitest';
import { loadAsset } from '#load-asset';
import { type Kernel, startKernel } from './kernel.ts';

let kernel: Kernel;
beforeAll(async () => {
  kernel = await startKernel(await loadAsset('models/english/kernel.wasm'));
});

describe('kernel', () => {
  it.each([
    [1, 8, 2],
    [7, 16, 6],
    [13, 24, 32],
  ])('multiplies %i×%i over %i as plain arithmetic does', (m, n, k) => {
    const [a, w, scale, bias, c] = [m * k * 2, n * k * 2, n * 4, n * 4, m * n * 4].map((size) => kernel.allocate(size));
    if (a === undefined || w === undefined || scale === undefined || bias === undefined || c === undefined) return;
    const shorts = new Int16Array(kernel.memory.buffer);
    const floats = new Float32Array(kernel.memory.buffer);
    for (let i = 0; i < m * k; i++) shorts[a / 2 + i] = ((i * 7919) % 4001) - 2000;
    for (let i = 0; i < n * k; i++) shorts[w / 2 + i] = ((i * 104729) % 255) - 127;
    for (let j = 0; j < n; j++) {
      floats[scale / 4 + j] = 2 ** -(j % 8);
      floats[bias / 4 + j] = j;
    }
    const expected = (i: number, j: number): number => {
      let sum = 0;
      for (let q = 0; q < k; q++) {
        sum += (shorts[a / 2 + i * k + q] ?? 0) * (shorts[w / 2 + (q >> 1) * n * 2 + 2 * j + (q & 1)] ?? 0);
      }
      return Math.fround(sum * 2 ** -(j % 8));
    };
    kernel.gemm(a, w, scale, bias, c, m, n, k, 0);
    for (let i = 0; i < m; i++) {
      for (let j = 0; j < n; j++) expect(floats[c / 4 + i * n + j]).toBe(Math.fround(expected(i, j) + j));
    }
    const before = floats.slice(c / 4, c / 4 + m * n);
    kernel.gemm(a, w, scale, bias, c, m, n, k, 1);
    for (let i = 0; i < m * n; i++) {
      expect(floats[c / 4 + i]).toBe(Math.fround((before[i] ?? 0) + expected(Math.floor(i / n), i % n)));
    }
  });

  it('computes an LSTM step', () => {
    const hidden = 8;
    const [z, cell, state, out] = [4 * 4 * hidden, 4 * hidden, 2 * hidden, 2 * 2 * hidden].map((s) =>
      kernel.allocate(s),
    );
    if (z === undefined || cell === undefined || state === undefined || out === undefined) return;
    const floats = new Float32Array(kernel.memory.buffer);
    const shorts = new Int16Array(kernel.memory.buffer);
    for (let i = 0; i < 4 * hidden; i++) floats[z / 4 + i] = Math.sin(i) * 3;
    for (let i = 0; i < hidden; i++) floats[cell / 4 + i] = Math.cos(i);
    const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
    const expected = Array.from({ length: hidden }, (_, i) => {
      const [input, forget, gate, output] = [0, 1, 2, 3].map((k) => Math.sin(i + k * hidden) * 3) as [
        number,
        number,
        number,
        number,
      ];
      const c = sigmoid(forget) * Math.cos(i) + sigmoid(input) * Math.tanh(gate);
      return sigmoid(output) * Math.tanh(c);
    });
    kernel.gates(z, 4 * hidden, cell, state, out, 2 * hidden, 1, hidden);
    for (let i = 0; i < hidden; i++) {
      expect((shorts[state / 2 + i] ?? 0) / 16384).toBeCloseTo(expected[i] ?? 0, 4);
      expect(shorts[out / 2 + i]).toBe(shorts[state / 2 + i]);
    }
  });
});
