import type { ActionName, JournalEntry, Json, PlacedEntry, Target } from '../journal/entry.ts';
import type { CaseFile } from './case-file.ts';

/** The columns of an entry, for statements that read the journal as `j` beside the steps as `s`. */
export const ENTRY = `j.n, j.id, j.follows, j.step, j.coder, j.at, j.action, j.type, j.target, j.document, j.field,
  j.before, j.after, j.words, j.asked, j.sample, j.aside`;

/** A row of the journal as the database has it. */
export interface JournalRow {
  readonly n: number;
  readonly id: string;
  readonly follows: string | null;
  readonly step: string;
  readonly coder: string;
  readonly at: string;
  readonly action: string;
  readonly type: string;
  readonly target: string;
  readonly document: string | null;
  readonly field: string | null;
  readonly before: string | null;
  readonly after: string | null;
  readonly words: string | null;
  readonly asked: string | null;
  readonly sample: string | null;
  readonly aside: number;
}

/** An entry of a row. */
export function toEntry(row: JournalRow): JournalEntry {
  const target = (
    row.type === 'record'
      ? { type: row.type, id: row.target, document: row.document ?? '' }
      : { type: row.type, id: row.target }
  ) as Target;
  return {
    id: row.id,
    ...(row.follows === null ? {} : { follows: row.follows }),
    step: row.step,
    coder: row.coder,
    at: row.at,
    action: row.action as ActionName,
    target,
    ...(row.field === null ? {} : { field: row.field }),
    ...(row.before === null ? {} : { before: JSON.parse(row.before) as Json }),
    ...(row.after === null ? {} : { after: JSON.parse(row.after) as Json }),
    ...(row.words === null ? {} : { words: row.words }),
    ...(row.asked === null ? {} : { asked: row.asked as 'blind' | 'shown' | 'conflict' }),
    ...(row.sample === null ? {} : { sample: row.sample }),
    ...(row.aside ? { aside: true } : {}),
  };
}

/** Writes an entry behind the others; the caller is in a transaction. @returns its number */
export function insertEntry(file: CaseFile, entry: JournalEntry): number {
  const { target } = entry;
  const json = (value: Json | undefined): string | null => (value === undefined ? null : JSON.stringify(value));
  const { lastInsertRowid } = file
    .prepare(
      `INSERT INTO journal (id, follows, step, coder, at, action, type, target, document, field, before, after, words,
         asked, sample, aside) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      entry.id,
      entry.follows ?? null,
      entry.step,
      entry.coder,
      entry.at,
      entry.action,
      target.type,
      target.id,
      target.type === 'record' ? target.document : target.type === 'document' ? target.id : null,
      entry.field ?? null,
      json(entry.before),
      json(entry.after),
      entry.words ?? null,
      entry.asked ?? null,
      entry.sample ?? null,
      entry.aside ? 1 : 0,
    );
  const n = Number(lastInsertRowid);
  noteStep(file, entry, n);
  noteWords(file, entry, n);
  return n;
}

/** Puts words that people wrote where they are looked for. */
export function noteWords(file: CaseFile, { action, target, after }: JournalEntry, n: number): void {
  const noted = action === 'memo' || action === 'title';
  if (!noted || typeof after !== 'string' || (target.type !== 'record' && target.type !== 'document')) return;
  file.prepare('INSERT INTO notes (rowid, text) VALUES (?, ?)').run(n, after);
}

/** Keeps the table of steps: what `stepStates` says of the whole journal, entry by entry. */
export function noteStep(file: CaseFile, entry: JournalEntry, n: number): void {
  if (entry.action === 'undo') file.prepare('UPDATE steps SET active = 0 WHERE step = ?').run(entry.target.id);
  else if (entry.action === 'redo')
    file.prepare('UPDATE steps SET active = 1, place = ? WHERE step = ?').run(n, entry.target.id);
  else file.prepare('INSERT OR IGNORE INTO steps (step, active, place) VALUES (?, 1, ?)').run(entry.step, n);
}

/**
 * Entries that hold, in the order in which they take effect.
 * @param where a condition on `j`, the journal, with `?` for the parameters
 */
export function placedEntries(file: CaseFile, where: string, ...parameters: readonly string[]): readonly PlacedEntry[] {
  const rows = file
    .prepare(
      `SELECT ${ENTRY}, s.place FROM journal j JOIN steps s ON s.step = j.step AND s.active = 1
       WHERE j.action NOT IN ('undo', 'redo') AND ${where} ORDER BY s.place, j.n`,
    )
    .all(...parameters) as unknown as (JournalRow & { readonly place: number })[];
  return rows.map((row) => ({ entry: toEntry(row), place: row.place }));
}
