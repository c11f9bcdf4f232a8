import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Reality } from '../../records/event.ts';
import type { Tree } from '../clause/tree.ts';
import type { SentenceFrames } from './event-triggers.ts';
import { nounOperator, operatorOf } from './operator-words.ts';
import { type ClimbAt, clauseReality, type RealityClimb } from './reality-climb.ts';

/** Whether what stands further up says something of the act too. */
type Way = 'on' | 'ends';

/** What the word above says of an act, by how the act hangs on it. */
export interface RealityStep {
  readonly name: string;
  /** Whether the act is told by a clause or by a noun. */
  readonly of: 'clause' | 'noun';
  /** Relations to the word above; `nsubj:` are subjects with a subtype, as of passives. */
  readonly relations: readonly string[];
  /** A sentence, the word that names the act, and what the step makes of it. */
  readonly example: { readonly text: string; readonly word: string; readonly reality: Reality };
  readonly climb: (climb: RealityClimb, at: ClimbAt) => Way;
}

const IMPLICATIVE = wordClass('verbs with an infinitive that happens');
const CAUSATIVE = wordClass('verbs that make somebody act');
const CONDITIONAL = wordClass('links of a condition');
const HAPPENS = wordClass('verbs of happening');
const UNDONE = wordClass('links to what was not done');
const TOLD = wordClass('prepositions before what has happened');
const OBJECT_PREPOSITIONS = wordClass('prepositions before the object of an operator');
const NOUN_PREPOSITIONS = wordClass('prepositions behind an operator noun');
const PRESUPPOSING = wordClass('verbs whose object is there');

export const REALITY_STEPS: readonly RealityStep[] = [
  {
    name: 'a complement is what its verb makes of it',
    of: 'clause',
    relations: ['xcomp', 'ccomp', 'csubj'],
    example: { text: 'Seoul promised to withdraw its troops.', word: 'withdraw', reality: 'planned' },
    climb: (climb, { above, relation, mark, to }) => {
      const operator = operatorOf(climb.found, above.index);
      const acts = operator !== undefined && operator !== 'said' && operator !== 'alleged';
      if (acts) climb.apply(operator, `complement of ${above.lemma}`, above.index);
      else if (relation === 'xcomp' && to) {
        if (!operator && !IMPLICATIVE.has(above.lemma) && above.xpos !== 'MD')
          climb.weigh('hypothetical', `infinitive under ${above.lemma}`, above.index);
      } else if (operator === 'said') climb.reporting ??= above.index;
      if (/^(?:if|whether)$/.test(mark)) climb.weigh('hypothetical', `link ${mark}`);
      return 'on';
    },
  },
  {
    name: 'an adverbial clause is what its link says',
    of: 'clause',
    relations: ['advcl'],
    example: { text: 'The envoy left without signing the treaty.', word: 'signing', reality: 'denied' },
    climb: (climb, { token, above, mark, to }) => {
      const { found } = climb;
      const operator = operatorOf(found, above.index);
      const condition = CONDITIONAL.has(mark);
      const acts = operator !== undefined && operator !== 'absorb';
      if (condition && !/^(?:once|until|till)$/.test(mark)) climb.weigh('hypothetical', `link ${mark}`);
      else if (to) {
        // An infinitive after "urged Seoul", "called on Tehran" is a complement that the parser took for a purpose.
        if (acts && operator !== 'said' && operator !== 'alleged')
          climb.apply(operator, `complement of ${above.lemma}`, above.index);
        // "forced Nepal to close its border": an infinitive behind the object that takes place.
        else if (operator || !CAUSATIVE.has(above.lemma) || found.sentence.child(above.index, 'obj') === undefined)
          climb.weigh('hypothetical', 'purpose', above.index);
      } else if (/^(?:without|instead of|rather than)$/.test(mark)) climb.weigh('denied', `link ${mark}`);
      // "ruled out sending": a gerund behind the particle that the parser took for a clause of its own.
      else if (mark === '' && token.xpos === 'VBG' && acts && isRightBehind(found.sentence, token.index, above.index))
        climb.apply(operator, `complement of ${above.lemma}`, above.index);
      // "far from withdrawing"
      else if (mark === 'from' && above.lemma === 'far') climb.weigh('denied', 'link from');
      else if (/^(?:from|against)$/.test(mark) && operator === 'denied')
        climb.weigh('denied', 'kept from', above.index);
      else if (/^(?:before|until)$/.test(mark) && token.xpos !== 'VBD') climb.weigh('hypothetical', `link ${mark}`);
      else if ((mark === 'of' || mark === 'for') && acts)
        climb.apply(operator, `complement of ${above.lemma}`, above.index);
      // A clause with its own tense stands on its own feet: "when it attacked, X said it would ..."
      const finite = token.xpos !== 'VBG' && token.xpos !== 'VBN';
      return finite && !to && !condition ? 'ends' : 'on';
    },
  },
  {
    name: 'a clause under a noun is what the noun says',
    of: 'clause',
    relations: ['acl'],
    example: { text: 'Seoul has a plan to attack the island.', word: 'attack', reality: 'planned' },
    climb: (climb, { token, above, to }) => {
      if (token.deprel === 'acl:relcl' || isRelative(climb.found.sentence, token.index)) return 'ends';
      const operator = nounOperator(climb.found, above.index);
      if (operator) climb.apply(operator, `noun ${above.lemma} to`, above.index);
      else if (to) climb.weigh('hypothetical', `infinitive after ${above.lemma}`, above.index);
      return !to && !operator && (token.xpos === 'VBN' || token.xpos === 'VBG') ? 'ends' : 'on';
    },
  },
  {
    name: 'a clause beside a verb of saying is reported',
    of: 'clause',
    relations: ['parataxis'],
    example: { text: 'The minister said it clearly: Rome attacked the town.', word: 'attacked', reality: 'actual' },
    climb: (climb, { above }) => {
      if (operatorOf(climb.found, above.index) === 'said') climb.reporting ??= above.index;
      return 'ends';
    },
  },
  {
    name: 'a coordinated verb shares what stands above the first',
    of: 'clause',
    relations: ['conj'],
    example: { text: 'Seoul may bomb the port and attack the town.', word: 'attack', reality: 'hypothetical' },
    climb: ({ found: { sentence } }, { token, above }) => {
      const own = sentence.children(token.index, 'nsubj').length > 0;
      if (own || (sentence.modalOf(token.index) !== undefined && token.xpos !== 'VB')) return 'ends';
      if (token.xpos === above.xpos) return 'on';
      if (token.xpos === 'VB' && sentence.modalOf(above.index) !== undefined) return 'on';
      // Shares no auxiliary; only what stands above both counts.
      return above.head >= 0 && /^(?:xcomp|advcl|ccomp|acl)$/.test(sentence.relation(above.index)) ? 'on' : 'ends';
    },
  },
  {
    name: 'an object is what its verb makes of it',
    of: 'noun',
    relations: ['obj', 'obl', 'iobj', 'nsubj:'],
    example: { text: 'Seoul prevented an attack on the town.', word: 'attack', reality: 'denied' },
    climb: (climb, { token, above, relation }) => {
      const operator = operatorOf(climb.found, above.index);
      const preposition = climb.found.sentence.prepositionOf(token.index);
      if (relation === 'obl') {
        if (UNDONE.has(preposition)) {
          climb.weigh('denied', `link ${preposition}`);
          return 'on';
        }
        if (/^(?:if|in case of|in the event of)$/.test(preposition)) {
          climb.weigh('hypothetical', `link ${preposition}`);
          return 'on';
        }
        if (TOLD.has(preposition)) return 'ends';
      }
      if (relation === 'obj' && presupposes(climb.found, above.index)) return 'ends';
      if (operator && (relation !== 'obl' || OBJECT_PREPOSITIONS.has(preposition)))
        climb.apply(operator, `object of ${above.lemma}`, above.index);
      return 'on';
    },
  },
  {
    name: 'a noun under a noun is what that says',
    of: 'noun',
    relations: ['nmod'],
    example: { text: 'The threat of an attack on the town grew.', word: 'attack', reality: 'hypothetical' },
    climb: (climb, { token, above }) => {
      const operator = nounOperator(climb.found, above.index);
      const preposition = climb.found.sentence.prepositionOf(token.index);
      if (operator && NOUN_PREPOSITIONS.has(preposition)) {
        climb.apply(operator, `noun ${above.lemma} ${preposition}`, above.index);
        return 'on';
      }
      return /^(?:of|for)$/.test(preposition) ? 'on' : 'ends';
    },
  },
  {
    name: 'what happens is what the verb of happening says',
    of: 'noun',
    relations: ['nsubj', 'appos', 'parataxis'],
    example: { text: 'The attack on the town did not happen.', word: 'attack', reality: 'denied' },
    climb: (climb, { above, relation }) => {
      if (relation === 'nsubj' && HAPPENS.has(above.lemma)) clauseReality(climb, above.index, true);
      return 'ends';
    },
  },
];

