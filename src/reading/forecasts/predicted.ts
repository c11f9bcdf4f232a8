import type { DiscourseLexicon } from '../../lexicon/words/discourse.ts';
import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Hedge } from '../../records/forecast.ts';
import { nearestSubject } from '../clause/conditions.ts';
import type { Tree } from '../clause/tree.ts';
import { type Foreseen, hedgeWord, isTo, phraseStart } from './foreseen.ts';

const ADJECTIVES_OF_THE_CHANCE_OF_AN_EVENT = wordClass('adjectives of the chance of an event');

const PARTICIPLES_OF_EXPECTATION = wordClass('participles of expectation');

const PARTICIPLES_OF_HEADING_FOR = wordClass('participles of heading for');

const VERBS_OF_APPEARING = wordClass('verbs of appearing');

/** "Is likely to", "look set to", "stands to lose", "war is inevitable", "is headed for". */
export function predicted(tree: Tree, at: number, words: DiscourseLexicon): Foreseen | undefined {
  const token = tree.token(at);
  if (!/^(?:ADJ|VERB)$/u.test(token.upos) || pastModal(tree, at)) return undefined;
  const base = hedgeWord(words, 'adj', token.form.toLowerCase());
  const stands = token.upos === 'VERB' ? hedgeWord(words, 'stand', token.lemma.toLowerCase()) : undefined;
  if (base === undefined && stands === undefined) return undefined;
  const infinitive = tree
    .children(at, 'xcomp', 'ccomp', 'advcl', 'csubj', 'obl')
    .find((child) => isTo(tree, child) && child > at && tree.token(child).upos !== 'PROPN');
  const subject = predicateSubject(tree, at);
  if (subject === undefined) return undefined;
  const negate = (hedge: Hedge): Hedge =>
    tree.hasNegator(at) ? (hedge === 'certain' ? 'possible' : 'unlikely') : hedge;
  const from = tree.subtree(subject)[0] ?? subject;
  if (stands !== undefined) {
    if (infinitive === undefined || tree.child(at, 'obj') !== undefined) return undefined;
    return { head: infinitive, from, hedge: negate(stands), rule: 'predicate' };
  }
  if (base === undefined) return undefined;
  const be = tree.children(at, 'cop', 'aux').some((aux) => /^(?:be|remain)$/u.test(tree.lemma(aux)));
  const linked = tree.relation(at) === 'xcomp' || tree.relation(at) === 'conj';
  if (infinitive !== undefined && (be || linked))
    return { head: infinitive, from, hedge: negate(base), rule: 'predicate' };
  const ahead = tree
    .children(at, 'obl')
    .find((child) => tree.children(child, 'case').some((mark) => tree.lemma(mark) === 'for'));
  if (PARTICIPLES_OF_HEADING_FOR.has(token.form.toLowerCase()) && ahead !== undefined && (be || linked))
    return { head: at, from, hedge: base, rule: 'predicate' };
  // "War is inevitable", "a breakthrough looks unlikely"
  const bare = be || (linked && !/^(?:VERB)$/u.test(token.upos));
  if (
    bare &&
    ADJECTIVES_OF_THE_CHANCE_OF_AN_EVENT.has(token.form.toLowerCase()) &&
    tree.token(subject).upos === 'NOUN' &&
    tree.child(at, 'csubj', 'ccomp') === undefined &&
    !tree.children(at, 'advcl').some((child) => isTo(tree, child))
  ) {
    return { head: at, from, hedge: negate(base), rule: 'event' };
  }
  return undefined;
}

/** The subject of an adjective, also over "look", "seem" and "all but". */
function predicateSubject(tree: Tree, at: number): number | undefined {
  const own = nearestSubject(tree, at);
  if (own !== undefined && own < at) return own;
  const above = tree.token(at).head;
  if (above < 0) return undefined;
  if (tree.relation(at) === 'xcomp' && VERBS_OF_APPEARING.has(tree.lemma(above))) return nearestSubject(tree, above);
  if (tree.relation(at) === 'conj') return nearestSubject(tree, above);
  return undefined;
}

/** "A ruling expected in June" */
export function awaitedEvent(tree: Tree, noun: number, words: DiscourseLexicon): Foreseen | undefined {
  const participle = tree.children(noun, 'acl').find((child) => child > noun && tree.token(child).xpos === 'VBN');
  if (participle === undefined || hedgeWord(words, 'adj', tree.token(participle).form.toLowerCase()) !== 'likely')
    return undefined;
  if (!PARTICIPLES_OF_EXPECTATION.has(tree.token(participle).form.toLowerCase())) return undefined;
  if (tree.children(participle, 'obl', 'xcomp').length === 0) return undefined;
  return { head: noun, from: phraseStart(tree, noun), hedge: 'likely', rule: 'event' };
}

function pastModal(tree: Tree, at: number): boolean {
  return tree.children(at, 'aux').some((aux) => /^(?:would|could|might)$/u.test(tree.token(aux).form.toLowerCase()));
}
