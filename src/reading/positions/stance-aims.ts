import { child as childBy, children as childrenBy, tokenAt } from '../../language/trees.ts';
import { isSupposed } from '../clause/hypothetical.ts';
import { lemmaAt } from '../clause/sentence-tree.ts';
import { type FoundStance, type Holder, isActor, namedBy, type StanceSight, standsOn } from './stance-found.ts';
import { isDenied, isNominal, isTo, prepositionOf } from './stance-grammar.ts';

const AIM = /^(?:priority|goal|aim|objective|ambition|purpose)$/u;

/** "The priority for X remains Y", "X's aim is to do Y": somebody stands for what he puts first. */
export function aimStances(sight: StanceSight, noun: number): FoundStance[] {
  const { tree } = sight;
  if (!AIM.test(lemmaAt(tree, noun)) || tokenAt(tree, noun).deprel !== 'nsubj') return [];
  const predicate = tokenAt(tree, noun).head;
  if (predicate < 0 || isSupposed(tree, predicate) || isDenied(tree, predicate)) return [];
  const root =
    childBy(tree, predicate, 'cop') !== undefined
      ? predicate
      : /^(?:remain|be|stay)$/u.test(lemmaAt(tree, predicate))
        ? childBy(tree, predicate, 'xcomp', 'obj', 'ccomp', 'advcl')
        : undefined;
  if (root === undefined || root < noun || !(isNominal(tree, root) || isTo(tree, root)) || isActor(sight, root))
    return [];
  const holder = ownerOf(sight, noun);
  if (holder === undefined) return [];
  return standsOn(sight, {
    holder,
    word: { act: 'support', stance: '+' },
    at: noun,
    root,
    rule: 'aim',
    without: childrenBy(tree, root, 'nsubj', 'cop').filter((child) => child < root),
  });
}

function ownerOf(sight: StanceSight, noun: number): Holder | undefined {
  const { tree } = sight;
  const owners = [
    ...childrenBy(tree, noun).filter((child) => tokenAt(tree, child).deprel === 'nmod:poss'),
    ...childrenBy(tree, noun, 'nmod').filter((child) => /^(?:for|of)$/u.test(prepositionOf(tree, child))),
  ];
  for (const head of owners) {
    const ids = namedBy(sight, head);
    if (ids.length > 0) return { ids, head };
  }
  return undefined;
}
