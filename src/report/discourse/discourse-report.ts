import type { Chart } from '../charts/chart-data.ts';
import type { Column } from '../kit/table.ts';
import type { MeasurePart, MeasureReport, MeasureTable } from '../measures/measure-report.ts';
import { capital } from '../measures/number-words.ts';
import { BEHIND_NOTE, type CodedBehind } from './coded-behind.ts';

/** What one measure of a discourse network found, before it becomes a page. */
export interface DiscourseFindings {
  readonly title: string;
  readonly headline: string;
  /** Warnings, and what differs from DNA. */
  readonly sentences: readonly string[];
  readonly facts: MeasureReport['facts'];
  /** How the charts and tables are called on a page; default as the whole. */
  readonly part?: string;
  readonly charts?: readonly Chart[];
  readonly tables: readonly DiscourseTable[];
  /** What follows below them, each with a title of its own. */
  readonly more?: readonly (Omit<MeasurePart, 'tables'> & { readonly tables?: readonly DiscourseTable[] })[];
  /** What numbers of charts and tables open. */
  readonly behind?: CodedBehind;
  readonly limits: readonly string[];
  readonly next: readonly string[];
}

/** A table whose first columns hold names and whose others hold numbers. */
export interface DiscourseTable {
  readonly label: string;
  readonly head: readonly string[];
  /** How many columns from the left hold names. */
  readonly names: number;
  readonly rows: readonly (readonly string[])[];
  /** Numbers on the page of what each row opens: its last cell leads there. */
  readonly opens?: readonly (readonly number[])[];
  /** So many columns from the left are shown in a narrow terminal; default all. */
  readonly narrow?: number;
}

const NAME: Column = { least: 12, lines: 2 };
const NUMBER: Column = { align: 'right' };

/** A page of what was found. */
export function discourseReport(found: DiscourseFindings): MeasureReport {
  const {
    title,
    headline,
    sentences,
    facts,
    part = title,
    charts = [],
    tables,
    more = [],
    behind,
    limits,
    next,
  } = found;
  return {
    what: 'discourse',
    title,
    headline,
    sentences: sentences.map(capital),
    facts,
    parts: [
      { id: 'tables', title: part, charts, tables: tables.map(tableOf) },
      ...more.map(({ tables: own = [], ...rest }) => ({ ...rest, tables: own.map(tableOf) })),
    ],
    behind: behind?.groups ?? [],
    behindNote: behind ? BEHIND_NOTE : '',
    limits,
    next,
  };
}

function tableOf({ label, head, names, rows, opens, narrow }: DiscourseTable): MeasureTable {
  return {
    label,
    head,
    // A column without a head holds a drawing.
    columns: head.map((name, n) => (n < names ? NAME : name === '' ? {} : NUMBER)),
    rows: rows.map((cells, n) => ({ cells, ...(opens?.[n] ? { opens: opens[n] } : {}) })),
    ...(narrow === undefined ? {} : { narrow }),
  };
}

/** A number as a table has it: as it is where it is short, else four digits. */
export function shortNumber(value: number): string {
  if (Number.isNaN(value)) return '–';
  return Number.isInteger(value) ? `${value}` : value.toFixed(Math.abs(value) < 0.01 ? 6 : 3);
}
