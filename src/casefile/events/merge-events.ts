import { createHash } from 'node:crypto';
import { createReadStream, lstatSync, realpathSync, rmSync } from 'node:fs';
import { copyFile, open, rename } from 'node:fs/promises';
import { basename, join, relative, resolve, sep } from 'node:path';
import { z } from 'zod';
import { EVENT_ORIGINS } from '../../records/event-row.ts';
import { EntenteError } from '../../records/failure.ts';
import { type CaseFile, SOURCES, write } from '../store/case-file.ts';
import type { ForeignCase } from '../store/foreign-case.ts';
import { withTidyEngine } from './duckdb-engine.ts';
import { filesOf, sqlText, sumsOfRows, writeCube, writeParquet } from './event-cube.ts';
import { fileKey, type ImportedFile, importedFile, importedFiles } from './event-files.ts';
import {
  type EventPart,
  eventParts,
  eventsFolder,
  eventsVersion,
  partPath,
  placeParts,
  temporaryName,
  type WaitingPart,
} from './event-parts.ts';
import { ROWS_PER_GROUP } from './event-slice.ts';
import type { EngineLimits, EventEngine } from './sql/event-engine.ts';

/** What of the event data of another copy came. */
export interface MergedEvents {
  /** Files, and members of archives, that only the other copy had, with their rows and mentions. */
  readonly files: number;
  readonly rows: number;
  readonly mentions: number;
  /** Files that both have. */
  readonly same: number;
  /** Of those, files that are further on in the other copy: the import of such a file goes on here. */
  readonly behind: readonly string[];
  /** Hashes of the files that came. */
  readonly shas: readonly string[];
}

const Sha = z.string().regex(/^[0-9a-f]{64}$/);
const Count = z.number().int().nonnegative();
const Counts = z.object({
  rows: Count,
  kept: Count,
  flagged: Count,
  flags: z.record(z.string(), Count),
  lines: Count.optional(),
});
/** What a copy of somebody else must say of a file. */
const ForeignFile = z.object({
  sha: Sha,
  member: z.string(),
  name: z.string(),
  place: z.string(),
  format: z.string(),
  origin: z.enum(EVENT_ORIGINS),
  bytes: Count,
  mapping: z.string().optional(),
  stored: Count,
  done: z.boolean(),
  counts: Counts,
  problems: z.array(z.string()),
});
const ForeignPart = z.object({
  path: z.string().regex(/^events\/[a-z]+(?:\/(?:\d{1,4}|no-day))?\/[0-9a-f]{16}(?:-\d+)?\.parquet$/),
  kind: z.enum(['rows', 'cube', 'mentions']),
  origin: z.enum([...EVENT_ORIGINS, 'all']),
  year: z.number().int().optional(),
  rows: Count,
  bytes: Count,
  sha: Sha,
});

/** Columns of the parts, as an import writes them. */
const COLUMNS: Readonly<Record<'rows' | 'mentions', string>> = {
  rows: 'origin VARCHAR, id VARCHAR, day DATE, source VARCHAR, target VARCHAR, source_actor VARCHAR, target_actor VARCHAR, source_sectors VARCHAR, target_sectors VARCHAR, code VARCHAR, quad UTINYINT, score DOUBLE, mentions INTEGER, root UTINYINT, flags USMALLINT, place VARCHAR, address VARCHAR, file VARCHAR, offset BIGINT, bytes INTEGER',
  mentions: 'event VARCHAR, event_day DATE, day DATE, confidence UTINYINT, n INTEGER, file VARCHAR',
};

/**
 * Takes over the event data of another copy of a case: files that are not known here by their hash, with their rows and
 * mentions. The sums by day are made anew of the rows, all in one step. Nothing of the other copy is believed: its parts must
 * be what its list says, of the columns that an import writes, and hold as many rows of each file as it says.
 *
 * @throws EntenteError `unreadable` where they are not; `usage` where DuckDB is not installed
 */
