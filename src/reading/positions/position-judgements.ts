import type { StanceWord } from '../../lexicon/words/discourse.ts';
import { wordClass } from '../../lexicon/words/word-classes.ts';
import {
  doersOf,
  type FoundPosition,
  type Holder,
  isActor,
  type PositionSight,
  positionsOn,
  stanceWords,
  takesOf,
} from './found-position.ts';
import { isDenied, isNominal, joined } from './position-grammar.ts';

const NEGATORS_OF_A_JUDGEMENT = wordClass('negators of a judgement');
const PRONOUNS_THAT_POINT_AT_A_THING = wordClass('pronouns that point at a thing');

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
