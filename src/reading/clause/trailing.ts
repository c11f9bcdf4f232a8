import type { Sentence } from '../../language/tree.ts';
import { child as childBy, children as childrenBy, tokenAt } from '../../language/trees.ts';
import { lemmaAt, relationOf, subtree } from './sentence-tree.ts';

const PREPOSITION = /^(?:of|for|in|on|over|against|with|between|to|from|toward|towards)$/u;
/** Phrases of time and occasion: they tell of the act, not of its object. */
const OCCASION =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|statement|interview|speech|conference|week|month|year|hour|day|letter|meeting|address|remark|visit|call|time|while)$/u;

/** Whether a phrase only says when or on what occasion. */
export function isOccasion(tree: Sentence, head: number): boolean {
  return OCCASION.test(lemmaAt(tree, head));
}

/**
 * Tokens right behind a complement that, wherever the tree has hung them, tell which one is meant: "efforts | to find a way", "any
 * move | in this direction". They must follow without a comma.
 *
 * @param governor the word that takes the complement and on which the phrases hang
 * @param end last token of the complement
 */
export function trailing(tree: Sentence, governor: number, end: number): number[] {
  const tail: number[] = [];
  let last = end;
  for (const child of childrenBy(tree, governor)) {
    const tokens = subtree(tree, child);
    if (tokens[0] !== last + 1 || tokens.length > 9) continue;
    const relation = relationOf(tree, child);
    const marker = childBy(tree, child, 'case');
    const infinitive =
      relation === 'advcl' && childrenBy(tree, child, 'mark').some((mark) => lemmaAt(tree, mark) === 'to');
    const phrase =
      tokenAt(tree, child).deprel === 'obl' && marker !== undefined && PREPOSITION.test(lemmaAt(tree, marker));
    if (!infinitive && !(phrase && !isOccasion(tree, child))) continue;
    tail.push(...tokens);
    last = tokens.at(-1) ?? last;
  }
  return tail;
}
