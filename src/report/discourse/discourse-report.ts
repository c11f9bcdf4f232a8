import type { Column } from '../kit/table.ts';
import type { MeasureReport, MeasureTable } from '../measures/measure-report.ts';
import { capital } from '../measures/number-words.ts';

/** What one measure of a discourse network found, before it becomes a page. */
export interface DiscourseFindings {
  readonly title: string;
  readonly headline: string;
  /** Warnings, and what differs from DNA. */
  readonly sentences: readonly string[];
  readonly facts: MeasureReport['facts'];
  readonly tables: readonly DiscourseTable[];
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
}

const NAME: Column = { least: 12, lines: 2 };
const NUMBER: Column = { align: 'right' };

/** A page of what was found. */
export function discourseReport({ tables, sentences, ...findings }: DiscourseFindings): MeasureReport {
  return {
    what: 'discourse',
    ...findings,
    sentences: sentences.map(capital),
    parts: [{ id: 'tables', title: '', charts: [], tables: tables.map(tableOf) }],
    behind: [],
    behindNote: '',
  };
}

function tableOf({ label, head, names, rows }: DiscourseTable): MeasureTable {
  return {
    label,
    head,
    // A column without a head holds a drawing.
    columns: head.map((name, n) => (n < names ? NAME : name === '' ? {} : NUMBER)),
    rows: rows.map((cells) => ({ cells })),
  };
}

/** A number as a table has it: as it is where it is short, else four digits. */
export function shortNumber(value: number): string {
  if (Number.isNaN(value)) return '–';
  return Number.isInteger(value) ? `${value}` : value.toFixed(Math.abs(value) < 0.01 ? 6 : 3);
}
