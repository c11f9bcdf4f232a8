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
  return marked(`${data}own-articles/texts.jsonl`, 'own-articles/keys/*.json');
}

/**
 * The marked news articles to learn from, in the order of their ids; those that are kept for measuring are not among them.
 *
 * @param texts the file of their texts, in the form of the attribution data
 * @throws EntenteError (unreadable) if it lacks one of them
 */
export function newsArticles(texts: string): readonly MarkedArticle[] {
  return marked(texts, 'article-keys/train/*.json');
}

function marked(texts: string, keys: string): readonly MarkedArticle[] {
  const articles = new Map(readArticles(texts).map((article) => [article.id, article]));
  return globSync(data + keys)
    .sort()
    .map((file) => {
      const key = JSON.parse(readFileSync(file, 'utf8')) as ReadingKey;
      const article = articles.get(key.article);
      if (!article) throw new EntenteError('unreadable', `${texts} has no text for ${key.article}.`);
      return { article, key };
    });
}
