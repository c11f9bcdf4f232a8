import { createHash } from 'node:crypto';
import { canonicalJson } from '../../records/canonical-json.ts';
import { EntenteError } from '../../records/failure.ts';
import type { Reading } from '../../records/reading.ts';
import { listedRecords } from '../journal/reading-records.ts';
import { actorsOf } from '../journal/record-actors.ts';
import { nameRecords } from '../journal/record-name.ts';
import { type CaseFile, write } from './case-file.ts';
import { placedEntries } from './journal-rows.ts';
import { actorMark, packOutline } from './outline.ts';
import { packDocument, packReading, unpackDocument, unpackReading } from './pack.ts';

/** A document of a case, without its text. */
export interface DocumentRow {
  /** Id in the case: that of its first version. */
  readonly id: string;
  /** Where it came from, relative to the case. */
  readonly origin: string;
  /** The version that holds; the first is 1. */
  readonly version: number;
  /** File name, as it was given. */
  readonly name: string;
  /** Title and publication day as people set them, or else as the text has them. */
  readonly title?: string;
  readonly date?: string;
  readonly publisher?: string;
  /** Format of the original: `txt`, `html` ... */
  readonly type: string;
  /** SHA-256 of the original in hex; the name of its file in `sources/`. */
  readonly source: string;
  /** Number of records that the reader made. */
  readonly records: number;
  /** Version of the reader that made them. */
  readonly reader: string;
}

/** A document that is to be stored. */
export interface NewDocument {
  /** Where it came from, relative to the case: says which document it is a version of. */
  readonly origin: string;
  /** SHA-256 of the original in hex. */
  readonly source: string;
  /** Size of the original. */
  readonly bytes: number;
  /** What was known beforehand, so that the original can be read again in the same way. */
  readonly given: object;
  readonly reading: Reading;
}

/** What became of a document that was to be stored. */
export type Stored =
  | { readonly outcome: 'added' | 'version'; readonly id: string; readonly version: number; readonly records: number }
  /** The very text is in the case already, as this document. */
  | { readonly outcome: 'known'; readonly id: string; readonly origin: string };

/**
 * SHA-256 of bytes in hex.
 * @example
 * sourceHash(new Uint8Array()).slice(0, 8); // 'e3b0c442'
 */
export function sourceHash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The document that an original is in already, if it is the version that holds there. */
export function documentOfSource(
  file: CaseFile,
  source: string,
): { readonly id: string; readonly origin: string } | undefined {
  return file
    .prepare(
      `SELECT d.id, d.origin FROM versions v JOIN documents d ON d.n = v.document AND d.version = v.version
       WHERE v.source = ? ORDER BY d.n LIMIT 1`,
    )
    .get(Buffer.from(source, 'hex')) as { id: string; origin: string } | undefined;
}

/**
 * Stores a document with its reading; one of a known origin becomes a new version. Decisions are left as they are: those
 * on words that still stand hold on, since records are known by their words.
 * @example
 * const again = { origin: 'again.txt', source: sourceHash(new Uint8Array()), bytes: 0, given: {}, reading };
 * addDocument(casefile, again).outcome; // 'known'
 */
export function addDocument(file: CaseFile, given: NewDocument): Stored {
  const { reading, origin } = given;
  return write(file, (): Stored => {
    const same = rowOfText(file, reading.document.id);
    if (same) return { outcome: 'known', ...same };
    const known = file.prepare('SELECT n, id, version FROM documents WHERE origin = ?').get(origin) as
      | { n: number; id: string; version: number }
      | undefined;
    const version = (known?.version ?? 0) + 1;
    // A text that was a first version elsewhere has its id already.
    const id = known?.id ?? freeId(file, reading.document.id);
    const n = known?.n ?? insertDocument(file, id, origin);
    const before = known ? currentReading(file, known.n) : undefined;
    const named = nameRecords(id, reading, before);
    insertVersion(file, n, version, given);
    file.prepare('UPDATE documents SET version = ? WHERE n = ?').run(version, n);
    const records = holdReading(file, n, insertReading(file, n, version, named), named);
    return { outcome: known ? 'version' : 'added', id, version, records };
  });
}

function rowOfText(file: CaseFile, textId: string): { readonly id: string; readonly origin: string } | undefined {
  return file
    .prepare(
      `SELECT d.id, d.origin FROM versions v JOIN documents d ON d.n = v.document AND d.version = v.version
       WHERE v.text_id = ? ORDER BY d.n LIMIT 1`,
    )
    .get(textId) as { id: string; origin: string } | undefined;
}

/** Id in the case of the document that now has a text, which is known by the id that the text alone gives. */
export function documentOfText(file: CaseFile, textId: string): string | undefined {
  return rowOfText(file, textId)?.id;
}

