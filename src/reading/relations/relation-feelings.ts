import type { Sentence } from '../../language/tree.ts';
import { child as childBy, children as childrenBy, tokenAt } from '../../language/trees.ts';
import type { DiscourseLexicon } from '../../lexicon/words/discourse.ts';
import { caseOf, isNegated, lemmaAt } from '../clause/sentence-tree.ts';
import { isReciprocal, type Parties } from '../parties/parties.ts';
import { type Bond, cross, isUnreal, isWanted, type Pair, relationWord, within } from './bond.ts';

const LOOKING = /^(?:regard|view|eye|watch|treat|see|look|consider|receive|greet|face|size|contemplate)$/u;
const WARILY =
  /^(?:warily|suspiciously|nervously|uneasily|coldly|coolly|distrustfully|mistrustfully|resentfully|jealously|bitterly|askance)$/u;
const SPEAKING = /^(?:speak|talk|meet|communicate|cooperate|co-operate|deal)$/u;
const STANDING = /^(?:stand|bear|stomach|abide|tolerate|trust|understand)$/u;
const CAMP = /^(?:side|camp|faction|force|group|militia|party|army|candidate|government|rebel|team|horse)$/u;
const OPPOSED =
  /^(?:oppose|opposing|opposite|rival|different|compete|competing|enemy|contrary|contend|contending|warring)$/u;
const TAKING = /^(?:back|support|arm|fund|finance|take|fight|favor|favour|champion|bankroll|sponsor)$/u;

/**
 * How one side feels about another, said by a verb and its company: "regards China with mistrust", "eye each other warily", "cannot stand
 * each other", "no longer speak", "back opposing sides".
 */
export function feelingBond(tree: Sentence, verb: number, words: DiscourseLexicon, parties: Parties): Bond | undefined {
  const lemma = lemmaAt(tree, verb);
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
  if (LOOKING.test(lemma) && !isNegated(tree, verb) && !isUnreal(tree, verb)) {
    const object =
      childBy(tree, verb, 'obj') ??
      childrenBy(tree, verb, 'obl').find((one) => /^(?:on|upon|at)$/u.test(caseOf(tree, one)));
    const manner = childrenBy(tree, verb, 'advmod').find((one) => WARILY.test(lemmaAt(tree, one)));
    const feeling = [
      ...childrenBy(tree, verb, 'obl', 'advmod'),
      ...(object === undefined ? [] : childrenBy(tree, object, 'nmod')),
    ].find(
      (one) => caseOf(tree, one) === 'with' && relationWord(words, 'bond', lemmaAt(tree, one))?.quality !== undefined,
    );
    const quality =
      feeling !== undefined
        ? relationWord(words, 'bond', lemmaAt(tree, feeling))?.quality
        : manner !== undefined
          ? 'rival'
          : undefined;
    if (object === undefined || quality === undefined || quality === 'client') return undefined;
    const to = feeling ?? manner ?? object;
    if (isReciprocal(tree, object)) return make(within(subject.ids), quality, to);
    const named = parties.named(tree, object);
    const others =
      named.length > 0 ? named : tokenAt(tree, object).upos === 'PROPN' ? parties.seated(tree, object) : [];
    return make(cross(subject.ids, others), quality, to);
  }
  const negated =
    isNegated(tree, verb) ||
    childrenBy(tree, verb, 'advmod').some(
      (one) =>
        /^(?:barely|scarcely|hardly|seldom|rarely)$/u.test(lemmaAt(tree, one)) ||
        /^longer$/iu.test(tokenAt(tree, one).form),
    );
  if (negated && SPEAKING.test(lemma)) {
    const place = childrenBy(tree, verb, 'obl').find(
      (one) => /^(?:to|with)$/u.test(caseOf(tree, one)) || isReciprocal(tree, one),
    );
    if (place === undefined || isReciprocal(tree, place)) {
      // "Do not speak of it" is silence, and no quarrel.
      const bare = childrenBy(tree, verb, 'obl', 'obj', 'ccomp', 'xcomp').length === (place === undefined ? 0 : 1);
      return bare ? make(within(subject.ids), 'rival', place ?? verb) : undefined;
    }
    return /^(?:speak|talk)$/u.test(lemma)
      ? make(cross(subject.ids, parties.at(tree, place)), 'rival', place)
      : undefined;
  }
  const object = childBy(tree, verb, 'obj');
  if (object === undefined) return undefined;
  if (negated && STANDING.test(lemma) && isReciprocal(tree, object)) return make(within(subject.ids), 'rival', object);
  if (
    TAKING.test(lemma) &&
    CAMP.test(lemmaAt(tree, object)) &&
    subject.ids.length === 2 &&
    childrenBy(tree, object, 'amod', 'compound').some((one) => OPPOSED.test(lemmaAt(tree, one)))
  )
    return make(within(subject.ids), 'rival', object);
  return undefined;
}