export async function mergeEvents(
  file: CaseFile,
  other: ForeignCase,
  limits: EngineLimits = {},
): Promise<MergedEvents> {
  const theirs = checked(other, () => z.array(ForeignFile).parse(importedFiles(other.file)) as readonly Foreign[]);
  const known = theirs.flatMap((one) => importedFile(file, one.sha, one.member) ?? []);
  const fresh = theirs.filter(({ sha, member }) => importedFile(file, sha, member) === undefined);
  const behind = theirs.flatMap((one) => {
    const mine = importedFile(file, one.sha, one.member);
    return mine && !mine.done && one.stored > mine.stored ? [mine.name] : [];
  });
  const some = fresh.some(({ stored }) => stored > 0);
  const rows = some
    ? await withTidyEngine(limits, (engine) => take(file, other, fresh, engine))
    : list(file, other, fresh);
  return {
    files: fresh.length,
    rows,
    mentions: fresh.reduce((sum, { format, counts }) => sum + (format === 'mentions' ? counts.rows : 0), 0),
    same: known.length,
    behind,
    shas: [...new Set(fresh.map(({ sha }) => sha))],
  };
}

type Foreign = Omit<ImportedFile, 'n'>;

function checked<T>(other: ForeignCase, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    throw altered(other, 'The list', cause);
  }
}

function altered({ folder }: ForeignCase, what: string, cause?: unknown): EntenteError {
  const sentence = `${what} of the event data in ${folder} is not as Entente writes it; none of its event data was taken.`;
  return new EntenteError('unreadable', sentence, { cause });
}

/** @returns how many rows of events came */
async function take(
  file: CaseFile,
  other: ForeignCase,
  fresh: readonly Foreign[],
  engine: EventEngine,
): Promise<number> {
  const version = eventsVersion(file);
  const parts = checked(other, () => z.array(ForeignPart).parse(eventParts(other.file)) as readonly EventPart[]);
  const keys = fresh.map((one) => sqlText(fileKey(one))).join(', ');
  const counted = new Map<string, number>();
  const made: WaitingPart[] = [];
  const taken: EventPart[] = [];
  try {
    for (const part of parts) {
      if (part.kind === 'cube') continue;
      await checkPart(other, part, part.kind, engine);
      const all = filesOf(other.file, [part]);
      const sql = `SELECT file, count(*) FROM ${all} WHERE file IN (${keys}) GROUP BY file`;
      const [names = [], many = []] = await engine.ask(sql, [], { weight: 'heavy' });
      for (const [i, name] of names.entries()) {
        counted.set(String(name), (counted.get(String(name)) ?? 0) + Number(many[i]));
      }
      const n = many.reduce<number>((sum, one) => sum + Number(one), 0);
      if (n === 0) continue;
      taken.push(part);
      const rest = `SELECT * FROM ${all} WHERE file IN (${keys})`;
      const came =
        n === part.rows
          ? await copied(file, other, part)
          : await writeParquet(file, engine, part, rest, ROWS_PER_GROUP);
      if (came) made.push(came);
    }
    for (const one of fresh) {
      if ((counted.get(fileKey(one)) ?? 0) !== one.stored) throw altered(other, `What is stored of ${one.name}`);
    }
    const rows = taken.filter(({ kind }) => kind === 'rows');
    if (rows.length > 0) {
      const all = `SELECT * FROM ${filesOf(other.file, rows)} WHERE file IN (${keys})`;
      const cube = await writeCube(file, engine, sumsOfRows(all));
      if (cube) made.push(cube);
    }
    for (const one of fresh) await takeOriginal(file, other, one);
    write(file, () => {
      if (eventsVersion(file) !== version) {
        throw new EntenteError('usage', `Another program works on the event data of ${file.folder}; try again.`);
      }
      placeParts(file, made);
      addFiles(file, other, fresh);
    });
  } catch (cause) {
    for (const { temporary } of made) rmSync(temporary, { force: true });
    throw cause;
  }
  return fresh.reduce((sum, { format, stored }) => sum + (format === 'mentions' ? 0 : stored), 0);
}

