import { wordClass } from '../../lexicon/words/word-classes.ts';
import {
  type FoundPosition,
  isActor,
  type PositionSight,
  positionsOn,
  saidOf,
  stanceWords,
  takesOf,
} from './found-position.ts';
import { isDenied, isTo, linkOf, markerOf } from './position-grammar.ts';

const ADVERBS_OF_LESS = wordClass('adverbs of less');

/** Positions by adjectives and participles: "X is wary of Y", "X, keen to do Y, ...", "X remains committed to Y". */
export function adjectivePositions(sight: PositionSight, adjective: number): FoundPosition[] {
  const { tree } = sight;
  const token = tree.token(adjective);
  const form = token.form.toLowerCase();
  const lemma = tree.lemma(adjective);
  const entries = [...stanceWords(sight, 'adj', lemma), ...(form === lemma ? [] : stanceWords(sight, 'adj', form))];
  if (entries.length === 0) return [];
  // "supported" the verb is none of these; "opposed to" and "worried about" are.
  if (token.upos === 'VERB' && token.xpos !== 'VBN' && token.xpos !== 'VBD') return [];
  if (tree.isHypothetical(adjective)) return [];
  const holder = saidOf(sight, adjective);
  if (holder === undefined) return [];
  const governor = token.head;
  const denied =
    isDenied(tree, adjective) || (tree.relation(adjective) === 'xcomp' && governor >= 0 && isDenied(tree, governor));
  const less = tree.children(adjective, 'advmod').some((child) => ADVERBS_OF_LESS.has(tree.lemma(child)));
  for (const root of tree.children(adjective, 'obl', 'xcomp', 'advcl', 'ccomp', 'nmod', 'acl')) {
    if (root < adjective) continue;
    const verbal = /^(?:VERB|AUX)$/u.test(tree.token(root).upos) || tree.child(root, 'cop') !== undefined;
    const link = linkOf(tree, root);
    const entry =
      isTo(tree, root) && (verbal || tree.child(root, 'cop') !== undefined)
        ? (takesOf(entries, 'inf') ?? (link === 'for' ? takesOf(entries, 'for') : undefined))
        : markerOf(tree, root) === 'that' || (markerOf(tree, root) === '' && tree.relation(root) === 'ccomp')
          ? takesOf(entries, 'clause')
          : takesOf(entries, link);
    if (entry === undefined || isActor(sight, root)) continue;
    // "worried about being left behind": what may befall one is a fear, not an issue.
    if (tree.children(root, 'aux', 'cop').some((aux) => /^being$/iu.test(tree.token(aux).form))) continue;
    return positionsOn(sight, {
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
