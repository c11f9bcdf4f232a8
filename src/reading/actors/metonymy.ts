import type { Token } from '../../language/tree.ts';
import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Tree } from '../clause/tree.ts';

const TIE_PREPOSITIONS = wordClass('prepositions behind a tie');
const CALLING = wordClass('verbs of calling somebody something');
const EXCHANGE_PREPOSITIONS = wordClass('prepositions of what passes between governments');

/** Prepositions after which a capital is a place ("in Moscow", "near Seoul"), and those after which it acts ("by Moscow"). */
const PLACE = wordClass('prepositions of place');
const PARTY = wordClass('prepositions of a party');

/** Nouns for what governments say to each other, give and want. */
const EXCHANGED = wordClass('nouns of what governments exchange');

/** Nouns for what governments are to each other, have between them, want, fear and think. */
const TIED = wordClass('nouns of what ties governments');
/** Words that stand between two governments, with the prepositions behind which the other one stands: "hostile to Seoul". */
const TYING: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ...['hostile', 'loyal', 'beholden', 'subservient'].map((word) => [word, ['to', 'toward', 'towards']] as const),
  ...['allied', 'aligned', 'close', 'friendly'].map((word) => [word, ['to', 'with', 'toward', 'towards']] as const),
  ...['look'].map((word) => [word, ['to']] as const),
  ...['turn', 'gravitate', 'tilt', 'pivot'].map(
    (word) => [word, ['to', 'toward', 'towards', 'on', 'against']] as const,
  ),
  ...['side', 'align', 'reconcile', 'ally', 'break', 'odds'].map((word) => [word, ['with']] as const),
  ...['distance', 'estranged', 'estrange'].map((word) => [word, ['from']] as const),
  ...['dependent', 'reliant', 'depend', 'rely', 'lean'].map((word) => [word, ['on', 'upon']] as const),
]);

/** Adjectives and participles for states of mind: their subject is a government, not a town. */
const ATTITUDE = wordClass('states of mind');

/**
 * Whether a place stands by a word that only governments are tied by: "Tehran's strongest ally", "ties with Tehran", "mistrust between
 * Tehran and London", "Kyiv is no ally", "hostile to Rome".
 */
export function isTiedAsGovernment(sentence: Tree, head: number): boolean {
  const token = sentence.token(head);
  const relation = sentence.relation(token.index);
  if (relation === 'conj' && sentence.firstConjunct(head) !== head)
    return isTiedAsGovernment(sentence, sentence.firstConjunct(head));
  if (token.head < 0) return false;
  const { lemma, index } = sentence.token(token.head);
  const preposition = sentence.prepositionOf(head).split(' ').at(-1) ?? '';
  if (TIED.has(lemma)) {
    if (isPossessor(sentence, head)) return true;
    if (relation === 'nmod') return TIE_PREPOSITIONS.has(preposition);
    return relation === 'nsubj' && sentence.child(index, 'cop') !== undefined;
  }
  if (relation === 'nsubj' && (ATTITUDE.has(lemma) || ATTITUDE.has(sentence.token(index).form.toLowerCase())))
    return true;
  // "Considers Rome an ally", "made Paris and Rome partners"
  if (relation === 'obj' && CALLING.has(lemma))
    return sentence
      .children(index, 'xcomp', 'obj', 'obl')
      .some((one) => one !== head && TIED.has(sentence.token(one).lemma));
  // "Turned its back on Rome"
  if (lemma === 'back' && relation === 'nmod' && preposition === 'on') return true;
  // "Becomes Rome's ally", "remains a friend": the subject of the verb above the noun.
  if (relation === 'nsubj' && /^(?:become|remain)$/.test(lemma))
    return sentence.children(index, 'xcomp', 'obj').some((one) => TIED.has(sentence.token(one).lemma));
  const prepositions = TYING.get(lemma);
  return relation === 'obl' && prepositions !== undefined && prepositions.includes(preposition);
}

/** Verbs whose subject may well be a place: "Moscow lies", "Seoul grew". */
const OF_PLACES = wordClass('verbs whose subject may be a place');

/**
 * Whether a capital or another place that may stand for its government does so here: as subject of what governments
 * do, as possessor ("Washington's answer"), or where prepositions name parties ("between Moscow and Beijing"); not
 * after prepositions of place.
 *
 * @param head token that heads the place name
 */
export function actsAsGovernment(sentence: Tree, head: number): boolean {
  const token = sentence.tokens[head] as Token;
  const relation = sentence.relation(token.index);
  const governor = token.head >= 0 ? (sentence.tokens[token.head] as Token) : undefined;
  if (relation === 'conj' && sentence.firstConjunct(head) !== head)
    return actsAsGovernment(sentence, sentence.firstConjunct(head));
  if (isPossessor(sentence, head)) return true;
  if (relation === 'nsubj') {
    return !(governor && (OF_PLACES.has(governor.lemma) || sentence.child(governor.index, 'cop') !== undefined));
  }
  const [preposition] = sentence.prepositionOf(head).split(' ');
  if (preposition) {
    if (PARTY.has(preposition)) return true;
    // "warnings from Moscow", "a message to Seoul", "criticism of Beijing": what passes between governments.
    if (EXCHANGE_PREPOSITIONS.has(preposition) && relation === 'nmod' && governor && EXCHANGED.has(governor.lemma))
      return true;
    if (PLACE.has(preposition)) return false;
    // "of Moscow": a party where the noun is an act or a tie, a place where it is a part of town. Left literal.
    return false;
  }
  return relation === 'obj' || relation === 'iobj';
}

/** Whether a name owns something: "Seoul's answer". */
export function isPossessor(sentence: Tree, head: number): boolean {
  if (sentence.token(head).deprel === 'nmod:poss') return true;
  return sentence.children(head, 'case').some((mark) => {
    const { form, xpos } = sentence.token(mark);
    return form === "'s" || form === '’s' || xpos === 'POS';
  });
}