/** Lists files of which nothing is stored. */
function list(file: CaseFile, other: ForeignCase, fresh: readonly Foreign[]): number {
  if (fresh.length > 0) write(file, () => addFiles(file, other, fresh));
  return 0;
}

function addFiles(file: CaseFile, other: ForeignCase, files: readonly Foreign[]): void {
  const add = file.prepare(
    `INSERT INTO event_files (sha, member, name, place, format, origin, bytes, mapping, stored, done, counts, problems, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const { sha, member, name, place, format, origin, bytes, mapping, stored, done, counts, problems } of files) {
    add.run(
      Buffer.from(sha, 'hex'),
      member,
      name,
      placeHere(file, other, place),
      format,
      origin,
      bytes,
      mapping ?? null,
      stored,
      done ? 1 : 0,
      JSON.stringify(counts),
      JSON.stringify(problems),
      new Date().toISOString(),
    );
  }
}

/** Where a file of the other copy lies, as seen from this one; originals that a case keeps come along. */
function placeHere(file: CaseFile, { file: theirs }: ForeignCase, place: string): string {
  if (place.startsWith(`${SOURCES}/`)) return `${SOURCES}/${basename(place)}`;
  return relative(resolve(file.place), resolve(theirs.place, place)).split(sep).join('/');
}

/** A part must be a file of the other copy, to the byte what its list says, and have the columns that an import writes. */
async function checkPart(
  other: ForeignCase,
  part: EventPart,
  kind: 'rows' | 'mentions',
  engine: EventEngine,
): Promise<void> {
  const root = realpathSync(other.file.place);
  const place = join(other.file.place, part.path);
  const facts = lstatSync(place, { throwIfNoEntry: false });
  // A folder that is a link could lead to any file of this machine.
  const own = facts?.isFile() && realpathSync(place) === join(root, ...part.path.split('/'));
  if (!own || facts?.size !== part.bytes || (await hashOf(place)) !== part.sha) throw altered(other, part.path);
  let columns: string;
  try {
    const sql = `SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM ${filesOf(other.file, [part])})`;
    const [names = [], types = []] = await engine.ask(sql, [], { weight: 'light' });
    columns = names.map((name, i) => `${name} ${types[i]}`).join(', ');
  } catch (cause) {
    throw altered(other, part.path, cause);
  }
  if (columns !== COLUMNS[kind]) throw altered(other, part.path);
}

async function hashOf(place: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(place) as AsyncIterable<Buffer>) hash.update(chunk);
  return hash.digest('hex');
}

/** A part of which every row comes is copied as it is. */
async function copied(file: CaseFile, other: ForeignCase, part: EventPart): Promise<WaitingPart> {
  const temporary = join(eventsFolder(file), temporaryName());
  await copyFile(join(other.file.place, part.path), temporary);
  const handle = await open(temporary);
  await handle.sync().catch(() => undefined);
  await handle.close();
  return { ...part, temporary, path: partPath(part, part.sha) };
}

/** The original of a file that the other copy keeps, if it is there and is what its name says. */
async function takeOriginal(file: CaseFile, other: ForeignCase, { place, sha }: Foreign): Promise<void> {
  if (!place.startsWith(`${SOURCES}/`)) return;
  const from = join(other.file.place, SOURCES, basename(place));
  const to = join(file.place, SOURCES, basename(place));
  const is = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.isFile() === true;
  if (!is(from) || lstatSync(to, { throwIfNoEntry: false }) !== undefined || (await hashOf(from)) !== sha) return;
  const temporary = join(file.place, SOURCES, temporaryName());
  await copyFile(from, temporary);
  await rename(temporary, to);
}
