/** A value that a statement is given beside its words. */
export type SqlValue = string | number;

/** Gathers the values of a statement and gives each the name by which the statement knows it. */
export interface SqlValues {
  readonly add: (value: SqlValue) => string;
}

/**
 * What engines write differently. Every statement over event data is written once, in the words that all engines know, and asks
 * the dialect for the rest: there is no second copy of a statement for another engine.
 */
export interface SqlDialect {
  /** The n-th value of a statement (from 1), as the statement names it. */
  readonly value: (n: number, value: SqlValue) => string;
  /** A day given as YYYY-MM-DD, to be compared with the column `day`. */
  readonly givenDay: (day: string, values: SqlValues) => string;
  /** A day as a number of days since 1970-01-01. */
  readonly dayNumber: (day: string) => string;
  /** The first day of a day's month, as such a number. */
  readonly firstOfMonth: (day: string) => string;
  /** `2018`, and `2018-06`. */
  readonly yearText: (day: string) => string;
  readonly monthText: (day: string) => string;
  /** Whether a text begins with another. */
  readonly beginsWith: (text: string, start: string) => string;
  /** Whether one of some values, in capitals, stands in a text that lists several. */
  readonly listsOneOf: (text: string, values: string) => string;
  /** Whether a bit is not set in a column of flags. */
  readonly lacks: (flags: string, bit: number) => string;
  /** What stands before a statement of WITH that is to be run once, however often it is spoken of. */
  readonly once: string;
}

/** The values of a statement in one dialect. */
export function gatherValues(dialect: SqlDialect): SqlValues & { readonly values: readonly SqlValue[] } {
  const values: SqlValue[] = [];
  return { values, add: (value) => dialect.value(values.push(value), value) };
}

/** DuckDB over the project's Parquet files, where `day` is a date. */
export const DUCKDB: SqlDialect = {
  value: (n) => `$${n}`,
  givenDay: (day, values) => `CAST(${values.add(day)} AS DATE)`,
  dayNumber: (day) => `CAST(${day} - DATE '1970-01-01' AS INTEGER)`,
  firstOfMonth: (day) => `CAST(CAST(date_trunc('month', ${day}) AS DATE) - DATE '1970-01-01' AS INTEGER)`,
  yearText: (day) => `strftime(${day}, '%Y')`,
  monthText: (day) => `strftime(${day}, '%Y-%m')`,
  beginsWith: (text, start) => `starts_with(${text}, ${start})`,
  listsOneOf: (text, values) =>
    `list_has_any(regexp_split_to_array(upper(coalesce(${text}, '')), '[;,|]\\s*'), [${values}])`,
  lacks: (flags, bit) => `(${flags} & ${bit}) = 0`,
  once: 'MATERIALIZED ',
};
