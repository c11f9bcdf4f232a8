/**
 * Learns which possible attributions are attributions and where their parts begin and end: `node training/attribution.ts`.
 *
 * Reads ../shared/data/attribution/train.jsonl (or under ENTENTE_SHARED) without its last month, which is for development, and without
 * the ten articles that have answer keys; parses them with the package's own English engine; takes every candidate that the rules make
 * as an example. First the labels of tokens are learnt (`span-labels.ts`), then, on candidates whose spans were corrected by weights
 * of the other half of the articles, whether a candidate is an attribution: right if it shares a word with source, cue and content
 * of a gold one. The threshold and the scores of the grades come from the same halves. Writes attribution.weights
 * under models/english/unlicensed-sources: hashes and weights, no text. Run it again when the engine's weights change.
 *
 * With `--in-text` only the layer over the encoder's vectors is learnt, on top of the features' weights that the file holds: the quick
 * engine then reads as before.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalSpans } from '../bench/texts/article-offsets.ts';
import { createEnglish } from '../src/language/index.ts';
import { type Analysis, ENCODER_WIDTH } from '../src/language/tree.ts';
import { featureHash } from '../src/learning/feature-hash.ts';
import { type ShallowNet, sumRows } from '../src/learning/shallow-net.ts';
import type { VectorNet } from '../src/learning/vector-net.ts';
import { CUES_IN_TEXT, type CueLexicon, type CueWeights, loadCues } from '../src/lexicon/words/cues.ts';
import {
  attributionFeatures,
  correctionFeatures,
  featureRows,
  learntOdds,
} from '../src/reading/attribution/attribution-score.ts';
import { correctSpans, type SpanWeights } from '../src/reading/attribution/attribution-spans.ts';
import {
  oddsInText,
  STATEMENT_ROLES,
  type StatementVector,
  statementVectors,
} from '../src/reading/attribution/attribution-vectors.ts';
import { chooseAttributions, ruledAttributions } from '../src/reading/attribution/attributions.ts';
import type { RuledAttribution, ScoredAttribution } from '../src/reading/attribution/found.ts';
import { CONTENT, CUE, SOURCE } from '../src/reading/attribution/labels.ts';
import { spanIndex } from '../src/reading/clause/span-index.ts';
import { treesOf } from '../src/reading/clause/tree.ts';
import { findQuotes, type QuotedStretch } from '../src/reading/quotes/quotes.ts';
import { documentFromText } from '../src/sources/text-document.ts';
import { featureNames } from './learn/feature-names.ts';
import { HEADERS, headerOf, weightsFile } from './learn/weights-headers.ts';
import { fitNet } from './shallow-net.ts';
import { FOLDS, fitSpans } from './span-choice.ts';
import type { SpanExample } from './span-labels.ts';
import { fitOdds } from './vector-net.ts';
import { writeNet } from './write-net.ts';

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

/** An article with its trees. */
export interface ParsedArticle extends Article {
  readonly analysis: Analysis;
}

interface Candidate {
  readonly ruled: RuledAttribution;
  readonly others: readonly RuledAttribution[];
  readonly quotes: readonly QuotedStretch[];
}

interface ReadArticle {
  readonly text: string;
  readonly attributions: readonly Attribution[];
  readonly candidates: readonly Candidate[];
}

const root = join(import.meta.dirname, '..');
/**
 * Precision of linked attributions from which they are graded strong, and strong or fair: a little above what the grades promise
 * (.95 and .90), because other months are less like these than these are like each other.
 */
const STRONG = 0.97;
const FAIR = 0.94;

/** Difference of F1 that is none. */
const FLAT = 0.002;
const NO_ROWS = new Int32Array(0);

type Spans = readonly { readonly start: number; readonly end: number }[];

function shared(spans: Spans, gold: Attribution['cue'] | null | undefined): number {
  let sum = 0;
  for (const span of spans)
    for (const [start, end] of gold ?? []) sum += Math.max(0, Math.min(span.end, end) - Math.max(span.start, start));
  return sum;
}

export function isLinked(found: Pick<ScoredAttribution, 'source' | 'cue' | 'content'>, gold: Attribution): boolean {
  return (
    shared(found.cue, gold.cue) > 0 &&
    ((gold.source ?? []).length === 0 || shared(found.source, gold.source) > 0) &&
    shared(found.content, gold.content) > 0
  );
}

