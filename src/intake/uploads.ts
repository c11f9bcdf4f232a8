import { createHash, randomBytes } from 'node:crypto';
import { lstatSync, mkdirSync } from 'node:fs';
import { open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type CaseFile, write } from '../casefile/store/case-file.ts';
import { caseFailure } from '../casefile/store/failure.ts';
import { EntenteError } from '../records/failure.ts';

/** Where files wait that were dropped: named by ids, since what a person or a page calls them may lead anywhere. */
export const INCOMING = 'incoming';
/** Where files lie, under the numbers of jobs, that were written for somebody to take away. */
export const OUTGOING = 'outgoing';

/** A file that was dropped and waits until somebody says what becomes of it. */
export interface Upload {
  readonly id: string;
  /** What the person called it, maybe with the folder from which it was dropped: for reading only, never a path. */
  readonly name: string;
  readonly bytes: number;
  /** SHA-256 in hex. */
  readonly sha: string;
  /** When it came, as ISO 8601. */
  readonly at: string;
}

/** A file is larger than is taken. */
export class UploadTooLarge extends Error {
  constructor(most: number) {
    super(`The file is larger than ${Math.round(most / 1_048_576)} MB.`);
    this.name = 'UploadTooLarge';
  }
}

/** Longest name that is kept, in UTF-16 code units. */
const LONGEST = 200;

/**
 * What a person calls a file, as it may be shown and kept: no way out of a folder, nothing that a terminal would obey.
 */
function cleanName(given: string): string {
  const parts = given
    .normalize('NFC')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must go.
    .replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .split(/[/\\]/u)
    .filter((part) => part !== '' && part !== '.' && part !== '..' && !/^[A-Za-z]:$/u.test(part));
  const name = parts.join('/').trim();
  return name === '' ? 'unnamed' : name.slice(-LONGEST);
}

/**
 * Writes a file that comes in pieces to the disk, without ever holding more than one piece of it.
 * @param most bytes
 * @throws UploadTooLarge; EntenteError `unwritable`; what the stream throws. Nothing of it stays then.
 */
export async function receiveUpload(
  file: CaseFile,
  given: string,
  pieces: AsyncIterable<Uint8Array>,
  most: number,
): Promise<Upload> {
  const id = `u-${randomBytes(8).toString('hex')}`;
  const at = join(incomingFolder(file), id);
  const temporary = `${at}.part`;
  try {
    const { bytes, sha } = await writePieces(temporary, pieces, most);
    await rename(temporary, at);
    const upload = { id, name: cleanName(given), bytes, sha, at: new Date().toISOString() };
    write(file, () =>
      file
        .prepare('INSERT INTO uploads (id, name, bytes, sha, at) VALUES (?, ?, ?, ?, ?)')
        .run(id, upload.name, bytes, Buffer.from(sha, 'hex'), upload.at),
    );
    return upload;
  } catch (cause) {
    await rm(temporary, { force: true });
    await rm(at, { force: true });
    throw cause instanceof UploadTooLarge ? cause : caseFailure(file.folder, cause);
  }
}

async function writePieces(
  path: string,
  pieces: AsyncIterable<Uint8Array>,
  most: number,
): Promise<{ readonly bytes: number; readonly sha: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  // Nobody else of this machine needs to read it; a file that is there is never written over.
  const handle = await open(path, 'wx', 0o600);
  try {
    for await (const piece of pieces) {
      bytes += piece.length;
      if (bytes > most) throw new UploadTooLarge(most);
      hash.update(piece);
      await handle.writeFile(piece);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { bytes, sha: hash.digest('hex') };
}

/** @throws EntenteError `unwritable` where the folder leads out of the case */
function incomingFolder(file: CaseFile): string {
  const folder = join(file.place, INCOMING);
  mkdirSync(folder, { recursive: true });
  if (!lstatSync(folder).isDirectory()) {
    throw new EntenteError(
      'unwritable',
      `${INCOMING} in ${file.folder} is a link, and would be written where it leads; put a folder in its place.`,
    );
  }
  return folder;
}

/** Where the bytes of a dropped file lie. */
export function uploadPath(file: CaseFile, { id }: Pick<Upload, 'id'>): string {
  return join(file.place, INCOMING, id);
}

/** All files that wait, in the order in which they came. */
export function uploadsOf(file: CaseFile): readonly Upload[] {
  return file.prepare('SELECT * FROM uploads ORDER BY at, id').all().map(toUpload);
}

/** The file of an id, if it waits. */
export function uploadOf(file: CaseFile, id: string): Upload | undefined {
  const row = file.prepare('SELECT * FROM uploads WHERE id = ?').get(id);
  return row ? toUpload(row) : undefined;
}

/**
 * Files that wait, by their ids.
 * @throws EntenteError `usage` where one does not
 */
export function waitingUploads(file: CaseFile, ids: readonly string[]): readonly Upload[] {
  return ids.map((id) => {
    const upload = uploadOf(file, id);
    if (upload) return upload;
    throw new EntenteError('usage', `The file ${id} does not wait any more; drop it again.`);
  });
}

/** Takes files that wait away: they are in the case, or nobody wants them. */
export async function dropUploads(file: CaseFile, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    if (!uploadOf(file, id)) continue;
    write(file, () => file.prepare('DELETE FROM uploads WHERE id = ?').run(id));
    await rm(uploadPath(file, { id }), { force: true });
  }
}

/** Takes away what waits longer than so many milliseconds, to come in or to be taken away, and what came only in part. */
export async function sweepUploads(file: CaseFile, age: number): Promise<void> {
  const before = Date.now() - age;
  const old = uploadsOf(file).filter(({ at }) => Date.parse(at) < before);
  await dropUploads(
    file,
    old.map(({ id }) => id),
  );
  await sweepFolder(join(file.place, INCOMING), before, (name) => uploadOf(file, name) !== undefined);
  await sweepFolder(join(file.place, OUTGOING), before, () => false);
}

/** Removes files of this program's own naming that are older than a moment; what another program writes now is younger. */
async function sweepFolder(folder: string, before: number, isKept: (name: string) => boolean): Promise<void> {
  for (const name of await readdir(folder).catch((): string[] => [])) {
    if (!/^[uj]-[0-9a-f]{12,16}(?:\.part)?$/u.test(name) || isKept(name)) continue;
    const facts = await stat(join(folder, name)).catch(() => undefined);
    if (facts && facts.mtimeMs < before) await rm(join(folder, name), { force: true });
  }
}

function toUpload(row: Record<string, unknown>): Upload {
  const { id, name, bytes, sha, at } = row as Record<'id' | 'name' | 'at', string> & { bytes: number; sha: Uint8Array };
  return { id, name, bytes, sha: Buffer.from(sha).toString('hex'), at };
}
