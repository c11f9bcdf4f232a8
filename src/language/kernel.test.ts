import { beforeAll, describe, expect, it } from 'vitest';
import { loadAsset } from '#load-asset';
import { gelu, random, softmax } from './encoder-arithmetic.fixture.ts';
import { type Kernel, startKernel } from './kernel.ts';
import { openWeights } from './weights.ts';

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
    const packed = (q: number, j: number): number => (j & ~7) * k + (q >> 1) * 16 + 2 * (j & 7) + (q & 1);
    const expected = (i: number, j: number): number => {
      let sum = 0;
      for (let q = 0; q < k; q++) {
        sum += (shorts[a / 2 + i * k + q] ?? 0) * (shorts[w / 2 + packed(q, j)] ?? 0);
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

describe('sums of rows', () => {
  const wide = 8;
  const next = random(23);
  /** Random numbers in the kernel's memory, and where they lie. */
  const numbers = (count: number): { at: number; values: Float32Array } => {
    const at = kernel.allocate(4 * count);
    const values = Float32Array.from({ length: count }, () => 3 * next());
    new Float32Array(kernel.memory.buffer).set(values, at >> 2);
    return { at, values };
  };
  const row = (values: Float32Array, i: number): Float32Array => values.subarray(i * wide, (i + 1) * wide);
  const read = (at: number, count: number): number[] => Array.from(new Float32Array(kernel.memory.buffer, at, count));

  it('show a word itself, the word over it and the mean of those below, as JavaScript adds them', () => {
    const heads = [1, -1, 1, 2, 2, 2];
    const all = numbers(heads.length * 3 * wide);
    const [over, share, out] = [4 * 6, 8 * 6, 4 * 6 * wide].map(kernel.allocate) as [number, number, number];
    const below = (word: number): number => heads.filter((head) => head === word).length;
    new Int32Array(kernel.memory.buffer).set(heads, over >> 2);
    new Float64Array(kernel.memory.buffer).set(
      heads.map((_, i) => 1 / Math.max(1, below(i))),
      share >> 3,
    );
    new Float32Array(kernel.memory.buffer).fill(0, out >> 2, (out >> 2) + heads.length * wide);
    kernel.converge(all.at, over, share, out, heads.length, wide);
    const expected = new Float32Array(heads.length * wide);
    for (let k = 0; k < wide; k++) {
      const seen = (i: number, third: number): number => row(all.values, 3 * i + third)[k] as number;
      heads.forEach((head, i) => {
        if (head >= 0) row(expected, head)[k] = (row(expected, head)[k] as number) + seen(i, 2) * (1 / below(head));
      });
      heads.forEach((head, i) => {
        row(expected, i)[k] = (row(expected, i)[k] as number) + seen(i, 0) + (head < 0 ? 0 : seen(head, 1));
      });
    }
    expect(read(out, expected.length)).toEqual(Array.from(expected));
  });

  it('add the rows of facts that are known to two others', () => {
    const [a, b, table] = [numbers(wide), numbers(wide), numbers(5 * wide)];
    const [rows, out] = [kernel.allocate(12), kernel.allocate(4 * wide)];
    for (const known of [[], [3], [4, 0, 4]]) {
      new Int32Array(kernel.memory.buffer).set(known, rows >> 2);
      kernel.addRows(a.at, b.at, table.at, rows, known.length, out, wide);
      const expected = Array.from(a.values, (x, i) =>
        Math.fround(
          known.reduce((sum, fact) => sum + (row(table.values, fact)[i] as number), x + (b.values[i] as number)),
        ),
      );
      expect(read(out, wide)).toEqual(expected);
    }
  });
});

describe("the encoder's arithmetic", () => {
  const M = 16;
  const floatsAt = (at: number, size: number): Float32Array => new Float32Array(kernel.memory.buffer, at, size);
  const rowsOf = (size: number, value: () => number): Float32Array => Float32Array.from({ length: M * size }, value);
  /** Puts numbers into the kernel's memory. */
  const put = (values: Float32Array): number => {
    const at = kernel.allocate(values.byteLength);
    floatsAt(at, values.length).set(values);
    return at;
  };
  /** Numbers of 7 bits as they stand for numbers, with their steps. */
  const unpack = (small: number, steps: number, n: number): { step: number; values: number[] }[] => {
    const bytes = new Uint8Array(kernel.memory.buffer);
    return Array.from({ length: M }, (_, r) => {
      const step = floatsAt(steps, 2 * M)[2 * r] ?? 0;
      const zero = new Int32Array(kernel.memory.buffer, steps, 2 * M)[2 * r + 1] ?? 0;
      const at = (i: number): number => small + (r >> 3) * 8 * n + (i >> 2) * 32 + (r & 7) * 4 + (i & 3);
      return { step, values: Array.from({ length: n }, (_, i) => step * ((bytes[at(i)] ?? 0) - zero)) };
    });
  };

  it('rounds rows to 7 bits of their range, zero to zero', () => {
    const n = 32;
    const next = random(3);
    const x = rowsOf(n, () => next() * 5 + 1);
    x.fill(0, 0, n); // a row of zeros
    x.fill(2.5, n, 2 * n); // one without a number below zero
    x[3 * n + 5] = 0;
    const [small, steps] = [kernel.allocate(M * n), kernel.allocate(8 * M)];
    kernel.squeeze(put(x), small, steps, M, n);
    unpack(small, steps, n).forEach(({ step, values }, r) => {
      const row = Array.from(x.subarray(r * n, (r + 1) * n));
      expect(step).toBeCloseTo((Math.max(0, ...row) - Math.min(0, ...row)) / 127, 5);
      values.forEach((value, i) => {
        expect(Math.abs(value - (row[i] ?? 0))).toBeLessThanOrEqual(step * 1.01);
        if (row[i] === 0) expect(value).toBe(0);
      });
    });
  });

  it.each([
    ['random', (next: () => number) => next() * 127],
    ['the largest', () => 127],
    ['the smallest', () => -128],
  ] as const)('multiplies with %s weights, to the same bits in each of three ways', async (kind, weight) => {
    const [n, k] = [12, 64];
    const next = random(11);
    const given = Int8Array.from({ length: n * k }, () => weight(next));
    const [scales, biases] = [Float32Array.from({ length: n }, next), Float32Array.from({ length: n }, next)];
    const file = new Uint8Array(n * k + 8 * n);
    file.set(new Uint8Array(given.buffer));
    file.set(new Uint8Array(scales.buffer), n * k);
    file.set(new Uint8Array(biases.buffer), n * k + 4 * n);
    const sections = {
      w: { type: 'i8', shape: [n, k], offset: 0 },
      'w.scale': { type: 'f32', shape: [n], offset: n * k },
      'w.bias': { type: 'f32', shape: [n], offset: n * k + 4 * n },
    } as const;
    const matrix = openWeights(sections, file, kernel).compact('w');
    const [small, steps, room] = [kernel.allocate(M * k), kernel.allocate(8 * M), kernel.allocate(2 * M * k)];
    const [c, d] = [kernel.allocate(4 * M * n), kernel.allocate(4 * M * n)];
    kernel.squeeze(put(rowsOf(k, () => (kind === 'random' ? next() : 1))), small, steps, M, k);
    kernel.multiply(small, steps, room, matrix, c, M);
    const rows = unpack(small, steps, k);
    for (let r = 0; r < M; r++) {
      for (let o = 0; o < n; o++) {
        const sum = rows[r]?.values.reduce((total, v, i) => total + v * (given[o * k + i] ?? 0), 0) ?? 0;
        const found = ((floatsAt(c, M * n)[r * n + o] ?? 0) - (biases[o] ?? 0)) / (scales[o] ?? 0);
        // where weights were made smaller, each is off by a half of a step at most
        expect(Math.abs(found - sum)).toBeLessThan(0.02 * 127 * k);
      }
    }
    const code = new Uint8Array(await loadAsset('models/english/relaxed.wasm'));
    if (!WebAssembly.validate(code)) return;
    const { instance } = await WebAssembly.instantiate(code, { env: { memory: kernel.memory } });
    const ways = instance.exports as Record<'product' | 'productByDots', (...given: number[]) => void>;
    for (const way of ['product', 'productByDots'] as const) {
      floatsAt(d, M * n).fill(0);
      ways[way](small, steps, matrix.weights, matrix.scale, matrix.sums, matrix.bias, d, M, n, k);
      expect(floatsAt(d, M * n)).toEqual(floatsAt(c, M * n));
    }
  });

  it('brings rows to mean 0 and variance 1', () => {
    const n = 48;
    const next = random(5);
    const [x, add] = [rowsOf(n, () => 3 * next() + 1), rowsOf(n, next)];
    const [gamma, beta] = [Float32Array.from({ length: n }, next), Float32Array.from({ length: n }, next)];
    const [out, small, steps] = [kernel.allocate(4 * M * n), kernel.allocate(M * n), kernel.allocate(8 * M)];
    kernel.norm(put(x), put(add), put(gamma), put(beta), out, small, steps, M, n);
    const squeezed = unpack(small, steps, n);
    for (let r = 0; r < M; r++) {
      const row = Array.from({ length: n }, (_, i) => (x[r * n + i] ?? 0) + (add[r * n + i] ?? 0));
      const mean = row.reduce((a, b) => a + b, 0) / n;
      const by = Math.sqrt(row.reduce((a, b) => a + (b - mean) ** 2, 0) / n);
      row.forEach((v, i) => {
        const expected = ((v - mean) / by) * (gamma[i] ?? 0) + (beta[i] ?? 0);
        expect(floatsAt(out, M * n)[r * n + i]).toBeCloseTo(expected, 5);
        expect(Math.abs((squeezed[r]?.values[i] ?? 0) - expected)).toBeLessThan((squeezed[r]?.step ?? 0) * 1.01);
      });
    }
  });

  it('computes GELU, far from zero too', () => {
    const n = 32;
    const x = Float32Array.from({ length: M * n }, (_, i) => (i - (M * n) / 2) / 32);
    x[0] = -1000;
    x[1] = 1000;
    const [z, small, steps] = [put(x), kernel.allocate(M * n), kernel.allocate(8 * M)];
    kernel.gelu(z, small, steps, M, n);
    x.forEach((value, i) => {
      const error = Math.abs((floatsAt(z, M * n)[i] ?? 0) - gelu(value));
      expect(error).toBeLessThan(5e-4 * Math.max(1, Math.abs(value) / 8));
    });
  });

  it.each([1, 7, 16, 45])('attends to %i pieces as softmax of plain products does', (m) => {
    const heads = 2;
    const rows = (m + 7) & ~7;
    const wide = 32 * heads;
    const next = random(13);
    const qkv = Float32Array.from({ length: rows * 3 * wide }, (_, i) => (i < m * 3 * wide ? 3 * next() : Number.NaN));
    const [out, work] = [kernel.allocate(4 * rows * wide), kernel.allocate(kernel.attendRoom(m))];
    const at = put(qkv);
    kernel.attend(at, out, work, m, 0, rows, heads);
    const part = (i: number, which: number, h: number): Float32Array =>
      qkv.subarray((3 * i + which) * wide + 32 * h, (3 * i + which) * wide + 32 * h + 32);
    for (let h = 0; h < heads; h++) {
      for (let i = 0; i < m; i++) {
        const scores = Array.from(
          { length: m },
          (_, j) => part(i, 0, h).reduce((sum, q, d) => sum + q * (part(j, 1, h)[d] ?? 0), 0) / Math.sqrt(32),
        );
        const shares = softmax(scores);
        for (let d = 0; d < 32; d++) {
          const expected = shares.reduce((sum, share, j) => sum + share * (part(j, 2, h)[d] ?? 0), 0);
          expect(floatsAt(out, rows * wide)[i * wide + 32 * h + d]).toBeCloseTo(expected, 2);
        }
      }
    }
    // a part of the queries gets the same answers
    if (m < 16) return;
    const all = floatsAt(out, rows * wide).slice();
    floatsAt(out, rows * wide).fill(0);
    kernel.attend(at, out, work, m, 8, 16, heads);
    expect(floatsAt(out, rows * wide).slice(8 * wide, 16 * wide)).toEqual(all.slice(8 * wide, 16 * wide));
    expect(floatsAt(out, rows * wide)[0]).toBe(0);
  });
});
