import type { ResultColumn } from './sql/event-engine.ts';
import type { SqlDialect } from './sql/sql-dialect.ts';

/** What the imported files of mentions hold of one event. */
export interface FoundMentions {
  /** How many mentions; 0 where none is in the files that were imported. */
  readonly n: number;
  /** Days of the first and the last of them, since 1970-01-01. */
  readonly first: number | undefined;
  readonly last: number | undefined;
  /** How sure GDELT was on average that it found the event there, 0 to 100. */
  readonly confidence: number | undefined;
}

/** How the mentions of a case and its events go together. */
export interface MentionCoverage {
  readonly mentions: number;
  /** Events that they speak of, and how many of these were imported. */
  readonly events: number;
  readonly here: number;
}

/** What mentions are asked for, in the order in which `foundOf` reads it. */
export function foundColumns({ dayNumber }: SqlDialect): string {
  return `CAST(sum(n) AS DOUBLE) AS found, ${dayNumber('min(day)')} AS found_first,
  ${dayNumber('max(day)')} AS found_last, sum(n * confidence) / sum(n) AS found_confidence`;
}

/**
 * Rows with the mentions of each beside them. The rows come first, so that of the mentions only theirs are added up.
 *
 * @param rows a statement that gives rows with `id` and `origin`
 * @param mentions files of mentions as a table
 * @param order of the answer
 */
export function withMentions(rows: string, mentions: string, order: string, dialect: SqlDialect): string {
  return `WITH r AS ${dialect.once}(${rows}),
    m AS (SELECT event, ${foundColumns(dialect)} FROM ${mentions} WHERE event IN (SELECT id FROM r WHERE origin = 'gdelt') GROUP BY event)
    SELECT r.*, m.found, m.found_first, m.found_last, m.found_confidence
    FROM r LEFT JOIN m ON r.origin = 'gdelt' AND m.event = r.id ORDER BY ${order}`;
}

/** The mentions of one row of an answer, whose columns begin at `at`. */
export function foundOf(columns: readonly ResultColumn[], at: number, row: number): FoundMentions {
  const [n, first, last, confidence] = [0, 1, 2, 3].map((i) => {
    const value = columns[at + i]?.[row];
    return value === undefined ? undefined : Number(value);
  });
  return { n: n ?? 0, first, last, confidence };
}

/** Counts all mentions, the events that they speak of, and those of them that are among the rows. */
export function coverageSql(mentions: string, rows: string | undefined): string {
  const here = rows === undefined ? 'false' : `event IN (SELECT id FROM ${rows} WHERE origin = 'gdelt')`;
  return `SELECT CAST(sum(n) AS DOUBLE), count(*), count(*) FILTER (WHERE here)
    FROM (SELECT sum(n) AS n, ${here} AS here FROM ${mentions} GROUP BY event)`;
}
