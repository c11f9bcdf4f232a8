import type { Affiliation, LexiconEntry } from './entry.ts';

/** Offices that differ in name only, the plainest name first. */
const SAME_OFFICE: readonly (readonly string[])[] = [
  ['foreign minister', 'secretary of state', 'foreign secretary', 'external affairs minister'],
  ['defense minister', 'defense secretary'],
  ['finance minister', 'treasury secretary', 'chancellor of the exchequer'],
  ['interior minister', 'home secretary'],
  ['prime minister', 'premier', 'chancellor', 'taoiseach'],
  ['central bank governor', 'federal reserve chairman'],
  ['ambassador to the united nations', 'permanent representative to the united nations'],
];
const sameOffice = new Map(SAME_OFFICE.flatMap((group) => group.map((office) => [office, group] as const)));

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

/** Finds the holders of offices among all entries. */
export class OfficeBook {
  readonly #entries: ReadonlyMap<string, LexiconEntry>;
  #spells: ReadonlyMap<string, readonly Spell[]> | undefined;

  constructor(entries: ReadonlyMap<string, LexiconEntry>) {
    this.#entries = entries;
  }

  /** See `Lexicon.holder`. */
  holder(actor: string, office: string, day: string | undefined): LexiconEntry | undefined {
    const asked = office === 'leader' ? this.#entries.get(actor)?.leader : office;
    if (asked === undefined) return undefined;
    this.#spells ??= spellsByOffice(this.#entries);
    for (const name of namesOfOffice(asked)) {
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
