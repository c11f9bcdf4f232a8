import type { SqlValue } from './sql-dialect.ts';

/** What the engine may take. */
export interface EngineLimits {
  /** Memory of the engine, in MB; what it cannot hold goes to disk. */
  readonly memoryMB?: number;
  readonly threads?: number;
  /** Queries over all rows that run at a time; others wait, while queries of sums answer. */
  readonly heavy?: number;
}

/** `light`: of a few rows; it never waits for those that go over all. */
export type QueryWeight = 'light' | 'heavy';

/** Values of a result's column: numbers as numbers, texts as texts, `undefined` where there is none. */
export type ResultColumn = readonly (string | number | undefined)[];

export interface AskOptions {
  readonly weight: QueryWeight;
  readonly signal?: AbortSignal | undefined;
}

/** Asks event data in SQL. */
export interface EventEngine {
  /** All of a result, column by column. */
  readonly ask: (sql: string, values: readonly SqlValue[], options: AskOptions) => Promise<readonly ResultColumn[]>;
  /** A result of any length, so many rows at a time. */
  readonly stream: (
    sql: string,
    values: readonly SqlValue[],
    options: AskOptions,
  ) => AsyncGenerator<readonly ResultColumn[]>;
  readonly close: () => Promise<void>;
}
