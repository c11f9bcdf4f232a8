import { child as childBy, children as childrenBy, tokenAt } from '../../language/trees.ts';
import { isHypothetical } from '../clause/hypothetical.ts';
import { lemmaAt, relationOf } from '../clause/sentence-tree.ts';
import { type FoundStance, isActor, type StanceSight, saidOf, stanceWords, standsOn, takesOf } from './stance-found.ts';
import { isDenied, isTo, linkOf, markerOf } from './stance-grammar.ts';

/** Stands by adjectives and participles: "X is wary of Y", "X, keen to do Y, ...", "X remains committed to Y". */
export function adjectiveStances(sight: StanceSight, adjective: number): FoundStance[] {
  const { tree } = sight;
  const token = tokenAt(tree, adjective);
  const form = token.form.toLowerCase();
  const lemma = lemmaAt(tree, adjective);
  const entries = [...stanceWords(sight, 'adj', lemma), ...(form === lemma ? [] : stanceWords(sight, 'adj', form))];
  if (entries.length === 0) return [];
  // "supported" the verb is none of these; "opposed to" and "worried about" are.
  if (token.upos === 'VERB' && token.xpos !== 'VBN' && token.xpos !== 'VBD') return [];
  if (isHypothetical(tree, adjective)) return [];
  const holder = saidOf(sight, adjective);
  if (holder === undefined) return [];
  const governor = token.head;
  const denied =
    isDenied(tree, adjective) || (relationOf(tree, adjective) === 'xcomp' && governor >= 0 && isDenied(tree, governor));
  const less = childrenBy(tree, adjective, 'advmod').some((child) =>
    /^(?:less|hardly|scarcely|least)$/u.test(lemmaAt(tree, child)),
  );
  for (const root of childrenBy(tree, adjective, 'obl', 'xcomp', 'advcl', 'ccomp', 'nmod', 'acl')) {
    if (root < adjective) continue;
    const verbal = /^(?:VERB|AUX)$/u.test(tokenAt(tree, root).upos) || childBy(tree, root, 'cop') !== undefined;
    const link = linkOf(tree, root);
    const entry =
      isTo(tree, root) && (verbal || childBy(tree, root, 'cop') !== undefined)
        ? (takesOf(entries, 'inf') ?? (link === 'for' ? takesOf(entries, 'for') : undefined))
        : markerOf(tree, root) === 'that' || (markerOf(tree, root) === '' && relationOf(tree, root) === 'ccomp')
          ? takesOf(entries, 'clause')
          : takesOf(entries, link);
    if (entry === undefined || isActor(sight, root)) continue;
    // "worried about being left behind": what may befall one is a fear, not an issue.
    if (childrenBy(tree, root, 'aux', 'cop').some((aux) => /^being$/iu.test(tokenAt(tree, aux).form))) continue;
    return standsOn(sight, {
      holder,
      word: entry,
      at: adjective,
      root,
      denied: denied !== less,
      rule: `adjective-${entry.act}`,
    });
  }
  return [];
}
