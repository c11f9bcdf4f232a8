import type { Lexicon, LexiconEntry } from '../lexicon/entry.ts';
import type { Expression } from './expressions.ts';
import { isHeadlineCase, isHonorific } from './expressions.ts';

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
  /** Whether a word is the surname of a person whom the document names fully. */
  readonly isSurname: (word: string) => boolean;
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
function known(expression: Expression): readonly LexiconEntry[] {
  return expression.candidates.flatMap((c) => (c.as === 'name' && c.entry.kind === 'person' ? [c.entry] : []));
}

/** A bare surname that means somebody only where a fuller name stands somewhere in the document. */
function needsFullName(expression: Expression): boolean {
  return expression.candidates.every(
    (c) => c.as !== 'name' || c.entry.kind !== 'person' || c.name.alone === 'after-first-mention',
  );
}

function surfaceName(expression: Expression): string {
  const tokens = expression.sentence.tokens.slice(expression.first, expression.last + 1);
  const start = tokens[0]?.start ?? 0;
  let name = '';
  for (const token of tokens) name = name.padEnd(token.start - start, ' ') + token.form;
  return name.replace(/['’]s?$/, '');
}

/** Reads all full names of a document first, so that a headline's surname finds its bearer in the text below. */
export function gatherPeople(expressions: readonly Expression[], lexicon: Lexicon): People {
  const people = new Map<string, Person>();
  for (const expression of expressions) {
    const entries = known(expression);
    if (entries.length && !needsFullName(expression)) {
      for (const entry of entries) if (!people.has(entry.id)) people.set(entry.id, ofEntry(entry));
      continue;
    }
    if (expression.name?.type !== 'person' || isHeadlineCase(expression.sentence)) continue;
    const words = nameWords(expression);
    if (words.length < 2) continue;
    const id = `per:${words.join(' ')}`;
    const entry = lexicon.entries.get(id);
    if (!people.has(id)) people.set(id, entry ? ofEntry(entry) : { id, name: surfaceName(expression), words });
  }

  const find = (expression: Expression, before: ReadonlyMap<string, Person>): Person | undefined => {
    const entries = known(expression);
    if (entries.length && !needsFullName(expression)) {
      const met = latest(before, (person) => entries.some((entry) => entry.id === person.id));
      return met ?? people.get((entries[0] as LexiconEntry).id);
    }
    const words = nameWords(expression);
    if (!words.length) return undefined;
    const full = words.length >= 2 ? people.get(`per:${words.join(' ')}`) : undefined;
    if (full) return full;
    // Surnames come last or, as in Chinese and Korean, first; a bare given name is the weakest of the three.
    for (const bears of [
      (person: Person): boolean => entries.some((entry) => entry.id === person.id) || endsWith(person.words, words),
      (person: Person): boolean => words.length < person.words.length && startsWith(person.words, words),
    ]) {
      const met = latest(before, bears);
      if (met) return met;
      const bearers = [...people.values()].filter(bears);
      if (bearers.length === 1) return bearers[0];
    }
    return undefined;
  };
  const surnames = new Set([...people.values()].flatMap((person) => person.words.at(-1) ?? []));
  return { find, isSurname: (word) => surnames.has(word.toLowerCase()) };
}

function ofEntry(entry: LexiconEntry): Person {
  return { id: entry.id, name: entry.name, entry, words: entry.name.toLowerCase().split(/[\s]+/) };
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
