import type { EvidenceTaker, Telling } from './evidence.ts';
import { biasOf } from './linear-classifier.ts';
import { type NameTable, nameHashes, nameTable } from './name-table.ts';
import { floatsOf, type WeightsFile } from './read-weights.ts';

/** Vector of a lower-case word, of length 1; undefined for an unknown one. */
export type VectorOf = (word: string) => Float32Array | undefined;

/** A linear classifier over facts and over what words mean. */
export interface EvidenceModel {
  readonly labels: readonly string[];
  /** Scores of all labels, in their order, by the evidence that is told. */
  readonly score: (tell: Telling) => Float32Array;
}

/** Weights of facts, and of the numbers of a word's vector in each role. */
export interface EvidenceWeights {
  readonly labels: readonly string[];
  readonly bias: Float32Array;
  /** Finds a fact's row. */
  readonly place: NameTable;
  /** How many facts have weights. */
  readonly count: number;
  /** Weights of the facts, one for each label, row by row. */
  readonly facts: Float32Array;
  /** By role: weights of each number of a vector, one for each label, row by row. */
  readonly meanings: ReadonlyMap<string, Float32Array>;
}

/** The label of what is nothing. */
export const NONE = 'none';

/** How much a word's meaning weighs beside a fact. */
export const WORD = 1.5;

/** The tables of an evidence model in its file. */
export const FACTS = 'facts';
export const MEANINGS = 'meanings';

/** The weights in a file. */
export function evidenceWeights({ header, table }: WeightsFile): EvidenceWeights {
  const facts = table(FACTS);
  const meanings = table(MEANINGS);
  const roles = meanings.roles ?? [];
  const numbers = floatsOf(meanings);
  const size = numbers.length / Math.max(1, roles.length);
  return {
    labels: header.labels,
    bias: biasOf(header.numbers),
    place: facts.place ?? nameTable(nameHashes([])),
    count: facts.rows,
    facts: floatsOf(facts),
    meanings: new Map(roles.map((role, i) => [role, numbers.subarray(i * size, (i + 1) * size)])),
  };
}

/** Makes a classifier of weights. What a word in a role is worth is worked out once. */
export function evidenceModel(weights: EvidenceWeights, vectorOf: VectorOf): EvidenceModel {
  const { facts: values, place: table, meanings } = weights;
  const size = weights.labels.length;
  const nothing = new Float32Array(0);
  const known = new Map<string, Map<string, Float32Array>>();
  const worth = (role: string, word: string): Float32Array => {
    const rows = meanings.get(role);
    if (rows === undefined) return nothing;
    let words = known.get(role);
    if (words === undefined) {
      words = new Map();
      known.set(role, words);
    }
    let total = words.get(word);
    if (total !== undefined) return total;
    const vector = vectorOf(word);
    total = vector ? worthOf(vector, rows, size) : nothing;
    if (words.size > MOST_WORDS) words.clear();
    words.set(word, total);
    return total;
  };
  let scores = new Float32Array(size);
  /** The round in which each fact was told last. */
  const told = new Uint32Array(weights.count);
  let round = 0;
  const words: [string, string][] = [];
  const take: EvidenceTaker = {
    fact: (parts, ...pieces) => {
      const place = table.placeOf(parts, pieces);
      if (place < 0 || told[place] === round) return;
      told[place] = round;
      for (let l = 0, at = place * size; l < size; l++, at++)
        scores[l] = (scores[l] as number) + (values[at] as number);
    },
    word: (role, word) => {
      words.push([role, word]);
    },
  };
  return {
    labels: weights.labels,
    score: (tell) => {
      scores = Float32Array.from(weights.bias);
      round++;
      words.length = 0;
      tell(take);
      for (const [role, word] of words) {
        const own = worth(role, word);
        for (let l = 0; l < own.length; l++) scores[l] = (scores[l] as number) + (own[l] as number);
      }
      return scores;
    },
  };
}

/** What a word's vector adds to each label in a role with these weights. */
function worthOf(vector: Float32Array, rows: Float32Array, labels: number): Float32Array {
  const total = new Float32Array(labels);
  for (let i = 0; i < vector.length && i * labels < rows.length; i++) {
    const value = WORD * (vector[i] as number);
    for (let l = 0; l < labels; l++) total[l] = (total[l] as number) + value * (rows[i * labels + l] as number);
  }
  return total;
}

/** Words that are kept with what they are worth, for each role. */
const MOST_WORDS = 20_000;
