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
  return foldShared(placedEntries(file, "j.type IN ('actor', 'issue', 'event')"));
}

/**
 * A document as it stands.
 * @param shared what `sharedState` gave, for many documents in turn
 * @throws EntenteError `usage` if there is none of that id
 */
export function stateOf(file: CaseFile, id: string, shared: SharedState = sharedState(file)): DocumentState {
  const n = documentNumber(file, id);
  if (n === undefined) throw new EntenteError('usage', `There is no document ${id} in ${file.folder}.`);
  const decisions = foldDocument(placedEntries(file, 'j.document = ?', id));
  const machine = currentReading(file, n);
  return documentState(machine, decisions, shared, formerRecords(file, n, machine, decisions.records.keys()));
}

/** Every document as it stands, in the order in which they were added; one at a time, so that memory stays small. */
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
  const bytes = Buffer.from(/^[a-z]-([0-9a-f]{12})$/.exec(id)?.[1] ?? '', 'hex');
  const found = file.prepare(
    `SELECT d.id, p.ids FROM places p JOIN documents d ON d.n = p.document
     WHERE instr(p.ids, ?1) > 0 AND (?2 IS NULL OR d.id = ?2)`,
  );
  const rows = bytes.length === 0 ? [] : (found.all(bytes, known ?? null) as { id: string; ids: Uint8Array }[]);
  const row = rows.find(({ ids }) => startsAt(ids, bytes));
  if (row) return row.id;
  const decided = file
    .prepare("SELECT document FROM journal WHERE target = ? AND type = 'record' ORDER BY n DESC LIMIT 1")
    .get(id) as { document: string } | undefined;
  return decided?.document;
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
  throw new EntenteError('usage', `There is no record ${id} ; entente list --records shows them all.`);
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
