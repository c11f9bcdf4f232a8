import type { Kernel } from '../../language/kernel.ts';
import { HIDDEN_ONE, type Matrix, type Section, type Weights } from '../../language/weights.ts';

/**
 * What the heads' probabilities add to the logarithm of the odds that a record of one kind is right, by the name of the
 * feature; `none` stands alone. Fitted by `training/encoder/calibrate_records.py`, which has the same features.
 */
export type ToldOdds = Readonly<Record<string, number>>;

/** Classes that heads give words, with what each may be. What is `none` in most words is told first. */
export interface RecordHeadsInfo {
  readonly model: string;
  readonly wide: number;
  readonly one: number;
  readonly classes: Readonly<Record<string, readonly string[]>>;
  /** Parts that actors play in a record. */
  readonly roles: readonly string[];
  /** Stretches of text that belong to a record. */
  readonly spans: readonly string[];
  /** Where the facts of each kind begin in the table of facts, and their number in all. */
  readonly facts: Readonly<Record<string, number>>;
  readonly thresholds: Thresholds;
  /** How often records are right of which the heads are as sure, by kind; see `shareTold`. `gathered` is of events, see `eventFacts`. */
  readonly odds: Readonly<Record<string, ToldOdds>>;
  readonly sections: Readonly<Record<string, Section>>;
}

/** Probabilities from which there is a record at a word, and from which an actor plays a part in it; by kind and by role. */
export type Thresholds = Readonly<Record<string, number>>;

/** Probabilities of one class: a row a word. */
export interface ClassProbabilities {
  readonly values: readonly string[];
  readonly rows: Float32Array;
}

/** Two things, of which one may play a part in the other: rows of `project`, and the facts about both. */
export interface Pair {
  readonly anchor: number;
  readonly candidate: number;
  readonly facts: readonly number[];
}

/** A stretch of a sentence: words `first` to `last` (exclusive), with the logarithm of its probability. */
export interface Stretch {
  readonly first: number;
  readonly last: number;
  readonly log: number;
}

/** The heads of records over vectors of words; `training/encoder/heads.py` has the same. */
export interface RecordHeads {
  readonly info: RecordHeadsInfo;
  /** Probabilities of every class for every word: vectors are int16, one word after the other. */
  classes(vectors: Int16Array): ReadonlyMap<string, ClassProbabilities>;
  /** Whether a forecast at these words has a condition (`if`), and an exception (`unless`): two probabilities a word. */
  conditions(vectors: Int16Array): Float32Array;
  /**
   * How likely each candidate plays each part: a row a pair, a column a role, as logarithms of odds.
   *
   * @param vectors of anchors and candidates, which pairs name by their numbers; past the last stand an actor who is not
   *   near, and the author
   */
  parts(vectors: Int16Array, pairs: readonly Pair[]): Float32Array;
  /** The likeliest stretch of one kind, asked from a word of a sentence; undefined for a kind that the heads do not know. */
  stretch(sentence: Int16Array, word: number, name: string): Stretch | undefined;
}

const WIDE_SUM = 192;
const WIDE_PRODUCT = 96;
const PROJECTED = 2 * (WIDE_SUM + WIDE_PRODUCT);
const POINTER = 96;
const FARTHEST = 12;
const LONGEST_STRETCH = 60;

