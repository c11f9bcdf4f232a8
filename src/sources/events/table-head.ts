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

/**
 * The first rows of a table. The separator is the one that its first line holds most often; a line with fewer than two of any
 * says nothing, and then the first lines together do.
 */
export function tableHead(head: Uint8Array, most = 50): TableHead {
  const separator =
    commonest(head.subarray(0, lineEnd(head, 1)), 2) ?? commonest(head.subarray(0, lineEnd(head, 10)), 1) ?? 'tab';
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

/** Where the n-th line ends. */
function lineEnd(head: Uint8Array, n: number): number {
  let at = -1;
  for (let i = 0; i < n; i++) {
    const next = head.indexOf(10, at + 1);
    if (next < 0) return head.length;
    at = next;
  }
  return at;
}

function commonest(bytes: Uint8Array, least: number): EventMapping['separator'] | undefined {
  const counts = Object.entries(SEPARATORS).map(([name, byte]) => {
    return { name: name as EventMapping['separator'], n: bytes.filter((each) => each === byte).length };
  });
  const best = counts.reduce((a, b) => (b.n > a.n ? b : a));
  return best.n >= least ? best.name : undefined;
}