/** The step for a clause or a noun with a relation to the word above it. */
export function realityStep(of: RealityStep['of'], relation: string): RealityStep | undefined {
  return STEPS[of].get(relation);
}

const STEPS = { clause: stepsOf('clause'), noun: stepsOf('noun') };

function stepsOf(of: RealityStep['of']): ReadonlyMap<string, RealityStep> {
  const steps = REALITY_STEPS.filter((step) => step.of === of);
  return new Map(steps.flatMap((step) => step.relations.map((relation) => [relation, step] as const)));
}

/** A finite clause under a noun that misses its object is about the noun ("an idea that both have rejected"). */
function isRelative(sentence: Tree, at: number): boolean {
  const finite = sentence.children(at, 'nsubj').length > 0 && /^VB[DNZP]$/.test(sentence.token(at).xpos);
  return finite && sentence.children(at, 'obj', 'ccomp', 'xcomp', 'obl', 'aux:pass').length === 0;
}

/** "should reduce its patrols", "would condemn the attack": what is to be ended or judged is there. */
function presupposes(found: SentenceFrames, verb: number): boolean {
  const category = found.verb[verb]?.frame.category;
  if (category === 'ACCUSE' || category === 'SUPPORT') return true;
  return PRESUPPOSING.has(found.sentence.token(verb).lemma);
}

/** Whether nothing but a particle stands between a verb and a clause. */
function isRightBehind(sentence: Tree, clause: number, verb: number): boolean {
  return (
    clause > verb &&
    sentence.tokens.slice(verb + 1, clause).every(({ deprel }) => deprel === 'compound:prt' || deprel === 'advmod')
  );
}