/** Makes the heads of their weights. */
export function createRecordHeads(info: RecordHeadsInfo, weights: Weights, kernel: Kernel): RecordHeads {
  const { wide, one, classes, roles, spans } = info;
  const names = Object.keys(classes);
  const hidden = weights.matrix('classes.hidden', one);
  const each = hidden.outputs / names.length;
  const outs = names.map((name) => weights.matrix(`classes.${name}`, HIDDEN_ONE));
  const projection = weights.matrix('parts.project', one);
  const decide = weights.matrix('parts.out', HIDDEN_ONE);
  const known = weights.floats('parts.facts');
  const facts = kernel.allocate(known.byteLength);
  new Float32Array(kernel.memory.buffer).set(known, facts >> 2);
  const absent = Int16Array.from(weights.floats('parts.absent'), (x) => Math.round(x * one));
  const ask = weights.matrix('spans.ask', one);
  const asks = spans.map((_, k) => outputsOf(ask, 2 * k * POINTER, 2 * POINTER));
  const point = weights.matrix('spans.word', one);
  const near = weights.floats('spans.near');
  const condition = {
    hidden: weights.matrix('conditions.hidden', one),
    out: weights.matrix('conditions.out', HIDDEN_ONE),
  };

  /** What the words of the sentence that was asked last point with: several stretches are asked for in each. */
  let pointed: { readonly sentence: Int16Array; readonly rows: Float32Array } | undefined;

  /** A product with a matrix: rows of int16 in, rows of f32 out, as a copy. */
  const multiply = (vectors: Int16Array, matrix: Matrix): Float32Array => {
    const rows = vectors.length / matrix.inputs;
    const [from, to] = kernel.layOut([2 * vectors.length, 4 * rows * matrix.outputs]) as [number, number];
    new Int16Array(kernel.memory.buffer).set(vectors, from >> 1);
    kernel.gemm(from, matrix.weights, matrix.scale, matrix.bias, to, rows, matrix.outputs, matrix.inputs, 0);
    return new Float32Array(kernel.memory.buffer).slice(to >> 2, (to >> 2) + rows * matrix.outputs);
  };
  /** GELU of rows of `wide` numbers, as int16 in units of HIDDEN_ONE. */
  const bend = (numbers: Float32Array, wide: number): Int16Array => {
    const rows = (numbers.length / wide + 7) & ~7;
    const [from, to, seven, steps] = kernel.layOut([4 * rows * wide, 2 * rows * wide, rows * wide, 8 * rows]) as [
      number,
      number,
      number,
      number,
    ];
    const floats = new Float32Array(kernel.memory.buffer);
    floats.fill(0, from >> 2, (from >> 2) + rows * wide).set(numbers, from >> 2);
    kernel.gelu(from, seven, steps, rows, wide);
    kernel.quantize(from, wide, to, rows, wide, HIDDEN_ONE, 0);
    return new Int16Array(kernel.memory.buffer).slice(to >> 1, (to >> 1) + numbers.length);
  };

  /** Projects vectors, and adds up what stands for both of each pair and for their facts, bent, in the kernel's memory. */
  const project = (vectors: Int16Array, pairs: readonly Pair[]): { projected: number; bent: number } => {
    const count = (vectors.length + absent.length) / wide;
    const eights = (pairs.length + 7) & ~7;
    const most = Math.max(0, ...pairs.map((pair) => pair.facts.length));
    const [from, projected, numbers, sums, bent, seven, steps] = kernel.layOut([
      2 * count * wide,
      4 * count * PROJECTED,
      4 * most,
      4 * eights * WIDE_SUM,
      2 * pairs.length * WIDE_SUM,
      eights * WIDE_SUM,
      8 * eights,
    ]) as [number, number, number, number, number, number, number];
    const shorts = new Int16Array(kernel.memory.buffer);
    shorts.set(vectors, from >> 1);
    shorts.set(absent, (from >> 1) + vectors.length);
    const { weights, scale, bias } = projection;
    kernel.gemm(from, weights, scale, bias, projected, count, PROJECTED, wide, 0);
    const ints = new Int32Array(kernel.memory.buffer);
    pairs.forEach((pair, p) => {
      const a = projected + 4 * pair.anchor * PROJECTED;
      const b = projected + 4 * (pair.candidate * PROJECTED + WIDE_SUM);
      ints.set(pair.facts, numbers >> 2);
      kernel.addRows(a, b, facts, numbers, pair.facts.length, sums + 4 * p * WIDE_SUM, WIDE_SUM);
    });
    kernel.gelu(sums, seven, steps, eights, WIDE_SUM);
    kernel.quantize(sums, WIDE_SUM, bent, pairs.length, WIDE_SUM, HIDDEN_ONE, 0);
    return { projected, bent };
  };
  /** Rows of pairs as the last layer takes them: the sums, and the products of the two. */
  const joined = (pairs: readonly Pair[], at: { projected: number; bent: number }): Int16Array => {
    const floats = new Float32Array(kernel.memory.buffer);
    const shorts = new Int16Array(kernel.memory.buffer);
    const rows = new Int16Array(pairs.length * (WIDE_SUM + WIDE_PRODUCT));
    pairs.forEach(({ anchor, candidate }, p) => {
      const to = p * (WIDE_SUM + WIDE_PRODUCT);
      const from = (at.bent >> 1) + p * WIDE_SUM;
      rows.set(shorts.subarray(from, from + WIDE_SUM), to);
      const a = (at.projected >> 2) + anchor * PROJECTED + 2 * WIDE_SUM;
      const b = (at.projected >> 2) + candidate * PROJECTED + 2 * WIDE_SUM + WIDE_PRODUCT;
      for (let i = 0; i < WIDE_PRODUCT; i++)
        rows[to + WIDE_SUM + i] = small(
          Math.fround((floats[a + i] as number) * (floats[b + i] as number)) * HIDDEN_ONE,
        );
    });
    return rows;
  };

  return {
    info,
    classes(vectors) {
      const words = vectors.length / wide;
      const eights = (words + 7) & ~7;
      const widest = Math.max(...outs.map(({ outputs }) => outputs));
      const [from, deep, seven, steps, own, scores] = kernel.layOut([
        2 * vectors.length,
        4 * eights * hidden.outputs,
        eights * hidden.outputs,
        8 * eights,
        2 * words * each,
        4 * words * widest,
      ]) as [number, number, number, number, number, number];
      new Int16Array(kernel.memory.buffer).set(vectors, from >> 1);
      const floats = new Float32Array(kernel.memory.buffer);
      const product = (at: number, { weights, scale, bias, outputs, inputs }: Matrix, to: number): void =>
        kernel.gemm(at, weights, scale, bias, to, words, outputs, inputs, 0);
      product(from, hidden, deep);
      kernel.gelu(deep, seven, steps, eights, hidden.outputs);
      return new Map(
        names.map((name, k) => {
          const matrix = outs[k] as Matrix;
          kernel.quantize(deep + 4 * k * each, hidden.outputs, own, words, each, HIDDEN_ONE, 0);
          product(own, matrix, scores);
          const values = classes[name] ?? [];
          const rows = new Float32Array(words * values.length);
          for (let w = 0; w < words; w++)
            softmax(floats, (scores >> 2) + w * matrix.outputs, values.length, rows, w * values.length);
          return [name, { values, rows }] as const;
        }),
      );
    },
    conditions(vectors) {
      const scores = multiply(bend(multiply(vectors, condition.hidden), condition.hidden.outputs), condition.out);
      const words = vectors.length / wide;
      const rows = new Float32Array(2 * words);
      for (let i = 0; i < rows.length; i++)
        rows[i] = sigmoid(scores[(i >> 1) * condition.out.outputs + (i & 1)] as number);
      return rows;
    },
    parts(vectors, pairs) {
      const rows = joined(pairs, project(vectors, pairs));
      const scores = multiply(rows, decide);
      const out = new Float32Array(pairs.length * roles.length);
      for (let p = 0; p < pairs.length; p++)
        out.set(scores.subarray(p * decide.outputs, p * decide.outputs + roles.length), p * roles.length);
      return out;
    },
    stretch(sentence, word, name) {
      const k = spans.indexOf(name);
      if (k < 0) return undefined;
      const asked = multiply(sentence.subarray(word * wide, (word + 1) * wide), asks[k] as Matrix);
      if (pointed?.sentence !== sentence) pointed = { sentence, rows: multiply(sentence, point) };
      const { rows } = pointed;
      const words = sentence.length / wide;
      const [first, last] = [0, 1].map((end) => {
        const scores = new Float32Array(words);
        for (let w = 0; w < words; w++) {
          let sum = 0;
          for (let i = 0; i < POINTER; i++)
            sum += (asked[end * POINTER + i] as number) * (rows[w * point.outputs + end * POINTER + i] as number);
          scores[w] =
            sum / Math.sqrt(POINTER) + (near[distanceOf(w - word) * 2 * spans.length + 2 * k + end] as number);
        }
        return logSoftmax(scores);
      }) as [Float32Array, Float32Array];
      return bestStretch(first, last);
    },
  };
}

