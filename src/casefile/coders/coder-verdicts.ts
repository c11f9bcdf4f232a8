import type { AnyRecord } from '../../records/reading.ts';
import type { DocumentState } from '../journal/current.ts';
import { makesRecord, type PlacedEntry } from '../journal/entry.ts';
import { foldEntries } from '../journal/overlay.ts';
import { withValue } from '../journal/record-value.ts';
import { REJECTED, type Verdicts } from './compare-coders.ts';
import { labelOf } from './record-label.ts';

/**
 * What each coder said of the records of a case, by his own decisions alone, also those that stand aside. Records that
 * somebody added are judged by the others only.
 *
 * @param entries about records, that hold, in the order of their places; those about conflicts say nothing of what a coder would
 *   have said by himself
 */
export function coderVerdicts(entries: readonly PlacedEntry[], states: readonly DocumentState[]): Verdicts {
  const records = new Map<string, AnyRecord>();
  for (const state of states) for (const { machine } of state.records) if (machine) records.set(machine.id, machine);
  const own = new Map<string, Map<string, PlacedEntry[]>>();
  for (const placed of entries) {
    const { coder, target, asked, action } = placed.entry;
    // A blind answer in a review is one field's, and the decision that follows it is the coder's word.
    if (target.type !== 'record' || asked === 'conflict' || asked === 'blind' || makesRecord(action)) continue;
    const said = own.get(coder) ?? new Map<string, PlacedEntry[]>();
    own.set(coder, said);
    const list = said.get(target.id) ?? [];
    said.set(target.id, list);
    const { aside: _, ...entry } = placed.entry;
    list.push({ ...placed, entry });
  }
  return new Map(
    [...own].map(([coder, said]) => [
      coder,
      new Map(
        [...said].flatMap(([id, list]) => {
          const machine = records.get(id);
          const overlay = foldEntries(list);
          if (!machine || overlay?.status === undefined) return [];
          const held = Object.entries(overlay.fields).reduce(
            (record, [field, { value }]) => withValue(record, field, value),
            machine,
          );
          const label = overlay.status === 'rejected' ? REJECTED : labelOf(held);
          return [[id, { kind: machine.kind, label }] as const];
        }),
      ),
    ]),
  );
}
