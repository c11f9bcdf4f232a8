import { wordFeatures } from './features.ts';
import { type Kernel, startKernel } from './kernel.ts';
import { decodeNames, type ScoredName } from './names.ts';
import { bestTree } from './spanning-tree.ts';
import type { Upos } from './tree.ts';

interface Section {
  readonly type: 'i8' | 'f32';
  readonly shape: readonly number[];
  readonly offset: number;
}

/** What `models/english/english.json` says about the weights. */
export interface NetworkInfo {
  /** Name and version of the weights. */
  readonly model: string;
  readonly hidden: number;
  readonly layers: number;
  /** Rows of the vocabulary with an embedding of their own, from row 1. */
  readonly learned: number;
  /** Number of name tags. */
  readonly names: number;
  /** Where each head begins in the joint output, and its size. */
  readonly parts: Readonly<
    Record<'tag' | 'name1' | 'dep' | 'head' | 'ldep' | 'lhead', { readonly at: number; readonly size: number }>
  >;
  /** `UPOS|XPOS` pairs, in the order of the tag output. */
  readonly tags: readonly string[];
  /** Relations, in the order of the label output. */
  readonly labels: readonly string[];
  readonly sections: Readonly<Record<string, Section>>;
}

/** A word as the network takes it. */
export interface InputWord {
  readonly form: string;
  /** No white space stands between it and the word before. */
  readonly glued: boolean;
}

/** What the network says of one sentence; arrays are by word. */
export interface Reading {
  readonly upos: readonly Upos[];
  readonly xpos: readonly string[];
  readonly heads: Int32Array;
  readonly deprels: readonly string[];
  readonly names: readonly ScoredName[];
}

/** The network with its vocabulary: made once, then reads any number of sentences. */
export interface Network {
  /** Rank of a lower-case word by frequency, from 1; undefined if it is not in the vocabulary. */
  readonly rank: (word: string) => number | undefined;
  /** Reads sentences; the results come in the same order. */
  read(sentences: readonly (readonly InputWord[])[]): Reading[];
}

/** Words in a batch: enough sentences side by side to keep the arithmetic busy, few enough for the processor's cache. */
const BATCH_WORDS = 640;
/** What stands for 1 in int16: inputs reach about 16, LSTM states 1, hidden layers 64. */
const INPUT_ONE = 2048;
const STATE_ONE = 16384;
const HIDDEN_ONE = 512;

/** A matrix in the kernel's memory: pointers to packed weights, scales and biases. */
interface Matrix {
  readonly weights: number;
  readonly scale: number;
  readonly bias: number;
  readonly outputs: number;
  readonly inputs: number;
}

interface Table {
  readonly rows: Int8Array;
  readonly scale: Float32Array;
  readonly width: number;
}

/**
 * Starts the network.
 *
 * @param weights the sections that `info` describes
 * @param vocabulary UTF-8, a word a line; row numbers are line numbers from 1
 * @param code the kernel's WebAssembly
 */
export async function startNetwork(
  info: NetworkInfo,
  weights: Uint8Array,
  vocabulary: Uint8Array,
  code: Uint8Array,
): Promise<Network> {
  const kernel = await startKernel(code);
  const model = loadModel(info, weights, kernel);
  const rows = new Map<string, number>();
  for (const word of new TextDecoder().decode(vocabulary).split('\n')) rows.set(word, rows.size + 1);
  const embed = createEmbedder(model.tables, rows, info.learned);
  const tags = info.tags.map((tag) => {
    const [upos, xpos] = tag.split('|');
    return { upos: (upos ?? 'X') as Upos, xpos: xpos ?? 'XX' };
  });

  return {
    rank: (word) => rows.get(word),
    read(sentences) {
      const order = sentences
        .map((_, i) => i)
        .sort((a, b) => (sentences[b]?.length ?? 0) - (sentences[a]?.length ?? 0) || a - b);
      const results: Reading[] = new Array(sentences.length);
      for (let from = 0; from < order.length; ) {
        let to = from;
        let words = 0;
        do words += sentences[order[to++] as number]?.length ?? 0;
        while (to < order.length && words + (sentences[order[to] as number]?.length ?? 0) <= BATCH_WORDS);
        const members = order.slice(from, to);
        const readings = readBatch(
          members.map((i) => sentences[i] ?? []),
          model,
          embed,
          kernel,
          info,
          tags,
        );
        members.forEach((i, k) => {
          results[i] = readings[k] as Reading;
        });
        from = to;
      }
      return results;
    },
  };
}

interface Model {
  readonly tables: readonly Table[];
  readonly width: number;
  readonly layers: readonly { readonly forward: Direction; readonly backward: Direction }[];
  readonly heads: Matrix;
  readonly arc: Matrix;
  readonly name: Matrix;
  readonly label: Matrix;
}

interface Direction {
  readonly input: Matrix;
  readonly recurrent: Matrix;
}

