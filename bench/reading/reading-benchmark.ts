import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readingPrediction } from '../../src/casefile/export/answer-key.ts';
import type { ReadingKey, ReadingPrediction } from '../../src/casefile/export/answer-key-form.ts';
import { EntenteError } from '../../src/records/failure.ts';
import type { Benchmark } from '../kit/benchmark.ts';
import { type BenchReader, loadReader } from '../kit/reader.ts';
import { readJson, sharedFile } from '../kit/shared-data.ts';
import { givenOffsets } from '../texts/article-offsets.ts';
import { type Article, readArticles } from '../texts/articles.ts';
import { readingTable } from './reading-table.ts';
import { scoreReading } from './score-reading.ts';

function readKey(file: string): ReadingKey {
  const key = readJson(file) as Partial<ReadingKey> | null;
  if (typeof key?.article !== 'string' || !Array.isArray(key.events)) {
    throw new EntenteError('unreadable', `${file} is no answer key: it needs "article" and "events".`);
  }
  return key as ReadingKey;
}

/** What the reader makes of an article, in the keys' form. */
export async function predictArticle(reader: BenchReader, article: Article): Promise<ReadingPrediction> {
  const reading = await reader.read(article.text, article.options);
  const toCodePoint = givenOffsets(article.text, reading.document.text, article.id);
  return readingPrediction(article.id, reading, toCodePoint);
}

/** Whole readings against answer keys, scored as `score_reading.py` does. */
export const readingBenchmark: Benchmark = async ({ files, articles: articlesFile, engine, progress }) => {
  const keyFiles = files.length > 0 ? files : globSync(join(sharedFile('data/reading'), 'key-*.json')).sort();
  const keys = keyFiles.map(readKey);
  const textFile = articlesFile ?? sharedFile('data/attribution/train.jsonl');
  const articles = new Map(readArticles(textFile).map((article) => [article.id, article]));
  const reader = await loadReader(engine);
  const predicted: ReadingPrediction[] = [];
  for (const [index, key] of keys.entries()) {
    const article = articles.get(key.article);
    if (!article) {
      throw new EntenteError(
        'unreadable',
        `The text of ${key.article} is not in ${textFile}; name the file that holds it with --articles.`,
      );
    }
    predicted.push(await predictArticle(reader, article));
    progress?.(index + 1, keys.length);
  }
  const scores = scoreReading(keys, predicted);
  const { reality, dates, speakers, shown, grades, ...counted } = scores;
  return {
    data: `${keys.length} answer keys, texts of ${basename(textFile)}`,
    json: { ...scores },
    table: readingTable({
      counted,
      shared: { reality, dates, speakers },
      ...(shown && { shown }),
      ...(grades && { grades }),
    }),
    predictions: predicted.map((row) => JSON.stringify(row)),
  };
};
