/** A row of a table with the line on which it begins, counted from 1. */
export interface DelimitedRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A quoted cell that goes on for longer was never closed. */
const LONGEST_CELL = 100_000;

/** What separates the cells of a line: tab, semicolon or comma, whichever it holds most often. */
export function separatorOf(line: string): string {
  const count = (mark: string): number => line.split(mark).length;
  return ['\t', ';'].find((mark) => count(mark) > 1 && count(mark) > count(',')) ?? ',';
}

/**
 * Rows of CSV (RFC 4180) or the like, one after the other. A cell is quoted only if it begins with a quote; a quote that
 * is never closed is taken as a letter.
 */
export function* delimitedRows(text: string, separator: string): Generator<DelimitedRow> {
  let [at, line] = [text.charCodeAt(0) === 0xfeff ? 1 : 0, 1];
  while (at < text.length) {
    const end = endOfLine(text, at);
    const raw = text.slice(at, text.charCodeAt(end - 1) === 13 ? end - 1 : end);
    const begins = line;
    if (!raw.includes('"')) {
      if (raw !== '') yield { line, cells: raw.split(separator) };
      at = end + 1;
      line++;
      continue;
    }
    const { cells, end: after } = quotedRow(text, at, separator);
    line += text.slice(at, after).split('\n').length;
    at = after + 1;
    yield { line: begins, cells };
  }
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

/** A row that holds quotes; `end` is where its line ends. */
function quotedRow(text: string, from: number, separator: string): { readonly cells: string[]; readonly end: number } {
  const cells: string[] = [];
  let at = from;
  for (;;) {
    const cell = text[at] === '"' ? quotedCell(text, at) : undefined;
    if (cell) {
      cells.push(cell.text);
      at = cell.end;
    } else {
      const end = endOfCell(text, at, separator);
      cells.push(text.slice(at, end).replace(/\r$/u, ''));
      at = end;
    }
    if (text[at] !== separator) break;
    at++;
  }
  return { cells, end: endOfLine(text, at) };
}

function endOfCell(text: string, at: number, separator: string): number {
  const line = endOfLine(text, at);
  const next = text.indexOf(separator, at);
  return next < 0 || next > line ? line : next;
}

function quotedCell(text: string, from: number): { readonly text: string; readonly end: number } | undefined {
  let at = from + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0 || quote - from > LONGEST_CELL) return undefined;
    if (text[quote + 1] !== '"') return { text: text.slice(from + 1, quote).replaceAll('""', '"'), end: quote + 1 };
    at = quote + 2;
  }
}
