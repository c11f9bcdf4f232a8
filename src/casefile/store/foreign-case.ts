import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, DatabaseSync, type StatementSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { EntenteError } from '../../records/failure.ts';
import { Reading } from '../../records/reading.ts';
import type { JournalEntry } from '../journal/entry.ts';
import { joinedOrder } from '../journal/joined-order.ts';
import { parseEntry } from '../journal/parse-entry.ts';
import { type CaseFile, DATABASE, isCase } from './case-file.ts';
import { isGenuine } from './decide.ts';
import { type NewDocument, sourceHash, storedReading } from './documents.ts';
import { caseFailure, PackedDamage } from './failure.ts';
import { ENTRY, type JournalRow, toEntry } from './journal-rows.ts';
import { APPLICATION_ID, SCHEMA_VERSION } from './schema.ts';
import { sourcePath } from './sources.ts';

/** The tables of another copy that are read; nothing else of it is. */
const TABLES: ReadonlySet<string> = new Set([
  'documents',
  'versions',
  'readings',
  'journal',
  'event_files',
  'event_parts',
  'votes',
  'dna_files',
]);
/** An original may be so large, in bytes; more is refused when texts are added, too. */
const LARGEST = 64 * 1_048_576;

/** A version of a document of another copy, with all readings of it, the first one first. */
export interface ForeignVersion extends Omit<NewDocument, 'reading' | 'origin'> {
  readonly textId: string;
  readonly version: number;
  readonly type: string;
  readonly readings: readonly Reading[];
}

/** A document of another copy. */
export interface ForeignDocument {
  readonly id: string;
  readonly origin: string;
  readonly versions: readonly ForeignVersion[];
}

/** Another copy of a case that is only read, and not trusted. */
export interface ForeignCase {
  readonly folder: string;
  /** Its database, of which only the kept tables may be asked: for what other rooms keep in it, which they must check. */
  readonly file: CaseFile;
  readonly documents: () => Generator<ForeignDocument>;
  /** Its journal, in its order; each entry was checked. */
  readonly journal: () => readonly JournalEntry[];
  /** An original, if it is there and is what its name says. */
  readonly original: (source: string, type: string) => Uint8Array | undefined;
  readonly close: () => void;
}

/**
 * Opens another copy of a case for reading. Whoever made the file may have put anything into it: it is opened read-only,
 * only plain tables of the kept kinds may be asked, nothing of its schema is run (no view, trigger, function or virtual table), and every row
 * that is taken is checked for its form.
 *
 * @throws EntenteError `unreadable` if it is no case, one of another form, damaged, or altered
 */
export function openForeignCase(place: string, folder: string): ForeignCase {
  if (!isCase(place)) throw new EntenteError('unreadable', `There is no case in ${folder}.`);
  const db = guarded(folder, () => openReadOnly(join(place, DATABASE)));
  try {
    guarded(folder, () => check(db, folder));
  } catch (error) {
    db.close();
    throw error;
  }
  const statements = new Map<string, StatementSync>();
  const file: CaseFile = {
    folder,
    place,
    identity: '',
    db,
    readOnly: true,
    prepare: (sql) => {
      const known = statements.get(sql) ?? db.prepare(sql);
      statements.set(sql, known);
      return known;
    },
    close: () => {
      if (db.isOpen) db.close();
    },
  };
  return {
    folder,
    file,
    documents: () => documentsOf(file),
    journal: () => guarded(folder, () => journalOf(file)),
    original: (source, type) => originalOf(file, source, type),
    close: file.close,
  };
}

function openReadOnly(path: string): DatabaseSync {
  const options = { readOnly: true, allowExtension: false, timeout: 10_000 } as const;
  // What another program left in the log is read with it; a folder that may not be written has none that is open.
  const log = existsSync(`${path}-wal`);
  return new DatabaseSync(log ? path : new URL(`${pathToFileURL(path).href}?immutable=1`), options);
}

/** Turns what the database says into a sentence about the other copy. */
function guarded<T>(folder: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    const known = caseFailure(folder, cause);
    if (known instanceof EntenteError && !(cause instanceof PackedDamage)) throw known;
    throw new EntenteError('unreadable', `The case in ${folder} is not as Entente writes one; it was left alone.`, {
      cause,
    });
  }
}

