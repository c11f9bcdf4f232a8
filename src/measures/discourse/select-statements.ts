import type { CodedStatements } from '../../records/coded-statements.ts';
import { EntenteError } from '../../records/failure.ts';
import { isoWeek, timeOf } from './calendar.ts';
import type { Duplicates, SelectionOptions } from './options.ts';
import { columnOf, type StatementColumn, withEmpty } from './variables.ts';

/** The statements that a network is made of, and those that only count for isolates. */
export interface Selection {
  readonly data: CodedStatements;
  readonly rows: StatementColumn;
  readonly columns: StatementColumn;
  readonly qualifier?: StatementColumn;
  /** Statements that are taken, by time, document and place in the text. */
  readonly kept: Int32Array;
  /** Statements of the time and the documents asked for, before any value is left out. */
  readonly base: Int32Array;
  /** Levels of the qualifier that occur in `base`, as places in its labels; a single 0 without a qualifier. */
  readonly levels: Int32Array;
  /** First and last second asked for; not finite where none was. */
  readonly from: number;
  readonly to: number;
}

/** Time of a statement, seconds since 1970 UTC. */
export function timeOfStatement({ documents, document }: CodedStatements, statement: number): number {
  return documents.time[document[statement] as number] as number;
}

/**
 * Selects statements: by time and document, by values, those without a row, a column or a qualifier that counts left out, and each
 * counted once within what `duplicates` says.
 *
 * @param complete whether statements without a row or column are left out; lists of events keep them
 * @throws EntenteError (usage) for a variable that does not exist or cannot qualify, or a time that is none
 * @example
 * selectStatements(coded, { duplicates: 'document' }).kept.length; // 7
 */
export function selectStatements(data: CodedStatements, options: SelectionOptions, complete = true): Selection {
  const rows = networkColumn(data, options.rows ?? 'organization');
  const columns = networkColumn(data, options.columns ?? 'concept');
  const name = options.qualifier === undefined ? 'agreement' : options.qualifier;
  const ignored = (options.aggregation ?? 'ignore') === 'ignore';
  // What is not asked for may be missing.
  const qualifier = name === null ? undefined : ignored ? withEmpty(columnOf(data, name)) : columnOf(data, name);
  const from = options.from === undefined ? Number.NEGATIVE_INFINITY : timeOf(options.from, false);
  const to = options.to === undefined ? Number.POSITIVE_INFINITY : timeOf(options.to, true);
  const filters = filtersOf(data, options);
  const ofDocument = filters.filter(({ column }) => column.ofDocument);
  const ofStatement = filters.filter(({ column }) => !column.ofDocument);
  const base = inOrder(data).filter((s) => {
    const time = timeOfStatement(data, s);
    return time >= from && time <= to && passes(ofDocument, s);
  });
  const whole = (s: number): boolean =>
    rows.code[s] !== -1 && columns.code[s] !== -1 && (qualifier === undefined || qualifier.code[s] !== -1);
  const valued = base.filter((s) => passes(ofStatement, s) && (!complete || whole(s)));
  const keys = qualifier && !ignored ? [rows, columns, qualifier] : [rows, columns];
  const counted = withoutRepeats(data, valued, keys, options.duplicates ?? 'include', options.asDna ?? false);
  const kept = frequent(counted, [
    [rows, leastOf('leastOfRow', options)],
    [columns, leastOf('leastOfColumn', options)],
  ]);
  return {
    data,
    rows,
    columns,
    ...(qualifier && { qualifier }),
    kept,
    base,
    levels: levelsOf(qualifier, base),
    from,
    to,
  };
}

function networkColumn(data: CodedStatements, name: string): StatementColumn {
  const column = columnOf(data, name);
  if (column.kind !== 'text') {
    throw new EntenteError('usage', `"${name}" holds no names, so that it cannot be the rows or columns of a network.`);
  }
  return column;
}

/** All statements by time, document, start, stop and id. */
function inOrder(data: CodedStatements): Int32Array {
  const { document, start, stop, id, documents } = data;
  const by = [
    (s: number) => timeOfStatement(data, s),
    (s: number) => documents.id[document[s] as number] as number,
    (s: number) => start[s] as number,
    (s: number) => stop[s] as number,
    (s: number) => id[s] as number,
  ];
  return Int32Array.from(id.keys()).sort((a, b) => {
    for (const value of by) {
      const difference = value(a) - value(b);
      if (difference !== 0) return difference;
    }
    return 0;
  });
}

