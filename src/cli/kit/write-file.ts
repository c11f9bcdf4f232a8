import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { EntenteError } from '../../records/failure.ts';
import type { Terminal } from './terminal.ts';

/**
 * Writes a file whole or not at all: to a temporary name beside it, then renamed.
 * @throws EntenteError `unwritable` with the path and what to do
 */
export async function writeWhole(terminal: Terminal, path: string, content: string): Promise<void> {
  const place = terminal.locate(path);
  const temporary = join(dirname(place), `.${basename(place)}.${randomUUID()}.tmp`);
  try {
    await writeFile(temporary, content, { encoding: 'utf8', flush: true });
    await rename(temporary, place);
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw unwritable(path, cause);
  }
}

/**
 * Checks, before any work is done, that a file can be written where the user wants it.
 * @throws EntenteError `unwritable`
 */
export async function checkWritableFile(terminal: Terminal, path: string): Promise<void> {
  const place = terminal.locate(path);
  const found = await stat(place).catch(() => undefined);
  if (found?.isDirectory()) {
    throw new EntenteError('unwritable', `Cannot write to ${path}: it is a folder; name a file in it.`);
  }
  try {
    await access(dirname(place), constants.W_OK);
    if (found) await access(place, constants.W_OK);
  } catch (cause) {
    throw unwritable(path, cause);
  }
}

/**
 * Makes a folder for output, with its parents, and checks that files can be written into it.
 * @throws EntenteError `unwritable`
 */
export async function openFolder(terminal: Terminal, path: string): Promise<void> {
  const place = terminal.locate(path);
  try {
    await mkdir(place, { recursive: true });
    await access(place, constants.W_OK);
  } catch (cause) {
    throw unwritable(path, cause);
  }
}

function unwritable(path: string, cause: unknown): EntenteError {
  return new EntenteError('unwritable', `Cannot write to ${path}: ${reason(cause, path)}.`, { cause });
}

function reason(cause: unknown, path: string): string {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  switch (code) {
    case 'ENOENT':
      return `the folder ${dirname(path)} does not exist; make it first`;
    case 'EACCES':
    case 'EPERM':
      return 'you have no right to write there; choose another place';
    case 'EROFS':
      return 'that disk is read-only; choose another place';
    case 'ENOSPC':
      return 'the disk is full; free some space and try again';
    case 'ENOTDIR':
    case 'EEXIST':
      return 'a part of that path is a file, not a folder; choose another place';
    case 'EISDIR':
      return 'it is a folder; name a file in it';
    default:
      return cause instanceof Error ? cause.message : String(cause);
  }
}
