/** Forms in which a case is given away. Those of several files come in one archive. */
export const EXPORT_FORMS = [
  'csv',
  'parquet',
  'xlsx',
  'jsonl',
  'annotations',
  'qdpx',
  'csl',
  'bibtex',
  'gold',
] as const;
export type ExportForm = (typeof EXPORT_FORMS)[number];

/** What the file of each form is called and is. */
export const EXPORT_FILE: Readonly<Record<ExportForm, readonly [ending: string, type: string]>> = {
  csv: ['csv.zip', 'application/zip'],
  parquet: ['parquet.zip', 'application/zip'],
  xlsx: ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  jsonl: ['jsonl', 'application/jsonl'],
  annotations: ['annotations.json', 'application/ld+json'],
  qdpx: ['qdpx', 'application/zip'],
  csl: ['csl.json', 'application/vnd.citationstyles.csl+json'],
  bibtex: ['bib', 'application/x-bibtex'],
  gold: ['gold.zip', 'application/zip'],
};
