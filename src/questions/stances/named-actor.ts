import type { Actor } from '../../records/actor.ts';
import { EntenteError } from '../../records/failure.ts';
import { plainText } from '../../report/kit/plain-text.ts';
import { stateOf } from '../kit/state-words.ts';

/** An actor as a user named it. */
export interface NamedActor {
  readonly id: string;
  readonly name: string;
  /** Whether it is a state, and so has votes and stands in files of events. */
  readonly state: boolean;
}

/**
 * The actor that is meant by an id of the case (`igo:UN`), a name that its texts have, or a code or name of a state.
 *
 * @param actors those of the case's texts
 * @throws EntenteError (usage) for words that name nobody, or several
 */
export async function namedActor(words: string, actors: ReadonlyMap<string, Actor>): Promise<NamedActor> {
  const asked = plainText(words).trim();
  const own = actors.get(asked) ?? actors.get(asked.toUpperCase());
  if (own) return named(own);
  const bare = fold(asked);
  const bearers = [...actors.values()].filter(({ name, resolved }) => resolved && fold(name) === bare);
  const [only, ...others] = bearers;
  if (only && others.length === 0) return named(only);
  if (only) {
    throw new EntenteError(
      'usage',
      `"${asked}" may mean ${bearers.map(({ id }) => id).join(' or ')}; name one by its id.`,
    );
  }
  const { code, name } = await stateOf(asked);
  return { id: code, name, state: true };
}

function named({ id, name, kind }: Actor): NamedActor {
  return { id, name, state: kind === 'state' };
}

/** Small letters without accents and article. */
function fold(words: string): string {
  return words
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/^the\s+/, '');
}
