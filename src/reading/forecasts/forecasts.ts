import { type DiscourseLexicon, entriesOf } from '../../lexicon/words/discourse.ts';
import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Forecast, Hedge } from '../../records/forecast.ts';
import { recordId } from '../../records/identify.ts';
import type { Span } from '../../records/span.ts';
import type { Statement } from '../../records/statement.ts';
import type { Tree } from '../clause/tree.ts';
import { type ActorIndex, type ReadingContext, sentenceRef } from '../context/context.ts';
import { firstFound, NOTHING, type Rule } from '../context/rules.ts';
import { type Voices, voicesOf } from '../parties/voices.ts';
import { conditionsOf, nearestSubject } from './conditions.ts';
import { chanceAt } from './forecast-nouns.ts';
import { horizonOf } from './horizon.ts';

const ADJECTIVES_OF_THE_CHANCE_OF_AN_EVENT = wordClass('adjectives of the chance of an event');
const INDEFINITE_DETERMINERS = wordClass('indefinite determiners');
const NOUNS_OF_PLANS_THAT_FORESEE = wordClass('nouns of plans that foresee');
const PARTICIPLES_OF_EXPECTATION = wordClass('participles of expectation');
const PARTICIPLES_OF_HEADING_FOR = wordClass('participles of heading for');
const QUESTION_WORDS_AS_SUBJECTS = wordClass('question words as subjects');
const VERBS_OF_APPEARING = wordClass('verbs of appearing');
const VERBS_OF_PERCEIVING_UNDER_COULD = wordClass('verbs of perceiving under "could"');
const VERBS_OF_SAYING_AND_WISHING_UNDER_A_MODAL = wordClass('verbs of saying and wishing under a modal');
const VERBS_OF_WARNING_AND_RECKONING = wordClass('verbs of warning and reckoning');

interface Foreseen {
  /** Head of what is foreseen. */
  readonly head: number;
  /** First token of the outcome where it is not the clause of `head`. */
  readonly from?: number;
  readonly hedge: Hedge;
  readonly by?: readonly string[];
  readonly rule: string;
  /** A subject that names the condition ("a blockade would"): it is no part of the outcome. */
  readonly condition?: number;
}

/** Verbs of being in a state. */
const STATE = wordClass('verbs of states');
const LAID_DOWN = wordClass('nouns of what lays down');

const ORDER: readonly Hedge[] = ['unlikely', 'possible', 'likely', 'certain'];

/**
 * Finds what someone says will, would or may come: modals, "is likely to", "is expected to", "predicted that", "risks doing".
 * A speaker's word about what his own side will do is a promise and no forecast; what is said of the past, asked or only
 * supposed is left out.
 */
export function findForecasts(
  context: ReadingContext,
  actors: ActorIndex,
  statements: readonly Statement[],
  words: DiscourseLexicon,
): Forecast[] {
  const voices = voicesOf(actors, statements);
  const forecasts: Forecast[] = [];
  for (const tree of context.analysis.sentences) {
    const taken = new Set<number>();
    const inSentence: Span[] = [];
    for (const token of tree.tokens) {
      const foreseen = foreseenAt(tree, token.index, words, voices);
      if (foreseen === undefined || taken.has(foreseen.head)) continue;
      taken.add(foreseen.head);
      // A condition may hang on the first of two joined predicates ("war is all but inevitable").
      const joined =
        tree.relation(foreseen.head) === 'conj' && foreseen.rule === 'event'
          ? tree.token(foreseen.head).head
          : token.index;
      const found = conditionsOf(tree, foreseen.head, joined);
      const supposed = foreseen.condition === undefined ? undefined : phraseSpan(tree, foreseen.condition);
      const conditions = found.if === undefined && supposed !== undefined ? { ...found, if: supposed } : found;
      const outcome = outcomeSpan(tree, foreseen, conditions.heads, statements);
      if (outcome === undefined || !isSubstantial(tree, outcome, foreseen.rule)) continue;
      // A clause inside an outcome ("steps which would raise prices") is a part of it.
      if (inSentence.some((span) => span.start <= outcome.start && outcome.end <= span.end)) continue;
      inSentence.push(outcome);
      const first = tree.tokens.findIndex(({ start }) => start >= outcome.start);
      const last = tree.tokens.findLastIndex(({ end }) => end <= outcome.end);
      const horizon = horizonOf(tree, foreseen.head, first, last);
      const by = foreseen.by?.[0] ?? voices.speakerAt(tree.token(foreseen.head).start);
      forecasts.push({
        kind: 'forecast',
        id: recordId('forecast', context.document.id, by, outcome.start, outcome.end),
        by,
        ...(conditions.if === undefined ? {} : { if: conditions.if }),
        ...(conditions.unless === undefined ? {} : { unless: conditions.unless }),
        outcome,
        hedge: foreseen.hedge,
        ...(horizon === undefined ? {} : { horizon }),
        sentence: sentenceRef(tree),
        provenance: {
          stage: 'forecasts',
          by: 'rule',
          rule: foreseen.rule,
          grade: conditions.heads.length > 0 || foreseen.rule !== 'modal' ? 'fair' : 'weak',
        },
      });
    }
  }
  return forecasts;
}

