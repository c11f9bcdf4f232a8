import type { AnyRecord, Reading, RecordList } from '../../records/reading.ts';
import type { LeftOut } from '../../records/shown.ts';
import { type DocumentState, holds } from '../journal/current.ts';
import { withRecords } from '../journal/reading-records.ts';

/**
 * A document as it stands, without the records that a person would probably not accept. What a person decided stays, and so
 * does every kind of which nothing was learnt. No record is changed.
 *
 * @param probability what was learnt (`learnAcceptance`)
 * @param least records below it are left out, 0 to 1
 */
export function hideUnlikely(
  state: DocumentState,
  probability: (machine: AnyRecord) => number | undefined,
  least: number,
): { readonly reading: Reading; readonly left: LeftOut } {
  const left: Partial<Record<RecordList, number>> = {};
  const kept = state.records.filter((record) => {
    const { status, list, machine } = record;
    if (!holds(record)) return false;
    if (status === 'accepted' || machine === undefined) return true;
    const likely = (probability(machine) ?? 1) >= least;
    if (!likely) left[list] = (left[list] ?? 0) + 1;
    return likely;
  });
  if (Object.keys(left).length === 0) return { reading: state.reading, left };
  return {
    reading: withRecords(
      state.reading,
      kept.map(({ record }) => record),
    ),
    left,
  };
}
