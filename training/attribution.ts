/**
 * Learns the weights of the attribution cues: `node training/attribution.ts [--threshold 0.36]`.
 *
 * Reads ../shared/data/attribution/train.jsonl (or under ENTENTE_SHARED) without its last month, which is for development, and without
 * the ten articles that have answer keys; parses them with the package's own English engine; takes every candidate that the rules make as
 * an example, right if it shares a word with source, cue and content of a gold attribution; and fits a logistic regression by
 * AdaGrad (Duchi, Hazan, Singer 2011) in a fixed order. Writes models/english/unlicensed-sources/attribution.json: words and
 * weights, no text. Run it again when the engine's weights change.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createEnglish } from '../src/language/index.ts';
import { CUE_WEIGHTS_FILE, type CueWeights, loadCues } from '../src/lexicon/cues.ts';
import { findQuotes } from '../src/reading/quotes.ts';
import { scoreAttributions } from '../src/reading/statements.ts';

interface Attribution {
  readonly source: readonly (readonly [number, number])[];
  readonly cue: readonly (readonly [number, number])[];
  readonly content: readonly (readonly [number, number])[];
}

interface Article {
  readonly id: string;
  readonly text: string;
  readonly attributions: readonly Attribution[];
}

interface Example {
  readonly features: readonly string[];
  readonly right: boolean;
}

const EPOCHS = 8;
const RATE = 0.15;
const DECAY = 0.008;
/** Features met less often are left out: they would only remember single articles. */
const LEAST = 8;
const root = join(import.meta.dirname, '..');

function share(spans: readonly { readonly start: number; readonly end: number }[], gold: Attribution['cue']): boolean {
  return spans.some((span) => gold.some(([start, end]) => span.start < end && start < span.end));
}

async function examplesOf(articles: readonly Article[]): Promise<Example[]> {
  const [english, cues] = await Promise.all([createEnglish(), loadCues({ learnt: false })]);
  const examples: Example[] = [];
  for (const article of articles) {
    const analysis = await english.analyse(article.text);
    const quotes = findQuotes(article.text).filter((quote) => quote.level === 0);
    for (const found of scoreAttributions({ document: { text: article.text }, analysis }, cues, quotes)) {
      if (found.candidate === undefined) continue;
      const right = article.attributions.some(
        (gold) =>
          share(found.cue, gold.cue) &&
          (gold.source.length === 0 || share(found.source, gold.source)) &&
          share(found.content, gold.content),
      );
      examples.push({ features: found.features, right });
    }
  }
  return examples;
}

/** Numbers from 0 to 1, the same on every run (Park and Miller 1988). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

/** Weights by feature; the intercept is called `bias`. */
export function fitLogistic(examples: readonly Example[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const { features } of examples)
    for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const names = ['bias', ...[...counts].filter(([, count]) => count >= LEAST).map(([feature]) => feature)];
  const index = new Map(names.map((name, i) => [name, i]));
  const rows = examples.map(({ features }) =>
    Int32Array.from([0, ...features.flatMap((feature) => index.get(feature) ?? [])]),
  );
  const weights = new Float64Array(names.length);
  const squares = new Float64Array(names.length).fill(0.01);
  const random = generator(12345);
  const order = examples.map((_, i) => i);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      const held = order[i] as number;
      order[i] = order[j] as number;
      order[j] = held;
    }
    for (const at of order) {
      const row = rows[at] as Int32Array;
      let sum = 0;
      for (const k of row) sum += weights[k] as number;
      const error = 1 / (1 + Math.exp(-sum)) - (examples[at]?.right ? 1 : 0);
      for (const k of row) {
        const gradient = error + (k === 0 ? 0 : DECAY * (weights[k] as number));
        squares[k] = (squares[k] as number) + gradient * gradient;
        weights[k] = (weights[k] as number) - (RATE * gradient) / Math.sqrt(squares[k] as number);
      }
    }
  }
  const kept: Record<string, number> = {};
  for (const [i, name] of names.entries()) {
    const weight = Math.round((weights[i] as number) * 100) / 100;
    if (Math.abs(weight) > 0.03 || name === 'bias') kept[name] = weight;
  }
  return Object.fromEntries(Object.entries(kept).sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { threshold: { type: 'string', default: '0.36' } } });
  const shared = process.env.ENTENTE_SHARED ?? join(root, '..', 'shared');
  const file = join(shared, 'data/attribution/train.jsonl');
  if (!existsSync(file)) throw new Error(`${file} is missing; set ENTENTE_SHARED to the folder with the shared data.`);
  const keys = readdirSync(join(shared, 'data/reading')).filter((name) => name.startsWith('key-'));
  const left = new Set<string>(
    JSON.parse(readFileSync(join(shared, 'data/attribution/train_inner_dev_ids.json'), 'utf8')) as string[],
  );
  for (const name of keys) {
    left.add((JSON.parse(readFileSync(join(shared, 'data/reading', name), 'utf8')) as { article: string }).article);
  }
  const articles = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Article)
    .filter((article) => !left.has(article.id));
  const examples = await examplesOf(articles);
  console.error(
    `${articles.length} articles, ${examples.length} candidates, ${examples.filter((e) => e.right).length} right`,
  );
  const weights: CueWeights = {
    model: 'attribution-1',
    learntFrom: 'PolNeAR (Newell, Margolin, Ruths 2018), months 1 to 9; no licence stated: words and weights only',
    threshold: Number(values.threshold),
    weights: fitLogistic(examples),
  };
  const out = join(root, CUE_WEIGHTS_FILE);
  mkdirSync(join(out, '..'), { recursive: true });
  writeFileSync(out, `${JSON.stringify(weights)}\n`);
  console.error(`${Object.keys(weights.weights).length} weights written to ${CUE_WEIGHTS_FILE}`);
}

if (import.meta.main) await main();
