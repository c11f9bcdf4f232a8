import type { EventOrigin, RowFlag } from '../../records/event-row.ts';
import type { CaseFile } from '../store/case-file.ts';

/** What a reader counted in a file of events. */
export interface ImportedCounts {
  /** Rows that it gave (of a file of mentions: mentions): those without and those with a flag. */
  readonly rows: number;
  readonly kept: number;
  readonly flagged: number;
  /** Rows by what is odd about them; a row may count under several. */
  readonly flags: Partial<Readonly<Record<RowFlag, number>>>;
  /** Lines of the file that hold rows, where that differs. */
  readonly lines?: number;
}

/** A file of events, or a member of an archive, that was imported into a case. */
export interface ImportedFile {
  readonly n: number;
  /** SHA-256 of the file as it was given. */
  readonly sha: string;
  /** Name within an archive; empty for a file of its own. */
  readonly member: string;
  readonly name: string;
  /** Where it lay. */
  readonly place: string;
  readonly format: string;
  readonly origin: EventOrigin;
  readonly bytes: number;
  /** How a table was read, as JSON. */
  readonly mapping: string | undefined;
  /** Rows that are stored; of a file of mentions how many counts, which are of several mentions each. */
  readonly stored: number;
  /** Whether all of it is stored. */
  readonly done: boolean;
  readonly counts: ImportedCounts;
  /** What was wrong, a sentence each. */
  readonly problems: readonly string[];
}

/** Name of a file in the rows that came of it. */
export function fileKey({ sha, member }: Pick<ImportedFile, 'sha' | 'member'>): string {
  return member === '' ? sha : `${sha}!${member}`;
}

interface FileRow {
  readonly n: number;
  readonly sha: string;
  readonly member: string;
  readonly name: string;
  readonly place: string;
  readonly format: string;
  readonly origin: EventOrigin;
  readonly bytes: number;
  readonly mapping: string | null;
  readonly stored: number;
  readonly done: number;
  readonly counts: string;
  readonly problems: string;
}

const COLUMNS =
  'n, lower(hex(sha)) AS sha, member, name, place, format, origin, bytes, mapping, stored, done, counts, problems';

function fileOf({ mapping, done, counts, problems, ...row }: FileRow): ImportedFile {
  return {
    ...row,
    mapping: mapping ?? undefined,
    done: done === 1,
    counts: JSON.parse(counts) as ImportedCounts,
    problems: JSON.parse(problems) as string[],
  };
}

/**
 * The files of events that were imported, in the order in which that was begun.
 * @example
 * importedFiles(casefile); // []
 */
export function importedFiles(file: CaseFile): readonly ImportedFile[] {
  const rows = file.prepare(`SELECT ${COLUMNS} FROM event_files ORDER BY n`).all() as unknown as readonly FileRow[];
  return rows.map(fileOf);
}

/** A file by its hash, and its name within an archive. */
export function importedFile(file: CaseFile, sha: string, member: string): ImportedFile | undefined {
  const row = file
    .prepare(`SELECT ${COLUMNS} FROM event_files WHERE sha = ? AND member = ?`)
    .get(Buffer.from(sha, 'hex'), member) as unknown as FileRow | undefined;
  return row && fileOf(row);
}

/**
 * When a file was last changed as it was imported, in milliseconds since 1970: while that and its size are the same, so is what is
 * in it. Undefined where it is not known, as of files of another copy of the case.
 */
export function changedWhenImported(file: CaseFile, n: number): number | undefined {
  // A case of an older form that is only looked at lacks the column.
  if (!file.prepare("SELECT 1 FROM pragma_table_info('event_files') WHERE name = 'changed'").get()) return undefined;
  const row = file.prepare('SELECT changed FROM event_files WHERE n = ?').get(n) as
    | { changed: number | null }
    | undefined;
  return row?.changed ?? undefined;
}
