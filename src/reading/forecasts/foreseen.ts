import { type DiscourseLexicon, entriesOf } from '../../lexicon/words/discourse.ts';
import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Hedge } from '../../records/forecast.ts';
import type { Tree } from '../clause/tree.ts';
import type { Voices } from '../parties/voices.ts';

export interface Foreseen {
  /** Head of what is foreseen. */
  readonly head: number;
  /** First token of the outcome where it is not the clause of `head`. */
  readonly from?: number;
  readonly hedge: Hedge;
  readonly by?: readonly string[];
  readonly rule: string;
  /** A subject that names the condition ("a blockade would"): it is no part of the outcome. */
  readonly condition?: number;
}

export function hedgeWord(words: DiscourseLexicon, pos: string, lemma: string): Hedge | undefined {
  return entriesOf(words.hedges, pos, lemma)?.[0]?.hedge;
}

export function hasMark(tree: Tree, index: number, pattern: RegExp): boolean {
  return tree.children(index, 'mark').some((mark) => pattern.test(tree.lemma(mark)));
}

export function isTo(tree: Tree, verb: number): boolean {
  return hasMark(tree, verb, /^to$/u);
}

export function phraseStart(tree: Tree, head: number): number {
  const tokens = tree.subtree(
    head,
    (token) => tree.token(token).head === head && token < head && /^(?:case|mark)$/u.test(tree.relation(token)),
  );
  return tokens[0] ?? head;
}

const OFFICIAL = wordClass('nouns of deciders');

/** Those who decide over what a verb says: only they can promise or plan it. "Talks between A and B" decide nothing. */
export function doers(tree: Tree, subject: number, voices: Voices): readonly string[] {
  const own = voices.sidesOf(tree, subject);
  if (own.length > 0) return own;
  return OFFICIAL.has(tree.lemma(subject)) ? voices.ownersOf(tree, subject) : [];
}

export function modalLemma(form: string): string {
  const lower = form.toLowerCase();
  if (lower === '’ll' || lower === "'ll" || lower === 'wo') return 'will';
  if (lower === '’d' || lower === "'d") return 'would';
  return lower;
}

export function sharedSubject(tree: Tree, at: number): number | undefined {
  return tree.relation(at) === 'conj' ? tree.child(tree.token(at).head, 'nsubj') : undefined;
}
