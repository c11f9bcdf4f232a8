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
const MONARCHS = ['king', 'queen', 'emperor', 'shah', 'sultan', 'emir', 'grand duke', 'prince', 'pope'];
const ROLES_OF_A_STATE: ReadonlyMap<string, readonly string[]> = new Map([
  ['monarch', ['monarch', ...MONARCHS]],
  [
    'head of state',
    ['head of state', 'supreme leader', 'monarch', ...MONARCHS, 'president', 'chairman of the state council'],
  ],
  ['head of government', ['head of government', 'prime minister', 'minister of state', 'chief adviser', 'president']],
]);

/** Days after the end of a term for which its holder is still meant where nobody else is known to hold the office. */
const DAYS_BETWEEN_TERMS = 31;
/** Days after the end of a term for which "the ousted president" means its holder. */
const DAYS_AFTER_AN_OUSTER = 730;

/** Who left an office, and whether somebody has it now in his or her own right or only acts in it. */
export interface Leaver {
  readonly entry: LexiconEntry;
  /** Whether somebody holds the office by its own name from that day on, not only as acting holder or as another leader. */
  readonly succeeded: boolean;
}

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
    for (const name of names) {
      const spells = this.#spellsOf(actor, name);
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

  /** See `Lexicon.leftOn`. */
  leftOn(actor: string, office: string, day: string): Leaver | undefined {
    // What led the state on the eve leads it in the eyes of whoever reports its end.
    const names = this.#offices(actor, office, daysBefore(day, 1));
    const all = names.flatMap((name) => this.#spellsOf(actor, name));
    const left = new Set(all.filter(({ spell }) => spell.to === day).map(({ holder }) => holder));
    const [only] = left;
    if (!only || left.size > 1) return undefined;
    const now = all.filter(({ spell }) => holdsOn(spell, day)).map(({ holder }) => holder);
    return now.includes(only) ? undefined : { entry: only, succeeded: now.length > 0 };
  }

  /** See `Lexicon.lastHolder`. */
  lastHolder(actor: string, office: string, day: string): LexiconEntry | undefined {
    return this.#lastOf(actor, this.#offices(actor, office, day), day, DAYS_BETWEEN_TERMS);
  }

  /** See `Lexicon.ousted`. */
  ousted(actor: string, office: string, day: string): LexiconEntry | undefined {
    return this.#lastOf(actor, this.#offices(actor, office, day), day, DAYS_AFTER_AN_OUSTER);
  }

  /** Whose term in one of some offices ended last, at most so many days before a day or on it. */
  #lastOf(actor: string, offices: readonly string[], day: string, days: number): LexiconEntry | undefined {
    const earliest = daysBefore(day, days);
    for (const office of offices) {
      let last: Spell | undefined;
      for (const found of this.#spellsOf(actor, office)) {
        const { from = '', to } = found.spell;
        if (to === undefined || to > day || to < earliest.slice(0, to.length) || from > day) continue;
        if (!last || to > (last.spell.to ?? '')) last = found;
      }
      if (last) return last.holder;
    }
    return undefined;
  }

  #spellsOf(actor: string, office: string): readonly Spell[] {
    this.#spells ??= spellsByOffice(this.#entries);
    return this.#spells.get(`${actor}|${office}`) ?? [];
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

/** The day so many days before another, `YYYY-MM-DD`. */
function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);
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
