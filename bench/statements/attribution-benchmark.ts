import { basename } from 'node:path';
import { type Benchmark, countWords, digits, whole } from '../kit/benchmark.ts';
import { loadTimedReader } from '../kit/reader.ts';
import { readText, sharedFile } from '../kit/shared-data.ts';
import { givenOffsets } from '../texts/article-offsets.ts';
import { type Article, innerDevIds, readArticles } from '../texts/articles.ts';
import type { PredictedAttributions } from '../texts/attribution.ts';
import { attributionPrediction } from '../texts/predictions.ts';
import { ROLES, scoreAttribution } from './score-attribution.ts';

/** Without a file: the inner development month of the training data. */
function articlesToRead(files: readonly string[]): { articles: readonly Article[]; data: string } {
  if (files.length > 0) {
    const articles = files.flatMap(readArticles);
    return { articles, data: `${articles.length} articles of ${files.map((file) => basename(file)).join(', ')}` };
  }
  const ids = innerDevIds();
  const articles = readArticles(sharedFile('data/attribution/train.jsonl')).filter((article) => ids.has(article.id));
  return {
    articles,
    data: `the inner development month of data/attribution/train.jsonl (${articles.length} articles of train_inner_dev_ids.json)`,
  };
}

/** Who said what: attributions found in articles, scored as `score_attribution.py` does. */
export const attributionBenchmark: Benchmark = async ({ files, progress }) => {
  const speechCues = new Set(readText(sharedFile('tools/speech_cues.txt')).split(/\s+/).filter(Boolean));
  const { articles, data } = articlesToRead(files);
  const { reader, engineMs } = await loadTimedReader();
  const predicted: PredictedAttributions[] = [];
  let spent = 0;
  for (const [index, article] of articles.entries()) {
    const start = performance.now();
    const reading = await reader.read(article.text, article.options);
    spent += performance.now() - start;
    const toCodePoint = givenOffsets(article.text, reading.document.text, article.id);
    predicted.push(attributionPrediction(article.id, reading, toCodePoint));
    progress?.(index + 1, articles.length);
  }
  const words = articles.reduce((sum, article) => sum + countWords(article.text), 0);
  const perSecond = (ms: number): number => Math.round(words / (ms / 1000));
  const wordsPerSecond = perSecond(spent);
  const wordsPerSecondParsed = perSecond(spent - engineMs());
  const scores = scoreAttribution(articles, predicted, speechCues);
  return {
    data,
    json: { ...scores, wordsPerSecondParsed, wordsPerSecond, words, data },
    table: [
      ['', 'P', 'R', 'F1'],
      ['linked, all', ...scores.attr.linked.map(digits)],
      ['linked, speech', ...scores.speech.linked.map(digits)],
      ['half, all', ...scores.attr.half.map(digits)],
      ['exact, all', ...scores.attr.exact.map(digits)],
      ['cue found', ...scores.attr['cue+'].map(digits)],
      ...ROLES.map((role) => [`exact ${role}`, ...scores.exact[role].map(digits)]),
      ...ROLES.map((role) => [`token ${role}`, ...scores.token[role].map(digits)]),
      ['speech, P at R .55', digits(scores.precisionAt55)],
      ['attributions', whole(scores.n_pred), whole(scores.n_gold)],
      ['words/s', whole(wordsPerSecond)],
      ['words/s, parsed', whole(wordsPerSecondParsed)],
    ],
    predictions: predicted.map((row) => JSON.stringify(row)),
  };
};
