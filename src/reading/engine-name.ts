import type { EngineName } from '../language/english.ts';
import { EntenteError } from '../records/failure.ts';

const ENGINES: readonly EngineName[] = ['fast', 'encoder'];

/**
 * The engine that a user names.
 *
 * @throws EntenteError (usage) for a name that none has
 */
export function engineName(name: string | undefined): EngineName | undefined {
  if (name === undefined) return undefined;
  const found = ENGINES.find((engine) => engine === name);
  if (found) return found;
  throw new EntenteError('usage', `There is no engine ${name}; there are ${ENGINES.join(' and ')}.`);
}
