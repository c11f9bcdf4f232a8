import { loadOptionalAsset } from '#load-asset';
import { loadGivenNames } from '../../lexicon/words/given-names.ts';
import type { ChooseAntecedent, Coreference } from './actors-context.ts';
import { antecedentFeatures, type Features, noneFeatures, type PronounPlace } from './antecedent-features.ts';

export type AntecedentWeights = ReadonlyMap<string, number>;

const WEIGHTS = 'models/english/antecedents.tsv';
/** What chose, in the provenance of records. */
const MODEL = 'antecedents.tsv';

/** What comes with the package: given names, and weights unless they were removed. Throws as `loadGivenNames` does. */
export async function loadCoreference(): Promise<Coreference> {
  const [givenNames, bytes] = await Promise.all([loadGivenNames(), loadOptionalAsset(WEIGHTS)]);
  if (!bytes) return { givenNames };
  return { givenNames, model: MODEL, choose: chooseBy(readAntecedentWeights(new TextDecoder().decode(bytes))) };
}

/** One weight a line: feature, tab, number. */
export function writeAntecedentWeights(weights: AntecedentWeights): string {
  return [...weights]
    .filter(([, weight]) => Math.abs(weight) >= 0.005)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, weight]) => `${name}\t${weight.toFixed(2)}\n`)
    .join('');
}

/** Reads what `writeAntecedentWeights` wrote. */
export function readAntecedentWeights(table: string): AntecedentWeights {
  return new Map(
    table
      .split('\n')
      .filter((line) => line.includes('\t'))
      .map((line) => {
        const [name = '', weight] = line.split('\t');
        return [name, Number(weight)] as const;
      }),
  );
}

function score(weights: AntecedentWeights, features: Features): number {
  let sum = 0;
  for (const [name, value] of features) sum += value * (weights.get(name) ?? 0);
  return sum;
}

/** "He" and "she" mean somebody; "it" and "they" may mean what is no actor. */
export function mayMeanNobody({ kind }: PronounPlace): boolean {
  return kind !== 'he';
}

/** Texts about politics speak more of actors than those that the weights were learnt from; set on GUM's training part. */
const ACTORS_LIKELIER = 1.5;

/** Chooses by the weights. */
export function chooseBy(weights: AntecedentWeights): ChooseAntecedent {
  return (pronoun, candidates) => {
    let best = -1;
    let bestScore = mayMeanNobody(pronoun)
      ? score(weights, noneFeatures(pronoun)) - ACTORS_LIKELIER
      : Number.NEGATIVE_INFINITY;
    antecedentFeatures(pronoun, candidates).forEach((features, i) => {
      const own = score(weights, features);
      if (own > bestScore) [best, bestScore] = [i, own];
    });
    return best;
  };
}

/** A pronoun with the features of its candidates, and which of them are right. */
export interface RankingExample {
  readonly options: readonly Features[];
  readonly right: readonly number[];
}

/**
 * Weights under which the right options of each example are likeliest against the others: a log-linear ranking model
 * (as in Denis and Baldridge, NAACL 2007), L2-regularised, by AdaGrad. Deterministic.
 */
export function trainAntecedents(
  examples: readonly RankingExample[],
  { epochs = 20, rate = 0.3, decay = 0.1 }: { epochs?: number; rate?: number; decay?: number } = {},
): AntecedentWeights {
  const weights = new Map<string, number>();
  const squares = new Map<string, number>();
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const { options, right } of examples) {
      if (!right.length || right.length === options.length) continue;
      const scores = options.map((features) => score(weights, features));
      const all = softmax(scores);
      const rightOnly = softmax(scores.map((s, i) => (right.includes(i) ? s : Number.NEGATIVE_INFINITY)));
      const gradient = new Map<string, number>();
      options.forEach((features, i) => {
        const push = (rightOnly[i] ?? 0) - (all[i] ?? 0);
        for (const [name, value] of features) gradient.set(name, (gradient.get(name) ?? 0) + push * value);
      });
      for (const [name, push] of gradient) {
        const old = weights.get(name) ?? 0;
        const slope = push - decay * old;
        const square = (squares.get(name) ?? 1e-6) + slope * slope;
        squares.set(name, square);
        weights.set(name, old + (rate * slope) / Math.sqrt(square));
      }
    }
  }
  return weights;
}

function softmax(scores: readonly number[]): readonly number[] {
  const top = Math.max(...scores);
  const powers = scores.map((s) => Math.exp(s - top));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((p) => p / sum);
}
