/**
 * Makes models/english/unlicensed-sources/positions.weights, which weighs the positions that the rules find: `node training/positions.ts
 * TEXTS.jsonl`, a minute, with the texts of the attribution data. It learns from the marked articles of bench/data/article-keys/train, our
 * own articles and the passages of bench/data/passages-development-*.jsonl. The news articles have no licence: only weights leave
 * them, and the file may be removed.
 */
import { globSync, writeFileSync } from 'node:fs';
import { readPassages } from '../bench/reading/passages-rows.ts';
import { loadPositionTraining, type MarkedText } from '../bench/reading/position-examples.ts';
import { newsArticles, ownArticles } from '../bench/texts/marked-articles.ts';
import { writeEvidence } from './learn/train-evidence.ts';
import { headerOf, weightsFile } from './learn/weights-headers.ts';

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
const file = 'unlicensed-sources/positions.weights';
writeFileSync(weightsFile(file), writeEvidence(model, headerOf(file)));
console.error(
  `${examples.length} proposals of ${passages.length + marked.length} texts, ${model.weights.size} features`,
);
