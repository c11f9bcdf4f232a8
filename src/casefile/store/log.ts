import type { JournalEntry } from '../journal/entry.ts';
import { joinedOrder } from '../journal/joined-order.ts';
import type { CaseFile } from './case-file.ts';
import { ENTRY, type JournalRow, noteStep, toEntry } from './journal-rows.ts';

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

/**
 * All entries about one thing, oldest first.
 * @example
 * entriesAbout(casefile, reading.document.id).every(({ entry }) => entry.target.type === 'document'); // true
 */
export function entriesAbout(file: CaseFile, target: string): readonly LoggedEntry[] {
  const rows = file
    .prepare(`SELECT ${ENTRY}, s.active FROM journal j JOIN steps s ON s.step = j.step WHERE j.target = ? ORDER BY j.n`)
    .all(target);
  return (rows as unknown as (JournalRow & { active: number })[]).map((row) => ({
    entry: toEntry(row),
    active: row.active === 1,
  }));
}

/** How many steps the journal has, with undo and redo. */
export function stepCount(file: CaseFile): number {
  return (file.prepare('SELECT count(*) AS n FROM journal WHERE id = step').get() as { n: number }).n;
}

/**
 * The last steps, newest first; undo and redo stand among them as the entries that they are.
 * @param most how many
 * @param after how many to leave out before
 */
export function lastSteps(file: CaseFile, most: number, after = 0): readonly LoggedStep[] {
  const rows = file
    .prepare(
      `SELECT ${ENTRY}, coalesce(s.active, 1) AS active, (SELECT count(*) FROM journal k WHERE k.step = j.step) AS size
       FROM journal j LEFT JOIN steps s ON s.step = j.step WHERE j.id = j.step ORDER BY j.n DESC LIMIT ? OFFSET ?`,
    )
    .all(most, after);
  return (rows as unknown as (JournalRow & { active: number; size: number })[]).map((row) => ({
    entry: toEntry(row),
    active: row.active === 1,
    size: row.size,
  }));
}

/**
 * The whole journal, one entry at a time, in the order in which decisions take effect: that in which they were written,
 * unless copies were joined.
 * @example
 * [...journal(casefile)].every(({ coder }) => coder === 'ada'); // true
 */
export function* journal(file: CaseFile): Generator<JournalEntry> {
  if (isOfOneCopy(file)) {
    for (const row of file.db.prepare(`SELECT ${ENTRY} FROM journal j ORDER BY j.n`).iterate()) {
      yield toEntry(row as unknown as JournalRow);
    }
    return;
  }
  const links = file.prepare('SELECT id, follows, at FROM journal ORDER BY n').all() as {
    id: string;
    follows: string | null;
    at: string;
  }[];
  const find = file.prepare(`SELECT ${ENTRY} FROM journal j WHERE j.id = ?`);
  const linked = links.map(({ id, follows, at }) => ({ id, at, ...(follows === null ? {} : { follows }) }));
  for (const { id } of joinedOrder(linked)) yield toEntry(find.get(id) as unknown as JournalRow);
}

/** Whether each entry follows the one before it. */
function isOfOneCopy(file: CaseFile): boolean {
  const { n } = file
    .prepare(
      `SELECT count(*) AS n FROM (SELECT n, follows, lag(id) OVER (ORDER BY n) AS before FROM journal)
       WHERE before IS NOT NULL AND follows IS NOT before`,
    )
    .get() as { n: number };
  return n === 0;
}

/** Makes the table of steps anew of the journal; the caller is in a transaction. */
export function orderSteps(file: CaseFile): void {
  file.prepare('DELETE FROM steps').run();
  let place = 0;
  let latest = '';
  for (const entry of journal(file)) {
    noteStep(file, entry, ++place);
    if (entry.at > latest) latest = entry.at;
  }
  file.prepare('INSERT OR REPLACE INTO facts (name, value) VALUES (?, ?)').run(LATEST, latest);
}

/** The fact that says when the latest entry was written, since of joined copies it need not be the last. */
export const LATEST = 'latest entry';
