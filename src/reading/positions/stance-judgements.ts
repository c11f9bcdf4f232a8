import { child as childBy, children as childrenBy, tokenAt } from '../../language/trees.ts';
import type { StanceWord } from '../../lexicon/words/discourse.ts';
import { isPassive } from '../clause/agents.ts';
import { isSupposed } from '../clause/hypothetical.ts';
import { lemmaAt, relationOf, undergoerOf } from '../clause/sentence-tree.ts';
import {
  doersOf,
  type FoundStance,
  type Holder,
  isActor,
  namedBy,
  type StanceSight,
  speakersAt,
  stanceWords,
  standsOn,
  takesOf,
} from './stance-found.ts';
import { isDenied, isNominal, isTo, joined, prepositionOf } from './stance-grammar.ts';

/** The judgement that a predicate passes: the word's own, or that of the adjective beside a neutral noun ("a bad idea"). */
function judgementIn(sight: StanceSight, predicate: number): { entry: StanceWord; denied: boolean } | undefined {
  const { tree } = sight;
  const of = (token: number): StanceWord | undefined =>
    stanceWords(sight, 'judgement', lemmaAt(tree, token))[0] ??
    stanceWords(sight, 'judgement', tokenAt(tree, token).form.toLowerCase())[0];
  const own = of(predicate);
  const beside = isNominal(tree, predicate)
    ? childrenBy(tree, predicate, 'amod')
        .flatMap((token) => joined(tree, token))
        .map(of)
        .find((entry) => entry !== undefined)
    : undefined;
  // "a serious mistake" is one, "a welcome step" is welcome, "a necessary evil" is left open.
  const entry = beside !== undefined && own !== undefined && beside.stance !== own.stance ? undefined : (own ?? beside);
  if (entry === undefined) return undefined;
  const less = childrenBy(tree, predicate, 'advmod', 'det').some((child) =>
    /^(?:no|hardly|never|neither)$/u.test(lemmaAt(tree, child)),
  );
  return { entry, denied: isDenied(tree, predicate) || less };
}

