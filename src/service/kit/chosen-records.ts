import type { RecordRow } from './record-index.ts';

/** What records are chosen by; what is absent chooses nothing. */
export interface RecordFilter {
  readonly kind?: RecordRow['kind'] | undefined;
  readonly status?: RecordRow['status'] | undefined;
  readonly grade?: RecordRow['grade'] | undefined;
  readonly document?: string | undefined;
  readonly actor?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly least?: number | undefined;
  readonly most?: number | undefined;
}

/** The records that fit a filter, in the order that they have. What a person added has no probability and fits no bound of one. */
export function chosenRecords(rows: readonly RecordRow[], filter: RecordFilter): readonly RecordRow[] {
  const { kind, status, grade, document, actor, from, to, least, most } = filter;
  return rows.filter(
    (row) =>
      (kind === undefined || row.kind === kind) &&
      (status === undefined || row.status === status) &&
      (grade === undefined || row.grade === grade) &&
      (document === undefined || row.document === document) &&
      (actor === undefined || row.actors.includes(actor)) &&
      isBetween(row.date, from, to) &&
      isBetween(row.probability, least, most),
  );
}

function isBetween<T extends string | number>(value: T | undefined, from: T | undefined, to: T | undefined): boolean {
  if (from === undefined && to === undefined) return true;
  return value !== undefined && (from === undefined || value >= from) && (to === undefined || value <= to);
}
