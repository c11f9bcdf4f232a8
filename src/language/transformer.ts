import type { ContextVectors, InputWord } from './encoder.ts';
import type { CompactMatrix, Kernel } from './kernel.ts';
import { NO_SHAPE, type Pieces, shapeOf } from './pieces.ts';
import type { Table, Weights } from './weights.ts';
import { windowsOf } from './windows.ts';

/** What `models/english/encoder.json` says about the transformer. */
export interface TransformerInfo {
  readonly wide: number;
  readonly layers: number;
  readonly heads: number;
  readonly inner: number;
  /** Pieces of a window at most. */
  readonly places: number;
}

/** Vectors of words in their context, by a transformer (Vaswani and others 2017; BERT: Devlin and others 2019). */
export interface Transformer extends ContextVectors {
  /** Reads a text: its sentences in their order. Their vectors are kept until the next text. */
  readonly readText: (sentences: readonly (readonly InputWord[])[]) => void;
}

/** What stands for 1 in the int16 vectors of words: their numbers reach about 32. */
const LAYER_ONE = 1024;

interface Layer {
  readonly qkv: CompactMatrix;
  readonly out: CompactMatrix;
  readonly up: CompactMatrix;
  readonly down: CompactMatrix;
  readonly norms: readonly [Norm, Norm];
}

interface Norm {
  readonly gamma: number;
  readonly beta: number;
}

interface Places {
  readonly x: number;
  /** Numbers of 7 bits, and their steps. */
  readonly small: number;
  readonly steps: number;
  readonly z: number;
  readonly seen: number;
  /** Room for attention and for products. */
  readonly room: number;
}