/** "That may be": too little to be looked up again. */
function isSubstantial(tree: Tree, outcome: Span, rule: string): boolean {
  const inside = tree.tokens.filter((token) => token.start >= outcome.start && token.end <= outcome.end);
  return (
    inside.length >= (/^(?:chance|event|condition)$/u.test(rule) ? 2 : rule === 'foretold' ? 3 : 4) &&
    inside.some((token) => /^(?:NOUN|PROPN)$/u.test(token.upos))
  );
}

function weaker(a: Hedge, b: Hedge): Hedge {
  return ORDER.indexOf(a) <= ORDER.indexOf(b) ? a : b;
}

function hedgeWord(words: DiscourseLexicon, pos: string, lemma: string): Hedge | undefined {
  return entriesOf(words.hedges, pos, lemma)?.[0]?.hedge;
}

function hasMark(tree: Tree, index: number, pattern: RegExp): boolean {
  return tree.children(index, 'mark').some((mark) => pattern.test(tree.lemma(mark)));
}

function isTo(tree: Tree, verb: number): boolean {
  return hasMark(tree, verb, /^to$/u);
}

function foreseenAt(tree: Tree, at: number, words: DiscourseLexicon, voices: Voices): Foreseen | undefined {
  const token = tree.token(at);
  if (token.upos === 'NOUN') {
    const chance = chanceAt(tree, at, words);
    if (chance !== undefined) return { ...chance, from: phraseStart(tree, chance.head), rule: 'chance' };
    const awaited = awaitedEvent(tree, at, words);
    if (awaited !== undefined) return awaited;
  }
  return predicted(tree, at, words) ?? foretold(tree, at, words, voices) ?? modalForecast(tree, at, words, voices);
}

