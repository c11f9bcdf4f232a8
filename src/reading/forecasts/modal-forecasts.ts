import type { Token } from '../../language/tree.ts';
import type { DiscourseLexicon } from '../../lexicon/words/discourse.ts';
import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Hedge } from '../../records/forecast.ts';
import type { Statement } from '../../records/statement.ts';
import { conditionsOf, nearestSubject } from '../clause/conditions.ts';
import type { Tree } from '../clause/tree.ts';
import { firstFound, type Rule } from '../context/rules.ts';
import type { Voices } from '../parties/voices.ts';
import { doers, type Foreseen, hasMark, hedgeWord, modalLemma, sharedSubject } from './foreseen.ts';

const INDEFINITE_DETERMINERS = wordClass('indefinite determiners');

const NOUNS_OF_PLANS_THAT_FORESEE = wordClass('nouns of plans that foresee');

const QUESTION_WORDS_AS_SUBJECTS = wordClass('question words as subjects');

const VERBS_OF_PERCEIVING_UNDER_COULD = wordClass('verbs of perceiving under "could"');

const VERBS_OF_SAYING_AND_WISHING_UNDER_A_MODAL = wordClass('verbs of saying and wishing under a modal');

/** Verbs of being in a state. */
const STATE = wordClass('verbs of states');

const LAID_DOWN = wordClass('nouns of what lays down');

/** What happens to one rather than what one does: foreseen even of one's own side. */
const UNWILLED = wordClass('verbs of what one does not will');

const ORDER: readonly Hedge[] = ['unlikely', 'possible', 'likely', 'certain'];

function weaker(a: Hedge, b: Hedge): Hedge {
  return ORDER.indexOf(a) <= ORDER.indexOf(b) ? a : b;
}

/** A word under a modal, with its subject. */
interface ModalSight {
  readonly tree: Tree;
  readonly at: number;
  readonly token: Token;
  /** "will", "would", "may" ..., in full. */
  readonly form: string;
  readonly subject: number;
  /** The form of the subject, in lower case. */
  readonly who: string;
  readonly passive: boolean;
  /** The modal leaves open: "may", "might", "could". */
  readonly open: boolean;
  /** The clause has a perfect ("would have gone"). */
  readonly perfect: boolean;
}

/** The same with what a speaker or the author may decide himself. */
interface WilledSight extends ModalSight {
  /** The sides that decide over what the word says. */
  readonly sides: readonly string[];
  /** The word says what one does rather than what happens to one. */
  readonly willed: boolean;
  readonly conditional: boolean;
  /** The subject names an event that is only supposed. */
  readonly supposed: boolean;
  /** An adverb hedges ("will probably"). */
  readonly hedged: boolean;
  /** Whose words these are; undefined for the author's. */
  readonly statement: Statement | undefined;
}

/** "The truce will not hold", "an attack would bring war", "prices may rise". */
export function modalForecast(tree: Tree, at: number, words: DiscourseLexicon, voices: Voices): Foreseen | undefined {
  const token = tree.token(at);
  if (!/^(?:VERB|NOUN|ADJ|PROPN|ADV)$/u.test(token.upos)) return undefined;
  const auxiliaries = tree.children(at, 'aux').filter((aux) => aux < at);
  const modal = auxiliaries.find(
    (aux) => tree.token(aux).xpos === 'MD' && hedgeWord(words, 'aux', modalLemma(tree.token(aux).form)) !== undefined,
  );
  const subject = nearestSubject(tree, at) ?? sharedSubject(tree, at);
  if (modal === undefined || subject === undefined) return undefined;
  const form = modalLemma(tree.token(modal).form);
  const sight: ModalSight = {
    tree,
    at,
    token,
    form,
    subject,
    who: tree.token(subject).form.toLowerCase(),
    passive: tree.children(at, 'aux').some((aux) => tree.token(aux).deprel === 'aux:pass'),
    open: form === 'may' || form === 'might' || form === 'could',
    perfect: auxiliaries.some((aux) => tree.lemma(aux) === 'have'),
  };
  if (firstFound(UNFORESEEN, sight) !== undefined) return undefined;
  const adverb = tree
    .children(at, 'advmod')
    .map((child) => hedgeWord(words, 'adv', tree.lemma(child)))
    .find((hedge) => hedge !== undefined);
  const conditional =
    conditionsOf(tree, at, at).if !== undefined ||
    tree.children(at, 'advcl').some((child) => hasMark(tree, child, /^(?:if|unless|should)$/u));
  const supposed = form !== 'will' && form !== 'shall' && !conditional && isSupposedEvent(tree, subject, voices);
  const said = voices.statementAt(token.start);
  const willed: WilledSight = {
    ...sight,
    sides: doers(tree, subject, voices),
    willed: token.upos === 'VERB' && !sight.passive && !UNWILLED.has(token.lemma),
    conditional,
    supposed,
    hedged: adverb !== undefined,
    statement: said === undefined || said.source.length === 0 ? undefined : said,
  };
  if (firstFound(willed.statement === undefined ? PLANNED : PROMISED, willed) !== undefined) return undefined;
  const base = hedgeWord(words, 'aux', form) ?? 'possible';
  return {
    head: at,
    hedge: adverb === undefined ? base : weaker(base, adverb),
    ...(supposed ? { condition: subject } : {}),
    rule: conditional ? 'modal-if' : supposed ? 'condition' : 'modal',
  };
}

