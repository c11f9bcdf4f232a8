import { readFile } from 'node:fs/promises';
import { EntenteError } from '../../records/failure.ts';
import { decodeBytes } from '../../sources/decode-bytes.ts';
import type { Terminal } from './terminal.ts';

/**
 * Reads a dictionary, table or file of actors as text, in whatever encoding it is.
 * @throws EntenteError('unreadable') if it is missing or no text
 */
export async function readTextFile(terminal: Terminal, path: string): Promise<string> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(terminal.locate(path));
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    const reason =
      code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder; name a file' : String(cause);
    throw new EntenteError('unreadable', `Cannot read ${path}: ${reason}.`, { cause });
  }
  return (await decodeBytes(bytes, path)).text;
}
