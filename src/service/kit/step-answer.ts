import { z } from 'zod';
import type { JournalEntry } from '../../casefile/journal/entry.ts';
import { EntryForm, Id } from './forms.ts';

/** A step as it is answered to whoever took it. */
export const StepAnswer = z
  .strictObject({ step: Id, active: z.boolean(), entries: z.array(EntryForm) })
  .meta({ id: 'StepAnswer' });

/** A step that was just taken. */
export function stepAnswer(entries: readonly JournalEntry[]): object {
  return { step: entries[0]?.step, active: true, entries };
}
