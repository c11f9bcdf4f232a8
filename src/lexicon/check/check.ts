import { ID_PREFIX, personId } from '../../records/actor-id.ts';
import { COUNTRIES } from '../../records/countries.ts';
import { SECTORS } from '../../records/plover.ts';
import { EntrySchema, PlaceSchema, RoleSchema } from '../files/schema.ts';
import { endsBeforeStart, firstDayOf, lastDayOf, type Term } from '../files/terms.ts';
import type { Affiliation, LexiconData, LexiconEntry } from '../who/entry.ts';
import { plain } from '../who/fold.ts';
import { isSingleOffice } from '../who/offices.ts';

/** A mistake in a lexicon. */
export interface LexiconProblem {
  /** The record that is wrong, the second of two that do not go together. */
  readonly record: object;
  /** The office of the record that is wrong, if it is one. */
  readonly office?: Affiliation;
  /** One sentence that names the record and says what is wrong. */
  readonly reason: string;
}

/**
 * Looks for what an editor of the lexicon's files may get wrong.
 *
 * @returns one sentence for each mistake, none if the lexicon is sound
 */
export function checkLexicon(data: LexiconData): readonly string[] {
  return findLexiconProblems(data).map(({ reason }) => reason);
}

/**
 * Looks for what an editor of the lexicon's files may get wrong, and gives each mistake with the record in which it is.
 *
 * @example
 * findLexiconProblems(data).length; // 0
 */
export function findLexiconProblems(data: LexiconData): readonly LexiconProblem[] {
  return [
    ...checkShapes(data),
    ...checkIds(data.entries),
    ...data.entries.flatMap(checkNames),
    ...checkFacts(data.entries, data.entries),
    ...data.roles.flatMap((role) => checkSector(role, `role "${role.text}"`, role.sector)),
    ...checkDoubles('role', data.roles, (role) => role.text),
    ...checkDoubles('place', data.places, (place) => `${place.text} (${place.what}, ${place.in ?? 'anywhere'})`),
  ];
}

/**
 * Checks what entries say of each other and of time: dates, sectors, actors that are not there, two holders of one
 * office at once, bodies that are members of themselves.
 *
 * @param all entries of the lexicon
 * @param checked those whose mistakes are reported
 */
export function checkFacts(all: readonly LexiconEntry[], checked: readonly LexiconEntry[]): readonly LexiconProblem[] {
  const own = new Set(checked);
  return [
    ...checked.flatMap(checkTerms),
    ...checkReferences(all, checked),
    ...once(checkHolders(all).filter(({ record }) => own.has(record as LexiconEntry))),
    ...checkCycles(all).filter(({ record }) => own.has(record as LexiconEntry)),
  ];
}

function checkShapes(data: LexiconData): readonly LexiconProblem[] {
  const found: LexiconProblem[] = [];
  const check = (schema: typeof EntrySchema | typeof RoleSchema | typeof PlaceSchema, record: object, name: string) => {
    const result = schema.safeParse(record);
    for (const { path, message } of result.error?.issues ?? []) {
      const field = path.join('.');
      found.push({ record, reason: `${name}: ${field === '' ? '' : `${field}: `}${message}.` });
    }
  };
  for (const entry of data.entries) check(EntrySchema, entry, entry.id);
  for (const role of data.roles) check(RoleSchema, role, `role "${role.text}"`);
  for (const place of data.places) check(PlaceSchema, place, `place "${place.text}"`);
  return found;
}

function checkIds(entries: readonly LexiconEntry[]): readonly LexiconProblem[] {
  const wrong: LexiconProblem[] = [];
  for (const record of entries) {
    const { id, kind, name } = record;
    const prefix: string | undefined = ID_PREFIX[kind];
    if (prefix === undefined || typeof id !== 'string' || typeof name !== 'string') continue;
    if (!id.startsWith(prefix)) {
      wrong.push({ record, reason: `${id}: an entry of kind ${kind} has an id that begins with ${prefix}.` });
    }
    if (kind === 'person' && id !== personId(plain(name).toLowerCase())) {
      wrong.push({ record, reason: `${id}: a person's id is "per:" and the name in small letters without accents.` });
    }
  }
  return [...checkDoubles('id', entries, (entry) => entry.id), ...wrong];
}

function checkNames(entry: LexiconEntry): readonly LexiconProblem[] {
  const { names = [], metonyms = [] } = entry;
  const found = checkDoubles(`name of ${entry.id}`, names, (name) => name.text);
  const the = [...names, ...metonyms].filter(({ text }) => /^the /.test(text));
  return [
    ...found.map(({ reason }) => ({ record: entry, reason })),
    ...the.map(({ text }) => ({ record: entry, reason: `${entry.id}: "${text}": "the" is never part of a name.` })),
  ];
}

function checkTerms(entry: LexiconEntry): readonly LexiconProblem[] {
  const { id, names = [], affiliations = [], members = [] } = entry;
  const found: LexiconProblem[] = [];
  for (const term of [entry, ...names, ...members]) {
    if (endsBeforeStart(term)) found.push({ record: entry, reason: wrongTerm(id, term) });
  }
  for (const office of affiliations) {
    if (endsBeforeStart(office)) found.push({ record: entry, office, reason: wrongTerm(id, office) });
    for (const problem of checkSector(entry, `${id}: ${office.role}`, office.sector))
      found.push({ ...problem, office });
  }
  if (entry.sector !== undefined) found.push(...checkSector(entry, id, entry.sector));
  return found;
}

