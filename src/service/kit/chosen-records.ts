import { GRADES } from '../../records/grade.ts';
import { KINDS, STATUSES } from './forms.ts';
import { dayNumber, recordNumber, tagNumber } from './record-index-store.ts';
import type { RecordRow } from './record-row.ts';

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
  /** Only records that somebody of this name suggested. */
  readonly suggested?: string | undefined;
  /** Only these records. */
  readonly among?: readonly string[] | undefined;
  /** Only records that this language model found. */
  readonly reader?: string | undefined;
  /** Only records whose sentence names an actor by these words: the id, `=` and the words in small letters. */
  readonly naming?: string | undefined;
}

/**
 * How lists of records may be ordered; of equal ones the earlier in the case comes first. Each order has an index that is
 * gone along until enough records were met.
 */
const ORDERS = {
  text: { by: 'n', along: 'NOT INDEXED' },
  unsure: { by: 'doubt DESC, n', along: 'INDEXED BY rows_by_doubt' },
  probability: { by: 'chance DESC, n', along: 'INDEXED BY rows_by_chance' },
  date: { by: 'date DESC, n', along: 'INDEXED BY rows_by_date' },
} as const;
export type RecordOrder = keyof typeof ORDERS;
export const RECORD_ORDERS = Object.keys(ORDERS) as [RecordOrder, ...RecordOrder[]];

/** SQL that gives the numbers of a page of the records that fit. */
export function pageSql(filter: RecordFilter, order: RecordOrder): string {
  const { by, along } = ORDERS[order];
  // Few records fit these, and they are found at once by an index of their own.
  const few = [filter.document, filter.actor, filter.suggested, filter.among, filter.reader, filter.naming].some(
    (part) => part !== undefined,
  );
  return `SELECT n FROM rows ${few ? '' : along} WHERE ${conditionOf(filter).where} ORDER BY ${by} LIMIT ? OFFSET ?`;
}

/** A condition on rows of the index, with its values. */
export interface Condition {
  readonly where: string;
  readonly values: readonly (string | number)[];
}

/** For each part of a filter, the condition that it sets. */
const CONDITIONS: {
  readonly [K in keyof RecordFilter]-?: (value: NonNullable<RecordFilter[K]>) => Condition;
} = {
  kind: (kind) => ({ where: 'kind = ?', values: [KINDS.indexOf(kind)] }),
  status: (status) => ({ where: 'status = ?', values: [STATUSES.indexOf(status)] }),
  grade: (grade) => ({ where: 'grade = ?', values: [GRADES.indexOf(grade)] }),
  document: (id) => ({
    where:
      'n BETWEEN (SELECT n << 16 FROM documents WHERE id = ?) AND (SELECT ((n + 1) << 16) - 1 FROM documents WHERE id = ?)',
    values: [id, id],
  }),
  actor: (actor) => ({ where: 'n IN (SELECT n FROM tags WHERE tag = ?)', values: [tagNumber(actor)] }),
  suggested: (name) => ({ where: 'n IN (SELECT n FROM tags WHERE tag = ?)', values: [tagNumber(`~${name}`)] }),
  // What has no date, and no probability, fits no bound of one.
  from: (day) => ({ where: 'date >= ?', values: [dayNumber(day)] }),
  to: (day) => ({ where: 'date <= ?', values: [dayNumber(day)] }),
  least: (share) => ({ where: 'probability >= ?', values: [share] }),
  most: (share) => ({ where: 'probability <= ?', values: [share] }),
  among: (ids) => ({
    where: 'record IN (SELECT value FROM json_each(?))',
    values: [JSON.stringify(ids.map(recordNumber))],
  }),
  reader: (model) => ({ where: 'n IN (SELECT n FROM tags WHERE tag = ?)', values: [tagNumber(`@${model}`)] }),
  naming: (words) => ({ where: 'n IN (SELECT n FROM tags WHERE tag = ?)', values: [tagNumber(`=${words}`)] }),
};

/** The condition that a filter sets. */
export function conditionOf(filter: RecordFilter): Condition {
  const parts = Object.entries(CONDITIONS).flatMap(([name, make]) => {
    const value = filter[name as keyof RecordFilter];
    return value === undefined ? [] : [(make as (value: unknown) => Condition)(value)];
  });
  if (parts.length === 0) return { where: 'true', values: [] };
  return { where: parts.map(({ where }) => where).join(' AND '), values: parts.flatMap(({ values }) => values) };
}
