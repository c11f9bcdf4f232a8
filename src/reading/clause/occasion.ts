import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Syntax } from './syntax.ts';

/** Phrases of time and occasion: they tell of the act, not of its object. */
const OCCASION = wordClass('nouns of time and occasion');

/** Whether a phrase only says when or on what occasion. */
export function isOccasion(tree: Syntax, head: number): boolean {
  return OCCASION.has(tree.lemma(head));
}
