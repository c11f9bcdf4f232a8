import { readActorsFiles } from '../../intake/own/actors-files.ts';
import { readCodebook } from '../../intake/own/codebook-file.ts';
import { readIssuesFile } from '../../intake/own/issues-file.ts';
import type { ThreadReaderOptions } from '../../jobs/reading-thread.ts';
import { type DictionaryPaths, readDictionaries } from './petrarch-files.ts';
import type { Terminal } from './terminal.ts';

/** Paths of files of the user's own, as the options of `entente read` give them. */
export interface OwnPaths extends DictionaryPaths {
  readonly actors?: readonly string[];
  readonly codebook?: string;
  readonly issues?: string;
}

/**
 * What files of the user's own tell the reader.
 * @throws EntenteError (unreadable) for a mistake in one of them, with its place
 */
export async function readOwnKnowledge(
  terminal: Terminal,
  paths: OwnPaths,
): Promise<Omit<ThreadReaderOptions, 'engine'>> {
  const actors = await readActorsFiles(terminal, paths.actors ?? []);
  const codebook = await readCodebook(terminal, paths.codebook);
  const dictionaries = await readDictionaries(terminal, paths);
  const issues = await readIssuesFile(terminal, paths.issues);
  return {
    actors,
    ...(codebook ? { codebook } : {}),
    ...(dictionaries ? { dictionaries } : {}),
    ...(issues ? { issues } : {}),
  };
}
