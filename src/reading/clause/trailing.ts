import type { Syntax } from './syntax.ts';

const PREPOSITION = /^(?:of|for|in|on|over|against|with|between|to|from|toward|towards)$/u;
/** Phrases of time and occasion: they tell of the act, not of its object. */
const OCCASION =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|statement|interview|speech|conference|week|month|year|hour|day|letter|meeting|address|remark|visit|call|time|while)$/u;

/** Whether a phrase only says when or on what occasion. */
export function isOccasion(tree: Syntax, head: number): boolean {
  return OCCASION.test(tree.lemma(head));
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
    const phrase = tree.token(child).deprel === 'obl' && marker !== undefined && PREPOSITION.test(tree.lemma(marker));
    if (!infinitive && !(phrase && !isOccasion(tree, child))) continue;
    tail.push(...tokens);
    last = tokens.at(-1) ?? last;
  }
  return tail;
}