/** "Is likely to", "look set to", "stands to lose", "war is inevitable", "is headed for". */
function predicted(tree: Tree, at: number, words: DiscourseLexicon): Foreseen | undefined {
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

/** A verb of foretelling with what hangs on it. */
interface ForetellingSight {
  readonly tree: Tree;
  readonly verb: number;
  readonly lemma: string;
  readonly words: DiscourseLexicon;
  readonly voices: Voices;
  readonly subject: number | undefined;
  readonly object: number | undefined;
  readonly infinitive: number | undefined;
  /** "Few expect", "nobody expects": what is foretold is denied. */
  readonly few: boolean;
  readonly denied: boolean;
  /** Whose forecast it is, where known. */
  readonly by: Pick<Foreseen, 'by'>;
}

/** "Predicted that", "expects trade to suffer", "few expect an invasion", "warned of a famine", "risks a war". */
function foretold(tree: Tree, at: number, words: DiscourseLexicon, voices: Voices): Foreseen | undefined {
  const token = tree.token(at);
  const lemma = token.lemma.toLowerCase();
  if (token.upos !== 'VERB' || hedgeWord(words, 'verb', lemma) === undefined) return undefined;
  if (tree.children(at, 'aux').some((aux) => tree.token(aux).xpos === 'MD')) return undefined;
  const object = tree.child(at, 'obj');
  const subject = tree.child(at, 'nsubj') ?? (lemma === 'risk' ? tree.child(at, 'compound') : undefined);
  const sides = subject === undefined ? [] : voices.ownersOf(tree, subject);
  const few =
    subject !== undefined &&
    (tree.children(subject, 'amod', 'det').some((child) => /^(?:few|no|little)$/u.test(tree.lemma(child))) ||
      /^(?:few|nobody|none)$/iu.test(tree.token(subject).form));
  return firstFound(FORETOLD, {
    tree,
    verb: at,
    lemma,
    words,
    voices,
    subject,
    object,
    infinitive:
      tree.children(at, 'xcomp').find((child) => child > at) ??
      (object === undefined
        ? undefined
        : tree.children(object, 'acl').find((child) => child > object && isTo(tree, child))),
    few,
    denied: few || tree.hasNegator(at),
    by: sides.length > 0 ? { by: sides } : {},
  });
}

/** What a verb foretells, in the order in which it is looked for. */
export const FORETOLD: readonly Rule<ForetellingSight, Foreseen>[] = [
  {
    name: 'what one risks or threatens',
    example: 'The blockade risks sparking a war.',
    find: ({ tree, verb, lemma, voices, subject, object, infinitive }) => {
      if (!/^(?:risk|threaten|promise)$/u.test(lemma)) return undefined;
      if (subject === undefined) return NOTHING;
      const agentive = lemma !== 'risk' && doers(tree, subject, voices).length > 0;
      if (agentive || (tree.token(subject).upos === 'PRON' && lemma !== 'risk')) return NOTHING;
      const gerund = tree
        .children(verb, 'acl', 'advcl', 'ccomp')
        .find((child) => child > verb && tree.token(child).xpos === 'VBG');
      const doing = infinitive ?? gerund;
      if (doing !== undefined)
        return { head: doing, from: tree.subtree(subject)[0] ?? subject, hedge: 'possible', rule: lemma };
      return lemma === 'risk' && object !== undefined && tree.token(object).upos === 'NOUN'
        ? { head: object, from: phraseStart(tree, object), hedge: 'possible', rule: 'event' }
        : NOTHING;
    },
  },
  {
    name: 'clause',
    example: 'Analysts predict that oil prices will fall.',
    find: ({ tree, verb, lemma, words, subject, few, denied, by }) => {
      if (subject === undefined) return NOTHING;
      const clause = tree.child(verb, 'ccomp');
      if (clause === undefined) return undefined;
      if ((denied && !few) || past(tree, clause)) return NOTHING;
      const modal = hedgeOfClause(tree, clause, words);
      // "Warned that it is undermining" tells what is so.
      if (modal === undefined && VERBS_OF_WARNING_AND_RECKONING.has(lemma)) return NOTHING;
      return { head: clause, hedge: denied ? 'unlikely' : (modal ?? 'likely'), ...by, rule: 'foretold' };
    },
  },
  {
    name: 'what one warns of',
    example: 'The agency warned of a famine in the north.',
    find: ({ tree, verb, lemma, object, by }) => {
      if (!/^(?:warn|caution)$/u.test(lemma)) return undefined;
      const of = tree
        .children(verb, 'obl')
        .find((child) => child > verb && tree.children(child, 'case').some((mark) => tree.lemma(mark) === 'of'));
      if (of === undefined || tree.token(of).upos !== 'NOUN' || object !== undefined) return NOTHING;
      return { head: of, from: phraseStart(tree, of), hedge: 'possible', ...by, rule: 'event' };
    },
  },
  {
    name: 'what a thing is expected to do',
    example: 'Analysts expect trade to suffer from the tariffs.',
    find: ({ tree, object, infinitive, denied, by }) => {
      if (infinitive === undefined || object === undefined || !isTo(tree, infinitive)) return undefined;
      const from = tree.subtree(object)[0] ?? infinitive;
      return { head: infinitive, from, hedge: denied ? 'unlikely' : 'likely', ...by, rule: 'foretold' };
    },
  },
  {
    name: 'an event that is expected',
    example: 'Few analysts expect an invasion this decade.',
    find: ({ tree, verb, lemma, voices, object, infinitive, denied, by }) => {
      if (object === undefined || infinitive !== undefined || object < verb || tree.token(object).upos !== 'NOUN')
        return undefined;
      if (/^(?:project|envisage)$/u.test(lemma) || voices.sidesOf(tree, object).length > 0) return undefined;
      if (tree.children(object, 'nmod').some((child) => tree.token(child).deprel === 'nmod:poss')) return undefined;
      const from = phraseStart(tree, object);
      return { head: object, from, hedge: denied ? 'unlikely' : 'likely', ...by, rule: 'event' };
    },
  },
];

/** "A ruling expected in June" */
function awaitedEvent(tree: Tree, noun: number, words: DiscourseLexicon): Foreseen | undefined {
  const participle = tree.children(noun, 'acl').find((child) => child > noun && tree.token(child).xpos === 'VBN');
  if (participle === undefined || hedgeWord(words, 'adj', tree.token(participle).form.toLowerCase()) !== 'likely')
    return undefined;
  if (!PARTICIPLES_OF_EXPECTATION.has(tree.token(participle).form.toLowerCase())) return undefined;
  if (tree.children(participle, 'obl', 'xcomp').length === 0) return undefined;
  return { head: noun, from: phraseStart(tree, noun), hedge: 'likely', rule: 'event' };
}

function phraseStart(tree: Tree, head: number): number {
  const tokens = tree.subtree(
    head,
    (token) => tree.token(token).head === head && token < head && /^(?:case|mark)$/u.test(tree.relation(token)),
  );
  return tokens[0] ?? head;
}

function phraseSpan(tree: Tree, head: number): Span | undefined {
  const tokens = tree.subtree(head);
  return tree.stretch(tokens[0] ?? head, tokens.at(-1) ?? head);
}

/** Those who decide over what a verb says: only they can promise or plan it. "Talks between A and B" decide nothing. */
function doers(tree: Tree, subject: number, voices: Voices): readonly string[] {
  const own = voices.sidesOf(tree, subject);
  if (own.length > 0) return own;
  return OFFICIAL.has(tree.lemma(subject)) ? voices.ownersOf(tree, subject) : [];
}

const OFFICIAL = wordClass('nouns of deciders');
/** What happens to one rather than what one does: foreseen even of one's own side. */
const UNWILLED = wordClass('verbs of what one does not will');

// A model is to replace this one.
/** "The truce will not hold", "an attack would bring war", "prices may rise". */
function modalForecast(tree: Tree, at: number, words: DiscourseLexicon, voices: Voices): Foreseen | undefined {
  const token = tree.token(at);
  if (!/^(?:VERB|NOUN|ADJ|PROPN|ADV)$/u.test(token.upos)) return undefined;
  const auxiliaries = tree.children(at, 'aux').filter((aux) => aux < at);
  const modal = auxiliaries.find(
    (aux) => tree.token(aux).xpos === 'MD' && hedgeWord(words, 'aux', modalLemma(tree.token(aux).form)) !== undefined,
  );
  if (modal === undefined) return undefined;
  const adverb = tree
    .children(at, 'advmod')
    .map((child) => hedgeWord(words, 'adv', tree.lemma(child)))
    .find((hedge) => hedge !== undefined);
  const form = modalLemma(tree.token(modal).form);
  let hedge = hedgeWord(words, 'aux', form) ?? 'possible';
  if (adverb !== undefined) hedge = weaker(hedge, adverb);
  if (form === 'would' && underPlan(tree, at)) return undefined;
  if (tree.isQuestion(at) || isCondition(tree, at) || isPurpose(tree, at)) return undefined;
  if (auxiliaries.some((aux) => /^have$/u.test(tree.lemma(aux))) && form !== 'will') return undefined;
  if (VERBS_OF_SAYING_AND_WISHING_UNDER_A_MODAL.has(token.lemma) && token.upos === 'VERB') return undefined;
  const subject = nearestSubject(tree, at) ?? sharedSubject(tree, at);
  if (subject === undefined) return undefined;
  if (/^(?:you|i)$/iu.test(tree.token(subject).form)) return undefined;
  // "Those who will suffer", "who will win": nobody foresees that it comes.
  if (QUESTION_WORDS_AS_SUBJECTS.has(tree.token(subject).form.toLowerCase())) return undefined;
  // "Ideas that will be weighed": told of the noun in passing. "Bodies could be seen": that was so.
  if (
    /^(?:that|which)$/iu.test(tree.token(subject).form) &&
    tree.token(at).deprel === 'acl:relcl' &&
    /^(?:will|shall)$/u.test(form)
  )
    return undefined;
  if (
    form === 'could' &&
    VERBS_OF_PERCEIVING_UNDER_COULD.has(token.lemma) &&
    tree.children(at, 'aux').some((aux) => tree.token(aux).deprel === 'aux:pass')
  )
    return undefined;
  // "May need", "might be hiding": how things may stand now.
  const open = form === 'may' || form === 'might' || form === 'could';
  if (open && token.xpos === 'VBG') return undefined;
  if (form !== 'could' && open && STATE.has(token.lemma)) return undefined;
  // "The bill would ban": what a text lays down.
  if (form === 'would' && LAID_DOWN.has(tree.lemma(subject)) && !isIndefinite(tree, subject)) return undefined;
  const conditional =
    conditionsOf(tree, at, at).if !== undefined ||
    tree.children(at, 'advcl').some((child) => hasMark(tree, child, /^(?:if|unless|should)$/u));
  const supposed =
    form !== 'will' && form !== 'shall' && !conditional && isSupposedEvent(tree, subject, voices)
      ? { condition: subject }
      : {};
  const rule = conditional ? 'modal-if' : 'condition' in supposed ? 'condition' : 'modal';
  const said = voices.statementAt(token.start);
  const statement = said === undefined || said.source.length === 0 ? undefined : said;
  const sides = doers(tree, subject, voices);
  const passive = tree.children(at, 'aux').some((aux) => tree.token(aux).deprel === 'aux:pass');
  const willed = token.upos === 'VERB' && !passive && !UNWILLED.has(token.lemma);
  if (statement !== undefined) {
    const own = new Set([...statement.actsFor, ...statement.speakers]);
    if (sides.some((side) => own.has(side)) && !open && willed && !conditional) return undefined;
    if (/^(?:we|our)$/iu.test(tree.token(subject).form) && willed) return undefined;
    if (tree.hasNegator(at) && form === 'could') return undefined;
    // "Would not accept": an actor's refusal is a position.
    if (tree.hasNegator(at) && form === 'would' && sides.length > 0 && willed) return undefined;
    return { head: at, hedge, ...supposed, rule };
  }
  // The author's own word: what an actor will do is a plan or a date in a calendar.
  const agentive = sides.length > 0 && willed;
  if (/^(?:will|shall)$/u.test(form) && agentive && adverb === undefined && !conditional) return undefined;
  if (
    form === 'would' &&
    !conditional &&
    (agentive || !/^(?:root|parataxis|conj)$/u.test(tree.relation(at))) &&
    !('condition' in supposed)
  )
    return undefined;
  if (form === 'could' && (tree.hasNegator(at) || inPastClause(tree, at)) && !('condition' in supposed))
    return undefined;
  if (form === 'may' && /^(?:not|as well)$/u.test(token.lemma)) return undefined;
  if (tree.token(subject).form.toLowerCase() === 'we') return undefined;
  return { head: at, hedge, ...supposed, rule };
}

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
  return determiner !== undefined || EVENT.test(tree.lemma(subject));
}

