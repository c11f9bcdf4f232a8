import type { CaseFile } from '../store/case-file.ts';
import { caseEvents } from './case-events.ts';
import { EventSlice, type SliceFile } from './event-slice.ts';

/** The events of a case's own texts as Parquet. Each file must be kept before the next is asked for. */
export function* ownSlices(file: CaseFile, weak: boolean): Generator<SliceFile> {
  const batches = [...caseEvents(file, weak)];
  const rows = batches.reduce((sum, { length }) => sum + length, 0);
  const slice = new EventSlice('case', Math.max(1, rows));
  for (const batch of batches) slice.add(batch, 'case', 0);
  yield* slice.parquet();
}
