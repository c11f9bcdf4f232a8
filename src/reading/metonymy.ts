import type { Sentence, Token } from '../language/tree.ts';
import { child, firstConjunct, relationOf } from '../language/trees.ts';

/** Prepositions after which a capital is a place ("in Moscow", "near Seoul"), and those after which it acts ("by Moscow"). */
const PLACE = new Set(
  'in at near from to outside around through into inside across over via towards toward throughout above beyond within onto off'.split(
    ' ',
  ),
);
const PARTY = new Set('between with against by for among behind despite alongside without upon'.split(' '));

/** Verbs whose subject may well be a place: "Moscow lies", "Seoul grew". */
const OF_PLACES = new Set('lie lay sit stand be grow shake flood host remain become wake sleep burn'.split(' '));

/**
 * Whether a capital or another place that may stand for its government does so here: as subject of what governments
 * do, as possessor ("Washington's answer"), or where prepositions name parties ("between Moscow and Beijing"); not
 * after prepositions of place.
 *
 * @param head token that heads the place name
 */
export function actsAsGovernment(sentence: Sentence, head: number): boolean {
  const token = sentence.tokens[head] as Token;
  const relation = relationOf(token);
  const governor = token.head >= 0 ? (sentence.tokens[token.head] as Token) : undefined;
  if (relation === 'conj' && firstConjunct(sentence, head) !== head)
    return actsAsGovernment(sentence, firstConjunct(sentence, head));
  const cases = sentence.tokens.filter((other) => other.head === head && other.deprel === 'case');
  if (
    token.deprel === 'nmod:poss' ||
    cases.some((mark) => mark.form === "'s" || mark.form === '’s' || mark.xpos === 'POS')
  )
    return true;
  if (relation === 'nsubj') {
    return !(governor && (OF_PLACES.has(governor.lemma) || child(sentence, governor.index, 'cop') !== undefined));
  }
  const preposition = cases[0]?.form.toLowerCase();
  if (preposition) {
    if (PARTY.has(preposition)) return true;
    if (PLACE.has(preposition)) return false;
    // "of Moscow": a party where the noun is an act or a tie, a place where it is a part of town. Left literal.
    return false;
  }
  return relation === 'obj' || relation === 'iobj';
}
