/**
 * Makes the weights of acts: `node training/acts.ts [TEXTS.jsonl]`, a minute or two. Without a file of texts it writes
 * models/english/acts.tsv, act-sides.tsv and act-reality.tsv from the project's own labelled sentences
 * (bench/data/event-sentences) and articles (bench/data/own-articles). With the texts of the attribution data it learns from the
 * marked articles of bench/data/article-keys/train too and writes to models/english/unlicensed-sources, since those texts have
 * no licence. Accuracy by cross-validation: `npm run bench -- sentences --folds 5`; on articles that no weights have learnt
 * from: `npm run bench -- reading bench/data/article-keys/test/*.json`.
 */
import { writeFileSync } from 'node:fs';
import { type LabelledExamples, loadActTraining } from '../bench/events/act-examples.ts';
import { readEventSentences } from '../bench/events/event-sentences.ts';
import { newsArticles, ownArticles } from '../bench/texts/marked-articles.ts';
import { writeEvidenceModel } from '../src/learning/evidence-model.ts';
import { loadLexiconData } from '../src/lexicon/load.ts';

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
const folder = new URL(`../models/english/${texts === undefined ? '' : 'unlicensed-sources/'}`, import.meta.url);
writeFileSync(new URL('acts.tsv', folder), writeEvidenceModel(acts));
writeFileSync(new URL('act-sides.tsv', folder), writeEvidenceModel(sides));
writeFileSync(new URL('act-reality.tsv', folder), writeEvidenceModel(realities));
console.error(`${examples.length} sentences and articles, ${acts.weights.size} and ${sides.weights.size} features`);
