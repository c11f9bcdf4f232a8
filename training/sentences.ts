/**
 * Learns where sentences end from the raw text of the training treebanks:
 *
 *     node training/sentences.ts ../shared/data/treebank models/english/boundaries.weights
 *
 * Logistic regression by averaged stochastic gradient descent; the order of the examples is fixed, so the result is.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { readConllu } from '../bench/language/conllu.ts';
import {
  BOUNDARIES,
  boundaryFeatures,
  type Gap,
  mayEnd,
  type Openness,
  openOrClose,
} from '../src/language/boundary.ts';
import { tokenize } from '../src/language/tokens.ts';
import { writeWeights } from '../src/learning/write-weights.ts';
import { headerOf } from './learn/weights-headers.ts';

const EPOCHS = 12;
const RATE = 0.15;
const DECAY = 2e-6;
const LEAST = 3;

const [folder = '../shared/data/treebank', target = 'models/english/boundaries.weights'] = process.argv.slice(2);

interface Example {
  readonly features: readonly number[];
  readonly end: boolean;
}

const names = new Map<string, number>();
const counts: number[] = [];
const examples: Example[] = [];
for (const bank of ['ewt', 'gum']) {
  const source = gunzipSync(readFileSync(`${folder}/en_${bank}-ud-train.conllu.gz`)).toString();
  for (const document of readConllu(source)) {
    const ends = new Set(document.sentences.map((s) => s.words.at(-1)?.end ?? -1));
    const { starts, ends: stops } = tokenize(document.text);
    const form = (i: number): string => document.text.slice(starts[i], stops[i]);
    const state: Openness = { quoted: false, bracketed: 0 };
    let length = 0;
    for (let i = 0; i + 1 < starts.length; i++) {
      openOrClose(state, form(i));
      length++;
      const space = document.text.slice(stops[i], starts[i + 1]);
      const end = ends.has(stops[i] ?? -1);
      const gap: Gap = {
        before2: length > 1 ? form(i - 1) : '',
        before: form(i),
        after: form(i + 1),
        after2: i + 2 < starts.length ? form(i + 2) : '',
        spaced: space !== '',
        length,
        quoted: state.quoted,
        bracketed: state.bracketed > 0,
      };
      if (!space.includes('\n') && mayEnd(gap)) {
        const features: number[] = [];
        boundaryFeatures(gap, (feature) => {
          let id = names.get(feature);
          if (id === undefined) {
            id = names.size;
            names.set(feature, id);
            counts.push(0);
          }
          counts[id] = (counts[id] ?? 0) + 1;
          features.push(id);
        });
        examples.push({ features, end });
      }
      if (end || space.includes('\n')) {
        length = 0;
        state.quoted = false;
        state.bracketed = 0;
      }
    }
  }
}

const weights = new Float64Array(names.size);
const sums = new Float64Array(names.size);
let seed = 1;
const random = (): number => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 2 ** 32;
};
const order = examples.map((_, i) => i);
for (let epoch = 0; epoch < EPOCHS; epoch++) {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
  }
  let loss = 0;
  const rate = RATE * (1 - epoch / EPOCHS);
  for (const k of order) {
    const example = examples[k];
    if (example === undefined) continue;
    let score = 0;
    for (const f of example.features) if ((counts[f] ?? 0) >= LEAST) score += weights[f] ?? 0;
    const p = 1 / (1 + Math.exp(-score));
    const error = (example.end ? 1 : 0) - p;
    loss -= Math.log(Math.max(1e-12, example.end ? p : 1 - p));
    for (const f of example.features) {
      if ((counts[f] ?? 0) >= LEAST) weights[f] = (weights[f] ?? 0) * (1 - DECAY) + rate * error;
    }
  }
  if (epoch >= EPOCHS / 2) for (let f = 0; f < weights.length; f++) sums[f] = (sums[f] ?? 0) + (weights[f] ?? 0);
  process.stderr.write(`epoch ${epoch + 1}: loss ${(loss / examples.length).toFixed(4)}\n`);
}
// The intercept (the feature without a name) is learnt and not kept: the thresholds of sentences.ts were chosen without it.
const kept = [...names].flatMap(([feature, id]) => {
  const weight = Math.round((100 * (sums[id] ?? 0)) / Math.ceil(EPOCHS / 2)) / 100;
  return feature !== '' && Math.abs(weight) >= 0.08 ? [[feature, weight] as const] : [];
});
writeFileSync(
  target,
  writeWeights({ ...headerOf('boundaries.weights'), labels: [] }, [
    {
      name: BOUNDARIES,
      width: 1,
      values: kept.map(([, weight]) => weight),
      by: { names: kept.map(([feature]) => feature) },
      parts: 100,
    },
  ]),
);
process.stderr.write(`${examples.length} gaps, ${kept.length} weights\n`);