/** Whether spans hold the letters and digits of gold ones and no others. */
export function hasSameWords(text: string, spans: Spans, gold: Attribution['cue'] | null | undefined): boolean {
  const places = (all: Spans): number[] =>
    all.flatMap(({ start, end }) =>
      [...text.slice(start, end).matchAll(/[\p{L}\p{N}]/gu)].map(({ index }) => start + index),
    );
  const ours = new Set(places(spans));
  const theirs = new Set(places((gold ?? []).map(([start, end]) => ({ start, end }))));
  return ours.size === theirs.size && [...ours].every((place) => theirs.has(place));
}

export function readArticle({ text, analysis, attributions }: ParsedArticle, cues: CueLexicon): ReadArticle {
  const quotesAt = spanIndex(
    findQuotes(text)
      .filter((quote) => quote.level === 0)
      .map((quote) => [quote, quote] as const),
  );
  const candidates = treesOf(analysis).sentences.flatMap((sentence) => {
    const quotes = quotesAt.overlapping({ start: sentence.start - 2, end: sentence.end + 5 });
    const others = ruledAttributions(text, sentence, cues, quotes);
    return others.map((ruled) => ({ ruled, others, quotes }));
  });
  return { text, attributions, candidates };
}

/** For each gold attribution the candidate that fits it best, with the gold label of each token. */
export function spanExamples({ attributions, candidates }: ReadArticle): SpanExample[] {
  const examples: SpanExample[] = [];
  for (const gold of attributions) {
    let best: Candidate | undefined;
    let most = 0;
    for (const candidate of candidates) {
      const { ruled } = candidate;
      const head = ruled.sentence.tokens[ruled.candidate.cue];
      const inCue = head !== undefined && shared([head], gold.cue) > 0;
      if (!inCue) continue;
      const fit =
        shared(ruled.cue, gold.cue) +
        0.5 * shared(ruled.source, gold.source) +
        0.1 * shared(ruled.content, gold.content) +
        ruled.score;
      if (fit <= most) continue;
      most = fit;
      best = candidate;
    }
    if (best === undefined) continue;
    const { tokens } = best.ruled.sentence;
    const labels = new Uint8Array(tokens.length);
    for (const [label, spans] of [
      [CONTENT, gold.content],
      [SOURCE, gold.source],
      [CUE, gold.cue],
    ] as const)
      for (const token of tokens) if (shared([token], spans) > 0) labels[token.index] = label;
    examples.push({ found: best.ruled, quotes: best.quotes, gold: labels });
  }
  return examples;
}

interface NetRow {
  readonly found: ScoredAttribution;
  readonly features: readonly string[];
  readonly vectors: readonly StatementVector[];
  readonly right: boolean;
  /** Whether its content is a gold one's to the word. */
  readonly exact: boolean;
}

/** What an attribution with the right words but another content counts beside one whose content is exact. */
const INEXACT = 0.45;

export function netRows({ text, attributions, candidates }: ReadArticle, spans: SpanWeights): NetRow[] {
  return candidates.map(({ ruled, others, quotes }) => {
    const found = correctSpans(ruled, quotes, spans);
    const meant = attributions.filter((gold) => isLinked(found, gold));
    return {
      found,
      features: featureNames((feature) => {
        attributionFeatures(ruled, others, feature);
        correctionFeatures(ruled, found, feature);
      }),
      vectors: statementVectors(ruled.candidate),
      right: meant.length > 0,
      exact: meant.some(({ content }) => hasSameWords(text, found.content, content)),
    };
  });
}

function fitCandidates(rows: readonly NetRow[]): ShallowNet {
  return fitNet(
    rows.map(({ features, right, exact }) => ({
      features: features.map(featureHash),
      label: right ? 1 : 0,
      share: right && !exact ? INEXACT : 1,
    })),
    { labels: 2, units: 16, epochs: 5, rate: 0.03, least: 15, drop: 0.4, decay: 5e-4, mean: true, seed: 7 },
  );
}

