import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Syntax } from './syntax.ts';

const PREPOSITION = wordClass("prepositions of a complement's tail");
/** Phrases of time and occasion: they tell of the act, not of its object. */
const OCCASION = wordClass('nouns of time and occasion');

/** Whether a phrase only says when or on what occasion. */
export function isOccasion(tree: Syntax, head: number): boolean {
  return OCCASION.has(tree.lemma(head));
}

/**
 * Tokens right behind a complement that, wherever the tree has hung them, tell which one is meant: "efforts | to find a way", "any
 * move | in this direction". They must follow without a comma.
 *
 * @param governor the word that takes the complement and on which the phrases hang
 * @param end last token of the complement
 */
export function trailing(tree: Syntax, governor: number, end: number): number[] {
  const tail: number[] = [];
  let last = end;
  for (const child of tree.children(governor)) {
    const tokens = tree.subtree(child);
    if (tokens[0] !== last + 1 || tokens.length > 9) continue;
    const relation = tree.relation(child);
    const marker = tree.child(child, 'case');
    const infinitive = relation === 'advcl' && tree.children(child, 'mark').some((mark) => tree.lemma(mark) === 'to');
    const phrase = tree.token(child).deprel === 'obl' && marker !== undefined && PREPOSITION.has(tree.lemma(marker));
    if (!infinitive && !(phrase && !isOccasion(tree, child))) continue;
    tail.push(...tokens);
    last = tokens.at(-1) ?? last;
  }
  return tail;
}
