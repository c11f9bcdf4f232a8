import { mergeReports, type ReportedEvent, type SameAct } from '../../measures/merge-reports.ts';
import { GRADES } from '../../records/grade.ts';
import { type Cell, csvText } from '../kit/csv-text.ts';
import type { DataTable } from '../kit/data-package.ts';

const ACT_COLUMNS = [
  { name: 'id', type: 'string', description: 'stable id of the act' },
  { name: 'reports', type: 'integer', description: 'number of documents that tell it' },
  { name: 'date_first', type: 'date', description: 'first of the days on which all reports agree' },
  { name: 'date_last', type: 'date', description: 'last of these days' },
  { name: 'source', type: 'string', description: 'ids of who acts' },
  { name: 'target', type: 'string', description: 'ids of who is acted upon; empty for symmetric acts' },
  { name: 'category', type: 'string', description: 'PLOVER category' },
  { name: 'mode', type: 'string', description: 'PLOVER mode, if no report names another' },
  { name: 'code', type: 'string', description: 'name that the codebook of the user gives the act' },
  {
    name: 'reality',
    type: 'string',
    description: 'actual, claimed, planned, demanded, proposed, hypothetical, denied or forecast',
  },
  {
    name: 'claimed_by',
    type: 'string',
    description: 'ids of who says that a claimed act took place; ? for somebody unknown',
  },
  { name: 'denied_by', type: 'string', description: 'ids of who denies a claimed act' },
  { name: 'restraint', type: 'boolean', description: 'true of a call for restraint, calm or dialogue' },
  { name: 'grade', type: 'string', description: 'that of the surest report: strong, fair or weak' },
  { name: 'place', type: 'string', description: 'code of the country or name of the place' },
  { name: 'documents', type: 'string', description: 'ids of the documents, in the order of events' },
  { name: 'events', type: 'string', description: 'ids of the events in events.csv' },
] as const;

const voices = (list: readonly (string | null)[] = []): string => list.map((id) => id ?? '?').join(';');

/** Acts as CSV: the reports of one act in several documents are one row. */
export function renderActs(
  reports: readonly ReportedEvent[],
  { safe = false, sameAct = {} }: { readonly safe?: boolean; readonly sameAct?: SameAct } = {},
): string {
  const { fields, rows } = actsTable(reports, sameAct);
  return csvText([fields.map(({ name }) => name), ...rows], safe);
}

/** Acts as a table: the reports of one act in several documents are one row. */
export function actsTable(reports: readonly ReportedEvent[], sameAct: SameAct = {}): DataTable {
  const rows = mergeReports(reports, sameAct).map((act): readonly Cell[] => [
    act.id,
    act.reports,
    act.date?.first,
    act.date?.last,
    act.source.join(';'),
    act.target.join(';'),
    act.category,
    act.mode,
    act.code,
    act.reality,
    voices(act.claimedBy),
    voices(act.deniedBy),
    act.restraint === true,
    GRADES.find((grade) => act.events.some(({ event }) => event.provenance.grade === grade)),
    act.place,
    act.events.map(({ document }) => document).join(';'),
    act.events.map(({ event }) => event.id).join(';'),
  ]);
  return {
    name: 'acts',
    description: 'actual and other acts, one a row however many documents tell them',
    key: ['id'],
    fields: ACT_COLUMNS,
    rows,
  };
}
