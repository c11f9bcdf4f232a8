import type { Affiliation, LeadingOffice, LexiconEntry } from './entry.ts';

/** Offices that differ in name only, the plainest name first. */
const SAME_OFFICE: readonly (readonly string[])[] = [
  ['foreign minister', 'secretary of state', 'foreign secretary', 'external affairs minister'],
  ['defense minister', 'defense secretary'],
  ['finance minister', 'treasury secretary', 'chancellor of the exchequer'],
  ['interior minister', 'home secretary'],
  ['prime minister', 'premier', 'chancellor', 'taoiseach'],
  ['central bank governor', 'federal reserve chairman'],
  ['general secretary', 'first secretary'],
  ['president', 'chairman of the presidency'],
  ['ambassador to the united nations', 'permanent representative to the united nations'],
];
const sameOffice = new Map(SAME_OFFICE.flatMap((group) => group.map((office) => [office, group] as const)));

/** Offices that one person holds at a time, so that two holders on one day are a mistake. */
const SINGLE_OFFICES = new Set([
  'president',
  'vice president',
  'prime minister',
  'chancellor',
  'supreme leader',
  'general secretary',
  'king',
  'queen',
  'emperor',
  'sultan',
  'crown prince',
  'emir',
  'grand duke',
  'pope',
  'acting president',
  'acting prime minister',
  'minister of state',
  'chief executive',
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

/** Whether one person holds an office at a time, so that two holders on one day are a mistake. */
export function isSingleOffice(role: string): boolean {
  return SINGLE_OFFICES.has(role);
}

/** Offices by weight: of two that somebody holds at a time, the one that stands further up says what he or she is. */
const FOREMOST: readonly string[] = [
  'supreme leader',
  'president',
  'king',
  'queen',
  'emperor',
  'sultan',
  'emir',
  'prime minister',
  'chancellor',
  'pope',
  'first secretary',
  'general secretary',
  'secretary general',
  'director general',
  'crown prince',
  'acting president',
  'leader',
  'vice president',
  'deputy prime minister',
  'secretary of state',
  'foreign minister',
  'foreign secretary',
  'defense minister',
  'defense secretary',
];
const weights = new Map(FOREMOST.map((office, weight) => [office, weight]));

/** A seat in a parliament says less of somebody than a candidacy for the highest office; other offices say more. */
function weightOf({ official, role, sector }: Affiliation): number {
  if (official && sector !== 'LEG') return weights.get(role) ?? FOREMOST.length;
  return FOREMOST.length + (official ? 2 : /candidate$|-elect$/.test(role) ? 1 : 3);
}

/** The affiliation that says best what somebody is; the first of several that weigh the same. */
export function foremost(affiliations: readonly Affiliation[]): Affiliation | undefined {
  let best: Affiliation | undefined;
  for (const affiliation of affiliations) if (!best || weightOf(affiliation) < weightOf(best)) best = affiliation;
  return best;
}

/** Whether two names stand for the same office: "secretary of state" and "foreign minister". */
export function isSameOffice(a: string, b: string): boolean {
  return a === b || (sameOffice.get(a)?.includes(b) ?? false);
}

/** All names of an office, the one asked for first. */
export function namesOfOffice(office: string): readonly string[] {
  const group = sameOffice.get(office) ?? [];
  return [office, ...group.filter((name) => name !== office)];
}

/**
 * Whether a spell holds on a day. Bounds are half-open; one known only to the month or the year counts the whole of it
 * in, since the day is not known.
 *
 * @param day `YYYY-MM-DD`
 */
export function holdsOn(spell: { readonly from?: string; readonly to?: string }, day: string): boolean {
  const { from, to } = spell;
  if (from !== undefined && day.slice(0, from.length) < from) return false;
  if (to === undefined) return true;
  return to.length === 10 ? day < to : day.slice(0, to.length) <= to;
}

/**
 * The weightiest official affiliation of somebody who has none on a day but had some before it: what a former official
 * was. Nobody's `former` where the day is not known.
 *
 * @param day `YYYY-MM-DD`
 */
export function formerOffice(entry: LexiconEntry, day: string | undefined): Affiliation | undefined {
  if (day === undefined) return undefined;
  const ended = (entry.affiliations ?? []).filter(
    ({ official, to }) => official && to !== undefined && to <= day.slice(0, to.length),
  );
  const weightiest = foremost(ended);
  // Who led a state without one of its offices, after having had one, was its leader.
  const led = ended.find(({ role, to = '' }) => role === 'leader' && to > (weightiest?.to ?? ''));
  return led ?? weightiest;
}

/** See `Lexicon.affiliationsOn`. */
export function affiliationsOn(entry: LexiconEntry | undefined, day: string | undefined): readonly Affiliation[] {
  const all = entry?.affiliations ?? [];
  if (day !== undefined) return all.filter((spell) => holdsOn(spell, day));
  return [...all.filter((spell) => spell.to === undefined), ...all.filter((spell) => spell.to !== undefined)];
}

interface Spell {
  readonly holder: LexiconEntry;
  readonly spell: Affiliation;
}

/** Who counts where nobody holds the office that leads a state; imported lists of leaders say `leader`. */
const LEADS_OTHERWISE = [
  'leader',
  'supreme leader',
  'paramount leader',
  'chairman',
  'general secretary',
  'military leader',
];
const MONARCHS = ['king', 'queen', 'emperor', 'sultan', 'emir', 'grand duke', 'prince'];
const ROLES_OF_A_STATE: ReadonlyMap<string, readonly string[]> = new Map([
  ['monarch', MONARCHS],
  ['head of state', ['head of state', 'supreme leader', ...MONARCHS, 'president', 'chairman of the state council']],
  ['head of government', ['head of government', 'prime minister', 'minister of state', 'chief adviser', 'president']],
]);

/** Finds the holders of offices among all entries. */
export class OfficeBook {
  readonly #entries: ReadonlyMap<string, LexiconEntry>;
  #spells: ReadonlyMap<string, readonly Spell[]> | undefined;

  constructor(entries: ReadonlyMap<string, LexiconEntry>) {
    this.#entries = entries;
  }

  /** See `Lexicon.holder`. */
  holder(actor: string, office: string, day: string | undefined): LexiconEntry | undefined {
    const names = this.#offices(actor, office, day).flatMap((name) => [name, `acting ${name}`, `interim ${name}`]);
    this.#spells ??= spellsByOffice(this.#entries);
    for (const name of names) {
      const spells = this.#spells.get(`${actor}|${name}`);
      if (spells === undefined) continue;
      const holders = new Set<LexiconEntry>();
      for (const { holder, spell } of spells) {
        if (day === undefined ? spell.to === undefined : holdsOn(spell, day)) holders.add(holder);
      }
      const [only] = holders;
      if (holders.size === 1) return only;
      if (holders.size > 1) return undefined;
    }
    return undefined;
  }

  /** The offices that a name may mean, in the order in which their holders are looked for. */
  #offices(actor: string, office: string, day: string | undefined): readonly string[] {
    const roles = ROLES_OF_A_STATE.get(office);
    if (roles) return roles.flatMap(namesOfOffice);
    const leader = this.#entries.get(actor)?.leader ?? [];
    // A chancellor leads the government where the state's record says so; Britain's is its finance minister.
    if (office === 'chancellor' && leader !== office) return [office, ...namesOfOffice('chancellor of the exchequer')];
    if (office !== 'leader') return namesOfOffice(office);
    const led = typeof leader === 'string' ? [leader] : leadingOffices(leader, day);
    return [...led.flatMap(namesOfOffice), ...LEADS_OTHERWISE];
  }
}

function leadingOffices(leader: readonly LeadingOffice[], day: string | undefined): readonly string[] {
  const then = leader.filter((spell) => (day === undefined ? spell.to === undefined : holdsOn(spell, day)));
  return then.map(({ office }) => office);
}

function spellsByOffice(entries: ReadonlyMap<string, LexiconEntry>): ReadonlyMap<string, readonly Spell[]> {
  const made = new Map<string, Spell[]>();
  for (const holder of entries.values()) {
    if (holder.kind !== 'person') continue;
    for (const spell of holder.affiliations ?? []) {
      const key = `${spell.actor}|${spell.role}`;
      const spells = made.get(key);
      if (spells) spells.push({ holder, spell });
      else made.set(key, [{ holder, spell }]);
    }
  }
  return made;
}
