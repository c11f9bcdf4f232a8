import type { Exported } from './exported.ts';

/** Files by their names. */
type Files = ReadonlyMap<string, string | Uint8Array>;
/** How records are written out. */
export interface ExportSettings {
  /** Whether quotations and notes are written, or hashes and offsets only. */
  readonly texts: boolean;
  /** Keep cells from starting a formula of a spreadsheet. */
  readonly safe: boolean;
  /** Reports so many days apart may be of one act. */
  readonly sameActDays: number;
}

/** Forms that are one file, by their names. */
export const EXPORT_FILES: Readonly<
  Record<
    'xlsx' | 'jsonl' | 'annotations' | 'qdpx' | 'csl' | 'bibtex',
    (exported: Exported, settings: ExportSettings) => Promise<string | Uint8Array>
  >
> = {
  xlsx: async (exported, settings) => (await import('./export-xlsx.ts')).exportXlsx(exported, settings),
  jsonl: async (exported, settings) => (await import('./export-jsonl.ts')).exportJsonLines(exported, settings),
  annotations: async (exported, settings) =>
    (await import('./export-annotations.ts')).exportAnnotations(exported, settings),
  qdpx: async (exported) => (await import('./export-qdpx.ts')).exportQdpx(exported),
  csl: async (exported) => (await import('./export-bibliography.ts')).exportCsl(exported),
  bibtex: async (exported) => (await import('./export-bibliography.ts')).exportBibtex(exported),
};

/** Forms that are a folder of tables. */
export const EXPORT_FOLDERS: Readonly<
  Record<'csv' | 'parquet', (exported: Exported, settings: ExportSettings) => Promise<Files>>
> = {
  csv: async (exported, settings) => (await import('./export-tables.ts')).exportCsv(exported, settings),
  parquet: async (exported, settings) => (await import('./export-parquet.ts')).exportParquet(exported, settings),
};
