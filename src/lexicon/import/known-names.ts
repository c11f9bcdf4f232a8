import type { LexiconData, LexiconEntry } from '../who/entry.ts';
import { pluralOfRole } from '../who/plural.ts';
import { nameKey } from './import-names.ts';

/** What a lexicon knows by name, whatever the case: so that an import adds only what is new. */
export interface KnownNames {
  /** Actors that bear the name, as name, demonym or metonym; surnames do not count. */
  readonly actors: (text: string) => readonly LexiconEntry[];
  /** Persons by their surname alone. */
  readonly bySurname: (text: string) => readonly LexiconEntry[];
  /** Whether the text is a role noun, singular or plural. */
  readonly isRole: (text: string) => boolean;
  /** Whether a role noun begins with the text: old dictionaries cut words ("GOVERN"). */
  readonly isRoleStem: (text: string) => boolean;
  /** Whether the text is a name that is no actor. */
  readonly isPlace: (text: string) => boolean;
  /** Whether a word is the first word of a known person's name. */
  readonly isGivenName: (word: string) => boolean;
  /** Whether a word in capitals is an abbreviation of a known actor ("UN"). */
  readonly isAcronym: (word: string) => boolean;
  readonly entry: (id: string) => LexiconEntry | undefined;
}

/** Makes the index of a lexicon's names. */
export function knownNames(data: LexiconData): KnownNames {
  const entries = new Map(data.entries.map((entry) => [entry.id, entry]));
  const actors = new Map<string, Set<LexiconEntry>>();
  const surnames = new Map<string, Set<LexiconEntry>>();
  const givenNames = new Set<string>();
  const acronyms = new Set<string>();
  const add = (index: Map<string, Set<LexiconEntry>>, text: string, entry: LexiconEntry): void => {
    const key = nameKey(text);
    const known = index.get(key);
    if (known) known.add(entry);
    else index.set(key, new Set([entry]));
  };
  for (const entry of entries.values()) {
    for (const { text, kind } of entry.names) {
      add(kind === 'surname' ? surnames : actors, text, entry);
      if (kind === 'acronym') acronyms.add(text);
    }
    for (const { text } of [...(entry.demonyms ?? []), ...(entry.metonyms ?? [])]) add(actors, text, entry);
    const words = nameKey(entry.name).split(' ');
    if (entry.kind === 'person' && words.length > 1 && words[0] !== undefined) givenNames.add(words[0]);
  }
  const roles = new Set(data.roles.flatMap((role) => [nameKey(role.text), nameKey(pluralOfRole(role))]));
  const places = new Set<string>();
  for (const { text, what } of data.places) {
    if (what === 'given-name') givenNames.add(nameKey(text));
    else places.add(nameKey(text));
  }
  return {
    actors: (text) => [...(actors.get(nameKey(text)) ?? [])],
    bySurname: (text) => [...(surnames.get(nameKey(text)) ?? [])],
    isRole: (text) => roles.has(nameKey(text)),
    isRoleStem: (text) => {
      const key = nameKey(text);
      return key.length > 2 && [...roles].some((role) => role.startsWith(key));
    },
    isPlace: (text) => places.has(nameKey(text)),
    isGivenName: (word) => givenNames.has(nameKey(word)),
    isAcronym: (word) => acronyms.has(word),
    entry: (id) => entries.get(id),
  };
}
