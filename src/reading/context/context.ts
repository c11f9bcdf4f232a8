import type { Token } from '../../language/tree.ts';
import type { Lexicon } from '../../lexicon/who/entry.ts';
import type { Actor, Mention } from '../../records/actor.ts';
import type { Document } from '../../records/document.ts';
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
  readonly actor: (id: string) => Actor | undefined;
}

/** Reference of a record to its sentence. */
export function sentenceRef(sentence: Tree): { index: number; span: { start: number; end: number } } {
  return { index: sentence.index, span: { start: sentence.start, end: sentence.end } };
}

/** Offsets of tokens `first` to `last` (inclusive) of a sentence. */
export function tokenSpan(sentence: Tree, first: number, last: number): { start: number; end: number } {
  return { start: (sentence.tokens[first] as Token).start, end: (sentence.tokens[last] as Token).end };
}
