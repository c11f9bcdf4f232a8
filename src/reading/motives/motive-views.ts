import { type DiscourseLexicon, entriesOf } from '../../lexicon/words/discourse.ts';
import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Tree } from '../clause/tree.ts';
import type { Parties } from '../parties/parties.ts';
import { type Ascribed, isPast } from './ascribed.ts';
import { isNobody } from './motive-verbs.ts';

const NOUNS_OF_ALARM = wordClass('nouns of alarm');
const PREPOSITIONS_OF_WHERE_A_FEELING_IS = wordClass('prepositions of where a feeling is');
const VIEW = wordClass('nouns of views');
const DANGER = wordClass('nouns of dangers seen');
const SEEN = wordClass('verbs of seeing as');

/**
 * A clause told from somebody's point of view: "in Moscow's view, the sanctions are a weapon", "for Kyiv, the pipeline is a matter of
 * survival", "as Beijing sees it, the island is lost".
 */
export function viewpoint(tree: Tree, at: number, parties: Parties): Ascribed | undefined {
  const token = tree.token(at);
  if (token.head < 0) return undefined;
  if (
    token.upos === 'NOUN' &&
    VIEW.has(tree.lemma(at)) &&
    tree.relation(at) === 'obl' &&
    /^(?:in|to)$/u.test(tree.caseOf(at))
  ) {
    const owner = tree
      .children(at)
      .find(
        (child) =>
          tree.token(child).deprel === 'nmod:poss' || tree.caseOf(child) === 'of' || tree.relation(child) === 'amod',
      );
    const ids = owner === undefined ? [] : parties.seated(tree, owner);
    return tell(tree, at, token.head, ids, 'believes');
  }
  // "For Israel, a nuclear Iran is a threat"
  if (
    token.upos === 'PROPN' &&
    tree.caseOf(at) === 'for' &&
    /^(?:obl|nmod)$/u.test(tree.relation(at)) &&
    token.head > at
  ) {
    const opens = !tree.tokens.slice(0, at).some(({ upos }) => /^(?:VERB|NOUN|PRON|AUX)$/u.test(upos));
    const last =
      tree
        .subtree(at)
        .filter((one) => tree.token(one).upos !== 'PUNCT')
        .at(-1) ?? at;
    if (!opens || tree.tokens[last + 1]?.form !== ',' || tree.child(token.head, 'cop') === undefined) return undefined;
    return tell(
      tree,
      at,
      token.head,
      parties.seated(tree, at),
      DANGER.has(tree.lemma(token.head)) ? 'fears' : 'believes',
    );
  }
  // "As Beijing sees it"
  if (token.upos === 'VERB' && SEEN.has(tree.lemma(at)) && tree.relation(at) === 'advcl') {
    const object = tree.child(at, 'obj');
    const as = tree.children(at, 'mark').some((mark) => tree.lemma(mark) === 'as');
    const subject = tree.child(at, 'nsubj');
    if (
      !as ||
      object === undefined ||
      subject === undefined ||
      !/^(?:it|things|matters)$/iu.test(tree.token(object).form)
    )
      return undefined;
    return tell(tree, at, token.head, parties.seated(tree, subject), 'believes');
  }
  return undefined;
}

/** What the clause of `head` says without the phrase that tells whose view it is. */
function tell(
  tree: Tree,
  phrase: number,
  head: number,
  ids: readonly string[],
  motive: Ascribed['motive'],
): Ascribed | undefined {
  if (ids.length === 0 || tree.isHypothetical(head)) return undefined;
  const own = new Set(tree.subtree(phrase));
  const rest = tree
    .clauseOf(head)
    .filter((token) => !own.has(token) && (phrase > head ? token < phrase : token > phrase));
  return rest.length < 3 ? undefined : { actors: ids, motive, content: rest, from: phrase, rule: 'viewpoint' };
}

/** "The shield is seen in Moscow as a threat", "the drills are viewed with suspicion in Tehran" */
export function seenAs(tree: Tree, verb: number, parties: Parties): Ascribed | undefined {
  if (!SEEN.has(tree.lemma(verb)) || tree.hasNegator(verb) || isPast(tree, verb)) return undefined;
  const subject = tree.child(verb, 'nsubj:pass');
  if (subject === undefined || tree.token(subject).upos === 'PRON') return undefined;
  const places = tree.children(verb, 'obl');
  const as = places.find((place) => tree.caseOf(place) === 'as') ?? tree.child(verb, 'xcomp');
  const dread = places.find((place) => tree.caseOf(place) === 'with' && NOUNS_OF_ALARM.has(tree.lemma(place)));
  const holders = [...places, ...places.flatMap((place) => [...tree.children(place, 'nmod')])].filter((place) =>
    PREPOSITIONS_OF_WHERE_A_FEELING_IS.has(tree.caseOf(place)),
  );
  const ids = holders.flatMap((place) => [...parties.seated(tree, place)]);
  if (ids.length === 0 || (as === undefined && dread === undefined)) return undefined;
  const content =
    as === undefined ? tree.subtree(subject) : [...tree.subtree(subject), ...tree.subtree(as)].sort((a, b) => a - b);
  return {
    actors: ids,
    motive: dread !== undefined ? 'fears' : 'believes',
    content,
    from: subject,
    to: Math.max(verb, ...holders),
    rule: 'seen-as',
  };
}

/** "What Ankara fears most is a Kurdish state", "all Russia wants is recognition" */
export function cleft(tree: Tree, verb: number, words: DiscourseLexicon, parties: Parties): Ascribed | undefined {
  const entry = entriesOf(words.motives, 'verb', tree.lemma(verb))?.[0];
  if (entry === undefined || tree.hasNegator(verb) || isPast(tree, verb)) return undefined;
  const free = tree.token(verb).head;
  const subject = tree.child(verb, 'nsubj');
  if (
    subject === undefined ||
    free < 0 ||
    !/^(?:what|all|thing)$/u.test(tree.lemma(free)) ||
    tree.relation(free) !== 'nsubj'
  )
    return undefined;
  const head = tree.token(free).head;
  const ids = parties.seated(tree, subject);
  if (head < 0 || ids.length === 0 || isNobody(tree, subject)) return undefined;
  const copula = tree.children(head, 'cop').at(-1) ?? (tree.lemma(head) === 'be' ? head : undefined);
  if (copula === undefined || copula < verb) return undefined;
  const content = tree.clauseOf(head).filter((token) => token > copula);
  return content.length === 0 ? undefined : { actors: ids, motive: entry.motive, content, from: free, rule: 'cleft' };
}

/** "Japan would rather wait" */
export function preferred(tree: Tree, verb: number, parties: Parties): Ascribed | undefined {
  const would = tree.children(verb, 'aux').some((aux) => /^(?:would|['’]d)$/iu.test(tree.token(aux).form));
  const rather = tree.children(verb, 'advmod').find((adverb) => tree.lemma(adverb) === 'rather');
  const subject = parties.subjectOf(tree, verb);
  if (!would || rather === undefined || subject === undefined || subject.ids.length === 0) return undefined;
  const content = tree.subtree(verb).filter((token) => token > rather);
  return { actors: subject.ids, motive: 'wants', content, from: subject.head, rule: 'rather' };
}
