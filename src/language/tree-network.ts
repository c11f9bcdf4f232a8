import type { Batch } from './batches.ts';
import {
  type ContextVectors,
  createEncoder,
  type Encoder,
  type EncoderShape,
  type InputWord,
  type WordEncoder,
} from './encoder.ts';
import type { Kernel } from './kernel.ts';
import { bestTree } from './spanning-tree.ts';
import type { Upos } from './tree.ts';
import type { Vocabulary } from './vocabulary.ts';
import { HIDDEN_ONE, type Weights } from './weights.ts';

/** What `models/english/*.json` say about the heads of tags and trees. */
export interface TreeHeadsInfo {
  /** Where each head begins in the joint output, and its size. */
  readonly parts: Readonly<
    Record<'tag' | 'dep' | 'head' | 'ldep' | 'lhead', { readonly at: number; readonly size: number }>
  >;
  /** `UPOS|XPOS` pairs, in the order of the tag output. */
  readonly tags: readonly string[];
  /** Relations, in the order of the label output. */
  readonly labels: readonly string[];
}

/** Tags and tree of one sentence; arrays are by word. */
export interface TreeReading {
  readonly upos: readonly Upos[];
  readonly xpos: readonly string[];
  /** Index of the head, -1 for the root. */
  readonly heads: Int32Array;
  readonly deprels: readonly string[];
  /** The vectors of its words that were read, one after the other: int16 in units of {@link Encoder.one}. */
  readonly states?: Int16Array;
}

/** What `models/english/english.json` says about the network of tags and trees. */
export interface TreeNetworkInfo extends TreeHeadsInfo {
  readonly hidden: number;
  readonly layers: number;
  /** Rows of the vocabulary with an embedding of their own, from row 1. */
  readonly learned: number;
}

/** The small network's encoder of tags and trees; with `context`, its first layer sees what the transformer says of each word as well. */
export function createTreeEncoder(
  info: TreeNetworkInfo,
  weights: Weights,
  rows: Vocabulary,
  kernel: Kernel,
  context?: ContextVectors,
): WordEncoder {
  const shape: EncoderShape = {
    words: [
      { name: 'static', last: Number.POSITIVE_INFINITY },
      { name: 'word', last: info.learned },
    ],
    prefix: '',
    hidden: info.hidden,
    layers: info.layers,
  };
  return createEncoder(shape, weights, rows, kernel, context);
}

/**
 * Tags and trees of the vectors of words: arcs by a biaffine product (Dozat and Manning 2017), relations by a hidden layer over
 * the sum of both sides (Kiperwasser and Goldberg 2016).
 *
 * @param keepStates whether readings keep the vectors
 * @returns reads a batch; readings come in the batch's order
 */
export function createTreeHeads(
  info: TreeHeadsInfo,
  weights: Weights,
  encoder: Encoder,
  kernel: Kernel,
  keepStates = false,
): (batch: Batch<InputWord>) => TreeReading[] {
  const heads = weights.matrix('heads', encoder.one);
  const arc = weights.matrix('arc', HIDDEN_ONE);
  const label = weights.matrix('label', HIDDEN_ONE);
  const { parts } = info;
  const tags = info.tags.map((tag) => {
    const [upos, xpos] = tag.split('|');
    return { upos: (upos ?? 'X') as Upos, xpos: xpos ?? 'XX' };
  });
  const root = info.labels.indexOf('root');

  return (batch) => {
    const { sentences, longest, total, starts } = batch;
    if (total === 0) return sentences.map(() => ({ upos: [], xpos: [], heads: new Int32Array(0), deprels: [] }));
    const half = arc.inputs;
    const labelWidth = label.inputs;
    const sizes = [
      encoder.bytes(total, sentences.length),
      4 * total * heads.outputs,
      2 * total * Math.max(half, labelWidth),
      4 * total * Math.max(arc.outputs, labelWidth),
      4 * total * label.outputs,
      4 * longest * (longest + 1),
    ];
    const [work, y, small, wider, out, arcs] = kernel.layOut(sizes) as [number, number, number, number, number, number];
    const encoded = encoder.encode(batch, work);
    const floats = new Float32Array(kernel.memory.buffer);
    const shorts = new Int16Array(kernel.memory.buffer);
    kernel.gemm(encoded, heads.weights, heads.scale, heads.bias, y, total, heads.outputs, heads.inputs, 0);

    kernel.quantize(y + 4 * parts.dep.at, heads.outputs, small, total, half, HIDDEN_ONE, 1);
    kernel.gemm(small, arc.weights, arc.scale, arc.bias, wider, total, arc.outputs, half, 0);
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
    return trees.map((tree, b): TreeReading => {
      const row = starts[b] as number;
      const upos: Upos[] = [];
      const xpos: string[] = [];
      const deprels: string[] = [];
      for (let i = 0; i < tree.length; i++) {
        const tag = tags[best(floats, (y >> 2) + (row + i) * heads.outputs + parts.tag.at, parts.tag.size, -1)];
        upos.push(tag?.upos ?? 'X');
        xpos.push(tag?.xpos ?? 'XX');
        const relation =
          (tree[i] as number) < 0
            ? root
            : best(floats, (out >> 2) + (row + i) * label.outputs, info.labels.length, root);
        deprels.push(info.labels[relation] ?? 'dep');
      }
      const at = (encoded >> 1) + row * encoder.width;
      const states = keepStates ? { states: shorts.slice(at, at + tree.length * encoder.width) } : {};
      return { upos, xpos, heads: tree, deprels, ...states };
    });
  };
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
