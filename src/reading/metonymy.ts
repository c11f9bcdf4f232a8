import type { Sentence, Token } from '../language/tree.ts';
import { caseOf, child, children, firstConjunct, relationOf, tokenAt } from '../language/trees.ts';

/** Prepositions after which a capital is a place ("in Moscow", "near Seoul"), and those after which it acts ("by Moscow"). */
const PLACE = new Set(
  'in at near from to outside around through into inside across over via towards toward throughout above beyond within onto off'.split(
    ' ',
  ),
);
const PARTY = new Set('between with against by for among behind despite alongside without upon'.split(' '));

/** Nouns for what governments say to each other, give and want. */
const EXCHANGED = new Set(
  `warning demand pressure criticism call threat message signal approval assurance guarantee objection complaint request
concession reply response permission backing blessing appeal ultimatum condemnation protest denial rebuke apology
hostility loyalty deference ally allegiance defiance accusation proposal offer invitation overture order instruction
reassurance pledge promise commitment rejection silence opposition support sanction embargo dependence reliance`.split(
    /\s+/,
  ),
);

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
  if (isPossessor(sentence, head)) return true;
  if (relation === 'nsubj') {
    return !(governor && (OF_PLACES.has(governor.lemma) || child(sentence, governor.index, 'cop') !== undefined));
  }
  const [preposition] = caseOf(sentence, head).split(' ');
  if (preposition) {
    if (PARTY.has(preposition)) return true;
    // "warnings from Moscow", "a message to Seoul", "criticism of Beijing": what passes between governments.
    if (/^(?:from|to|of|on)$/.test(preposition) && relation === 'nmod' && governor && EXCHANGED.has(governor.lemma))
      return true;
    if (PLACE.has(preposition)) return false;
    // "of Moscow": a party where the noun is an act or a tie, a place where it is a part of town. Left literal.
    return false;
  }
  return relation === 'obj' || relation === 'iobj';
}

/** Whether a name owns something: "Seoul's answer". */
export function isPossessor(sentence: Sentence, head: number): boolean {
  if (tokenAt(sentence, head).deprel === 'nmod:poss') return true;
  return children(sentence, head, 'case').some((mark) => {
    const { form, xpos } = tokenAt(sentence, mark);
    return form === "'s" || form === '’s' || xpos === 'POS';
  });
}
