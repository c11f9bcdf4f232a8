import { personId } from '../../records/actor-id.ts';
import { type Country, countryByCode } from '../../records/countries.ts';
import { firstDayOf, lastDayOf, type Term } from '../files/terms.ts';
import type { OwnActor, OwnOffice } from '../own/actors-file.ts';
import type { DictionaryProblem } from '../petrarch/petrarch-lines.ts';
import type { LexiconData, LexiconEntry } from '../who/entry.ts';
import { nameKey } from './import-names.ts';
import { type Imported, type ImportFormat, ImportTally } from './import-report.ts';
import { type KnownNames, knownNames } from './known-names.ts';

/** A row of a list of leaders: who led a state, from when to when. */
export interface LeaderRow extends Term {
  readonly line: number;
  /** As the list has it, often the surname alone. */
  readonly leader: string;
  /** States that its country code may mean. */
  readonly countries: readonly Country[];
  readonly gender?: 'm' | 'f';
  readonly born?: string;
  /** The row, for messages. */
  readonly text: string;
}

const BODY =
  /\b(?:council|junta|committee|government|regency|directorate|triumvirate|presidium|assembly|vacant|unknown)\b/i;
/** Offices of those who lead a state. */
const LEADING =
  /^(?:acting |interim )?(?:president|prime minister|chancellor|supreme leader|general secretary|king|queen|emir|sultan|crown prince|leader|premier|taoiseach|chairman|chief executive|pope)\b/;

/**
 * Makes a file of actors of a list of leaders. Such lists say who led a state, not in which office: the office is
 * `leader`, and answers for "the Chinese leader" where the lexicon knows no holder. Leaders whom the lexicon has in
 * a leading office at that time are passed over; where its dates differ, the report says so.
 *
 * @param until last day up to which the list was kept, for terms that it leaves open; without it they stay open
 */
export function importLeaders(
  format: ImportFormat,
  rows: readonly LeaderRow[],
  problems: readonly DictionaryProblem[],
  data: LexiconData,
  until: string | undefined,
): Imported {
  const known = knownNames(data);
  const tally = new ImportTally();
  const actors = new Map<string, { actor: OwnActor; offices: OwnOffice[]; born: string | undefined }>();
  for (const row of endedByNext(rows)) {
    const name = fullName(row.leader);
    const country = countryFor(row);
    if (name === undefined || BODY.test(row.leader)) tally.skip('is no single person', row.line, row.text);
    else if (country === undefined || known.entry(country.iso3) === undefined) {
      tally.skip('the lexicon has no such state', row.line, row.text);
    } else {
      const id = country.iso3;
      const person = knownLeader(name, id, row, known);
      const term = termOf(row, until);
      const agreement = person && comparison(person, id, row);
      if (agreement) {
        tally.skip(agreement, row.line, `${row.text}`);
        continue;
      }
      const office: OwnOffice = { of: id, role: 'leader', sector: 'GOV', official: true, ...term };
      const draft = draftFor(name, id, row, person, actors);
      draft.offices.push(office);
      tally.keep('terms of leaders');
    }
  }
  const made = [...actors.values()].map(({ actor, offices }) => ({ ...actor, offices }));
  tally.keep('new persons', made.filter((actor) => actor.kind !== undefined).length);
  tally.keep('known persons with more terms', made.filter((actor) => actor.kind === undefined).length);
  const file = { name: 'actors.yaml', actors: made, notActors: [], readAs: [], roles: [] };
  return { file, report: tally.report(format, rows.length, problems) };
}

function termOf({ from, to }: Term, until: string | undefined): Term {
  const end = to ?? until;
  return { ...(from ? { from } : {}), ...(end ? { to: end } : {}) };
}

/** An end known to the month only is the day on which the next leader of the state begins, if that lies in the month. */
function endedByNext(rows: readonly LeaderRow[]): readonly LeaderRow[] {
  const starts = new Map<string, string[]>();
  const keyOf = (row: LeaderRow): string => row.countries.map(({ iso3 }) => iso3).join(' ');
  for (const row of rows) {
    if (row.from?.length === 10) starts.set(keyOf(row), [...(starts.get(keyOf(row)) ?? []), row.from]);
  }
  return rows.map((row) => {
    if (row.to?.length !== 7) return row;
    const month = row.to;
    const next = (starts.get(keyOf(row)) ?? []).filter((day) => day.startsWith(month) && day > (row.from ?? '')).sort();
    return next[0] === undefined ? row : { ...row, to: next[0] };
  });
}

