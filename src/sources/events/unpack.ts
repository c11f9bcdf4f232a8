import { createReadStream } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { EntenteError } from '../../records/failure.ts';
import { unzip } from './unzip.ts';

/** A file as it is after unpacking: the file itself or a member of an archive. */
export interface UnpackedFile {
  /** Name inside the archive. */
  readonly member?: string;
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** Bytes of a chunk of a file on disk. */
const CHUNK = 1024 * 1024;

/** The bytes of a file on disk, in chunks. @throws EntenteError('unreadable') while they are read, if it cannot be */
export async function* fileChunks(path: string, name: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path, { highWaterMark: CHUNK }) as AsyncIterable<Uint8Array>;
  } catch (cause) {
    const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    throw new EntenteError(
      'unreadable',
      missing ? `${name} does not exist.` : `${name} cannot be read: ${(cause as Error).message}.`,
      { cause },
    );
  }
}

/**
 * Unpacks a gzipped file or the members of a zip; a plain file is handed on. What is damaged ends a file early and is told
 * to `damaged`, in a sentence without its full stop. Folders, hidden files and what a Mac adds are passed over.
 */
export async function* unpack(
  packed: AsyncIterable<Uint8Array>,
  damaged: (reason: string) => void,
): AsyncGenerator<UnpackedFile> {
  const iterator = packed[Symbol.asyncIterator]();
  try {
    const { head, chunks } = await peek({ [Symbol.asyncIterator]: () => iterator }, 4);
    if (head[0] === 0x1f && head[1] === 0x8b) yield { chunks: gunzip(chunks, damaged) };
    else if (head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5)) yield* members(chunks, damaged);
    else yield { chunks };
  } finally {
    // Whoever looks at the first bytes only leaves no file open.
    await iterator.return?.();
  }
}

async function* members(
  packed: AsyncIterable<Uint8Array>,
  damaged: (reason: string) => void,
): AsyncGenerator<UnpackedFile> {
  for await (const { name, chunks } of unzip(packed, damaged)) {
    if (!/(?:^|\/)(?:\.|__MACOSX\/)/.test(name)) yield { member: name, chunks };
  }
}

async function* gunzip(
  packed: AsyncIterable<Uint8Array>,
  damaged: (reason: string) => void,
): AsyncGenerator<Uint8Array> {
  const unzipped = pipeline(Readable.from(packed), createGunzip({ chunkSize: 256 * 1024 }), () => undefined);
  try {
    yield* unzipped as AsyncIterable<Uint8Array>;
  } catch (cause) {
    if (cause instanceof EntenteError) throw cause;
    damaged(
      (cause as NodeJS.ErrnoException).code === 'Z_BUF_ERROR'
        ? 'the gzip file is cut off; the rows before the cut are read'
        : 'the gzip file is damaged; the rows before the damage are read',
    );
  }
}

/** The first bytes of a stream (fewer if there are no more), and the whole stream again. */
export async function peek(
  chunks: AsyncIterable<Uint8Array>,
  bytes: number,
): Promise<{ readonly head: Uint8Array; readonly chunks: AsyncIterable<Uint8Array> }> {
  const iterator = chunks[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let size = 0;
  while (size < bytes) {
    const next = await iterator.next();
    if (next.done) break;
    first.push(next.value);
    size += next.value.length;
  }
  const head = first.length === 1 ? (first[0] as Uint8Array) : Buffer.concat(first);
  return { head, chunks: again(head, iterator) };
}

async function* again(head: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    if (head.length > 0) yield head;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}
