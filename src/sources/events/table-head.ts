import { Buffer } from 'node:buffer';
import type { EventMapping } from './event-mapping.ts';
import { cleanName } from './mapped-rows.ts';
import { RowScanner, type ScannedRow } from './row-scanner.ts';
import { findCell } from './table-cells.ts';
import { textOf } from './text-table.ts';

/** The separators of tables, as bytes. */
export const SEPARATORS = { tab: 9, comma: 44, semicolon: 59, pipe: 124 } as const satisfies Record<
  EventMapping['separator'],
  number
>;

/** The beginning of a table. */
export interface TableHead {
  readonly separator: EventMapping['separator'];
  /** Cells of its first rows, without quotes around them. */
  readonly rows: readonly (readonly string[])[];
}

/** The first rows of a table; the separator is the one that its first line holds most often. */
export function tableHead(head: Uint8Array, most = 50): TableHead {
  const end = head.indexOf(10);
  const line = head.subarray(0, end < 0 ? head.length : end);
  const counts = Object.entries(SEPARATORS).map(
    ([name, byte]) => [name, line.filter((each) => each === byte).length] as const,
  );
  const [separator] = counts.reduce((best, each) => (each[1] > best[1] ? each : best)) as [
    EventMapping['separator'],
    number,
  ];
  const rows: (readonly string[])[] = [];
  const quotes = separator !== 'tab';
  const take = (row: ScannedRow): void => {
    if (rows.length < most && row.fault === undefined) rows.push(cellTexts(row, quotes));
  };
  const scanner = new RowScanner({ separator: SEPARATORS[separator], quotes }, take);
  const whole = head.lastIndexOf(10);
  scanner.push(whole < 0 ? head : head.subarray(0, whole + 1));
  if (whole < 0 || rows.length === 0) scanner.finish();
  return { separator, rows };
}

/** The cells of a row as texts. */
export function cellTexts(row: ScannedRow, quotes: boolean): readonly string[] {
  const cell = { bytes: Buffer.alloc(0), start: 0, end: 0 };
  return Array.from({ length: row.fields }, (_, field) => {
    findCell(row, field, quotes, cell);
    return cleanName(textOf(cell.bytes, cell.start, cell.end));
  });
}
