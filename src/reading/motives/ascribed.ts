import type { Sentence } from '../../language/tree.ts';
import { child as childBy, children as childrenBy, tokenAt } from '../../language/trees.ts';
import type { MotiveWord } from '../../lexicon/words/discourse.ts';
import type { Motive } from '../../records/motive.ts';
import { isInfinitive } from '../clause/clauses.ts';
import { caseOf, lemmaAt, relationOf } from '../clause/sentence-tree.ts';
import { trailing } from '../clause/trailing.ts';

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
export function constructionOf(tree: Sentence, child: number): string | undefined {
  const relation = relationOf(tree, child);
  const { xpos } = tokenAt(tree, child);
  if (relation === 'obj') return 'object';
  if (relation === 'obl' || relation === 'nmod') {
    const preposition = caseOf(tree, child);
    return preposition === '' ? undefined : preposition;
  }
  if (!/^(?:xcomp|ccomp|advcl|csubj|acl)$/u.test(relation)) return undefined;
  if (isInfinitive(tree, child)) return 'inf';
  const marks = childrenBy(tree, child, 'mark').map((mark) => lemmaAt(tree, mark));
  if (relation === 'ccomp' || marks.includes('that')) return 'clause';
  if (relation === 'advcl' && marks.includes('because')) return 'because';
  const gerund =
    xpos === 'VBG' ||
    childrenBy(tree, child, 'aux', 'cop').some((aux) => tokenAt(tree, aux).form.toLowerCase() === 'being');
  if (!gerund) return undefined;
  const [mark] = marks;
  return mark ?? (relation === 'advcl' ? undefined : 'gerund');
}

export function withTail(tree: Sentence, governor: number, content: readonly number[]): number[] {
  return [...content, ...trailing(tree, governor, content.at(-1) ?? governor)];
}

/** Tokens of two phrases in order. */
export function both(a: readonly number[], b: readonly number[]): number[] {
  return [...new Set([...a, ...b])].sort((x, y) => x - y);
}

/** "had wanted", "once hoped": no longer. */
export function isPast(tree: Sentence, predicate: number): boolean {
  return (
    childrenBy(tree, predicate, 'aux').some((aux) => tokenAt(tree, aux).form.toLowerCase() === 'had') ||
    childrenBy(tree, predicate, 'advmod').some((adverb) =>
      /^(?:once|previously|formerly|originally|initially)$/u.test(lemmaAt(tree, adverb)),
    )
  );
}

/** Whether the clause only supposes ("if it wants", "would fear"). */
export function isPossessor(tree: Sentence, token: number): boolean {
  return tokenAt(tree, token).deprel === 'nmod:poss';
}

/** "Nobody's" and "no" things belong to nobody. */
export function possessorOf(tree: Sentence, noun: number): number | undefined {
  return childrenBy(tree, noun).find((child) => isPossessor(tree, child));
}

export function hasCopula(tree: Sentence, token: number): boolean {
  return childBy(tree, token, 'cop') !== undefined;
}
