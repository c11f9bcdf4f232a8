import { beforeAll, describe, expect, it } from 'vitest';
import { loadAsset } from '#load-asset';
import type { InputWord } from './encoder.ts';
import { gelu, random, softmax } from './encoder-arithmetic.fixture.ts';
import { startKernel } from './kernel.ts';
import { NO_SHAPE, openPieces, shapeOf } from './pieces.ts';
import { createTransformer, type Transformer, type TransformerInfo } from './transformer.ts';
import { openWeights, type Section } from './weights.ts';

const INFO: TransformerInfo = { wide: 64, layers: 2, heads: 2, inner: 128, places: 300 };
const LIST = '[PAD] [UNK] [CLS] [SEP] [MASK] the talks ##s end ##ed in oslo . a ##a today'.split(' ');
const pieces = openPieces(new TextEncoder().encode(LIST.join('\n')));

/** Small weights, in the form of `encoder.bin`, and the same as plain numbers. */
function makeWeights() {
  const next = random(7);
  const sections: Record<string, Section> = {};
  const bytes = new Uint8Array(600_000);
  const plain = new Map<string, Float64Array>();
  let at = 0;
  const floats = (name: string, size: number, value: () => number): Float32Array => {
    const values = Float32Array.from({ length: size }, value);
    sections[name] = { type: 'f32', shape: [size], offset: at };
    bytes.set(new Uint8Array(values.buffer), at);
    at += 4 * size;
    plain.set(name, Float64Array.from(values));
    return values;
  };
  const table = (name: string, rows: number, columns: number, byColumn: boolean, size: number): void => {
    const values = Int8Array.from({ length: rows * columns }, () => Math.round(next() * 127));
    sections[name] = { type: 'i8', shape: [rows, columns], offset: at };
    bytes.set(new Uint8Array(values.buffer), at);
    at += (values.length + 3) & ~3;
    const scale = floats(`${name}.scale`, byColumn ? columns : rows, () => (size * (2 + next())) / 256);
    plain.set(
      name,
      Float64Array.from(values, (v, i) => v * (scale[byColumn ? i % columns : Math.floor(i / columns)] as number)),
    );
  };
  const { wide, inner, layers, places } = INFO;
  const norm = (name: string): void => {
    floats(`${name}.gamma`, wide, () => 1 + next() / 4);
    floats(`${name}.beta`, wide, () => next() / 4);
  };
  const matrix = (name: string, outputs: number, inputs: number): void => {
    table(name, outputs, inputs, false, 2 / Math.sqrt(inputs));
    floats(`${name}.bias`, outputs, () => next() / 4);
  };
  table('piece', LIST.length, wide, true, 1);
  table('place', places, wide, true, 1);
  table('shape', NO_SHAPE + 1, wide, true, 1);
  norm('norm');
  for (let i = 0; i < layers; i++) {
    matrix(`${i}.qkv`, 3 * wide, wide);
    matrix(`${i}.out`, wide, wide);
    matrix(`${i}.up`, inner, wide);
    matrix(`${i}.down`, wide, inner);
    norm(`${i}.norm1`);
    norm(`${i}.norm2`);
  }
  return { sections, bytes: bytes.slice(0, at), plain };
}

const WEIGHTS = makeWeights();

/** The layers in plain numbers: vectors of the pieces of one window. */
function plainLayers(rows: readonly number[], shapes: readonly number[]): Float64Array[] {
  const { wide, heads, layers } = INFO;
  const of = (name: string): Float64Array => WEIGHTS.plain.get(name) ?? new Float64Array();
  const row = (name: string, r: number): Float64Array => of(name).subarray(r * wide, (r + 1) * wide);
  const add = (...all: readonly Float64Array[]): Float64Array =>
    Float64Array.from({ length: all[0]?.length ?? 0 }, (_, i) => all.reduce((sum, v) => sum + (v[i] ?? 0), 0));
  const norm = (x: Float64Array, name: string): Float64Array => {
    const mean = x.reduce((a, b) => a + b, 0) / x.length;
    const by = 1 / Math.sqrt(x.reduce((a, b) => a + (b - mean) ** 2, 0) / x.length);
    return x.map((v, i) => (v - mean) * by * (of(`${name}.gamma`)[i] ?? 0) + (of(`${name}.beta`)[i] ?? 0));
  };
  const times = (x: Float64Array, name: string): Float64Array => {
    const w = of(name);
    return of(`${name}.bias`).map((b, o) => x.reduce((sum, v, i) => sum + v * (w[o * x.length + i] ?? 0), b));
  };
  let x = rows.map((r, i) => norm(add(row('piece', r), row('place', i), row('shape', shapes[i] ?? 0)), 'norm'));
  for (let layer = 0; layer < layers; layer++) {
    const qkv = x.map((v) => times(v, `${layer}.qkv`));
    x = x.map((v, i) => {
      const seen = new Float64Array(wide);
      for (let h = 0; h < heads; h++) {
        const part = (of3: number, j: number): Float64Array =>
          (qkv[j] ?? new Float64Array()).subarray(of3 * wide + 32 * h, of3 * wide + 32 * h + 32);
        const query = part(0, i);
        const scores = x.map((_, j) => part(1, j).reduce((sum, k, d) => sum + k * (query[d] ?? 0), 0) / Math.sqrt(32));
        softmax(scores).forEach((share, j) => {
          part(2, j).forEach((value, d) => {
            seen[32 * h + d] = (seen[32 * h + d] ?? 0) + share * value;
          });
        });
      }
      const after = norm(add(v, times(seen, `${layer}.out`)), `${layer}.norm1`);
      return norm(add(after, times(times(after, `${layer}.up`).map(gelu), `${layer}.down`)), `${layer}.norm2`);
    });
  }
  return x;
}

