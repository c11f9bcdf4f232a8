import { createHash } from 'node:crypto';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { EntenteError } from '../../records/failure.ts';
import {
  columnsOf,
  createTable,
  DNA_TABLE_NAMES,
  type DnaRow,
  type DnaTable,
  type DnaTables,
  SHORT_TEXT,
} from './dna-tables.ts';

export interface WriteDnaOptions {
  /** Whether a file of that name may be replaced. */
  readonly overwrite?: boolean;
  /** What coders whose password DNA 3 cannot check (those of DNA 2) shall type; without it they are written as they are. */
  readonly password?: string;
}

/** Both DNA 3.0 and 3.1 open files of this version. */
const VERSION = '3.0.7';

/**
 * Writes a file that DNA 3 opens. What came from a file of DNA 3 goes back as it was: the hash of every table is the same.
 *
 * @throws EntenteError (unwritable) where the file exists or cannot be written, (usage) for rows that DNA would refuse
 * @example
 * const { tables } = readDna('examples/missile-test.dna');
 * let refused = '';
 * try { writeDna('examples/missile-test.dna', tables); } catch (error) { refused = error.message; }
 * refused; // 'missile-test.dna exists already; name another file.'
 */
export function writeDna(file: string, tables: DnaTables, { overwrite = false, password }: WriteDnaOptions = {}): void {
  const name = basename(file);
  if (existsSync(file) && !overwrite)
    throw new EntenteError('unwritable', `${name} exists already; name another file.`);
  checkLengths(tables);
  const unfinished = `${file}.${process.pid}.part`;
  try {
    rmSync(unfinished, { force: true });
    fill(unfinished, { ...tables, SETTINGS: withVersion(tables), CODERS: withPasswords(tables, password) });
    renameSync(unfinished, file);
  } catch (cause) {
    rmSync(unfinished, { force: true });
    if (cause instanceof EntenteError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new EntenteError('unwritable', `${name} cannot be written (${reason}).`, { cause });
  }
}

function fill(file: string, tables: DnaTables): void {
  const db = new DatabaseSync(file, { enableForeignKeyConstraints: false });
  try {
    db.exec('BEGIN');
    for (const table of DNA_TABLE_NAMES) {
      db.exec(createTable(table));
      const columns = columnsOf(table);
      const insert = db.prepare(
        `INSERT INTO ${table}(${columns.join(', ')}) VALUES(${columns.map(() => '?').join(', ')})`,
      );
      for (const row of tables[table])
        insertRow(table, row, () => insert.run(...columns.map((column) => row[column] ?? null)));
    }
    db.exec('COMMIT');
  } finally {
    db.close();
  }
}

function insertRow(table: DnaTable, row: DnaRow, insert: () => void): void {
  try {
    insert();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const which = row.ID ?? row.Property ?? row.Label;
    throw new EntenteError('usage', `DNA would refuse row ${which} of ${table}: ${reason}.`, { cause });
  }
}

/** Long names are common, and the database's own message does not say which. */
function checkLengths(tables: DnaTables): void {
  for (const table of DNA_TABLE_NAMES) {
    for (const column of columnsOf(table)) {
      if (!createTable(table).includes(`LENGTH(${column}) <`)) continue;
      const long = tables[table].find((row) => [...String(row[column] ?? '')].length >= SHORT_TEXT);
      if (!long) continue;
      throw new EntenteError(
        'usage',
        `${column} of row ${long.ID ?? long.Label} of ${table} has ${[...String(long[column])].length} characters; DNA takes ${SHORT_TEXT - 1} at the most.`,
      );
    }
  }
}

function withVersion({ SETTINGS }: DnaTables): readonly DnaRow[] {
  const known = SETTINGS.some(({ Property }) => Property === 'version');
  return known
    ? SETTINGS.map((row) => (row.Property === 'version' ? { ...row, Value: VERSION } : row))
    : [{ Property: 'version', Value: VERSION }, ...SETTINGS];
}

function withPasswords({ CODERS }: DnaTables, password: string | undefined): readonly DnaRow[] {
  if (password === undefined) return CODERS;
  return CODERS.map((row) => {
    if (isDigest(String(row.Password))) return row;
    // Salted by the coder and not by chance, so that the same input gives the same file.
    const salt = createHash('sha256').update(`entente ${row.ID} ${row.Name}`).digest().subarray(0, SALT);
    return { ...row, Password: digested(password, salt) };
  });
}

const SALT = 16;
const ROUNDS = 100_000;

/** Whether a password is kept as DNA 3 keeps it: 16 bytes of salt and a digest of 32. */
function isDigest(password: string): boolean {
  return /^[A-Za-z0-9+/]{64}$/.test(password);
}

/** SHA-256, 100,000 times over salt and password, behind the salt, in base64. */
function digested(password: string, salt: Uint8Array): string {
  let digest = createHash('sha256').update(salt).update(password.normalize('NFC')).digest();
  for (let round = 1; round < ROUNDS; round++) digest = createHash('sha256').update(digest).digest();
  return Buffer.concat([salt, digest]).toString('base64');
}

/**
 * A hash of each table's rows, in the order of their ids: two files with the same hashes hold the same.
 * @returns SHA-256 in hexadecimal, by table
 * @example
 * dnaHashes(readDna('examples/missile-test.dna').tables).REGEXES.slice(0, 8); // '59b7ab8b'
 */
export function dnaHashes(tables: DnaTables): Readonly<Record<DnaTable, string>> {
  return Object.fromEntries(
    DNA_TABLE_NAMES.map((table) => {
      const columns = columnsOf(table);
      const rows = tables[table].map((row) => JSON.stringify(columns.map((column) => row[column] ?? null))).sort();
      return [table, createHash('sha256').update(rows.join('\n')).digest('hex')];
    }),
  ) as Record<DnaTable, string>;
}