/** "Duvalier, Francois" is Francois Duvalier; "(acting)" and the like fall away; undefined for two persons or none. */
function fullName(leader: string): string | undefined {
  if (/ and | & |\//.test(leader)) return undefined;
  const bare = leader
    .replace(/\([^()]*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const [last = '', first, ...more] = bare.split(/\s*,\s*/);
  if (more.length > 0) return undefined;
  const name = (first === undefined ? last : `${first} ${last}`)
    .replace(/-(?=\s|$)/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return /\p{L}{2}/u.test(name) ? name : undefined;
}

/** Of the states that a code may mean (Russia and the Soviet Union), the one in whose time most of the term lies. */
function countryFor({ countries, from, to }: LeaderRow): Country | undefined {
  const [first, ...more] = countries;
  if (more.length === 0 || first === undefined) return first;
  const start = dayNumber(firstDayOf(from));
  const end = to === undefined ? start + 36_525 : dayNumber(lastDayOf(to));
  const share = (country: Country): number => {
    const opened = country.from === undefined ? start : Math.max(start, dayNumber(firstDayOf(country.from)));
    const closed = country.to === undefined ? end : Math.min(end, dayNumber(firstDayOf(country.to)));
    return closed - opened;
  };
  // Where two states cover the term alike, the one that has ended was meant.
  return countries.toSorted(
    (a, b) => share(b) - share(a) || Number(b.to !== undefined) - Number(a.to !== undefined),
  )[0];
}

function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000;
}

/** The person of the lexicon whom a row means: by full name, or by surname and a leading office at that time. */
function knownLeader(name: string, state: string, row: LeaderRow, known: KnownNames): LexiconEntry | undefined {
  const isFull = nameKey(name).includes(' ');
  const bySurname = known.bySurname(name.split(' ').at(-1) ?? '');
  const byName = isFull ? known.actors(name) : known.actors(name).filter((entry) => entry.kind === 'person');
  const persons = [...new Set([...byName, ...bySurname, ...known.bySurname(name)])].filter(
    ({ kind }) => kind === 'person',
  );
  const leading = persons.filter((entry) => leadingOffices(entry, state).some((office) => overlap(office, row)));
  if (leading.length === 1) return leading[0];
  const named = byName.filter((entry) => entry.kind === 'person' && belongsTo(entry, state));
  return isFull && leading.length === 0 && named.length === 1 ? named[0] : undefined;
}

function belongsTo(entry: LexiconEntry, state: string): boolean {
  return entry.nationality === state || (entry.affiliations ?? []).some(({ actor }) => actor === state);
}

function leadingOffices(entry: LexiconEntry, state: string): readonly Term[] {
  return (entry.affiliations ?? []).filter(({ actor, role }) => actor === state && LEADING.test(role));
}

function overlap(a: Term, b: Term): boolean {
  return firstDayOf(a.from) <= lastDayOf(b.to) && firstDayOf(b.from) <= lastDayOf(a.to);
}

/** How the lexicon's dates of a leader go with the row's; undefined where the lexicon has no such term. */
function comparison(entry: LexiconEntry, state: string, row: LeaderRow): string | undefined {
  const offices = leadingOffices(entry, state).filter((office) => overlap(office, row));
  if (offices.length === 0) return undefined;
  const near = (a: string, b: string): boolean => Math.abs(dayNumber(a) - dayNumber(b)) <= 31;
  const starts = offices.some(({ from }) => near(firstDayOf(from ?? '1900'), firstDayOf(row.from)));
  const ends =
    row.to === undefined || offices.some(({ to }) => to !== undefined && near(lastDayOf(to), lastDayOf(row.to)));
  return starts && ends ? 'the lexicon has this term' : 'the lexicon has this term with other dates; compare them';
}

interface LeaderDraft {
  readonly actor: OwnActor;
  readonly offices: OwnOffice[];
  readonly born: string | undefined;
}

function draftFor(
  name: string,
  state: string,
  row: LeaderRow,
  person: LexiconEntry | undefined,
  drafts: Map<string, LeaderDraft>,
): LeaderDraft {
  const words = name.split(' ');
  const plain = personId(words.length > 1 ? nameKey(name) : `${nameKey(name)} (${state.toLowerCase()})`);
  let id = person?.id ?? plain;
  // Two leaders of one name, such as father and son, are told by their years of birth.
  const old = drafts.get(id);
  if (old && !person && old.born !== row.born) id = `${plain}, born ${row.born ?? 'unknown'}`;
  const found = drafts.get(id);
  if (found) return found;
  const only =
    words.length === 1 ? { names: [{ text: name, kind: 'surname', alone: 'after-first-mention' }] as const } : {};
  const actor: OwnActor = {
    id,
    name: person?.name ?? name,
    ...(person
      ? {}
      : { kind: 'person' as const, country: state, ...only, ...(row.gender ? { gender: row.gender } : {}) }),
  };
  const draft = { actor, offices: [], born: row.born };
  drafts.set(id, draft);
  return draft;
}

/** The states of a country code that is a Correlates of War or Gleditsch-Ward number, else of an abbreviation. */
export function countriesOfCode(
  systems: readonly ('cow' | 'gw')[],
  code: string,
  abbreviation: string,
): readonly Country[] {
  for (const system of systems) {
    const found = countryByCode(system, code);
    if (found.length > 0) return found;
  }
  return countryByCode('cowAbbr', abbreviation);
}
