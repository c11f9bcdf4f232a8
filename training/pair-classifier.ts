/**
 * Makes models/english/unlicensed-sources/pair-classifier.weights from marked pairs:
 * `node training/pair-classifier.ts ../shared/data/events/plv_train.jsonl`. The sentences have no licence: only weights
 * leave them, and the file may be removed. Accuracy by cross-validation: `npm run bench -- events --folds 5`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { readPairRow } from '../bench/events/pair-rows.ts';
import { trainPairModel, writePairs } from './learn/pairs.ts';
import { headerOf, weightsFile } from './learn/weights-headers.ts';

const [file] = process.argv.slice(2);
if (!file) {
  console.error('Name the file of labelled pairs: node training/pair-classifier.ts plv_train.jsonl');
  process.exit(2);
}
const rows = readFileSync(file, 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line, i) => readPairRow(JSON.parse(line) as Record<string, unknown>, file, i + 1));
const model = await trainPairModel(rows);
const weights = 'unlicensed-sources/pair-classifier.weights';
writeFileSync(weightsFile(weights), writePairs(model, headerOf(weights)));
console.error(`${rows.length} pairs, ${model.alone.weights.size} features`);
