import { parquetWriteBuffer, type SchemaElement } from 'hyparquet-writer';
import { READING_PACKAGE } from '../../report/brief/reading-tables.ts';
import type { Cell } from '../../report/kit/csv-text.ts';
import { type DataTable, dataPackage, type PackagedField } from '../../report/kit/data-package.ts';
import { codebookPage } from './codebook-page.ts';
import { exportTables, type TableExportOptions } from './export-tables.ts';
import type { Exported } from './exported.ts';

const TYPES = {
  string: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  integer: { type: 'INT32' },
  number: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
  date: { type: 'INT32', converted_type: 'DATE' },
} as const;

/** The tables as Parquet, a file each, with their description: names of files and their contents. */
export function exportParquet(
  exported: Exported,
  options: TableExportOptions = {},
): ReadonlyMap<string, string | Uint8Array> {
  const tables = exportTables(exported, options);
  const files = new Map<string, string | Uint8Array>();
  for (const table of tables) files.set(`${table.name}.parquet`, parquetOf(table));
  files.set('datapackage.json', dataPackage('entente-export', READING_PACKAGE, tables, 'parquet'));
  files.set('codebook.md', codebookPage(tables, exported));
  return files;
}

function parquetOf({ fields, rows }: DataTable): Uint8Array {
  const columnData = fields.map((field, at) => ({
    name: field.name,
    data: rows.map((row) => parquetValue(field, row[at])),
    nullable: true,
  }));
  const schemaOverrides = Object.fromEntries(
    fields.map(({ name, type }): [string, SchemaElement] => [
      name,
      { name, ...TYPES[type], repetition_type: 'OPTIONAL' },
    ]),
  );
  const schema: SchemaElement[] = [
    { name: 'root', num_children: fields.length },
    ...fields.map(({ name }) => schemaOverrides[name] as SchemaElement),
  ];
  return new Uint8Array(parquetWriteBuffer({ columnData, schema, createdBy: 'entente' }));
}

/** Empty words are nothing, as in CSV, where the two cannot be told apart. */
function parquetValue({ type }: PackagedField, cell: Cell): string | number | boolean | Date | null {
  if (cell === undefined || cell === '') return null;
  if (type === 'date') return new Date(`${cell}T00:00:00Z`);
  return typeof cell === 'string' ? cell.replace(/\p{Surrogate}/gu, '\ufffd') : cell;
}
