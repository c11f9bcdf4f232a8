import { createHash } from 'node:crypto';
import { canonicalJson } from '../../records/canonical-json.ts';
import type { Reading } from '../../records/reading.ts';
import { type Clash, clashesOfCopies } from '../journal/clashes.ts';
import { activeEntries } from '../journal/steps.ts';
import { applyEntries } from './apply.ts';
import { type CaseFile, write } from './case-file.ts';
import { refreshCurrent } from './current-reading.ts';
import { insertDocument, insertReading, insertVersion, readingHash, sameReading, storedReading } from './documents.ts';
import type { ForeignCase, ForeignDocument, ForeignVersion } from './foreign-case.ts';
import { journal } from './log.ts';
import { storeSource } from './sources.ts';

/** Something about a document that is not the same in both copies; a sentence for a person. */
export interface DocumentClash {
  readonly document: string;
  readonly sentence: string;
}

/** What a merge did. */
export interface MergedCase {
  /** Documents that only the other copy had. */
  readonly added: number;
  /** Documents that both had and that brought versions or readings. */
  readonly joined: number;
  readonly same: number;
  /** Originals that the other copy should have and has not, or that are not what their names say. */
  readonly missing: readonly string[];
  /** Entries of the journal that came. */
  readonly entries: number;
  /** Entries that only this copy had. */
  readonly own: number;
  readonly documents: readonly DocumentClash[];
  /** What was decided differently here and there since the copies went apart. */
  readonly clashes: readonly Clash[];
}

/**
 * Joins another copy of a case to this one: its documents, versions, readings, originals and journal. Nothing is lost, and
 * which copy is merged into which makes no difference to what stands. Each document is kept whole or not at all; one that
 * was broken off is finished by doing it again.
 *
 * @param told called after each document
 * @throws EntenteError `unreadable` before anything is written if the journal of the other copy was altered
 */
export async function mergeCase(
  file: CaseFile,
  other: ForeignCase,
  told: (done: number) => void = () => undefined,
): Promise<MergedCase> {
  const theirs = other.journal();
  const mine = new Set((file.prepare('SELECT id FROM journal').all() as { id: string }[]).map(({ id }) => id));
  const counts = { added: 0, joined: 0, same: 0 };
  const missing: string[] = [];
  const documents: DocumentClash[] = [];
  let done = 0;
  for (const document of other.documents()) {
    for (const { source, type } of document.versions) {
      const bytes = other.original(source, type);
      if (bytes) await storeSource(file, source, type, bytes);
      else missing.push(document.origin);
    }
    counts[write(file, () => mergeDocument(file, document, documents))]++;
    told(++done);
  }
  const { applied } = applyEntries(file, theirs);
  const theirIds = new Set(theirs.map(({ id }) => id));
  const own = [...mine].filter((id) => !theirIds.has(id)).length;
  const clashes = applied > 0 && own > 0 ? clashesOfCopies(activeEntries([...journal(file)]), mine, theirIds) : [];
  return { ...counts, missing, entries: applied, own, documents, clashes };
}

function mergeDocument(
  file: CaseFile,
  document: ForeignDocument,
  clashes: DocumentClash[],
): 'added' | 'joined' | 'same' {
  const known = file.prepare('SELECT n, version FROM documents WHERE id = ?').get(document.id) as
    | { n: number; version: number }
    | undefined;
  if (!known) {
    const n = insertDocument(file, document.id, freeOrigin(file, document));
    for (const [i, version] of document.versions.entries()) insertForeign(file, n, i + 1, version);
    settle(file, n, document);
    return 'added';
  }
  const ordered = orderVersions(file, known.n, document, clashes);
  let changed = ordered;
  for (const version of document.versions) {
    if (mergeVersion(file, known.n, document.id, version, clashes)) changed = true;
  }
  if (!changed) return 'same';
  settle(file, known.n, document);
  return 'joined';
}

/** Another document may have come from a file of the same name. */
function freeOrigin(file: CaseFile, { id, origin }: ForeignDocument): string {
  const taken = file.prepare('SELECT 1 FROM documents WHERE origin = ?').get(origin);
  return taken ? `${origin} (${id})` : origin;
}

function insertForeign(file: CaseFile, n: number, number: number, version: ForeignVersion): void {
  const [first] = version.readings as [Reading, ...Reading[]];
  const document = { ...first.document, id: version.textId };
  insertVersion(file, n, number, { ...version, origin: '', reading: { ...first, document } });
  for (const reading of version.readings) insertReading(file, n, number, reading);
}

