import type { StanceWord } from '../../lexicon/words/discourse.ts';
import { wordClass } from '../../lexicon/words/word-classes.ts';
import {
  doersOf,
  type FoundPosition,
  type Holder,
  isActor,
  namedBy,
  type PositionSight,
  positionsOn,
  speakersAt,
  stanceWords,
  takesOf,
} from './found-position.ts';
import { isDenied, isNominal, isTo, joined, prepositionOf } from './position-grammar.ts';

const LINKING_VERBS_OF_A_JUDGEMENT = wordClass('linking verbs of a judgement');
const NEGATORS_OF_A_JUDGEMENT = wordClass('negators of a judgement');
const NOUNS_OF_DANGER = wordClass('nouns of danger');
const NOUNS_OF_EFFECTS = wordClass('nouns of effects');
const PRONOUNS_THAT_POINT_AT_A_THING = wordClass('pronouns that point at a thing');
const VERBS_OF_POSING = wordClass('verbs of posing');

/** The judgement that a predicate passes: the word's own, or that of the adjective beside a neutral noun ("a bad idea"). */
function judgementIn(sight: PositionSight, predicate: number): { entry: StanceWord; denied: boolean } | undefined {
  const { tree } = sight;
  const of = (token: number): StanceWord | undefined =>
    stanceWords(sight, 'judgement', tree.lemma(token))[0] ??
    stanceWords(sight, 'judgement', tree.token(token).form.toLowerCase())[0];
  const own = of(predicate);
  const beside = isNominal(tree, predicate)
    ? tree
        .children(predicate, 'amod')
        .flatMap((token) => joined(tree, token))
        .map(of)
        .find((entry) => entry !== undefined)
    : undefined;
  // "a serious mistake" is one, "a welcome step" is welcome, "a necessary evil" is left open.
  const entry = beside !== undefined && own !== undefined && beside.stance !== own.stance ? undefined : (own ?? beside);
  if (entry === undefined) return undefined;
  const less = tree
    .children(predicate, 'advmod', 'det')
    .some((child) => NEGATORS_OF_A_JUDGEMENT.has(tree.lemma(child)));
  return { entry, denied: isDenied(tree, predicate) || less };
}

/** "The deployment is unacceptable," said X; "for X, the deployment is unacceptable"; "the sanctions harm the people," said X. */
export function saidJudgements(sight: PositionSight, predicate: number): FoundPosition[] {
  const { tree } = sight;
  if (tree.isSupposed(predicate)) return [];
  const verbal = tree.token(predicate).upos === 'VERB';
  const copula = tree.child(predicate, 'cop');
  let entry: StanceWord | undefined;
  let denied = isDenied(tree, predicate);
  if (copula !== undefined || (tree.relation(predicate) === 'xcomp' && linked(sight, predicate))) {
    const judged = judgementIn(sight, predicate);
    entry = judged?.entry;
    denied = judged?.denied ?? denied;
  } else if (verbal && !tree.isPassive(predicate) && tree.child(predicate, 'obj') !== undefined) {
    const object = tree.child(predicate, 'obj') ?? predicate;
    // "poses a threat", "amounts to blackmail".
    const effect =
      VERBS_OF_POSING.has(tree.lemma(predicate)) ||
      (tree.lemma(predicate) === 'have' && NOUNS_OF_EFFECTS.has(tree.lemma(object)));
    // "would have a damaging effect", "would have consequences".
    const judged = effect ? judgementIn(sight, object) : undefined;
    entry =
      judged?.entry ??
      (effect && /^(?:consequence|repercussion)$/u.test(tree.lemma(object))
        ? { word: 'consequence', pos: 'judgement', act: 'threaten', stance: '-', takes: ['subject'] }
        : takesOf(stanceWords(sight, 'judgement-verb', tree.lemma(predicate)), 'subject'));
  }
  if (entry === undefined && verbal && !tree.isPassive(predicate) && tree.child(predicate, 'obj') === undefined)
    entry = takesOf(stanceWords(sight, 'judgement-verb', tree.lemma(predicate)), 'intransitive');
  const harm = verbal ? harmedBy(sight, predicate) : undefined;
  if (harm !== undefined) {
    const judge = judgeOf(sight, predicate);
    return judge === undefined
      ? []
      : positionsOn(sight, {
          holder: judge,
          word: harm.entry,
          at: predicate,
          root: harm.root,
          denied,
          rule: 'judgement',
          grade: 'weak',
        });
  }
  if (entry === undefined) return [];
  const subjectOf = copula === undefined && !verbal ? tree.token(predicate).head : predicate;
  const subject = tree.children(subjectOf, 'nsubj', 'csubj').find((child) => tree.token(child).deprel !== 'expl');
  // "It is wrong to ...": only behind an empty subject.
  const empty = tree.children(predicate, 'expl', 'nsubj').some((child) => /^it$/iu.test(tree.token(child).form));
  const infinitive = tree
    .children(predicate, 'csubj', 'xcomp', 'ccomp', 'advcl', 'acl')
    .find((child) => empty && isTo(tree, child) && child > predicate);
  const clausal = subject !== undefined && /^(?:csubj)/u.test(tree.token(subject).deprel);
  const root =
    subject !== undefined &&
    (clausal || isNominal(tree, subject)) &&
    !isActor(sight, subject) &&
    !isSeat(sight, subject)
      ? subject
      : subject !== undefined && tree.token(subject).upos !== 'PRON'
        ? undefined
        : infinitive;
  if (root === undefined) return [];
  const holder = judgeOf(sight, predicate);
  if (holder === undefined) return [];
  return positionsOn(sight, {
    holder,
    word: entry,
    at: predicate,
    root,
    denied,
    rule: 'judgement',
    grade: 'weak',
  }).map((found) => ({ ...found, from: Math.min(found.from, ...found.issue), to: predicate }));
}

