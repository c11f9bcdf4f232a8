import { type EventBatch, NO_DAY } from '../../records/event-row.ts';
import type { ScannedRow } from './row-scanner.ts';

type Writable = { -readonly [K in keyof EventBatch]: EventBatch[K] };

/** Columns of a batch that are being filled; `EventBatch` says what each holds. */
export interface EventColumns extends Omit<Writable, 'id' | 'address'> {
  readonly id: string[];
  readonly address: string[];
}

/** Empty columns for so many rows. */
export function eventColumns(rows: number, texts: readonly string[]): EventColumns {
  return {
    length: 0,
    offset: new Float64Array(rows),
    bytes: new Int32Array(rows),
    day: new Int32Array(rows),
    source: new Int32Array(rows),
    target: new Int32Array(rows),
    sourceActor: new Int32Array(rows),
    targetActor: new Int32Array(rows),
    sourceSectors: new Int32Array(rows),
    targetSectors: new Int32Array(rows),
    code: new Int32Array(rows),
    quad: new Uint8Array(rows),
    score: new Float64Array(rows),
    mentions: new Int32Array(rows),
    root: new Uint8Array(rows),
    flags: new Uint16Array(rows),
    place: new Int32Array(rows),
    id: [],
    address: [],
    texts,
  };
}

/** Begins a row: its place is known, and nothing else yet. @returns its index */
export function beginRow(columns: EventColumns, row: ScannedRow): number {
  const i = columns.length++;
  columns.offset[i] = row.offset;
  columns.bytes[i] = row.length;
  columns.day[i] = NO_DAY;
  columns.score[i] = Number.NaN;
  columns.mentions[i] = 1;
  columns.root[i] = 1;
  columns.id.push('');
  columns.address.push('');
  return i;
}

/** The rows that are there, as a batch of that length. */
export function batchOf(columns: EventColumns, rows: number): EventBatch {
  if (columns.length === rows) return columns;
  const cut: Record<string, unknown> = {};
  for (const [name, column] of Object.entries(columns)) {
    cut[name] = ArrayBuffer.isView(column) ? (column as Int32Array).slice(0, columns.length) : column;
  }
  return cut as unknown as EventBatch;
}
