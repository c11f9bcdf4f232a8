/**
 * Makes models/english/unlicensed-sources/positions.tsv, which weighs the stands that the rules find:
 * `node training/positions.ts TEXTS.jsonl KEY.json ...`, with marked articles in the form of the answer keys and a file of their texts in
 * that of the attribution data. The passages of bench/data/passages-development-*.jsonl are added. The articles have no licence: only
 * weights leave them, and the file may be removed. The answer keys that `npm run bench -- reading` measures on must not be among them.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { readArticles } from '../bench/articles.ts';
import { readPassages } from '../bench/passages-rows.ts';
import { loadPositionTraining, type MarkedText } from '../bench/position-examples.ts';
import type { ReadingKey } from '../bench/reading-key.ts';
import { writeEvidenceModel } from '../src/reading/act-model.ts';

const [texts, ...keyFiles] = process.argv.slice(2);
if (!texts || keyFiles.length === 0) {
  console.error('Name the file of texts and the keys: node training/positions.ts train.jsonl marked/*.json');
  process.exit(2);
}
const articles = new Map(readArticles(texts).map((article) => [article.id, article]));
const marked: MarkedText[] = keyFiles.flatMap((file) => {
  const key = JSON.parse(readFileSync(file, 'utf8')) as ReadingKey;
  const article = articles.get(key.article);
  if (!article) throw new Error(`${texts} has no text for ${key.article}.`);
  return [{ id: key.article, text: article.text, facts: article.options, positions: key.positions ?? [] }];
});
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
