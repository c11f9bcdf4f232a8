import { dyadOf, stateOf } from '../../questions/kit/state-words.ts';
import { EntenteError } from '../../records/failure.ts';
import type { EventFilterOptions } from './event-filter-options.ts';

/** A code as files of events have it, of a state or of a body or region that is none (EUR, IGO). */
const CODE = /^[a-z]{3}$/iu;

/**
 * The sides of a filter by their codes, however the user named them: `China`, `"South Korea"`, `DPRK`. A code of three letters that is
 * of no state stays as it is.
 * @throws EntenteError `usage` for a name that is of no state, with what may be meant
 */
export async function namedSides(options: EventFilterOptions): Promise<EventFilterOptions> {
  const { source, target, dyad, ...rest } = options;
  return {
    ...rest,
    ...(source ? { source: await codesOf(source, '--source') } : {}),
    ...(target ? { target: await codesOf(target, '--target') } : {}),
    ...(dyad === undefined ? {} : { dyad: await pairOf(dyad) }),
  };
}

async function codesOf(names: readonly string[], option: string): Promise<readonly string[]> {
  const codes: string[] = [];
  for (const name of names) codes.push(await codeOf(name, option));
  return codes;
}

async function codeOf(name: string, option: string): Promise<string> {
  try {
    return (await stateOf(name)).code;
  } catch (cause) {
    if (CODE.test(name)) return name.toUpperCase();
    // A code of an actor: its state and what it is.
    if (!(cause instanceof EntenteError) || !/^[A-Z]{4,}$/u.test(name)) throw cause;
    throw new EntenteError(
      'usage',
      `${cause.message} An actor as its file names it, such as RUSGOV, goes with ${option}-actor.`,
      { cause },
    );
  }
}

async function pairOf(words: string): Promise<string> {
  if (/^[a-z]{3}[-:,][a-z]{3}$/iu.test(words)) {
    const [a = '', b = ''] = words.split(/[-:,]/u);
    return `${await codeOf(a, '--source')}-${await codeOf(b, '--target')}`;
  }
  const [a, b] = await dyadOf(words);
  return `${a.code}-${b.code}`;
}