/** "is undermined by the raids", "is put at risk by the raids": what does the harm. */
function harmedBy(sight: PositionSight, verb: number): { entry: StanceWord; root: number } | undefined {
  const { tree } = sight;
  if (!tree.isPassive(verb)) return undefined;
  const entry =
    stanceWords(sight, 'judgement-verb', tree.lemma(verb))[0] ??
    (/^(?:put|place)$/u.test(tree.lemma(verb)) &&
    tree
      .children(verb, 'obl')
      .some((child) => NOUNS_OF_DANGER.has(tree.lemma(child)) && /^(?:at|in)$/u.test(prepositionOf(tree, child)))
      ? ({ word: 'put at risk', pos: 'judgement-verb', act: 'oppose', stance: '-', takes: ['subject'] } as const)
      : undefined);
  const root = tree
    .children(verb, 'obl')
    .find((child) => prepositionOf(tree, child) === 'by' && isNominal(tree, child));
  return entry === undefined || root === undefined || isActor(sight, root) ? undefined : { entry, root };
}

/** A name that stands for somebody who acts ("Moscow would be foolish to refuse"): he is judged, not an issue. */
function isSeat(sight: PositionSight, subject: number): boolean {
  return sight.tree.token(subject).upos === 'PROPN' && namedBy(sight, subject).length > 0;
}

function linked({ tree }: PositionSight, predicate: number): boolean {
  const head = tree.token(predicate).head;
  return head >= 0 && LINKING_VERBS_OF_A_JUDGEMENT.has(tree.lemma(head));
}

/** Whose judgement it is: "for China", "to Moscow" in the clause itself, or else who speaks. */
function judgeOf(sight: PositionSight, predicate: number): Holder | undefined {
  const { tree } = sight;
  for (const phrase of tree.children(predicate, 'obl', 'nmod')) {
    if (!/^(?:for|to)$/u.test(prepositionOf(tree, phrase))) continue;
    if (!isActor(sight, phrase) || tree.token(phrase).upos === 'PRON') continue;
    const ids = namedBy(sight, phrase);
    if (ids.length > 0 && (prepositionOf(tree, phrase) === 'to' || phrase < predicate)) return { ids, head: phrase };
  }
  const ids = speakersAt(sight, predicate);
  return ids.length === 0 ? undefined : { ids, head: predicate };
}

