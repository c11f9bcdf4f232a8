import type { MotiveWord } from '../../lexicon/words/discourse.ts';
import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Motive } from '../../records/motive.ts';
import type { Tree } from '../clause/tree.ts';

const ADVERBS_OF_PAST_MOTIVES = wordClass('adverbs of past motives');

/** A motive in terms of tokens, before it becomes a record. */
export interface Ascribed {
  readonly actors: readonly string[];
  readonly motive: Motive['motive'];
  /** Tokens of what is wanted, feared or believed. */
  readonly content: readonly number[];
  readonly from: number;
  /** Last token of the evidence, where it is not the content. */
  readonly to?: number;
  readonly rule: string;
}

/** Of the entries of a word, the one that takes a construction. */
export function takesOf(entries: readonly MotiveWord[] | undefined, construction: string): MotiveWord | undefined {
  return entries?.find((entry) => entry.takes.includes(construction));
}

/**
 * How a dependent is built in, by the name that the word lists have for it: `inf`, `clause`, `gerund`, `object`, or the preposition
 * before a noun or a verb in -ing.
 */
export function constructionOf(tree: Tree, child: number): string | undefined {
  const relation = tree.relation(child);
  const { xpos } = tree.token(child);
  if (relation === 'obj') return 'object';
  if (relation === 'obl' || relation === 'nmod') {
    const preposition = tree.caseOf(child);
    return preposition === '' ? undefined : preposition;
  }
  if (!/^(?:xcomp|ccomp|advcl|csubj|acl)$/u.test(relation)) return undefined;
  if (tree.isInfinitive(child)) return 'inf';
  const marks = tree.children(child, 'mark').map((mark) => tree.lemma(mark));
  if (relation === 'ccomp' || marks.includes('that')) return 'clause';
  if (relation === 'advcl' && marks.includes('because')) return 'because';
  const gerund =
    xpos === 'VBG' || tree.children(child, 'aux', 'cop').some((aux) => tree.token(aux).form.toLowerCase() === 'being');
  if (!gerund) return undefined;
  const [mark] = marks;
  return mark ?? (relation === 'advcl' ? undefined : 'gerund');
}

export function withTail(tree: Tree, governor: number, content: readonly number[]): number[] {
  return [...content, ...tree.trailing(governor, content.at(-1) ?? governor)];
}

/** Tokens of two phrases in order. */
export function both(a: readonly number[], b: readonly number[]): number[] {
  return [...new Set([...a, ...b])].sort((x, y) => x - y);
}

/** "had wanted", "once hoped": no longer. */
export function isPast(tree: Tree, predicate: number): boolean {
  return (
    tree.children(predicate, 'aux').some((aux) => tree.token(aux).form.toLowerCase() === 'had') ||
    tree.children(predicate, 'advmod').some((adverb) => ADVERBS_OF_PAST_MOTIVES.has(tree.lemma(adverb)))
  );
}

export function hasCopula(tree: Tree, token: number): boolean {
  return tree.child(token, 'cop') !== undefined;
}
