import type { CaseRecord } from '../../casefile/journal/current.ts';
import type { Decision } from '../../casefile/journal/entry.ts';
import type { CaseFile } from '../../casefile/store/case-file.ts';
import { entriesAbout } from '../../casefile/store/log.ts';
import { editDecisions } from '../../casefile/store/make-decisions.ts';
import { actorSlots } from './actor-slots.ts';

/** An actor that a person put in the place of another, in one field of a record. */
export interface ActorCorrection {
  readonly field: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** What a person corrected last in the actors of a record; undefined where nothing of the kind holds. */
export function correctionOf(file: CaseFile, { id, record, machine }: CaseRecord): ActorCorrection | undefined {
  if (!machine) return undefined;
  const fields = new Set(actorSlots(record).map(({ field }) => field));
  const last = entriesAbout(file, id).findLast(
    ({ entry, active }) => active && entry.action === 'edit' && !entry.aside && fields.has(entry.field ?? ''),
  );
  const field = last?.entry.field;
  if (field === undefined) return undefined;
  const before = actorsIn(machine, field);
  const after = actorsIn(record, field);
  const same = before.join() === after.join();
  return same || before.length === 0 || after.length === 0 ? undefined : { field, before, after };
}

/** Whether a record says what the corrected one said, so that the correction fits it too. */
export function fitsCorrection({ record, status }: CaseRecord, { field, before }: ActorCorrection): boolean {
  return status === 'open' && actorsIn(record, field).join() === before.join();
}

/** The decisions that correct other records in the same way. */
export function correctionDecisions(
  file: CaseFile,
  ids: readonly string[],
  { field, after }: ActorCorrection,
): readonly Decision[] {
  return ids.flatMap((id) => editDecisions(file, id, [`${field}=${after.join(',')}`]));
}

/** Who stands in a field. */
function actorsIn(record: CaseRecord['record'], field: string): readonly string[] {
  return actorSlots(record).flatMap((slot) => (slot.field === field && slot.actor !== undefined ? [slot.actor] : []));
}
