import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parsePetrarchActors } from '../../src/lexicon/petrarch/petrarch-actors.ts';
import { parsePetrarchAgents } from '../../src/lexicon/petrarch/petrarch-agents.ts';
import { parsePetrarchDiscards } from '../../src/lexicon/petrarch/petrarch-discards.ts';
import { parsePetrarchVerbs } from '../../src/lexicon/petrarch/petrarch-verbs.ts';
import type { PetrarchDictionaries } from '../../src/reading/petrarch/petrarch-coder.ts';
import { readText, sharedFile } from '../kit/shared-data.ts';

/**
 * The dictionaries that PETRARCH's unit tests are written for (MIT): those in `validate_dicts` beside a file of tests,
 * else the shared ones.
 *
 * @throws EntenteError (unreadable) where there are none
 */
export function validationDictionaries(tests?: string): PetrarchDictionaries {
  const beside = tests === undefined ? '' : join(dirname(tests), 'validate_dicts');
  const read = (name: string): { readonly text: string; readonly file: string } => {
    const own = join(beside, name);
    const file = beside && existsSync(own) ? own : sharedFile(`data/events/validate_dicts/${name}`);
    return { text: readText(file), file: basename(file) };
  };
  const verbs = read('PETR.Validate.verbs.2.0.txt');
  return {
    verbs: [parsePetrarchVerbs(verbs.text, verbs.file)],
    actors: [parsePetrarchActors(read('PETR.Validate.actors.txt').text)],
    agents: [parsePetrarchAgents(read('PETR.Validate.agents.txt').text)],
    discards: parsePetrarchDiscards(read('PETR.Validate.discards.txt').text),
  };
}