function check(db: DatabaseSync, folder: string): void {
  db.exec('PRAGMA trusted_schema = OFF; PRAGMA query_only = ON; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0');
  const { user_version: version } = db.prepare('PRAGMA user_version').get() as { user_version: number };
  const { application_id: kind } = db.prepare('PRAGMA application_id').get() as { application_id: number };
  if (kind !== APPLICATION_ID) throw new EntenteError('unreadable', `case.sqlite in ${folder} is no case.`);
  if (version !== SCHEMA_VERSION) {
    throw new EntenteError(
      'unreadable',
      version > SCHEMA_VERSION
        ? `The case in ${folder} was written by a newer version of Entente; update this one: npm install -g ententejs`
        : `The case in ${folder} has an older form; open it once with this version (entente status --case ${folder}), which brings it up.`,
    );
  }
  const rows = db.prepare('SELECT type, name, sql FROM sqlite_master').all() as {
    type: string;
    name: string;
    sql: string | null;
  }[];
  for (const name of TABLES) {
    const row = rows.find((one) => one.name === name);
    // A view or a virtual table would run what somebody wrote; a computed column too.
    if (
      row?.type !== 'table' ||
      !/^CREATE TABLE /i.test(row.sql ?? '') ||
      /\bGENERATED\b|\bAS\s*\(/i.test(row.sql ?? '')
    ) {
      throw new EntenteError('unreadable', `The case in ${folder} is not as Entente writes one; it was left alone.`);
    }
  }
  db.setAuthorizer((action, table, name) => {
    const { SQLITE_READ, SQLITE_SELECT, SQLITE_FUNCTION, SQLITE_OK, SQLITE_DENY } = constants;
    if (action === SQLITE_SELECT) return SQLITE_OK;
    // Hashes are asked for as texts.
    if (action === SQLITE_FUNCTION) return name === 'hex' || name === 'lower' ? SQLITE_OK : SQLITE_DENY;
    return action === SQLITE_READ && TABLES.has(table ?? '') ? SQLITE_OK : SQLITE_DENY;
  });
}

function journalOf(file: CaseFile): readonly JournalEntry[] {
  const rows = file.prepare(`SELECT ${ENTRY} FROM journal j ORDER BY j.n`).all() as unknown as JournalRow[];
  const entries = rows.map((row) => {
    const entry = parseEntry(JSON.stringify(toEntry(row)), `The journal of ${file.folder}, entry ${row.n}`);
    if (isGenuine(entry)) return entry;
    throw new EntenteError(
      'unreadable',
      `Entry ${entry.id} of the journal of ${file.folder} does not say what it said when it was written. Nothing was merged; ask for another copy.`,
    );
  });
  return joinedOrder(entries);
}

interface VersionRow {
  readonly version: number;
  readonly text_id: string;
  readonly source: Uint8Array;
  readonly bytes: number;
  readonly type: string;
  readonly given: string;
}

function* documentsOf(file: CaseFile): Generator<ForeignDocument> {
  const rows = guarded(file.folder, () => file.prepare('SELECT n, id, origin FROM documents ORDER BY n').all()) as {
    n: number;
    id: string;
    origin: string;
  }[];
  for (const { n, id, origin } of rows) {
    yield guarded(file.folder, (): ForeignDocument => {
      const versions = file
        .prepare(
          'SELECT version, text_id, source, bytes, type, given FROM versions WHERE document = ? ORDER BY version',
        )
        .all(n) as unknown as VersionRow[];
      if (!/^d-[0-9a-f]{12}$/.test(id) || versions.length === 0) throw altered(file.folder, id);
      return { id, origin, versions: versions.map((row) => versionOf(file, n, id, row)) };
    });
  }
}

function versionOf(file: CaseFile, document: number, id: string, row: VersionRow): ForeignVersion {
  const { text_id: textId, source, bytes, version } = row;
  const rows = file
    .prepare('SELECT n FROM readings WHERE document = ? AND version = ? ORDER BY n')
    .all(document, version) as { n: number }[];
  const readings = rows.map(({ n }) => {
    const reading = storedReading(file, n);
    if (!Reading.safeParse(reading).success || reading.document.id !== id) throw altered(file.folder, id);
    return reading;
  });
  const given: unknown = JSON.parse(row.given);
  const sound =
    /^d-[0-9a-f]{12}$/.test(textId) &&
    source.length === 32 &&
    /^[a-z0-9]{1,10}$/.test(row.type) &&
    readings.length > 0 &&
    typeof given === 'object' &&
    given !== null;
  if (!sound) throw altered(file.folder, id);
  return { textId, version, source: Buffer.from(source).toString('hex'), bytes, type: row.type, given, readings };
}

function altered(folder: string, id: string): EntenteError {
  return new EntenteError('unreadable', `Document ${id} of the case in ${folder} is not as Entente writes one.`);
}

function originalOf({ place }: CaseFile, source: string, type: string): Uint8Array | undefined {
  const path = join(place, sourcePath(source, type));
  try {
    // A link could lead to any file of this machine.
    const facts = lstatSync(path);
    if (!facts.isFile() || facts.size > LARGEST) return undefined;
    const bytes = readFileSync(path);
    return sourceHash(bytes) === source ? bytes : undefined;
  } catch {
    return undefined;
  }
}
