import { COUNTRIES, countryByCode } from '../../records/countries.ts';
import { editDistance } from '../../records/edit-distance.ts';
import { EntenteError } from '../../records/failure.ts';
import { plainText } from '../../report/kit/plain-text.ts';

/** A state as a user named it. */
export interface NamedState {
  /** ISO 3166-1 alpha-3. */
  readonly code: string;
  readonly name: string;
}

/** A name that differs by more of its letters than one in so many is another name. */
const LETTERS_PER_SLIP = 4;
const MOST_NEAR = 3;

/**
 * The state that is meant by a code (`CHN`, `CN`), a name (`China`, `the Soviet Union`) or any other name that the lexicon
 * knows (`DPRK`, `Britain`).
 *
 * @throws EntenteError (usage) for words that name no state or several, with what may be meant
 */
export async function stateOf(words: string): Promise<NamedState> {
  const asked = plainText(words).replace(/^the\s+/i, '');
  const byCode = ofCode(asked) ?? ofName(asked);
  if (byCode) return byCode;
  // The lexicon takes a tenth of a second to load; codes and usual names do without.
  const { loadLexicon } = await import('../../lexicon/load.ts');
  const lexicon = await loadLexicon();
  const tokens = asked.split(' ').filter((word) => word !== '');
  const match = lexicon.match(tokens, 0);
  const candidates = match?.length === tokens.length ? match.candidates : [];
  const meant = [...new Set(candidates.flatMap((one) => ('entry' in one ? [one.entry] : [])))];
  const states = meant.filter(({ id }) => COUNTRIES.has(id));
  const [only, ...others] = states;
  if (only && others.length === 0) return named(only.id);
  if (only) {
    const names = states.map(({ id }) => `${named(id).name} (${id})`);
    throw new EntenteError('usage', `"${asked}" may mean ${names.join(' or ')}; name one by its code.`);
  }
  const other = meant[0];
  if (other) {
    const called = fold(other.name) === fold(asked) ? other.name : `"${asked}" (${other.name})`;
    throw new EntenteError('usage', `${called} is no state; dyads are counted between states.`);
  }
  const near = nearNames(asked);
  const hint = near.length > 0 ? ` Did you mean ${near.join(' or ')}?` : ' Name it by its code, such as CHN.';
  throw new EntenteError('usage', `No state is called "${asked}".${hint}`);
}

/**
 * The two states of a dyad that stands in one word: `CHN-RUS`, `China,Russia`, `China - Russia`.
 * @throws EntenteError (usage) where it names not two different states
 */
export async function dyadOf(words: string): Promise<readonly [NamedState, NamedState]> {
  const parts = /[,:]|\s[-–]\s/.test(words) ? words.split(/[,:]|\s[-–]\s/) : words.split(/[-–]/);
  const names = parts.map((part) => part.trim()).filter((part) => part !== '');
  const [a = '', b = ''] = names;
  if (names.length !== 2) {
    throw new EntenteError('usage', `A dyad is two states, such as CHN-RUS, not "${plainText(words)}".`);
  }
  return await pairOf(a, b);
}

/**
 * Two different states.
 * @throws EntenteError (usage) for one and the same
 */
export async function pairOf(a: string, b: string): Promise<readonly [NamedState, NamedState]> {
  const [first, second] = [await stateOf(a), await stateOf(b)];
  if (first.code === second.code) {
    throw new EntenteError(
      'usage',
      `"${plainText(a)}" and "${plainText(b)}" are both ${first.name}; a dyad is two states.`,
    );
  }
  return [first, second];
}

/** The usual name of a state; a code that nobody knows stays as it is. */
export function named(code: string): NamedState {
  return { code, name: COUNTRIES.get(code)?.name ?? code };
}

/** States whose name takes an article in a sentence. */
const WITH_ARTICLE =
  /^(?:United |Netherlands|Philippines|Gambia|Bahamas|Maldives|Comoros|Seychelles|Solomon|Marshall|Soviet Union|Czech Republic|Dominican Republic|Central African|Ivory Coast|Democratic|Republic|Federa|Vatican)/;

/** A state's name as it stands in a sentence: `the United States`. */
export function inSentence(name: string): string {
  return WITH_ARTICLE.test(name) ? `the ${name}` : name;
}

function ofCode(words: string): NamedState | undefined {
  if (!/^[a-z]{2,3}$/i.test(words)) return undefined;
  const code = words.toUpperCase();
  if (COUNTRIES.has(code)) return named(code);
  // Two small letters may be a word; two capitals are a code.
  const [two] = words === code && words.length === 2 ? countryByCode('iso2', code) : [];
  return two && named(two.iso3);
}

function ofName(words: string): NamedState | undefined {
  const folded = fold(words);
  for (const { iso3, name } of COUNTRIES.values()) if (fold(name) === folded) return named(iso3);
  return undefined;
}

/** Small letters without accents. */
function fold(words: string): string {
  return words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function nearNames(words: string): readonly string[] {
  const asked = fold(words);
  const most = Math.max(1, Math.floor(asked.length / LETTERS_PER_SLIP));
  const found = [...COUNTRIES.values()].flatMap(({ iso3, name }) => {
    const distance = Math.min(
      editDistance(asked, fold(name)),
      asked.length === 3 ? editDistance(asked, fold(iso3)) : 99,
    );
    return distance <= most ? [{ words: `${name} (${iso3})`, distance }] : [];
  });
  const least = Math.min(...found.map(({ distance }) => distance));
  return found
    .filter(({ distance }) => distance === least)
    .map((one) => one.words)
    .slice(0, MOST_NEAR);
}