/** What a modal says that nobody foresees. */
export const UNFORESEEN: readonly Rule<ModalSight, true>[] = [
  {
    name: 'term of a plan',
    example: 'Under the plan, the rebels would withdraw from the city.',
    find: ({ tree, at, form }) => (form === 'would' && underPlan(tree, at)) || undefined,
  },
  {
    name: 'question, condition or purpose',
    example: 'If the talks will fail, the markets know it already.',
    find: ({ tree, at }) => tree.isQuestion(at) || isCondition(tree, at) || isPurpose(tree, at) || undefined,
  },
  {
    name: 'what would have been',
    example: 'The war would have ended in a year.',
    find: ({ form, perfect }) => (perfect && form !== 'will') || undefined,
  },
  {
    name: 'saying and wishing',
    example: 'Berlin would like a longer truce.',
    find: ({ token }) =>
      (VERBS_OF_SAYING_AND_WISHING_UNDER_A_MODAL.has(token.lemma) && token.upos === 'VERB') || undefined,
  },
  {
    name: 'of the reader or the speaker alone',
    example: 'You will find the treaty in the annex of the report.',
    find: ({ who }) => who === 'you' || who === 'i' || undefined,
  },
  {
    name: 'of whoever it may be',
    example: 'The prize goes to those who will win the vote in June.',
    find: ({ who }) => QUESTION_WORDS_AS_SUBJECTS.has(who) || undefined,
  },
  {
    name: 'told of a noun in passing',
    example: 'The envoys brought ideas that will be weighed in Geneva.',
    find: ({ tree, at, form, who }) =>
      ((who === 'that' || who === 'which') &&
        tree.token(at).deprel === 'acl:relcl' &&
        (form === 'will' || form === 'shall')) ||
      undefined,
  },
  {
    name: 'what could be seen',
    example: 'Smoke could be seen over the harbour of Odessa.',
    find: ({ token, form, passive }) =>
      (form === 'could' && passive && VERBS_OF_PERCEIVING_UNDER_COULD.has(token.lemma)) || undefined,
  },
  {
    name: 'how things may stand now',
    example: 'The army may need more shells from Europe.',
    find: ({ token, form, open }) =>
      (open && (token.xpos === 'VBG' || (form !== 'could' && STATE.has(token.lemma)))) || undefined,
  },
  {
    name: 'what a text lays down',
    example: 'The bill would ban the export of chips.',
    find: ({ tree, form, subject }) =>
      (form === 'would' && LAID_DOWN.has(tree.lemma(subject)) && !isIndefinite(tree, subject)) || undefined,
  },
];

/** What somebody says that he will do or not do himself: a promise or a position. */
export const PROMISED: readonly Rule<WilledSight, true>[] = [
  {
    name: 'promise of a side',
    example: 'Russia said that Russia will withdraw its troops.',
    find: ({ statement, sides, open, willed, conditional }) => {
      const own = [...(statement?.actsFor ?? []), ...(statement?.speakers ?? [])];
      return (sides.some((side) => own.includes(side)) && !open && willed && !conditional) || undefined;
    },
  },
  {
    name: 'promise by "we"',
    example: '"We may close the base," the minister said.',
    find: ({ who, willed }) => ((who === 'we' || who === 'our') && willed) || undefined,
  },
  {
    name: 'what could not be',
    example: 'The ministry said that the dam could not break.',
    find: ({ tree, at, form }) => (form === 'could' && tree.hasNegator(at)) || undefined,
  },
  {
    name: 'refusal of a side',
    example: 'Iran said that Israel would not accept the offer.',
    find: ({ tree, at, form, sides, willed }) =>
      (form === 'would' && sides.length > 0 && willed && tree.hasNegator(at)) || undefined,
  },
];

