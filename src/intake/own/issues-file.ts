import { basename } from 'node:path';
import type { IssuesFile } from '../../lexicon/own/issues-file.ts';
import { EntenteError } from '../../records/failure.ts';
import { type Places, readTextFile } from './own-file.ts';

/**
 * Reads a file of issues for the reader.
 * @throws EntenteError('unreadable') if it is missing or holds a mistake, with the place of the first and the number of others
 */
export async function readIssuesFile(places: Places, path: string | undefined): Promise<IssuesFile | undefined> {
  if (path === undefined) return undefined;
  const { parseIssuesFile } = await import('../../lexicon/own/issues-file.ts');
  const { file, problems } = parseIssuesFile(await readTextFile(places, path), basename(path));
  const [problem] = problems;
  if (!problem) return file;
  const more = problems.length > 1 ? ` (${problems.length - 1} more)` : '';
  const { line, column, reason } = problem;
  throw new EntenteError('unreadable', `${path}, line ${line}, column ${column}: ${reason}.${more}`);
}
