import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type NewSettings, OWN_FILES, type OwnFile, readerSettings } from '../../cluster/reader-settings.ts';
import { readOwnBytes, TABLE } from '../../intake/own/own-file.ts';
import type { EngineName } from '../../language/english.ts';
import { engineName } from '../../reading/engine-name.ts';
import { type OwnPaths, readOwnKnowledge } from '../kit/own-knowledge.ts';
import type { Terminal } from '../kit/terminal.ts';

/** What the options of `entente cluster submit` say of the reader. */
export interface ReaderOptions extends OwnPaths {
  readonly engine?: string;
}

const DEFAULT_ENGINE: EngineName = 'encoder';

/**
 * How texts are to be read, by the options of the command line. Files with a mistake are refused here, and not on every worker.
 * @throws EntenteError (unreadable) for a mistake in a file, (usage) for an engine that there is not
 */
export async function givenSettings(terminal: Terminal, version: string, options: ReaderOptions): Promise<NewSettings> {
  await readOwnKnowledge(terminal, options);
  const own: OwnFile[] = [];
  for (const option of OWN_FILES) {
    const given = options[option];
    for (const path of typeof given === 'string' ? [given] : (given ?? [])) {
      own.push({ option, name: basename(path), bytes: await readOwnBytes(terminal, path, TABLE) });
    }
  }
  return readerSettings(version, engineName(options.engine) ?? DEFAULT_ENGINE, own);
}

/** How a case reads: its engine, and its files of actors, issues and acts. */
export async function caseSettings(
  terminal: Terminal,
  version: string,
  place: string,
  engine: string | undefined,
): Promise<NewSettings> {
  const { readSettings } = await import('../../casefile/store/settings.ts');
  const own = (name: string): string | undefined => {
    const path = join(place, name);
    return existsSync(path) ? path : undefined;
  };
  const [actors, issues, codebook] = [own('actors.yaml'), own('issues.yaml'), own('codebook.yaml')];
  const named = engine ?? readSettings(place, place).engine;
  // Its paths are whole already.
  return await givenSettings({ ...terminal, locate: (path) => path }, version, {
    ...(actors ? { actors: [actors] } : {}),
    ...(issues ? { issues } : {}),
    ...(codebook ? { codebook } : {}),
    ...(named ? { engine: named } : {}),
  });
}
