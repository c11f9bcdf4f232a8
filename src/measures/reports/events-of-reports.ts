import { EntenteError } from '../../records/failure.ts';
import type { EventReport, ReportedValue, ReportField, ReportRule } from './report-rule.ts';

/** An event as a rule makes it of its reports. */
export interface AggregatedEvent {
  readonly event: string;
  /** Value of each field; null where no report tells it, or where reports tie and nothing decides. */
  readonly values: Readonly<Record<string, ReportedValue>>;
  /** Fields whose reports tie and nothing decides. */
  readonly undecided: readonly string[];
  /** Ids of all its reports, sorted. */
  readonly reports: readonly string[];
  /** Of each field the ids of the reports that tell the value chosen; none for a day in the middle of others. */
  readonly told: Readonly<Record<string, readonly string[]>>;
}

/**
 * Makes one event of each group of reports under a rule (van Baalen and Höglund 2026, International Studies Quarterly and
 * Journal of Peace Research 63:1). The order of the reports changes nothing; one report alone is its event under every rule.
 *
 * @param fields what reports tell, and how it is taken
 * @returns events in the order of their ids
 * @throws EntenteError (usage) for a number that is none, a day that is none, or a precision that is no number
 * @example
 * const reports = [
 *   { id: 'a', event: 'e', values: { deaths: 2 } },
 *   { id: 'b', event: 'e', values: { deaths: 5 } },
 * ];
 * eventsOfReports(reports, [{ name: 'deaths', kind: 'number' }], REPORT_RULES.conservative)[0].values; // { deaths: 2 }
 */
export function eventsOfReports(
  reports: readonly EventReport[],
  fields: readonly ReportField[],
  rule: ReportRule,
): readonly AggregatedEvent[] {
  return reportsByEvent(reports).map(([event, told]) => eventOf(event, told, fields, rule));
}

/** The reports of each event, events and reports sorted by id, so that their order decides nothing. */
export function reportsByEvent(
  reports: readonly EventReport[],
): readonly (readonly [event: string, reports: readonly EventReport[]])[] {
  const groups = new Map<string, EventReport[]>();
  for (const report of reports) {
    const group = groups.get(report.event);
    if (group) group.push(report);
    else groups.set(report.event, [report]);
  }
  for (const group of groups.values()) group.sort((a, b) => compare(a.id, b.id));
  return [...groups].sort((a, b) => compare(a[0], b[0]));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What was chosen for a field, and who tells it. */
interface Choice {
  readonly value: ReportedValue;
  readonly tellers: readonly EventReport[];
  readonly undecided?: true;
}

function eventOf(
  event: string,
  reports: readonly EventReport[],
  fields: readonly ReportField[],
  rule: ReportRule,
): AggregatedEvent {
  const values: Record<string, ReportedValue> = {};
  const told: Record<string, readonly string[]> = {};
  const undecided: string[] = [];
  for (const field of fields) {
    const { value, tellers, undecided: open } = choose(reports, field, rule);
    values[field.name] = value;
    told[field.name] = tellers.map(({ id }) => id);
    if (open) undecided.push(field.name);
    if (field.kind === 'text' || field.kind === 'place') {
      const first = tellers.toSorted((a, b) => weigh(b, a, rule))[0];
      for (const name of field.along ?? []) {
        values[name] = first?.values[name] ?? null;
        told[name] = first ? [first.id] : [];
      }
    }
  }
  return { event, values, undecided, reports: reports.map(({ id }) => id), told };
}

function choose(reports: readonly EventReport[], field: ReportField, rule: ReportRule): Choice {
  switch (field.kind) {
    case 'number':
      return numberOf(reports, field, rule.number);
    case 'date':
      return dayOf(reports, field, rule.date);
    case 'text':
      return textOf(reports, field, rule.text, rule);
    case 'place':
      return textOf(reports, field, rule.place, rule);
  }
}

const NOTHING: Choice = { value: null, tellers: [] };

function numberOf(
  reports: readonly EventReport[],
  { name, aroundZero }: { readonly name: string; readonly aroundZero?: true },
  how: ReportRule['number'],
): Choice {
  const told = numbersOf(reports, name);
  if (told.length === 0) return NOTHING;
  const size = (value: number): number => (aroundZero ? Math.abs(value) : value);
  // Of 3 and -3 the one below comes first, so that the order of reports does not decide.
  const sorted = [...new Set(told.map(({ value }) => value))].sort((a, b) => size(a) - size(b) || a - b);
  const commonest = how === 'mode' ? commonestOf(told) : undefined;
  const value = commonest ? sorted.find((one) => commonest.has(one)) : how === 'most' ? sorted.at(-1) : sorted[0];
  return { value: value ?? null, tellers: tellersOf(told, value) };
}

function numbersOf(reports: readonly EventReport[], name: string): readonly Told<number>[] {
  return reports.flatMap((report): Told<number>[] => {
    const value = report.values[name] ?? null;
    if (value === null) return [];
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      throw new EntenteError('usage', `The report ${report.id} gives ${name} as ${value}, which is no number.`);
    }
    return [{ report, value }];
  });
}