/** A part of a matrix: some of its outputs, from a multiple of eight on. */
function outputsOf({ weights, scale, bias, inputs }: Matrix, from: number, outputs: number): Matrix {
  return { weights: weights + 2 * from * inputs, scale: scale + 4 * from, bias: bias + 4 * from, outputs, inputs };
}

/** The number of a distance in words: by powers of the square root of two, up to `FARTHEST` each way. */
function distanceOf(words: number): number {
  const steps = Math.min(FARTHEST, Math.floor(2 * Math.log2(Math.abs(words) + 1)));
  return FARTHEST + Math.sign(words) * steps;
}

function bestStretch(first: Float32Array, last: Float32Array): Stretch {
  let best: Stretch = { first: 0, last: 1, log: Number.NEGATIVE_INFINITY };
  for (let a = 0; a < first.length; a++) {
    for (let b = a; b < Math.min(first.length, a + LONGEST_STRETCH); b++) {
      const log = (first[a] as number) + (last[b] as number);
      if (log > best.log) best = { first: a, last: b + 1, log };
    }
  }
  return best;
}

function small(value: number): number {
  return Math.max(-32767, Math.min(32767, Math.round(value)));
}

/** One over one plus e to the power of minus x. */
export function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

function softmax(scores: Float32Array, from: number, count: number, into: Float32Array, to: number): void {
  let top = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < count; i++) top = Math.max(top, scores[from + i] as number);
  let sum = 0;
  for (let i = 0; i < count; i++) sum += into[to + i] = Math.exp((scores[from + i] as number) - top);
  for (let i = 0; i < count; i++) into[to + i] = (into[to + i] as number) / sum;
}

function logSoftmax(scores: Float32Array): Float32Array {
  const top = scores.reduce((a, b) => Math.max(a, b));
  const sum = scores.reduce((total, x) => total + Math.exp(x - top), 0);
  return scores.map((x) => x - top - Math.log(sum));
}
