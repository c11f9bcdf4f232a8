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

/** What the words of a reading say of acts. */
export interface ActPhrases {
  /** The acts that a stretch of the text speaks of. */
  readonly of: (span: Span) => readonly ActPhrase[];
  /** The acts to which a word in this sentence puts an end, or is to: they are taken to be under way. */
  readonly endedIn: (sentence: number) => readonly ActPhrase[];
}