/** Makes the transformer of its weights. */
export function createTransformer(
  info: TransformerInfo,
  weights: Weights,
  pieces: Pieces,
  kernel: Kernel,
): Transformer {
  const { wide, inner, places } = info;
  const put = (name: string): number => {
    const values = weights.floats(name);
    const at = kernel.allocate(4 * values.length);
    new Float32Array(kernel.memory.buffer, at, values.length).set(values);
    return at;
  };
  const norm = (name: string): Norm => ({ gamma: put(`${name}.gamma`), beta: put(`${name}.beta`) });
  const layers = Array.from({ length: info.layers }, (_, i): Layer => {
    const matrix = (name: string): CompactMatrix => weights.compact(`${i}.${name}`);
    return {
      qkv: matrix('qkv'),
      out: matrix('out'),
      up: matrix('up'),
      down: matrix('down'),
      norms: [norm(`${i}.norm1`), norm(`${i}.norm2`)],
    };
  });
  const first = norm('norm');
  const piece = weights.table('piece');
  const place = weights.table('place');
  const shape = weights.table('shape');
  let vectors = new Map<readonly InputWord[], Int16Array>();

  const layOut = (count: number): Places => {
    const rows = inEights(count);
    const [x, small, steps, z, seen, room] = kernel.layOut([
      4 * rows * wide,
      rows * inner,
      8 * rows,
      4 * rows * Math.max(inner, 3 * wide),
      4 * rows * wide,
      Math.max(2 * rows * inner, kernel.attendRoom(count)),
    ]) as [number, number, number, number, number, number];
    return { x, small, steps, z, seen, room };
  };

  /**
   * Runs the layers over `count` pieces whose sums of embeddings lie at `at.x`; afterwards the vectors of the pieces `from` to
   * `to` lie there. The last layer is computed for these only: the others have been seen by then.
   */
  const run = (at: Places, count: number, from: number, to: number): void => {
    const rows = inEights(count);
    kernel.norm(at.x, 0, first.gamma, first.beta, at.x, at.small, at.steps, rows, wide);
    layers.forEach(({ qkv, out, up, down, norms }, i) => {
      const last = i === layers.length - 1;
      const start = last ? from & ~7 : 0;
      const size = (last ? inEights(to) : rows) - start;
      const x = at.x + 4 * start * wide;
      const seen = at.seen + 4 * start * wide;
      const multiply = (matrix: CompactMatrix, n: number): void =>
        kernel.multiply(at.small, at.steps, at.room, matrix, at.z, n);
      const addAndNorm = ({ gamma, beta }: Norm): void =>
        kernel.norm(at.z, x, gamma, beta, x, at.small, at.steps, size, wide);
      multiply(qkv, rows);
      kernel.attend(at.z, at.seen, at.room, count, start, start + size, info.heads);
      kernel.squeeze(seen, at.small, at.steps, size, wide);
      multiply(out, size);
      addAndNorm(norms[0]);
      multiply(up, size);
      kernel.gelu(at.z, at.small, at.steps, size, inner);
      multiply(down, size);
      addAndNorm(norms[1]);
    });
  };

  /** Reads one window: words one after the other, with the number of the first and last whose vectors are wanted. */
  const readWindow = (
    words: readonly CutWord[],
    from: number,
    to: number,
    into: (word: number, vector: Float32Array) => void,
  ): void => {
    const piecesOf = (some: readonly CutWord[]): number => some.reduce((sum, { rows }) => sum + rows.length, 0);
    const count = piecesOf(words) + 2;
    const start = 1 + piecesOf(words.slice(0, from));
    const end = start + piecesOf(words.slice(from, to));
    const at = layOut(count);
    const floats = new Float32Array(kernel.memory.buffer);
    let next = 0;
    const embed = (row: number, form: number): void => {
      addRow(floats, (at.x >> 2) + next * wide, piece, row, true);
      addRow(floats, (at.x >> 2) + next * wide, place, next, false);
      addRow(floats, (at.x >> 2) + next * wide, shape, form, false);
      next++;
    };
    embed(pieces.first, NO_SHAPE);
    for (const word of words) for (const row of word.rows) embed(row, word.shape);
    embed(pieces.last, NO_SHAPE);
    run(at, count, start, end);
    const sum = new Float32Array(wide);
    let row = 1;
    words.forEach(({ rows }, w) => {
      if (w >= from && w < to) {
        sum.fill(0);
        for (let p = 0; p < rows.length; p++) {
          const start = (at.x >> 2) + (row + p) * wide;
          for (let i = 0; i < wide; i++) sum[i] = (sum[i] as number) + (floats[start + i] as number);
        }
        for (let i = 0; i < wide; i++) sum[i] = (sum[i] as number) / rows.length;
        into(w, sum);
      }
      row += rows.length;
    });
  };

  return {
    width: wide,
    one: LAYER_ONE,
    readText(sentences) {
      vectors = new Map();
      const parts = sentences.flatMap((words) => {
        vectors.set(words, new Int16Array(words.length * wide));
        return cutSentence(words, pieces, places - 2);
      });
      for (const { from, to, core, end } of windowsOf(parts.map(({ size }) => size))) {
        const seen = parts.slice(from, to);
        const owners = seen.flatMap(({ sentence, start, words }) => words.map((_, i) => ({ sentence, at: start + i })));
        const before = seen.slice(0, core - from).reduce((sum, part) => sum + part.words.length, 0);
        const inside = seen.slice(core - from, end - from).reduce((sum, part) => sum + part.words.length, 0);
        readWindow(
          seen.flatMap(({ words }) => words),
          before,
          before + inside,
          (word, vector) => {
            const owner = owners[word];
            const all = owner && vectors.get(owner.sentence);
            if (!owner || !all) return;
            for (let i = 0; i < wide; i++) {
              const value = Math.round((vector[i] as number) * LAYER_ONE);
              all[owner.at * wide + i] = Math.max(-32767, Math.min(32767, value));
            }
          },
        );
      }
    },
    vectorsOf: (sentence) => vectors.get(sentence),
  };
}

interface CutWord {
  readonly rows: readonly number[];
  readonly shape: number;
}

/** A sentence, or a part of one that no window could hold. */
interface Part {
  readonly sentence: readonly InputWord[];
  /** Number of its first word in the sentence. */
  readonly start: number;
  readonly words: readonly CutWord[];
  readonly size: number;
}

/** Rows are computed eight at a time. */
const inEights = (count: number): number => (count + 7) & ~7;

function cutSentence(sentence: readonly InputWord[], pieces: Pieces, most: number): readonly Part[] {
  const words = sentence.map(({ form, glued }): CutWord => ({ rows: pieces.of(form), shape: shapeOf(form, glued) }));
  const parts: Part[] = [];
  let start = 0;
  let size = 0;
  const close = (end: number): void => {
    if (end > start) parts.push({ sentence, start, words: words.slice(start, end), size });
    start = end;
    size = 0;
  };
  words.forEach(({ rows }, i) => {
    if (size + rows.length > most) close(i);
    size += rows.length;
  });
  close(words.length);
  return parts;
}

function addRow(floats: Float32Array, at: number, table: Table, row: number, fresh: boolean): void {
  const from = row * table.width;
  for (let i = 0; i < table.width; i++) {
    const value = (table.rows[from + i] as number) * (table.scale[i] as number);
    floats[at + i] = fresh ? value : (floats[at + i] as number) + value;
  }
}
