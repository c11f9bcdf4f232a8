import { basename } from 'node:path';
import { readTextFile, TABLE } from '../../intake/own/own-file.ts';
import type { DictionaryProblem } from '../../lexicon/petrarch/petrarch-lines.ts';
import type { PetrarchDictionaries } from '../../reading/petrarch/petrarch-coder.ts';
import { EntenteError } from '../../records/failure.ts';
import type { Terminal } from './terminal.ts';

/** Paths of PETRARCH dictionaries, as the options of `entente read` give them. */
export interface DictionaryPaths {
  readonly verbs?: readonly string[];
  readonly actorsDictionary?: readonly string[];
  readonly agentsDictionary?: readonly string[];
  readonly discards?: readonly string[];
}

/**
 * Reads PETRARCH dictionaries for the reader. Lines that cannot be read are told on standard error, the first of each
 * file; the rest is used.
 *
 * @returns undefined where no dictionary is named
 * @throws EntenteError('usage') for other dictionaries without verbs, and ('unreadable') for a file that is missing or no
 *   verb dictionary
 */
export async function readDictionaries(
  terminal: Terminal,
  paths: DictionaryPaths,
): Promise<PetrarchDictionaries | undefined> {
  const { verbs = [], actorsDictionary = [], agentsDictionary = [], discards = [] } = paths;
  if (verbs.length === 0) {
    if (actorsDictionary.length + agentsDictionary.length + discards.length === 0) return undefined;
    throw new EntenteError(
      'usage',
      'PETRARCH dictionaries of actors, agents and discards go with --verbs FILE. To know more actors in every reading, make actors.yaml of them (entente lexicon import) and use --actors.',
    );
  }
  const { parsePetrarchVerbs } = await import('../../lexicon/petrarch/petrarch-verbs.ts');
  const { parsePetrarchActors } = await import('../../lexicon/petrarch/petrarch-actors.ts');
  const { parsePetrarchAgents } = await import('../../lexicon/petrarch/petrarch-agents.ts');
  const { parsePetrarchDiscards } = await import('../../lexicon/petrarch/petrarch-discards.ts');
  const readAll = async <T>(
    files: readonly string[],
    parse: (text: string, path: string) => T,
  ): Promise<readonly T[]> => {
    const read: T[] = [];
    for (const path of files) read.push(parse(await readTextFile(terminal, path, TABLE), path));
    return read;
  };
  const told = <T extends { readonly problems: readonly DictionaryProblem[] }>(path: string, file: T): T => {
    tellProblems(terminal, path, file.problems);
    return file;
  };
  return {
    verbs: await readAll(verbs, (text, path) => {
      const file = told(path, parsePetrarchVerbs(text, basename(path)));
      if (file.blocks.length > 0) return file;
      throw new EntenteError(
        'unreadable',
        `${path} holds no block of verbs (--- MEANING [CODE] ---); --verbs takes a verb dictionary of PETRARCH 2, such as CAMEO.2.0.txt.`,
      );
    }),
    actors: await readAll(actorsDictionary, (text, path) => told(path, parsePetrarchActors(text))),
    agents: await readAll(agentsDictionary, (text, path) => told(path, parsePetrarchAgents(text))),
    discards: (await readAll(discards, parsePetrarchDiscards)).flat(),
  };
}

function tellProblems(terminal: Terminal, path: string, problems: readonly DictionaryProblem[]): void {
  const [first] = problems;
  if (!first) return;
  const count = problems.length === 1 ? 'One line' : `${problems.length} lines`;
  const more = problems.length === 1 ? '' : ` All of them: entente lexicon check ${path}`;
  terminal.err(`${path}: ${count} could not be used; line ${first.line}: ${first.reason}.${more}\n`);
}
