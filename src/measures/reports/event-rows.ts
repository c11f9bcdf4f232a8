import type { DailyCounts } from '../../records/daily-counts.ts';
import { type EventBatch, type EventOrigin, ROW_FLAGS } from '../../records/event-row.ts';
import { type AggregatedEvent, eventsOfReports } from './events-of-reports.ts';
import {
  type EventReport,
  REPORT_RULES,
  type ReportedValue,
  type ReportField,
  type ReportRule,
  type ReportRuleName,
} from './report-rule.ts';

/** Rows of one event file. */
export interface RowSource {
  readonly origin: EventOrigin;
  /** What the file is found by, such as its SHA-256. */
  readonly file: string;
  readonly batch: EventBatch;
}

/** When two rows are reports of one event, as data. The same day and sides are always asked. */
export interface SameRow {
  /** Also the same category, its root (the first two digits of a CAMEO code), or only its quad class. */
  readonly category: 'code' | 'root' | 'quad';
  /** Also the same place. */
  readonly place: boolean;
  /** Whether who acts and who is acted upon may change places. */
  readonly undirected?: boolean;
  /** Whether rows of different origins may tell of one event; codes of different schemes never meet. */
  readonly acrossOrigins: boolean;
}

/** How rows become events: which are of one, and what that one is. */
export interface RowRule {
  readonly same: SameRow;
  readonly values: ReportRule;
}

/**
 * The rules for rows of event files. `conservative`: one event a day, dyad and quad class, whoever tells it;
 * `representative`: one a day, dyad and code of each origin; `informative`: rows in different places are different events.
 */
export const ROW_RULES: Readonly<Record<ReportRuleName, RowRule>> = Object.freeze({
  conservative: {
    same: { category: 'quad', place: false, acrossOrigins: true },
    values: REPORT_RULES.conservative,
  },
  representative: {
    same: { category: 'code', place: false, acrossOrigins: false },
    values: REPORT_RULES.representative,
  },
  informative: {
    same: { category: 'code', place: true, acrossOrigins: false },
    values: REPORT_RULES.informative,
  },
});

/** What rows tell of an event. */
export const ROW_FIELDS: readonly ReportField[] = Object.freeze<ReportField[]>([
  { name: 'code', kind: 'text' },
  { name: 'quad', kind: 'number' },
  { name: 'score', kind: 'number', aroundZero: true },
  { name: 'place', kind: 'place' },
]);

/** Rows without a day or without both countries tell of no event that another row could tell of too. */
const NO_EVENT = ROW_FLAGS.unreadable | ROW_FLAGS.badDate | ROW_FLAGS.noCountry;

/**
 * Rows of event files as reports: rows that tell of one event share its name. Repeated and mirrored rows are reports like
 * others; only rows without a day or without countries are left out.
 *
 * @example
 * reportsOfRows([], ROW_RULES.representative.same); // []
 */
export function reportsOfRows(sources: readonly RowSource[], same: SameRow): readonly EventReport[] {
  return sources.flatMap(({ origin, file, batch }) => {
    const reports: EventReport[] = [];
    for (let row = 0; row < batch.length; row++) {
      if ((at(batch.flags, row) & NO_EVENT) !== 0) continue;
      const score = at(batch.score, row);
      const place = textAt(batch, batch.place, row);
      const code = textAt(batch, batch.code, row);
      const quad = at(batch.quad, row);
      reports.push({
        id: `${file}:${at(batch.offset, row)}`,
        event: eventKey(origin, batch, row, same),
        source: batch.address[row] || origin,
        values: {
          code: code || null,
          quad: quad || null,
          score: Number.isNaN(score) ? null : score,
          place: place || null,
          day: at(batch.day, row),
          mentions: at(batch.mentions, row),
        },
      });
    }
    return reports;
  });
}

const at = (column: ArrayLike<number>, row: number): number => column[row] ?? 0;
const textAt = (batch: EventBatch, column: ArrayLike<number>, row: number): string =>
  batch.texts[at(column, row)] ?? '';

