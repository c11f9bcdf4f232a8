import { type Batch, inBatches } from './batches.ts';
import { withCoordinatedSubject } from './coordinated-subject.ts';
import type { InputWord } from './encoder.ts';
import { withFiniteRoot } from './finite-root.ts';
import { withHyphenedParticiple } from './hyphened-participle.ts';
import { type Kernel, startKernel } from './kernel.ts';
import { createNameEncoder, createNameHeads, type NameNetworkInfo } from './name-network.ts';
import type { ScoredName } from './names.ts';
import { openPieces } from './pieces.ts';
import { createTransformer, type TransformerInfo } from './transformer.ts';
import { createTreeConvolution, type TreeConvolution, type TreeConvolutionInfo } from './tree-convolution.ts';
import { createTreeEncoder, createTreeHeads, type TreeNetworkInfo, type TreeReading } from './tree-network.ts';
import { openVocabulary, type Vocabulary } from './vocabulary.ts';
import { openOver, openWeights, type Section, type Table, type Weights } from './weights.ts';

/** What `models/english/english.json` says about the weights. */
export interface NetworkInfo {
  /** Name and version of the weights. */
  readonly model: string;
  readonly trees: TreeNetworkInfo;
  readonly names: NameNetworkInfo;
  readonly sections: Readonly<Record<string, Section>>;
}

/** What `models/english/encoder.json` says about the weights of the encoder. */
export interface EncoderInfo {
  readonly model: string;
  readonly body: TransformerInfo;
  readonly sections: Readonly<Record<string, Section>>;
}

/** The files of the encoder. */
export interface EncoderFiles {
  readonly info: EncoderInfo;
  readonly weights: Uint8Array;
  /** The pieces of words, see `openPieces`. */
  readonly pieces: Uint8Array;
  /** The kernel's module of relaxed instructions. */
  readonly relaxed: Uint8Array;
  /** What the networks of trees and names have otherwise where they see the encoder's vectors. */
  readonly contextual: { readonly info: ContextualInfo; readonly weights: Uint8Array };
}

/** What `models/english/contextual.json` says about the weights of trees and names that see the encoder's vectors. */
export interface ContextualInfo {
  readonly model: string;
  readonly sections: Readonly<Record<string, Section>>;
}

/** What `models/english/fast.json` says about the weights of the convolutions over trees. */
export interface ConvolutionInfo extends TreeConvolutionInfo {
  readonly model: string;
  readonly sections: Readonly<Record<string, Section>>;
}

/** The files of the convolutions over trees. */
export interface ConvolutionFiles {
  readonly info: ConvolutionInfo;
  readonly weights: Uint8Array;
}

/** What gives words their vectors in context, by which the heads of records read. */
export type ContextFiles =
  | ({ readonly engine: 'encoder' } & EncoderFiles)
  | ({ readonly engine: 'fast' } & ConvolutionFiles);

/** What the networks say of one sentence. */
export interface Reading extends TreeReading {
  readonly names: readonly ScoredName[];
  /** Vectors of its words in their context, one after the other. */
  readonly vectors?: Int16Array;
}

/** The networks with their vocabulary: made once, then read any number of sentences. */
export interface Network {
  /** Rank of a lower-case word by frequency, from 1; undefined if it is not in the vocabulary. */
  readonly rank: (word: string) => number | undefined;
  /** Vector of a lower-case word, of length 1; undefined if it is not in the vocabulary. */
  readonly vectorOf: (word: string) => Float32Array | undefined;
  /** Reads the sentences of a text; the results come in the same order. */
  read(sentences: readonly (readonly InputWord[])[]): Reading[];
}

/**
 * Starts the networks of trees and of names.
 *
 * @param weights the sections that `info` describes
 * @param vocabulary UTF-8, a word a line; row numbers are line numbers from 1
 * @param code the kernel's WebAssembly
 * @param context with it, words get their vectors in context as well
 */
export async function startNetwork(
  info: NetworkInfo,
  weights: Uint8Array,
  vocabulary: Uint8Array,
  code: Uint8Array,
  context?: ContextFiles,
): Promise<Network> {
  const encoder = context?.engine === 'encoder' ? context : undefined;
  const kernel = await startKernel(code, encoder?.relaxed);
  const sections = openWeights(info.sections, weights, kernel);
  const rows = openVocabulary(vocabulary);
  const read = encoder
    ? inContext(info, sections, rows, encoder, kernel)
    : bySentence(info, sections, rows, kernel, context?.engine === 'fast' ? context : undefined);
  return {
    rank: rows.get,
    vectorOf: wordVectors(sections.table('static'), rows),
    read,
  };
}

