import { EntenteError } from '../../records/failure.ts';
import { jointOf, modelOf, READERS_TAKEN, type ReadersTaken } from '../../records/reader-name.ts';
import type { Reading } from '../../records/reading.ts';
import type { Decision } from '../journal/entry.ts';
import { nameRecords } from '../journal/record-name.ts';
import { joinReadings, type SecondReading, secondReading } from '../readers/join-readings.ts';
import { type CaseFile, write } from './case-file.ts';
import { decide, type Hand } from './decide.ts';
import { currentReading, documentNumber, insertReading, readingHash, sameReading, storedReading } from './documents.ts';
import { readSettings } from './settings.ts';

/** What readers made of the version of a document that holds. */
export interface ReadingsOf {
  /** The program's own, the newest. */
  readonly own: Reading;
  /** Those of language models, the newest of each, in the order in which they came. */
  readonly seconds: readonly SecondReading[];
}

/** How the case takes what several readers found: as `entente.yaml` says. */
export function readersTaken(file: CaseFile): ReadersTaken {
  return readSettings(file.place, file.folder).readers ?? 'beside';
}

/**
 * All readings of a document, each by who made it.
 * @throws EntenteError `usage` if there is no such document
 */
export function readingsOf(file: CaseFile, id: string): ReadingsOf {
  const n = documentNumber(file, id);
  if (n === undefined) throw new EntenteError('usage', `There is no document ${id} in ${file.folder}.`);
  const rows = file
    .prepare(
      `SELECT r.n, r.reader FROM readings r JOIN documents d ON d.n = r.document AND d.version = r.version
       WHERE d.n = ? ORDER BY r.n`,
    )
    .all(n) as { n: number; reader: string }[];
  let own: number | undefined;
  const models = new Map<string, number>();
  for (const { n: row, reader } of rows) {
    const model = modelOf(reader);
    if (model) models.set(model.model, row);
    else if (!jointOf(reader)) own = row;
  }
  return {
    own: own === undefined ? currentReading(file, n) : storedReading(file, own),
    seconds: [...models.values()].flatMap((row) => secondReading(storedReading(file, row)) ?? []),
  };
}

/** Documents of which some language model made a reading, of the version that holds. */
export function secondRead(file: CaseFile): readonly string[] {
  const rows = file
    .prepare(
      `SELECT DISTINCT d.id, d.n FROM readings r JOIN documents d ON d.n = r.document AND d.version = r.version
       WHERE r.reader LIKE 'model %' ORDER BY d.n`,
    )
    .all() as { id: string }[];
  return rows.map(({ id }) => id);
}

/** Whether the case has the reading of a document by a reader of a name already. */
export function isReadBy(file: CaseFile, id: string, reader: string): boolean {
  return (
    file
      .prepare(
        `SELECT 1 FROM readings r JOIN documents d ON d.n = r.document AND d.version = r.version
         WHERE d.id = ? AND r.reader = ? LIMIT 1`,
      )
      .get(id, reader) !== undefined
  );
}

/**
 * Keeps what a language model read in a document, and lets what it suggests stand beside what the program found. That is a
 * decision like any other: it is journalled, and undone.
 */
export function keepSecondReading(file: CaseFile, id: string, reading: Reading, hand: Hand): void {
  write(file, () => {
    const n = documentNumber(file, id);
    if (n === undefined) throw new EntenteError('usage', `There is no document ${id} in ${file.folder}.`);
    const { version } = file.prepare('SELECT version FROM documents WHERE n = ?').get(n) as { version: number };
    const named = nameRecords(id, reading, currentReading(file, n));
    if (sameReading(file, n, version, named) === undefined) insertReading(file, n, version, named);
  });
  takeReaders(file, [id], readersTaken(file), hand);
}

/**
 * Takes what readers found in documents together in another way; one step, which undo takes back.
 * @returns how many documents say something else since
 */
export function takeReaders(file: CaseFile, ids: readonly string[], taken: ReadersTaken, hand: Hand): number {
  const decisions = write(file, () => ids.flatMap((id) => joint(file, id, taken)));
  decide(file, decisions, hand);
  return decisions.length;
}

/** The decision that lets a joint reading hold, which is stored where it is not yet; none where it holds already. */
function joint(file: CaseFile, id: string, taken: ReadersTaken): readonly Decision[] {
  const { own, seconds } = readingsOf(file, id);
  const n = documentNumber(file, id);
  if (n === undefined || seconds.length === 0) return [];
  const held = currentReading(file, n);
  const named = nameRecords(id, joinReadings(own, seconds, taken), held);
  const { version } = file.prepare('SELECT version FROM documents WHERE n = ?').get(n) as { version: number };
  if (sameReading(file, n, version, named) === undefined) insertReading(file, n, version, named);
  const hash = Buffer.from(readingHash(named)).toString('hex');
  if (Buffer.from(readingHash(held)).toString('hex') === hash) return [];
  return [{ action: 'reading', target: { type: 'document', id }, after: hash }];
}

/** A reading of the program with what models read in the same version, as the case takes them; the same where none did. */
export function withSeconds(file: CaseFile, id: string, own: Reading): Reading {
  if (jointOf(own.reader)) return own;
  const { seconds } = readingsOf(file, id);
  return seconds.length === 0 ? own : joinReadings(own, seconds, readersTaken(file));
}

/** Whether words name a way of taking readers together. */
export function takenOf(words: string | undefined): ReadersTaken | undefined {
  return READERS_TAKEN.find((one) => one === words);
}
