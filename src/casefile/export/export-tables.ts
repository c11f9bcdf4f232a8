import type { Reading } from '../../records/reading.ts';
import { READING_PACKAGE, readingTables } from '../../report/brief/reading-tables.ts';
import { type Cell, csvText } from '../../report/kit/csv-text.ts';
import { type DataTable, dataPackage, type PackagedField } from '../../report/kit/data-package.ts';
import { codebookPage } from './codebook-page.ts';
import type { ExportOptions } from './export-jsonl.ts';
import { type Decided, type Exported, sourceName } from './exported.ts';

export interface TableExportOptions extends ExportOptions {
  /** Keeps cells from starting a formula in a spreadsheet; see `renderCsv`. */
  readonly safe?: boolean;
  /** How many days reports of one act may lie apart; by default 1. */
  readonly sameActDays?: number;
}

/** Tables on whose rows a person decides. */
const DECIDED = new Set([
  'mentions',
  'events',
  'statements',
  'positions',
  'issues',
  'proposals',
  'forecasts',
  'relations',
  'motives',
  'causes',
  'quantities',
  'discourse_statements',
]);

const DECISION: readonly (PackagedField & { readonly value: (decided: Decided) => string | undefined })[] = [
  {
    name: 'decision',
    type: 'string',
    description: 'accepted, rejected, edited or added by a person; empty: nobody has decided',
    value: ({ verdict }) => verdict,
  },
  { name: 'decided_by', type: 'string', description: 'who decided', value: ({ by }) => by },
  { name: 'decided_at', type: 'string', description: 'when, ISO 8601', value: ({ at }) => at },
];
const MEMO = {
  name: 'memo',
  type: 'string',
  description: "the person's note",
  value: ({ memo }: Decided) => memo,
} as const;

/**
 * What is exported as tables, one a kind of record, with who decided, and beside each quotation up to 32 characters before
 * and after it. Without texts all words of the texts are left out, and notes, which may repeat them.
 */
export function exportTables(exported: Exported, options: TableExportOptions = {}): readonly DataTable[] {
  const { texts = true, sameActDays } = options;
  const columns = texts ? [...DECISION, MEMO] : DECISION;
  const readings = texts ? exported.readings : exported.readings.map(withoutFolders);
  const tables = readingTables(readings, {
    text: texts ? 'neighbours' : 'none',
    sameAct: {
      ...(sameActDays === undefined ? {} : { days: sameActDays }),
      ...(exported.acts ? { decided: exported.acts } : {}),
    },
  });
  return tables.map((table): DataTable => {
    if (!DECIDED.has(table.name)) return table;
    const cells = (row: readonly Cell[]): readonly Cell[] => {
      const decided = exported.decided?.get(String(row[0]));
      return columns.map(({ value }) => decided && value(decided));
    };
    return {
      ...table,
      fields: [...table.fields, ...columns.map(({ value: _, ...field }) => field)],
      rows: table.rows.map((row) => [...row, ...cells(row)]),
    };
  });
}

function withoutFolders({ document, ...reading }: Reading): Reading {
  return { ...reading, document: { ...document, source: { ...document.source, name: sourceName(document) } } };
}

/** The tables as CSV, with their description for machines and for people: names of files and their contents. */
export function exportCsv(exported: Exported, options: TableExportOptions = {}): ReadonlyMap<string, string> {
  const tables = exportTables(exported, options);
  const files = new Map<string, string>();
  for (const { name, fields, rows } of tables) {
    files.set(`${name}.csv`, csvText([fields.map((field) => field.name), ...rows], options.safe ?? false));
  }
  files.set('datapackage.json', dataPackage('entente-export', READING_PACKAGE, tables));
  files.set('codebook.md', codebookPage(tables, exported));
  return files;
}
