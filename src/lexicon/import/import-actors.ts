import { EntenteError } from '../../records/failure.ts';
import type { LexiconData } from '../who/entry.ts';
import { importArchigos } from './import-archigos.ts';
import { importCsv } from './import-csv.ts';
import { columnsOf } from './import-delimited.ts';
import { importPetrarchActors } from './import-petrarch-actors.ts';
import { importPetrarchAgents } from './import-petrarch-agents.ts';
import { importReign } from './import-reign.ts';
import type { Imported, ImportFormat } from './import-report.ts';

export interface ImportOptions {
  /** Default: told by the text. */
  readonly format?: ImportFormat;
  /** Last day up to which the source was kept (`YYYY-MM-DD`); terms that it leaves open end there. */
  readonly until?: string;
}

/**
 * Makes a file of actors of a dictionary or table in another format.
 *
 * @param text the whole source
 * @param data the lexicon that the file will be used with; what it knows is passed over
 * @param name of the source, for messages
 * @throws EntenteError('unreadable') if the format cannot be told
 * @example
 * const { file, report } = importActors('name,kind\nRiver Council,organization\n', data, 'councils.csv');
 * [file.actors[0].name, report.format]; // ['River Council', 'csv']
 */
export function importActors(text: string, data: LexiconData, name: string, options: ImportOptions = {}): Imported {
  const format = options.format ?? detectFormat(text);
  const until = options.until === undefined ? {} : { until: options.until };
  switch (format) {
    case 'petrarch-actors':
      return importPetrarchActors(text, data, until);
    case 'petrarch-agents':
      return importPetrarchAgents(text, data);
    case 'reign':
      return importReign(text, data, until);
    case 'archigos':
      return importArchigos(text, data, until);
    case 'csv':
      return importCsv(text);
    case undefined:
      throw new EntenteError(
        'unreadable',
        `${name} is no dictionary or table that Entente knows; name its format with --format, or give a CSV file with a column "name".`,
      );
  }
}

/**
 * Tells the format of a source by its columns or by the codes in its brackets; undefined where nothing fits.
 *
 * @example
 * detectFormat('name,kind\nRiver Council,body\n'); // 'csv'
 */
export function detectFormat(text: string): ImportFormat | undefined {
  const columns = new Set(columnsOf(text));
  if (columns.size > 1 || columns.has('name')) {
    if (columns.has('leader') && columns.has('syear')) return 'reign';
    if (columns.has('leader') && columns.has('startdate')) return 'archigos';
    if (columns.has('name')) return 'csv';
  }
  const agents = text.match(/\[\s*(?:~[A-Za-z]+|[A-Za-z]+~)\s*\]/g)?.length ?? 0;
  const actors = text.match(/\[[A-Z]{3,}(?:\s*[\d<>][^\]]*)?\]/gi)?.length ?? 0;
  if (agents + actors === 0) return undefined;
  return agents > actors ? 'petrarch-agents' : 'petrarch-actors';
}
