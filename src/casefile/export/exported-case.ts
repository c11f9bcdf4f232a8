import type { AnyRecord, Reading } from '../../records/reading.ts';
import type { CaseRecord, DecidedEvents, DocumentState } from '../journal/current.ts';
import type { Decided, Exported, Verdict } from './exported.ts';

/** The documents of a case as they stand, with who decided, as exports take them. */
export function exportedCase(states: Iterable<DocumentState>, title?: string, acts?: DecidedEvents): Exported {
  const readings: Reading[] = [];
  const decided = new Map<string, Decided>();
  const rejected: { document: string; record: AnyRecord }[] = [];
  for (const { reading, records } of states) {
    readings.push(reading);
    for (const record of records) {
      const verdict = verdictOf(record);
      if (verdict && record.decided) {
        const { coder: by, at } = record.decided;
        decided.set(record.id, { verdict, by, at, ...(record.memo ? { memo: record.memo.text } : {}) });
      }
      if (record.status === 'rejected') rejected.push({ document: record.document, record: record.record });
    }
  }
  // Copies of a case that hold the same give the same bytes, in whatever order they came to it.
  readings.sort(
    (a, b) => compare(a.document.date ?? '9999', b.document.date ?? '9999') || compare(a.document.id, b.document.id),
  );
  rejected.sort((a, b) => compare(a.document, b.document));
  return { readings, decided, rejected, ...(acts ? { acts } : {}), ...(title ? { title } : {}) };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function verdictOf({ status, machine, suggested, edited }: CaseRecord): Verdict | undefined {
  if (status === 'open') return undefined;
  if (status === 'rejected') return 'rejected';
  if (!machine && !suggested) return 'added';
  return edited.length > 0 ? 'edited' : 'accepted';
}
