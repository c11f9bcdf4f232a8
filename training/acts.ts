/**
 * Makes models/english/acts.tsv, act-sides.tsv and act-reality.tsv from the project's own labelled sentences
 * (bench/data/event-sentences): `node training/acts.ts`, some minutes. Accuracy by cross-validation:
 * `npm run bench -- sentences --folds 5`.
 */
import { writeFileSync } from 'node:fs';
import { loadActTraining } from '../bench/act-examples.ts';
import { readEventSentences } from '../bench/event-sentences.ts';
import { loadLexiconData } from '../src/lexicon/load.ts';
import { writeEvidenceModel } from '../src/reading/act-model.ts';

const { entries } = await loadLexiconData();
const rows = readEventSentences(new Map(entries.map((entry) => [entry.id, entry])));
const training = await loadActTraining();
const examples = [];
for (const row of rows) examples.push(await training.examplesOf(row));
const { acts, sides, realities } = training.train(examples);
const folder = new URL('../models/english/', import.meta.url);
writeFileSync(new URL('acts.tsv', folder), writeEvidenceModel(acts));
writeFileSync(new URL('act-sides.tsv', folder), writeEvidenceModel(sides));
writeFileSync(new URL('act-reality.tsv', folder), writeEvidenceModel(realities));
console.error(`${rows.length} sentences, ${acts.weights.size} and ${sides.weights.size} features`);
