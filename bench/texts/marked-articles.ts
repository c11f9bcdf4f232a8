import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ReadingKey } from '../../src/casefile/export/answer-key-form.ts';
import { EntenteError } from '../../src/records/failure.ts';
import { type Article, readArticles } from './articles.ts';

/** An article with what a reader marked in it. */
export interface MarkedArticle {
  readonly article: Article;
  readonly key: ReadingKey;
}

const data = fileURLToPath(new URL('../data/', import.meta.url));

/** The project's own articles with their keys, in the order of their ids. */
export function ownArticles(): readonly MarkedArticle[] {
  const texts = `${data}own-articles/texts.jsonl`;
  const articles = new Map(readArticles(texts).map((article) => [article.id, article]));
  return globSync(`${data}own-articles/keys/*.json`)
    .sort()
    .map((file) => {
      const key = JSON.parse(readFileSync(file, 'utf8')) as ReadingKey;
      const article = articles.get(key.article);
      if (!article) throw new EntenteError('unreadable', `${texts} has no text for ${key.article}.`);
      return { article, key };
    });
}
