/**
 * Makes models/english/unlicensed-sources/positions.tsv, which weighs the positions that the rules find: `node training/positions.ts
 * TEXTS.jsonl`, a minute, with the texts of the attribution data. It learns from the marked articles of bench/data/article-keys/train, our
 * own articles and the passages of bench/data/passages-development-*.jsonl. The news articles have no licence: only weights leave
 * them, and the file may be removed.
 */
import { globSync, writeFileSync } from 'node:fs';
import { readPassages } from '../bench/reading/passages-rows.ts';
import { loadPositionTraining, type MarkedText } from '../bench/reading/position-examples.ts';
import { newsArticles, ownArticles } from '../bench/texts/marked-articles.ts';
import { writeEvidenceModel } from '../src/learning/evidence-model.ts';

const [texts] = process.argv.slice(2);
if (texts === undefined) {
  console.error('Name the file of texts: node training/positions.ts train.jsonl');
  process.exit(2);
}
const marked = [...newsArticles(texts), ...ownArticles()].map(
  ({ article, key }): MarkedText => ({
    id: article.id,
    text: article.text,
    facts: article.options,
    positions: key.positions ?? [],
  }),
);
const passages = globSync(new URL('../bench/data/passages-development-*.jsonl', import.meta.url).pathname)
  .sort()
  .flatMap((file) => readPassages(file))
  .flatMap(({ id, text, date, title, key }): MarkedText[] =>
    key.positions ? [{ id, text, facts: { date, title }, positions: key.positions }] : [],
  );
const training = await loadPositionTraining();
const examples = [];
for (const text of [...passages, ...marked]) examples.push(...(await training.examplesOf(text)));
const model = training.train(examples);
const out = new URL('../models/english/unlicensed-sources/positions.tsv', import.meta.url);
writeFileSync(out, writeEvidenceModel(model));
console.error(
  `${examples.length} proposals of ${passages.length + marked.length} texts, ${model.weights.size} features`,
);