interface Told<T> {
  readonly report: EventReport;
  readonly value: T;
}

/** The values that most reports tell. */
function commonestOf<T>(told: readonly Told<T>[]): ReadonlySet<T> {
  const counts = new Map<T, number>();
  for (const { value } of told) counts.set(value, (counts.get(value) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return new Set([...counts].filter(([, count]) => count === most).map(([value]) => value));
}

function tellersOf<T>(told: readonly Told<T>[], value: T | undefined): readonly EventReport[] {
  return told.filter((one) => one.value === value).map(({ report }) => report);
}

function dayOf(
  reports: readonly EventReport[],
  { name, last = false }: { readonly name: string; readonly last?: boolean },
  how: ReportRule['date'],
): Choice {
  const told = reports.flatMap((report): Told<string>[] => {
    const value = report.values[name] ?? null;
    if (value === null) return [];
    if (typeof value !== 'string' || !isDay(value)) {
      throw new EntenteError(
        'usage',
        `The report ${report.id} gives ${name} as ${value}, which is no day (YYYY-MM-DD).`,
      );
    }
    return [{ report, value }];
  });
  const commonest = told.length > 0 ? commonestOf(told) : undefined;
  if (!commonest) return NOTHING;
  const days = [...(how === 'mode' ? commonest : new Set(told.map(({ value }) => value)))].sort();
  // The widest stretch begins as early and ends as late as any report says.
  const latest = (how === 'narrowest') !== last;
  const value = how === 'mode' ? middleOf(days) : latest ? days.at(-1) : days[0];
  return { value: value ?? null, tellers: tellersOf(told, value) };
}

const DAY_MS = 86_400_000;

function isDay(text: string): boolean {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** The mean of days, rounded down. */
function middleOf(days: readonly string[]): string {
  const mean = days.reduce((sum, day) => sum + Date.parse(`${day}T00:00:00Z`) / DAY_MS, 0) / days.length;
  return new Date(Math.floor(mean) * DAY_MS).toISOString().slice(0, 10);
}

function textOf(
  reports: readonly EventReport[],
  { name, precision }: { readonly name: string; readonly precision?: string },
  how: ReportRule['text'],
  rule: ReportRule,
): Choice {
  const graded =
    how === 'mode' || how === 'agreed' || precision === undefined ? reports : atPrecision(reports, precision, how);
  const told = graded.flatMap((report): Told<ReportedValue>[] => {
    const value = report.values[name] ?? null;
    return value === null && rule.missing === 'passed over' ? [] : [{ report, value }];
  });
  if (told.length === 0) return NOTHING;
  let best = how === 'agreed' ? [...new Set(told.map(({ value }) => value))] : [...commonestOf(told)];
  for (const tie of rule.ties) {
    if (best.length < 2 || how === 'agreed') break;
    const weight = new Map(best.map((value) => [value, heaviest(tellersOf(told, value), tie)]));
    const most = Math.max(...weight.values());
    best = best.filter((value) => weight.get(value) === most);
  }
  const [value = null, ...others] = best;
  return others.length > 0 ? { ...NOTHING, undecided: true } : { value, tellers: tellersOf(told, value) };
}

/** The reports that are least or most precise on a field; all of them where none says how precise it is. */
function atPrecision(
  reports: readonly EventReport[],
  precision: string,
  how: 'least precise' | 'most precise',
): readonly EventReport[] {
  const grades = numbersOf(reports, precision);
  if (grades.length === 0) return reports;
  const values = grades.map(({ value }) => value);
  const wanted = how === 'most precise' ? Math.max(...values) : Math.min(...values);
  return tellersOf(grades, wanted);
}

const heaviest = (reports: readonly EventReport[], tie: ReportRule['ties'][number]): number =>
  Math.max(...reports.map((report) => report[tie] ?? Number.NEGATIVE_INFINITY));

/** Which of two reports is taken first by the rule's ties; then the one with the earlier id. */
function weigh(a: EventReport, b: EventReport, { ties }: ReportRule): number {
  for (const tie of ties) {
    const difference = (a[tie] ?? Number.NEGATIVE_INFINITY) - (b[tie] ?? Number.NEGATIVE_INFINITY);
    if (difference > 0 || difference < 0) return difference;
  }
  return compare(b.id, a.id);
}
