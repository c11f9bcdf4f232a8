import { canonicalJson } from '../../records/canonical-json.ts';
import type { AnyRecord, Reading } from '../../records/reading.ts';
import { foldDocument } from '../journal/document-decisions.ts';
import { makesRecord } from '../journal/entry.ts';
import type { Overlay } from '../journal/overlay.ts';
import { listedRecords } from '../journal/reading-records.ts';
import { anchorWords, nameRecords } from '../journal/record-name.ts';
import { type CaseFile, write } from './case-file.ts';
import { refreshCurrent } from './current-reading.ts';
import { currentReading, insertReading, sameReading, storedReading } from './documents.ts';
import { placedEntries } from './journal-rows.ts';
import { readersTaken, withSeconds } from './second-readings.ts';
import { recordIds } from './state.ts';

/** What another reading of a document would change. */
export interface ReadingDiff {
  /** Id of the document. */
  readonly document: string;
  /** What a decision `reading` names it by. */
  readonly hash: string;
  readonly reader: string;
  readonly added: readonly AnyRecord[];
  readonly gone: readonly AnyRecord[];
  readonly changed: readonly { readonly from: AnyRecord; readonly to: AnyRecord }[];
  /** Those of `gone` that people decided upon: they would be kept as they are, without a record of the machine. */
  readonly orphaned: readonly AnyRecord[];
  /** The reading itself, with ids of the case. */
  readonly reading: Reading;
}

/**
 * Keeps another reading of a document beside the one that holds; nothing changes until a person takes it.
 * @returns whether it says anything new
 */
export function proposeReading(file: CaseFile, id: string, reading: Reading): boolean {
  return write(file, () => {
    const row = file.prepare('SELECT n, version FROM documents WHERE id = ?').get(id) as { n: number; version: number };
    const named = nameRecords(id, reading, currentReading(file, row.n));
    if (sameReading(file, row.n, row.version, named) !== undefined) return false;
    let n = insertReading(file, row.n, row.version, named);
    // What language models found in the same text stands beside the program's new reading too.
    const joint = withSeconds(file, id, named);
    if (joint !== named) {
      const whole = nameRecords(id, joint, currentReading(file, row.n));
      n = sameReading(file, row.n, row.version, whole) ?? insertReading(file, row.n, row.version, whole);
    }
    // A journal from another copy may have taken it already.
    refreshCurrent(file, id);
    return (
      (file.prepare('SELECT reading FROM current WHERE document = ?').get(row.n) as { reading: number }).reading !== n
    );
  });
}

/** The proposals that wait, in the order of the documents: the newest reading of each, where it is not the one that holds. */
export function* proposals(file: CaseFile, only?: string): Generator<ReadingDiff> {
  const rows = file
    .prepare(
      `SELECT d.n, d.id, c.reading, max(r.n) AS newest FROM documents d JOIN current c ON c.document = d.n
       JOIN readings r ON r.document = d.n AND r.version = d.version
       WHERE r.reader NOT LIKE 'model %' AND (r.reader NOT LIKE '% + model %' OR r.reader LIKE ?)
       GROUP BY d.n HAVING newest > c.reading ORDER BY d.n`,
    )
    .all(`%(${readersTaken(file)})`) as { n: number; id: string; reading: number; newest: number }[];
  for (const { id, reading, newest } of rows) {
    if (only !== undefined && only !== id) continue;
    const { hash } = file.prepare('SELECT lower(hex(hash)) AS hash FROM readings WHERE n = ?').get(newest) as {
      hash: string;
    };
    yield diffOf(file, id, hash, storedReading(file, reading), storedReading(file, newest));
  }
}

function diffOf(file: CaseFile, document: string, hash: string, from: Reading, to: Reading): ReadingDiff {
  const before = new Map(listedRecords(from).map(({ record }) => [record.id, record]));
  const after = new Map(listedRecords(to).map(({ record }) => [record.id, record]));
  const gone = [...before.values()].filter(({ id }) => !after.has(id));
  const { records } = foldDocument(placedEntries(file, 'j.document = ?', document));
  return {
    document,
    hash,
    reader: to.reader,
    added: [...after.values()].filter(({ id }) => !before.has(id)),
    gone,
    changed: [...before.values()].flatMap((record) => {
      const other = after.get(record.id);
      return other && said(record) !== said(other) ? [{ from: record, to: other }] : [];
    }),
    orphaned: gone.filter(({ id }) => records.get(id)?.decided !== undefined),
    reading: to,
  };
}

/** What a record says, without by whom and how surely it was found. */
function said({ provenance: _, ...record }: AnyRecord): string {
  return canonicalJson(record);
}

/** A decision whose record the reading that holds does not have. */
export interface Orphan {
  readonly id: string;
  readonly document: string;
  /** The words on which it stood. */
  readonly words: string;
  /** Whether it is still shown: the text is the same, only the reading is another one. */
  readonly kept: boolean;
}

/** Decisions whose records are gone from the readings that hold, by name. */
export function* orphans(file: CaseFile): Generator<Orphan> {
  const rows = file
    .prepare(
      `SELECT DISTINCT j.document AS id, d.n FROM journal j JOIN documents d ON d.id = j.document
       JOIN steps s ON s.step = j.step AND s.active = 1 WHERE j.type = 'record' AND j.action <> 'memo' ORDER BY d.n`,
    )
    .all() as { id: string; n: number }[];
  for (const { id, n } of rows) {
    const entries = placedEntries(file, "j.document = ? AND j.type = 'record'", id);
    const { records } = foldDocument(entries);
    if (allPresent(records, recordIds(file, n))) continue;
    const reading = currentReading(file, n);
    const present = new Set(listedRecords(reading).map(({ record }) => record.id));
    for (const [record, overlay] of records) {
      if (present.has(record) || !overlay.decided) continue;
      // What a person added stands on its words, as long as the text has them there.
      if (overlay.added && stands(overlay.added, reading, entries, record)) continue;
      const words = entries.findLast(({ entry }) => entry.target.id === record && entry.words)?.entry.words ?? '';
      yield { id: record, document: id, words, kept: textHas(reading, words) };
    }
  }
}

/** Whether records stand in the reading that holds; tells it of their ids alone, so that hardly any reading is opened. */
function allPresent(records: ReadonlyMap<string, Overlay>, ids: Uint8Array): boolean {
  const hex = Buffer.from(ids).toString('hex');
  const present = new Set(Array.from({ length: hex.length / 12 }, (_, i) => hex.slice(12 * i, 12 * i + 12)));
  return [...records.keys()].every((id) => present.has(id.slice(2)));
}

function stands(
  record: AnyRecord,
  { document }: Reading,
  entries: ReturnType<typeof placedEntries>,
  id: string,
): boolean {
  const { words } = entries.find(({ entry }) => entry.target.id === id && makesRecord(entry.action))?.entry ?? {};
  return words === undefined || anchorWords(record, document.text).startsWith(words.replace(/…$/, ''));
}

function textHas({ document }: Reading, words: string): boolean {
  const [first = ''] = words.replace(/…$/, '').split(' … ');
  return document.text.replace(/\s+/g, ' ').includes(first);
}
