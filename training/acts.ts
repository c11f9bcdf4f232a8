/**
 * Makes the weights of acts: `node training/acts.ts [TEXTS.jsonl]`, a minute or two. Without a file of texts it writes
 * models/english/acts.weights, act-sides.weights and act-reality.weights from the project's own labelled sentences
 * (bench/data/event-sentences) and articles (bench/data/own-articles). With the texts of the attribution data it learns from the
 * marked articles of bench/data/article-keys/train too and writes to models/english/unlicensed-sources, since those texts have
 * no licence. Accuracy by cross-validation: `npm run bench -- sentences --folds 5`; on articles that no weights have learnt
 * from: `npm run bench -- reading bench/data/article-keys/test/*.json`.
 */
import { writeFileSync } from 'node:fs';
import { type LabelledExamples, loadActTraining } from '../bench/events/act-examples.ts';
import { readEventSentences } from '../bench/events/event-sentences.ts';
import { newsArticles, ownArticles } from '../bench/texts/marked-articles.ts';
import type { LinearModel } from '../src/learning/linear-classifier.ts';
import { loadLexiconData } from '../src/lexicon/load.ts';
import { writeEvidence } from './learn/train-evidence.ts';
import { headerOf, weightsFile } from './learn/weights-headers.ts';
import { keysOf } from './table-keys.ts';

const [texts] = process.argv.slice(2);
const { entries } = await loadLexiconData();
const training = await loadActTraining();
const examples: LabelledExamples[] = [];
for (const row of readEventSentences(new Map(entries.map((entry) => [entry.id, entry])))) {
  examples.push(await training.examplesOf(row));
}
for (const { article, key } of [...ownArticles(), ...(texts === undefined ? [] : newsArticles(texts))]) {
  examples.push(await training.examplesOfArticle(article, key));
}

const { acts, sides, realities } = training.train(examples);
const write = (name: 'acts' | 'act-sides' | 'act-reality', model: LinearModel): void => {
  const file = texts === undefined ? (`${name}.weights` as const) : (`unlicensed-sources/${name}.weights` as const);
  const keys = name === 'acts' ? { keys: keysOf(model.weights.keys()) } : {};
  writeFileSync(weightsFile(file), writeEvidence(model, { ...headerOf(file), ...keys }));
};
write('acts', acts);
write('act-sides', sides);
write('act-reality', realities);
console.error(`${examples.length} sentences and articles, ${acts.weights.size} and ${sides.weights.size} features`);
