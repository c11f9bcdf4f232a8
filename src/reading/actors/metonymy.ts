import { relationOf } from '../../language/structure.ts';
import type { Token } from '../../language/tree.ts';
import type { Tree } from '../clause/tree.ts';

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

/** Nouns for what governments are to each other, have between them, want, fear and think. */
const TIED = new Set(
  `ally partner patron friend foe enemy rival adversary backer sponsor client proxy protector neighbor neighbour arch-rival archrival
archenemy arch-enemy satellite vassal puppet guarantor supporter opponent competitor counterpart relation relationship tie alliance axis
friendship partnership rapprochement entente detente feud quarrel rift rivalry tension friction hostility enmity animosity mistrust
distrust suspicion trust dispute standoff split row spat wedge bond thaw cooperation coordination understanding fear worry concern
anxiety alarm unease apprehension nervousness goal aim ambition objective aspiration desire hope wish intention priority strategy
calculation calculus motive purpose interest belief conviction view perception assumption suspicion determination quest embrace orbit
backing patronage supplier advocate champion benefactor odds odd loggerhead dagger term orbit faith confidence courtship underwriter mentor shield lifeline nemesis antagonist competitor`.split(
    /\s+/,
  ),
);
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
const ATTITUDE = new Set(
  `determined eager keen anxious intent desperate impatient tempted resolved bent worried concerned afraid alarmed fearful nervous wary
uneasy apprehensive frightened terrified spooked haunted preoccupied jittery unnerved rattled leery dismayed convinced certain confident
persuaded suspicious sceptical skeptical interested reluctant loath hesitant willing unwilling ready adamant furious angry frustrated
grateful embarrassed isolated`.split(/\s+/),
);

/**
 * Whether a place stands by a word that only governments are tied by: "Tehran's strongest ally", "ties with Tehran", "mistrust between
 * Tehran and London", "Kyiv is no ally", "hostile to Rome".
 */
export function isTiedAsGovernment(sentence: Tree, head: number): boolean {
  const token = sentence.token(head);
  const relation = relationOf(token);
  if (relation === 'conj' && sentence.firstConjunct(head) !== head)
    return isTiedAsGovernment(sentence, sentence.firstConjunct(head));
  if (token.head < 0) return false;
  const { lemma, index } = sentence.token(token.head);
  const preposition = sentence.prepositionOf(head).split(' ').at(-1) ?? '';
  if (TIED.has(lemma)) {
    if (isPossessor(sentence, head)) return true;
    if (relation === 'nmod') return /^(?:of|with|to|between|toward|towards|for)$/.test(preposition);
    return relation === 'nsubj' && sentence.child(index, 'cop') !== undefined;
  }
  if (relation === 'nsubj' && (ATTITUDE.has(lemma) || ATTITUDE.has(sentence.token(index).form.toLowerCase())))
    return true;
  // "Considers Rome an ally", "made Paris and Rome partners"
  if (relation === 'obj' && /^(?:consider|call|make|deem|find|label|regard|see|view|treat)$/.test(lemma))
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
const OF_PLACES = new Set('lie lay sit stand be grow shake flood host remain become wake sleep burn'.split(' '));

/**
 * Whether a capital or another place that may stand for its government does so here: as subject of what governments
 * do, as possessor ("Washington's answer"), or where prepositions name parties ("between Moscow and Beijing"); not
 * after prepositions of place.
 *
 * @param head token that heads the place name
 */
export function actsAsGovernment(sentence: Tree, head: number): boolean {
  const token = sentence.tokens[head] as Token;
  const relation = relationOf(token);
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
    if (/^(?:from|to|of|on)$/.test(preposition) && relation === 'nmod' && governor && EXCHANGED.has(governor.lemma))
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
