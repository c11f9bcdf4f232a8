/**
 * Writes the marked stretches of texts of others (`bench/data/stretches`) as passages with their words, for `documents.ts` and `train_records.py`.
 *
 *     node training/encoder/stretches.ts OUT.jsonl
 *
 * The texts have to be at hand.
 */
import { writeFileSync } from 'node:fs';
import { markedStretches, stretchPassages } from '../../bench/texts/stretches.ts';

const [out] = process.argv.slice(2);
if (!out) throw new Error('Name the file to write.');
const rows = stretchPassages(markedStretches()).map((row) => JSON.stringify(row));
writeFileSync(out, `${rows.join('\n')}\n`);
