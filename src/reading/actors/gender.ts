import type { Gender } from '../../lexicon/words/given-names.ts';
import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Tree } from '../clause/tree.ts';

const MALE_TITLES = wordClass('titles of men');
const FEMALE_TITLES = wordClass('titles of women');

const MALE = wordClass('nouns of men');
const FEMALE = wordClass('nouns of women');
/** "Chairman", "spokesman" and "man" say male, all that end in "woman" female. */
const ENDS_IN_MAN = /^(?!(?:hu|ger|ro|otto|nor|tali|sha)man$)\p{L}*(?<!wo)man$/u;
const ENDS_IN_WOMAN = /^\p{L}*woman$/u;

/** What a noun says of the gender of whom it names: "spokeswoman", "father". "Chairman" and "man" say male. */
export function genderOfNoun(noun: string): Gender | undefined {
  const word = noun.toLowerCase();
  if (FEMALE.has(word) || ENDS_IN_WOMAN.test(word)) return 'f';
  return MALE.has(word) || ENDS_IN_MAN.test(word) ? 'm' : undefined;
}

/** What a form of address at or just before a token says: "Mr. Key", "Queen Beatrix". */
export function genderOfTitle(sentence: Tree, first: number): Gender | undefined {
  for (const i of [first, first - 1]) {
    const form = sentence.tokens[i]?.form.toLowerCase().replace(/\.$/, '') ?? '';
    if (MALE_TITLES.has(form)) return 'm';
    if (FEMALE_TITLES.has(form)) return 'f';
  }
  return undefined;
}

/** What nouns within a stretch of words, or in apposition to its head, say: "his wife Ana Roth", "Ana Roth, an actress". */
export function genderOfPhrase(sentence: Tree, first: number, last: number, head: number): Gender | undefined {
  const beside = sentence.children(head, 'appos');
  for (let i = first; i <= last; i++) {
    const token = sentence.token(i);
    // "Congresswoman Roth" is a title; "Ana King" bears a surname.
    const title = token.upos === 'PROPN' && i < last;
    const gender = token.upos === 'NOUN' || title ? genderOfNoun(token.form.toLowerCase()) : undefined;
    if (gender) return gender;
  }
  for (const i of beside) {
    const token = sentence.token(i);
    const gender = token.upos === 'NOUN' ? genderOfNoun(token.lemma) : undefined;
    if (gender) return gender;
  }
  return undefined;
}

/**
 * What a name of several words says: by its given name, first or, as in Hungarian and East Asian order, second; or by the
 * ending of a Slavic surname, which women bear in a form of its own.
 *
 * @param words of the name, lower case, without titles
 */
export function genderOfName(words: readonly string[], givenNames: ReadonlyMap<string, Gender>): Gender | undefined {
  if (words.length < 2) return undefined;
  const [given = ''] = words;
  const known = givenNames.get(given) ?? givenNames.get(given.split('-')[0] ?? '');
  if (known) return known;
  const surname = words.at(-1) ?? '';
  if (/(?:[oe]va|ovna|skaya|skaia|sk[áa]|cka)$/u.test(surname) && surname.length > 5) return 'f';
  return undefined;
}
