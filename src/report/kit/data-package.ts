/** A table as a data package describes it. */
export interface PackagedTable {
  /** Also the file's name, without `.csv`. */
  readonly name: string;
  readonly description: string;
  readonly key: readonly string[];
  readonly fields: readonly { readonly name: string; readonly type: string; readonly description: string }[];
}

/** The `datapackage.json` of a folder of CSV files (Frictionless Data Package): what each column means. */
export function dataPackage(name: string, description: string, tables: readonly PackagedTable[]): string {
  const resources = tables.map((table) => ({
    name: table.name,
    path: `${table.name}.csv`,
    profile: 'tabular-data-resource',
    description: table.description,
    encoding: 'utf-8',
    schema: { fields: table.fields, primaryKey: table.key, missingValues: [''] },
  }));
  const whole = { profile: 'tabular-data-package', name, description, resources };
  return `${JSON.stringify(whole, null, 2)}\n`;
}
