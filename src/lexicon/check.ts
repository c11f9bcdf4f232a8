import { COUNTRIES } from '../records/countries.ts';
import { SECTORS } from '../records/plover.ts';
import type { Affiliation, LexiconEntry } from './entry.ts';
import { plain } from './fold.ts';
import type { LexiconData } from './load.ts';
import { EntrySchema, PlaceSchema, RoleSchema } from './schema.ts';

/** Offices that one person holds at a time, so that two holders on one day are a mistake. */
const SINGLE_OFFICES = new Set([
  'president',
  'vice president',
  'prime minister',
  'chancellor',
  'supreme leader',
  'general secretary',
  'king',
  'crown prince',
  'emir',
  'pope',
  'foreign minister',
  'defense minister',
  'finance minister',
  'secretary of state',
  'foreign secretary',
  'defense secretary',
  'treasury secretary',
  'national security adviser',
  'cia director',
  'chairman of the joint chiefs',
  'press secretary',
  'secretary general',
  'high representative',
  'commission president',
  'council president',
  'director general',
  'ambassador to the united nations',
]);

/**
 * Looks for what an editor of the lexicon's files may get wrong.
 *
 * @returns one sentence for each mistake, none if the lexicon is sound
 */
export function checkLexicon(data: LexiconData): readonly string[] {
  return [
    ...checkShapes(data),
    ...checkIds(data.entries),
    ...data.entries.flatMap(checkNames),
    ...data.entries.flatMap(checkSpells),
    ...checkReferences(data.entries),
    ...checkHolders(data.entries),
    ...checkDoubles(
      'role',
      data.roles.map((role) => role.text),
    ),
    ...checkDoubles(
      'place',
      data.places.map((place) => `${place.text} (${place.what}, ${place.in ?? 'anywhere'})`),
    ),
  ];
}

function checkShapes(data: LexiconData): readonly string[] {
  const found: string[] = [];
  const check = (
    schema: typeof EntrySchema | typeof RoleSchema | typeof PlaceSchema,
    record: unknown,
    name: string,
  ) => {
    const result = schema.safeParse(record);
    for (const issue of result.error?.issues ?? []) found.push(`${name}: ${issue.path.join('.')}: ${issue.message}.`);
  };
  for (const entry of data.entries) check(EntrySchema, entry, entry.id);
  for (const role of data.roles) check(RoleSchema, role, `role "${role.text}"`);
  for (const place of data.places) check(PlaceSchema, place, `place "${place.text}"`);
  return found;
}

function checkIds(entries: readonly LexiconEntry[]): readonly string[] {
  const found = checkDoubles(
    'id',
    entries.map((entry) => entry.id),
  );
  const wrong: string[] = [];
  for (const { id, kind, name } of entries) {
    const prefix = { state: '', igo: 'igo:', organization: 'org:', person: 'per:', group: 'org:' }[kind];
    if (!id.startsWith(prefix)) wrong.push(`${id}: an entry of kind ${kind} has an id that begins with ${prefix}.`);
    if (kind === 'person' && id !== `per:${plain(name).toLowerCase()}`) {
      wrong.push(`${id}: a person's id is "per:" and the name in small letters without accents.`);
    }
  }
  return [...found, ...wrong];
}

function checkNames(entry: LexiconEntry): readonly string[] {
  const found = checkDoubles(
    `name of ${entry.id}`,
    entry.names.map((name) => name.text),
  );
  const the = [...entry.names, ...(entry.metonyms ?? [])].filter(({ text }) => /^the /.test(text));
  return [...found, ...the.map(({ text }) => `${entry.id}: "${text}": "the" is never part of a name.`)];
}

function checkSpells(entry: LexiconEntry): readonly string[] {
  const spells = [entry, ...entry.names, ...(entry.affiliations ?? []), ...(entry.members ?? [])];
  const found: string[] = [];
  for (const { from, to } of spells) {
    if (from !== undefined && to !== undefined && startOf(from) > endOf(to)) {
      found.push(`${entry.id}: ${from} to ${to} ends before it starts.`);
    }
  }
  for (const { role, sector } of entry.affiliations ?? []) {
    if (!SECTORS.has(sector)) found.push(`${entry.id}: ${role}: PLOVER has no sector ${sector}.`);
  }
  if (entry.sector !== undefined && !SECTORS.has(entry.sector)) {
    found.push(`${entry.id}: PLOVER has no sector ${entry.sector}.`);
  }
  return found;
}

function checkReferences(entries: readonly LexiconEntry[]): readonly string[] {
  const known = new Set(entries.map((entry) => entry.id));
  const found: string[] = [];
  for (const entry of entries) {
    for (const { actor } of [...(entry.affiliations ?? []), ...(entry.members ?? [])]) {
      if (!known.has(actor)) found.push(`${entry.id}: there is no actor ${actor}.`);
    }
    if (entry.nationality !== undefined && !COUNTRIES.has(entry.nationality)) {
      found.push(`${entry.id}: there is no country ${entry.nationality}.`);
    }
    if (entry.kind === 'state' && !COUNTRIES.has(entry.id)) found.push(`${entry.id}: there is no such country code.`);
  }
  return found;
}

interface Held {
  readonly holder: string;
  readonly spell: Affiliation;
}

/** Two holders of one office at once. Bounds known only to the month or year may touch. */
function checkHolders(entries: readonly LexiconEntry[]): readonly string[] {
  const offices = new Map<string, Held[]>();
  for (const entry of entries) {
    for (const spell of entry.affiliations ?? []) {
      if (!spell.official || !SINGLE_OFFICES.has(spell.role)) continue;
      const key = `${spell.actor} ${spell.role}`;
      offices.set(key, [...(offices.get(key) ?? []), { holder: entry.id, spell }]);
    }
  }
  const found: string[] = [];
  for (const [office, held] of offices) {
    const inOrder = held.toSorted((a, b) => startOf(a.spell.from).localeCompare(startOf(b.spell.from)));
    for (const [i, next] of inOrder.entries()) {
      const last = inOrder[i - 1];
      if (last === undefined) continue;
      if (last.spell.to === undefined || startOf(last.spell.to) > endOf(next.spell.from)) {
        found.push(
          `${office}: ${last.holder} (to ${last.spell.to ?? 'now'}) and ${next.holder} (from ${next.spell.from ?? 'ever'}) hold it at once.`,
        );
      }
    }
  }
  return found;
}

function checkDoubles(what: string, values: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  const found: string[] = [];
  for (const value of values) {
    if (seen.has(value)) found.push(`The ${what} "${value}" stands there twice.`);
    seen.add(value);
  }
  return found;
}

function startOf(date: string | undefined): string {
  return `${date ?? '0000'}-01-01`.slice(0, 10);
}

function endOf(date: string | undefined): string {
  if (date === undefined) return '9999-12-31';
  return `${date}${'-12-31'.slice(date.length - 4)}`.slice(0, 10);
}