const PERSONS = wordClass('nouns of persons and amounts');
/** Nouns of acts and events. */
const EVENT =
  /(?:tion|sion|ment|ure|al|ence|ance)$|^(?:attack|strike|war|blockade|invasion|treaty|deal|ban|embargo|exit|halt|escalation|peace|test|talk|vote|victory|defeat|raid|sanction|tariff|truce|break|split|coup|famine|mistake|delay|cut|boycott|pullout|advance|retreat|clash|leak|shift|move|step|seizure|strikes)$/u;

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

function modalLemma(form: string): string {
  const lower = form.toLowerCase();
  if (lower === '’ll' || lower === "'ll" || lower === 'wo') return 'will';
  if (lower === '’d' || lower === "'d") return 'would';
  return lower;
}

function pastModal(tree: Tree, at: number): boolean {
  return tree.children(at, 'aux').some((aux) => /^(?:would|could|might)$/u.test(tree.token(aux).form.toLowerCase()));
}

function past(tree: Tree, clause: number): boolean {
  return (
    tree.token(clause).xpos === 'VBD' ||
    tree.children(clause, 'aux', 'cop').some((aux) => tree.token(aux).xpos === 'VBD')
  );
}

function hedgeOfClause(tree: Tree, clause: number, words: DiscourseLexicon): Hedge | undefined {
  const modal = tree
    .children(clause, 'aux')
    .map((aux) => hedgeWord(words, 'aux', modalLemma(tree.token(aux).form)))
    .find((hedge) => hedge !== undefined);
  return modal === 'certain' ? 'likely' : modal;
}

