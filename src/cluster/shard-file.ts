import { createHash } from 'node:crypto';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { canonicalJson } from '../records/canonical-json.ts';
import { EntenteError } from '../records/failure.ts';
import type { ReadBytesOptions } from '../sources/read-bytes.ts';

/** A document as it lies in a shard: all that a reader on another machine needs. */
export interface ShardDocument {
  /** Hash of all that decides what is read: bytes, name, type and what was known beforehand. */
  readonly key: string;
  readonly bytes: Uint8Array;
  readonly options: ReadBytesOptions;
}

/**
 * The hash by which a document is known: the same bytes under the same name, read with the same knowledge, are one document.
 * The name belongs to it since readings state it and dates are found in it.
 * @returns SHA-256 in hex
 */
export function documentKey(bytes: Uint8Array, options: ReadBytesOptions): string {
  const body = createHash('sha256').update(bytes).digest('hex');
  return createHash('sha256')
    .update(canonicalJson([body, options]))
    .digest('hex');
}

/** A document as a line of a shard. */
interface Line {
  readonly key: string;
  readonly options: ReadBytesOptions;
  /** In base64: a PDF is no text. */
  readonly bytes: string;
}

/** A shard as a file: a document a line, packed by zstd. */
export function encodeShard(documents: readonly ShardDocument[]): Uint8Array {
  const lines = documents.map(({ key, options, bytes }) => {
    const line: Line = { key, options, bytes: Buffer.from(bytes).toString('base64') };
    return `${JSON.stringify(line)}\n`;
  });
  return zstdCompressSync(Buffer.from(lines.join('')));
}

/** @throws EntenteError('unreadable') for a file that is none, such as one that was cut off */
export function decodeShard(bytes: Uint8Array, name: string): readonly ShardDocument[] {
  return decodeLines<Line>(bytes, name).map(({ key, options, bytes: packed }) => ({
    key,
    options,
    bytes: new Uint8Array(Buffer.from(packed, 'base64')),
  }));
}

/** An input of a batch, in the order in which they were named. */
export interface ListEntry {
  readonly name: string;
  /** Of its document; absent where it could not be opened. */
  readonly key?: string;
  /** Why it could not be opened. */
  readonly failure?: { readonly code: 'unreadable' | 'internal'; readonly message: string };
  /** Sentences that say what is wrong with it though it can be read. */
  readonly remarks?: readonly string[];
}

/** Part of the manifest of a batch as a file. */
export function encodeList(entries: readonly ListEntry[]): Uint8Array {
  return zstdCompressSync(Buffer.from(entries.map((entry) => `${JSON.stringify(entry)}\n`).join('')));
}

/** @throws EntenteError('unreadable') for a file that is none */
export function decodeList(bytes: Uint8Array, name: string): readonly ListEntry[] {
  return decodeLines<ListEntry>(bytes, name);
}

function decodeLines<T>(bytes: Uint8Array, name: string): readonly T[] {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(zstdDecompressSync(bytes));
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as T);
  } catch (cause) {
    throw new EntenteError('unreadable', `${name} is damaged; submit its texts again.`, { cause });
  }
}

/** The name of a file by what is in it, so that writing the same again changes nothing. */
export function nameOf(folder: string, bytes: Uint8Array, ending: string): string {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 32);
  // A folder of a hundred thousand files is slow on many a disk.
  return `${folder}/${hash.slice(0, 2)}/${hash}${ending}`;
}