function loadModel(info: NetworkInfo, weights: Uint8Array, kernel: Kernel): Model {
  const section = (name: string): Section => {
    const found = info.sections[name];
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
  const table = (name: string): Table => ({
    rows: bytes(name),
    scale: floats(`${name}.scale`),
    width: section(name).shape[1] ?? 0,
  });
  /** Packs by pairs of inputs, see kernel.as. */
  const matrix = (name: string, inputOne: number): Matrix => {
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
  };
  const tables = ['static', 'word', 'suffix5', 'suffix3', 'suffix2', 'prefix3', 'shape'].map(table);
  const layers = Array.from({ length: info.layers }, (_, layer) => {
    const one = layer === 0 ? INPUT_ONE : STATE_ONE;
    const direction = (d: string): Direction => ({
      input: matrix(`in${layer}${d}`, one),
      recurrent: matrix(`rec${layer}${d}`, STATE_ONE),
    });
    return { forward: direction('f'), backward: direction('b') };
  });
  return {
    tables,
    width: tables.reduce((sum, t) => sum + t.width, 0),
    layers,
    heads: matrix('heads', STATE_ONE),
    arc: matrix('arc', HIDDEN_ONE),
    name: matrix('name', HIDDEN_ONE),
    label: matrix('label', HIDDEN_ONE),
  };
}

/** Input vectors of words as int16, remembered: texts repeat their words. */
function createEmbedder(
  tables: readonly Table[],
  rows: ReadonlyMap<string, number>,
  learned: number,
): (word: InputWord) => Int16Array {
  const width = tables.reduce((sum, t) => sum + t.width, 0);
  const known = [new Map<string, Int16Array>(), new Map<string, Int16Array>()] as const;
  return ({ form, glued }) => {
    const cache = known[glued ? 1 : 0];
    let vector = cache.get(form);
    if (vector !== undefined) return vector;
    vector = new Int16Array(width);
    const [row = 0, ...hashes] = wordFeatures(form, glued, rows);
    const ids = [row, row <= learned ? row : 0, ...hashes];
    let at = 0;
    tables.forEach((table, k) => {
      const from = (ids[k] ?? 0) * table.width;
      for (let c = 0; c < table.width; c++) {
        const value = (table.rows[from + c] as number) * (table.scale[c] as number) * INPUT_ONE;
        (vector as Int16Array)[at++] = Math.max(-32767, Math.min(32767, Math.round(value)));
      }
    });
    if (cache.size > 20_000) cache.clear();
    cache.set(form, vector);
    return vector;
  };
}

function readBatch(
  sentences: readonly (readonly InputWord[])[],
  model: Model,
  embed: (word: InputWord) => Int16Array,
  kernel: Kernel,
  info: NetworkInfo,
  tags: readonly { readonly upos: Upos; readonly xpos: string }[],
): Reading[] {
  const { hidden } = info;
  const size = sentences.length;
  const longest = sentences[0]?.length ?? 0;
  const total = sentences.reduce((sum, s) => sum + s.length, 0);
  if (total === 0)
    return sentences.map(() => ({ upos: [], xpos: [], heads: new Int32Array(0), deprels: [], names: [] }));

  // Words stand by position in their sentence: row `first[t] + b` is word t of sentence b. Sentences are sorted by
  // length, so those that still have a word t are the first `active[t]`: nothing is padded.
  const active = new Int32Array(longest);
  const first = new Int32Array(longest + 1);
  for (const s of sentences) for (let t = 0; t < s.length; t++) active[t] = (active[t] as number) + 1;
  for (let t = 0; t < longest; t++) first[t + 1] = (first[t] as number) + (active[t] as number);

  const wide = 2 * hidden;
  const half = model.arc.inputs;
  const labelWidth = model.label.inputs;
  const place = layOut(kernel, [
    2 * total * model.width,
    4 * total * 4 * hidden,
    2 * total * wide,
    2 * total * wide,
    2 * size * hidden,
    4 * size * hidden,
    4 * total * model.heads.outputs,
    2 * total * Math.max(half, labelWidth, model.name.inputs),
    4 * total * Math.max(model.arc.outputs, labelWidth),
    4 * total * Math.max(model.name.outputs, model.label.outputs),
    4 * longest * (longest + 1),
  ]);
  const [x, z, ha, hb, state, cell, y, small, wider, out, arcs] = place as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const buffer = kernel.memory.buffer;
  const bytes = new Uint8Array(buffer);
  const shorts = new Int16Array(buffer);
  const floats = new Float32Array(buffer);

  sentences.forEach((words, b) => {
    words.forEach((word, t) => {
      shorts.set(embed(word), (x >> 1) + ((first[t] as number) + b) * model.width);
    });
  });

  let from = x;
  let to = ha;
  for (const layer of model.layers) {
    for (const backward of [false, true]) {
      const { input, recurrent } = backward ? layer.backward : layer.forward;
      kernel.gemm(from, input.weights, input.scale, input.bias, z, total, input.outputs, input.inputs, 0);
      bytes.fill(0, state, state + 2 * size * hidden);
      bytes.fill(0, cell, cell + 4 * size * hidden);
      for (let step = 0; step < longest; step++) {
        const t = backward ? longest - 1 - step : step;
        const rows = active[t] as number;
        const zt = z + (first[t] as number) * 16 * hidden;
        if (step > 0)
          kernel.gemm(state, recurrent.weights, recurrent.scale, recurrent.bias, zt, rows, 4 * hidden, hidden, 1);
        const target = to + 2 * ((first[t] as number) * wide + (backward ? hidden : 0));
        kernel.gates(zt, 4 * hidden, cell, state, target, wide, rows, hidden);
      }
    }
    from = to;
    to = to === ha ? hb : ha;
  }
  // from here on words stand sentence after sentence
  const starts = new Int32Array(size + 1);
  sentences.forEach((words, b) => {
    starts[b + 1] = (starts[b] as number) + words.length;
    for (let t = 0; t < words.length; t++) {
      const source = from + 2 * wide * ((first[t] as number) + b);
      bytes.copyWithin(to + 2 * wide * ((starts[b] as number) + t), source, source + 2 * wide);
    }
  });
  const { heads, arc, name, label } = model;
  const { parts } = info;
  kernel.gemm(to, heads.weights, heads.scale, heads.bias, y, total, heads.outputs, heads.inputs, 0);

  kernel.quantize(y + 4 * parts.name1.at, heads.outputs, small, total, name.inputs, HIDDEN_ONE, 1);
  kernel.gemm(small, name.weights, name.scale, name.bias, out, total, name.outputs, name.inputs, 0);
  const names = sentences.map((words, b) =>
    decodeNames(floats, (out >> 2) + (starts[b] as number) * name.outputs, name.outputs, words.length),
  );

  kernel.quantize(y + 4 * parts.dep.at, heads.outputs, small, total, arc.inputs, HIDDEN_ONE, 1);
  kernel.gemm(small, arc.weights, arc.scale, arc.bias, wider, total, arc.outputs, arc.inputs, 0);
  const trees = sentences.map((words, b) => {
    const n = words.length;
    const row = starts[b] as number;
    const dependents = wider + 4 * row * arc.outputs;
    const governors = y + 4 * (row * heads.outputs + parts.head.at);
    kernel.dots(dependents, arc.outputs, governors, heads.outputs, arcs + 4, n + 1, n, n, half);
    for (let i = 0; i < n; i++)
      floats[(arcs >> 2) + i * (n + 1)] = floats[(dependents >> 2) + i * arc.outputs + half] as number;
    return bestTree(floats, arcs >> 2, n + 1, n);
  });

  // relations: a hidden layer over the sum of both sides (Kiperwasser and Goldberg 2016)
  trees.forEach((tree, b) => {
    const row = starts[b] as number;
    for (let i = 0; i < tree.length; i++) {
      const d = (y >> 2) + (row + i) * heads.outputs + parts.ldep.at;
      const h = (y >> 2) + (row + Math.max(0, tree[i] as number)) * heads.outputs + parts.lhead.at;
      const at = (wider >> 2) + (row + i) * labelWidth;
      for (let k = 0; k < labelWidth; k++) floats[at + k] = (floats[d + k] as number) + (floats[h + k] as number);
    }
  });
  kernel.quantize(wider, labelWidth, small, total, labelWidth, HIDDEN_ONE, 1);
  kernel.gemm(small, label.weights, label.scale, label.bias, out, total, label.outputs, labelWidth, 0);
  const root = info.labels.indexOf('root');
  return trees.map((tree, b): Reading => {
    const row = starts[b] as number;
    const upos: Upos[] = [];
    const xpos: string[] = [];
    const deprels: string[] = [];
    for (let i = 0; i < tree.length; i++) {
      const tag = tags[best(floats, (y >> 2) + (row + i) * heads.outputs + parts.tag.at, parts.tag.size, -1)];
      upos.push(tag?.upos ?? 'X');
      xpos.push(tag?.xpos ?? 'XX');
      const relation =
        (tree[i] as number) < 0 ? root : best(floats, (out >> 2) + (row + i) * label.outputs, info.labels.length, root);
      deprels.push(info.labels[relation] ?? 'dep');
    }
    return { upos, xpos, heads: tree, deprels, names: names[b] ?? [] };
  });
}

/** Places for buffers of the given sizes (bytes) beyond the weights. */
function layOut(kernel: Kernel, sizes: readonly number[]): number[] {
  const rounded = sizes.map((s) => (s + 63) & ~63);
  let at = (kernel.reserve(64 + rounded.reduce((sum, s) => sum + s, 0)) + 63) & ~63;
  return rounded.map((s) => {
    const place = at;
    at += s;
    return place;
  });
}

/** Index of the largest of `count` numbers from `at`, never `except`. */
function best(values: Float32Array, at: number, count: number, except: number): number {
  let index = except === 0 ? 1 : 0;
  let most = values[at + index] as number;
  for (let k = index + 1; k < count; k++) {
    const value = values[at + k] as number;
    if (value > most && k !== except) {
      most = value;
      index = k;
    }
  }
  return index;
}
