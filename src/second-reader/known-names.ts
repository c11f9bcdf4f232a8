import type { Lexicon, LexiconEntry } from '../lexicon/who/entry.ts';
import { foldName } from '../lexicon/who/fold.ts';
import type { Actor } from '../records/actor.ts';
import { isState, nameInId } from '../records/actor-id.ts';
import { countryByCode } from '../records/countries.ts';
import type { Reading } from '../records/reading.ts';

/** Looks names up: whom the lexicon means by one, and whom the text. */
export class KnownNames {
  private readonly lexicon: Lexicon;
  private readonly own = new Map<string, Set<string>>();

  constructor(lexicon: Lexicon, { actors }: Pick<Reading, 'actors'>) {
    this.lexicon = lexicon;
    for (const { id, name } of actors) {
      for (const one of [name, nameInId(id)]) {
        const key = foldName(one).toLowerCase();
        this.own.set(key, (this.own.get(key) ?? new Set()).add(id));
      }
    }
  }

  /** The id of whom a name means; undefined where it means nobody who is known, or several. */
  idOf(name: string): string | undefined {
    const words = name
      .normalize('NFC')
      .trim()
      .replace(/^the\s+/i, '');
    if (words === '') return undefined;
    if (/^[A-Z]{3}$/.test(words) && countryByCode('iso3', words).length > 0) return words;
    const own = this.own.get(foldName(words).toLowerCase());
    if (own?.size === 1) return [...own][0];
    const parts = words.split(/\s+/);
    const match = this.lexicon.match(parts, 0);
    if (!match || match.length !== parts.length) return undefined;
    const entries = new Set(
      match.candidates.flatMap((one): readonly LexiconEntry[] => ('entry' in one ? [one.entry] : [])),
    );
    const [only] = entries;
    return entries.size === 1 ? only?.id : undefined;
  }

  /** An actor whom only the lexicon knows, as a text has him that the program's reader does not read. */
  actor(id: string): Actor {
    const entry = this.lexicon.entries.get(id);
    const iso3 = isState(id) ? { iso3: id } : {};
    if (!entry)
      return { id, kind: isState(id) ? 'state' : 'unknown', name: id, codes: iso3, resolved: true, mentions: 1 };
    const { kind, name, codes = iso3 } = entry;
    return { id, kind, name, codes, resolved: true, mentions: 1 };
  }

  /** The state or body whose official somebody is on a day. */
  actsFor(id: string, day: string | undefined): string | undefined {
    const official = this.lexicon.affiliationsOn(id, day).filter((one) => one.official);
    const actors = new Set(official.map(({ actor }) => actor));
    return actors.size === 1 ? [...actors][0] : undefined;
  }
}
