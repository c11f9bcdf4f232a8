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
  /** How often records are right of which the heads are as sure, by kind; see `shareTold`. */
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
  /** The likeliest stretch of every kind, asked from a word of a sentence. */
  stretches(sentence: Int16Array, word: number): readonly Stretch[];
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
  const facts = weights.floats('parts.facts');
  const absent = Int16Array.from(weights.floats('parts.absent'), (x) => Math.round(x * one));
  const ask = weights.matrix('spans.ask', one);
  const point = weights.matrix('spans.word', one);
  const near = weights.floats('spans.near');
  const condition = {
    hidden: weights.matrix('conditions.hidden', one),
    out: weights.matrix('conditions.out', HIDDEN_ONE),
  };

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

  return {
    info,
    classes(vectors) {
      const words = vectors.length / wide;
      const deep = bend(multiply(vectors, hidden), hidden.outputs);
      return new Map(
        names.map((name, k) => {
          const own = new Int16Array(words * each);
          for (let w = 0; w < words; w++) {
            const from = w * hidden.outputs + k * each;
            own.set(deep.subarray(from, from + each), w * each);
          }
          const matrix = outs[k] as Matrix;
          const scores = multiply(own, matrix);
          const values = classes[name] ?? [];
          const rows = new Float32Array(words * values.length);
          for (let w = 0; w < words; w++)
            softmax(scores.subarray(w * matrix.outputs, w * matrix.outputs + values.length), rows, w * values.length);
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
      const all = new Int16Array(vectors.length + absent.length);
      all.set(vectors);
      all.set(absent, vectors.length);
      const projected = multiply(all, projection);
      const sums = new Float32Array(pairs.length * WIDE_SUM);
      const products = new Float32Array(pairs.length * WIDE_PRODUCT);
      pairs.forEach(({ anchor, candidate, facts: known }, p) => {
        const a = anchor * PROJECTED;
        const b = candidate * PROJECTED + WIDE_SUM;
        for (let i = 0; i < WIDE_SUM; i++) {
          let sum = (projected[a + i] as number) + (projected[b + i] as number);
          for (const fact of known) sum += facts[fact * WIDE_SUM + i] as number;
          sums[p * WIDE_SUM + i] = sum;
        }
        const pa = anchor * PROJECTED + 2 * WIDE_SUM;
        const pb = candidate * PROJECTED + 2 * WIDE_SUM + WIDE_PRODUCT;
        for (let i = 0; i < WIDE_PRODUCT; i++)
          products[p * WIDE_PRODUCT + i] = (projected[pa + i] as number) * (projected[pb + i] as number);
      });
      const bent = bend(sums, WIDE_SUM);
      const rows = new Int16Array(pairs.length * (WIDE_SUM + WIDE_PRODUCT));
      for (let p = 0; p < pairs.length; p++) {
        const at = p * (WIDE_SUM + WIDE_PRODUCT);
        rows.set(bent.subarray(p * WIDE_SUM, (p + 1) * WIDE_SUM), at);
        for (let i = 0; i < WIDE_PRODUCT; i++)
          rows[at + WIDE_SUM + i] = small((products[p * WIDE_PRODUCT + i] as number) * HIDDEN_ONE);
      }
      const scores = multiply(rows, decide);
      const out = new Float32Array(pairs.length * roles.length);
      for (let p = 0; p < pairs.length; p++)
        out.set(scores.subarray(p * decide.outputs, p * decide.outputs + roles.length), p * roles.length);
      return out;
    },
    stretches(sentence, word) {
      const asked = multiply(sentence.subarray(word * wide, (word + 1) * wide), ask);
      const words = sentence.length / wide;
      const pointed = multiply(sentence, point);
      return spans.map((_, k) => {
        const [first, last] = [0, 1].map((end) => {
          const scores = new Float32Array(words);
          for (let w = 0; w < words; w++) {
            let sum = 0;
            for (let i = 0; i < POINTER; i++)
              sum +=
                (asked[(2 * k + end) * POINTER + i] as number) *
                (pointed[w * point.outputs + end * POINTER + i] as number);
            scores[w] =
              sum / Math.sqrt(POINTER) + (near[distanceOf(w - word) * 2 * spans.length + 2 * k + end] as number);
          }
          return logSoftmax(scores);
        }) as [Float32Array, Float32Array];
        return bestStretch(first, last);
      });
    },
  };
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

function softmax(scores: Float32Array, into: Float32Array, at: number): void {
  const top = scores.reduce((a, b) => Math.max(a, b));
  let sum = 0;
  for (let i = 0; i < scores.length; i++) sum += into[at + i] = Math.exp((scores[i] as number) - top);
  for (let i = 0; i < scores.length; i++) into[at + i] = (into[at + i] as number) / sum;
}

function logSoftmax(scores: Float32Array): Float32Array {
  const top = scores.reduce((a, b) => Math.max(a, b));
  const sum = scores.reduce((total, x) => total + Math.exp(x - top), 0);
  return scores.map((x) => x - top - Math.log(sum));
}
