import { basename } from 'node:path';
import { EntenteError } from '../../src/records/failure.ts';
import type { ReadOptions } from '../kit/reader.ts';
import { readJson, readJsonLines, readText, sharedFile } from '../kit/shared-data.ts';
import type { Attribution, AttributionArticle } from './attribution.ts';

/** An article of the attribution data. */
export interface Article extends AttributionArticle {
  readonly options: ReadOptions;
}

/**
 * Articles of a JSONL file in the attribution data's form, or the one article of a text file, whose id is its name
 * without the extension.
 * @throws EntenteError (unreadable) for a row without `id` or `text`
 */
export function readArticles(file: string): readonly Article[] {
  if (file.endsWith('.txt')) {
    const id = basename(file, '.txt');
    return [{ id, text: readText(file), attributions: [], options: { name: id } }];
  }
  return readJsonLines(file).map((row, index) => articleOf(row, file, index + 1));
}

/** One row as an article; attributions may be absent. */
export function articleOf(row: Readonly<Record<string, unknown>>, file: string, number: number): Article {
  if (typeof row.id !== 'string' || typeof row.text !== 'string') {
    throw new EntenteError('unreadable', `${file}, row ${number}: an article needs "id" and "text".`);
  }
  return {
    id: row.id,
    text: row.text,
    attributions: Array.isArray(row.attributions) ? (row.attributions as readonly Attribution[]) : [],
    options: {
      name: row.id,
      ...(typeof row.title === 'string' && row.title ? { title: row.title } : {}),
      ...(typeof row.date === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(row.date) ? { date: row.date } : {}),
    },
  };
}

/** The ids of the articles on which one develops: the last month of the training data. */
export function innerDevIds(): ReadonlySet<string> {
  const ids = readJson(sharedFile('data/attribution/train_inner_dev_ids.json'));
  if (!Array.isArray(ids)) throw new EntenteError('unreadable', 'train_inner_dev_ids.json must be a list of ids.');
  return new Set(ids.map(String));
}
