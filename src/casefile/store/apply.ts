import { type JournalEntry, makesRecord } from '../journal/entry.ts';
import { type CaseFile, write } from './case-file.ts';
import { refreshCurrent } from './current-reading.ts';
import { documentNumber } from './documents.ts';
import { insertEntry } from './journal-rows.ts';
import { orderSteps } from './log.ts';
import { isRecordOf } from './state.ts';

/** What became of entries of another journal. */
export interface Applied {
  readonly applied: number;
  /** Entries that this journal had already. */
  readonly known: number;
  /** Those that speak of a document or record that is not here; they are kept, and hold when it comes. */
  readonly homeless: readonly JournalEntry[];
}

/**
 * Joins entries of another copy of the case to the journal, as they are: whose they are and when they were made stays. They
 * take effect in the order of `joinedOrder`, so that it does not matter which copy was joined to which. All of them or none.
 * @example
 * applyEntries(casefile, [...journal(casefile)]).applied; // 0
 */
export function applyEntries(file: CaseFile, entries: Iterable<JournalEntry>): Applied {
  return write(file, () => {
    const has = file.prepare('SELECT 1 FROM journal WHERE id = ?');
    const homeless: JournalEntry[] = [];
    const reread = new Set<string>();
    let applied = 0;
    let known = 0;
    for (const entry of entries) {
      if (has.get(entry.id)) {
        known++;
        continue;
      }
      insertEntry(file, entry);
      applied++;
      for (const id of readingsOf(file, entry)) reread.add(id);
      if (isHomeless(file, entry)) homeless.push(entry);
    }
    if (applied > 0) orderSteps(file);
    for (const id of reread) refreshCurrent(file, id);
    return { applied, known, homeless };
  });
}

/** Ids of documents for which another reading or another date may hold after an entry. */
export function readingsOf(file: CaseFile, { action, target }: JournalEntry): readonly string[] {
  if (action === 'reading' || action === 'date') return [target.id];
  if (action !== 'undo' && action !== 'redo') return [];
  const rows = file
    .prepare("SELECT target FROM journal WHERE step = ? AND action IN ('reading', 'date')")
    .all(target.id);
  return (rows as { target: string }[]).map((row) => row.target);
}

function isHomeless(file: CaseFile, { action, target }: JournalEntry): boolean {
  if (target.type === 'document') return documentNumber(file, target.id) === undefined;
  if (target.type !== 'record') return false;
  if (documentNumber(file, target.document) === undefined) return true;
  return !makesRecord(action) && !isRecordOf(file, target.id, target.document);
}
