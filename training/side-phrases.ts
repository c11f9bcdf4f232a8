/**
 * Makes models/english/unlicensed-sources/side-phrases.weights from sentences whose sides are marked:
 * `node training/side-phrases.ts ../shared/data/events/cameo_conflibert_train_clean.jsonl`. The sentences have no licence:
 * only weights leave them, and the file may be removed. Accuracy by cross-validation: `npm run bench -- spans --folds 5`.
 */
import { writeFileSync } from 'node:fs';
import { readSideExamples } from '../bench/events/spans-benchmark.ts';
import { createEnglish } from '../src/language/index.ts';
import { loadEventFrames } from '../src/lexicon/words/event-frames.ts';
import { trainSidePhrases } from './learn/side-phrases.ts';
import { writeLinear } from './learn/train-linear.ts';
import { headerOf, weightsFile } from './learn/weights-headers.ts';

const [file] = process.argv.slice(2);
if (!file) {
  console.error('Name the file of sentences: node training/side-phrases.ts cameo_conflibert_train_clean.jsonl');
  process.exit(2);
}
const examples = await readSideExamples([file], await createEnglish());
const model = trainSidePhrases(examples, await loadEventFrames());
const weights = 'unlicensed-sources/side-phrases.weights';
writeFileSync(weightsFile(weights), writeLinear(model, headerOf(weights), 1000));
console.error(`${examples.length} sentences, ${model.weights.size} features`);
