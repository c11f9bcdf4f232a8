import type { AskOptions, EngineLimits, EventEngine, ResultColumn } from '../sql/event-engine.ts';
import { Gate } from '../sql/gate.ts';
import { gatherColumns } from '../sql/gather-columns.ts';
import type { SqlValue } from '../sql/sql-dialect.ts';
import type { ClickHouse } from './clickhouse-client.ts';

/** A server answers more at a time than this machine would. */
const HEAVY = 8;

/** Asks a server of ClickHouse; what it may take is the server's to say, unless a limit is given. */
export function clickHouseEngine(server: ClickHouse, { memoryMB, threads, heavy = HEAVY }: EngineLimits): EventEngine {
  const gate = new Gate(heavy);
  const settings = {
    ...(memoryMB === undefined ? {} : { max_memory_usage: String(memoryMB * 1_000_000) }),
    ...(threads === undefined ? {} : { max_threads: threads }),
  };
  async function* stream(
    sql: string,
    values: readonly SqlValue[],
    { weight, signal }: AskOptions,
  ): AsyncGenerator<readonly ResultColumn[]> {
    signal?.throwIfAborted();
    const leave = weight === 'heavy' ? await gate.enter(signal) : undefined;
    try {
      const named = Object.fromEntries(values.map((value, i) => [`v${i + 1}`, value]));
      yield* columnsOf(server.rows(sql, named, { settings, signal }));
    } finally {
      leave?.();
    }
  }
  return {
    ask: async (sql, values, options) => await gatherColumns(stream(sql, values, options)),
    stream,
    close: () => server.close(),
  };
}

/** Rows as columns; names and types, which come first, say what is a number though it comes as a text. */
async function* columnsOf(
  chunks: AsyncIterable<readonly (readonly unknown[])[]>,
): AsyncGenerator<readonly ResultColumn[]> {
  let types: readonly unknown[] | undefined;
  let head = 0;
  for await (const chunk of chunks) {
    const rows: (readonly unknown[])[] = [];
    for (const row of chunk) {
      if (head++ === 1) types = row;
      else if (head > 2) rows.push(row);
    }
    if (rows.length === 0 || !types) continue;
    yield types.map((type, at) => {
      const whole = /^(?:Nullable\()?U?Int\d+/u.test(String(type));
      return rows.map((row) => plainValue(row[at], whole));
    });
  }
}

function plainValue(value: unknown, whole: boolean): string | number | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'number') return value;
  return whole || typeof value === 'boolean' ? Number(value) : String(value);
}
