import type { DocumentDecisions } from './current.ts';
import type { PlacedEntry } from './entry.ts';
import { foldEntries, type Overlay } from './overlay.ts';

/**
 * What the entries about one document and its records come to.
 *
 * @param entries those that hold and that are about this document, in the order of their places
 * @example
 * foldDocument([]).records.size; // 0
 */
export function foldDocument(entries: readonly PlacedEntry[]): DocumentDecisions {
  const byRecord = new Map<string, PlacedEntry[]>();
  let decisions: DocumentDecisions = { records: new Map() };
  for (const placed of entries) {
    const { entry } = placed;
    if (entry.aside) continue;
    if (entry.target.type === 'record') {
      const own = byRecord.get(entry.target.id);
      if (own) own.push(placed);
      else byRecord.set(entry.target.id, [placed]);
      continue;
    }
    const by = { coder: entry.coder, at: entry.at, entry: entry.id };
    const value = typeof entry.after === 'string' ? entry.after : null;
    if (entry.action === 'title' || entry.action === 'date')
      decisions = { ...decisions, [entry.action]: { value, by } };
    else if (entry.action === 'memo') {
      const { memo: _, ...rest } = decisions;
      decisions = value === null || value === '' ? rest : { ...rest, memo: { text: value, by } };
    }
  }
  const records = new Map<string, Overlay>();
  for (const [id, own] of byRecord) {
    const overlay = foldEntries(own);
    if (overlay) records.set(id, overlay);
  }
  return { ...decisions, records };
}
