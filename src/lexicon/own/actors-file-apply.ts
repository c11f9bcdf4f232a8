import { bodyId, fitsKind, organizationId, personId } from '../../records/actor-id.ts';
import { COUNTRIES } from '../../records/countries.ts';
import type { FilePlace, PlacedProblem } from '../../records/file-place.ts';
import { endsBeforeStart, type Term, withoutTerm } from '../files/terms.ts';
import { isOfficialSector } from '../petrarch/petrarch-codes.ts';
import type { Affiliation, LexiconData, LexiconEntry, LexiconName, RoleNoun } from '../who/entry.ts';
import { foldName, plain } from '../who/fold.ts';
import { isSingleOffice, namesOfOffice } from '../who/offices.ts';
import type { ActorsFile, OwnActor, OwnName, OwnOffice } from './actors-file.ts';

/** A lexicon with a user's files in it. */
export interface OwnLexicon {
  readonly data: LexiconData;
  /** Ids of the actors that each file adds or changes, with their places, in the order of the file. */
  readonly changed: ReadonlyMap<string, FilePlace>;
  /** Where the offices that the file gives stand in it. */
  readonly offices: ReadonlyMap<Affiliation, FilePlace>;
  readonly problems: readonly PlacedProblem[];
}

/**
 * Puts a user's file over a lexicon. What the file says wins: its names are taken from everything else that bears them,
 * its offices replace those of the same state and role that the lexicon has for the person, and where only one person
 * can hold an office, the terms of others end where the user's begin. What cannot be understood (an unknown actor, a
 * name that may be two) is reported and left out.
 *
 * @example
 * const yaml = 'actors:\n- { id: org:river-council, name: River Council, kind: organization }\n';
 * const { data: mine } = applyActorsFile(data, parseActorsFile(yaml, 'actors.yaml').file);
 * makeLexicon(mine).entries.get('org:river-council')?.name; // 'River Council'
 */
export function applyActorsFile(data: LexiconData, file: ActorsFile): OwnLexicon {
  return new Overlay(data, file).result();
}

const NOWHERE: FilePlace = { line: 1, column: 1 };

class Overlay {
  private readonly data: LexiconData;
  private readonly file: ActorsFile;
  private readonly entries: Map<string, LexiconEntry>;
  private readonly changed = new Map<string, FilePlace>();
  private readonly offices = new Map<Affiliation, FilePlace>();
  private readonly problems: PlacedProblem[] = [];
  /** Names that the file gives to somebody, by their folded text, with the ids that may keep them. */
  private readonly claims = new Map<string, Set<string>>();
  private readonly idsByName: Map<string, Set<string>>;
  private readonly roles: ReadonlyMap<string, RoleNoun>;
  /** Ids of new actors. */
  private readonly announced: ReadonlySet<string>;

  constructor(data: LexiconData, file: ActorsFile) {
    this.data = data;
    this.file = file;
    this.entries = new Map(data.entries.map((entry) => [entry.id, entry]));
    this.idsByName = namesOf(this.entries.values());
    this.announced = new Set(
      file.actors.flatMap(({ id, kind }) => (id !== undefined && kind !== undefined ? [id] : [])),
    );
    this.roles = new Map([...data.roles, ...file.roles].map((role) => [role.text, role]));
  }

  result(): OwnLexicon {
    const { data, file } = this;
    const chosen = file.actors.flatMap((actor) => {
      const id = this.idFor(actor);
      return id === undefined ? [] : [{ actor, id }];
    });
    // Actors of one file may name each other, whichever comes first.
    const items = chosen.map(({ actor, id }) => ({ actor, id, named: this.named(actor, id) }));
    for (const { id, named } of items) addNames(this.idsByName, id, named);

    this.takeNames();
    for (const { actor, id, named } of items) {
      // A known actor may have lost names to others by now; a new one has what it was given.
      this.entries.set(id, this.merged(actor, this.entries.has(id) ? this.named(actor, id) : named));
    }
    for (const { text, actor, at } of file.readAs) this.readAs(text, actor, at ?? NOWHERE);
    this.endOtherTerms();

    const roleTexts = new Set(file.roles.map((role) => role.text));
    return {
      data: {
        entries: [...this.entries.values()],
        roles: [...data.roles.filter((role) => !roleTexts.has(role.text)), ...file.roles.map(withoutPlace)],
        places: [
          ...data.places.filter((place) => !this.claims.has(foldName(place.text))),
          ...file.notActors.map(withoutPlace),
        ],
      },
      changed: this.changed,
      offices: this.offices,
      problems: this.problems,
    };
  }

