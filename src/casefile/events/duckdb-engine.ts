import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection, DuckDBDataChunk, DuckDBInstance, DuckDBResult } from '@duckdb/node-api';
import { EntenteError } from '../../records/failure.ts';
import type { AskOptions, EngineLimits, EventEngine, ResultColumn } from './sql/event-engine.ts';
import { Gate } from './sql/gate.ts';
import { gatherColumns } from './sql/gather-columns.ts';
import type { SqlValue } from './sql/sql-dialect.ts';

const MEMORY_MB = 1024;
const THREADS = 4;
const HEAVY = 2;
/** Connections that wait for the next query; making one costs more than many a query does. */
const KEPT = 4;

/**
 * Loads DuckDB, which a plain install does not bring.
 * @throws EntenteError `usage` that says how to install it
 */
export async function loadDuckDB(
  load: () => Promise<typeof import('@duckdb/node-api')> = () => import('@duckdb/node-api'),
): Promise<typeof import('@duckdb/node-api')> {
  try {
    return await load();
  } catch (cause) {
    throw new EntenteError(
      'usage',
      'Event data is read by DuckDB, which is not installed; install it beside Entente (70 MB): npm install -g @duckdb/node-api (without -g in a project). Texts are read and measured without it.',
      { cause },
    );
  }
}

/**
 * Starts the engine.
 * @param folder where it may put aside what it cannot hold in memory; gone when it is closed
 */
export async function openEngine(folder: string, limits: EngineLimits = {}): Promise<EventEngine> {
  const duckdb = await loadDuckDB();
  const { memoryMB = MEMORY_MB, threads = Math.min(THREADS, availableParallelism()), heavy = HEAVY } = limits;
  const instance = await duckdb.DuckDBInstance.create(':memory:', {
    threads: String(threads),
    memory_limit: `${memoryMB}MB`,
    temp_directory: folder,
    // Nothing is ever fetched from a network, and no file but those that are named is read.
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
  });
  const connection = await instance.connect();
  // Files never change, so what stands at their ends is read once.
  await connection.run('SET GLOBAL parquet_metadata_cache = true');
  connection.closeSync();
  return new DuckDBEngine(instance, folder, heavy);
}

/** A folder for an engine; the case itself may be on a disk that cannot be written. */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'entente-events-'));
}

/** Memory for writing files anew, beside what an import holds itself. */
const TIDY_MB = 384;

/** Works with an engine that puts files of a case in order, and closes it. */
export async function withTidyEngine<T>(limits: EngineLimits, work: (engine: EventEngine) => Promise<T>): Promise<T> {
  const engine = await openEngine(temporaryFolder(), { memoryMB: TIDY_MB, ...limits });
  try {
    return await work(engine);
  } finally {
    await engine.close();
  }
}

class DuckDBEngine implements EventEngine {
  private readonly instance: DuckDBInstance;
  private readonly folder: string;
  private readonly gate: Gate;
  private readonly waiting: DuckDBConnection[] = [];
  private readonly running = new Set<Promise<unknown>>();
  private closed = false;

  constructor(instance: DuckDBInstance, folder: string, heavy: number) {
    this.instance = instance;
    this.folder = folder;
    this.gate = new Gate(heavy);
  }

  async ask(sql: string, values: readonly SqlValue[], options: AskOptions): Promise<readonly ResultColumn[]> {
    return await gatherColumns(this.stream(sql, values, options));
  }

  async *stream(
    sql: string,
    values: readonly SqlValue[],
    { weight, signal }: AskOptions,
  ): AsyncGenerator<readonly ResultColumn[]> {
    if (this.closed) throw new EntenteError('internal', 'The engine of event data was closed before a query.');
    signal?.throwIfAborted();
    let ended: () => void = () => undefined;
    const run = new Promise<void>((resolve) => {
      ended = resolve;
    });
    // Before anything is waited for: who closes the engine waits for it.
    this.running.add(run);
    try {
      const leave = weight === 'heavy' ? await this.gate.enter(signal) : undefined;
      try {
        yield* this.run(sql, values, signal);
      } finally {
        leave?.();
      }
    } finally {
      this.running.delete(run);
      ended();
    }
  }

  private async *run(
    sql: string,
    values: readonly SqlValue[],
    signal: AbortSignal | undefined,
  ): AsyncGenerator<readonly ResultColumn[]> {
    const connection = this.waiting.pop() ?? (await this.instance.connect());
    const stop = (): void => connection.interrupt();
    signal?.addEventListener('abort', stop);
    try {
      const result: DuckDBResult = await connection.stream(sql, [...values]);
      for (;;) {
        signal?.throwIfAborted();
        const chunk = await result.fetchChunk();
        if (!chunk || chunk.rowCount === 0) break;
        yield columnsOf(chunk);
      }
    } catch (cause) {
      signal?.throwIfAborted();
      throw cause;
    } finally {
      signal?.removeEventListener('abort', stop);
      if (this.waiting.length < KEPT && !this.closed && !signal?.aborted) this.waiting.push(connection);
      else connection.closeSync();
    }
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    await Promise.all(this.running);
    for (const connection of this.waiting.splice(0)) connection.closeSync();
    this.instance.closeSync();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function columnsOf(chunk: DuckDBDataChunk): readonly ResultColumn[] {
  const { rowCount } = chunk;
  return Array.from({ length: chunk.columnCount }, (_, at) => {
    const vector = chunk.getColumnVector(at);
    const column = new Array<string | number | undefined>(rowCount);
    for (let i = 0; i < rowCount; i++) column[i] = plainValue(vector.getItem(i));
    return column;
  });
}

function plainValue(value: unknown): string | number | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'number' || typeof value === 'string') return value;
  return typeof value === 'bigint' || typeof value === 'boolean' ? Number(value) : String(value);
}
