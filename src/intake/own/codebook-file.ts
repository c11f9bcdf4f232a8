import { basename } from 'node:path';
import type { Codebook } from '../../lexicon/own/codebook.ts';
import { EntenteError } from '../../records/failure.ts';
import { type Places, readTextFile } from './own-file.ts';

/**
 * Reads a codebook for the reader. Records name it by its name alone, so that they do not change with the folder.
 * @throws EntenteError('unreadable') if it is missing or holds a mistake, with the place of the first
 */
export async function readCodebook(places: Places, path: string | undefined): Promise<Codebook | undefined> {
  if (path === undefined) return undefined;
  const { parseCodebook } = await import('../../lexicon/own/codebook-parse.ts');
  const { codebook, problems } = parseCodebook(await readTextFile(places, path), basename(path));
  const [problem] = problems;
  if (!problem) return codebook;
  const more = problems.length > 1 ? ` (${problems.length - 1} more: entente codebook check ${path})` : '';
  const { line, column, reason } = problem;
  throw new EntenteError('unreadable', `${path}, line ${line}, column ${column}: ${reason}.${more}`);
}
