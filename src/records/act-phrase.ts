import type { Span } from './span.ts';

/**
 * What a stretch of text says is done or to be done, taken apart so that one act told in other words can be known as
 * one. Made of the words of a record (a term of a proposal, an issue, a demand); it is no record itself.
 */
export interface ActPhrase {
  readonly span: Span;
  /** How to name it to a person: a verb in the third person with what belongs to it, or the noun phrase. */
  readonly words: string;
  /** The same for leaving it undone: "does not halt the exercises", "no deployment of …". */
  readonly denial: string;
  /** Lemmas of the few words that tell it from others, for a short name: "halt", "exercise". */
  readonly short: readonly string[];
  /** The acts it speaks of; the first is the one it names, further ones stand beside it or explain it. */
  readonly keys: readonly ActKey[];
  /** Ids of those who do it, as far as the words say; a person in office is named as well as whom it acts for. */
  readonly doers: readonly string[];
  /** The words have somebody else do it, who is none of those that are known ("the donors", "be paid"). */
  readonly byOthers?: true;
  /** Ids of the states where it takes place ("in Poland"). */
  readonly places: readonly string[];
  /** Ids of others that the words name: mostly whom it is done to. */
  readonly named: readonly string[];
  /** The words speak of an end or a lessening ("halt", "moratorium"); the keys then have sign -1 unless denied. */
  readonly ends: boolean;
  /** The words deny the act ("will not attack"); they name it without the denial. */
  readonly denied: boolean;
  /** The words take for granted that the act of the first key is under way ("halt", "continue"). */
  readonly underWay: boolean;
  /** The condition under which the words put the act ("leave unless ...", "refuses to leave unless ..."), if any. */
  readonly under?: ActCondition;
  /** The sentence holds it to be unlikely or foolish to expect ("it was naive to think that they would leave"). */
  readonly doubted: boolean;
}

/** What must be, or must not be, for an act. */
export interface ActCondition {
  /** `until`: also "before"; a condition of an act that is denied or refused, else no more than a time. */
  readonly tie: 'if' | 'only if' | 'unless' | 'until';
  readonly span: Span;
}

/** An act by what it is, whoever does it. */
export interface ActKey {
  /** Name of the class of acts; absent where none is known. */
  readonly kind?: string;
  /** Those who do it together do one act. */
  readonly joint: boolean;
  /** It takes several to do it, as talks and truces do. */
  readonly mutual: boolean;
  /** 1: it is done; -1: it is ended, undone or not done. */
  readonly sign: 1 | -1;
  /** Lemmas of the word that names the act and of those that say what it is done to, without names of actors. */
  readonly head: string;
  readonly content: readonly string[];
  /** It only takes a stand towards an act, or asks for one ("press for a cut"). */
  readonly speaks: boolean;
  /** Lemmas of what is said to be lacking ("without an agreement"): it makes the act another one. */
  readonly without: readonly string[];
}

/** The ways in which a clause can put an act of somebody's choice. */
export type StandKind =
  | 'demand'
  | 'propose'
  | 'support'
  | 'oppose'
  | 'refuse'
  | 'commit'
  | 'accept'
  | 'threaten'
  | 'want'
  | 'may'
  | 'will';

/** What a clause says that somebody wants, offers, refuses or will do, read from its words and its tree alone. */
export interface ToldStand {
  readonly sentence: number;
  /** The word that tells the stand, and what it is about. */
  readonly span: Span;
  readonly kind: StandKind;
  /** Ids of those whose stand it is. */
  readonly holders: readonly string[];
  /** False where the act is not wanted ("opposes", "does not support"); what is denied within it stands in the acts. */
  readonly wants: boolean;
  /** What it is about; none where its words only refer back to what was told before. */
  readonly acts: readonly ActPhrase[];
  /** Words of its complement ("the plan", "it", "a withdrawal of the troops"). */
  readonly about: Span;
  /** What its words refer back to: an offer, a demand, or whatever was told last. */
  readonly refers?: 'offer' | 'demand' | 'last';
  /** What must be, or must not be, for the act; several together. */
  readonly on?: StandCondition;
}

/** The condition of a stand. */
export interface StandCondition {
  readonly tie: 'if' | 'only if' | 'unless' | 'until';
  readonly span: Span;
  readonly acts: readonly ActPhrase[];
}

/** Somebody of whom a sentence speaks. */
export interface SpokenOf {
  readonly sentence: number;
  readonly id: string;
  /** The sentence tells what he does. */
  readonly isSubject: boolean;
}

/** What the words of a reading say of acts. */
export interface ActPhrases {
  /** What clauses say that somebody wants, offers, refuses or will do, in the order of the text. */
  readonly stands: () => readonly ToldStand[];
  /** Names of bodies that the words name and the reading does not know, by their ids. */
  readonly names: ReadonlyMap<string, string>;
  /** The state whose own quarrel the text tells, where it tells one of a state with its parties or rebels. */
  readonly home?: string;
  /** Of whom each sentence speaks, in the order of the text. */
  readonly spokenOf: () => readonly SpokenOf[];
  /** The acts that a stretch of the text speaks of. */
  readonly of: (span: Span) => readonly ActPhrase[];
  /** The acts to which a word in this sentence puts an end, or is to: they are taken to be under way. */
  readonly endedIn: (sentence: number) => readonly ActPhrase[];
}
