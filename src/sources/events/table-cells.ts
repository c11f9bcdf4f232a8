import { Buffer } from 'node:buffer';
import { fieldEnd, type ScannedRow } from './row-scanner.ts';

const MARK = 34;
const SPACE = 32;

/** A cell of a row without its quotes and the blanks around it: bytes from `start` to `end`. */
export interface Cell {
  bytes: Buffer;
  start: number;
  end: number;
}

/**
 * Finds a cell of a row. In a table with quotes a doubled quote inside quotes is one; in the others quotes around a cell
 * are taken off, since some exports put them there, and a quote inside is a character.
 * @param cell is filled; what it held is lost
 */
export function findCell(row: ScannedRow, field: number, quotes: boolean, cell: Cell): void {
  const { bytes, starts } = row;
  cell.bytes = bytes;
  if (field < 0 || field >= row.fields) {
    cell.start = 0;
    cell.end = 0;
    return;
  }
  trim(cell, starts[field] as number, fieldEnd(row, field));
  if (cell.end - cell.start < 2 || bytes[cell.start] !== MARK || bytes[cell.end - 1] !== MARK) return;
  trim(cell, cell.start + 1, cell.end - 1);
  if (!quotes) return;
  const mark = bytes.indexOf(MARK, cell.start);
  if (mark < 0 || mark >= cell.end) return;
  const text = bytes.toString('latin1', cell.start, cell.end).replaceAll('""', '"');
  cell.bytes = Buffer.from(text, 'latin1');
  cell.start = 0;
  cell.end = cell.bytes.length;
}

function trim(cell: Cell, from: number, to: number): void {
  const { bytes } = cell;
  let start = from;
  let end = to;
  while (start < end && (bytes[start] as number) <= SPACE) start++;
  while (end > start && (bytes[end - 1] as number) <= SPACE) end--;
  cell.start = start;
  cell.end = end;
}
