import type { DocumentState } from '../journal/current.ts';
import type { JournalEntry } from '../journal/entry.ts';
import type { CaseFile } from './case-file.ts';
import { placedEntries } from './journal-rows.ts';
import { sharedState, stateOf } from './state.ts';

/** The documents in which somebody decided something about a record, as they stand. */
export function* decidedStates(file: CaseFile): Generator<DocumentState> {
  const shared = sharedState(file);
  const rows = file
    .prepare(`SELECT id FROM documents WHERE id IN (SELECT document FROM journal WHERE type = 'record') ORDER BY n`)
    .all() as { id: string }[];
  for (const { id } of rows) yield stateOf(file, id, shared);
}

/** Ids of the entries whose step decided on several records at once. */
export function bulkEntries(file: CaseFile): ReadonlySet<string> {
  const rows = file
    .prepare(
      `SELECT id FROM journal WHERE step IN
         (SELECT step FROM journal WHERE type = 'record' GROUP BY step HAVING count(DISTINCT target) > 1)`,
    )
    .all() as { id: string }[];
  return new Set(rows.map(({ id }) => id));
}

/** The entries that hold and that were answers to a question. */
export function askedEntries(file: CaseFile): readonly JournalEntry[] {
  return placedEntries(file, 'j.asked IS NOT NULL').map(({ entry }) => entry);
}

/** Ids of the records of which this person was ever asked without seeing the machine's answer, also if it was taken back. */
export function askedBlind(file: CaseFile, coder: string): ReadonlySet<string> {
  const rows = file.prepare("SELECT DISTINCT target FROM journal WHERE asked = 'blind' AND coder = ?").all(coder) as {
    target: string;
  }[];
  return new Set(rows.map(({ target }) => target));
}
