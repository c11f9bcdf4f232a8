import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { CaseFile } from '../../casefile/store/case-file.ts';
import { gradeProbability } from '../../casefile/trust/acceptance-features.ts';
import { GRADES } from '../../records/grade.ts';
import { KINDS, STATUSES } from './forms.ts';
import type { IndexedRow, RecordRow } from './record-row.ts';

/** Where the index of a case lies; it is made anew where it is missing. */
const INDEX = 'index.sqlite';

/** Changes with the form of the tables and with what stands in rows. */
const FORM = 5;

/** Records of one document have numbers in a row, so that the order of numbers is that of documents and texts. */
const MOST_RECORDS = 2 ** 16;

const SCHEMA = `
  CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID, STRICT;
  -- Documents that are in the index, each with the state of which its rows were made.
  CREATE TABLE documents (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, stamp TEXT NOT NULL, date TEXT) STRICT;
  -- What records are chosen and ordered by, as small numbers: chance and doubt in millionths, dates as 20210504.
  CREATE TABLE rows (
    n INTEGER PRIMARY KEY, record INTEGER NOT NULL, kind INTEGER NOT NULL, status INTEGER NOT NULL, grade INTEGER,
    date INTEGER, probability REAL, chance INTEGER NOT NULL, doubt INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX rows_by_record ON rows (record);
  CREATE INDEX rows_by_kind ON rows (status, kind, grade);
  CREATE INDEX rows_by_doubt ON rows (doubt DESC, n, status, kind, grade, date);
  CREATE INDEX rows_by_chance ON rows (chance DESC, n, status, kind, grade, date);
  CREATE INDEX rows_by_date ON rows (date DESC, n, status, kind, grade);
  -- What else lists show of each (JSON).
  CREATE TABLE said (n INTEGER PRIMARY KEY, rest TEXT NOT NULL) STRICT;
  -- Actors that a record names, and the words by which its sentence names them; each as a number made of it.
  CREATE TABLE tags (tag INTEGER NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (tag, n)) WITHOUT ROWID, STRICT;
  CREATE INDEX tags_by_row ON tags (n);
  -- How many records of a document name whom and were not rejected; and its issues, which begin with #.
  CREATE TABLE named (
    document INTEGER NOT NULL, name TEXT NOT NULL, records INTEGER NOT NULL, PRIMARY KEY (document, name)
  ) WITHOUT ROWID, STRICT;
  CREATE INDEX named_by_name ON named (name, document);
`;

/**
 * Opens the index of a case, empty where there is none of this case and this version of the program. A case that cannot
 * be written has one that is gone when the program ends.
 */
export function openIndex(file: CaseFile, version: string): DatabaseSync {
  const key = JSON.stringify([FORM, version, file.identity]);
  const path = join(file.place, INDEX);
  // A case may come from anybody, and a link would be written where it leads.
  const links = [path, `${path}-wal`, `${path}-shm`].some((one) =>
    lstatSync(one, { throwIfNoEntry: false })?.isSymbolicLink(),
  );
  if (!file.readOnly && !links) {
    try {
      return prepared(new DatabaseSync(path, { timeout: 5000 }), key);
    } catch {
      // Damaged or not to be written: what it holds can be made anew.
    }
  }
  return prepared(new DatabaseSync(''), key);
}

