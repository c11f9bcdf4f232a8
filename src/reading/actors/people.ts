import type { Lexicon, LexiconEntry } from '../../lexicon/who/entry.ts';
import { plain } from '../../lexicon/who/fold.ts';
import type { Gender } from '../../lexicon/words/given-names.ts';
import { personId } from '../../records/actor-id.ts';
import { type Expression, isHeadlineCase, isHonorific } from './expressions.ts';
import { genderOfName, genderOfTitle } from './gender.ts';

/** A person of the document: known to the lexicon, or by the fullest name that the text gives. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly entry?: LexiconEntry;
  /** Words of the name in lower case, the surname last (first, where the lexicon says so). */
  readonly words: readonly string[];
}

/** The persons of a document, so that "Xi" finds the Xi Jinping of three paragraphs before or after. */
export interface People {
  /**
   * The person that a name means, reading on from `before` (the persons met so far by id, latest last).
   * A bare surname goes to the latest person met with it, else to the only one in the document; undefined if nobody
   * bears it or several do who have not been met yet.
   */
  readonly find: (expression: Expression, before: ReadonlyMap<string, Person>) => Person | undefined;
  /** Persons of the document whose surname a name is: those whom an undecided surname may mean. */
  readonly bearers: (expression: Expression) => readonly Person[];
  /** Whether a word is the surname of a person whom the document names fully. */
  readonly isSurname: (word: string) => boolean;
}

/** Where the family name stands first at home, and foreign papers turn it round or do not: "Orbán Viktor". */
const FAMILY_FIRST = new Set(['HUN', 'JPN', 'CHN', 'TWN', 'HKG', 'KOR', 'PRK']);

/** A person whom the lexicon knows by the same two names in the other order. */
function familyFirst([first, second, ...more]: readonly string[], lexicon: Lexicon): LexiconEntry | undefined {
  if (first === undefined || second === undefined || more.length) return undefined;
  const entry = lexicon.entries.get(plain(personId(`${second} ${first}`)));
  return entry?.nationality && FAMILY_FIRST.has(entry.nationality) ? entry : undefined;
}

