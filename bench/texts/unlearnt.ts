import { globSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ReadingKey } from '../../src/casefile/export/answer-key-form.ts';
import { readJson, sharedFile } from '../kit/shared-data.ts';
import { type Article, readArticles } from './articles.ts';
import { markedDocuments, markedTexts, NOT_LEARNT, partOf } from './marks.ts';

/** A marked text from which no head has learnt, and the set that it comes from. */
export interface UnlearntText {
  readonly set: 'development' | 'ten keys' | 'campaign' | 'own';
  readonly article: Article;
  readonly key: ReadingKey;
}

/** The development part of the marked texts, the ten shared keys, 14 articles of a campaign, and own articles that were kept apart. */
export function unlearntTexts(): readonly UnlearntText[] {
  const part = partOf();
  const marked = (set: UnlearntText['set'], fits: (id: string) => boolean) =>
    markedTexts(markedDocuments().filter(({ id }) => fits(id))).map(({ article, key }) => ({ set, article, key }));
  const articles = new Map(
    readArticles(sharedFile('data/attribution/train.jsonl')).map((article) => [article.id, article]),
  );
  const keyed = (set: UnlearntText['set'], files: readonly string[]) =>
    files.toSorted().flatMap((file) => {
      const key = readJson(file) as ReadingKey;
      const article = articles.get(key.article);
      return article ? [{ set, article, key }] : [];
    });
  const campaign = fileURLToPath(new URL('../data/article-keys/test/', import.meta.url));
  return [
    ...marked('development', (id) => part(id) === 'development'),
    ...keyed('ten keys', globSync(join(sharedFile('data/reading'), 'key-*.json'))),
    ...keyed('campaign', globSync(join(campaign, '*.json'))),
    ...marked('own', (id) => NOT_LEARNT.test(id)),
  ];
}
