import { EntenteError } from '../../records/failure.ts';
import type { AnyRecord, Reading } from '../../records/reading.ts';
import { type CaseRecord, type DocumentState, documentState, type SharedState } from '../journal/current.ts';
import { foldDocument } from '../journal/document-decisions.ts';
import { listedRecords } from '../journal/reading-records.ts';
import { foldShared } from '../journal/shared-state.ts';
import type { CaseFile } from './case-file.ts';
import { currentReading, documentNumber, storedReading } from './documents.ts';
import { placedEntries } from './journal-rows.ts';

/** What people decided about actors, issues and acts of all documents. */
export function sharedState(file: CaseFile): SharedState {
  return foldShared(placedEntries(file, "j.type <> 'record' AND j.type IN ('actor', 'issue', 'event', 'value')"));
}

/**
 * A document as it stands.
 * @param shared what `sharedState` gave, for many documents in turn
 * @throws EntenteError `usage` if there is none of that id
 * @example
 * stateOf(casefile, reading.document.id).records.length > 10; // true
 */
export function stateOf(file: CaseFile, id: string, shared: SharedState = sharedState(file)): DocumentState {
  const n = documentNumber(file, id);
  if (n === undefined) throw new EntenteError('usage', `There is no document ${id} in ${file.folder}.`);
  const decisions = foldDocument(placedEntries(file, 'j.document = ?', id));
  const machine = currentReading(file, n);
  return documentState(machine, decisions, shared, formerRecords(file, n, machine, decisions.records.keys()));
}

/**
 * Every document as it stands, in the order in which they were added; one at a time, so that memory stays small.
 * @example
 * [...states(casefile)].length; // 1
 */
export function* states(file: CaseFile): Generator<DocumentState> {
  const shared = sharedState(file);
  const ids = file.prepare('SELECT id FROM documents ORDER BY n').all() as { id: string }[];
  for (const { id } of ids) yield stateOf(file, id, shared);
}

/**
 * The document in which a record stands.
 * @param known id of a document in which it may stand; without it all are looked through
 * @returns undefined if no document has one of that id
 */
export function documentOfRecord(file: CaseFile, id: string, known?: string): string | undefined {
  const bytes = recordBytes(id);
  const rows = bytes.length === 0 ? [] : placesOf(file, bytes, known);
  for (const { n, id: document } of rows) if (startsAt(recordIds(file, n), bytes)) return document;
  const decided = file
    .prepare("SELECT document FROM journal WHERE target = ? AND type = 'record' ORDER BY n DESC LIMIT 1")
    .get(id) as { document: string } | undefined;
  return decided?.document;
}

/** Documents that may have a record of an id: those in which one begins with the same two bytes. */
function placesOf(
  file: CaseFile,
  bytes: Uint8Array,
  known: string | undefined,
): readonly { readonly n: number; readonly id: string }[] {
  const start = bytes.subarray(0, 2);
  if (known !== undefined) {
    const n = documentNumber(file, known);
    return n === undefined ? [] : [{ n, id: known }];
  }
  const rows = file.prepare('SELECT document AS n, ids FROM places WHERE instr(ids, ?) > 0').all(start) as {
    n: number;
    ids: Uint8Array;
  }[];
  const name = file.prepare('SELECT id FROM documents WHERE n = ?');
  return rows.flatMap(({ n, ids }) => (startsAt(ids, start) ? [{ n, id: (name.get(n) as { id: string }).id }] : []));
}

/** Ids of the records of the reading that holds, six bytes each, in the order of its lists. */
export function recordIds(file: CaseFile, document: number): Uint8Array {
  const row = file
    .prepare('SELECT r.ids FROM current c JOIN readings r ON r.n = c.reading WHERE c.document = ?')
    .get(document) as { ids: Uint8Array } | undefined;
  return row?.ids ?? new Uint8Array();
}

/** Whether some reading of the version that holds has a record, or somebody added or suggested it. */
export function isRecordOf(file: CaseFile, id: string, document: string): boolean {
  const bytes = recordBytes(id);
  if (bytes.length === 0) return false;
  const rows = file
    .prepare(
      `SELECT r.ids FROM documents d JOIN readings r ON r.document = d.n AND r.version = d.version
       WHERE d.id = ? AND instr(r.ids, ?) > 0`,
    )
    .all(document, bytes) as { ids: Uint8Array }[];
  if (rows.some(({ ids }) => startsAt(ids, bytes))) return true;
  return (
    file.prepare("SELECT 1 FROM journal WHERE target = ? AND action IN ('add', 'suggest') LIMIT 1").get(id) !==
    undefined
  );
}

/** An id as places have it; of what is no id of a record, bytes that stand nowhere. */
function recordBytes(id: string): Uint8Array {
  return Buffer.from(/^[a-z]-([0-9a-f]{12})$/.exec(id)?.[1] ?? '', 'hex');
}

/** Whether an id stands in a row of ids, and not across two of them. */
function startsAt(ids: Uint8Array, id: Uint8Array): boolean {
  const row = Buffer.from(ids);
  for (let at = row.indexOf(id); at >= 0; at = row.indexOf(id, at + 1)) if (at % id.length === 0) return true;
  return false;
}

/**
 * A record with its document, both as they stand.
 * @throws EntenteError `usage` if there is none of that id
 * @example
 * const [event] = stateOf(casefile, reading.document.id).reading.events;
 * findRecord(casefile, event.id).record.status; // 'open'
 */
export function findRecord(
  file: CaseFile,
  id: string,
  known?: string,
): { readonly state: DocumentState; readonly record: CaseRecord } {
  const document = documentOfRecord(file, id, known);
  const state = document === undefined ? undefined : stateOf(file, document);
  const record = state?.records.find((one) => one.id === id);
  if (state && record) return { state, record };
  if (documentNumber(file, id) !== undefined) {
    throw new EntenteError('usage', `${id} is a document; name one of its records, which entente show ${id} lists.`);
  }
  throw new EntenteError('usage', `There is no record ${id}; entente list --records shows them all.`);
}

/** Records of earlier readings of the version that holds, which people decided upon and the present reading lacks. */
function formerRecords(file: CaseFile, n: number, machine: Reading, decided: Iterable<string>): readonly AnyRecord[] {
  const present = new Set(listedRecords(machine).map(({ record }) => record.id));
  const missing = new Set([...decided].filter((id) => !present.has(id)));
  if (missing.size === 0) return [];
  const rows = file
    .prepare(
      `SELECT r.n FROM readings r JOIN documents d ON d.n = r.document AND d.version = r.version
       WHERE r.document = ? ORDER BY r.n DESC`,
    )
    .all(n) as { n: number }[];
  const found: AnyRecord[] = [];
  for (const { n: row } of rows) {
    const records = listedRecords(storedReading(file, row));
    for (const { record } of records) if (missing.delete(record.id)) found.push(record);
    if (missing.size === 0) break;
  }
  return found;
}