  private complain(at: FilePlace | undefined, reason: string): void {
    this.problems.push({ ...(at ?? NOWHERE), reason });
  }

  /** Whom an item of the file is about: an id of the lexicon or a new one. */
  private idFor(actor: OwnActor): string | undefined {
    const { id, name, kind, at } = actor;
    if (id !== undefined) {
      if (kind === undefined && !this.entries.has(id) && !this.announced.has(id)) {
        this.complain(
          at,
          `${name}: nobody is known as ${id}; to add a new actor, write its kind (person, organization ...)`,
        );
        return undefined;
      }
      if (kind !== undefined && !fitsKind(id, kind)) {
        this.complain(at, `${name}: the id ${id} is not that of a ${kind}; ${ID_OF_KIND[kind]}`);
        return undefined;
      }
      return id;
    }
    const known = [...(this.idsByName.get(foldName(name)) ?? [])].filter(
      (each) => kind === undefined || this.entries.get(each)?.kind === kind,
    );
    if (known.length > 1) {
      this.complain(at, `${name}: this may be ${known.join(' or ')}; write its id`);
      return undefined;
    }
    if (known[0] !== undefined) return known[0];
    if (kind === undefined) {
      this.complain(
        at,
        `${name}: nobody is known by this name; to add a new actor, write its kind (person, organization ...)`,
      );
      return undefined;
    }
    if (kind === 'state') {
      this.complain(at, `${name}: a new state needs an id of three capital letters`);
      return undefined;
    }
    return newId(name, kind);
  }

  /** The id of an actor that the file refers to by id or name. */
  private refer(text: string, about: string, at: FilePlace | undefined): string | undefined {
    if (this.entries.has(text) || this.changed.has(text)) return text;
    const ids = [...(this.idsByName.get(foldName(text)) ?? [])];
    if (ids.length === 1) return ids[0];
    const reason =
      ids.length > 1 ? `"${text}" may be ${ids.join(' or ')}; write the id` : `there is no actor "${text}"`;
    this.complain(at, `${about}: ${reason}`);
    return undefined;
  }

  /** The names of an entry with those of the user, and notes which of them are the user's. */
  private named(actor: OwnActor, id: string): LexiconEntry {
    this.changed.set(id, actor.at ?? NOWHERE);
    const base = actor.replace ? undefined : this.entries.get(id);
    const kind = base?.kind ?? actor.kind ?? this.entries.get(id)?.kind ?? 'organization';
    const own = ownNames(actor, kind === 'person' && !base);
    const names = new Map<string, LexiconName>();
    for (const name of base?.names ?? []) names.set(foldName(name.text), name);
    for (const { shared, ...name } of own) {
      const key = foldName(name.text);
      // The full name of a known person keeps what the lexicon says of it.
      if (!names.has(key) || name.text !== actor.name) names.set(key, name);
      if (!shared && name.kind !== 'surname') this.claim(key, id);
    }
    const { demonyms, metonyms } = actor;
    for (const { text } of [...(demonyms ?? []), ...(metonyms ?? [])]) this.claim(foldName(text), id);
    return {
      ...base,
      id,
      kind,
      name: actor.id === undefined && base ? base.name : actor.name,
      names: [...names.values()],
      ...(demonyms ? { demonyms } : {}),
      ...(metonyms ? { metonyms: [...(base?.metonyms ?? []), ...metonyms] } : {}),
    };
  }

  private claim(key: string, id: string): void {
    const ids = this.claims.get(key);
    if (ids) ids.add(id);
    else this.claims.set(key, new Set([id]));
  }

