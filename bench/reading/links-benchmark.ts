import { globSync } from 'node:fs';
import { join } from 'node:path';
import { codebookCode, readingPrediction } from '../../src/casefile/export/answer-key.ts';
import type { ReadingKey } from '../../src/casefile/export/answer-key-form.ts';
import { EntenteError } from '../../src/records/failure.ts';
import { type Benchmark, digits } from '../kit/benchmark.ts';
import { loadReader } from '../kit/reader.ts';
import { readJson, sharedFile } from '../kit/shared-data.ts';
import { givenOffsets } from '../texts/article-offsets.ts';
import { type Article, readArticles } from '../texts/articles.ts';
import { many } from '../texts/key-values.ts';
import { linkRows, type ScoredSide, scoreSides } from './score-links.ts';

/** Where the texts lie that the marks are of. */
const TEXTS = [
  'data/news/articles.jsonl.gz',
  'data/news/aljazeera_2025.jsonl.gz',
  'data/texts/state_department_2021_2022.jsonl.gz',
  'data/texts/wikinews_2019_2020.jsonl.gz',
  'data/texts/un_excerpts.jsonl.gz',
];

/** How often the sides of events are right, by what ties their words to whom they mean. */
export const linksBenchmark: Benchmark = async ({ files, articles: articlesFile, progress }) => {
  const keyFiles = files.length > 0 ? files : globSync(join(sharedFile('data/marks'), '*.json')).sort();
  const articles = new Map<string, Article>();
  for (const file of articlesFile === undefined ? TEXTS.map(sharedFile) : [articlesFile])
    for (const article of readArticles(file)) articles.set(article.id, article);
  const reader = await loadReader();
  const sides: ScoredSide[] = [];
  for (const [index, file] of keyFiles.entries()) {
    const key = readJson(file) as ReadingKey;
    const article = articles.get(key.article);
    if (!article)
      throw new EntenteError('unreadable', `The text of ${key.article} is not there; name its file with --articles.`);
    const reading = await reader.read(article.text, article.options);
    const toCodePoint = givenOffsets(article.text, reading.document.text, article.id);
    const { events = [] } = readingPrediction(article.id, reading, toCodePoint);
    const actors = new Map(reading.actors.map((actor) => [actor.id, actor]));
    const code = (id: string): string => codebookCode(id, actors);
    const told = key.events.filter(({ reality }) => reality === undefined || many(reality).includes('actual'));
    for (const [i, inKeysForm] of events.entries()) {
      const event = reading.events[i];
      if (event && many(inKeysForm.reality).includes('actual'))
        sides.push(...scoreSides(told, { event, inKeysForm, code }));
    }
    progress?.(index + 1, keyFiles.length);
  }
  const rows = linkRows(sides);
  return {
    data: `${keyFiles.length} answer keys: sides of ${sides.length} places of events`,
    json: rows,
    table: [
      ['', 'sides', 'right', 'of', 'event right'],
      ...Object.entries(rows).map(([name, { sides: n, right, events }]) => [
        name,
        String(n),
        digits(right.accuracy),
        String(right.n),
        digits(events.accuracy),
      ]),
    ],
  };
};
