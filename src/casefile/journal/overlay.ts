import type { AnyRecord } from '../../records/reading.ts';
import type { Json, PlacedEntry } from './entry.ts';

/** Who decided what, and when. */
export interface DecidedBy {
  readonly coder: string;
  readonly at: string;
  /** Id of the entry of the journal. */
  readonly entry: string;
}

/** What people decided about one record, without the record itself. */
export interface Overlay {
  /** Absent: nobody said yes or no. */
  readonly status?: 'accepted' | 'rejected';
  /** Who decided last on status or fields. */
  readonly decided?: DecidedBy;
  /** Fields that hold other values than the machine's; `null` for one that was taken away. */
  readonly fields: Readonly<Record<string, { readonly value: Json; readonly by: DecidedBy }>>;
  /** The record, where no reader found it: a person added it, or somebody suggested it. */
  readonly added?: AnyRecord;
  /** Who suggested it; such a record counts for nothing until a person says yes. */
  readonly suggested?: DecidedBy;
  readonly memo?: { readonly text: string; readonly by: DecidedBy };
}

/**
 * What the entries about one record come to: the pure heart of a case. Entries that were taken back must have been left
 * out before; those that stand aside are passed over here.
 *
 * @param entries of one record, in the order of their places
 * @returns nothing where nobody decided anything
 * @example
 * const by = { id: 'j-1', step: 'j-1', coder: 'ada', at: '2026-01-01T00:00:00.000Z' };
 * const accepted = { ...by, action: 'accept', target: { type: 'record', id: 'e-1', document: 'd-1' } };
 * foldEntries([{ place: 1, entry: accepted }])?.status; // 'accepted'
 */
export function foldEntries(entries: readonly PlacedEntry[]): Overlay | undefined {
  let overlay: Overlay | undefined;
  for (const { entry } of entries) {
    if (entry.aside) continue;
    const by: DecidedBy = { coder: entry.coder, at: entry.at, entry: entry.id };
    const before: Overlay = overlay ?? { fields: {} };
    switch (entry.action) {
      case 'accept':
      case 'reject':
        overlay = { ...before, status: entry.action === 'accept' ? 'accepted' : 'rejected', decided: by };
        break;
      case 'edit': {
        const field = entry.field ?? '';
        const fields = { ...before.fields, [field]: { value: entry.after ?? null, by } };
        // Whoever mends a record says that it is one.
        overlay = { ...before, fields, status: 'accepted', decided: by };
        break;
      }
      case 'add':
        overlay = { ...before, added: entry.after as unknown as AnyRecord, status: 'accepted', decided: by };
        break;
      case 'suggest':
        overlay = { ...before, added: entry.after as unknown as AnyRecord, suggested: by };
        break;
      case 'memo': {
        const { memo: _, ...rest } = before;
        const text = typeof entry.after === 'string' ? entry.after : '';
        overlay = text === '' ? rest : { ...rest, memo: { text, by } };
        break;
      }
      default:
        break;
    }
  }
  return overlay;
}