/** Lets the last version and the right reading of it hold. */
function settle(file: CaseFile, n: number, { id }: ForeignDocument): void {
  file
    .prepare('UPDATE documents SET version = (SELECT max(version) FROM versions WHERE document = ?1) WHERE n = ?1')
    .run(n);
  file.prepare('DELETE FROM current WHERE document = ?').run(n);
  refreshCurrent(file, id);
}

/**
 * Brings the versions of both copies into one order: by the number that each had where it came later, and by the text
 * where several have the same.
 * @returns whether there are more than before
 */
function orderVersions(
  file: CaseFile,
  n: number,
  { id, versions }: ForeignDocument,
  clashes: DocumentClash[],
): boolean {
  const mine = file
    .prepare('SELECT version, text_id AS textId FROM versions WHERE document = ? ORDER BY version')
    .all(n) as {
    version: number;
    textId: string;
  }[];
  const numbers = new Map(mine.map(({ textId, version }) => [textId, version]));
  const fresh = versions.filter(({ textId }) => !numbers.has(textId));
  for (const { textId, version } of versions) numbers.set(textId, Math.max(version, numbers.get(textId) ?? 0));
  const order = [...numbers].sort(([a, i], [b, j]) => i - j || (a < b ? -1 : 1)).map(([textId]) => textId);
  for (const { version } of mine) renumber(file, n, version, -version);
  for (const { version, textId } of mine) renumber(file, n, -version, order.indexOf(textId) + 1);
  for (const version of fresh) insertForeign(file, n, order.indexOf(version.textId) + 1, version);
  const theirs = new Set(versions.map(({ textId }) => textId));
  const own = mine.filter(({ textId }) => !theirs.has(textId));
  if (own.length > 0 && fresh.length > 0) {
    clashes.push({
      document: id,
      sentence: `was changed in both copies, each in its own way; version ${order.length} holds, and all are kept.`,
    });
  }
  return fresh.length > 0;
}

function renumber(file: CaseFile, n: number, from: number, to: number): void {
  for (const table of ['versions', 'readings']) {
    file.prepare(`UPDATE ${table} SET version = ? WHERE document = ? AND version = ?`).run(to, n, from);
  }
}

/** @returns whether anything came of it */
function mergeVersion(
  file: CaseFile,
  n: number,
  id: string,
  version: ForeignVersion,
  clashes: DocumentClash[],
): boolean {
  const row = file
    .prepare(
      `SELECT v.version, min(r.n) AS first FROM versions v JOIN readings r ON r.document = v.document AND r.version = v.version
       WHERE v.document = ? AND v.text_id = ?`,
    )
    .get(n, version.textId) as { version: number; first: number };
  const mine = storedReading(file, row.first);
  let changed = false;
  for (const reading of version.readings) {
    if (sameReading(file, n, row.version, reading) !== undefined) continue;
    insertReading(file, n, row.version, reading);
    changed = true;
  }
  const [theirs] = version.readings as [Reading, ...Reading[]];
  const [a, b] = [rank(mine), rank(theirs)];
  if (a === b) return changed;
  const facts = canonicalJson(mine.document) !== canonicalJson(theirs.document);
  if (facts) {
    const [first, second] = a < b ? [mine, theirs] : [theirs, mine];
    clashes.push({
      document: id,
      sentence: `was added as ${factWords(first)} in one copy and as ${factWords(second)} in the other; the former holds.`,
    });
  }
  if (a < b) return changed;
  if (facts) replaceFacts(file, n, row.version, version, theirs);
  // The first reading of a version holds until a person takes another one.
  file
    .prepare('UPDATE readings SET n = (SELECT min(n) - 1 FROM readings) WHERE n = ?')
    .run(sameReading(file, n, row.version, theirs) ?? row.first);
  return true;
}

/** An order of what a version was first read as, which is the same in both copies. */
function rank(reading: Reading): string {
  const document = createHash('sha256').update(canonicalJson(reading.document)).digest('hex');
  return `${reading.reader}\n${document}\n${Buffer.from(readingHash(reading)).toString('hex')}`;
}

function factWords({ document }: Reading): string {
  return `${document.source.name} (“${document.title ?? 'no title'}”, ${document.date ?? 'no date'})`;
}

function replaceFacts(file: CaseFile, n: number, number: number, version: ForeignVersion, reading: Reading): void {
  file.prepare('DELETE FROM versions WHERE document = ? AND version = ?').run(n, number);
  const document = { ...reading.document, id: version.textId };
  insertVersion(file, n, number, { ...version, origin: '', reading: { ...reading, document } });
}