const words = (text: string): InputWord[] => text.split(' ').map((form) => ({ form, glued: form === '.' }));

describe.each(['relaxed', 'plain'])('createTransformer, %s', (kind) => {
  let start: () => Promise<{ transformer: Transformer; read(text: readonly InputWord[][]): Int16Array[] }>;
  beforeAll(async () => {
    const code = await loadAsset('models/english/kernel.wasm');
    const relaxed = kind === 'relaxed' ? await loadAsset('models/english/relaxed.wasm') : undefined;
    start = async () => {
      const kernel = await startKernel(code, relaxed);
      const transformer = createTransformer(INFO, openWeights(WEIGHTS.sections, WEIGHTS.bytes, kernel), pieces, kernel);
      return {
        transformer,
        read(text) {
          transformer.readText(text);
          return text.map((sentence) => transformer.vectorsOf(sentence) ?? new Int16Array());
        },
      };
    };
  });

  it('gives each word the mean of its pieces, as plain arithmetic does', async () => {
    const { read } = await start();
    const text = [words('The talks ended in Oslo today .'), words('aaa .')];
    const all = text.flat();
    const cut = all.map(({ form }) => pieces.of(form));
    const shapes = all.flatMap(({ form, glued }, i) => (cut[i] ?? []).map(() => shapeOf(form, glued)));
    const vectors = plainLayers([pieces.first, ...cut.flat(), pieces.last], [NO_SHAPE, ...shapes, NO_SHAPE]);
    const found = read(text).flatMap((v) => Array.from(v));
    let piece = 1;
    let error = 0;
    cut.forEach((rows, w) => {
      for (let d = 0; d < INFO.wide; d++) {
        const mean = rows.reduce((sum, _, p) => sum + (vectors[piece + p]?.[d] ?? 0), 0) / rows.length;
        error += ((found[w * INFO.wide + d] ?? 0) / 1024 - mean) ** 2;
      }
      piece += rows.length;
    });
    // numbers are about 1 in size; 7 bits of each row's range are two hundredths of that
    expect(Math.sqrt(error / found.length)).toBeLessThan(0.05);
  });

  it('gives the same bits again, and whatever was read before', async () => {
    const { read } = await start();
    const text = [words('The talks ended .'), words('Oslo talks today .')];
    const first = read(text);
    read([words('aaaa '.repeat(90).trim())]);
    expect(read(text)).toEqual(first);
    expect((await start()).read(text)).toEqual(first);
  });

  it('reads the same sentence otherwise in another context', async () => {
    const { read } = await start();
    const [alone] = read([words('The talks ended .')]);
    const [seen] = read([words('The talks ended .'), words('Oslo .')]);
    expect(seen).not.toEqual(alone);
  });

  it('reads sentences longer than a window, a word of 50,000 letters, and nothing', async () => {
    const { read } = await start();
    const long = words('The talks ended in Oslo today . '.repeat(120).trim());
    const [vectors] = read([long]);
    for (let w = 0; w < long.length; w++) {
      expect(vectors?.subarray(w * INFO.wide, (w + 1) * INFO.wide).some((v) => v !== 0)).toBe(true);
    }
    expect(read([words('a'.repeat(50_000))])[0]?.some((v) => v !== 0)).toBe(true);
    expect(read([])).toEqual([]);
    expect(read([[]])).toEqual([new Int16Array()]);
  });
});

it('gives the same bits with relaxed instructions and without', async () => {
  const code = await loadAsset('models/english/kernel.wasm');
  const relaxed = await loadAsset('models/english/relaxed.wasm');
  const text = [words('The talks ended in Oslo today . '.repeat(12).trim()), words('aaa .')];
  const read = async (module?: Uint8Array): Promise<(Int16Array | undefined)[]> => {
    const kernel = await startKernel(code, module);
    const transformer = createTransformer(INFO, openWeights(WEIGHTS.sections, WEIGHTS.bytes, kernel), pieces, kernel);
    transformer.readText(text);
    return text.map(transformer.vectorsOf);
  };
  expect(await read(relaxed)).toEqual(await read());
});
