import type { Reading } from '../../records/reading.ts';
import { csvText } from '../kit/csv-text.ts';
import { dataPackage } from '../kit/data-package.ts';
import { READING_PACKAGE, readingTables } from './reading-tables.ts';

export interface CsvOptions {
  /**
   * Puts an apostrophe before text cells that a spreadsheet could take for a formula (they begin with =, +, -, @, a tab
   * or a line break). Numbers are left alone. Default false: the words stay exactly as they are in the text.
   */
  readonly safe?: boolean;
}

/**
 * Readings as CSV (RFC 4180, UTF-8, lines end in CRLF): one file a record type, with a `datapackage.json` that
 * describes every column (Frictionless Data Package), and acts.csv, in which the reports of one act in several documents are
 * one row. Offsets are Unicode code points, end exclusive, as Python and R
 * count them; several ids or spans in one cell are joined by `;`.
 *
 * @param readings one reading, or several that share the files
 * @returns file names and their contents; every file is there, an empty list has its header only
 * @example
 * [...renderCsv(reading).keys()].slice(0, 3); // ['documents.csv', 'sentences.csv', 'actors.csv']
 */
export function renderCsv(
  readings: Reading | readonly Reading[],
  options: CsvOptions = {},
): ReadonlyMap<string, string> {
  const list: readonly Reading[] = isOne(readings) ? [readings] : readings;
  const tables = readingTables(list);
  const files = new Map<string, string>();
  for (const { name, fields, rows } of tables) {
    files.set(`${name}.csv`, csvText([fields.map((field) => field.name), ...rows], options.safe ?? false));
  }
  files.set('datapackage.json', dataPackage('entente-reading', READING_PACKAGE, tables));
  return files;
}

/** The file of acts across documents. */
export const ACTS = 'acts.csv';

function isOne(readings: Reading | readonly Reading[]): readings is Reading {
  return !Array.isArray(readings);
}
