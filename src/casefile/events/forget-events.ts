import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { EntenteError } from '../../records/failure.ts';
import { type CaseFile, SOURCES, write } from '../store/case-file.ts';
import { withTidyEngine } from './duckdb-engine.ts';
import { filesOf, IN_SUMS, sqlText, sumsOfRows, writeCube, writeParquet } from './event-cube.ts';
import { fileKey, type ImportedFile } from './event-files.ts';
import { type EventPart, eventParts, eventsVersion, placeParts, unlistParts, type WaitingPart } from './event-parts.ts';
import { ROWS_PER_GROUP } from './event-slice.ts';
import type { EngineLimits, EventEngine } from './sql/event-engine.ts';

/** What went out of a case when files were forgotten. */
export interface ForgottenFiles {
  readonly files: number;
  /** Rows of events that were stored. */
  readonly rows: number;
  /** Mentions of events. */
  readonly mentions: number;
}

/**
 * Takes imported files back: their rows, their share in the sums by day, their mentions, and their originals where the case
 * kept them and nothing else needs them. Parts that hold other rows too are written anew without these, sums of the dyads
 * and days concerned are added up again from the rows that stay, and all of it takes the place of the old in one step: a
 * program that is stopped at any moment leaves the one state or the other.
 *
 * @throws EntenteError `usage` where another program changes the event data meanwhile, or DuckDB is not installed
 * @example
 * await forgetEvents(casefile, importedFiles(casefile)); // { files: 0, rows: 0, mentions: 0 }
 */
export async function forgetEvents(
  file: CaseFile,
  files: readonly ImportedFile[],
  limits: EngineLimits = {},
): Promise<ForgottenFiles> {
  if (files.length === 0) return { files: 0, rows: 0, mentions: 0 };
  return await withTidyEngine(limits, (engine) => forget(file, engine, files));
}

async function forget(file: CaseFile, engine: EventEngine, files: readonly ImportedFile[]): Promise<ForgottenFiles> {
  const version = eventsVersion(file);
  const keys = files.map((one) => sqlText(fileKey(one))).join(', ');
  const holding = await partsHolding(file, engine, files, keys);
  const rows = holding.filter(({ part }) => part.kind === 'rows');
  const cubes = rows.length > 0 ? eventParts(file, 'cube') : [];
  const made: WaitingPart[] = [];
  try {
    for (const { part, n } of holding) {
      if (n === part.rows) continue;
      const rest = `SELECT * FROM ${filesOf(file, [part])} WHERE file NOT IN (${keys})`;
      const kept = await writeParquet(file, engine, part, rest, ROWS_PER_GROUP);
      if (kept) made.push(kept);
    }
    const cube = cubes.length > 0 ? await writeCube(file, engine, sumsWithout(file, rows, cubes, keys)) : undefined;
    if (cube) made.push(cube);
    const old = [...holding.map(({ part }) => part), ...cubes];
    write(file, () => {
      if (eventsVersion(file) !== version) throw busy(file);
      unlistParts(file, old);
      placeParts(file, made);
      for (const { n, stored } of files) {
        if (file.prepare('DELETE FROM event_files WHERE n = ? AND stored = ?').run(n, stored).changes === 0)
          throw busy(file);
      }
    });
    for (const { path } of old) rmSync(join(file.place, path), { force: true });
  } catch (cause) {
    for (const { temporary } of made) rmSync(temporary, { force: true });
    throw cause;
  }
  for (const one of files) dropOriginal(file, one);
  return {
    files: files.length,
    rows: rows.reduce((sum, { n }) => sum + n, 0),
    mentions: files.reduce((sum, { format, counts }) => sum + (format === 'mentions' ? counts.rows : 0), 0),
  };
}

function busy(file: CaseFile): EntenteError {
  return new EntenteError('usage', `Another program works on the event data of ${file.folder}; try again.`);
}

interface Holding {
  readonly part: EventPart;
  /** Rows of it that are to go. */
  readonly n: number;
}

/** The parts in which rows of the files stand. */
async function partsHolding(
  file: CaseFile,
  engine: EventEngine,
  files: readonly ImportedFile[],
  keys: string,
): Promise<readonly Holding[]> {
  const origins = new Set(files.filter(({ format }) => format !== 'mentions').map(({ origin }) => origin));
  const some = files.some(({ format }) => format === 'mentions');
  const holding: Holding[] = [];
  for (const part of eventParts(file)) {
    const may =
      part.kind === 'mentions' ? some : part.kind === 'rows' && [...origins].some((one) => one === part.origin);
    if (!may) continue;
    const sql = `SELECT count(*) FROM ${filesOf(file, [part])} WHERE file IN (${keys})`;
    const n = Number((await engine.ask(sql, [], { weight: 'heavy' }))[0]?.[0] ?? 0);
    if (n > 0) holding.push({ part, n });
  }
  return holding;
}

/** Sums by day without the rows that go: those of dyads and days which they touch are added up anew from what stays. */
function sumsWithout(file: CaseFile, holding: readonly Holding[], cubes: readonly EventPart[], keys: string): string {
  const parts = holding.map(({ part }) => part);
  const touched = eventParts(file, 'rows').filter(({ origin, year }) =>
    parts.some((part) => part.origin === origin && part.year === year),
  );
  const gone = `SELECT DISTINCT source, target, day, origin FROM ${filesOf(file, parts)} WHERE file IN (${keys}) AND ${IN_SUMS}`;
  const same = (one: string): string =>
    ['source', 'target', 'day', 'origin'].map((name) => `gone.${name} = ${one}.${name}`).join(' AND ');
  const stay = `SELECT * FROM ${filesOf(file, touched)} AS rows
    WHERE file NOT IN (${keys}) AND EXISTS (SELECT 1 FROM gone WHERE ${same('rows')})`;
  return `WITH gone AS MATERIALIZED (${gone})
    SELECT source, target, day, quad, origin, flags, root, n, scored, sum, squares, negative, mentions
    FROM ${filesOf(file, cubes)} AS sums WHERE NOT EXISTS (SELECT 1 FROM gone WHERE ${same('sums')})
    UNION ALL (${sumsOfRows(stay)})`;
}

/** Deletes the original that the case kept of a file, unless something else came of the same bytes. */
function dropOriginal(file: CaseFile, { place, sha }: ImportedFile): void {
  if (!place.startsWith(`${SOURCES}/`)) return;
  const others = file.prepare('SELECT 1 FROM event_files WHERE place = ?').get(place);
  const document = file.prepare('SELECT 1 FROM versions WHERE source = ?').get(Buffer.from(sha, 'hex'));
  if (others === undefined && document === undefined) rmSync(join(file.place, place), { force: true });
}
