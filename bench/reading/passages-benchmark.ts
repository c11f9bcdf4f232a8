import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readingPrediction } from '../../src/casefile/export/answer-key.ts';
import type { ReadingPrediction } from '../../src/casefile/export/answer-key-form.ts';
import type { Benchmark } from '../kit/benchmark.ts';
import { loadReader } from '../kit/reader.ts';
import { givenOffsets } from '../texts/article-offsets.ts';
import { PASSAGE_KINDS, readPassages } from './passages-rows.ts';
import { readingTable } from './reading-table.ts';
import { scoreReading } from './score-reading.ts';

/** The file that is read where none is named. */
export const PASSAGES_FILE = fileURLToPath(new URL('../data/passages.jsonl', import.meta.url));

/** Events, positions, proposals, forecasts, relations and motives of short passages, matched as `reading` matches them; of each file's kinds only those that it has keys for. */
export const passagesBenchmark: Benchmark = async ({ files, engine, progress }) => {
  const chosen = files.length > 0 ? files : [PASSAGES_FILE];
  const passages = chosen.flatMap(readPassages);
  const reader = await loadReader(engine);
  const predicted: ReadingPrediction[] = [];
  for (const [index, { id, date, title, text }] of passages.entries()) {
    const reading = await reader.read(text, { date, name: id, ...(title && { title }) });
    predicted.push(readingPrediction(id, reading, givenOffsets(text, reading.document.text, id)));
    progress?.(index + 1, passages.length);
  }
  const keys = passages.map(({ key }) => key);
  const scores = scoreReading(
    keys.map((key) => ({ events: [], ...key })),
    predicted,
  );
  // Kinds that no passage is coded for have no figures.
  const coded = PASSAGE_KINDS.filter((kind) => keys.some((key) => key[kind])).flatMap((kind) =>
    kind === 'events' ? (['triple', 'dyad'] as const) : [kind],
  );
  const counted = pick(scores, coded);
  const shown = scores.shown && pick(scores.shown, coded);
  const grades = scores.grades && pick(scores.grades, coded);
  const shared = coded.includes('triple') ? { shared: pick(scores, ['reality']) } : {};
  const more = { ...(shown && { shown }), ...(grades && { grades }) };
  return {
    data: `${passages.length} passages of ${chosen.map((file) => basename(file)).join(', ')}`,
    json: { ...counted, ...shared.shared, ...more },
    table: readingTable({ counted, ...shared, ...more }),
    predictions: predicted.map((row) => JSON.stringify(row)),
  };
};

function pick<V extends object, K extends keyof V>(values: V, names: readonly K[]): Pick<V, K> {
  return Object.fromEntries(names.map((name) => [name, values[name]])) as Pick<V, K>;
}
