import { isState } from '../../records/actor-id.ts';
import { editDistance } from '../../records/edit-distance.ts';
import { firstDayOf } from '../files/terms.ts';
import type { OwnActor, OwnName, OwnOffice } from '../own/actors-file.ts';
import { newId } from '../own/actors-file-apply.ts';
import { type PetrarchActor, type PetrarchCode, parsePetrarchActors } from '../petrarch/petrarch-actors.ts';
import { isOfficialSector, mainSector, readActorCode } from '../petrarch/petrarch-codes.ts';
import type { LexiconData, LexiconEntry, Metonym, OtherName } from '../who/entry.ts';
import { nameKey, spellName } from './import-names.ts';
import { type CodedTerm, officesOf } from './import-petrarch-terms.ts';
import { type Imported, ImportTally } from './import-report.ts';
import { isOwnedRole, withoutOrigin, withoutTitle } from './import-titles.ts';
import { type KnownNames, knownNames } from './known-names.ts';

export interface PetrarchImportOptions {
  /** Last day up to which the dictionary was kept; terms that it leaves open end there. Default: they stay open. */
  readonly until?: string;
}

/**
 * Makes a file of actors of a PETRARCH, Phoenix or TABARI actor dictionary. Names and actors that the lexicon knows are
 * passed over: it tells places from the states they stand for and offices from sectors, which such dictionaries do not.
 *
 * @param text the dictionary
 * @param data the lexicon that the file will be used with
 */
export function importPetrarchActors(text: string, data: LexiconData, options: PetrarchImportOptions = {}): Imported {
  const { actors, words, problems } = parsePetrarchActors(text);
  const made = new PetrarchImport(data, options);
  made.learnBodies(actors);
  made.learnGivenNames(actors);
  for (const actor of actors) made.read(actor);
  for (const word of words) made.tally.skip('is a word that codes nothing', word.line, word.text);
  return {
    file: made.file(),
    report: made.tally.report('petrarch-actors', actors.length, problems),
  };
}

/** An actor being put together; later records may say more of it. */
interface Draft {
  readonly id: string;
  readonly name: string;
  readonly kind: LexiconEntry['kind'];
  readonly isNew: boolean;
  country?: string;
  sector?: string;
  readonly names: Map<string, OwnName>;
  readonly metonyms: Map<string, Metonym>;
  readonly offices: OwnOffice[];
}

const INSTITUTION =
  /\b(?:academy|administration|agency|alliance|army|assembly|association|authority|bank|brigades?|bureau|cabinet|centre|center|chamber|church|club|coalition|command|commission|committee|company|confederation|congress|corporation|council|court|department|directorate|embassy|federation|fighters|force|forces|foundation|front|fund|government|group|guard|institute|junta|league|ministry|mission|movement|navy|network|newspaper|office|organi[sz]ation|parliament|party|police|press|programme?|radio|red cross|regime|school|secretariat|senate|service|services|society|television|tribunal|troops|union|university)\b/i;

class PetrarchImport {
  readonly tally = new ImportTally();
  private readonly known: KnownNames;
  private readonly until: string | undefined;
  private readonly drafts = new Map<string, Draft>();
  private readonly notActors = new Map<string, OtherName>();
  /** New names of this import by key, with the actor that has them. */
  private readonly given = new Map<string, string>();
  /** Bodies of the lexicon by the CAMEO code under which the dictionary has them. */
  private readonly bodies = new Map<string, string>();
  private readonly givenNames = new Set<string>();

  constructor(data: LexiconData, options: PetrarchImportOptions) {
    this.known = knownNames(data);
    this.until = options.until;
  }