/** "X called Y a mistake", "X considers Y unacceptable", "X sees Y as a threat". */
export function ratings(sight: PositionSight, verb: number): FoundPosition[] {
  const { tree } = sight;
  const entries = stanceWords(sight, 'rating', tree.lemma(verb));
  if (entries.length === 0 || tree.isSupposed(verb)) return [];
  const passive = tree.isPassive(verb);
  const holder = doersOf(sight, verb);
  if (holder === undefined) return [];
  const object = tree.undergoerOf(verb, passive);
  const secondary = ratedAs(sight, verb, object, entries);
  if (secondary === undefined) {
    // "considers that the step is illegal" and "thinks the step illegal" with a clause: the clause's subject is judged.
    const clause = tree.child(verb, 'ccomp', 'xcomp');
    const subject = clause === undefined ? undefined : tree.child(clause, 'nsubj');
    if (clause !== undefined && tree.child(clause, 'cop') === undefined) return [];
    if (clause === undefined || subject === undefined || takesOf(entries, 'object') === undefined) return [];
    const judged = judgementIn(sight, clause);
    if (judged === undefined || isActor(sight, subject)) return [];
    return rated(sight, verb, holder, subject, clause, judged);
  }
  const what = object === undefined ? whatAbove(sight, verb) : undefined;
  if (object === undefined && what === undefined) return [];
  // "what he called dangerous actions": the actions are meant, by the word that judges them.
  if (object === undefined || /^what$/iu.test(tree.token(object).form)) {
    const judged = isNominal(tree, secondary) ? judgementIn(sight, secondary) : undefined;
    return judged === undefined || isActor(sight, secondary)
      ? []
      : positionsOn(sight, { holder, word: judged.entry, at: verb, root: secondary, rule: 'rating' });
  }
  const pronoun = tree.token(object).upos === 'PRON';
  if (!pronoun && isActor(sight, object)) return [];
  if (pronoun && !PRONOUNS_THAT_POINT_AT_A_THING.has(tree.token(object).form.toLowerCase())) return [];
  const judged = judgementIn(sight, secondary);
  return judged === undefined ? [] : rated(sight, verb, holder, object, secondary, judged);
}

/** The "what" whose relative clause a verb heads: "deal with what he called reckless moves". */
function whatAbove({ tree }: PositionSight, verb: number): number | undefined {
  const head = tree.token(verb).head;
  return head >= 0 && tree.relation(verb) === 'acl' && /^what$/iu.test(tree.token(head).form) ? head : undefined;
}

function rated(
  sight: PositionSight,
  verb: number,
  holder: Holder,
  root: number,
  predicate: number,
  judged: { entry: StanceWord; denied: boolean },
): FoundPosition[] {
  return positionsOn(sight, {
    holder,
    word: judged.entry,
    at: verb,
    root,
    denied: judged.denied !== isDenied(sight.tree, verb),
    rule: 'rating',
    without: [predicate],
  }).map((found) => ({ ...found, to: Math.max(found.to, predicate) }));
}

/** The second predicate of a rating: "a mistake" in "called the visit a mistake", "unfair" in "sees the ban as unfair". */
function ratedAs(
  sight: PositionSight,
  verb: number,
  object: number | undefined,
  entries: readonly StanceWord[],
): number | undefined {
  const { tree } = sight;
  const as = takesOf(entries, 'as') !== undefined;
  const bare = takesOf(entries, 'object') !== undefined;
  const candidates = [
    ...tree.children(verb, 'xcomp', 'obl', 'advcl', 'obj', 'ccomp'),
    ...(object === undefined ? [] : tree.children(object, 'nmod', 'acl', 'amod', 'appos', 'xcomp')),
  ];
  return candidates.find((child) => {
    if (
      child === object ||
      child < verb ||
      tree.token(child).deprel === 'acl:relcl' ||
      (object !== undefined && object > verb && child < object)
    )
      return false;
    const link = [...tree.children(child, 'case', 'mark', 'advmod')].find((mark) => tree.lemma(mark) === 'as');
    if (link !== undefined) return as || bare;
    return (
      bare &&
      tree.child(child, 'case', 'mark', 'cop', 'nsubj') === undefined &&
      /^(?:ADJ|NOUN|VERB)$/u.test(tree.token(child).upos)
    );
  });
}