function prepared(db: DatabaseSync, key: string): DatabaseSync {
  try {
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -16000');
    db.exec('BEGIN IMMEDIATE');
    const { n } = db.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE name = 'facts'").get() as { n: number };
    const held = n === 0 ? undefined : db.prepare("SELECT value FROM facts WHERE name = 'key'").get();
    if ((held as { value: string } | undefined)?.value !== key) {
      for (const { name } of db
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        .all())
        db.exec(`DROP TABLE "${String(name).replaceAll('"', '""')}"`);
      db.exec(SCHEMA);
      db.prepare("INSERT INTO facts (name, value) VALUES ('key', ?)").run(key);
    }
    db.exec('COMMIT');
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** A document that is put into the index. */
export interface IndexedDocument {
  readonly n: number;
  readonly id: string;
  readonly stamp: string;
  readonly rows: readonly IndexedRow[];
  /** Names of its issues, in small letters. */
  readonly issues: readonly string[];
}

/** Puts documents into the index and takes them out; whoever calls is in a transaction. */
export class IndexWriter {
  private readonly db: DatabaseSync;
  private begun = 0;
  private readonly sql: Readonly<Record<keyof typeof STATEMENTS, ReturnType<DatabaseSync['prepare']>>>;

  constructor(db: DatabaseSync) {
    this.db = db;
    this.sql = Object.fromEntries(
      Object.entries(STATEMENTS).map(([name, text]) => [name, db.prepare(text)]),
    ) as unknown as typeof this.sql;
  }

  put({ n, id, stamp, rows, issues }: IndexedDocument): void {
    this.drop(n);
    const named = new Map<string, number>(issues.map((issue) => [`#${issue}`, 0]));
    for (const [i, { row, named: namings, models, differ }] of rows.slice(0, MOST_RECORDS).entries()) {
      const at = n * MOST_RECORDS + i;
      const chance = chanceOf(row);
      this.sql.row.run(
        at,
        recordNumber(row.id),
        KINDS.indexOf(row.kind),
        STATUSES.indexOf(row.status),
        row.grade === undefined ? null : GRADES.indexOf(row.grade),
        row.date === undefined ? null : dayNumber(row.date),
        row.probability ?? null,
        Math.round(1e6 * chance),
        // Where readers differ is asked before all that one of them is unsure of.
        Math.round(1e6 * (chance * (1 - chance) + differ)),
      );
      this.sql.said.run(at, restOf(row));
      const tags = [...tagsOf(row, namings), ...models.map((model) => `@${model}`)];
      for (const tag of new Set(tags.map(tagNumber))) this.sql.tag.run(tag, at);
      for (const actor of row.actors) named.set(actor, (named.get(actor) ?? 0) + (isCounted(row) ? 1 : 0));
    }
    for (const [name, records] of named) this.sql.named.run(n, name, records);
    this.sql.document.run(n, id, stamp, rows[0]?.row.date ?? null);
  }

  drop(n: number): void {
    const from = n * MOST_RECORDS;
    const to = from + MOST_RECORDS - 1;
    this.sql.dropTags.run(from, to);
    this.sql.dropRows.run(from, to);
    this.sql.dropSaid.run(from, to);
    this.sql.dropNamed.run(n);
    this.sql.dropDocument.run(n);
  }

  /**
   * Does work that is kept whole or not at all.
   * @param keepWithin it need not be on the disk before so many milliseconds: then one writing serves much work, and what
   * fails later takes it along
   */
  within(work: () => void, keepWithin = 0): void {
    if (!this.db.isTransaction) {
      this.db.exec('BEGIN IMMEDIATE');
      this.begun = performance.now();
    }
    try {
      work();
      if (performance.now() - this.begun >= keepWithin) this.keep();
    } catch (error) {
      if (this.db.isTransaction) this.db.exec('ROLLBACK');
      throw error;
    }
  }

  /** Writes down what is not yet on the disk. */
  keep(): void {
    if (this.db.isTransaction) this.db.exec('COMMIT');
  }
}

const STATEMENTS = {
  row: 'INSERT INTO rows (n, record, kind, status, grade, date, probability, chance, doubt) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  said: 'INSERT INTO said (n, rest) VALUES (?, ?)',
  tag: 'INSERT INTO tags (tag, n) VALUES (?, ?)',
  named: 'INSERT INTO named (document, name, records) VALUES (?, ?, ?)',
  document: 'INSERT INTO documents (n, id, stamp, date) VALUES (?, ?, ?, ?)',
  dropTags: 'DELETE FROM tags WHERE n BETWEEN ? AND ?',
  dropRows: 'DELETE FROM rows WHERE n BETWEEN ? AND ?',
  dropSaid: 'DELETE FROM said WHERE n BETWEEN ? AND ?',
  dropNamed: 'DELETE FROM named WHERE document = ?',
  dropDocument: 'DELETE FROM documents WHERE n = ?',
} as const;

/** An id of a record as a number: its twelve digits. Hardly ever two kinds share one; each row says its kind. */
export function recordNumber(id: string): number {
  const number = Number.parseInt(id.slice(2), 16);
  return Number.isNaN(number) ? -1 : number;
}

/** A day as a number that grows with it. */
export function dayNumber(day: string): number {
  return Number(day.replaceAll('-', ''));
}

/** What a row is found by, as a number of 53 bits: two in a million million share one. */
export function tagNumber(tag: string): number {
  // Two hashes (FNV-1a with MurmurHash's finisher), of which the second gives 21 bits.
  let low = 0x811c9dc5;
  let high = 0x9747b28c;
  for (let i = 0; i < tag.length; i++) {
    const unit = tag.charCodeAt(i);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x5bd1e995);
  }
  const finished = (hash: number): number => {
    const mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    return (mixed ^ (mixed >>> 13)) >>> 0;
  };
  return (finished(high) & 0x1fffff) * 2 ** 32 + finished(low);
}

/** What a row is found by: its actors, the words that name them, and who suggested it. */
function tagsOf({ actors, suggestedBy }: RecordRow, namings: readonly string[]): readonly string[] {
  const by = suggestedBy === undefined ? [] : [`~${suggestedBy}`];
  return [...actors, ...namings.map((words) => `=${words}`), ...by];
}

/** Whether a record counts: as `holds` says of what stands in a case. */
function isCounted({ status, suggestedBy }: RecordRow): boolean {
  return suggestedBy === undefined ? status !== 'rejected' : status === 'accepted';
}

/** How likely a record is right; what a person added is, and of what somebody suggested nobody knows. */
function chanceOf({ probability, grade, status, suggestedBy }: RecordRow): number {
  if (suggestedBy !== undefined && status === 'open') return 0.5;
  return probability ?? (grade === undefined ? 1 : gradeProbability(grade));
}

type Rest = readonly [
  says: string,
  actors: readonly string[],
  index: number,
  start: number,
  length: number,
  edited: readonly string[],
  decidedBy: string,
  marks: number,
  suggestedBy?: string | null,
  readers?: string,
];

/** What no column has. */
function restOf(row: RecordRow): string {
  const { id, says, actors, sentence, edited, decidedBy, suggestedBy, readers, memo, orphan } = row;
  const { index, span } = sentence;
  const letter = id.charCodeAt(0);
  const marks = (letter << 2) | (memo ? 1 : 0) | (orphan ? 2 : 0);
  return JSON.stringify([
    says,
    actors,
    index,
    span.start,
    span.end - span.start,
    edited,
    decidedBy ?? '',
    marks,
    ...(suggestedBy === undefined && readers === undefined ? ([] as const) : ([suggestedBy ?? null] as const)),
    ...(readers === undefined ? ([] as const) : ([readers] as const)),
  ] satisfies Rest);
}

/** The columns of which `rowOf` makes a row, of `rows` as `r`, `said` as `s` and `documents` as `d`. */
export const ROW = 'r.record, r.kind, r.status, r.grade, r.probability, s.rest, d.id AS document, d.date';

/** A row as it was put in. */
export function rowOf(columns: Readonly<Record<string, unknown>>): RecordRow {
  const { record, kind, status, grade, probability, document, date } = columns as {
    readonly [name in 'record' | 'kind' | 'status']: number;
  } & {
    readonly [name in 'grade' | 'probability']: number | null;
  } & { readonly document: string; readonly date: string | null };
  const [says, actors, index, start, length, edited, decidedBy, marks, suggestedBy, readers] = JSON.parse(
    String(columns.rest),
  ) as Rest;
  const held = grade === null ? undefined : GRADES[grade];
  return {
    id: `${String.fromCharCode(marks >> 2)}-${record.toString(16).padStart(12, '0')}`,
    document,
    ...(date === null ? {} : { date }),
    kind: KINDS[kind] ?? 'event',
    status: STATUSES[status] ?? 'open',
    ...(held === undefined ? {} : { grade: held }),
    ...(probability === null ? {} : { probability }),
    says,
    actors,
    sentence: { index, span: { start, end: start + length } },
    edited,
    ...(decidedBy === '' ? {} : { decidedBy }),
    ...(typeof suggestedBy === 'string' ? { suggestedBy } : {}),
    ...(readers === undefined ? {} : { readers }),
    memo: (marks & 1) > 0,
    orphan: (marks & 2) > 0,
  };
}