/** Words of a name without titles, initials, "Jr." and possessives, lower case; hyphenated parts are one word. */
function nameWords(expression: Expression): readonly string[] {
  const { sentence, first, last } = expression;
  const words: string[] = [];
  let hyphen = false;
  for (const token of sentence.tokens.slice(first, last + 1)) {
    const form = token.form.toLowerCase();
    if (/^[-‐‑]$/.test(form)) hyphen = words.length > 0;
    else if (isHonorific(form) || /^(['’]s?|,|[a-z]\.|jr\.?|sr\.?|ii|iii|iv)$/.test(form)) continue;
    else if (hyphen) {
      words.push(`${words.pop()}-${form}`);
      hyphen = false;
    } else words.push(form);
  }
  return words;
}

/** The lexicon's persons among the candidates of an expression. */
function personsNamed(expression: Expression): readonly LexiconEntry[] {
  return expression.candidates.flatMap((c) => (c.as === 'name' && c.entry.kind === 'person' ? [c.entry] : []));
}

/** A person of the lexicon. */
export function personOf(entry: LexiconEntry): Person {
  return { id: entry.id, name: entry.name, entry, words: entry.name.toLowerCase().split(/[\s]+/) };
}

/** A bare surname that means somebody only where a fuller name stands somewhere in the document. */
function needsFullName(expression: Expression): boolean {
  return expression.candidates.every(
    (c) => c.as !== 'name' || c.entry.kind !== 'person' || c.name.alone === 'after-first-mention',
  );
}

/**
 * Reads all full names of a document first, so that a headline's surname finds its bearer in the text below.
 *
 * @param day the document's date: of several who bear a name ("George Bush"), those in office on it are meant
 * @param givenNames tell which of two bearers of a surname "Mrs." means
 */
export function gatherPeople(
  expressions: readonly Expression[],
  lexicon: Lexicon,
  day: string | undefined,
  givenNames: ReadonlyMap<string, Gender> = new Map(),
): People {
  const people = new Map<string, Person>();
  const known = (expression: Expression): readonly LexiconEntry[] => {
    const bearers = personsNamed(expression);
    if (bearers.length < 2) return bearers;
    const inOffice = bearers.filter((entry) => lexicon.affiliationsOn(entry.id, day).some((spell) => spell.official));
    return inOffice.length ? inOffice : bearers;
  };
  for (const expression of expressions) {
    const entries = known(expression);
    if (entries.length && !needsFullName(expression)) {
      for (const entry of entries) if (!people.has(entry.id)) people.set(entry.id, personOf(entry));
      continue;
    }
    if (expression.name?.type !== 'person' || isHeadlineCase(expression.sentence)) continue;
    const words = nameWords(expression);
    if (words.length < 2) continue;
    const id = personId(words.join(' '));
    const entry = lexicon.entries.get(plain(id)) ?? familyFirst(words, lexicon);
    if (!people.has(id))
      people.set(
        id,
        entry ? personOf(entry) : { id, name: expression.sentence.surface(expression.first, expression.last), words },
      );
  }

  const find = (expression: Expression, before: ReadonlyMap<string, Person>): Person | undefined => {
    const entries = known(expression);
    if (entries.length && !needsFullName(expression)) {
      const met = latest(before, (person) => entries.some((entry) => entry.id === person.id));
      return met ?? people.get((entries[0] as LexiconEntry).id);
    }
    const words = nameWords(expression);
    if (!words.length) return undefined;
    const full = words.length >= 2 ? people.get(personId(words.join(' '))) : undefined;
    if (full) return full;
    const title = genderOfTitle(expression.sentence, expression.first);
    const addressed = ({ words: name }: Person): boolean =>
      title === undefined || (genderOfName(name, givenNames) ?? title) === title;
    // Surnames come last or, as in Chinese and Korean, first; a bare given name is the weakest of the three.
    for (const bears of [
      (person: Person): boolean => entries.some((entry) => entry.id === person.id) || endsWith(person.words, words),
      (person: Person): boolean => words.length < person.words.length && startsWith(person.words, words),
    ]) {
      const met = latest(before, (person) => bears(person) && addressed(person));
      if (met) return met;
      const bearers = [...people.values()].filter((person) => bears(person) && addressed(person));
      if (bearers.length === 1) return bearers[0];
    }
    return undefined;
  };
  const surnames = new Set([...people.values()].flatMap(surnamesOf));
  const bearers = (expression: Expression): readonly Person[] => {
    const words = nameWords(expression);
    return words.length ? [...people.values()].filter((person) => endsWith(person.words, words)) : [];
  };
  return { find, bearers, isSurname: (word) => surnames.has(word.toLowerCase()) };
}

/** The word or words by which papers call somebody: the last one, and the first where the family name may stand there. */
function surnamesOf({ entry, words }: Person): readonly string[] {
  const [first, second] = words;
  const familyFirst = FAMILY_FIRST.has(entry?.nationality ?? '') || second?.includes('-');
  return [...(words.at(-1) ? [words.at(-1) as string] : []), ...(familyFirst && first ? [first] : [])];
}

function latest(persons: ReadonlyMap<string, Person>, bears: (person: Person) => boolean): Person | undefined {
  let found: Person | undefined;
  for (const person of persons.values()) if (bears(person)) found = person;
  return found;
}

function startsWith(full: readonly string[], short: readonly string[]): boolean {
  return short.every((word, i) => word === full[i]);
}

/** Whether a short form is the end (surname) of a name. */
function endsWith(full: readonly string[], short: readonly string[]): boolean {
  if (short.length >= full.length) return false;
  return short.every((word, i) => word === full[full.length - short.length + i]);
}
