import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { EntenteError } from '../records/failure.ts';
import type { Metadata } from './article/metadata.ts';
import { parseGivenDate } from './given-date.ts';
import { MAX_BYTES, MAX_MEGABYTES } from './size-limit.ts';

/** Where a line stands in a file, in bytes. */
export interface LinePlace {
  /** From 1. */
  readonly number: number;
  readonly start: number;
  readonly end: number;
}

/** An article that stands in a line of JSON. */
export interface JsonArticle {
  readonly text: string;
  readonly metadata: Metadata;
  /** What is wrong with it though it can be read: sentences that name file and line. */
  readonly remarks: readonly string[];
}

/**
 * Finds the lines of a file without keeping them: files of many gigabytes are read line by line. Empty lines are left out.
 */
export async function* linePlaces(path: string): AsyncGenerator<LinePlace> {
  let number = 1;
  let start = 0;
  let offset = 0;
  let blank = true;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    for (let i = 0; i < chunk.length; i++) {
      const byte = chunk[i];
      if (byte === 0x0a) {
        if (!blank) yield { number, start, end: offset + i };
        number++;
        start = offset + i + 1;
        blank = true;
      } else if (byte !== 0x20 && byte !== 0x0d && byte !== 0x09) blank = false;
    }
    offset += chunk.length;
  }
  if (!blank) yield { number, start, end: offset };
}

/** The bytes of one line. */
export async function readLine(path: string, { start, end, number }: LinePlace): Promise<Uint8Array> {
  if (end - start > MAX_BYTES)
    throw new EntenteError(
      'unreadable',
      `${path}, line ${number} is larger than ${MAX_MEGABYTES} MB, the limit for one document; split it.`,
    );
  const file = await open(path);
  try {
    const bytes = new Uint8Array(end - start);
    const { bytesRead } = await file.read(bytes, 0, bytes.length, start);
    return bytes.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/**
 * An article out of a line of JSON: an object with `text`, and `title`, `date` (YYYY-MM-DD, or with a time behind it; another
 * form with only one reading will do, and a date that cannot be read is told and left out),
 * `author` or `authors`, `publisher` where they are known. Other keys are passed over.
 * @param where file and line, for messages
 * @throws EntenteError('unreadable') for a line that is no such object
 */
export function parseArticle(line: string, where: string): JsonArticle {
  let row: unknown;
  try {
    row = JSON.parse(line.replace(/^\ufeff/, ''));
  } catch (cause) {
    throw new EntenteError('unreadable', `${where} is no JSON; each line must hold one object with a "text".`, {
      cause,
    });
  }
  if (!isObject(row))
    throw new EntenteError('unreadable', `${where} is no object; each line must hold one with a "text".`);
  if (row.format === 'entente-reading/1') {
    throw new EntenteError(
      'unreadable',
      `${where} holds a finished reading, no article; give the texts that it was made of.`,
    );
  }
  const text = words(row.text);
  if (text === undefined) throw new EntenteError('unreadable', `${where} has no "text" with words in it.`);
  const title = words(row.title);
  const { date, remarks } = dateOf(row.date, where);
  const publisher = words(row.publisher);
  const authors = [row.authors, row.author].flat().flatMap((name) => words(name) ?? []);
  return {
    text,
    metadata: {
      ...(title === undefined ? {} : { title }),
      ...(date === undefined ? {} : { date }),
      ...(publisher === undefined ? {} : { publisher }),
      ...(authors.length > 0 ? { authors } : {}),
    },
    remarks,
  };
}

function dateOf(value: unknown, where: string): { readonly date?: string; readonly remarks: readonly string[] } {
  if (value === undefined || value === null || value === '') return { remarks: [] };
  const text = String(value);
  try {
    return { date: parseGivenDate(/^\s*(\d{4}-\d{2}-\d{2}) /.exec(text)?.[1] ?? text), remarks: [] };
  } catch (cause) {
    if (!(cause instanceof EntenteError)) throw cause;
    return { remarks: [`${where}: ${cause.message} The article is read without it.`] };
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function words(value: unknown): string | undefined {
  return typeof value === 'string' && /\S/.test(value) ? value : undefined;
}