/** What a candidate's features say, by a net: the logarithm of the odds. */
function oddsOf(net: ShallowNet, { features }: NetRow): number {
  const rows = featureRows(net, (feature) => {
    for (const name of features) feature`${name}`;
  });
  return learntOdds(net, sumRows(net, rows), NO_ROWS);
}

/** A candidate with the odds that other articles have taught. */
type ToldRow = NetRow & { readonly odds: number };

/** What words in their text add to that. */
function fitInText(rows: readonly ToldRow[]): VectorNet {
  const settings = { width: ENCODER_WIDTH, units: 32, rate: 0.001, hide: 0.25, drop: 0.2, decay: 0.01, seed: 5 };
  return fitOdds(rows, { ...settings, roles: STATEMENT_ROLES, epochs: 3, batch: 32 });
}

/**
 * Added to the threshold of the best linked F1: what is left out has the wrong content more often than not. On the inner development
 * month exact content rises by .004 and linked F1 falls by .002.
 */
const SURER = 0.06;

/** The threshold with the best linked F1 and a little more, and the scores of the grades, on articles whose weights were learnt from others. */
export function chooseScores(
  articles: readonly { readonly gold: readonly Attribution[]; readonly scored: readonly ScoredAttribution[] }[],
): { threshold: number; strong: number; fair: number } {
  const cuts: { cut: number; f1: number; rows: { score: number; right: boolean }[] }[] = [];
  for (let cut = 0.24; cut < 0.6; cut += 0.02) {
    let found = 0;
    let all = 0;
    let hit = 0;
    const rows: { score: number; right: boolean }[] = [];
    for (const { gold, scored } of articles) {
      const chosen = chooseAttributions(scored, cut).filter(({ within }) => within === undefined);
      const taken = new Set<Attribution>();
      for (const one of [...chosen].sort((a, b) => b.score - a.score)) {
        const meant = gold.find((other) => !taken.has(other) && isLinked(one, other));
        if (meant !== undefined) taken.add(meant);
        rows.push({ score: one.score, right: meant !== undefined });
      }
      found += chosen.length;
      all += gold.length;
      hit += taken.size;
    }
    cuts.push({ cut, f1: (2 * hit) / (found + all), rows });
  }
  // F1 is flat around its best: the middle of the flat part is steadier than the best.
  const best = Math.max(...cuts.map(({ f1 }) => f1));
  const flat = cuts.filter(({ f1 }) => f1 >= best - FLAT);
  const middle = flat[flat.length >> 1] as (typeof cuts)[number];
  const threshold = Math.round((middle.cut + SURER) * 100) / 100;
  const graded = middle.rows;
  graded.sort((a, b) => b.score - a.score);
  const from = (precision: number): number => {
    let right = 0;
    let lowest = 1;
    graded.forEach((row, i) => {
      if (row.right) right++;
      if (right / (i + 1) >= precision) lowest = row.score;
    });
    return Math.round(lowest * 100) / 100;
  };
  console.error(`linked F1 on articles not learnt from: ${best.toFixed(3)} at ${threshold}`);
  return { threshold, strong: from(STRONG), fair: from(FAIR) };
}

/** Which half an article belongs to. */
function half(article: number): number {
  return article % 2;
}

/** The odds of each article's candidates by what the other half has taught, and what words add in their text on top of these. */
function oddsOfHalves(rows: readonly (readonly NetRow[])[]): {
  readonly told: readonly (readonly ToldRow[])[];
  readonly inText: VectorNet;
} {
  const nets = [0, 1].map((other) => fitCandidates(rows.flatMap((row, i) => (half(i) === other ? [] : row))));
  const told = rows.map((article, i) =>
    article.map((row) => ({ ...row, odds: oddsOf(nets[half(i)] as ShallowNet, row) })),
  );
  return { told, inText: fitInText(told.flat()) };
}

