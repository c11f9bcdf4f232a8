import { wordClass } from '../../lexicon/words/word-classes.ts';
import { doersOf, type FoundPosition, isActor, type PositionSight, positionsOn } from './found-position.ts';
import { isNominal, prepositionOf } from './position-grammar.ts';

const VERBS_OF_RULING = wordClass('verbs of ruling');
const SUIT = wordClass('nouns of lawsuits');
const FILED = wordClass('verbs of filing');
const CONTESTS = wordClass('verbs of contesting');
const UNLAWFUL = wordClass('adjectives of unlawfulness');

/** "a case filed by X challenging Y", "X filed a suit against Y", "a case brought by X that could make Y illegal": X is against Y. */
export function lawsuitPositions(sight: PositionSight, noun: number): FoundPosition[] {
  const { tree } = sight;
  if (!SUIT.has(tree.lemma(noun))) return [];
  const above = tree.token(noun).head;
  const filing =
    tree.children(noun, 'acl').find((child) => FILED.has(tree.lemma(child)) && child > noun) ??
    (above >= 0 && tree.relation(noun) === 'obj' && FILED.has(tree.lemma(above)) ? above : undefined);
  if (filing === undefined) return [];
  const holder = doersOf(sight, filing);
  const root = contested(sight, noun, filing);
  if (holder === undefined || root === undefined || isActor(sight, root)) return [];
  return positionsOn(sight, { holder, word: { act: 'oppose', stance: '-' }, at: noun, root, rule: 'lawsuit' });
}

/** What a suit is against. The clause may hang on the suit, on its filing, or on the verb that governs both. */
function contested({ tree }: PositionSight, noun: number, filing: number): number | undefined {
  const around = [noun, filing, tree.token(noun).head].filter((token) => token >= 0);
  for (const token of around) {
    for (const child of tree.children(token, 'acl', 'advcl', 'nmod', 'obl')) {
      if (child < noun) continue;
      if (isNominal(tree, child)) {
        if (prepositionOf(tree, child) === 'against') return child;
        continue;
      }
      const object = tree.child(child, 'obj');
      if (object === undefined || object < child) continue;
      if (tree.token(child).xpos === 'VBG' && CONTESTS.has(tree.lemma(child))) return object;
      const unlawful = tree.children(child, 'xcomp').some((word) => UNLAWFUL.has(tree.lemma(word)));
      if (unlawful && VERBS_OF_RULING.has(tree.lemma(child))) return object;
    }
  }
  return undefined;
}
