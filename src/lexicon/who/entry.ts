import type { ActorKind } from '../../records/actor.ts';

/** The office that led a state for a time; half-open like the spells of offices. */
export interface LeadingOffice {
  readonly office: string;
  readonly from?: string;
  readonly to?: string;
}

/**
 * What the lexicon knows of one actor: facts, each with the time in which it holds. Intervals are half-open
 * (`from` included, `to` excluded); a missing end means "still" or "not known to have ended", a missing start "always".
 * Dates are written as precisely as they are known: `2012`, `2012-11` or `2012-11-15`.
 */
export interface LexiconEntry {
  /** ISO 3166 alpha-3 for a state, `igo:UN`, `org:hezbollah`, `per:vladimir putin` (lower case, full name). */
  readonly id: string;
  readonly kind: Exclude<ActorKind, 'unknown'>;
  /** How the actor is shown. */
  readonly name: string;
  readonly names: readonly LexiconName[];
  readonly demonyms?: readonly { readonly text: string; readonly form: 'adj' | 'noun-sg' | 'noun-pl' }[];
  readonly metonyms?: readonly Metonym[];
  readonly codes?: { readonly iso3?: string; readonly cow?: string; readonly cameo?: string; readonly fips?: string };
  /** PLOVER sector of an organization: REB, PTY, JRN, EDU, BUS ... */
  readonly sector?: string;
  /** ISO 3166 alpha-3 of the state that a person or organization comes from; no reason to count it as that state. */
  readonly nationality?: string;
  /** Of a state: the office whose holder "the Chinese leader" is, where there is one such office; or such offices by time. */
  readonly leader?: string | readonly LeadingOffice[];
  readonly affiliations?: readonly Affiliation[];
  /** Members of a body, as ids; for a state with none, absent. */
  readonly members?: readonly { readonly actor: string; readonly from?: string; readonly to?: string }[];
  readonly gender?: 'm' | 'f';
  /** Of a state that is no more: those on its ground, the one that took its seat in the United Nations first. */
  readonly successors?: readonly string[];
  readonly from?: string;
  readonly to?: string;
}

export interface LexiconName {
  readonly text: string;
  readonly kind: 'official' | 'common' | 'short' | 'acronym' | 'native' | 'former' | 'surname';
  /** `after-first-mention`: only once a fuller name of the same actor has been met ("Xi"). Default `always`. */
  readonly alone?: 'always' | 'after-first-mention';
  readonly from?: string;
  readonly to?: string;
}

/** A place, building or organ that stands for an actor. */
export interface Metonym {
  readonly text: string;
  readonly kind: 'capital' | 'seat' | 'organ';
  /** `always`: means the actor wherever it stands ("the Kremlin"); `agentive`: only where it acts or owns ("Moscow"). */
  readonly strength: 'always' | 'agentive';
  /** PLOVER sector of the organ or of who sits there ("Pentagon" MIL, "Congress" LEG). Default GOV. */
  readonly sector?: string;
}

/** An office or membership that a person held. */
export interface Affiliation {
  /** Id of the state or body. */
  readonly actor: string;
  /** Such as `president`, `foreign minister`, `spokesman`. */
  readonly role: string;
  /** PLOVER sector: GOV, MIL, LEG, OPP, EDU ... */
  readonly sector: string;
  /** Whether the holder speaks and acts for `actor`: true for officials, false for candidates, party people, experts. */
  readonly official: boolean;
  readonly from?: string;
  readonly to?: string;
}

/** A noun for a role ("foreign minister", "analyst", "rebels"). */
export interface RoleNoun {
  readonly text: string;
  /** Irregular plural; regular ones are made. */
  readonly plural?: string;
  readonly sector: string;
  /** Whether "the Chinese <noun>" acts for China. */
  readonly official: boolean;
  /** The office whose holder is meant by "the Russian president", as in `Affiliation.role`. */
  readonly office?: string;
  /** Whose office it is where the words say nothing else ("the CIA director": `USA`). */
  readonly of?: string;
}