  /** Takes the names that the file gives away, or declares to be no actor, from everybody else. */
  private takeNames(): void {
    for (const { text } of this.file.notActors) this.claim(foldName(text), '');
    for (const { text } of this.file.readAs) this.claim(foldName(text), '');
    if (this.claims.size === 0) return;
    for (const [id, entry] of this.entries) {
      const mine = ({ text }: { readonly text: string }): boolean => this.claims.get(foldName(text))?.has(id) ?? true;
      const { names, demonyms = [], metonyms = [] } = entry;
      if (names.every(mine) && demonyms.every(mine) && metonyms.every(mine)) continue;
      this.entries.set(id, {
        ...entry,
        names: names.filter(mine),
        ...(entry.demonyms ? { demonyms: demonyms.filter(mine) } : {}),
        ...(entry.metonyms ? { metonyms: metonyms.filter(mine) } : {}),
      });
    }
  }

  private merged(actor: OwnActor, entry: LexiconEntry): LexiconEntry {
    const { codes, sector, country, leader, offices, members, gender, from, to, at, name } = actor;
    const nationality = country === undefined ? undefined : this.country(country, name, at);
    const own = offices?.flatMap((office) => this.office(office, name, at));
    const joined = members?.flatMap(({ actor: member, ...term }) => {
      const found = this.refer(member, name, at);
      return found === undefined ? [] : [{ actor: found, ...term }];
    });
    const replaced = new Set(own?.map((office) => `${office.actor} ${office.role}`));
    const kept = (entry.affiliations ?? []).filter((office) => !replaced.has(`${office.actor} ${office.role}`));
    return {
      ...entry,
      ...(codes ? { codes: { ...entry.codes, ...codes } } : {}),
      ...(sector ? { sector } : {}),
      ...(nationality ? { nationality } : {}),
      ...(leader ? { leader } : {}),
      ...(own ? { affiliations: [...own, ...kept] } : {}),
      ...(joined ? { members: joined } : {}),
      ...(gender ? { gender } : {}),
      ...(from ? { from } : {}),
      ...(to ? { to } : {}),
    };
  }

  private office(given: OwnOffice, name: string, at: FilePlace | undefined): readonly Affiliation[] {
    const { of, role, from, to } = given;
    const place = given.at ?? at;
    const actor = this.refer(of, name, place);
    if (actor === undefined) return [];
    const noun = this.roles.get(role);
    const sector = given.sector ?? noun?.sector ?? 'GOV';
    const official = given.official ?? noun?.official ?? isOfficialSector(sector);
    const office = { actor, role, sector, official, ...(from ? { from } : {}), ...(to ? { to } : {}) };
    this.offices.set(office, place ?? NOWHERE);
    return [office];
  }

  private country(text: string, name: string, at: FilePlace | undefined): string | undefined {
    if (COUNTRIES.has(text)) return text;
    const id = this.refer(text, name, at);
    if (id === undefined || COUNTRIES.has(id)) return id;
    this.complain(at, `${name}: ${text} is no state`);
    return undefined;
  }

  private readAs(text: string, actor: string, at: FilePlace): void {
    if (this.file.readAs.some((other) => foldName(other.text) === foldName(actor))) {
      this.complain(at, `"${text}" is to be read as "${actor}", which is itself to be read as something else`);
      return;
    }
    const id = this.refer(actor, `"${text}"`, at);
    const entry = id === undefined ? undefined : this.entries.get(id);
    if (id === undefined || entry === undefined) return;
    if (!this.changed.has(id)) this.changed.set(id, at);
    this.entries.set(id, { ...entry, names: [...entry.names, { text, kind: 'common' }] });
  }