  /** Finds out which code stands for which body, from the records whose names the lexicon knows. */
  learnBodies(actors: readonly PetrarchActor[]): void {
    const votes = new Map<string, Map<string, number>>();
    for (const { phrases, codes } of actors) {
      const [only] = codes;
      if (codes.length !== 1 || !only?.code.startsWith('IGO') || only.from || only.to) continue;
      for (const { words } of phrases) {
        const [entry, ...more] = this.known.actors(this.spell(words)?.text ?? '');
        if (entry?.kind !== 'igo' || more.length > 0) continue;
        const counts = votes.get(only.code) ?? new Map<string, number>();
        counts.set(entry.id, (counts.get(entry.id) ?? 0) + 1);
        votes.set(only.code, counts);
      }
    }
    for (const [code, counts] of votes) {
      const [best] = [...counts].sort((a, b) => b[1] - a[1]);
      if (best) this.bodies.set(code, best[0]);
    }
  }

  /** Finds given names in the records that are persons by their dates, to know persons without dates by. */
  learnGivenNames(actors: readonly PetrarchActor[]): void {
    for (const { phrases, codes } of actors) {
      if (!codes.some(({ code, from, to }) => (from ?? to) !== undefined || code.endsWith('ELI'))) continue;
      for (const { words } of phrases) {
        const [first, ...more] = withoutTitle(words, this.known);
        if (first === undefined || more.length === 0 || INSTITUTION.test(words.join(' '))) continue;
        if (first.length > 2 && !this.isTaken(first)) this.givenNames.add(nameKey(first));
      }
    }
  }

  private isGivenName(word: string): boolean {
    return this.known.isGivenName(word) || this.givenNames.has(nameKey(word));
  }

