import { expect, test } from 'vitest';
import { loadAsset } from '#load-asset';
import { startKernel } from '../../language/kernel.ts';
import { type Matrix, packPanels, type Weights } from '../../language/weights.ts';
import { createRecordHeads, type RecordHeads, type RecordHeadsInfo } from './record-heads.ts';

const WIDE = 384;
const INFO: RecordHeadsInfo = {
  model: 'test',
  wide: WIDE,
  one: 1024,
  classes: { event: ['none', 'AGREE', 'REJECT'], reality: ['actual', 'planned'] },
  roles: ['source', 'target'],
  spans: ['evidence', 'issue'],
  facts: { mention: 0, end: 4 },
  thresholds: {},
  odds: {},
  sections: {},
};
const SIZES: Readonly<Record<string, readonly [outputs: number, inputs: number]>> = {
  'classes.hidden': [512, WIDE],
  'classes.event': [8, 256],
  'classes.reality': [8, 256],
  'parts.project': [576, WIDE],
  'parts.out': [8, 288],
  'spans.ask': [2 * 2 * 96, WIDE],
  'spans.word': [192, WIDE],
  'conditions.hidden': [64, WIDE],
  'conditions.out': [8, 64],
};
const FLOATS: Readonly<Record<string, number>> = {
  'parts.facts': 4 * 192,
  'parts.absent': 2 * WIDE,
  'spans.near': 25 * 4,
};

/** Numbers that look random and are the same each time. */
function numbers(count: number, seed: number, size: number): Float32Array {
  let state = seed;
  return Float32Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state / 2 ** 31 - 1) * size;
  });
}

/** Heads with invented weights, and the same weights as plain numbers. */
async function invented(): Promise<{ heads: RecordHeads; plain: ReadonlyMap<string, Float32Array> }> {
  const code = await loadAsset('models/english/kernel.wasm');
  const kernel = await startKernel(code as Uint8Array);
  const plain = new Map<string, Float32Array>();
  const matrix = (name: string, one: number): Matrix => {
    const [outputs, inputs] = SIZES[name] ?? [0, 0];
    // what int8 holds exactly
    const whole = numbers(outputs * inputs, name.length * 7 + 1, 12).map(Math.round);
    const step = 0.004;
    plain.set(
      name,
      whole.map((x) => x * step),
    );
    const weights = kernel.allocate(2 * whole.length);
    const scale = kernel.allocate(4 * outputs);
    const bias = kernel.allocate(4 * outputs);
    packPanels(whole, inputs, new Int16Array(kernel.memory.buffer, weights, whole.length));
    new Float32Array(kernel.memory.buffer, scale, outputs).fill(step / one);
    new Float32Array(kernel.memory.buffer, bias, outputs).fill(0.1);
    return { weights, scale, bias, outputs, inputs };
  };
  const floats = (name: string): Float32Array => {
    const values = numbers(FLOATS[name] ?? 0, name.length + 3, 0.5);
    plain.set(name, values);
    return values;
  };
  const weights = { matrix, floats } as Weights;
  return { heads: createRecordHeads(INFO, weights, kernel), plain };
}

const gelu = (x: number): number => 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)));
const times = (matrix: Float32Array, inputs: number, x: readonly number[]): number[] =>
  Array.from({ length: matrix.length / inputs }, (_, o) =>
    x.reduce((sum, value, i) => sum + value * (matrix[o * inputs + i] as number), 0.1),
  );

test('classes are what a hidden layer under a softmax gives', async () => {
  const { heads, plain } = await invented();
  const vectors = Int16Array.from(numbers(3 * WIDE, 5, 2000));
  const said = heads.classes(vectors);
  const second = [...vectors.slice(WIDE, 2 * WIDE)].map((x) => x / INFO.one);
  const hidden = times(plain.get('classes.hidden') as Float32Array, WIDE, second).map(gelu);
  const scores = times(plain.get('classes.event') as Float32Array, 256, hidden.slice(0, 256)).slice(0, 3);
  const sum = scores.reduce((total, score) => total + Math.exp(score), 0);
  const rows = said.get('event')?.rows ?? [];
  scores.forEach((score, k) => {
    expect(rows[3 + k]).toBeCloseTo(Math.exp(score) / sum, 2);
  });
  expect([...rows].reduce((a, b) => a + b)).toBeCloseTo(3, 4);
});

test('a part is scored by both vectors, their product and the facts about the two', async () => {
  const { heads, plain } = await invented();
  const vectors = Int16Array.from(numbers(2 * WIDE, 9, 1500));
  const [row] = [heads.parts(vectors, [{ anchor: 0, candidate: 1, facts: [1, 3] }])];
  const [a, b] = [0, 1].map((k) =>
    times(
      plain.get('parts.project') as Float32Array,
      WIDE,
      [...vectors.slice(k * WIDE, (k + 1) * WIDE)].map((x) => x / INFO.one),
    ),
  ) as [number[], number[]];
  const facts = plain.get('parts.facts') as Float32Array;
  const sums = Array.from({ length: 192 }, (_, i) =>
    gelu((a[i] as number) + (b[192 + i] as number) + (facts[192 + i] as number) + (facts[3 * 192 + i] as number)),
  );
  const products = Array.from({ length: 96 }, (_, i) => (a[384 + i] as number) * (b[480 + i] as number));
  const expected = times(plain.get('parts.out') as Float32Array, 288, [...sums, ...products]);
  expect(row?.[0]).toBeCloseTo(expected[0] as number, 1);
  expect(row?.[1]).toBeCloseTo(expected[1] as number, 1);
});

test('a stretch lies within its sentence, and begins before it ends', async () => {
  const { heads } = await invented();
  for (const words of [1, 2, 7]) {
    const vectors = Int16Array.from(numbers(words * WIDE, words, 1500));
    for (const name of INFO.spans) {
      const { first = -1, last = -1, log = 1 } = heads.stretch(vectors, words - 1, name) ?? {};
      expect(first).toBeGreaterThanOrEqual(0);
      expect(last).toBeGreaterThan(first);
      expect(last).toBeLessThanOrEqual(words);
      expect(log).toBeLessThanOrEqual(0);
    }
  }
});
