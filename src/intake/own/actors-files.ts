import type { ActorsFile } from '../../lexicon/own/actors-file.ts';
import { EntenteError } from '../../records/failure.ts';
import { type Places, readTextFile } from './own-file.ts';

/**
 * Reads files of actors for the reader.
 * @throws EntenteError('unreadable') if one is missing or holds a mistake, with the place of the first
 */
export async function readActorsFiles(places: Places, paths: readonly string[]): Promise<readonly ActorsFile[]> {
  if (paths.length === 0) return [];
  const { parseActorsFile } = await import('../../lexicon/own/actors-file-parse.ts');
  const files: ActorsFile[] = [];
  for (const path of paths) {
    const { file, problems } = parseActorsFile(await readTextFile(places, path), path);
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
