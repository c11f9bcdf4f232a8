import type { Token } from '../../language/tree.ts';
import type { Lexicon } from '../../lexicon/who/entry.ts';
import type { Actor, Mention } from '../../records/actor.ts';
import type { Document } from '../../records/document.ts';
import type { Span } from '../../records/span.ts';
import type { AnalysedTrees, Tree } from '../clause/tree.ts';

/** What every stage of the reader sees. Stages are functions of it and of the records of earlier stages. */
export interface ReadingContext {
  readonly document: Document;
  readonly analysis: AnalysedTrees;
  readonly lexicon: Lexicon;
}

/** A place where somebody is meant, known or not: references with the same chain mean the same. */
export interface Reference extends Pick<Mention, 'span' | 'sentence' | 'kind'> {
  readonly chain: string;
}

/** Whose words a stretch of a text is: ids of who speaks, and of the states and bodies whose official voice that is. */
export interface SpeakerIds {
  readonly speakers: readonly string[];
  readonly actsFor: readonly string[];
}

/** What one voice says in a transcript or an interview, over any number of paragraphs. */
export interface SpokenTurn extends SpeakerIds {
  /** The words that name who speaks: a label, or who is introduced as the one who answers; absent if nothing names him. */
  readonly source?: Span;
  /** What is said, a stretch for each paragraph. */
  readonly content: readonly Span[];
  /** Whether it only asks. */
  readonly asks: boolean;
}

/** In whose voice a document stands, where that is nobody's report. */
export interface DocumentVoice extends SpeakerIds {
  /** A `release` is its issuer's voice, a `speech` that of who gives it, an `opinion` its author's, who is `author`. */
  readonly kind: 'release' | 'speech' | 'opinion';
  /** The words that name him. */
  readonly source?: Span;
}

/** What the actors stage hands to all later stages. */
export interface ActorIndex {
  readonly actors: readonly Actor[];
  readonly mentions: readonly Mention[];
  /** All places where somebody is meant, those with them that mean nobody known ("we" of an unnamed author). */
  readonly references: readonly Reference[];
  /** The mention whose head is this token ("leader" or "Jinping" in "Chinese leader Xi Jinping": the token that its clause governs). */
  readonly headedBy: (sentence: number, token: number) => Mention | undefined;
  /** The innermost mention that covers this token. */
  readonly covering: (sentence: number, token: number) => Mention | undefined;
  /**
   * An open mention as if it meant whom it might mean ("the army" of the one state near by). What acts there are is decided
   * with it; no record may give it out as known.
   */
  readonly guess: (mention: Mention) => Mention | undefined;
  readonly actor: (id: string) => Actor | undefined;
  /** Turns of a transcript or an interview, in order. */
  readonly turns: readonly SpokenTurn[];
  /** Whose words the document's own are; absent for a report. */
  readonly voice?: DocumentVoice;
}

/** Reference of a record to its sentence. */
export function sentenceRef(sentence: Tree): { index: number; span: { start: number; end: number } } {
  return { index: sentence.index, span: { start: sentence.start, end: sentence.end } };
}

/** Offsets of tokens `first` to `last` (inclusive) of a sentence. */
export function tokenSpan(sentence: Tree, first: number, last: number): { start: number; end: number } {
  return { start: (sentence.tokens[first] as Token).start, end: (sentence.tokens[last] as Token).end };
}
