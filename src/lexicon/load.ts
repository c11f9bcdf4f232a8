import { loadAsset } from '#load-asset';
import { EntenteError } from '../records/failure.ts';
import { ENTRY_FILES } from './files/entry-files.ts';
import { parseJsonLines } from './files/json-lines.ts';
import type { ActorsFile } from './own/actors-file.ts';
import type { Lexicon, LexiconCandidate, LexiconData, LexiconEntry, OtherName, RoleNoun } from './who/entry.ts';
import { affiliationsOn, OfficeBook } from './who/offices.ts';
import { pluralOfRole } from './who/plural.ts';
import { type Expression, Trie } from './who/trie.ts';

/** Day up to which the holders of offices in the data were checked. */
export const KNOWN_UNTIL = '2025-06-30';

/**
 * Reads the lexicon that comes with the package, with a user's files over it; a later file wins over an earlier one.
 *
 * @param actors files made by `parseActorsFile`
 * @throws if a file is missing; an EntenteError that names file and line if a line is no JSON record or a user's file
 *   speaks of an actor whom nobody knows
 * @example
 * const lexicon = await loadLexicon();
 * lexicon.holder('RUS', 'president', '2010-05-01')?.name; // 'Dmitry Medvedev'
 */
export async function loadLexicon(actors: readonly ActorsFile[] = []): Promise<Lexicon> {
  let data = await loadLexiconData();
  for (const file of actors) {
    // Loaded only for those who have actors of their own.
    const { applyActorsFile } = await import('./own/actors-file-apply.ts');
    const own = applyActorsFile(data, file);
    const [problem] = own.problems;
    if (problem) {
      const { line, column, reason } = problem;
      throw new EntenteError('unreadable', `${file.name}, line ${line}, column ${column}: ${reason}.`);
    }
    data = own.data;
  }
  return makeLexicon(data);
}

/**
 * The data files of the package as text, for `entente lexicon check`. Throws if one is missing.
 *
 * @example
 * (await loadLexiconFiles()).map(({ name }) => name)[0]; // 'src/lexicon/data/states.jsonl'
 */
export async function loadLexiconFiles(): Promise<readonly { readonly name: string; readonly text: string }[]> {
  return await Promise.all([...ENTRY_FILES, 'roles', 'places'].map(readFile));
}

/**
 * Reads the files of the lexicon. Throws as `loadLexicon` does.
 *
 * @example
 * const { entries } = await loadLexiconData();
 * entries.find(({ id }) => id === 'KOR')?.name; // 'South Korea'
 */
export async function loadLexiconData(): Promise<LexiconData> {
  const [roles, places, ...entries] = await Promise.all([
    readLines<RoleNoun>('roles'),
    readLines<OtherName>('places'),
    ...ENTRY_FILES.map((name) => readLines<LexiconEntry>(name)),
  ]);
  return { entries: entries.flat(), roles, places };
}

/**
 * Makes a lexicon of facts: of the package's own, or of these with a user's entries added. Later entries replace earlier ones with the same id.
 *
 * @example
 * makeLexicon(data).entries.get('KOR')?.name; // 'South Korea'
 */
export function makeLexicon(data: LexiconData): Lexicon {
  const entries = new Map(data.entries.map((entry) => [entry.id, entry]));
  const trie = new Trie();
  for (const entry of entries.values()) addEntry(trie, entry);
  for (const role of data.roles) addRole(trie, role);
  for (const place of data.places) trie.add(place.text, { as: 'place', place });
  const offices = new OfficeBook(entries);
  return {
    entries,
    knownUntil: KNOWN_UNTIL,
    match: (words, at) => trie.match(words, at),
    affiliationsOn: (id, day) => affiliationsOn(entries.get(id), day),
    holder: (actor, office, day) => offices.holder(actor, office, day),
    leftOn: (actor, office, day) => offices.leftOn(actor, office, day),
    lastHolder: (actor, office, day) => offices.lastHolder(actor, office, day),
    ousted: (actor, office, day) => offices.ousted(actor, office, day),
  };
}

function addEntry(trie: Trie, entry: LexiconEntry): void {
  const make = (): readonly Expression[] => expressionsOf(entry);
  for (const { text } of entry.names) for (const spelt of spellings(text)) trie.addLater(spelt, make);
  for (const { text } of entry.demonyms ?? []) trie.addLater(text, make);
  for (const { text } of entry.metonyms ?? []) trie.addLater(text, make);
}

const DOT = 46;

/** Ways in which papers write one Arabic name: who is listed by one of them is found by all. */
const SPELT_ALIKE: readonly (readonly string[])[] = [
  ['Mohammed', 'Mohammad', 'Muhammad', 'Mohamed', 'Muhammed', 'Mohamad'],
  ['Ahmed', 'Ahmad'],
];
const SPELT_IN_SEVERAL_WAYS = new RegExp(`\\b(?:${SPELT_ALIKE.flat().join('|')})\\b`);

/** A name, the abbreviation "U.S." as the words "U. S." too, and "Mohammad Mosaddegh" as "Mohammed Mosaddegh". */
function spellings(text: string): readonly string[] {
  if (text.charCodeAt(1) === DOT && /^(?:[A-Z]\.){2,}$/.test(text)) return [text, text.replaceAll('.', '. ').trim()];
  const spelt = SPELT_IN_SEVERAL_WAYS.exec(text)?.[0];
  const alike = spelt === undefined ? undefined : SPELT_ALIKE.find((group) => group.includes(spelt));
  if (spelt === undefined || alike === undefined) return [text];
  return [text, ...alike.filter((other) => other !== spelt).map((other) => text.replace(spelt, other))];
}

function expressionsOf(entry: LexiconEntry): readonly Expression[] {
  const say = (text: string, candidate: LexiconCandidate): Expression => ({ text, candidate, anyCase: false });
  return [
    ...entry.names.flatMap((name) => spellings(name.text).map((text) => say(text, { as: 'name', entry, name }))),
    ...(entry.demonyms ?? []).map(({ text, form }) => say(text, { as: 'demonym', entry, form })),
    ...(entry.metonyms ?? []).map((metonym) => say(metonym.text, { as: 'metonym', entry, metonym })),
  ];
}

function addRole(trie: Trie, role: RoleNoun): void {
  const plural = pluralOfRole(role);
  for (const spell of [(text: string) => text, british]) {
    const singular = spell(role.text);
    if (spell === british && singular === role.text) continue;
    trie.add(singular, { as: 'role', role, plural: plural === role.text }, true);
    if (plural !== role.text) trie.add(spell(plural), { as: 'role', role, plural: true }, true);
    // "Ex-President Park" is one word; what it says of the role is read from its form.
    if (role.office) trie.add(`ex-${singular}`, { as: 'role', role, plural: false }, true);
  }
}

function british(text: string): string {
  return text
    .replace(/\bdefense\b/g, 'defence')
    .replace(/\blabor\b/g, 'labour')
    .replace(/\borganiz/g, 'organis')
    .replace(/\bcenter\b/g, 'centre')
    .replace(/\bprogram\b/g, 'programme');
}

async function readFile(name: string): Promise<{ readonly name: string; readonly text: string }> {
  const file = `src/lexicon/data/${name}.jsonl`;
  return { name: file, text: new TextDecoder().decode(await loadAsset(file)) };
}

async function readLines<T>(name: string): Promise<readonly T[]> {
  const { name: file, text } = await readFile(name);
  return parseJsonLines<T>(text, file);
}
