import type { DictionaryProblem } from '../petrarch/petrarch-lines.ts';

/** A table read from text: each row as values by column name. */
export interface DelimitedTable {
  /** As the first row has them, without blanks at the ends. */
  readonly columns: readonly string[];
  readonly rows: readonly DelimitedRow[];
  /** Rows that could not be read: too many cells, a quote that is never closed. */
  readonly problems: readonly DictionaryProblem[];
}

export interface DelimitedRow {
  /** Line of the file on which the row starts, counted from 1. */
  readonly line: number;
  /** Value by column; '' for an empty or missing cell. */
  readonly get: (column: string) => string;
  /** All cells, joined again, for messages. */
  readonly text: string;
}

/**
 * Reads CSV (RFC 4180) or the same with tabs or semicolons; the separator is the one that the first line holds most
 * often. Cells are trimmed; columns are found whatever their case.
 */
export function parseDelimited(text: string): DelimitedTable {
  const clean = text.replace(/^\uFEFF/, '');
  const separator = separatorOf(clean);
  const problems: DictionaryProblem[] = [];
  const [head, ...body] = splitRows(clean, separator, problems);
  const columns = (head?.cells ?? []).map((cell) => cell.trim());
  const places = new Map(columns.map((column, i) => [column.toLowerCase(), i] as const));
  const rows: DelimitedRow[] = [];
  for (const { line, cells } of body) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    const row = cells.join(separator);
    if (cells.length > columns.length) {
      const reason = `the row has ${cells.length} cells and the table ${columns.length} columns; put a cell that holds "${separator === '\t' ? 'tab' : separator}" in quotes`;
      problems.push({ line, reason, text: row });
      continue;
    }
    rows.push({ line, text: row, get: (column) => (cells[places.get(column.toLowerCase()) ?? -1] ?? '').trim() });
  }
  return { columns, rows, problems };
}

/** The names of the columns of a table, in lower case, from its first line; used to tell formats apart. */
export function columnsOf(text: string): readonly string[] {
  const first = /^\uFEFF?([^\r\n]*)/.exec(text)?.[1] ?? '';
  return (splitRows(first, separatorOf(first), [])[0]?.cells ?? []).map((cell) => cell.trim().toLowerCase());
}

function separatorOf(text: string): string {
  const first = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  const count = (mark: string): number => first.split(mark).length;
  return ['\t', ';'].find((mark) => count(mark) > 1 && count(mark) > count(',')) ?? ',';
}

interface CutRow {
  readonly line: number;
  readonly cells: readonly string[];
}

function splitRows(text: string, separator: string, problems: DictionaryProblem[]): readonly CutRow[] {
  const rows: CutRow[] = [];
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const start = line;
    const cells: string[] = [];
    for (;;) {
      let cell = '';
      const quoted = text[at] === '"' ? readQuoted(text, at) : undefined;
      if (quoted) {
        cell = quoted.cell;
        at = quoted.end;
        line += cell.split('\n').length - 1;
      } else if (text[at] === '"') {
        const reason = 'a quote is opened here and never closed; it was taken for a part of the cell';
        problems.push({ line, reason, text: /^[^\r\n]*/.exec(text.slice(at))?.[0] ?? '' });
      }
      const from = at;
      while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at++;
      cells.push(cell + text.slice(from, at));
      if (text[at] !== separator) break;
      at++;
    }
    if (text[at] === '\r') at++;
    if (text[at] === '\n') at++;
    line++;
    rows.push({ line: start, cells });
  }
  return rows;
}

/** The cell in quotes that starts at a place, and the place behind it; undefined if the quote is never closed. */
function readQuoted(text: string, start: number): { readonly cell: string; readonly end: number } | undefined {
  let cell = '';
  let at = start + 1;
  for (;;) {
    const close = text.indexOf('"', at);
    if (close < 0) return undefined;
    cell += text.slice(at, close);
    at = close + 1;
    if (text[at] !== '"') return { cell, end: at };
    cell += '"';
    at++;
  }
}
