import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { EntenteError } from '../../records/failure.ts';
import type { StatementType } from '../../records/statement-type.ts';
import type { DnaCell, DnaRow, DnaTables } from '../../sources/dna/dna-tables.ts';
import { type DnaNames, holdsOther, namedInCase } from '../statements/dna-names.ts';
import { typesOfDna } from '../statements/types-of-dna.ts';
import { type CaseFile, write } from './case-file.ts';

/** The first byte of what is packed: tables as JSON, compressed by zstd. Other forms may follow. */
const FORM = 1;
const LEVEL = 12;
/** What is packed may come from anybody: nothing unpacks to more bytes. */
const MOST = { maxOutputLength: 2 ** 30 };

/** A file of the Discourse Network Analyzer that a case took in, as far as the case itself does not say it. */
export interface KeptDna {
  /** SHA-256 of the file, in hexadecimal. */
  readonly hash: string;
  readonly name: string;
  /** The version of DNA that wrote it, as the file says. */
  readonly version: string;
  /** As the file has them, with its own names. */
  readonly tables: DnaTables;
  /** Rows for which DNA 3 has no table. */
  readonly others: Readonly<Record<string, readonly DnaRow[]>>;
  /** What its coders and statement types are called in the case. */
  readonly names: DnaNames;
  /** Whether all of its statements became records; an import that was broken off has not come so far. */
  readonly done: boolean;
}

/** Keeps a .dna file beside the case's own records; one that is kept already stays as it is. */
export function keepDna(file: CaseFile, { hash, name, version, tables, others, names }: Omit<KeptDna, 'done'>): void {
  const body = pack({ tables, others });
  const types = JSON.stringify(typesOfDna(namedInCase(tables, names)));
  write(file, () => {
    if (holdsDna(file, hash)) return;
    file
      .prepare('INSERT INTO dna_files (hash, name, version, done, types, names, body) VALUES (?, ?, ?, 0, ?, ?, ?)')
      .run(hash, name, version, types, JSON.stringify(names), body);
  });
}

/** SHA-256 of the .dna files that a case took in, in that order. */
export function keptHashes(file: CaseFile): readonly string[] {
  const rows = hasTable(file) ? file.prepare('SELECT hash FROM dna_files ORDER BY n').all() : [];
  return rows.map(({ hash }) => String(hash));
}

/** Whether a case has taken in a .dna file, by its SHA-256. */
function holdsDna(file: CaseFile, hash: string): boolean {
  return hasTable(file) && file.prepare('SELECT 1 FROM dna_files WHERE hash = ?').get(hash) !== undefined;
}

/** Says that all statements of a file that a case keeps became records. */
export function finishDna(file: CaseFile, hash: string): void {
  write(file, () => file.prepare('UPDATE dna_files SET done = 1 WHERE hash = ?').run(hash));
}

/**
 * The .dna files that a case took in, in that order.
 * @throws EntenteError `unreadable` where one is damaged
 */
export function keptDnas(file: CaseFile): readonly KeptDna[] {
  return keptRows(file).map((row) => unpacked(file, row));
}

function unpacked(file: CaseFile, row: KeptRow): KeptDna {
  try {
    if (row.body[0] !== FORM) throw new Error(`form ${row.body[0]} of packed tables is not known`);
    const { hash, name, version, done } = row;
    return { hash, name, version, done: done === 1, names: namesOf(row), ...unpack(row.body) };
  } catch (cause) {
    throw new EntenteError(
      'unreadable',
      `What ${file.folder} keeps of ${row.name} is damaged; put a backup of the case in its place.`,
      { cause },
    );
  }
}

/** The statement types of the .dna files that a case took in. One that several have has the variables of all. */
export function keptTypes(file: CaseFile): readonly StatementType[] {
  const found = new Map<string, StatementType>();
  const rows = hasTable(file) ? file.prepare('SELECT types FROM dna_files ORDER BY n').all() : [];
  for (const { types } of rows) {
    for (const type of JSON.parse(String(types)) as readonly StatementType[]) {
      const known = found.get(type.name);
      found.set(type.name, known ? joinedType(known, type) : type);
    }
  }
  return [...found.values()];
}

function joinedType(one: StatementType, other: StatementType): StatementType {
  const own = new Set(one.variables.map(({ name }) => name));
  return { ...other, ...one, variables: [...one.variables, ...other.variables.filter(({ name }) => !own.has(name))] };
}

/**
 * Takes over the .dna files of another copy of a case that this one has not.
 * @param other its database, opened for reading
 * @returns names of files that were left, since a statement type of theirs has the name of one here in which a variable holds something else
 */
