import type { DiscourseLexicon } from '../../lexicon/words/discourse.ts';
import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Tree } from '../clause/tree.ts';
import { isReciprocal, type Parties } from '../parties/parties.ts';
import { type Bond, cross, isUnreal, isWanted, type Pair, relationWord, within } from './bond.ts';

const ADVERBS_OF_HARDLY_ANY_DEALING = wordClass('adverbs of hardly any dealing');
const LOOKING = wordClass('verbs of looking at somebody');
const WARILY = wordClass('adverbs of wary looks');
const SPEAKING = wordClass('verbs of dealing with somebody');
const STANDING = wordClass('verbs of bearing somebody');
const CAMP = wordClass('nouns of camps');
const OPPOSED = wordClass('adjectives of opposed camps');
const TAKING = wordClass('verbs of taking sides');

/**
 * How one side feels about another, said by a verb and its company: "regards China with mistrust", "eye each other warily", "cannot stand
 * each other", "no longer speak", "back opposing sides".
 */
export function feelingBond(tree: Tree, verb: number, words: DiscourseLexicon, parties: Parties): Bond | undefined {
  const lemma = tree.lemma(verb);
  if (isWanted(tree, verb)) return undefined;
  const subject = parties.subjectOf(tree, verb);
  if (subject === undefined || subject.ids.length === 0) return undefined;
  const make = (pairs: readonly Pair[], quality: Bond['quality'], to: number): Bond | undefined =>
    pairs.length === 0
      ? undefined
      : {
          pairs,
          quality,
          change: 'none',
          predicate: verb,
          from: Math.min(subject.head, verb, to),
          to: Math.max(verb, to),
          rule: 'feeling',
        };
  if (LOOKING.has(lemma) && !tree.hasNegator(verb) && !isUnreal(tree, verb)) {
    const object =
      tree.child(verb, 'obj') ?? tree.children(verb, 'obl').find((one) => /^(?:on|upon|at)$/u.test(tree.caseOf(one)));
    const manner = tree.children(verb, 'advmod').find((one) => WARILY.has(tree.lemma(one)));
    const feeling = [
      ...tree.children(verb, 'obl', 'advmod'),
      ...(object === undefined ? [] : tree.children(object, 'nmod')),
    ].find((one) => tree.caseOf(one) === 'with' && relationWord(words, 'bond', tree.lemma(one))?.quality !== undefined);
    const quality =
      feeling !== undefined
        ? relationWord(words, 'bond', tree.lemma(feeling))?.quality
        : manner !== undefined
          ? 'rival'
          : undefined;
    if (object === undefined || quality === undefined || quality === 'client') return undefined;
    const to = feeling ?? manner ?? object;
    if (isReciprocal(tree, object)) return make(within(subject.ids), quality, to);
    const named = parties.named(tree, object);
    const others = named.length > 0 ? named : tree.token(object).upos === 'PROPN' ? parties.seated(tree, object) : [];
    return make(cross(subject.ids, others), quality, to);
  }
  const negated =
    tree.hasNegator(verb) ||
    tree
      .children(verb, 'advmod')
      .some((one) => ADVERBS_OF_HARDLY_ANY_DEALING.has(tree.lemma(one)) || /^longer$/iu.test(tree.token(one).form));
  if (negated && SPEAKING.has(lemma)) {
    const place = tree
      .children(verb, 'obl')
      .find((one) => /^(?:to|with)$/u.test(tree.caseOf(one)) || isReciprocal(tree, one));
    if (place === undefined || isReciprocal(tree, place)) {
      // "Do not speak of it" is silence, and no quarrel.
      const bare = tree.children(verb, 'obl', 'obj', 'ccomp', 'xcomp').length === (place === undefined ? 0 : 1);
      return bare ? make(within(subject.ids), 'rival', place ?? verb) : undefined;
    }
    return /^(?:speak|talk)$/u.test(lemma)
      ? make(cross(subject.ids, parties.at(tree, place)), 'rival', place)
      : undefined;
  }
  const object = tree.child(verb, 'obj');
  if (object === undefined) return undefined;
  if (negated && STANDING.has(lemma) && isReciprocal(tree, object)) return make(within(subject.ids), 'rival', object);
  if (
    TAKING.has(lemma) &&
    CAMP.has(tree.lemma(object)) &&
    subject.ids.length === 2 &&
    tree.children(object, 'amod', 'compound').some((one) => OPPOSED.has(tree.lemma(one)))
  )
    return make(within(subject.ids), 'rival', object);
  return undefined;
}
