import { plain } from '../who/fold.ts';

/** Words that stay small inside a name. */
const SMALL = new Set(
  'of the and for in on to at by de del des du da das dos di la las le les el al bin ben ibn van der den von und et y e i'.split(
    ' ',
  ),
);

/** A name in ordinary spelling and the abbreviation that stood behind it in parentheses. */
export interface SpelledName {
  readonly text: string;
  readonly acronym?: string;
}

/**
 * Writes a name in capitals as a newspaper would: `MAZAR-I-SHARIF` is "Mazar-i-Sharif", `BANK_OF_THE_SOUTH_(BOS)` is
 * "Bank of the South", BOS. Abbreviations are told by their length, by having no vowel, or by being the initials of
 * another name of the record.
 *
 * @param words of the phrase, without underscores
 * @param options.others names of the same record, for initials
 * @param options.isAcronym whether a word inside the name is a known abbreviation ("UN")
 * @returns undefined where no letter is left
 */
export function spellName(
  words: readonly string[],
  options: {
    readonly others?: readonly (readonly string[])[];
    readonly isAcronym?: (word: string) => boolean;
  } = {},
): SpelledName | undefined {
  const { others = [], isAcronym = () => false } = options;
  const phrase = words.join(' ');
  const inner = /\(([^()]*)\)?/.exec(phrase)?.[1]?.trim();
  const clean = phrase
    .replace(/\([^()]*\)?/g, ' ')
    .replace(/^(.*), *THE$/, 'THE $1')
    .replace(/^THE\s+/i, '')
    .replace(/[,:;]+$/g, '')
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  if (clean.length === 0 || !/\p{L}/u.test(clean.join(''))) return undefined;
  const acronym = inner !== undefined && isAcronymOf(inner, clean) ? { acronym: inner.toUpperCase() } : {};
  const only = clean.length === 1 ? (clean[0] ?? '') : undefined;
  if (only !== undefined && (isAbbreviation(only) || others.some((other) => isInitials(only, other)))) {
    return { text: only.toUpperCase(), ...acronym };
  }
  const text = clean
    .map((word, i) => (isAcronym(word) ? word : spellWord(word, i > 0 && i < clean.length - 1)))
    .join(' ');
  return { text, ...acronym };
}

/** Names compared whatever their case, accents, dots and hyphens. */
export function nameKey(text: string): string {
  return plain(text)
    .toLowerCase()
    .replace(/\./g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function spellWord(word: string, inside: boolean): string {
  // Written in ordinary case already.
  if (/\p{Ll}/u.test(word)) return word;
  const lower = word.toLowerCase();
  if (inside && SMALL.has(lower)) return lower;
  if (/^(?:\p{L}\.)+\p{L}?\.?$/u.test(word)) return word;
  const parts = lower.split(/([-/'’])/);
  return parts
    .map((part, i) => {
      const small =
        i > 0 && i < parts.length - 1 && /^(?:i|e|ul|ur|al|el|ad|as|ash|in|on|de|la|le|des|and|of)$/.test(part);
      const possessive = part === 's' && /['’]/.test(parts[i - 1] ?? '');
      return small || possessive ? part : capitalised(part);
    })
    .join('');
}

function capitalised(word: string): string {
  if (/^mc\p{L}{2}/u.test(word)) return `Mc${capitalised(word.slice(2))}`;
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function isAbbreviation(word: string): boolean {
  if (/^(?:\p{L}\.)+\p{L}?\.?$/u.test(word)) return true;
  return /^\p{L}+$/u.test(word) && (word.length <= 3 || !/[aeiouy]/i.test(word));
}

function isInitials(word: string, other: readonly string[]): boolean {
  if (other.length < 3) return false;
  const initials = (words: readonly string[]): string =>
    words
      .map((each) => each[0] ?? '')
      .join('')
      .toUpperCase();
  const letters = word.replace(/[^\p{L}]/gu, '').toUpperCase();
  const content = other.filter((each) => !SMALL.has(each.toLowerCase()));
  return letters.length >= 3 && [initials(other), initials(content)].includes(letters);
}

/** Whether what stands in parentheses abbreviates the name: its letters begin words of the name, or are in it in order. */
function isAcronymOf(inner: string, words: readonly string[]): boolean {
  if (!/^[A-Za-z]{2,7}$/.test(inner) || words.length < 2) return false;
  const letters = inner.toLowerCase();
  const text = words.join(' ').toLowerCase();
  if (text[0] !== letters[0]) return false;
  let at = 0;
  for (const letter of text) if (letter === letters[at]) at++;
  return at === letters.length;
}