export function mergeDna(file: CaseFile, other: CaseFile): readonly string[] {
  const left: string[] = [];
  for (const row of rowsIn(other)) {
    if (holdsDna(file, row.hash)) continue;
    const theirs = unpacked(other, row);
    const types = JSON.parse(row.types) as readonly StatementType[];
    const here = keptTypes(file);
    if (types.some((type) => here.some((one) => one.name === type.name && holdsOther(one, type)))) {
      left.push(row.name);
      continue;
    }
    keepDna(file, theirs);
    if (theirs.done) finishDna(file, theirs.hash);
  }
  return left;
}

/** Takes documents and their statements out of what a copy of a case keeps, so that nobody sees them. */
export function withholdDna(file: CaseFile, isWithheld: (document: DnaRow) => boolean): void {
  for (const kept of keptDnas(file)) {
    const tables = withoutDocuments(kept.tables, isWithheld);
    if (!tables) continue;
    const body = pack({ tables, others: kept.others });
    write(file, () => file.prepare('UPDATE dna_files SET body = ? WHERE hash = ?').run(body, kept.hash));
  }
}

/** @returns nothing where no document goes */
function withoutDocuments(tables: DnaTables, isWithheld: (document: DnaRow) => boolean): DnaTables | undefined {
  const gone = new Set(tables.DOCUMENTS.filter(isWithheld).map(({ ID }) => ID));
  if (gone.size === 0) return undefined;
  const lost = new Set(tables.STATEMENTS.filter(({ DocumentId }) => gone.has(DocumentId ?? null)).map(({ ID }) => ID));
  const without = (rows: readonly DnaRow[], column: string, out: ReadonlySet<DnaCell | undefined>): DnaRow[] =>
    rows.filter((row) => !out.has(row[column]));
  return {
    ...tables,
    DOCUMENTS: without(tables.DOCUMENTS, 'ID', gone),
    STATEMENTS: without(tables.STATEMENTS, 'ID', lost),
    DATABOOLEAN: without(tables.DATABOOLEAN, 'StatementId', lost),
    DATAINTEGER: without(tables.DATAINTEGER, 'StatementId', lost),
    DATALONGTEXT: without(tables.DATALONGTEXT, 'StatementId', lost),
    DATASHORTTEXT: without(tables.DATASHORTTEXT, 'StatementId', lost),
  };
}

interface KeptRow {
  readonly hash: string;
  readonly name: string;
  readonly version: string;
  readonly done: number;
  readonly types: string;
  /** A case of an older form that is only looked at lacks it. */
  readonly names?: string;
  readonly body: Uint8Array;
}

function keptRows(file: CaseFile): readonly KeptRow[] {
  return hasTable(file) ? rowsIn(file) : [];
}

function rowsIn(file: CaseFile): readonly KeptRow[] {
  return file.prepare('SELECT * FROM dna_files ORDER BY n').all() as unknown as readonly KeptRow[];
}

function namesOf({ names }: KeptRow): DnaNames {
  return names === undefined ? { coders: {}, types: {} } : (JSON.parse(names) as DnaNames);
}

/** A case of an older form that is only looked at has no such table. */
function hasTable(file: CaseFile): boolean {
  return file.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'dna_files'").get() !== undefined;
}

type Rows = readonly DnaRow[];
/** A table as it is packed: names of its columns, then the cells of each row. */
type PackedTable = readonly [columns: readonly string[], ...rows: readonly (readonly DnaCell[])[]];
type Packed = Readonly<Record<'tables' | 'others', Readonly<Record<string, PackedTable>>>>;

function pack({ tables, others }: Pick<KeptDna, 'tables' | 'others'>): Uint8Array {
  const packed: Packed = { tables: inCells(tables), others: inCells(others) };
  const bytes = zstdCompressSync(JSON.stringify(packed), { params: { [constants.ZSTD_c_compressionLevel]: LEVEL } });
  return Buffer.concat([Uint8Array.of(FORM), bytes]);
}

function unpack(body: Uint8Array): Pick<KeptDna, 'tables' | 'others'> {
  const packed = JSON.parse(zstdDecompressSync(body.subarray(1), MOST).toString('utf8')) as Packed;
  return { tables: inRows(packed.tables) as unknown as DnaTables, others: inRows(packed.others) };
}

function inCells(tables: object): Readonly<Record<string, PackedTable>> {
  return Object.fromEntries(
    Object.entries(tables as Readonly<Record<string, Rows>>).map(([name, rows]) => {
      const columns = [...new Set(rows.flatMap(Object.keys))];
      return [name, [columns, ...rows.map((row) => columns.map((column) => row[column] ?? null))]];
    }),
  );
}

function inRows(tables: Readonly<Record<string, PackedTable>>): Readonly<Record<string, Rows>> {
  return Object.fromEntries(
    Object.entries(tables).map(([name, [columns, ...rows]]) => [
      name,
      rows.map((cells) => Object.fromEntries(columns.map((column, n) => [column, cells[n] ?? null]))),
    ]),
  );
}
