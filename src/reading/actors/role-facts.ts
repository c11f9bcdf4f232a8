import type { Affiliation, LexiconEntry } from '../../lexicon/who/entry.ts';
import { plain } from '../../lexicon/who/fold.ts';
import { foremost, isSameOffice } from '../../lexicon/who/offices.ts';
import type { Tree } from '../clause/tree.ts';
import type { ReadingContext } from '../context/context.ts';
import { pastDay } from '../dates/past-day.ts';
import { type ActorRegister, FORMER_ELITE } from './actor-register.ts';
import { type InOffice, inOfficeOn } from './change-of-office.ts';
import type { Expression } from './expressions.ts';
import { type Person, personOf } from './people.ts';
import type { RolePhrase } from './role-phrases.ts';
import { headNoun, isBody, nameOfRole } from './role-words.ts';
import { type PartHere, partByTitle } from './title-rules.ts';

/**
 * What titles and appositions say of people, weighed against the dated offices of the lexicon: who holds an office, what
 * somebody is on the document's date or was at the time that is told of, and by which roles the text has called him.
 */
export class RoleFacts {
  private readonly context: ReadingContext;
  private readonly register: ActorRegister;
  /** Role nouns by which the text has called each person ("admiral"), whatever office the lexicon knows. */
  private readonly titles = new Map<string, Set<string>>();
  /** Regions and towns that the text has said somebody to be of: "Vermont Sen. Bernie Sanders". */
  private readonly homes = new Map<string, Set<string>>();

  constructor(context: ReadingContext, register: ActorRegister) {
    this.context = context;
    this.register = register;
  }

  private entry(id: string): LexiconEntry | undefined {
    return this.context.lexicon.entries.get(id);
  }

  /** Keeps a role by which the text calls somebody, and where it says him or her to be from. */
  note(person: Person, role: string, homes: readonly string[]): void {
    const titles = this.titles.get(person.id) ?? new Set();
    this.titles.set(person.id, titles.add(role));
    const places = this.homes.get(person.id) ?? new Set();
    this.homes.set(person.id, new Set([...places, ...homes]));
  }

  /**
   * The person of the lexicon who bears a surname and holds the office that stands beside it: "President Clinton",
   * "Foreign Minister Lavrov" where the text gives no fuller name.
   */
  personInOffice(named: Expression, phrase: RolePhrase, states: readonly string[]): Person | undefined {
    const { lexicon, document } = this.context;
    const bearers = new Map<string, LexiconEntry>();
    for (const candidate of named.candidates) {
      if (candidate.as !== 'name' || candidate.entry.kind !== 'person') continue;
      const { entry } = candidate;
      const spells =
        phrase.standing === 'former' || phrase.standing === 'then'
          ? (entry.affiliations ?? [])
          : lexicon.affiliationsOn(entry.id, document.date);
      if (spells.some((spell) => this.isOffice(spell, phrase, states))) bearers.set(entry.id, entry);
    }
    const [only] = bearers.values();
    if (only) return bearers.size === 1 ? personOf(only) : undefined;
    // "Egyptian leader Al Sisi": a spelling of the holder's name that the lexicon does not list.
    const [state] = states;
    const office = this.officeOf(phrase);
    if (state === undefined || states.length > 1 || office === undefined) return undefined;
    const holder = this.holderAt(named.sentence, state, office, phrase)?.entry;
    const surname = plain(named.sentence.surface(named.last, named.last)).toLowerCase();
    return holder &&
      plain(holder.name)
        .toLowerCase()
        .split(/[\s-]+/)
        .at(-1) === surname
      ? personOf(holder)
      : undefined;
  }

  /** Whether a spell is of the office that a phrase names, in one of the states if it names any. */
  private isOffice(spell: Affiliation, phrase: RolePhrase, states: readonly string[]): boolean {
    if (states.length && !states.includes(spell.actor)) return false;
    const office = this.officeOf(phrase);
    return isSameOffice(spell.role, phrase.role.text) || (office !== undefined && isSameOffice(spell.role, office));
  }

  /** The office that a role noun names; "the Chinese leader" is the holder of the office that leads the state. */
  officeOf(phrase: RolePhrase): string | undefined {
    const { role } = phrase;
    if (isOfJunta(phrase)) return 'leader';
    return role.office ?? (role.text === 'leader' ? role.text : undefined);
  }

  /** Whom an office means on the document's date, or in the year that a phrase about a past holder stands in. */
  holderAt(sentence: Tree, state: string, office: string, phrase: RolePhrase): InOffice | undefined {
    const { lexicon, document } = this.context;
    if (isBody(headNoun(phrase.role.text))) return undefined;
    const past = pastDay(sentence, phrase.expression.head, document.date);
    if (phrase.standing === 'then' && past === undefined) return undefined;
    if (past !== undefined) {
      const entry = lexicon.holder(state, office, past);
      return entry && { entry, tenure: 'holds it' };
    }
    return inOfficeOn(lexicon, { state, office, day: document.date, sentence });
  }

  /** Who acts for the holder of an office: "the interim president", where the lexicon knows one or the text calls the holder so. */
  actingHolder(state: string, office: string): InOffice | undefined {
    const { lexicon, document } = this.context;
    for (const name of [`acting ${office}`, `interim ${office}`, office]) {
      const entry = lexicon.holder(state, name, document.date);
      if (entry) return { entry, tenure: 'holds it' };
    }
    return undefined;
  }

