import { createHash } from 'node:crypto';
import { type EventBatch, type EventOrigin, NO_DAY, ROW_FLAGS, type RowFlag } from '../../records/event-row.ts';
import type { ImportedCounts } from './event-files.ts';
import { dayNumber } from './event-filter.ts';
import type { EventSource, SourceFacts } from './import-events.ts';

/** A row of a file of events, made up; what is not said is ordinary. */
export interface MadeRow {
  readonly id?: string;
  /** YYYY-MM-DD; empty: none. */
  readonly day?: string;
  readonly source?: string;
  readonly target?: string;
  readonly sourceActor?: string;
  readonly targetActor?: string;
  readonly sourceSectors?: string;
  readonly targetSectors?: string;
  readonly code?: string;
  readonly quad?: number;
  readonly score?: number;
  readonly mentions?: number;
  readonly root?: boolean;
  readonly flags?: readonly RowFlag[];
  readonly address?: string;
}

/** Rows as a reader of event files gives them. */
function* batchesOf(rows: readonly MadeRow[], rowsPerBatch = 7): Generator<EventBatch> {
  const texts: string[] = [''];
  const place = (text: string): number => {
    const at = texts.indexOf(text);
    return at >= 0 ? at : texts.push(text) - 1;
  };
  for (let from = 0; from < rows.length; from += rowsPerBatch) {
    const part = rows.slice(from, from + rowsPerBatch);
    const column = (take: (row: MadeRow, i: number) => number): Int32Array => Int32Array.from(part, take);
    yield {
      length: part.length,
      offset: Float64Array.from(part, (_, i) => (from + i) * 100),
      bytes: column(() => 99),
      day: column(({ day = '2018-06-01' }) => (day === '' ? NO_DAY : dayNumber(day))),
      source: column(({ source = 'USA' }) => place(source)),
      target: column(({ target = 'PRK' }) => place(target)),
      sourceActor: column(({ sourceActor, source = 'USA' }) => place(sourceActor ?? source)),
      targetActor: column(({ targetActor, target = 'PRK' }) => place(targetActor ?? target)),
      sourceSectors: column(({ sourceSectors = '' }) => place(sourceSectors)),
      targetSectors: column(({ targetSectors = '' }) => place(targetSectors)),
      code: column(({ code = '040' }) => place(code)),
      quad: Uint8Array.from(part, ({ quad = 1 }) => quad),
      score: Float64Array.from(part, ({ score = 1 }) => score),
      mentions: column(({ mentions = 1 }) => mentions),
      root: Uint8Array.from(part, ({ root = true }) => (root ? 1 : 0)),
      flags: Uint16Array.from(part, (row) => flagsOf(row)),
      place: column(() => 0),
      id: part.map(({ id }, i) => id ?? String(from + i)),
      address: part.map(({ address = 'https://example.org/1' }) => address),
      texts,
    };
  }
}

/** Flags that a reader would set by itself, and those that are said. */
function flagsOf({ day = '2018-06-01', source = 'USA', target = 'PRK', flags = [] }: MadeRow): number {
  let bits = 0;
  for (const flag of flags) bits |= ROW_FLAGS[flag];
  if (day === '') bits |= ROW_FLAGS.badDate;
  if (source === '' || target === '') bits |= ROW_FLAGS.noCountry;
  else if (source === target) bits |= ROW_FLAGS.sameCountry;
  return bits;
}

/** A file of made-up rows, with what an import asks of it. */
export function fileOf(
  name: string,
  rows: readonly MadeRow[],
  origin: EventOrigin = 'icews',
  member?: string,
): readonly [EventSource, SourceFacts] {
  const flagged = rows.filter((row) => flagsOf(row) !== 0).length;
  const counts: ImportedCounts = { rows: rows.length, kept: rows.length - flagged, flagged, flags: {} };
  const batches = (async function* () {
    yield* batchesOf(rows);
  })();
  return [
    { name, format: origin, origin, batches, counts, ...(member === undefined ? {} : { member }) },
    {
      sha: createHash('sha256')
        .update(JSON.stringify([name, rows]))
        .digest('hex'),
      place: name,
      bytes: 100,
    },
  ];
}
