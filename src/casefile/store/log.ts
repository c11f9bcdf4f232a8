import type { JournalEntry } from '../journal/entry.ts';
import type { CaseFile } from './case-file.ts';
import { ENTRY, type JournalRow, toEntry } from './journal-rows.ts';

/** An entry of the journal, and whether its step holds. */
export interface LoggedEntry {
  readonly entry: JournalEntry;
  readonly active: boolean;
}

/** A step of the journal as it is listed. */
export interface LoggedStep extends LoggedEntry {
  /** The first entry is `entry`; this many are in the step. */
  readonly size: number;
}

/** All entries about one thing, oldest first. */
export function entriesAbout(file: CaseFile, target: string): readonly LoggedEntry[] {
  const rows = file
    .prepare(`SELECT ${ENTRY}, s.active FROM journal j JOIN steps s ON s.step = j.step WHERE j.target = ? ORDER BY j.n`)
    .all(target);
  return (rows as unknown as (JournalRow & { active: number })[]).map((row) => ({
    entry: toEntry(row),
    active: row.active === 1,
  }));
}

/**
 * The last steps, newest first; undo and redo stand among them as the entries that they are.
 * @param most how many
 */
export function lastSteps(file: CaseFile, most: number): readonly LoggedStep[] {
  const rows = file
    .prepare(
      `SELECT ${ENTRY}, coalesce(s.active, 1) AS active, (SELECT count(*) FROM journal k WHERE k.step = j.step) AS size
       FROM journal j LEFT JOIN steps s ON s.step = j.step WHERE j.id = j.step ORDER BY j.n DESC LIMIT ?`,
    )
    .all(most);
  return (rows as unknown as (JournalRow & { active: number; size: number })[]).map((row) => ({
    entry: toEntry(row),
    active: row.active === 1,
    size: row.size,
  }));
}

/** The whole journal in its order, one entry at a time. */
export function* journal(file: CaseFile): Generator<JournalEntry> {
  for (const row of file.db.prepare(`SELECT ${ENTRY} FROM journal j ORDER BY j.n`).iterate()) {
    yield toEntry(row as unknown as JournalRow);
  }
}
