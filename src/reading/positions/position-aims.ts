import { wordClass } from '../../lexicon/words/word-classes.ts';
import {
  type FoundPosition,
  type Holder,
  isActor,
  namedBy,
  type PositionSight,
  positionsOn,
} from './found-position.ts';
import { isDenied, isNominal, isTo, prepositionOf } from './position-grammar.ts';

const AIM = wordClass('nouns of aims');

/** "The priority for X remains Y", "X's aim is to do Y": somebody stands for what he puts first. */
export function aimPositions(sight: PositionSight, noun: number): FoundPosition[] {
  const { tree } = sight;
  if (!AIM.has(tree.lemma(noun)) || tree.token(noun).deprel !== 'nsubj') return [];
  const predicate = tree.token(noun).head;
  if (predicate < 0 || tree.isSupposed(predicate) || isDenied(tree, predicate)) return [];
  const root =
    tree.child(predicate, 'cop') !== undefined
      ? predicate
      : /^(?:remain|be|stay)$/u.test(tree.lemma(predicate))
        ? tree.child(predicate, 'xcomp', 'obj', 'ccomp', 'advcl')
        : undefined;
  if (root === undefined || root < noun || !(isNominal(tree, root) || isTo(tree, root)) || isActor(sight, root))
    return [];
  const holder = ownerOf(sight, noun);
  if (holder === undefined) return [];
  return positionsOn(sight, {
    holder,
    word: { act: 'support', stance: '+' },
    at: noun,
    root,
    rule: 'aim',
    without: tree.children(root, 'nsubj', 'cop').filter((child) => child < root),
  });
}

function ownerOf(sight: PositionSight, noun: number): Holder | undefined {
  const { tree } = sight;
  const owners = [
    ...tree.children(noun).filter((child) => tree.token(child).deprel === 'nmod:poss'),
    ...tree.children(noun, 'nmod').filter((child) => /^(?:for|of)$/u.test(prepositionOf(tree, child))),
  ];
  for (const head of owners) {
    const ids = namedBy(sight, head);
    if (ids.length > 0) return { ids, head };
  }
  return undefined;
}