/**
 * A name that is no actor: a region, town, sea, newspaper or given name. It stops shorter names inside it ("South China
 * Sea", "New Mexico") and, where it is spelt like an actor ("Georgia"), stands beside that actor as another reading.
 */
export interface OtherName {
  readonly text: string;
  readonly what: 'region' | 'city' | 'water' | 'land' | 'medium' | 'company' | 'given-name' | 'thing';
  /** ISO 3166 alpha-3 of the state in which the place lies or the thing is at home. */
  readonly in?: string;
}

/** What a stretch of words may mean. Several candidates are possible ("Korea", "Georgia"). */
export interface LexiconMatch {
  /** Number of words matched, at least 1. */
  readonly length: number;
  readonly candidates: readonly LexiconCandidate[];
}

export type LexiconCandidate =
  | { readonly as: 'name'; readonly entry: LexiconEntry; readonly name: LexiconName }
  | { readonly as: 'demonym'; readonly entry: LexiconEntry; readonly form: 'adj' | 'noun-sg' | 'noun-pl' }
  | { readonly as: 'metonym'; readonly entry: LexiconEntry; readonly metonym: Metonym }
  | { readonly as: 'role'; readonly role: RoleNoun; readonly plural: boolean }
  | { readonly as: 'place'; readonly place: OtherName };

/** The lexicon, ready for look-ups. */
export interface Lexicon {
  readonly entries: ReadonlyMap<string, LexiconEntry>;
  /** Day up to which holders of offices were checked; an office without an end may have changed hands after it. */
  readonly knownUntil: string;
  /**
   * The longest known expression that starts at `words[at]`. Words are the forms of a sentence's tokens; a clitic
   * ("'s") is a word, and expressions with hyphens ("Moon Jae-in", "ex-president") match however they were tokenised.
   * Names and metonyms respect case ("US" is not "us", "Turkey" not "turkey"), all-capital headlines aside.
   */
  readonly match: (words: readonly string[], at: number) => LexiconMatch | undefined;
  /**
   * Affiliations of a person that hold on a day (`YYYY-MM-DD`). A bound known only to the month or year counts that
   * whole month or year in. Without a day: all of them, those that have not ended first.
   */
  readonly affiliationsOn: (id: string, day: string | undefined) => readonly Affiliation[];
  /**
   * The holder of an office on a day: `holder('RUS', 'president', '2017-07-06')` is `per:vladimir putin`. Offices that
   * differ in name only ("secretary of state", "foreign minister") stand for each other; `leader` is the office that leads
   * the state, `head of state` and `head of government` are what they are there. Where nobody holds an office, whoever
   * acts for its holder does. Undefined where nobody or more than one person is known to hold it that day.
   */
  readonly holder: (actor: string, office: string, day: string | undefined) => LexiconEntry | undefined;
  /**
   * Who left an office on a very day, since the news of the day an office changes hands speaks of both:
   * `leftOn('USA', 'president', '1963-11-22')` is John F. Kennedy, `succeeded` by Lyndon Johnson. Undefined where nobody
   * is known to have left it that day.
   */
  readonly leftOn: (
    actor: string,
    office: string,
    day: string,
  ) => { readonly entry: LexiconEntry; readonly succeeded: boolean } | undefined;
  /** Who held an office until a day or until at most a month before it: whom papers mean between two terms. */
  readonly lastHolder: (actor: string, office: string, day: string) => LexiconEntry | undefined;
  /** Whose term in an office was the last to end, at most two years before a day: "the ousted president". */
  readonly ousted: (actor: string, office: string, day: string) => LexiconEntry | undefined;
}

/** The facts of a lexicon, before they are made ready for look-ups. */
export interface LexiconData {
  readonly entries: readonly LexiconEntry[];
  readonly roles: readonly RoleNoun[];
  readonly places: readonly OtherName[];
}
