import { readFile } from 'node:fs/promises';
import type { ActorsFile } from '../lexicon/actors-file.ts';
import { EntenteError } from '../records/failure.ts';
import { decodeBytes } from '../sources/decode-bytes.ts';

/**
 * Reads a dictionary, table or file of actors as text, in whatever encoding it is.
 * @throws EntenteError('unreadable') if it is missing or no text
 */
export async function readTextFile(path: string): Promise<string> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    const reason =
      code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder; name a file' : String(cause);
    throw new EntenteError('unreadable', `Cannot read ${path}: ${reason}.`, { cause });
  }
  return (await decodeBytes(bytes, path)).text;
}

/**
 * Reads files of actors for the reader.
 * @throws EntenteError('unreadable') if one is missing or holds a mistake, with the place of the first
 */
export async function readActorsFiles(paths: readonly string[]): Promise<readonly ActorsFile[]> {
  if (paths.length === 0) return [];
  const { parseActorsFile } = await import('../lexicon/actors-file-parse.ts');
  const files: ActorsFile[] = [];
  for (const path of paths) {
    const { file, problems } = parseActorsFile(await readTextFile(path), path);
    const [problem] = problems;
    if (problem) {
      const more = problems.length > 1 ? ` (${problems.length - 1} more: entente lexicon check ${path})` : '';
      const { line, column, reason } = problem;
      throw new EntenteError('unreadable', `${path}, line ${line}, column ${column}: ${reason}.${more}`);
    }
    files.push(file);
  }
  return files;
}
