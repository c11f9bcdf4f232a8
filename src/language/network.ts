import { inBatches } from './batches.ts';
import type { InputWord } from './encoder.ts';
import { withFiniteRoot } from './finite-root.ts';
import { startKernel } from './kernel.ts';
import { createNameNetwork, type NameNetworkInfo } from './name-network.ts';
import type { ScoredName } from './names.ts';
import { createTreeNetwork, type TreeNetworkInfo, type TreeReading } from './tree-network.ts';
import { openWeights, type Section, type Table } from './weights.ts';

/** What `models/english/english.json` says about the weights. */
export interface NetworkInfo {
  /** Name and version of the weights. */
  readonly model: string;
  readonly trees: TreeNetworkInfo;
  readonly names: NameNetworkInfo;
  readonly sections: Readonly<Record<string, Section>>;
}

/** What the networks say of one sentence. */
export interface Reading extends TreeReading {
  readonly names: readonly ScoredName[];
}

/** The networks with their vocabulary: made once, then read any number of sentences. */
export interface Network {
  /** Rank of a lower-case word by frequency, from 1; undefined if it is not in the vocabulary. */
  readonly rank: (word: string) => number | undefined;
  /** Vector of a lower-case word, of length 1; undefined if it is not in the vocabulary. */
  readonly vectorOf: (word: string) => Float32Array | undefined;
  /** Reads sentences; the results come in the same order. */
  read(sentences: readonly (readonly InputWord[])[]): Reading[];
}

/**
 * Starts the networks of trees and of names.
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
  const sections = openWeights(info.sections, weights, kernel);
  const rows = new Map<string, number>();
  for (const word of new TextDecoder().decode(vocabulary).split('\n')) rows.set(word, rows.size + 1);
  const readTrees = createTreeNetwork(info.trees, sections, rows, kernel);
  const readNames = createNameNetwork(info.names, sections, rows, kernel);
  return {
    rank: (word) => rows.get(word),
    vectorOf: wordVectors(sections.table('static'), rows),
    read: (sentences) =>
      inBatches(sentences, (batch) => {
        const names = readNames(batch);
        return readTrees(batch).map((tree, b): Reading => {
          const forms = (batch.sentences[b] ?? []).map(({ form }) => form);
          return { ...withFiniteRoot(tree, forms), names: names[b] ?? [] };
        });
      }),
  };
}

/** Looks up word vectors in the table that the networks read from. */
function wordVectors(table: Table, rows: ReadonlyMap<string, number>): Network['vectorOf'] {
  const known = table.rows.length / table.width;
  return (word) => {
    const row = rows.get(word);
    if (row === undefined || row >= known) return undefined;
    const vector = new Float32Array(table.width);
    const first = row * table.width;
    for (let i = 0; i < vector.length; i++) vector[i] = (table.rows[first + i] as number) * (table.scale[i] as number);
    const length = Math.hypot(...vector);
    if (length === 0) return undefined;
    for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] as number) / length;
    return vector;
  };
}
