import { type EventBatch, NO_DAY, ROW_FLAGS, type RowFlag } from '../../records/event-row.ts';
import { batchOf, beginRow, type EventColumns, eventColumns } from './event-columns.ts';
import { FileProblems } from './file-problems.ts';
import { type RowFacts, RowFlagger } from './row-flags.ts';
import type { ScannedRow } from './row-scanner.ts';
import { TextTable } from './text-table.ts';

/** What was counted in a file of events. `rows` is `kept` and `flagged` together, and `lines` and `exploded` together. */
export interface EventFileCounts {
  /** Lines of the file that are rows; a row in quotes over several lines is one. */
  readonly lines: number;
  readonly rows: number;
  /** Rows without and with a flag, and how many have each: a row may have several. */
  readonly kept: number;
  readonly flagged: number;
  readonly flags: Readonly<Record<RowFlag, number>>;
  /** Rows beyond one a line, where a cell names several actors. */
  readonly exploded: number;
  /** Empty lines, and lines of names of columns: neither is a row. */
  readonly blank: number;
  readonly header: number;
  /** Bytes of the unpacked file. */
  readonly bytes: number;
}

const FLAGS = Object.entries(ROW_FLAGS) as [RowFlag, number][];

/** Where the rows of a file go: batches of columns, with what is odd about each row and the counts. */
export class EventOutput {
  readonly texts = new TextTable();
  readonly problems = new FileProblems();
  lines = 0;
  blank = 0;
  header = 0;
  bytes = 0;
  rows = 0;
  /** How many rows have which flags together. */
  readonly #rowsByFlags = new Float64Array(2 ** FLAGS.length);
  /** First and last day of an event. */
  firstDay = NO_DAY;
  lastDay = NO_DAY;
  columns: EventColumns;
  #ready: EventBatch[] = [];
  readonly #capacity: number;
  readonly #flagger = new RowFlagger();

  constructor(rowsPerBatch: number) {
    this.#capacity = rowsPerBatch;
    this.columns = eventColumns(rowsPerBatch, this.texts.texts);
  }

  get counts(): EventFileCounts {
    const { lines, blank, header, bytes, rows } = this;
    const kept = this.#rowsByFlags[0] as number;
    const withFlag = (bit: number): number =>
      this.#rowsByFlags.reduce((sum, n, flags) => ((flags & bit) === 0 ? sum : sum + n), 0);
    const flags = Object.fromEntries(FLAGS.map(([flag, bit]) => [flag, withFlag(bit)])) as Record<RowFlag, number>;
    return { lines, rows, kept, flagged: rows - kept, flags, exploded: rows - lines, blank, header, bytes };
  }

  /** Begins a row in `columns`. @returns its index */
  begin(row: ScannedRow): number {
    if (this.columns.length === this.#capacity) this.#turn();
    return beginRow(this.columns, row);
  }

  /** Ends the row that was begun last, whose columns are filled. */
  end(i: number, facts: RowFacts): void {
    const day = this.columns.day[i] as number;
    if (day !== NO_DAY) {
      if (day > this.lastDay) this.lastDay = day;
      if (day < this.firstDay || this.firstDay === NO_DAY) this.firstDay = day;
    }
    this.#count(i, this.#flagger.flagsOf(this.columns, i, facts));
  }

  /** A row of which nothing but its place is known. */
  unreadable(row: ScannedRow, key: string, reason: () => string): void {
    this.problems.tell('unreadable', key, row.line, reason);
    this.#count(this.begin(row), ROW_FLAGS.unreadable);
  }

  /** The batches that have become full; at the end also the last one. */
  take(last: boolean): readonly EventBatch[] {
    if (last && this.columns.length > 0) this.#turn();
    const ready = this.#ready;
    this.#ready = [];
    return ready;
  }

  #turn(): void {
    this.#ready.push(batchOf(this.columns, this.#capacity));
    this.columns = eventColumns(this.#capacity, this.texts.texts);
  }

  #count(i: number, flags: number): void {
    this.columns.flags[i] = flags;
    this.rows++;
    this.#rowsByFlags[flags] = (this.#rowsByFlags[flags] as number) + 1;
  }
}