/** "The deployment is unacceptable," said X; "for X, the deployment is unacceptable"; "the sanctions harm the people," said X. */
export function saidJudgements(sight: StanceSight, predicate: number): FoundStance[] {
  const { tree } = sight;
  if (isSupposed(tree, predicate)) return [];
  const verbal = tokenAt(tree, predicate).upos === 'VERB';
  const copula = childBy(tree, predicate, 'cop');
  let entry: StanceWord | undefined;
  let denied = isDenied(tree, predicate);
  if (copula !== undefined || (relationOf(tree, predicate) === 'xcomp' && linked(sight, predicate))) {
    const judged = judgementIn(sight, predicate);
    entry = judged?.entry;
    denied = judged?.denied ?? denied;
  } else if (verbal && !isPassive(tree, predicate) && childBy(tree, predicate, 'obj') !== undefined) {
    const object = childBy(tree, predicate, 'obj') ?? predicate;
    // "poses a threat", "amounts to blackmail".
    const effect =
      /^(?:pose|constitute|represent|present|create|mark)$/u.test(lemmaAt(tree, predicate)) ||
      (lemmaAt(tree, predicate) === 'have' &&
        /^(?:effect|impact|consequence|influence|repercussion)$/u.test(lemmaAt(tree, object)));
    // "would have a damaging effect", "would have consequences".
    const judged = effect ? judgementIn(sight, object) : undefined;
    entry =
      judged?.entry ??
      (effect && /^(?:consequence|repercussion)$/u.test(lemmaAt(tree, object))
        ? { word: 'consequence', pos: 'judgement', act: 'threaten', stance: '-', takes: ['subject'] }
        : takesOf(stanceWords(sight, 'judgement-verb', lemmaAt(tree, predicate)), 'subject'));
  }
  if (entry === undefined && verbal && !isPassive(tree, predicate) && childBy(tree, predicate, 'obj') === undefined)
    entry = takesOf(stanceWords(sight, 'judgement-verb', lemmaAt(tree, predicate)), 'intransitive');
  const harm = verbal ? harmedBy(sight, predicate) : undefined;
  if (harm !== undefined) {
    const judge = judgeOf(sight, predicate);
    return judge === undefined
      ? []
      : standsOn(sight, {
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
  const subjectOf = copula === undefined && !verbal ? tokenAt(tree, predicate).head : predicate;
  const subject = childrenBy(tree, subjectOf, 'nsubj', 'csubj').find((child) => tokenAt(tree, child).deprel !== 'expl');
  // "It is wrong to ...": only behind an empty subject.
  const empty = childrenBy(tree, predicate, 'expl', 'nsubj').some((child) => /^it$/iu.test(tokenAt(tree, child).form));
  const infinitive = childrenBy(tree, predicate, 'csubj', 'xcomp', 'ccomp', 'advcl', 'acl').find(
    (child) => empty && isTo(tree, child) && child > predicate,
  );
  const clausal = subject !== undefined && /^(?:csubj)/u.test(tokenAt(tree, subject).deprel);
  const root =
    subject !== undefined &&
    (clausal || isNominal(tree, subject)) &&
    !isActor(sight, subject) &&
    !isSeat(sight, subject)
      ? subject
      : subject !== undefined && tokenAt(tree, subject).upos !== 'PRON'
        ? undefined
        : infinitive;
  if (root === undefined) return [];
  const holder = judgeOf(sight, predicate);
  if (holder === undefined) return [];
  return standsOn(sight, {
    holder,
    word: entry,
    at: predicate,
    root,
    denied,
    rule: 'judgement',
    grade: 'weak',
  }).map((stand) => ({ ...stand, from: Math.min(stand.from, ...stand.issue), to: predicate }));
}

/** "is undermined by the raids", "is put at risk by the raids": what does the harm. */
function harmedBy(sight: StanceSight, verb: number): { entry: StanceWord; root: number } | undefined {
  const { tree } = sight;
  if (!isPassive(tree, verb)) return undefined;
  const entry =
    stanceWords(sight, 'judgement-verb', lemmaAt(tree, verb))[0] ??
    (/^(?:put|place)$/u.test(lemmaAt(tree, verb)) &&
    childrenBy(tree, verb, 'obl').some(
      (child) =>
        /^(?:risk|danger|jeopardy|peril)$/u.test(lemmaAt(tree, child)) &&
        /^(?:at|in)$/u.test(prepositionOf(tree, child)),
    )
      ? ({ word: 'put at risk', pos: 'judgement-verb', act: 'oppose', stance: '-', takes: ['subject'] } as const)
      : undefined);
  const root = childrenBy(tree, verb, 'obl').find(
    (child) => prepositionOf(tree, child) === 'by' && isNominal(tree, child),
  );
  return entry === undefined || root === undefined || isActor(sight, root) ? undefined : { entry, root };
}

/** A name that stands for somebody who acts ("Moscow would be foolish to refuse"): he is judged, not an issue. */
function isSeat(sight: StanceSight, subject: number): boolean {
  return tokenAt(sight.tree, subject).upos === 'PROPN' && namedBy(sight, subject).length > 0;
}

function linked({ tree }: StanceSight, predicate: number): boolean {
  const head = tokenAt(tree, predicate).head;
  return head >= 0 && /^(?:remain|seem|stay|become|prove|look|sound)$/u.test(lemmaAt(tree, head));
}

/** Whose judgement it is: "for China", "to Moscow" in the clause itself, or else who speaks. */
function judgeOf(sight: StanceSight, predicate: number): Holder | undefined {
  const { tree } = sight;
  for (const phrase of childrenBy(tree, predicate, 'obl', 'nmod')) {
    if (!/^(?:for|to)$/u.test(prepositionOf(tree, phrase))) continue;
    if (!isActor(sight, phrase) || tokenAt(tree, phrase).upos === 'PRON') continue;
    const ids = namedBy(sight, phrase);
    if (ids.length > 0 && (prepositionOf(tree, phrase) === 'to' || phrase < predicate)) return { ids, head: phrase };
  }
  const ids = speakersAt(sight, predicate);
  return ids.length === 0 ? undefined : { ids, head: predicate };
}

/** "X called Y a mistake", "X considers Y unacceptable", "X sees Y as a threat". */
export function ratings(sight: StanceSight, verb: number): FoundStance[] {
  const { tree } = sight;
  const entries = stanceWords(sight, 'rating', lemmaAt(tree, verb));
  if (entries.length === 0 || isSupposed(tree, verb)) return [];
  const passive = isPassive(tree, verb);
  const holder = doersOf(sight, verb);
  if (holder === undefined) return [];
  const object = undergoerOf(tree, verb, passive);
  const secondary = ratedAs(sight, verb, object, entries);
  if (secondary === undefined) {
    // "considers that the step is illegal" and "thinks the step illegal" with a clause: the clause's subject is judged.
    const clause = childBy(tree, verb, 'ccomp', 'xcomp');
    const subject = clause === undefined ? undefined : childBy(tree, clause, 'nsubj');
    if (clause !== undefined && childBy(tree, clause, 'cop') === undefined) return [];
    if (clause === undefined || subject === undefined || takesOf(entries, 'object') === undefined) return [];
    const judged = judgementIn(sight, clause);
    if (judged === undefined || isActor(sight, subject)) return [];
    return rated(sight, verb, holder, subject, clause, judged);
  }
  const what = object === undefined ? whatAbove(sight, verb) : undefined;
  if (object === undefined && what === undefined) return [];
  // "what he called dangerous actions": the actions are meant, by the word that judges them.
  if (object === undefined || /^what$/iu.test(tokenAt(tree, object).form)) {
    const judged = isNominal(tree, secondary) ? judgementIn(sight, secondary) : undefined;
    return judged === undefined || isActor(sight, secondary)
      ? []
      : standsOn(sight, { holder, word: judged.entry, at: verb, root: secondary, rule: 'rating' });
  }
  const pronoun = tokenAt(tree, object).upos === 'PRON';
  if (!pronoun && isActor(sight, object)) return [];
  if (pronoun && !/^(?:it|this|that|them)$/iu.test(tokenAt(tree, object).form)) return [];
  const judged = judgementIn(sight, secondary);
  return judged === undefined ? [] : rated(sight, verb, holder, object, secondary, judged);
}

/** The "what" whose relative clause a verb heads: "deal with what he called reckless moves". */
function whatAbove({ tree }: StanceSight, verb: number): number | undefined {
  const head = tokenAt(tree, verb).head;
  return head >= 0 && relationOf(tree, verb) === 'acl' && /^what$/iu.test(tokenAt(tree, head).form) ? head : undefined;
}

function rated(
  sight: StanceSight,
  verb: number,
  holder: Holder,
  root: number,
  predicate: number,
  judged: { entry: StanceWord; denied: boolean },
): FoundStance[] {
  return standsOn(sight, {
    holder,
    word: judged.entry,
    at: verb,
    root,
    denied: judged.denied !== isDenied(sight.tree, verb),
    rule: 'rating',
    without: [predicate],
  }).map((stand) => ({ ...stand, to: Math.max(stand.to, predicate) }));
}

/** The second predicate of a rating: "a mistake" in "called the visit a mistake", "unfair" in "sees the ban as unfair". */
function ratedAs(
  sight: StanceSight,
  verb: number,
  object: number | undefined,
  entries: readonly StanceWord[],
): number | undefined {
  const { tree } = sight;
  const as = takesOf(entries, 'as') !== undefined;
  const bare = takesOf(entries, 'object') !== undefined;
  const candidates = [
    ...childrenBy(tree, verb, 'xcomp', 'obl', 'advcl', 'obj', 'ccomp'),
    ...(object === undefined ? [] : childrenBy(tree, object, 'nmod', 'acl', 'amod', 'appos', 'xcomp')),
  ];
  return candidates.find((child) => {
    if (
      child === object ||
      child < verb ||
      tokenAt(tree, child).deprel === 'acl:relcl' ||
      (object !== undefined && object > verb && child < object)
    )
      return false;
    const link = [...childrenBy(tree, child, 'case', 'mark', 'advmod')].find((mark) => lemmaAt(tree, mark) === 'as');
    if (link !== undefined) return as || bare;
    return (
      bare &&
      childBy(tree, child, 'case', 'mark', 'cop', 'nsubj') === undefined &&
      /^(?:ADJ|NOUN|VERB)$/u.test(tokenAt(tree, child).upos)
    );
  });
}
