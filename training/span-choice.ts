import { type HashedWeights, hashedWeights, rowOf } from '../src/learning/hashed-weights.ts';
import { choiceFeatures, OWN_SCORE } from '../src/reading/attribution/attribution-choice.ts';
import { spanFeatures } from '../src/reading/attribution/attribution-span-features.ts';
import { bestLabels, rowsOf, type SpanWeights } from '../src/reading/attribution/attribution-spans.ts';
import { CONTENT, CUE, SOURCE } from '../src/reading/attribution/labels.ts';
import { frequentFeatures, generator, MEAN_EVERY, meanOf, shuffle } from './shallow-net.ts';
import { fitLabels, type LabelWeights, type SpanExample } from './span-labels.ts';

interface Ranking {
  readonly scores: readonly number[];
  readonly features: readonly Int32Array[];
  /** The sequences that fit best. */
  readonly right: readonly boolean[];
}

const EPOCHS = 6;
const RATE = 0.03;
const LEAST = 4;
const DROP = 0.5;

/** Parts that the articles are dealt to in turn. */
export const FOLDS = 4;

/** Weights from all articles, and for the articles of each fold those learnt from the others. */
export interface FittedSpans {
  readonly whole: SpanWeights;
  readonly others: readonly SpanWeights[];
}

/** Learns the labels of tokens and the choice between whole sequences of labels; `articles` are the examples of one article each. */
export function fitSpans(articles: readonly (readonly SpanExample[])[]): FittedSpans {
  const folds = Array.from({ length: FOLDS }, (_, fold) =>
    articles.flatMap((one, i) => (i % FOLDS === fold ? one : [])),
  );
  const allBut = <T>(parts: readonly (readonly T[])[], fold: number): T[] =>
    parts.flatMap((part, i) => (i === fold ? [] : part));
  const labels = folds.map((_, fold) => fitLabels(allBut(folds, fold)));
  // Sequences as they come out for articles that the labels were not learnt from.
  const rankings = folds.map((part, fold) => part.flatMap((one) => rankingOf(one, labels[fold] as LabelWeights) ?? []));
  return {
    whole: { ...fitLabels(articles.flat()), choice: fitChoice(rankings.flat()) },
    others: labels.map((one, fold) => ({ ...one, choice: fitChoice(allBut(rankings, fold)) })),
  };
}

function rankingOf({ found, quotes, gold }: SpanExample, weights: LabelWeights): Ranking | undefined {
  const given = spanFeatures(found, quotes);
  if (given === undefined || gold[given.cue] !== CUE) return undefined;
  const isMark = (t: number): boolean => found.sentence.tokens[t]?.upos === 'PUNCT';
  const ranked = bestLabels(rowsOf(given, weights), weights, isMark);
  const fits = ranked.map(({ labels }) => fitOf(labels, gold, isMark));
  const best = Math.max(...fits);
  const right = fits.map((one) => one === best);
  if (right.every(Boolean)) return undefined;
  return {
    scores: ranked.map(({ score }) => score),
    features: ranked.map(({ labels }) => choiceFeatures(found, given, labels)),
    right,
  };
}

/** How well labels fit: above all by exact roles, content counting most, then by single tokens. */
function fitOf(labels: Uint8Array, gold: Uint8Array, isMark: (token: number) => boolean): number {
  const exact = (role: number): boolean =>
    labels.every((label, t) => isMark(t) || (label === role) === (gold[t] === role));
  const same = labels.reduce((sum, label, t) => sum + (label === gold[t] ? 1 : 0), 0) / labels.length;
  return 2 * Number(exact(CONTENT)) + Number(exact(SOURCE)) + Number(exact(CUE)) + 0.5 * same;
}

/** Weights that lift the right sequences over the others: log-likelihood, AdaGrad, features dropped at random. */
function fitChoice(rankings: readonly Ranking[]): HashedWeights {
  const keys = frequentFeatures(
    rankings.map(({ features }) => new Set(features.flatMap((one) => [...one]))),
    LEAST,
  );
  const table = hashedWeights(keys, 1);
  const { values } = table;
  const squares = new Float32Array(values.length).fill(1e-3);
  const rows = rankings.map(({ features }) => features.map((one) => one.map((hash) => rowOf(table, hash))));
  const random = generator(99);
  const order = rankings.map((_, i) => i);
  const boost = 1 / (1 - DROP);
  const mean = meanOf(values);
  let seen = 0;
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const rate = RATE * (1 - (0.8 * epoch) / EPOCHS);
    shuffle(order, random);
    for (const at of order) {
      seen++;
      if (epoch >= EPOCHS / 2 && seen % MEAN_EVERY === 0) mean.take();
      const { scores, right } = rankings[at] as Ranking;
      // A feature is dropped in all sequences or in none.
      const salt = Math.floor(random() * 0x7fffffff);
      const kept = (rows[at] as Int32Array[]).map((one) =>
        one.filter((row) => row >= 0 && (Math.imul(row ^ salt, 0x9e3779b1) >>> 8) / 0x1000000 >= DROP),
      );
      const totals = kept.map(
        (one, i) =>
          OWN_SCORE * (scores[i] as number) + boost * one.reduce((sum, row) => sum + (values[row] as number), 0),
      );
      const most = Math.max(...totals);
      const shares = totals.map((total) => Math.exp(total - most));
      const all = shares.reduce((sum, share) => sum + share, 0);
      const good = shares.reduce((sum, share, i) => sum + (right[i] ? share : 0), 0);
      const slope = new Map<number, number>();
      kept.forEach((one, i) => {
        const by = (shares[i] as number) / all - (right[i] ? (shares[i] as number) / good : 0);
        for (const row of one) slope.set(row, (slope.get(row) ?? 0) + by);
      });
      for (const [row, by] of slope) {
        if (Math.abs(by) < 1e-4) continue;
        const gradient = boost * by;
        squares[row] = (squares[row] as number) + gradient * gradient;
        values[row] = (values[row] as number) - (rate * gradient) / Math.sqrt(squares[row] as number);
      }
    }
  }
  mean.finish();
  return table;
}
