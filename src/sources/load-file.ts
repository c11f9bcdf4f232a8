import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { EntenteError } from '../records/failure.ts';
import { MAX_MEGABYTES } from './size-limit.ts';

/** How much is read of something before it is refused: a device has no end, and a huge file no use. */
export interface SizeLimit {
  /** Of 1,048,576 bytes. */
  readonly megabytes: number;
  /** What may be so large, and what to do with more; the end of a sentence. */
  readonly of: string;
}

const DOCUMENT: SizeLimit = { megabytes: MAX_MEGABYTES, of: 'one document; split it into several files' };

/**
 * The bytes of one file, or of a pipe that has a path.
 * @param at where the path lies, if not where the process looks for it
 * @throws EntenteError (unreadable) if it is missing, a folder, an address on the web, larger than 64 MB or may not be opened
 * @example
 * const bytes = await loadFile('examples/missile-test-2017.txt');
 * detectType(bytes, 'missile-test-2017.txt'); // 'txt'
 */
export async function loadFile(path: string, at: string = path): Promise<Uint8Array> {
  try {
    if ((await stat(at)).isDirectory()) throw new EntenteError('unreadable', `${path} is a folder; give a file.`);
    return await boundedFile(path, at, DOCUMENT);
  } catch (cause) {
    throw cause instanceof EntenteError ? cause : openFailure(path, cause);
  }
}

/**
 * The bytes of a file that is no larger than a limit.
 * @throws EntenteError (unreadable) if it is larger; otherwise what the system says
 */
export async function boundedFile(path: string, at: string, limit: SizeLimit): Promise<Uint8Array> {
  const facts = await stat(at);
  // A pipe such as `<(command)` has no size to check beforehand, and a device says that it has none.
  if (!facts.isFile() && !facts.isDirectory()) return await boundedStream(createReadStream(at), path, limit);
  if (facts.size > bytesOf(limit)) throw tooLarge(path, limit);
  return await readFile(at);
}

/**
 * The bytes of a stream that is no longer than a limit; of an endless one no more is read.
 * @throws EntenteError (unreadable) if it is longer
 */
export async function boundedStream(
  stream: AsyncIterable<unknown>,
  name: string,
  limit: SizeLimit = DOCUMENT,
): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk instanceof Uint8Array ? chunk : String(chunk));
    size += bytes.length;
    if (size > bytesOf(limit)) throw tooLarge(name, limit);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** A failure to open a file, in a sentence that says why and what to do. */
export function openFailure(path: string, cause: unknown): EntenteError {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  const sentence =
    webAddress(path) ??
    (code === 'ENOENT' || code === 'ENOTDIR'
      ? `${path} does not exist; check the path.`
      : code === 'EACCES' || code === 'EPERM'
        ? `${path} may not be opened; check its permissions.`
        : code === 'ELOOP'
          ? `${path} is a link that leads back to itself; give the file that it should lead to.`
          : code === 'ENXIO'
            ? `${path} is a socket or a device that cannot be read; give a file.`
            : `${path} could not be read (${cause instanceof Error ? cause.message : String(cause)}); try again or give a copy.`);
  return new EntenteError('unreadable', sentence, { cause });
}

/** What to say of an address on the web that stands where a file should. */
export function webAddress(path: string): string | undefined {
  return /^(?:https?|ftp):\/\//i.test(path)
    ? `${path} is an address on the web, and Entente opens no network connection; save the page in your browser and give the file.`
    : undefined;
}

function bytesOf({ megabytes }: SizeLimit): number {
  return megabytes * 1024 * 1024;
}

function tooLarge(name: string, { megabytes, of }: SizeLimit): EntenteError {
  return new EntenteError('unreadable', `${name} is larger than ${megabytes} MB, the limit for ${of}.`);
}