/** What the author tells as a plan or a date in a calendar. */
export const PLANNED: readonly Rule<WilledSight, true>[] = [
  {
    name: 'plan of a side',
    example: 'Russia will withdraw its troops in June.',
    find: ({ form, sides, willed, hedged, conditional }) =>
      ((form === 'will' || form === 'shall') && sides.length > 0 && willed && !hedged && !conditional) || undefined,
  },
  {
    name: 'what a side would do, or an aside',
    example: 'Russia would withdraw its troops.',
    find: ({ tree, at, form, sides, willed, conditional, supposed }) =>
      (form === 'would' &&
        !conditional &&
        ((sides.length > 0 && willed) || !/^(?:root|parataxis|conj)$/u.test(tree.relation(at))) &&
        !supposed) ||
      undefined,
  },
  {
    name: 'what could not be, or could in the past',
    example: 'The engineers could not repair the bridge.',
    find: ({ tree, at, form, supposed }) =>
      (form === 'could' && (tree.hasNegator(at) || inPastClause(tree, at)) && !supposed) || undefined,
  },
  {
    name: '"we" of the author',
    example: 'We may soon see a truce in the valley.',
    find: ({ who }) => who === 'we' || undefined,
  },
];

function isIndefinite(tree: Tree, noun: number): boolean {
  const determiner = tree.child(noun, 'det');
  if (determiner !== undefined) return INDEFINITE_DETERMINERS.has(tree.token(determiner).form.toLowerCase());
  return (
    tree.token(noun).upos === 'NOUN' &&
    tree.children(noun, 'nmod').every((child) => tree.token(child).deprel !== 'nmod:poss')
  );
}

/** "A blockade would", "failure to agree would", "any attempts to isolate China would": an event that is only supposed. */
function isSupposedEvent(tree: Tree, subject: number, voices: Voices): boolean {
  if (tree.token(subject).upos === 'VERB') return tree.token(subject).xpos === 'VBG';
  if (tree.token(subject).upos !== 'NOUN' || !isIndefinite(tree, subject)) return false;
  if (voices.sidesOf(tree, subject).length > 0 || PERSONS.has(tree.lemma(subject))) return false;
  const determiner = tree.child(subject, 'det');
  return determiner !== undefined || EVENT.has(tree.lemma(subject)) || MADE_OF_VERB.test(tree.lemma(subject));
}

const PERSONS = wordClass('nouns of persons and amounts');

/** Nouns of acts and events: made of verbs, or known as such. */
const EVENT = wordClass('nouns of acts and events');
const MADE_OF_VERB = /(?:tion|sion|ment|ure|al|ence|ance)$/u;

/** "Under the plan, A would withdraw", "a plan under which A would withdraw": a term, not a forecast. */
function underPlan(tree: Tree, at: number): boolean {
  for (const verb of [at, tree.relation(at) === 'conj' ? tree.token(at).head : at]) {
    if (tree.token(verb).deprel === 'acl:relcl' && LAID_DOWN.has(tree.lemma(tree.token(verb).head))) return true;
  }
  const verbs = [at, tree.relation(at) === 'conj' ? tree.token(at).head : at];
  return verbs.some((verb) =>
    tree
      .children(verb, 'obl')
      .some(
        (child) =>
          tree.children(child, 'case').some((marker) => /^(?:under|accord(?:ing)?)$/u.test(tree.lemma(marker))) &&
          [child, ...tree.children(child, 'nmod')].some((noun) => NOUNS_OF_PLANS_THAT_FORESEE.has(tree.lemma(noun))),
      ),
  );
}

/** Whether the clause is itself the condition of another one. */
function isCondition(tree: Tree, at: number): boolean {
  for (let node = at, steps = 0; node >= 0 && steps < 3; steps++) {
    if (hasMark(tree, node, /^(?:if|unless|whether|lest|while|although|though)$/u)) return true;
    const relation = tree.relation(node);
    if (relation !== 'conj' && relation !== 'xcomp') return false;
    node = tree.token(node).head;
  }
  return false;
}

/** "so that it could", "the tools that would": an end or a property, no outcome. */
function isPurpose(tree: Tree, at: number): boolean {
  if (tree.relation(at) === 'advcl' && hasMark(tree, at, /^(?:so|that|before|until|when|where|as|because)$/u))
    return !hasMark(tree, at, /^because$/u);
  return false;
}

function inPastClause(tree: Tree, at: number): boolean {
  for (let node = tree.token(at).head; node >= 0; node = tree.token(node).head) {
    if (tree.token(node).xpos === 'VBD' && tree.relation(at) !== 'ccomp') return true;
  }
  return false;
}
