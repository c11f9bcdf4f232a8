import { unzipSync, type Zippable, zipSync } from 'fflate';
import writeXlsxFile from 'write-excel-file/universal';
import { EntenteError } from '../../records/failure.ts';
import type { Cell } from '../../report/kit/csv-text.ts';
import type { DataTable, PackagedField } from '../../report/kit/data-package.ts';
import { exportTables, type TableExportOptions } from './export-tables.ts';
import type { Exported } from './exported.ts';

/** What a sheet and a cell of Excel can hold. */
const MOST_ROWS = 1_048_575;
const MOST_CHARACTERS = 32_767;

/**
 * The tables as a workbook, a sheet each, behind a sheet that says what the columns mean. Words stay words: no cell is a
 * formula. The same records give the same bytes.
 *
 * @throws EntenteError (usage) if a table has more rows than a sheet can hold
 */
export async function exportXlsx(exported: Exported, options: TableExportOptions = {}): Promise<Uint8Array> {
  const tables = exportTables(exported, options);
  for (const { name, rows } of tables) {
    if (rows.length > MOST_ROWS) {
      throw new EntenteError(
        'usage',
        `A sheet of Excel holds ${MOST_ROWS.toLocaleString('en-GB')} rows, and ${name} has ${rows.length.toLocaleString('en-GB')}; export --csv or --parquet.`,
      );
    }
  }
  const sheets = [columnsSheet(tables), ...tables].map((table) => ({
    sheet: table.name,
    data: [
      table.fields.map(({ name }) => ({ value: name, fontWeight: 'bold' as const })),
      ...table.rows.map((row) => table.fields.map((field, at) => sheetCell(field, row[at]))),
    ],
    stickyRowsCount: 1,
  }));
  const blob = await writeXlsxFile(sheets).toBlob();
  return withoutClock(new Uint8Array(await blob.arrayBuffer()));
}

const text = (name: string): PackagedField => ({ name, type: 'string', description: '' });

function columnsSheet(tables: readonly DataTable[]): DataTable {
  return {
    name: 'columns',
    description: 'what the columns of the other sheets mean',
    key: ['sheet', 'column'],
    fields: [text('sheet'), text('column'), text('type'), text('meaning')],
    rows: tables.flatMap((table) =>
      table.fields.map((field) => [table.name, field.name, field.type, field.description]),
    ),
  };
}

function sheetCell({ type }: PackagedField, cell: Cell) {
  if (cell === undefined || cell === '') return null;
  if (typeof cell === 'number') return { type: Number, value: cell };
  if (typeof cell === 'boolean') return { type: Boolean, value: cell };
  if (type === 'date') return { type: Date, value: new Date(`${cell}T00:00:00Z`), format: 'yyyy-mm-dd' };
  return { type: String, value: cut(forXml(cell)) };
}

/** Characters that no XML may hold, not even escaped. */
export function forXml(words: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
  return words.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd');
}

function cut(words: string): string {
  return words.length <= MOST_CHARACTERS
    ? words
    : `${words.slice(0, MOST_CHARACTERS - 1).replace(/\p{Surrogate}$/u, '')}…`;
}

/** Packs a workbook anew with no time in it, neither of its files nor in its properties. */
function withoutClock(bytes: Uint8Array): Uint8Array {
  const files: Zippable = {};
  for (const [name, content] of Object.entries(unzipSync(bytes))) files[name] = [content, { mtime: NO_TIME }];
  return zipSync(files);
}

/** The first day that a zip archive can name; in local time, as archives have it. */
export const NO_TIME = new Date(1980, 0, 1);
