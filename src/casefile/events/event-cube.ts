import { createHash } from 'node:crypto';
import { createReadStream, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { type CaseFile, write } from '../store/case-file.ts';
import type { EventEngine } from './event-engine.ts';
import { eventParts, eventsFolder, partPath, placeParts, temporaryName, unlistParts } from './event-parts.ts';

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
function sqlText(text: string): string {
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
  const temporary = join(eventsFolder(file), temporaryName());
  const sums = ['n', 'scored', 'negative', 'mentions'].map((name) => `CAST(sum(${name}) AS INTEGER) AS ${name}`);
  try {
    await engine.ask(
      `COPY (SELECT source, target, day, quad, origin, flags, root, ${sums.join(', ')}, sum(sum) AS sum, sum(squares) AS squares
         FROM ${sqlFiles(old.map(({ path }) => join(file.place, path)))}
         GROUP BY ALL ORDER BY source, target, day, quad, origin, flags, root)
       TO ${sqlText(temporary)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${ROWS_PER_GROUP})`,
      [],
      { weight: 'heavy' },
    );
    const [[rows]] = (await engine.ask(`SELECT count(*) FROM ${sqlFiles([temporary])}`, [], {
      weight: 'light',
    })) as [[number]];
    const { sha, bytes } = await syncedHash(temporary);
    const part = { kind: 'cube', origin: 'all', year: undefined, rows } as const;
    write(file, () => {
      unlistParts(file, old);
      placeParts(file, [{ ...part, temporary, path: partPath(part, sha), bytes, sha }]);
    });
  } catch (cause) {
    rmSync(temporary, { force: true });
    throw cause;
  }
  for (const { path } of old) rmSync(join(file.place, path), { force: true });
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
