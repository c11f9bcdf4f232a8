import { existsSync, lstatSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { EntenteError } from '../../records/failure.ts';
import { caseFailure, vanished } from './failure.ts';
import { APPLICATION_ID, migrate, SCHEMA_VERSION } from './schema.ts';

/** The database of a case. */
export const DATABASE = 'case.sqlite';
/** The originals, named by their SHA-256. */
export const SOURCES = 'sources';

/** How long one program waits for another that writes, in milliseconds. */
const PATIENCE = 10_000;

/** A case that is open. Functions of this room take it; nothing else needs to know of the database. */
export interface CaseFile {
  /** As the user named it. */
  readonly folder: string;
  /** Where it lies. */
  readonly place: string;
  /** What the disk called the database when it was opened. */
  readonly identity: string;
  readonly db: DatabaseSync;
  readonly readOnly: boolean;
  /** Address of the server that answers questions of event data in place of this machine; it may hold a password. */
  readonly eventServer?: string | undefined;
  /** A statement, prepared once. */
  readonly prepare: (sql: string) => StatementSync;
  readonly close: () => void;
}

/**
 * Whether a folder holds a case.
 * @example
 * isCase(casefile.place); // true
 */
export function isCase(place: string): boolean {
  return existsSync(join(place, DATABASE));
}

/**
 * Makes an empty case in a folder, with its parents. What lies in the folder stays.
 * @throws EntenteError `usage` if a case is there already, `unwritable`
 * @example
 * const made = createCase(`${casefile.place}/inner`);
 * [made.readOnly, isCase(made.place)]; // [false, true]
 * made.close();
 */
export function createCase(place: string, folder: string = place): CaseFile {
  if (isCase(place)) throw new EntenteError('usage', `There is a case in ${folder} already.`);
  try {
    mkdirSync(join(place, SOURCES), { recursive: true });
    return opened(place, folder, new DatabaseSync(join(place, DATABASE), { timeout: PATIENCE }), false);
  } catch (cause) {
    throw caseFailure(folder, cause);
  }
}

/** How a case is opened. */
export interface OpenOptions {
  /** Only look: also opens a case on a disk that cannot be written. */
  readonly readOnly?: boolean;
  /** How long to wait for another program that writes, in milliseconds; default 10,000. */
  readonly patience?: number;
  /** A server of ClickHouse that is asked for event data, such as `clickhouse://localhost:8123/korea`; by default none. */
  readonly eventServer?: string | undefined;
}

/**
 * Opens a case.
 *
 * @param place where the folder lies
 * @param folder what the user calls it
 * @throws EntenteError `unreadable` where there is no case, or one of a newer version, or a damaged one; `unwritable`
 * @example
 * const again = openCase(casefile.place, 'mine', { readOnly: true });
 * again.folder; // 'mine'
 * again.close();
 */
export function openCase(
  place: string,
  folder: string = place,
  { readOnly = false, patience = PATIENCE, eventServer }: OpenOptions = {},
): CaseFile {
  const file = openAs(place, folder, readOnly, patience);
  return eventServer === undefined ? file : { ...file, eventServer };
}

function openAs(place: string, folder: string, readOnly: boolean, patience: number): CaseFile {
  if (!isCase(place)) {
    throw new EntenteError('unreadable', `There is no case in ${folder}; make one with: entente init ${folder}`);
  }
  const path = join(place, DATABASE);
  refuseLinks(place, folder);
  try {
    if (!readOnly) return opened(place, folder, new DatabaseSync(path, { timeout: patience }), false);
    try {
      // Whoever looks at a case that may be written recovers what another program left in the log.
      return opened(place, folder, new DatabaseSync(path, { timeout: patience }), false);
    } catch (cause) {
      if (caseFailure(folder, cause) === cause) throw cause;
    }
    const fixed = existsSync(`${path}-wal`) && statSync(`${path}-wal`).size > 0 ? '' : '?immutable=1';
    const url = new URL(`${pathToFileURL(path).href}${fixed}`);
    return opened(place, folder, new DatabaseSync(url, { timeout: patience, readOnly: true }), true);
  } catch (cause) {
    throw caseFailure(folder, cause);
  }
}

/**
 * A case may come from anybody. Its database is written, and so must not be a link, which could lead to a file of the
 * user's anywhere; nor may the log that SQLite keeps beside it, or the folder of originals.
 */
function refuseLinks(place: string, folder: string): void {
  for (const name of [DATABASE, ...['-wal', '-shm', '-journal'].map((end) => `${DATABASE}${end}`), SOURCES]) {
    if (!lstatSync(join(place, name), { throwIfNoEntry: false })?.isSymbolicLink()) continue;
    throw new EntenteError(
      'unreadable',
      `${name} in ${folder} is a link, and would be written where it leads; put what it leads to in its place, or leave this case alone.`,
    );
  }
}

function opened(place: string, folder: string, db: DatabaseSync, readOnly: boolean): CaseFile {
  try {
    const isNew = checkKind(db, folder);
    if (!readOnly) {
      // Small pages: packed texts and readings would leave half of large ones empty. Of a case that is there already the
      // second of these would write, and whoever only looks would wait for those who write.
      if (isNew) db.exec('PRAGMA page_size = 1024; PRAGMA auto_vacuum = INCREMENTAL');
      db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON');
      migrate(db);
    }
  } catch (error) {
    db.close();
    throw error;
  }
  const statements = new Map<string, StatementSync>();
  return {
    folder,
    place,
    identity: identityOf(place),
    db,
    readOnly,
    prepare: (sql) => {
      const known = statements.get(sql);
      if (known) return known;
      const made = db.prepare(sql);
      statements.set(sql, made);
      return made;
    },
    close: () => {
      if (db.isOpen) db.close();
    },
  };
}

/** @returns whether nothing is in it yet */
function checkKind(db: DatabaseSync, folder: string): boolean {
  const { user_version: version } = db.prepare('PRAGMA user_version').get() as { user_version: number };
  const { application_id: kind } = db.prepare('PRAGMA application_id').get() as { application_id: number };
  const { n: tables } = db.prepare('SELECT count(*) AS n FROM sqlite_master').get() as { n: number };
  if (kind !== APPLICATION_ID && (tables > 0 || version > 0)) {
    throw new EntenteError('unreadable', `case.sqlite in ${folder} is a database of another program, and no case.`);
  }
  if (version > SCHEMA_VERSION) {
    throw new EntenteError(
      'unreadable',
      `The case in ${folder} was written by a newer version of Entente (form ${version}; this one knows up to ${SCHEMA_VERSION}). Update Entente: npm install -g ententejs`,
    );
  }
  return version === 0;
}

/** What the disk calls the database: another one under the same name is another case. */
function identityOf(place: string): string {
  const { dev, ino } = statSync(join(place, DATABASE), { bigint: true });
  return `${dev}:${ino}`;
}

/**
 * Does work that is kept whole or not at all, and is on the disk when this returns. Other programs wait meanwhile, so
 * the work should be short.
 * @throws EntenteError in one sentence for a case that is locked, read-only, full, damaged or gone
 */
export function write<T>(file: CaseFile, work: () => T): T {
  try {
    file.prepare('BEGIN IMMEDIATE').run();
    try {
      const result = work();
      // A file that was deleted can still be written, and all would be lost without a word.
      if (!isCase(file.place) || identityOf(file.place) !== file.identity)
        throw new EntenteError(...vanished(file.folder));
      file.prepare('COMMIT').run();
      return result;
    } catch (error) {
      if (file.db.isTransaction) file.prepare('ROLLBACK').run();
      throw error;
    }
  } catch (cause) {
    throw caseFailure(file.folder, cause);
  }
}
