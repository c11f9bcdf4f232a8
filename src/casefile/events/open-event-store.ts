import type { CaseFile } from '../store/case-file.ts';
import { openEngine, temporaryFolder, withTidyEngine } from './duckdb-engine.ts';
import { EventAnswers } from './event-answers.ts';
import { joinCubes } from './event-cube.ts';
import type { EventStore, EventStoreOptions } from './event-store.ts';
import { parquetTables } from './parquet-tables.ts';
import { openServedEvents } from './served-events.ts';
import type { EngineLimits } from './sql/event-engine.ts';
import { DUCKDB } from './sql/sql-dialect.ts';

/**
 * Opens the events of a case. Everything it answers is asked of Parquet files by DuckDB in memory, or
 * of the server that was named when the case was opened.
 * @throws EntenteError `usage` where DuckDB is not installed, or the server does not have the events of this case
 * @example
 * const store = await openEventStore(casefile);
 * await store.countBy({ source: { countries: ['RUS'] } }, 'year'); // []
 * await store.close();
 */
export async function openEventStore(file: CaseFile, options: EventStoreOptions = {}): Promise<EventStore> {
  const { weak = false, ...limits } = options;
  if (file.eventServer !== undefined) return await openServedEvents(file, file.eventServer, weak, limits);
  const folder = temporaryFolder();
  return new EventAnswers(await openEngine(folder, limits), DUCKDB, parquetTables(file, folder, weak));
}

/**
 * Puts the sums of files that were just imported together.
 * @throws EntenteError `usage` where DuckDB is not installed
 * @example
 * await tidyEvents(casefile); // undefined
 */
export async function tidyEvents(file: CaseFile, limits: EngineLimits = {}): Promise<void> {
  await withTidyEngine(limits, (engine) => joinCubes(file, engine));
}
