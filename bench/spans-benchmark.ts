import { basename } from 'node:path';
import { offsetMap } from '../src/records/offsets.ts';
import type { Span } from '../src/records/span.ts';
import { givenOffsets } from './article-offsets.ts';
import { type Benchmark, digits, whole } from './benchmark.ts';
import { loadReader } from './reader.ts';
import { type SideTokens, scoreSpans } from './score-spans.ts';
import { readJsonLines, sharedFile } from './shared-data.ts';
import { readSpanRow, tokensUnder } from './span-rows.ts';

/** The words that name the sides of acts, whatever their reality, on sentences whose sides people marked. */
export const spansBenchmark: Benchmark = async ({ files, progress }) => {
  const chosen = files.length > 0 ? files : [sharedFile('data/events/cameo_conflibert_train_clean.jsonl')];
  const rows = chosen.flatMap((file) =>
    readJsonLines(file).flatMap((raw, i) => {
      const row = readSpanRow(raw, file, i + 1);
      return row ? [{ id: String(raw.id ?? `${basename(file)}:${i}`), ...row }] : [];
    }),
  );
  const reader = await loadReader();
  const predicted: SideTokens[] = [];
  for (const [index, row] of rows.entries()) {
    const reading = await reader.read(row.text, { name: row.id });
    const toGiven = givenOffsets(row.text, reading.document.text, row.id);
    const { toUtf16 } = offsetMap(row.text);
    const written = (span: Span): Span => ({ start: toUtf16(toGiven(span.start)), end: toUtf16(toGiven(span.end)) });
    const spansOf = (side: 'source' | 'target'): readonly Span[] =>
      reading.events.flatMap((event) => event[side].flatMap(({ span }) => (span ? [written(span)] : [])));
    predicted.push({
      source: tokensUnder(row.tokens, spansOf('source')),
      target: tokensUnder(row.tokens, spansOf('target')),
    });
    progress?.(index + 1, rows.length);
  }
  const scores = scoreSpans(
    rows.map((row) => row.gold),
    predicted,
  );
  const data = `${rows.length} sentences with marked sides of ${chosen.map((file) => basename(file)).join(', ')}`;
  return {
    data,
    json: { ...scores, rows: rows.length, data },
    table: [
      ['', 'P', 'R', 'token F1'],
      ...(['source', 'target'] as const).map((side) => [
        side,
        digits(scores.details[side].precision),
        digits(scores.details[side].recall),
        digits(scores.details[side].f1),
      ]),
      ['sentences', whole(rows.length)],
    ],
    predictions: predicted.map((row, i) =>
      JSON.stringify({ id: rows[i]?.id, source: [...row.source], target: [...row.target] }),
    ),
  };
};
