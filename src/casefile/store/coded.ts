import type { DocumentState } from '../journal/current.ts';
import type { JournalEntry, PlacedEntry } from '../journal/entry.ts';
import type { CaseFile } from './case-file.ts';
import { documentNumber } from './documents.ts';
import { placedEntries } from './journal-rows.ts';
import { sharedState, stateOf } from './state.ts';

/** What was coded blind, in the order of the journal: entries that stand aside, as far as they hold. */
export function asideEntries(file: CaseFile): readonly JournalEntry[] {
  return placedEntries(file, 'j.aside = 1').map(({ entry }) => entry);
}

/** All entries that hold. */
export function allEntries(file: CaseFile): readonly PlacedEntry[] {
  return placedEntries(file, '1 = 1');
}

/** The documents of some ids as they stand, each once; those that are not here are left out. */
export function statesOf(file: CaseFile, ids: Iterable<string>): readonly DocumentState[] {
  const shared = sharedState(file);
  return [...new Set(ids)]
    .filter((id) => documentNumber(file, id) !== undefined)
    .map((id) => stateOf(file, id, shared));
}

/** A record that was coded blind and is in the case only so. */
export function asideRecord(file: CaseFile, id: string): JournalEntry | undefined {
  const own = placedEntries(file, "j.target = ? AND j.type = 'record' AND j.action = 'add'", id);
  return own.every(({ entry }) => entry.aside) ? own.at(-1)?.entry : undefined;
}