function freeId(file: CaseFile, id: string): string {
  let free = id;
  let turn = 1;
  while (file.prepare('SELECT 1 FROM documents WHERE id = ?').get(free)) {
    free = `d-${sourceHash(Buffer.from(`${id} ${turn++}`)).slice(0, 12)}`;
  }
  return free;
}

/** @returns number of the row */
export function insertDocument(file: CaseFile, id: string, origin: string): number {
  const { lastInsertRowid } = file
    .prepare('INSERT INTO documents (id, origin, version) VALUES (?, ?, 0)')
    .run(id, origin);
  return Number(lastInsertRowid);
}

/** Stores a version; the document of the reading has the id of the text. */
export function insertVersion(file: CaseFile, n: number, version: number, given: NewDocument): void {
  const { document } = given.reading;
  file
    .prepare(
      `INSERT INTO versions (document, version, text_id, source, bytes, name, type, title, date, publisher, given, body)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      n,
      version,
      document.id,
      Buffer.from(given.source, 'hex'),
      given.bytes,
      document.source.name,
      document.source.type,
      document.title ?? null,
      document.date ?? null,
      document.publisher ?? null,
      JSON.stringify(given.given),
      packDocument(document),
    );
}

/** @returns number of the row */
export function insertReading(file: CaseFile, document: number, version: number, reading: Reading): number {
  const { body, ids } = packReading(reading, textIdOf(file, document, version));
  const { lastInsertRowid } = file
    .prepare('INSERT INTO readings (document, version, reader, hash, records, ids, body) VALUES (?, ?, ?, ?, ?, ?, ?)')
    .run(document, version, reading.reader, readingHash(reading), listedRecords(reading).length, ids, body);
  return Number(lastInsertRowid);
}

/** SHA-256 of a reading, apart from the order in which it was written. */
export function readingHash({ document: _, ...body }: Reading): Uint8Array {
  return createHash('sha256').update(canonicalJson(body)).digest();
}

function textIdOf(file: CaseFile, document: number, version: number): string {
  const row = file.prepare('SELECT text_id FROM versions WHERE document = ? AND version = ?').get(document, version);
  return (row as { text_id: string }).text_id;
}

/** The number of a stored reading of a version that is the same in all; undefined if there is none. */
export function sameReading(file: CaseFile, document: number, version: number, reading: Reading): number | undefined {
  const row = file
    .prepare('SELECT n FROM readings WHERE document = ? AND version = ? AND hash = ?')
    .get(document, version, readingHash(reading));
  return (row as { n: number } | undefined)?.n;
}

/** Lets a reading hold for its document: puts it where records and words are looked for. */
export function holdReading(file: CaseFile, document: number, row: number, reading: Reading): number {
  const { id, title = '', text, publisher = '', source } = reading.document;
  file
    .prepare('INSERT OR REPLACE INTO current (document, reading, date, source) VALUES (?, ?, ?, ?)')
    .run(document, row, heldDate(file, id, reading.document.date), `${publisher}\n${source.name}`);
  const records = listedRecords(reading);
  const ids = Buffer.from(records.map(({ record }) => record.id.slice(2, 6)).join(''), 'hex');
  file.prepare('INSERT OR REPLACE INTO places (document, ids) VALUES (?, ?)').run(document, ids);
  file.prepare('INSERT OR REPLACE INTO outlines (document, body) VALUES (?, ?)').run(document, packOutline(reading));
  file.prepare('DELETE FROM words WHERE rowid = ?').run(document);
  file.prepare('INSERT INTO words (rowid, text) VALUES (?, ?)').run(document, `${title}\n${text}\n${tagsOf(reading)}`);
  return records.length;
}

/** The day of publication that a person set, or else the one that was found; `null` for none. */
export function heldDate(file: CaseFile, id: string, found: string | undefined): string | null {
  const set = placedEntries(file, "j.document = ? AND j.type = 'document' AND j.action = 'date' AND j.aside = 0", id);
  const last = set.at(-1);
  if (last) return typeof last.entry.after === 'string' ? last.entry.after : null;
  return found ?? null;
}

/**
 * Makes the index of words small and quick again after much was added: what was written piece by piece is put together.
 */
export function tidyWords(file: CaseFile): void {
  write(file, () => file.prepare("INSERT INTO words (words) VALUES ('optimize')").run());
  file.db.exec('PRAGMA incremental_vacuum');
}

/** What a document is found by beside its words. */
function tagsOf(reading: Reading): string {
  const tags = new Set<string>();
  for (const { record } of listedRecords(reading)) {
    tags.add(tag('kind', record.kind));
    for (const actor of actorsOf(record)) tags.add(tag('actor', actor));
  }
  return [...tags].join(' ');
}

/** A word that stands for a property; it begins with a character for private use, so that no text has it. */
export function tag(property: 'kind' | 'actor', value: string): string {
  // A sign that parts words would make two of it.
  return `\ue000${property === 'kind' ? value.replaceAll('-', '') : actorMark(value)}`;
}

/** The machine's reading that holds for a document, with ids of the case. */
export function currentReading(file: CaseFile, document: number): Reading {
  const { reading } = file.prepare('SELECT reading FROM current WHERE document = ?').get(document) as {
    reading: number;
  };
  return storedReading(file, reading);
}

/** The same, by the id of the document. */
export function machineReading(file: CaseFile, id: string): Reading {
  return currentReading(file, documentNumber(file, id) ?? 0);
}

/** The text of the version that holds. */
export function textOf(file: CaseFile, n: number): string {
  const { body } = file
    .prepare(
      'SELECT v.body FROM documents d JOIN versions v ON v.document = d.n AND v.version = d.version WHERE d.n = ?',
    )
    .get(n) as { body: Uint8Array };
  return unpackDocument(body).text;
}

/** A reading by its number, with the text that it is of. */
export function storedReading(file: CaseFile, n: number): Reading {
  const row = file
    .prepare(
      `SELECT d.id, v.text_id, v.body AS text, r.body, r.ids FROM readings r JOIN documents d ON d.n = r.document
       JOIN versions v ON v.document = r.document AND v.version = r.version WHERE r.n = ?`,
    )
    .get(n) as { id: string; text_id: string; text: Uint8Array; body: Uint8Array; ids: Uint8Array };
  return unpackReading(row, { ...unpackDocument(row.text), id: row.id }, row.text_id);
}

const ROWS = `SELECT d.id, d.origin, d.version, v.name, v.type, v.title, c.date, v.publisher, v.source, r.records, r.reader
  FROM documents d JOIN versions v ON v.document = d.n AND v.version = d.version
  JOIN current c ON c.document = d.n JOIN readings r ON r.n = c.reading`;

/**
 * The documents in the order in which they were added.
 * @example
 * [...documents(casefile)].map(({ version }) => version); // [1]
 */
export function* documents(file: CaseFile): Generator<DocumentRow> {
  const titles = heldTitles(file);
  for (const row of file.db.prepare(`${ROWS} ORDER BY d.n`).iterate()) yield toRow(row, titles);
}

/** Documents from a place in that order on, and how many there are in all. */
export function documentPage(
  file: CaseFile,
  { limit, after }: { readonly limit: number; readonly after: number },
): { readonly items: readonly DocumentRow[]; readonly total: number } {
  const titles = heldTitles(file);
  const found = file.prepare(`${ROWS} ORDER BY d.n LIMIT ? OFFSET ?`).all(limit, after);
  const { n } = file.prepare('SELECT count(*) AS n FROM current').get() as { n: number };
  return { items: found.map((row) => toRow(row, titles)), total: n };
}

/**
 * The document that has an id.
 * @throws EntenteError `usage` if none has
 * @example
 * documentRow(casefile, reading.document.id).name; // 'missile-test-2017.txt'
 */
export function documentRow(file: CaseFile, id: string): DocumentRow {
  const row = file.prepare(`${ROWS} WHERE d.id = ?`).get(id);
  if (row) return toRow(row, heldTitles(file, id));
  throw new EntenteError('usage', `There is no document ${id}; entente list shows them.`);
}

/** Titles that people set, by document; `null` for one that was taken away. */
function heldTitles(file: CaseFile, id?: string): ReadonlyMap<string, string | null> {
  const of = "j.type <> 'record' AND j.type = 'document' AND j.action = 'title' AND j.aside = 0";
  const set = id === undefined ? placedEntries(file, of) : placedEntries(file, `j.target = ? AND ${of}`, id);
  return new Map(
    set.map(({ entry }) => [entry.target.id, typeof entry.after === 'string' ? entry.after : null] as const),
  );
}

function toRow(row: Record<string, unknown>, titles: ReadonlyMap<string, string | null>): DocumentRow {
  const { title: _, date, publisher, source, ...rest } = row as Record<string, unknown> & { source: Uint8Array };
  const held = titles.get(String(row.id));
  const title = held === undefined ? row.title : held;
  return {
    ...rest,
    ...(title === null ? {} : { title }),
    ...(date === null ? {} : { date }),
    ...(publisher === null ? {} : { publisher }),
    source: Buffer.from(source).toString('hex'),
  } as unknown as DocumentRow;
}

/** The number by which the database knows a document; undefined if there is none of that id. */
export function documentNumber(file: CaseFile, id: string): number | undefined {
  return (file.prepare('SELECT n FROM documents WHERE id = ?').get(id) as { n: number } | undefined)?.n;
}

/** What was known of a document beforehand when it was added, for reading its original again. */
export function givenOf(file: CaseFile, id: string): object {
  const row = file
    .prepare(
      'SELECT v.given FROM documents d JOIN versions v ON v.document = d.n AND v.version = d.version WHERE d.id = ?',
    )
    .get(id) as { given: string } | undefined;
  return row ? (JSON.parse(row.given) as object) : {};
}