/** Learns all weights of attributions. */
export function learnAttributions(articles: readonly ParsedArticle[], cues: CueLexicon): CueWeights {
  const read = articles.map((article) => readArticle(article, cues));
  const spans = fitSpans(read.map(spanExamples));
  const rows = read.map((article, i) => netRows(article, spans.others[i % FOLDS] as SpanWeights));
  const { told, inText: whole } = oddsOfHalves(rows);
  const inText = [0, 1].map((other) => fitInText(told.flatMap((row, i) => (half(i) === other ? [] : row))));
  const scores = chooseScores(
    read.map(({ attributions }, i) => ({
      gold: attributions,
      scored: (told[i] ?? []).map(({ found, odds, vectors }) => ({
        ...found,
        score: 1 / (1 + Math.exp(-(odds + oddsInText(inText[half(i)] as VectorNet, vectors)))),
      })),
    })),
  );
  const net = fitCandidates(rows.flat());
  return {
    model: HEADERS['unlicensed-sources/attribution.weights'].model,
    ...scores,
    net,
    inText: whole,
    ...spans.whole,
  };
}

/**
 * What a layer learnt on top of nets of half the articles counts beside a net of all, which leaves less open; and what is taken from
 * the odds, so that the threshold of the features alone holds. Both set on the inner development month.
 */
const BESIDE_ALL = { share: 0.5, less: 0.1 };

/** Learns only what words add in their text to the weights of features that are there. */
export function learnInText(articles: readonly ParsedArticle[], cues: CueLexicon, weights: CueWeights): CueWeights {
  const rows = articles.map((article) => netRows(readArticle(article, cues), weights));
  const { inText } = oddsOfHalves(rows);
  const { share, less } = BESIDE_ALL;
  return {
    ...weights,
    inText: {
      ...inText,
      out: inText.out.map((weight) => weight * share),
      bias: inText.bias.map((weight) => weight * share - less),
    },
  };
}

/** Writes the weights where `loadCues` finds them. */
export function writeCueWeights({ model: _, net, inText, tokens, borders, choice, ...numbers }: CueWeights): void {
  const file = 'unlicensed-sources/attribution.weights';
  const header = { ...headerOf(file), labels: ['no', 'yes'], numbers };
  writeFileSync(weightsFile(file), writeNet(net, header, { tokens, borders, choice }, { [CUES_IN_TEXT]: inText }));
}

/** Offsets of the data, code points of the text as given, as those of the canonical text. */
export function inCanonicalText(article: Article, text: string): Attribution[] {
  const place = canonicalSpans(article, text);
  const placed = (spans: Attribution['cue'] | null | undefined): Attribution['cue'] =>
    (spans ?? []).map(place).map(({ start, end }) => [start, end] as const);
  return article.attributions.map(({ source, cue, content }) => ({
    source: placed(source),
    cue: placed(cue),
    content: placed(content),
  }));
}

async function main(): Promise<void> {
  const folder = process.env.ENTENTE_SHARED ?? join(root, '..', 'shared');
  const file = join(folder, 'data/attribution/train.jsonl');
  if (!existsSync(file)) throw new Error(`${file} is missing; set ENTENTE_SHARED to the folder with the shared data.`);
  const keys = readdirSync(join(folder, 'data/reading')).filter((name) => name.startsWith('key-'));
  const left = new Set<string>(
    JSON.parse(readFileSync(join(folder, 'data/attribution/train_inner_dev_ids.json'), 'utf8')) as string[],
  );
  for (const name of keys) {
    left.add((JSON.parse(readFileSync(join(folder, 'data/reading', name), 'utf8')) as { article: string }).article);
  }
  const articles = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Article)
    .filter((article) => !left.has(article.id));
  const [english, cues] = await Promise.all([createEnglish(), loadCues({ learnt: false })]);
  const parsed: ParsedArticle[] = [];
  for (const article of articles) {
    // As the reader sees it: without bylines and captions.
    const { text, regions } = documentFromText(article.text, { given: {} });
    const read = regions.filter(({ kind }) => /^(?:title|heading|body)$/u.test(kind)).map(({ span }) => span);
    const analysis = await english.analyse(text, read);
    parsed.push({ id: article.id, text, attributions: inCanonicalText(article, text), analysis });
  }
  console.error(`${parsed.length} articles`);
  if (!process.argv.includes('--in-text')) return writeCueWeights(learnAttributions(parsed, cues));
  const { weights } = await loadCues();
  if (weights === undefined) throw new Error('There are no weights of features to learn on top of.');
  writeCueWeights(learnInText(parsed, cues, weights));
}

if (import.meta.main) await main();