/** Trees and names by the small networks, one sentence by itself; with convolutions over the trees, vectors of words as well. */
function bySentence(
  info: NetworkInfo,
  weights: Weights,
  rows: Vocabulary,
  kernel: Kernel,
  files: ConvolutionFiles | undefined,
): Network['read'] {
  const encoder = createTreeEncoder(info.trees, weights, rows, kernel);
  const trees = createTreeHeads(info.trees, weights, encoder, kernel, files !== undefined);
  const names = createNameHeads(weights, createNameEncoder(info.names, weights, rows, kernel), kernel);
  const convolve =
    files &&
    createTreeConvolution(files.info, openWeights(files.info.sections, files.weights, kernel), encoder.embed, kernel);
  return (sentences) => readBatches(sentences, trees, names, convolve);
}

/** The same by networks that see the encoder's vectors of words in their text, which the heads of records read too. */
function inContext(
  info: NetworkInfo,
  alone: Weights,
  rows: Vocabulary,
  files: EncoderFiles,
  kernel: Kernel,
): Network['read'] {
  const transformer = createTransformer(
    files.info.body,
    openWeights(files.info.sections, files.weights, kernel),
    openPieces(files.pieces),
    kernel,
  );
  const { sections } = files.contextual.info;
  const weights = openOver(sections, openWeights(sections, files.contextual.weights, kernel), alone);
  const trees = createTreeHeads(
    info.trees,
    weights,
    createTreeEncoder(info.trees, weights, rows, kernel, transformer),
    kernel,
  );
  const names = createNameHeads(weights, createNameEncoder(info.names, weights, rows, kernel, transformer), kernel);
  return (sentences) => {
    transformer.readText(sentences);
    return readBatches(sentences, trees, names, undefined).map((reading, i) => {
      const vectors = transformer.vectorsOf(sentences[i] ?? []);
      return vectors ? { ...reading, vectors } : reading;
    });
  };
}

function readBatches(
  sentences: readonly (readonly InputWord[])[],
  readTrees: (batch: Batch<InputWord>) => readonly TreeReading[],
  readNames: (batch: Batch<InputWord>) => readonly ScoredName[][],
  convolve: TreeConvolution | undefined,
): Reading[] {
  return inBatches(sentences, (batch) => {
    const names = readNames(batch);
    const trees = readTrees(batch).map((tree, b) => {
      const forms = (batch.sentences[b] ?? []).map(({ form }) => form);
      return withHyphenedParticiple(withCoordinatedSubject(withFiniteRoot(tree, forms)), forms);
    });
    const vectors = convolve?.(batch.sentences, trees) ?? [];
    return trees.map(({ states: _, ...tree }, b): Reading => {
      const own = vectors[b];
      return { ...tree, names: names[b] ?? [], ...(own && { vectors: own }) };
    });
  });
}

/** Looks up word vectors in the table that the networks read from. */
function wordVectors(table: Table, rows: Vocabulary): Network['vectorOf'] {
  const known = table.rows.length / table.width;
  return (word) => {
    const row = rows.get(word);
    if (row === undefined || row >= known) return undefined;
    const vector = new Float32Array(table.width);
    const first = row * table.width;
    for (let i = 0; i < vector.length; i++) vector[i] = (table.rows[first + i] as number) * (table.scale[i] as number);
    const length = lengthOf(vector);
    if (length === 0) return undefined;
    for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] as number) / length;
    return vector;
  };
}

/**
 * The length of a vector, to the bits that V8's `Math.hypot` gives: numbers are divided by the largest one, their squares
 * summed with the error carried along (Kahan 1965). Engines differ in `Math.hypot`, and it is slow for a hundred numbers.
 */
function lengthOf(vector: Float32Array): number {
  let largest = 0;
  for (let i = 0; i < vector.length; i++) largest = Math.max(largest, Math.abs(vector[i] as number));
  if (largest === 0) return 0;
  let sum = 0;
  let carried = 0;
  for (let i = 0; i < vector.length; i++) {
    const part = (vector[i] as number) / largest;
    const next = part * part - carried;
    const total = sum + next;
    carried = total - sum - next;
    sum = total;
  }
  return Math.sqrt(sum) * largest;
}