  /** Whom "the ousted president" means: whose term was the last to end. */
  oustedFrom(state: string, office: string): LexiconEntry | undefined {
    const { lexicon, document } = this.context;
    return document.date === undefined ? undefined : lexicon.ousted(state, office, document.date);
  }

  /**
   * Notes what a title or an apposition says of a person, as far as the lexicon does not know better.
   *
   * @returns what it says of this one mention: "then-President Bush" acts for the United States whatever he is now
   */
  describe(person: Person, phrase: RolePhrase, states: readonly string[]): PartHere {
    const draft = this.register.ofPerson(person);
    const { role, standing } = phrase;
    const homes = phrase.owners.filter(isPlaceOnly).map(({ sentence, first, last }) => sentence.surface(first, last));
    this.note(person, role.text, homes);
    const spells = draft.entry?.affiliations ?? [];
    const held = spells.filter((spell) => spell.official && this.isOffice(spell, phrase, states));
    const [state = foremost(held)?.actor] = states;
    const { date } = this.context.document;
    return partByTitle({
      draft,
      role,
      title: nameOfRole(role.text, standing),
      sector: this.sectorOf(phrase, states),
      standing,
      state,
      spells,
      now: date === undefined ? spells : this.context.lexicon.affiliationsOn(person.id, date),
      held,
      isOffice: this.officeOf(phrase) !== undefined,
      names: (spell) => this.isOffice(spell, phrase, states),
      past: standing === 'then' || (standing === 'held' && !draft.actsFor && this.isHistory(phrase, held)),
    });
  }

  /**
   * The sector of a role as it is held: whoever held an office is of the former elite, and an armed group's ministers
   * are rebels unless it governs on the date.
   */
  sectorOf({ role, standing }: RolePhrase, [owner]: readonly string[]): string {
    if (!role.official) return role.sector;
    if (standing === 'former') return FORMER_ELITE;
    const entry = owner === undefined ? undefined : this.entry(owner);
    return (entry?.kind === 'organization' ? this.register.ofEntry(entry).sector : undefined) ?? role.sector;
  }

  /**
   * Whether a title is told of the past: "President Reagan went to Geneva" in an article of today. Papers call those
   * who are out of office "former", so a bare title of an office that has ended speaks of its time.
   */
  private isHistory(phrase: RolePhrase, held: readonly Affiliation[]): boolean {
    const { date } = this.context.document;
    if (!held.length || date === undefined) return false;
    if (pastDay(phrase.expression.sentence, phrase.expression.head, date) !== undefined) return true;
    return this.officeOf(phrase) !== undefined && held.every(({ to }) => to !== undefined && to <= date);
  }

  /** What somebody was in the past year that a sentence tells of ("In 2002 George W. Bush left the treaty"). */
  officeThen(sentence: Tree, head: number, person: Person): PartHere {
    const day = person.entry ? pastDay(sentence, head, this.context.document.date) : undefined;
    const spell = day === undefined ? undefined : foremost(this.context.lexicon.affiliationsOn(person.id, day));
    if (!spell) return {};
    return { role: spell.role, sector: spell.sector, actsFor: spell.official ? [spell.actor] : [] };
  }

  /**
   * How well somebody met before fits a role: 3 by the role itself, 2 by its noun, 1 by its sector, 0 not. Nationality
   * and home must not differ, nor the party.
   */
  fitOfRole({ role, owners }: RolePhrase, id: string, states: readonly string[], party: string | undefined): number {
    const draft = this.register.get(id);
    if (!draft?.role || draft.kind === 'unknown') return 0;
    if (states.length && draft.nationality !== states[0]) return 0;
    const homes = this.homes.get(id);
    const places = owners.filter(isPlaceOnly).map(({ sentence, first, last }) => sentence.surface(first, last));
    if (places.some((place) => !homes?.has(place))) return 0;
    const parties = (draft.entry?.affiliations ?? []).filter(({ actor }) => this.entry(actor)?.sector === 'PTY');
    if (party !== undefined && parties.length && !parties.some(({ actor }) => actor === party)) return 0;
    const titles = this.titles.get(id) ?? new Set();
    if (titles.has(role.text) || draft.role === role.text || draft.role === role.office) return 3;
    // "the minister" is less than "foreign minister"; "the chief justice" is more than "justice".
    const noun = headNoun(role.text);
    if (noun === role.text && [...titles, draft.role].some((title) => headNoun(title) === noun)) return 2;
    const loose = !role.official && role.sector !== 'CVL' && noun === role.text;
    return loose && draft.sector === role.sector && !draft.actsFor ? 1 : 0;
  }
}

/** "the head of the Argentine junta" leads the state. */
export function isOfJunta({ expression, role, last }: RolePhrase): boolean {
  const ends = expression.sentence.tokens[last]?.form.toLowerCase();
  return (role.text === 'head' || role.text === 'chief' || role.text === 'leader') && ends === 'junta';
}

/** An owner that is a town or a region: "the governor of Georgia" holds no office of a state. */
export function isPlaceOnly({ candidates }: Expression): boolean {
  return candidates.some((c) => c.as === 'place' && (c.place.what === 'region' || c.place.what === 'city'));
}
