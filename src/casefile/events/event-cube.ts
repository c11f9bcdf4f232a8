import { createHash } from 'node:crypto';
import { createReadStream, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { type CaseFile, write } from '../store/case-file.ts';
import {
  type EventPart,
  eventParts,
  eventsFolder,
  partPath,
  placeParts,
  temporaryName,
  unlistParts,
  type WaitingPart,
} from './event-parts.ts';
import { DEFECTS, KEPT_APART } from './event-slice.ts';
import type { EventEngine } from './sql/event-engine.ts';

/** A file is left as it is while it holds so many times as much as all smaller ones together. */
const AHEAD = 2;
/** Smaller groups read less for a dyad, but each is looked at for every question: of 16 million rows these answer twice as fast. */
const ROWS_PER_GROUP = 122_880;

/**
 * Files of sums that are to become one, so that there are few of them and none is written anew too often: those up to the
 * largest that is not far ahead of all smaller ones.
 */
function cubesToJoin<P extends { readonly rows: number }>(cubes: readonly P[]): readonly P[] {
  const sorted = cubes.toSorted((a, b) => b.rows - a.rows);
  let rest = sorted.reduce((sum, { rows }) => sum + rows, 0);
  for (const [i, { rows }] of sorted.entries()) {
    rest -= rows;
    if (rest > 0 && rows < AHEAD * rest) return sorted.slice(i);
  }
  return [];
}

/** Texts in SQL. */
export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Parquet files as a table. */
export function sqlFiles(places: readonly string[]): string {
  return `read_parquet([${places.map(sqlText).join(', ')}])`;
}

/**
 * Joins files of sums by day into one, sorted by source, target and day, so that one dyad stands in one place. What is
 * asked meanwhile is answered from the old ones.
 */
export async function joinCubes(file: CaseFile, engine: EventEngine): Promise<void> {
  const old = cubesToJoin(eventParts(file, 'cube'));
  if (old.length === 0) return;
  const part = await writeCube(file, engine, `SELECT ${CUBE_COLUMNS} FROM ${filesOf(file, old)}`);
  if (!part) return;
  try {
    write(file, () => {
      unlistParts(file, old);
      placeParts(file, [part]);
    });
  } catch (cause) {
    rmSync(part.temporary, { force: true });
    throw cause;
  }
  for (const { path } of old) rmSync(join(file.place, path), { force: true });
}

/** Parts of a case as a table. */
export function filesOf(file: CaseFile, parts: readonly EventPart[]): string {
  return sqlFiles(parts.map(({ path }) => join(file.place, path)));
}

const CUBE_KEYS = 'source, target, day, quad, origin, flags, root';
const CUBE_COLUMNS = `${CUBE_KEYS}, n, scored, sum, squares, negative, mentions`;
const INTEGERS = ['n', 'scored', 'negative', 'mentions'].map((name) => `CAST(sum(${name}) AS INTEGER) AS ${name}`);

/**
 * Writes sums by day as one file, sorted by source, target and day, under a temporary name.
 * @param sums a statement that gives columns of the cube; what has the same keys is added up
 * @returns undefined where there is none
 */
export async function writeCube(file: CaseFile, engine: EventEngine, sums: string): Promise<WaitingPart | undefined> {
  const sql = `SELECT ${CUBE_KEYS}, ${INTEGERS.join(', ')}, sum(sum) AS sum, sum(squares) AS squares
    FROM (${sums}) GROUP BY ALL ORDER BY ${CUBE_KEYS}`;
  return await writeParquet(file, engine, { kind: 'cube', origin: 'all', year: undefined }, sql, ROWS_PER_GROUP);
}

/** Rows of events as the sums by day that they make. */
export function sumsOfRows(rows: string): string {
  return `SELECT source, target, day, quad, origin, CAST(flags & ${KEPT_APART} AS USMALLINT) AS flags, root, count(*) AS n,
      count(score) AS scored, coalesce(sum(score), 0) AS sum, coalesce(sum(score * score), 0) AS squares,
      count(*) FILTER (WHERE score < 0) AS negative, sum(mentions) AS mentions
    FROM (${rows}) WHERE ${IN_SUMS} GROUP BY ALL`;
}

/** Which rows are in the sums. */
export const IN_SUMS = `(flags & ${DEFECTS}) = 0 AND day IS NOT NULL AND source IS NOT NULL AND target IS NOT NULL AND source <> target`;

/** Writes what a statement gives as a Parquet file under a temporary name. @returns undefined where it gives no row */
export async function writeParquet(
  file: CaseFile,
  engine: EventEngine,
  part: Pick<EventPart, 'kind' | 'origin' | 'year'>,
  sql: string,
  rowsPerGroup: number,
): Promise<WaitingPart | undefined> {
  const temporary = join(eventsFolder(file), temporaryName());
  try {
    await engine.ask(
      `COPY (${sql}) TO ${sqlText(temporary)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${rowsPerGroup})`,
      [],
      { weight: 'heavy' },
    );
    const counted = await engine.ask(`SELECT count(*) FROM ${sqlFiles([temporary])}`, [], { weight: 'light' });
    const rows = Number(counted[0]?.[0] ?? 0);
    if (rows === 0) {
      rmSync(temporary, { force: true });
      return undefined;
    }
    const { sha, bytes } = await syncedHash(temporary);
    return { ...part, rows, temporary, path: partPath(part, sha), bytes, sha };
  } catch (cause) {
    rmSync(temporary, { force: true });
    throw cause;
  }
}

async function syncedHash(place: string): Promise<{ readonly sha: string; readonly bytes: number }> {
  const handle = await open(place, 'r');
  await handle.sync().catch(() => undefined);
  await handle.close();
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(place) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { sha: hash.digest('hex'), bytes };
}
