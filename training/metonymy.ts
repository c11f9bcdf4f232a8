/**
 * Makes models/english/unlicensed-sources/metonymy.weights from marked place names:
 * `node training/metonymy.ts ../shared/data/metonymy/relocar_train.jsonl`. The data set states no licence: only weights leave
 * it, and the file may be removed. Accuracy by cross-validation: `npm run bench -- metonymy --folds 5`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { locatePlace, readPlaceRow } from '../bench/actors/place-rows.ts';
import { createEnglish } from '../src/language/english.ts';
import { loadLexicon } from '../src/lexicon/load.ts';
import { trainMetonymyModel, writeMetonymy } from './learn/metonymy.ts';
import { headerOf, weightsFile } from './learn/weights-headers.ts';

const [file] = process.argv.slice(2);
if (!file) {
  console.error('Name the file of marked places: node training/metonymy.ts relocar_train.jsonl');
  process.exit(2);
}
const rows = readFileSync(file, 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line, i) => readPlaceRow(JSON.parse(line) as Record<string, unknown>, file, i + 1));
const [engine, lexicon] = await Promise.all([createEnglish(), loadLexicon()]);
const examples = [];
for (const row of rows) {
  const place = await locatePlace(row, engine, lexicon);
  if (place) examples.push({ place, label: row.label });
}
const model = trainMetonymyModel(examples);
const weights = 'unlicensed-sources/metonymy.weights';
writeFileSync(weightsFile(weights), writeMetonymy(model, headerOf(weights)));
console.error(`${examples.length} places, ${model.alone.weights.size} features`);