interface Filter {
  readonly column: StatementColumn;
  readonly listed: Uint8Array;
  /** What statements need to pass: 0 not to be listed, 1 to be listed. */
  readonly needs: 0 | 1;
  /** Whether the empty value is listed. */
  readonly empty: 0 | 1;
}

function filtersOf(data: CodedStatements, { exclude = {}, only = {} }: SelectionOptions): readonly Filter[] {
  const filter = (name: string, values: readonly string[], needs: 0 | 1): Filter => {
    const column = columnOf(data, name);
    const list = new Set(values);
    return {
      column,
      listed: Uint8Array.from(column.labels, (label) => (list.has(label) ? 1 : 0)),
      needs,
      empty: list.has('') ? 1 : 0,
    };
  };
  const lists = (all: Readonly<Record<string, readonly string[]>>, needs: 0 | 1): Filter[] =>
    Object.entries(all).flatMap(([name, values]) => (values.length > 0 ? [filter(name, values, needs)] : []));
  return [...lists(exclude, 0), ...lists(only, 1)];
}

function passes(filters: readonly Filter[], statement: number): boolean {
  return filters.every(({ column, listed, needs, empty }) => {
    const code = column.code[statement] as number;
    return (code === -1 ? empty : listed[code]) === needs;
  });
}

/** In what a statement counts once, as a number or a text. DNA compares numbers of weeks and months across years. */
const PERIODS: Readonly<
  Record<Exclude<Duplicates, 'include'>, (time: number, document: number, asDna: boolean) => string>
> = {
  document: (_, document) => `${document}`,
  week: (time, _, asDna) => {
    const { year, week } = isoWeek(time);
    return asDna ? `${week}` : `${year}-${week}`;
  },
  month: (time, _, asDna) => {
    const date = new Date(time * 1000);
    return asDna ? `${date.getUTCMonth()}` : `${date.getUTCFullYear()}-${date.getUTCMonth()}`;
  },
  year: (time) => `${new Date(time * 1000).getUTCFullYear()}`,
  acrossrange: () => '',
};

/** Statements without those that say the same again within what `duplicates` says. */
export function withoutRepeats(
  data: CodedStatements,
  statements: Int32Array,
  columns: readonly StatementColumn[],
  duplicates: Duplicates,
  asDna: boolean,
): Int32Array {
  if (duplicates === 'include') return statements;
  const period = PERIODS[duplicates];
  const seen = new Set<string>();
  return statements.filter((s) => {
    const within = period(timeOfStatement(data, s), data.document[s] as number, asDna);
    const key = `${within}|${columns.map(({ code }) => code[s]).join('|')}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** @throws EntenteError (usage) */
function leastOf(name: 'leastOfRow' | 'leastOfColumn', options: SelectionOptions): number {
  const least = options[name] ?? 1;
  if (Number.isInteger(least) && least >= 1) return least;
  throw new EntenteError('usage', `${name} must be a whole number above 0, not ${least}.`);
}

/** Statements whose values all have as many statements as they need. */
function frequent(
  statements: Int32Array,
  needs: readonly (readonly [column: StatementColumn, least: number])[],
): Int32Array {
  const asked = needs.filter(([, least]) => least > 1);
  const rare = asked.map(([{ code, labels }, least]) => {
    const counts = new Int32Array(labels.length);
    for (const s of statements) {
      const value = code[s] as number;
      if (value !== -1) counts[value] = (counts[value] as number) + 1;
    }
    return { code, few: counts.map((count) => Number(count < least)) };
  });
  if (rare.length === 0) return statements;
  return statements.filter((s) => rare.every(({ code, few }) => few[code[s] as number] !== 1));
}

function levelsOf(qualifier: StatementColumn | undefined, base: Int32Array): Int32Array {
  if (!qualifier) return Int32Array.of(0);
  if (qualifier.kind === 'boolean') return Int32Array.of(0, 1);
  const present = new Set<number>();
  for (const s of base) present.add(qualifier.code[s] as number);
  present.delete(-1);
  return Int32Array.from(present).sort();
}
