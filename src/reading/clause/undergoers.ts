import type { Syntax } from './syntax.ts';

/**
 * What a verb does something to: its object, or in a relative clause the noun that the clause hangs on ("the idea that Seoul
 * rejected"). For a passive, its subject.
 */
export function undergoerOf(tree: Syntax, verb: number, passive: boolean): number | undefined {
  const own = passive ? tree.child(verb, 'nsubj') : (tree.child(verb, 'obj') ?? tree.child(verb, 'iobj'));
  const relative = tree.relation(verb) === 'acl' && tree.token(verb).head >= 0;
  if (own !== undefined) {
    const pronoun = /^(?:which|that|whom|who)$/u.test(tree.lemma(own));
    return pronoun && relative ? tree.token(verb).head : own;
  }
  if (!relative || passive || tree.child(verb, 'ccomp', 'xcomp') !== undefined) return undefined;
  const subject = tree.child(verb, 'nsubj');
  // A clause with a subject of its own and no object: the noun above is the object.
  return subject !== undefined && !/^(?:which|that|who)$/u.test(tree.lemma(subject))
    ? tree.token(verb).head
    : undefined;
}