function wrongTerm(id: string, { from, to }: Term): string {
  return `${id}: ${from} to ${to} ends before it starts.`;
}

function checkSector(record: object, about: string, sector: string): readonly LexiconProblem[] {
  return SECTORS.has(sector) ? [] : [{ record, reason: `${about}: PLOVER has no sector ${sector}.` }];
}

function checkReferences(all: readonly LexiconEntry[], checked: readonly LexiconEntry[]): readonly LexiconProblem[] {
  const known = new Set(all.map((entry) => entry.id));
  const found: LexiconProblem[] = [];
  for (const record of checked) {
    const { id, kind, nationality } = record;
    const successors = (record.successors ?? []).map((actor) => ({ actor }));
    for (const { actor } of [...(record.affiliations ?? []), ...(record.members ?? []), ...successors]) {
      if (!known.has(actor)) found.push({ record, reason: `${id}: there is no actor ${actor}.` });
    }
    if (nationality !== undefined && !COUNTRIES.has(nationality)) {
      found.push({ record, reason: `${id}: there is no country ${nationality}.` });
    }
    if (kind === 'state' && !COUNTRIES.has(id)) found.push({ record, reason: `${id}: there is no such country code.` });
  }
  return found;
}

interface Held {
  readonly holder: LexiconEntry;
  readonly spell: Affiliation;
}

/** Two holders of one office at once. Bounds known only to the month or year may touch. */
function checkHolders(entries: readonly LexiconEntry[]): readonly LexiconProblem[] {
  const offices = new Map<string, Held[]>();
  for (const holder of entries) {
    for (const spell of holder.affiliations ?? []) {
      if (!spell.official || !isSingleOffice(spell.role) || endsBeforeStart(spell)) continue;
      const key = `${spell.actor} ${spell.role}`;
      const held = offices.get(key);
      if (held) held.push({ holder, spell });
      else offices.set(key, [{ holder, spell }]);
    }
  }
  return [...offices].flatMap(([office, held]) => {
    const inOrder = held.toSorted((a, b) => firstDayOf(a.spell.from).localeCompare(firstDayOf(b.spell.from)));
    return inOrder.slice(1).flatMap((next, i) => checkSuccession(office, inOrder[i] as Held, next));
  });
}

/** Whether one holder's term ends before the next one's begins; else tells it of both. */
function checkSuccession(office: string, last: Held, next: Held): readonly LexiconProblem[] {
  const { from } = next.spell;
  const { to } = last.spell;
  if (to !== undefined && firstDayOf(to) <= lastDayOfStart(from)) return [];
  const reason = `${office}: ${last.holder.id} (to ${to ?? 'now'}) and ${next.holder.id} (from ${from ?? 'ever'}) hold it at once.`;
  const tell = last.holder === next.holder ? [next] : [next, last];
  return tell.map(({ holder, spell }) => ({ record: holder, office: spell, reason }));
}

/** A mistake between two records is told once, of the first of them that is checked. */
function once(problems: readonly LexiconProblem[]): readonly LexiconProblem[] {
  const seen = new Set<string>();
  return problems.filter(({ reason }) => !seen.has(reason) && seen.add(reason));
}

function lastDayOfStart(from: string | undefined): string {
  return from === undefined ? '0000-01-01' : lastDayOf(from);
}

/** Bodies that are, by way of others, members of themselves, and organizations that belong to each other. */
function checkCycles(entries: readonly LexiconEntry[]): readonly LexiconProblem[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const done = new Set<string>();
  const found: LexiconProblem[] = [];
  const follow = (entry: LexiconEntry, path: readonly string[]): void => {
    const start = path.indexOf(entry.id);
    if (start >= 0) {
      const ring = [...path.slice(start), entry.id].join(', ');
      found.push({ record: entry, reason: `${entry.id}: it is a member of itself by way of ${ring}.` });
      return;
    }
    if (done.has(entry.id)) return;
    for (const id of above(entry)) {
      const next = byId.get(id);
      if (next) follow(next, [...path, entry.id]);
    }
    done.add(entry.id);
  };
  const bodies = new Map<string, string[]>();
  for (const body of entries) {
    for (const { actor } of body.members ?? []) bodies.set(actor, [...(bodies.get(actor) ?? []), body.id]);
  }
  const above = (entry: LexiconEntry): readonly string[] =>
    entry.kind === 'person'
      ? []
      : [...(bodies.get(entry.id) ?? []), ...(entry.affiliations ?? []).map(({ actor }) => actor)];
  for (const entry of entries) follow(entry, []);
  return found;
}

function checkDoubles<T extends object>(
  what: string,
  records: readonly T[],
  textOf: (record: T) => string,
): readonly LexiconProblem[] {
  const seen = new Set<string>();
  const found: LexiconProblem[] = [];
  for (const record of records) {
    const value = textOf(record);
    if (seen.has(value)) found.push({ record, reason: `The ${what} "${value}" stands there twice.` });
    seen.add(value);
  }
  return found;
}
