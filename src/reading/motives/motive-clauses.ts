import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Tree } from '../clause/tree.ts';
import type { Parties } from '../parties/parties.ts';
import type { Voices } from '../parties/voices.ts';
import { type Ascribed, both, isPast, withTail } from './ascribed.ts';
import { holderOf, isNobody } from './motive-verbs.ts';

const AUXILIARIES_OF_A_PURPOSE = wordClass('auxiliaries of a purpose');
const NOUNS_OF_WHAT_ONE_SETS_ON_AN_AIM = wordClass('nouns of what one sets on an aim');
const VERBS_OF_MOTIVE_BY_A_TURN_OF_PHRASE = wordClass('verbs of motive by a turn of phrase');

/** What may be feared in "lest it lose" and sought in "so that it can rebuild" is told of who acts in the clause above. */
export function purposeClause(tree: Tree, verb: number, parties: Parties, voices: Voices): Ascribed | undefined {
  if (!/^(?:advcl|acl|ccomp|parataxis)$/u.test(tree.relation(verb))) return undefined;
  const marks = tree.children(verb, 'mark', 'advmod').filter((mark) => mark < verb);
  const lest = marks.find((mark) => tree.lemma(mark) === 'lest');
  const so = marks.find((mark) => tree.lemma(mark) === 'so' && tree.tokens[mark + 1]?.form.toLowerCase() === 'that');
  const able = tree
    .children(verb, 'aux')
    .some((aux) => AUXILIARIES_OF_A_PURPOSE.has(tree.token(aux).form.toLowerCase()));
  if (lest === undefined && (so === undefined || !able)) return undefined;
  const above = tree.token(verb).head;
  if (above < 0 || tree.isHypothetical(above)) return undefined;
  const holder = holderOf(tree, above, parties, voices);
  if (holder === undefined || isNobody(tree, holder.head)) return undefined;
  const content = tree.clauseOf(verb).filter((token) => token > (lest ?? (so as number) + 1));
  return content.length === 0
    ? undefined
    : {
        actors: holder.ids,
        motive: lest === undefined ? 'wants' : 'fears',
        content,
        from: Math.min(holder.head, verb),
        rule: lest === undefined ? 'so-that' : 'lest',
      };
}

/**
 * Turns of phrase: "cannot afford to lose a buffer" (feared), "would like nothing better than to see them quarrel" (wanted), "saw in him a
 * puppet", "looks upon the island as a province" (believed).
 */
export function turnOfPhrase(tree: Tree, verb: number, parties: Parties, voices: Voices): Ascribed | undefined {
  const lemma = tree.lemma(verb);
  if (!VERBS_OF_MOTIVE_BY_A_TURN_OF_PHRASE.has(lemma) || isPast(tree, verb)) return undefined;
  const holder = holderOf(tree, verb, parties, voices);
  if (holder === undefined || isNobody(tree, holder.head)) return undefined;
  const make = (motive: Ascribed['motive'], content: readonly number[]): Ascribed | undefined =>
    content.length === 0
      ? undefined
      : { actors: holder.ids, motive, content, from: Math.min(holder.head, verb), rule: 'turn-of-phrase' };
  if (lemma === 'afford') {
    const lost = tree.children(verb, 'xcomp', 'advcl', 'obj').find((child) => child > verb);
    return lost !== undefined && tree.hasNegator(verb) ? make('fears', tree.clauseOf(lost)) : undefined;
  }
  if (tree.hasNegator(verb)) return undefined;
  const object = tree.child(verb, 'obj');
  if (lemma === 'like') {
    const would = tree.children(verb, 'aux').some((aux) => /^(?:would|['’]d)$/iu.test(tree.token(aux).form));
    if (!would || object === undefined) return undefined;
    if (!/^nothing$/iu.test(tree.token(object).form))
      return tree.token(object).upos === 'NOUN'
        ? make('wants', withTail(tree, verb, tree.clauseOf(object)))
        : undefined;
    const wish = tree
      .subtree(verb)
      .find((token) => token > object && tree.token(token).upos === 'VERB' && tree.isInfinitive(token));
    return wish === undefined ? undefined : make('wants', tree.clauseOf(wish));
  }
  if (tree.isHypothetical(verb)) return undefined;
  if (lemma === 'see') {
    const place = tree.children(verb, 'obl').find((child) => child > verb && tree.caseOf(child) === 'in');
    return place !== undefined && object !== undefined && object > verb && tree.token(object).upos === 'NOUN'
      ? make(
          'believes',
          both(tree.subtree(place), tree.subtree(object)).filter((token) => token > verb),
        )
      : undefined;
  }
  const places = tree.children(verb, 'obl').filter((child) => child > verb);
  if (lemma === 'look') {
    const thing = places.find((child) => /^(?:on|upon)$/u.test(tree.caseOf(child)));
    const as = [...places, ...tree.children(thing ?? verb, 'nmod')].find((child) => tree.caseOf(child) === 'as');
    return thing === undefined || as === undefined
      ? undefined
      : make('believes', both(tree.subtree(thing), tree.subtree(as)));
  }
  // "Pins its hopes on", "has set its sights on"
  const sights = object !== undefined && NOUNS_OF_WHAT_ONE_SETS_ON_AN_AIM.has(tree.lemma(object));
  const on = sights
    ? [...places, ...tree.children(verb, 'advcl')].find(
        (child) =>
          /^(?:on|upon)$/u.test(tree.caseOf(child)) ||
          tree.children(child, 'mark').some((mark) => tree.lemma(mark) === 'on'),
      )
    : undefined;
  return on === undefined ? undefined : make('wants', tree.clauseOf(on));
}

/** "Robert Mugabe is after diamonds" */
export function pursued(tree: Tree, noun: number, parties: Parties): Ascribed | undefined {
  if (tree.caseOf(noun) !== 'after' || tree.child(noun, 'cop') === undefined || tree.hasNegator(noun)) return undefined;
  const subject = tree.child(noun, 'nsubj');
  const ids = subject === undefined ? [] : parties.at(tree, subject);
  if (subject === undefined || ids.length === 0 || tree.isHypothetical(noun)) return undefined;
  const copula = tree.child(noun, 'cop') ?? noun;
  const content = tree.clauseOf(noun).filter((token) => token > copula);
  return { actors: ids, motive: 'wants', content, from: subject, rule: 'after' };
}
