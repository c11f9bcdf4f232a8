import type { VectorOf } from '../../learning/evidence-model.ts';
import type { EventFrame, EventFrames } from '../../lexicon/words/event-frames.ts';

/** The categories of the table's words that are nearest to a word in meaning, the nearest first, each once. */
export type KindredWords = (kind: 'verb' | 'noun', word: string) => readonly string[];

/** Neighbours that are asked, and how near they must be. */
const NEIGHBOURS = 6;
const NEAR = 0.45;

/**
 * Tells which acts a word that the table of frames does not hold may name: those of its nearest words there. A word
 * of the table is not its own neighbour.
 */
export function kindredWords(frames: EventFrames, vectorOf: VectorOf): KindredWords {
  const tables = { verb: tableOf(frames.verbs, vectorOf), noun: tableOf(frames.nouns, vectorOf) };
  const all = { verb: new Map<string, readonly string[]>(), noun: new Map<string, readonly string[]>() };
  return (kind, word) => {
    const known = all[kind];
    const old = known.get(word);
    if (old) return old;
    const vector = vectorOf(word);
    const found = vector ? nearest(tables[kind], word, Float64Array.from(vector)) : [];
    if (known.size > MOST_WORDS) known.clear();
    known.set(word, found);
    return found;
  };
}

const MOST_WORDS = 50_000;

/** The table's single words with their vectors, one behind the other. */
interface Table {
  readonly words: readonly string[];
  readonly categories: readonly string[];
  readonly vectors: Float32Array;
  readonly width: number;
}

function tableOf(frames: ReadonlyMap<string, readonly EventFrame[]>, vectorOf: VectorOf): Table {
  const words: string[] = [];
  const categories: string[] = [];
  const rows: Float32Array[] = [];
  for (const [word, list] of frames) {
    const frame = list.find(({ words: all, object, category }) => all.length === 1 && object.length === 0 && category);
    const vector = frame && frame.category !== '=' ? vectorOf(word) : undefined;
    if (!frame?.category || !vector) continue;
    words.push(word);
    categories.push(frame.category);
    rows.push(vector);
  }
  const width = rows[0]?.length ?? 0;
  const vectors = new Float32Array(rows.length * width);
  rows.forEach((row, i) => {
    vectors.set(row, i * width);
  });
  return { words, categories, vectors, width };
}

function nearest({ words, categories, vectors, width }: Table, word: string, vector: Float64Array): readonly string[] {
  const best: { readonly category: string; readonly value: number }[] = [];
  let least = NEAR;
  for (let row = 0, at = 0; row < words.length; row++) {
    // Four sums that do not wait for each other.
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    let i = 0;
    for (; i + 3 < width; i += 4, at += 4) {
      a += (vector[i] as number) * (vectors[at] as number);
      b += (vector[i + 1] as number) * (vectors[at + 1] as number);
      c += (vector[i + 2] as number) * (vectors[at + 2] as number);
      d += (vector[i + 3] as number) * (vectors[at + 3] as number);
    }
    for (; i < width; i++, at++) a += (vector[i] as number) * (vectors[at] as number);
    const value = a + b + c + d;
    if (value < least || words[row] === word) continue;
    best.push({ category: categories[row] as string, value });
    best.sort((a, b) => b.value - a.value);
    if (best.length > NEIGHBOURS) best.pop();
    if (best.length === NEIGHBOURS) least = best[NEIGHBOURS - 1]?.value ?? NEAR;
  }
  const sums = new Map<string, number>();
  for (const { category, value } of best) sums.set(category, (sums.get(category) ?? 0) + value);
  return [...sums].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([category]) => category);
}
