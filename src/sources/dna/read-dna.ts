import { closeSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { EntenteError } from '../../records/failure.ts';
import { checkDna, type DnaWarning } from './check-dna.ts';
import { columnsOf, DNA_TABLE_NAMES, type DnaRow, type DnaTable, type DnaTables } from './dna-tables.ts';
import { fromDna2 } from './from-dna2.ts';

/** A file of the Discourse Network Analyzer. */
export interface DnaFile {
  /** As the file calls it, such as `3.0.7` or `2.0`. */
  readonly version: string;
  /** In the form of DNA 3, whichever version the file has. */
  readonly tables: DnaTables;
  /** Rows for which DNA 3 has no table, by the table of DNA 2: links between statements. */
  readonly others: Readonly<Record<string, readonly DnaRow[]>>;
  /** What is odd about it, a sentence each. */
  readonly warnings: readonly DnaWarning[];
}

/** Tables by which the two versions are known. */
const ONLY_DNA3: readonly DnaTable[] = ['ENTITIES', 'ATTRIBUTEVARIABLES', 'ATTRIBUTEVALUES'];
const ONLY_DNA2 = ['ATTRIBUTES', 'CODERPERMISSIONS'] as const;

/**
 * Reads a .dna file of DNA 2 or DNA 3 whole. Nothing is written to it and nothing of its schema is run: views and
 * triggers are not asked.
 *
 * @param file path
 * @param name what messages call it
 * @throws EntenteError (unreadable) for a file of DNA 1, one that is no SQLite file or none of DNA, and one that is damaged
 * @example
 * readDna('examples/missile-test.dna').version; // '3.0.7'
 */
export function readDna(file: string, name = basename(file)): DnaFile {
  checkHead(file, name);
  try {
    const db = new DatabaseSync(file, { readOnly: true, enableForeignKeyConstraints: false });
    try {
      return read(db, name);
    } finally {
      db.close();
    }
  } catch (cause) {
    if (cause instanceof EntenteError) throw cause;
    throw damaged(name, cause instanceof Error ? cause.message : String(cause), cause);
  }
}

/** @param reason as SQLite has it, which begins with the name of its database and may have several lines */
function damaged(name: string, reason: string, cause?: unknown): EntenteError {
  const words = reason
    .replace(/\*\*\* in database \w+ \*\*\*/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return new EntenteError('unreadable', `${name} is damaged (${words}); take a copy of it that DNA opens.`, { cause });
}

function checkHead(file: string, name: string): void {
  let head: string;
  try {
    const handle = openSync(file, 'r');
    try {
      const bytes = new Uint8Array(64);
      head = new TextDecoder('latin1').decode(bytes.subarray(0, readSync(handle, bytes)));
    } finally {
      closeSync(handle);
    }
  } catch (cause) {
    throw new EntenteError('unreadable', `${name} cannot be read; check the name and whether you may read it.`, {
      cause,
    });
  }
  if (head.startsWith('SQLite format 3\0')) return;
  const first = /^\W*<\?xml|^\W*<[a-z]/i.test(head);
  throw new EntenteError(
    'unreadable',
    first
      ? `${name} is a file of DNA 1, which is not read; open it in DNA 2 and save it anew.`
      : `${name} is no file of DNA 2 or 3: these are SQLite databases, and this is none.`,
  );
}

function read(db: DatabaseSync, name: string): DnaFile {
  const names = new Set(
    db
      .prepare("SELECT name FROM sqlite_master WHERE type = 'table'")
      .all()
      .map((row) => String(row.name)),
  );
  const damage = db.prepare('PRAGMA quick_check(1)').get()?.quick_check;
  if (damage !== 'ok') throw damaged(name, String(damage));
  if (ONLY_DNA3.every((table) => names.has(table))) return readDna3(db, names, name);
  if (ONLY_DNA2.every((table) => names.has(table))) return readDna2(db, names, name);
  throw new EntenteError('unreadable', `${name} is a SQLite database, but its tables are not those of DNA 2 or 3.`);
}

function readDna3(db: DatabaseSync, names: ReadonlySet<string>, name: string): DnaFile {
  const tables = Object.fromEntries(
    DNA_TABLE_NAMES.map((table) => {
      const rows = allRows(db, names, table, name);
      const lacking = columnsOf(table).filter((column) => rows.length > 0 && !(column in (rows[0] as DnaRow)));
      if (lacking.length > 0) {
        throw new EntenteError(
          'unreadable',
          `${name}: the table ${table} lacks ${lacking.join(', ')}; it is none of DNA 3.`,
        );
      }
      return [table, rows];
    }),
  ) as DnaTables;
  const version = tables.SETTINGS.find(({ Property }) => Property === 'version')?.Value;
  return checked(tables, version === undefined ? '3' : String(version));
}

function readDna2(db: DatabaseSync, names: ReadonlySet<string>, name: string): DnaFile {
  const rowsOf = (table: string): readonly DnaRow[] => allRows(db, names, table, name);
  const version = rowsOf('SETTINGS').find(({ Property }) => Property === 'version')?.Value;
  const links = names.has('STATEMENTLINKS') ? rowsOf('STATEMENTLINKS') : [];
  const file = checked(fromDna2(rowsOf), version ? String(version) : '2');
  if (links.length === 0) return file;
  const sentence = `DNA 3 has no links between statements; ${links.length} of them are kept apart and not written.`;
  return {
    ...file,
    others: { STATEMENTLINKS: links },
    warnings: [...file.warnings, { kind: 'links', sentence, count: links.length }],
  };
}

function checked(tables: DnaTables, version: string): DnaFile {
  return { version, tables, others: {}, warnings: checkDna(tables) };
}

function allRows(db: DatabaseSync, names: ReadonlySet<string>, table: string, name: string): readonly DnaRow[] {
  if (!names.has(table))
    throw new EntenteError('unreadable', `${name} lacks the table ${table}; it is no whole file of DNA.`);
  return db
    .prepare(`SELECT * FROM "${table}" ORDER BY rowid`)
    .all()
    .map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([column, cell]) => {
          if (cell === null || typeof cell === 'string' || typeof cell === 'number') return [column, cell];
          throw new EntenteError(
            'unreadable',
            `${name}: ${table}.${column} holds bytes where a text or number belongs.`,
          );
        }),
      ),
    );
}
