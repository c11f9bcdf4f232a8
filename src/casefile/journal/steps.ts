import type { JournalEntry, PlacedEntry } from './entry.ts';

/** Whether a step of the journal holds, and since when. */
export interface StepState {
  readonly active: boolean;
  /** Its place among all: the number of the entry by which it was made, or made again. */
  readonly place: number;
}

/**
 * Which steps hold after all entries. Undo and redo are entries like the others, so that nothing is ever taken out of
 * the journal: the last one about a step decides.
 *
 * @param entries in the order of the journal
 */
function stepStates(entries: Iterable<JournalEntry>): ReadonlyMap<string, StepState> {
  const steps = new Map<string, StepState>();
  let place = 0;
  for (const entry of entries) {
    place++;
    if (entry.action === 'undo' || entry.action === 'redo') {
      const known = steps.get(entry.target.id);
      if (!known) continue;
      steps.set(entry.target.id, entry.action === 'undo' ? { ...known, active: false } : { active: true, place });
    } else if (!steps.has(entry.step)) steps.set(entry.step, { active: true, place });
  }
  return steps;
}

/**
 * The entries that hold, in the order in which they take effect.
 * @example
 * const by = { coder: 'ada', at: '2026-01-01T00:00:00.000Z' };
 * const accept = { ...by, id: 'j-1', step: 'j-1', action: 'accept', target: { type: 'record', id: 'e-1', document: 'd-1' } };
 * const undone = { ...by, id: 'j-2', step: 'j-2', action: 'undo', target: { type: 'step', id: 'j-1' } };
 * [activeEntries([accept]).length, activeEntries([accept, undone]).length]; // [1, 0]
 */
export function activeEntries(entries: readonly JournalEntry[]): readonly PlacedEntry[] {
  const steps = stepStates(entries);
  return entries
    .flatMap((entry, order) => {
      const step = steps.get(entry.step);
      const acts = entry.action !== 'undo' && entry.action !== 'redo';
      return acts && step?.active ? [{ entry, place: step.place, order }] : [];
    })
    .sort((a, b) => a.place - b.place || a.order - b.order)
    .map(({ entry, place }) => ({ entry, place }));
}

/**
 * What stands on a step: later entries that hold and that say something of the same thing. Whoever accepted a record
 * accepted it as it stood, with all edits before; whoever edits a field twice edits what the first edit made of it.
 *
 * @param step the entries of the step
 * @param later entries of other steps that hold and stand behind it
 * @returns those of `later` that rest on it
 * @example
 * const by = { coder: 'ada', at: '2026-01-01T00:00:00.000Z', target: { type: 'record', id: 'e-1', document: 'd-1' } };
 * const edit = { ...by, id: 'j-1', step: 'j-1', action: 'edit', field: 'category', after: 'REJECT' };
 * const accept = { ...by, id: 'j-2', step: 'j-2', action: 'accept' };
 * restingOn([edit], [accept]).map(({ id }) => id); // ['j-2']
 */
export function restingOn(step: readonly JournalEntry[], later: readonly JournalEntry[]): readonly JournalEntry[] {
  const written = new Set(step.flatMap(writes));
  const things = new Set(step.map(thing));
  return later.filter(
    (entry) =>
      !entry.aside &&
      ([...writes(entry), ...reads(entry)].some((key) => written.has(key)) ||
        // Yes and no are said to the record as a whole.
        (isVerdict(entry) && things.has(thing(entry)) && step.some((own) => own.action === 'edit'))),
  );
}

const isVerdict = ({ action }: JournalEntry): boolean => action === 'accept' || action === 'reject';
const thing = ({ target }: JournalEntry): string => `${target.type} ${target.id}`;

/** What an entry changes, as keys. */
function writes(entry: JournalEntry): readonly string[] {
  const own = thing(entry);
  switch (entry.action) {
    case 'accept':
    case 'reject':
      return [`${own} status`];
    case 'edit':
      return [`${own} field ${entry.field}`];
    case 'add':
    case 'suggest':
      return [own];
    case 'merge':
    case 'split':
      return [own, ...idsOf(entry).map((id) => `${entry.target.type} ${id}`)];
    case 'rename':
    case 'memo':
    case 'title':
    case 'date':
    case 'reading':
      return [`${own} ${entry.action}`];
    case 'code':
    case 'undo':
    case 'redo':
      return [];
  }
}

/** What an entry takes as given, beside what it changes. */
function reads(entry: JournalEntry): readonly string[] {
  return [thing(entry)];
}

/** The ids that are merged or taken apart. */
export function idsOf({ after }: JournalEntry): readonly string[] {
  return Array.isArray(after) ? after.filter((id) => typeof id === 'string') : [];
}
