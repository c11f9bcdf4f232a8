import type { AnyRecord } from '../../records/reading.ts';
import { isShown } from '../../records/shown.ts';
import type { CaseRecord, DocumentState } from '../journal/current.ts';
import type { JournalEntry } from '../journal/entry.ts';
import { anchorOf } from '../journal/record-name.ts';
import { type CodedSentence, stillStands } from './coded-sentences.ts';
import { labelOf, rolesOf } from './record-label.ts';

/** Where what somebody coded blind differs from what the case has. */
export interface CodingConflict {
  readonly document: string;
  readonly coder: string;
  /** The coder's record, which stands aside; absent where he found nothing on these words. */
  readonly coded?: AnyRecord;
  /** What the case has on these words; absent where it has nothing. */
  readonly held?: CaseRecord;
}

/**
 * Compares what was coded blind with what the case has. A difference that somebody settled (an entry with `asked` of
 * `conflict` on one of the two records) is none any more.
 *
 * @param settled the entries that hold and settle conflicts
 */
export function codingConflicts(
  coded: readonly CodedSentence[],
  states: readonly DocumentState[],
  settled: readonly JournalEntry[],
  weak = false,
): readonly CodingConflict[] {
  const done = new Set(settled.map(({ target }) => target.id));
  return coded.flatMap((one) => {
    const state = states.find(({ reading }) => reading.document.id === one.document);
    if (!state || !stillStands(one, state.reading)) return [];
    const held = state.records.filter(
      ({ record, status }) =>
        one.kinds.includes(record.kind) &&
        record.sentence.span.start >= one.span.start &&
        record.sentence.span.start < one.span.end &&
        status !== 'rejected' &&
        isShown(record, { weak }),
    );
    const left = new Set(held);
    const found: CodingConflict[] = [];
    for (const record of one.records) {
      const match = [...left].find((other) => meet(record, other.record));
      if (match) left.delete(match);
      const same = match && labelOf(match.record) === labelOf(record) && rolesOf(match.record) === rolesOf(record);
      if (same || done.has(record.id) || (match && done.has(match.id))) continue;
      found.push({ document: one.document, coder: one.coder, coded: record, ...(match ? { held: match } : {}) });
    }
    for (const other of left) {
      if (!done.has(other.id)) found.push({ document: one.document, coder: one.coder, held: other });
    }
    return found;
  });
}

function meet(a: AnyRecord, b: AnyRecord): boolean {
  if (a.kind !== b.kind) return false;
  const [x] = anchorOf(a);
  const [y] = anchorOf(b);
  return x !== undefined && y !== undefined && x.start < y.end && y.start < x.end;
}
