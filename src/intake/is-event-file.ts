import { open } from 'node:fs/promises';
import { detectEventFormat } from '../sources/events/detect-event-format.ts';

/** Bytes by which a file is known. */
const HEAD = 64 * 1024;

/** The line of names of a table of coded acts, which speaks of documents of the case. */
export const DOCUMENT_COLUMN = /(?:^|[,;\t"])\s*document\s*(?:[,;\t"]|$)/iu;

/** Whether a file is one of event data, as far as its beginning and its end tell. */
export async function isEventFile(place: string): Promise<boolean> {
  return looksLikeEvents(place, await endsOf(place));
}

/** The same of a file whose ends are known already. */
export function looksLikeEvents(name: string, { head, tail }: FileEnds): boolean {
  // A zip archive; a project of REFI-QDA names its file at the end.
  if (head[0] === 0x50 && head[1] === 0x4b) return !new TextDecoder('latin1').decode(tail).includes('.qde');
  if (head[0] === 0x1f && head[1] === 0x8b) return true;
  const begin = new TextDecoder().decode(head.subarray(0, 4096));
  if (/^\uFEFF?\s*[[{]/u.test(begin)) return false;
  // A table of coded acts speaks of documents of the case.
  const [header = ''] = begin.split(/\r?\n/u, 1);
  if (DOCUMENT_COLUMN.test(header)) return false;
  // Of a table with commas that is neither, the one who reads coded acts says what it lacks.
  return !/\.csv$/iu.test(name) || header.includes('\t') || detectEventFormat(head) !== undefined;
}

/** How a file begins and ends. */
export interface FileEnds {
  readonly head: Uint8Array;
  readonly tail: Uint8Array;
}

/** Reads the first and the last bytes of a file. */
export async function endsOf(place: string): Promise<FileEnds> {
  const file = await open(place);
  try {
    const { size } = await file.stat();
    const part = async (at: number): Promise<Buffer> => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, at);
      return buffer.subarray(0, bytesRead);
    };
    return { head: await part(0), tail: await part(Math.max(0, size - HEAD)) };
  } finally {
    await file.close();
  }
}