function sharedSubject(tree: Tree, at: number): number | undefined {
  return tree.relation(at) === 'conj' ? tree.child(tree.token(at).head, 'nsubj') : undefined;
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

function outcomeSpan(
  tree: Tree,
  foreseen: Foreseen,
  conditions: readonly number[],
  statements: readonly Statement[],
): Span | undefined {
  const { head } = foreseen;
  const tokens = tree.subtree(head, (token) => {
    if (conditions.includes(token)) return true;
    if (tree.token(token).head !== head) return false;
    const relation = tree.relation(token);
    if (relation === 'mark' || relation === 'cc' || relation === 'parataxis' || relation === 'discourse') return true;
    if (
      relation === 'conj' &&
      (tree.child(token, 'nsubj') !== undefined ||
        tree.children(token, 'aux').some((aux) => tree.token(aux).xpos === 'MD'))
    )
      return true;
    // What hangs on the head of "its hope is that the deal holds" stands before the clause.
    if (tree.token(token).deprel.endsWith(':outer')) return true;
    return relation === 'advcl' && token < head;
  });
  const own = nearestSubject(tree, head);
  const subject = own ?? sharedSubject(tree, head);
  // Of two verbs with one subject the second outcome begins at its own words.
  const shared = own === undefined && subject !== undefined && tree.relation(head) === 'conj';
  const without = foreseen.condition === undefined ? undefined : Math.max(...tree.subtree(foreseen.condition)) + 1;
  let first =
    foreseen.from ??
    without ??
    (shared ? Math.min(head, ...tree.children(head, 'aux', 'cop', 'advmod')) : undefined) ??
    (subject === undefined ? (tokens[0] ?? head) : Math.min(...tree.subtree(subject)));
  let last = tokens.at(-1) ?? head;
  if (first > head) first = tokens[0] ?? head;
  // Where somebody else's words begin or end, the outcome does too.
  const place = tree.token(head).start;
  const holding = statements
    .filter((statement) => statement.source.length > 0)
    .flatMap((statement) => statement.content)
    .find((span) => span.start <= place && place < span.end);
  while (holding !== undefined && first < head && tree.token(first).start < holding.start) first++;
  while (holding !== undefined && last > head && tree.token(last).end > holding.end) last--;
  return tree.stretch(first, last);
}
