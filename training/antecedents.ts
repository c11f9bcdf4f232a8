/**
 * Makes models/english/antecedents.weights, the weights by which pronouns are resolved, from GUM (annotations CC BY 4.0):
 * `node training/antecedents.ts ../shared/data/coreference/gum_train.jsonl ../shared/data/treebank/en_gum-ud-train.conllu.gz`.
 * Accuracy by cross-validation: `npm run bench -- coreference --folds 5`.
 */
import { writeFileSync } from 'node:fs';
import { annotatedDocuments } from '../bench/actors/annotated-documents.ts';
import { trainAntecedents, writeAntecedents } from './learn/antecedents.ts';
import { headerOf, weightsFile } from './learn/weights-headers.ts';

const files = process.argv.slice(2);
if (!files.length) {
  console.error('Name annotated files: node training/antecedents.ts gum_train.jsonl en_gum-ud-train.conllu.gz');
  process.exit(2);
}
const documents = await annotatedDocuments(files);
const examples = documents.flatMap((document) => document.examples);
const weights = trainAntecedents(examples);
writeFileSync(weightsFile('antecedents.weights'), writeAntecedents(weights, headerOf('antecedents.weights')));
console.error(`${documents.length} documents, ${examples.length} pronouns, ${weights.size} features`);