  /** Ends the terms of others in the offices that the file gives to somebody, where one person holds them at a time. */
  private endOtherTerms(): void {
    const given = new Map<string, Term[]>();
    for (const office of this.offices.keys()) {
      const { actor, role, official } = office;
      if (!official || !isSingleOffice(role) || endsBeforeStart(office)) continue;
      for (const name of namesOfOffice(role)) {
        const key = `${actor} ${name}`;
        given.set(key, [...(given.get(key) ?? []), office]);
      }
    }
    if (given.size === 0) return;
    for (const [id, entry] of this.entries) {
      const affiliations = entry.affiliations?.flatMap((office): readonly Affiliation[] => {
        const terms = office.official ? given.get(`${office.actor} ${office.role}`) : undefined;
        if (terms === undefined || this.offices.has(office)) return [office];
        const { from: _from, to: _to, ...what } = office;
        const left = terms.reduce<readonly Term[]>(
          (all, term) => all.flatMap((each) => withoutTerm(each, term)),
          [office],
        );
        return left.map(({ from, to }) => ({ ...what, ...(from ? { from } : {}), ...(to ? { to } : {}) }));
      });
      if (affiliations) this.entries.set(id, { ...entry, affiliations });
    }
  }
}

/**
 * The names that the file gives an actor: its own first, its surname last.
 * @param isNewPerson whether the surname is worked out where the file does not give it
 */
function ownNames(actor: OwnActor, isNewPerson: boolean): readonly OwnName[] {
  const given = actor.names ?? [];
  const isNamed = given.some(({ text }) => text === actor.name);
  const names: readonly OwnName[] = isNamed ? given : [{ text: actor.name, kind: 'common' }, ...given];
  const surname = actor.surname ?? (isNewPerson ? surnameOf(actor) : undefined);
  if (surname === undefined || names.some((name) => foldName(name.text) === foldName(surname))) return names;
  return [...names, { text: surname, kind: 'surname', alone: 'after-first-mention' }];
}

function namesOf(entries: Iterable<LexiconEntry>): Map<string, Set<string>> {
  const ids = new Map<string, Set<string>>();
  for (const entry of entries) addNames(ids, entry.id, entry);
  return ids;
}

function addNames(ids: Map<string, Set<string>>, id: string, entry: LexiconEntry): void {
  for (const { text, kind } of entry.names) {
    if (kind === 'surname') continue;
    const key = foldName(text);
    const known = ids.get(key);
    if (known) known.add(id);
    else ids.set(key, new Set([id]));
  }
}

const ID_OF_KIND: Readonly<Record<LexiconEntry['kind'], string>> = {
  state: 'write three capital letters',
  igo: 'write igo: and an abbreviation in capitals',
  organization: 'write org: and the name in small letters',
  group: 'write org: and the name in small letters',
  person: 'write per: and the name in small letters',
};

/** The id of a new actor, made of its name: `per:jane roe`, `org:river council`, `igo:RIVER-COUNCIL`. */
export function newId(name: string, kind: Exclude<LexiconEntry['kind'], 'state'>): string {
  const text = plain(name);
  if (kind === 'igo')
    return bodyId(
      text
        .toUpperCase()
        .replace(/[^A-Z0-9+]+/g, '-')
        .replace(/^-|-$/g, ''),
    );
  return kind === 'person' ? personId(text.toLowerCase()) : organizationId(text.toLowerCase());
}

/** States whose people are named with the surname first in English newspapers too. */
const SURNAME_FIRST = new Set(['CHN', 'KOR', 'PRK', 'TWN', 'China', 'South Korea', 'North Korea', 'Taiwan']);

/** What a person is called once the full name has been met: the last word with its particles, the first in China and Korea. */
function surnameOf({ name, country }: OwnActor): string | undefined {
  const words = name.split(' ');
  if (words.length < 2) return undefined;
  if (SURNAME_FIRST.has(country ?? '') || /^\p{Lu}\p{L}* \p{Lu}\p{L}+-\p{Ll}+$/u.test(name)) return words[0];
  return /(?: (?:\p{Ll}+|Al|El|Bin|Ben|Van|Von|De|Da|Di|Al-|El-))* \S+$/u.exec(name)?.[0]?.trim();
}

function withoutPlace<T extends object>(item: T & { readonly at?: FilePlace }): T {
  const { at: _at, ...rest } = item;
  return rest as unknown as T;
}
