import { EntenteError } from '../../records/failure.ts';
import { decodeBytes } from '../../sources/decode-bytes.ts';
import { boundedFile, type SizeLimit, webAddress } from '../../sources/load-file.ts';

/** Where a path lies that a user typed; a terminal knows it. */
export interface Places {
  readonly locate: (path: string) => string;
}

/** Files of a user's own; parsing YAML takes some hundred times their size. */
const OWN_FILE: SizeLimit = { megabytes: 16, of: 'a file of your own; divide it' };
/** Dictionaries and tables, which are read line by line. */
export const TABLE: SizeLimit = { megabytes: 64, of: 'a dictionary or table; divide it' };
/** Readings of many texts in one file. */
export const READINGS: SizeLimit = { megabytes: 256, of: 'a file of readings; divide it' };

/**
 * Reads a dictionary, table or file of actors as text, in whatever encoding it is.
 * @throws EntenteError('unreadable') if it is missing, larger than the limit or no text
 */
export async function readTextFile(places: Places, path: string, limit: SizeLimit = OWN_FILE): Promise<string> {
  return (await decodeBytes(await readOwnBytes(places, path, limit), path)).text;
}

/**
 * Reads the bytes of a file that stands beside the texts: actors, a model, readings.
 * @throws EntenteError('unreadable') if it is missing or larger than the limit
 */
export async function readOwnBytes(places: Places, path: string, limit: SizeLimit = OWN_FILE): Promise<Uint8Array> {
  try {
    return await boundedFile(path, places.locate(path), limit);
  } catch (cause) {
    if (cause instanceof EntenteError) throw cause;
    const address = webAddress(path);
    throw new EntenteError('unreadable', address ?? `Cannot read ${path}: ${reason(cause)}.`, { cause });
  }
}

function reason(cause: unknown): string {
  switch (cause instanceof Error && 'code' in cause ? cause.code : undefined) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'there is no such file';
    case 'EISDIR':
      return 'it is a folder; name a file in it';
    case 'EACCES':
    case 'EPERM':
      return 'you have no right to open it';
    case 'ENXIO':
      return 'it is a socket or a device; name a file';
    default:
      return cause instanceof Error ? cause.message : String(cause);
  }
}
