import { createHash, randomUUID } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { EventOrigin } from '../../records/event-row.ts';
import { EntenteError } from '../../records/failure.ts';
import type { CaseFile } from '../store/case-file.ts';

/** Where the Parquet files of a case lie. */
const EVENTS = 'events';

/** A Parquet file that holds: what lies in `events/` and is not listed is what a program left that was stopped. */
export interface EventPart {
  /** Relative to the case, with `/`. */
  readonly path: string;
  readonly kind: 'rows' | 'cube' | 'mentions';
  readonly origin: EventOrigin | 'all';
  /** Of rows: the year of their days; undefined for those without a day, and of sums. */
  readonly year: number | undefined;
  readonly rows: number;
  readonly bytes: number;
  /** SHA-256 in hex. */
  readonly sha: string;
}

/** A file that is on the disk under a temporary name, and is put in its place when it is listed. */
export interface WaitingPart extends EventPart {
  readonly temporary: string;
}

interface PartRow {
  readonly path: string;
  readonly kind: 'rows' | 'cube' | 'mentions';
  readonly origin: EventOrigin | 'all';
  readonly year: number | null;
  readonly rows: number;
  readonly bytes: number;
  readonly sha: string;
}

/** The files that hold, in the order of their names. */
export function eventParts(file: CaseFile, kind?: EventPart['kind']): readonly EventPart[] {
  const where = kind === undefined ? '' : `WHERE kind = '${kind}'`;
  const rows = file
    .prepare(
      `SELECT path, kind, origin, year, rows, bytes, lower(hex(sha)) AS sha FROM event_parts ${where} ORDER BY path`,
    )
    .all() as unknown as readonly PartRow[];
  return rows.map(({ year, ...row }) => ({ ...row, year: year ?? undefined }));
}

/** Makes the folder of events. @throws EntenteError `unreadable` if it is a link, which would lead out of the case */
export function eventsFolder(file: CaseFile): string {
  const folder = join(file.place, EVENTS);
  if (lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink()) {
    throw new EntenteError(
      'unreadable',
      `${EVENTS} in ${file.folder} is a link, and would be written where it leads; put the folder itself in its place.`,
    );
  }
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** A name that says whose it is, so that it is taken away when that program is gone. */
export function temporaryName(): string {
  return `.${process.pid}-${randomUUID()}.tmp`;
}

/**
 * Writes a Parquet file under a temporary name; it is on the disk when this returns. Its final name says what is in it,
 * so that the same content never lies there twice.
 */
export function writePart(
  file: CaseFile,
  part: Pick<EventPart, 'kind' | 'origin' | 'year' | 'rows'>,
  bytes: Uint8Array,
): WaitingPart {
  const temporary = join(eventsFolder(file), temporaryName());
  const handle = openSync(temporary, 'wx');
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  const sha = createHash('sha256').update(bytes).digest('hex');
  return { ...part, temporary, path: partPath(part, sha), bytes: bytes.length, sha };
}

/** Where a part lies: its folder says what it holds, its name is made of its content. */
export function partPath({ kind, origin, year }: Pick<EventPart, 'kind' | 'origin' | 'year'>, sha: string): string {
  const folder = kind === 'rows' ? `${origin}/${year ?? 'no-day'}` : kind;
  return `${EVENTS}/${folder}/${sha.slice(0, 16)}.parquet`;
}

/**
 * Gives parts their names and lists them. Called in a transaction: other programs write meanwhile neither the list nor the
 * folder, and what was named but not listed when a program was stopped is swept by the next import.
 */
export function placeParts(file: CaseFile, parts: readonly WaitingPart[]): void {
  const folders = new Set<string>();
  const add = file.prepare(
    'INSERT INTO event_parts (path, kind, origin, year, rows, bytes, sha) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const listed = file.prepare('SELECT 1 FROM event_parts WHERE path = ?');
  for (const { path: wanted, temporary, kind, origin, year, rows, bytes, sha } of parts) {
    let path = wanted;
    // Sums of two files may be the same to the byte.
    for (let n = 2; listed.get(path) !== undefined; n++) path = wanted.replace(/\.parquet$/u, `-${n}.parquet`);
    const place = join(file.place, path);
    const folder = dirname(place);
    if (!existsSync(folder)) {
      mkdirSync(folder, { recursive: true });
      folders.add(dirname(folder));
      folders.add(join(file.place, EVENTS));
    }
    renameSync(temporary, place);
    folders.add(folder);
    add.run(path, kind, origin, year ?? null, rows, bytes, Buffer.from(sha, 'hex'));
  }
  for (const folder of folders) syncFolder(folder);
  countChange(file);
}

/** Takes parts off the list, in a transaction. Their files are deleted when it is over. */
export function unlistParts(file: CaseFile, parts: readonly EventPart[]): void {
  const remove = file.prepare('DELETE FROM event_parts WHERE path = ? AND sha = ?');
  for (const { path, sha } of parts) {
    if (remove.run(path, Buffer.from(sha, 'hex')).changes === 0) {
      throw new EntenteError('usage', `Another program works on the event data of ${file.folder}; try again.`);
    }
  }
  countChange(file);
}

function countChange(file: CaseFile): void {
  file
    .prepare(
      `INSERT INTO facts (name, value) VALUES ('events', '1') ON CONFLICT (name) DO UPDATE SET value = CAST(value AS INTEGER) + 1`,
    )
    .run();
}

/** Counts up with each change of the list of parts. */
export function eventsVersion(file: CaseFile): number {
  const row = file.prepare("SELECT value FROM facts WHERE name = 'events'").get() as { value: string } | undefined;
  return Number(row?.value ?? 0);
}

function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r');
    fsyncSync(handle);
    closeSync(handle);
  } catch {
    // Windows knows no such thing.
  }
}

/** What lies in the folder of events and is not listed: relative paths. Files of programs that still run are no strays. */
export function strayFiles(file: CaseFile): readonly string[] {
  const folder = join(file.place, EVENTS);
  if (!existsSync(folder)) return [];
  const listed = new Set(eventParts(file).map(({ path }) => path));
  const names = readdirSync(folder, { recursive: true, withFileTypes: true });
  return names.flatMap((entry) => {
    if (entry.isDirectory()) return [];
    const within = join(entry.parentPath, entry.name).slice(file.place.length + 1);
    const path = within.replaceAll('\\', '/');
    if (listed.has(path)) return [];
    const [, pid] = /\/\.(\d+)-[0-9a-f-]+\.tmp/u.exec(path) ?? [];
    return pid !== undefined && isRunning(Number(pid)) ? [] : [path];
  });
}

/** Takes away what was left by programs that were stopped. Called in a transaction. @returns how many files */
export function sweepStrays(file: CaseFile): number {
  const strays = strayFiles(file);
  for (const path of strays) rmSync(join(file.place, path), { force: true });
  return strays.length;
}

function isRunning(pid: number): boolean {
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return cause instanceof Error && 'code' in cause && cause.code === 'EPERM';
  }
}
