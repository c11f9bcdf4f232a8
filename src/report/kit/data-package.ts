import type { Cell } from './csv-text.ts';

/** A table with its rows, a cell for each field. */
export interface DataTable extends PackagedTable {
  readonly rows: readonly (readonly Cell[])[];
}

/** A table as a data package describes it. */
export interface PackagedTable {
  /** Also the file's name, without `.csv`. */
  readonly name: string;
  readonly description: string;
  readonly key: readonly string[];
  readonly fields: readonly PackagedField[];
}

/** A column as a data package describes it. */
export interface PackagedField {
  readonly name: string;
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'date';
  readonly description: string;
}

/**
 * The `datapackage.json` of a folder of tables (Frictionless Data Package): what each column means.
 * @param format of the files, which is also how their names end
 */
export function dataPackage(
  name: string,
  description: string,
  tables: readonly PackagedTable[],
  format: 'csv' | 'parquet' = 'csv',
): string {
  const resources = tables.map((table) => ({
    name: table.name,
    path: `${table.name}.${format}`,
    profile: 'tabular-data-resource',
    description: table.description,
    ...(format === 'csv' ? { encoding: 'utf-8' } : { format, mediatype: 'application/vnd.apache.parquet' }),
    schema: {
      fields: table.fields.map(({ name, type, description }) => ({ name, type, description })),
      primaryKey: table.key,
      missingValues: [''],
    },
  }));
  const whole = { profile: 'tabular-data-package', name, description, resources };
  return `${JSON.stringify(whole, null, 2)}\n`;
}