  read(actor: PetrarchActor): void {
    const [first] = actor.phrases;
    if (first === undefined) return;
    const terms: CodedTerm[] = [];
    for (const code of actor.codes) {
      const written = `${first.text} [${code.code}]`;
      if (code.code.includes('/')) this.tally.skip('names two actors at once', code.line, written);
      else if (/^[-+#]/.test(code.code)) this.readNull(actor, code, written);
      else {
        const parts = readActorCode(code.code);
        if (parts) terms.push({ ...code, parts });
        else this.tally.skip('no state, kind, sector or region has this code', code.line, written);
      }
    }
    if (terms.length === 0) return;
    if (terms.every(({ parts }) => parts.country && parts.sectors.length === 0 && parts.others.length === 0)) {
      this.readState(actor, terms);
    } else if (this.isPerson(actor, terms)) this.readPerson(actor, terms);
    else this.readOrganization(actor, terms);
  }

  /** `[---]`: a phrase that is no actor. */
  private readNull(actor: PetrarchActor, code: PetrarchCode, written: string): void {
    if (code.from ?? code.to) {
      this.tally.skip('is an actor on some days only', code.line, written);
      return;
    }
    if (actor.codes.length > 1) return;
    for (const { words, line, text } of actor.phrases) {
      const name = this.spell(words)?.text;
      if (name === undefined) this.tally.skip('holds no letter', line, text);
      else if (this.known.isPlace(name)) this.tally.skip('the lexicon knows already', line, text);
      else if (this.known.actors(name).length > 0) this.tally.skip('means another actor in the lexicon', line, text);
      else if (words.length === 1 || this.known.isRole(name)) {
        this.tally.skip('is a word that codes nothing', line, text);
      } else {
        this.notActors.set(name, { text: name, what: 'thing' });
        this.tally.keep('names that are no actor');
      }
    }
  }

  private readState(actor: PetrarchActor, terms: readonly CodedTerm[]): void {
    for (const term of terms) {
      const id = term.parts.country ?? '';
      const entry = this.known.entry(id);
      if (!entry) {
        this.tally.skip('the lexicon has no such state', term.line, `${actor.phrases[0]?.text} [${term.code}]`);
        continue;
      }
      const draft = this.draft(id, entry.name, entry.kind);
      for (const { words, line, text } of actor.phrases) {
        const name = this.spell(words)?.text;
        if (name === undefined || !this.isFree(name, id, line, text)) continue;
        if (isSpellingOf(name, entry)) {
          const dates = { ...(term.from ? { from: term.from } : {}), ...(term.to ? { to: term.to } : {}) };
          draft.names.set(name, { text: name, kind: kindOf(name), ...dates });
          this.tally.keep('names of states');
        } else {
          // Towns, provinces and nicknames: they mean the state only where they act.
          draft.metonyms.set(name, { text: name, kind: 'seat', strength: 'agentive' });
          this.tally.keep('places that stand for their state where they act');
        }
      }
    }
  }

  private isPerson(actor: PetrarchActor, terms: readonly CodedTerm[]): boolean {
    const name = actor.phrases[0]?.words.join(' ') ?? '';
    if (INSTITUTION.test(name.replaceAll('-', ' '))) return false;
    const known = this.known.actors(this.spell(actor.phrases[0]?.words ?? [])?.text ?? '');
    if (known.length > 0) return known.some((entry) => entry.kind === 'person');
    if (terms.some(({ from, to, parts }) => (from ?? to) !== undefined || parts.sectors.includes('ELI'))) return true;
    const words = actor.phrases[0]?.words ?? [];
    const rest = withoutTitle(words, this.known);
    if (rest.length < words.length) return rest.length > 1 || this.isGivenName(rest[0] ?? '');
    if (words.length < 2 || words.length > 5) return false;
    if (this.isGivenName(words[0] ?? '')) return true;
    // "ABDALLAH AL-KHATIB" with a government's code: an Arabic name, where no institution begins with "AL".
    const isOfficial = terms.every(({ parts }) => isOfficialSector(parts.sectors[0] ?? ''));
    return isOfficial && !/^(?:AL|EL)(?:-|$)/i.test(words[0] ?? '') && words.slice(1).some(isParticle);
  }

  private spell(words: readonly string[], others: readonly (readonly string[])[] = []): ReturnType<typeof spellName> {
    return spellName(words, { others, isAcronym: this.known.isAcronym });
  }

  private readPerson(actor: PetrarchActor, terms: readonly CodedTerm[]): void {
    const [first] = actor.phrases;
    if (!first) return;
    const names = actor.phrases.map((phrase) => this.personName(phrase));
    const full = this.fullName(names);
    const main = full ?? names.find(({ titled, text }) => titled && text !== undefined);
    if (main?.text === undefined) {
      this.tally.skip('one word does not say which person is meant', first.line, first.text);
      return;
    }
    const { text, phrase } = main;
    const bearer = this.given.get(nameKey(text));
    if (this.isTaken(text)) this.tally.skip('means another actor in the lexicon', phrase.line, phrase.text);
    else if (bearer !== undefined && this.drafts.get(bearer)?.name !== text)
      this.tally.skip('means two actors in the dictionary', phrase.line, phrase.text);
    else {
      const country = terms.find(({ parts }) => parts.country)?.parts.country;
      const draft = this.personDraft(text, country);
      if (draft.isNew) this.given.set(nameKey(text), draft.id);
      if (country) draft.country ??= country;
      this.addPersonNames(draft, names, full !== undefined);
      this.addOffices(draft, terms, first);
    }
  }

  /** A phrase without title and origin. */
  private personName(phrase: PetrarchPhrase): PersonName {
    const bare = withoutOrigin(withoutTitle(phrase.words, this.known), this.known);
    const titled = bare.length < phrase.words.length;
    // "Foreign Minister Abdullah" is kept whole: "Abdullah" alone may be anybody.
    const spelled = this.spell(bare.length > 1 || !titled ? bare : phrase.words);
    return { phrase, text: spelled?.text, single: bare.length === 1, titled };
  }

  /** A name of somebody whom the lexicon knows, or else one of several words. */
  private fullName(names: readonly PersonName[]): PersonName | undefined {
    const isKnown = (text: string): boolean => this.known.actors(text).some((entry) => entry.kind === 'person');
    return (
      names.find(({ text }) => text !== undefined && isKnown(text)) ??
      names.find(({ single, text }) => !single && text !== undefined)
    );
  }

  /** @param hasFullName whether one of the names says by itself who is meant */
  private addPersonNames(draft: Draft, names: readonly PersonName[], hasFullName: boolean): void {
    const surname = nameKey(draft.name).split(' ').at(-1);
    for (const { text, phrase, single, titled } of names) {
      if (text === undefined || nameKey(text) === nameKey(draft.name)) continue;
      if (single && hasFullName && (!titled || nameKey(phrase.words.at(-1) ?? '') === surname)) {
        // A bare surname is found by the reader itself, once the full name has been met.
        this.tally.skip('is a part of the name, with or without a title', phrase.line, phrase.text);
      } else if (this.isFree(text, draft.id, phrase.line, phrase.text)) {
        draft.names.set(text, { text, kind: 'common' });
        this.tally.keep('more names of persons');
      }
    }
  }

  private addOffices(draft: Draft, terms: readonly CodedTerm[], first: PetrarchPhrase): void {
    const knowsOffices = !draft.isNew && (this.known.entry(draft.id)?.affiliations?.length ?? 0) > 0;
    for (const office of officesOf(terms, (code) => this.bodyOf(code), this.until)) {
      if (knowsOffices) {
        this.tally.skip('the lexicon knows the offices of this person', first.line, `${first.text} (${office.role})`);
      } else if (!draft.offices.some((known) => sameOffice(known, office))) {
        draft.offices.push(office);
        this.tally.keep('terms of persons');
      }
    }
  }

  /** Whether the lexicon has a name for something that is no person. */
  private isTaken(text: string): boolean {
    const isOther = this.known.actors(text).some((entry) => entry.kind !== 'person');
    return isOther || this.known.isPlace(text) || this.known.isRole(text);
  }

  private personDraft(name: string, country: string | undefined): Draft {
    const known = this.known.actors(name).filter((entry) => entry.kind === 'person' && comesFrom(entry, country));
    const [only] = known;
    if (known.length === 1 && only) return this.draft(only.id, only.name, 'person');
    const id = newId(name, 'person');
    const namesake = this.drafts.get(id) ?? this.known.entry(id);
    if (namesake === undefined) return this.draft(id, name, 'person');
    const isSame = 'isNew' in namesake ? !country || !namesake.country || namesake.country === country : false;
    return this.draft(isSame ? id : `${id} (${(country ?? 'other').toLowerCase()})`, name, 'person');
  }

  /** The body that a code stands for, by its longest known beginning. */
  private bodyOf(code: string): string | undefined {
    for (let length = code.length; length >= 6; length -= 3) {
      const id = this.bodies.get(code.slice(0, length));
      if (id !== undefined) return id;
    }
    return undefined;
  }

  private readOrganization(actor: PetrarchActor, terms: readonly CodedTerm[]): void {
    const [term] = terms;
    if (!term || actor.phrases.length === 0) return;
    const sector = mainSector(term.parts);
    const names = this.spelledNames(actor);
    const body = this.bodyNamed(names) ?? this.ownerOf(term, sector);
    if (body) this.addNames(body, names, sector);
    else this.readNewOrganization(names, term, sector);
  }

  /** The one actor of the lexicon, no person, that has one of the names. */
  private bodyNamed(names: readonly SpelledPhrase[]): LexiconEntry | undefined {
    const known = names.flatMap(({ text }) => this.known.actors(text)).filter((entry) => entry.kind !== 'person');
    return new Set(known.map((entry) => entry.id)).size === 1 ? known[0] : undefined;
  }

  /** The state or body whose organ a code stands for. */
  private ownerOf({ parts, code }: CodedTerm, sector: string | undefined): LexiconEntry | undefined {
    // "PSEHMSMIL" are the fighters of a group, not an organ of the state.
    const isOrgan = sector !== undefined && isOfficialSector(sector) && parts.others.length === 0;
    const owner = isOrgan ? parts.country : parts.kind === 'IGO' ? this.bodyOf(code) : undefined;
    return owner === undefined ? undefined : this.known.entry(owner);
  }

  private readNewOrganization(names: readonly SpelledPhrase[], { parts }: CodedTerm, sector: string | undefined): void {
    const [main, ...more] = names;
    if (!main || !this.isFree(main.text, '', main.line, main.written)) return;
    const kind = parts.kind === 'IGO' ? 'igo' : parts.kind || sector ? 'organization' : 'group';
    const acronym = names.find(({ text }) => /^[A-Z]{2,8}$/.test(text))?.text;
    const id = newId(kind === 'igo' ? (acronym ?? main.text) : main.text, kind);
    const draft = this.draft(this.known.entry(id) ? `${id}-2` : id, main.text, kind);
    if (sector) draft.sector ??= sector;
    const country = parts.country ?? parts.home;
    if (country) draft.country ??= country;
    this.given.set(nameKey(main.text), draft.id);
    for (const { text, line, written } of more) {
      if (nameKey(text) === nameKey(main.text) || !this.isFree(text, draft.id, line, written)) continue;
      draft.names.set(text, { text, kind: kindOf(text) });
      this.tally.keep('more names of organizations');
    }
  }

  /** More names of a known actor, or organs of a state or body. */
  private addNames(entry: LexiconEntry, names: readonly SpelledPhrase[], sector: string | undefined): void {
    const draft = this.draft(entry.id, entry.name, entry.kind);
    const isName = names.some(({ text }) => entry.names.some((known) => nameKey(known.text) === nameKey(text)));
    for (const { text, line, written } of names) {
      if (!this.isFree(text, entry.id, line, written)) continue;
      if (entry.kind === 'organization' || entry.kind === 'group' || isName) {
        draft.names.set(text, { text, kind: kindOf(text) });
        this.tally.keep('names of known organizations and bodies');
      } else {
        const strength = /[ .]/.test(text) || text === text.toUpperCase() ? 'always' : 'agentive';
        draft.metonyms.set(text, { text, kind: 'organ', strength, ...(sector && sector !== 'GOV' ? { sector } : {}) });
        this.tally.keep('organs of states and bodies');
      }
    }
  }

  private spelledNames(actor: PetrarchActor): readonly SpelledPhrase[] {
    const phrases = actor.phrases.map(({ words }) => words);
    const names = new Map<string, SpelledPhrase>();
    for (const { words, line, text } of actor.phrases) {
      if (isOwnedRole(words, this.known)) {
        this.tally.skip('is a role of a known actor, which the reader finds by itself', line, text);
        continue;
      }
      const spelled = this.spell(words, phrases);
      if (!spelled) this.tally.skip('holds no letter', line, text);
      else if (isOrdinaryWord(words, spelled.text)) {
        this.tally.skip('is one ordinary word', line, text);
        continue;
      }
      for (const name of [spelled?.text, spelled?.acronym, spelled && withoutLegalForm(spelled.text)]) {
        if (name !== undefined && !names.has(name)) names.set(name, { text: name, line, written: text });
      }
    }
    return [...names.values()];
  }

  /** Whether a name may be given to an actor: the lexicon has it for nobody, and no earlier record for somebody else. */
  private isFree(text: string, id: string, line: number, written: string): boolean {
    const key = nameKey(text);
    const known = this.known.actors(text);
    if (known.some((entry) => entry.id === id)) this.tally.skip('the lexicon knows already', line, written);
    else if (known.length > 0) this.tally.skip('means another actor in the lexicon', line, written);
    else if (this.known.isPlace(text)) this.tally.skip('is the name of a place or thing in the lexicon', line, written);
    else if (this.known.isRole(text)) this.tally.skip('is a role noun in the lexicon', line, written);
    else if (key.length < 2) this.tally.skip('is too short for a name', line, written);
    else if (this.given.has(key)) {
      const reason =
        this.given.get(key) === id ? 'stands in the dictionary twice' : 'means two actors in the dictionary';
      this.tally.skip(reason, line, written);
    } else {
      this.given.set(key, id);
      return true;
    }
    return false;
  }

  private draft(id: string, name: string, kind: LexiconEntry['kind']): Draft {
    const old = this.drafts.get(id);
    if (old) return old;
    const isNew = this.known.entry(id) === undefined;
    const draft: Draft = { id, name, kind, isNew, names: new Map(), metonyms: new Map(), offices: [] };
    this.drafts.set(id, draft);
    return draft;
  }

  file(): Imported['file'] {
    const actors: OwnActor[] = [];
    const bearers = new Map<string, number>();
    for (const { name, isNew } of this.drafts.values()) if (isNew) bearers.set(name, (bearers.get(name) ?? 0) + 1);
    for (const draft of this.drafts.values()) {
      const { id, name, kind, isNew, country, sector, names, metonyms, offices } = draft;
      if (!isNew && names.size + metonyms.size + offices.length === 0) continue;
      if (isNew)
        this.tally.keep(
          `new ${kind === 'igo' ? 'bodies' : kind === 'person' ? 'persons' : 'organizations and groups'}`,
        );
      // Namesakes: the text decides.
      const isShared = isNew && ((bearers.get(name) ?? 0) > 1 || this.known.actors(name).length > 0);
      const own = [...(isShared ? [{ text: name, kind: 'common', shared: true } as const] : []), ...names.values()];
      actors.push({
        id,
        name,
        ...(isNew ? { kind } : {}),
        ...(isNew && country ? { country } : {}),
        ...(isNew && sector ? { sector } : {}),
        ...(own.length > 0 ? { names: own } : {}),
        ...(metonyms.size > 0 ? { metonyms: [...metonyms.values()] } : {}),
        ...(offices.length > 0 ? { offices: offices.toSorted(byStart) } : {}),
      });
    }
    return { name: 'actors.yaml', actors, notActors: [...this.notActors.values()], readAs: [], roles: [] };
  }
}

function isParticle(word: string): boolean {
  return /^(?:AL|EL|BIN|BEN|IBN|ABU|ABD)(?:-|$)/i.test(word);
}

type PetrarchPhrase = PetrarchActor['phrases'][number];

/** How a phrase names a person. */
interface PersonName {
  readonly phrase: PetrarchPhrase;
  readonly text: string | undefined;
  /** One word is left without title and origin. */
  readonly single: boolean;
  readonly titled: boolean;
}

interface SpelledPhrase {
  readonly text: string;
  readonly line: number;
  /** As the dictionary has it. */
  readonly written: string;
}

/** "THE COURT" is one word in small letters, and no name. */
function isOrdinaryWord(words: readonly string[], spelled: string): boolean {
  return words.some((word) => word.toUpperCase() === 'THE') && !/[\s-]/.test(spelled) && /\p{Ll}/u.test(spelled);
}

/** "Beacon Power Corporation" is called Beacon Power; undefined where one word would be left. */
function withoutLegalForm(name: string): string | undefined {
  const match = /^(.*\S),? (?:inc|corp|corporation|co|ltd|limited|plc|llc|l\.p\.|s\.a\.|n\.v\.|a\.g\.)\.?$/i.exec(name);
  const rest = match?.[1]?.replace(/,$/, '');
  return rest?.includes(' ') ? rest : undefined;
}

function kindOf(name: string): OwnName['kind'] {
  return /^(?:[A-Z]\.?){2,8}$/.test(name) ? 'acronym' : 'common';
}

/** Whether a person of the lexicon may come from a state. */
function comesFrom(entry: LexiconEntry, country: string | undefined): boolean {
  if (country === undefined) return true;
  const states = [entry.nationality, ...(entry.affiliations ?? []).map(({ actor }) => actor)];
  const known = states.filter((state) => state !== undefined && isState(state));
  return known.length === 0 || known.includes(country);
}

/** Whether a name is one of a state's names misspelt, or holds one of them; a town of the state is neither. */
function isSpellingOf(name: string, entry: LexiconEntry): boolean {
  const key = nameKey(name);
  return [...entry.names, ...(entry.demonyms ?? [])].some(({ text }) => {
    const known = nameKey(text);
    if (known.length < 4) return false;
    return (
      ` ${key} `.includes(` ${known} `) ||
      (key[0] === known[0] &&
        key.length > 5 &&
        Math.abs(key.length - known.length) <= 2 &&
        editDistance(key, known) <= 2)
    );
  });
}

function sameOffice(a: OwnOffice, b: OwnOffice): boolean {
  return a.of === b.of && a.role === b.role && a.from === b.from && a.to === b.to;
}

function byStart(a: OwnOffice, b: OwnOffice): number {
  return firstDayOf(a.from).localeCompare(firstDayOf(b.from));
}
