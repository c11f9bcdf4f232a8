import type { EventFrame, EventFrames } from '../lexicon/event-frames.ts';
import type { VectorOf } from './act-model.ts';

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
  const known = new Map<string, readonly string[]>();
  return (kind, word) => {
    const key = `${kind} ${word}`;
    const old = known.get(key);
    if (old) return old;
    const vector = vectorOf(word);
    const found = vector ? nearest(tables[kind], word, vector) : [];
    if (known.size > MOST_WORDS) known.clear();
    known.set(key, found);
    return found;
  };
}

const MOST_WORDS = 50_000;

interface Entry {
  readonly word: string;
  readonly category: string;
  readonly vector: Float32Array;
}

function tableOf(words: ReadonlyMap<string, readonly EventFrame[]>, vectorOf: VectorOf): readonly Entry[] {
  const entries: Entry[] = [];
  for (const [word, list] of words) {
    const frame = list.find(({ words: all, object, category }) => all.length === 1 && object.length === 0 && category);
    const vector = frame && frame.category !== '=' ? vectorOf(word) : undefined;
    if (frame?.category && vector) entries.push({ word, category: frame.category, vector });
  }
  return entries;
}

function nearest(table: readonly Entry[], word: string, vector: Float32Array): readonly string[] {
  const best: { readonly category: string; readonly value: number }[] = [];
  for (const entry of table) {
    if (entry.word === word) continue;
    let value = 0;
    for (let i = 0; i < vector.length; i++) value += (vector[i] as number) * (entry.vector[i] as number);
    if (value < NEAR || (best.length === NEIGHBOURS && value <= (best.at(-1)?.value ?? 0))) continue;
    best.push({ category: entry.category, value });
    best.sort((a, b) => b.value - a.value);
    if (best.length > NEIGHBOURS) best.pop();
  }
  const sums = new Map<string, number>();
  for (const { category, value } of best) sums.set(category, (sums.get(category) ?? 0) + value);
  return [...sums].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([category]) => category);
}
