import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Benchmark, digits } from '../kit/benchmark.ts';
import { loadReader } from '../kit/reader.ts';
import { givenOffsets } from '../texts/article-offsets.ts';
import { readingPrediction } from '../texts/predictions.ts';
import type { ReadingPrediction } from '../texts/reading-key.ts';
import { PASSAGE_KINDS, readPassages } from './passages-rows.ts';
import { scoreReading } from './score-reading.ts';

/** The file that is read where none is named. */
export const PASSAGES_FILE = fileURLToPath(new URL('../data/passages.jsonl', import.meta.url));

/** Positions, proposals, forecasts, relations and motives of short passages, matched as `reading` matches them; of each file's kinds only those that it has keys for. */
export const passagesBenchmark: Benchmark = async ({ files, progress }) => {
  const chosen = files.length > 0 ? files : [PASSAGES_FILE];
  const passages = chosen.flatMap(readPassages);
  const reader = await loadReader();
  const predicted: ReadingPrediction[] = [];
  for (const [index, { id, date, title, text }] of passages.entries()) {
    const reading = await reader.read(text, { date, title, name: id });
    predicted.push(readingPrediction(id, reading, givenOffsets(text, reading.document.text, id)));
    progress?.(index + 1, passages.length);
  }
  const keys = passages.map(({ key }) => key);
  const { positions, proposals, forecasts, relations, motives } = scoreReading(keys, predicted);
  const all = { positions, proposals, forecasts, relations, motives };
  // Kinds that no passage is coded for have no figures.
  const coded = PASSAGE_KINDS.filter((kind) => keys.some((key) => key[kind]));
  const scores = Object.fromEntries(coded.map((kind) => [kind, all[kind]]));
  return {
    data: `${passages.length} passages of ${chosen.map((file) => basename(file)).join(', ')}`,
    json: { ...scores },
    table: [
      ['', 'P', 'R', 'F1', 'key', 'found'],
      ...Object.entries(scores).map(([name, row]) => [
        name,
        digits(row.P),
        digits(row.R),
        digits(row.F1),
        String(row.key),
        String(row.pred),
      ]),
    ],
    predictions: predicted.map((row) => JSON.stringify(row)),
  };
};
