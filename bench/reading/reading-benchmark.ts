import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ReadingKey, ReadingPrediction } from '../../src/casefile/export/answer-key-form.ts';
import { EntenteError } from '../../src/records/failure.ts';
import type { Benchmark } from '../kit/benchmark.ts';
import type { BenchReader } from '../kit/reader.ts';
import { readJson, sharedFile } from '../kit/shared-data.ts';
import { type Article, readArticles } from '../texts/articles.ts';
import { namedReader, predictionOf } from './named-reader.ts';
import { readingTable } from './reading-table.ts';
import { type ReadingScores, scoreReading } from './score-reading.ts';

function readKey(file: string): ReadingKey {
  const key = readJson(file) as Partial<ReadingKey> | null;
  if (typeof key?.article !== 'string' || !Array.isArray(key.events)) {
    throw new EntenteError('unreadable', `${file} is no answer key: it needs "article" and "events".`);
  }
  return key as ReadingKey;
}

/** What the reader makes of an article, in the keys' form. */
export async function predictArticle(reader: BenchReader, article: Article): Promise<ReadingPrediction> {
  return predictionOf(article, await reader.read(article.text, article.options));
}

/** Whole readings against answer keys, scored as `score_reading.py` does, whoever reads. */
export const readingBenchmark: Benchmark = async (request) => {
  const { files, articles: articlesFile, progress } = request;
  const keyFiles = files.length > 0 ? files : globSync(join(sharedFile('data/reading'), 'key-*.json')).sort();
  const keys = keyFiles.map(readKey);
  const textFile = articlesFile ?? sharedFile('data/attribution/train.jsonl');
  const articles = articlesOf(keys, textFile);
  const reader = await namedReader(request);
  const probes = Object.entries(reader.probes);
  const total = articles.length * (1 + probes.length);
  let done = 0;
  const read = async <P>(predict: (article: Article) => Promise<P | undefined>): Promise<P[]> => {
    const rows: P[] = [];
    for (const article of articles) {
      const row = await predict(article);
      if (row !== undefined) rows.push(row);
      progress?.(++done, total);
    }
    return rows;
  };
  const predicted = await read(reader.predict);
  const scores = scoreReading(keys, predicted);
  const probed: Record<string, ReadingScores> = {};
  for (const [way, predict] of probes) probed[way] = scoreReading(keys, await read(predict));
  const { reality, dates, speakers, shown, grades, ...counted } = scores;
  const left = reader.left();
  return {
    data: `${keys.length} answer keys, texts of ${basename(textFile)}, read by ${reader.name}${left ? ` (${left})` : ''}`,
    json: {
      ...scores,
      reader: reader.name,
      ...(left ? { said: left } : {}),
      ...(probes.length > 0 ? { probes: probed } : {}),
    },
    table: [
      ...readingTable({
        counted,
        shared: { reality, dates, speakers },
        ...(shown && { shown }),
        ...(grades && { grades }),
      }),
      ...Object.entries(probed).flatMap(([way, { triple, dyad }]) =>
        readingTable({ counted: { triple, dyad } })
          .slice(1)
          .map(([name = '', ...cells]) => [`${way}: ${name}`, ...cells]),
      ),
    ],
    predictions: predicted.map((row) => JSON.stringify(row)),
  };
};

/** The texts of answer keys, in their order. */
function articlesOf(keys: readonly ReadingKey[], textFile: string): readonly Article[] {
  const articles = new Map(readArticles(textFile).map((article) => [article.id, article]));
  return keys.map(({ article: id }) => {
    const article = articles.get(id);
    if (article) return article;
    throw new EntenteError(
      'unreadable',
      `The text of ${id} is not in ${textFile}; name the file that holds it with --articles.`,
    );
  });
}