function eventKey(origin: EventOrigin, batch: EventBatch, row: number, same: SameRow): string {
  const sides = [textAt(batch, batch.source, row), textAt(batch, batch.target, row)];
  if (same.undirected) sides.sort();
  const quad = at(batch.quad, row);
  const code = textAt(batch, batch.code, row);
  const category = same.category === 'quad' ? `quad ${quad}` : same.category === 'root' ? code.slice(0, 2) : code;
  return [
    at(batch.day, row),
    sides.join(same.undirected ? '-' : '>'),
    category,
    ...(same.place ? [textAt(batch, batch.place, row)] : []),
    // Only quad classes mean the same in every scheme.
    ...(same.acrossOrigins && same.category === 'quad' ? [] : [origin]),
  ].join('|');
}

/**
 * Daily counts of rows under each rule, and of the rows as they stand, so that any measure of dyads can be given as a range
 * over the rules. `mentions` counts all reports under every rule.
 *
 * @returns `everyReport`: each row is an event
 * @example
 * const { conservative, everyReport } = dailyCountsUnderRules([]);
 * [conservative.n.length, everyReport.n.length]; // [0, 0]
 */
export function dailyCountsUnderRules(
  sources: readonly RowSource[],
  rules: Readonly<Record<ReportRuleName, RowRule>> = ROW_RULES,
): Readonly<Record<ReportRuleName | 'everyReport', DailyCounts>> {
  const under = ({ same, values }: RowRule): DailyCounts => {
    const reports = reportsOfRows(sources, same);
    return countsOf(reports, eventsOfReports(reports, ROW_FIELDS, values));
  };
  const rows = reportsOfRows(sources, rules.representative.same).map((report) => ({ ...report, event: report.id }));
  return {
    conservative: under(rules.conservative),
    representative: under(rules.representative),
    informative: under(rules.informative),
    everyReport: countsOf(rows, eventsOfReports(rows, ROW_FIELDS, rules.representative.values)),
  };
}

interface DayCell {
  readonly day: number;
  readonly quad: number;
  n: number;
  scored: number;
  sum: number;
  squares: number;
  negative: number;
  mentions: number;
}

/** Events by day and quad class. */
function countsOf(reports: readonly EventReport[], events: readonly AggregatedEvent[]): DailyCounts {
  const byId = new Map(reports.map((report) => [report.id, report]));
  const cells = new Map<string, DayCell>();
  for (const event of events) {
    const told = event.reports.flatMap((id) => byId.get(id) ?? []);
    const day = numberOf(told[0]?.values.day);
    const quad = numberOf(event.values.quad);
    const key = `${day} ${quad}`;
    const cell = cells.get(key) ?? { day, quad, n: 0, scored: 0, sum: 0, squares: 0, negative: 0, mentions: 0 };
    cells.set(key, cell);
    addEvent(cell, event.values.score);
    for (const { values } of told) cell.mentions += numberOf(values.mentions);
  }
  const rows = [...cells.values()].sort((a, b) => a.day - b.day || a.quad - b.quad);
  const column = (name: keyof DayCell): Float64Array => Float64Array.from(rows, (row) => row[name]);
  return {
    day: Int32Array.from(rows, ({ day }) => day),
    quad: Uint8Array.from(rows, ({ quad }) => quad),
    n: column('n'),
    ...(rows.some(({ n, scored }) => scored < n) ? { scored: column('scored') } : {}),
    sum: column('sum'),
    squares: column('squares'),
    negative: column('negative'),
    mentions: column('mentions'),
  };
}

function addEvent(cell: DayCell, score: ReportedValue | undefined): void {
  cell.n++;
  if (typeof score !== 'number') return;
  cell.scored++;
  cell.sum += score;
  cell.squares += score ** 2;
  if (score < 0) cell.negative++;
}

const numberOf = (value: ReportedValue | undefined): number => (typeof value === 'number' ? value : 0);
