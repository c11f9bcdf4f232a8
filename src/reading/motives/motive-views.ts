import type { Sentence } from '../../language/tree.ts';
import { child as childBy, children as childrenBy, tokenAt } from '../../language/trees.ts';
import { type DiscourseLexicon, entriesOf } from '../../lexicon/words/discourse.ts';
import { clauseOf } from '../clause/clauses.ts';
import { isHypothetical } from '../clause/hypothetical.ts';
import { caseOf, isNegated, lemmaAt, relationOf, subtree } from '../clause/sentence-tree.ts';
import type { Parties } from '../parties/parties.ts';
import { type Ascribed, isPast } from './ascribed.ts';
import { isNobody } from './motive-verbs.ts';

const VIEW = /^(?:view|eye|opinion|judgment|judgement|reading|assessment|calculation|mind|thinking|logic|telling)$/u;
const DANGER =
  /^(?:threat|danger|nightmare|menace|risk|provocation|worry|concern|humiliation|catastrophe|disaster|blow)$/u;
const SEEN = /^(?:see|view|regard|perceive|consider|interpret|read|understand)$/u;

/**
 * A clause told from somebody's point of view: "in Moscow's view, the sanctions are a weapon", "for Kyiv, the pipeline is a matter of
 * survival", "as Beijing sees it, the island is lost".
 */
export function viewpoint(tree: Sentence, at: number, parties: Parties): Ascribed | undefined {
  const token = tokenAt(tree, at);
  if (token.head < 0) return undefined;
  if (
    token.upos === 'NOUN' &&
    VIEW.test(lemmaAt(tree, at)) &&
    relationOf(tree, at) === 'obl' &&
    /^(?:in|to)$/u.test(caseOf(tree, at))
  ) {
    const owner = childrenBy(tree, at).find(
      (child) =>
        tokenAt(tree, child).deprel === 'nmod:poss' ||
        caseOf(tree, child) === 'of' ||
        relationOf(tree, child) === 'amod',
    );
    const ids = owner === undefined ? [] : parties.seated(tree, owner);
    return tell(tree, at, token.head, ids, 'believes');
  }
  // "For Israel, a nuclear Iran is a threat"
  if (
    token.upos === 'PROPN' &&
    caseOf(tree, at) === 'for' &&
    /^(?:obl|nmod)$/u.test(relationOf(tree, at)) &&
    token.head > at
  ) {
    const opens = !tree.tokens.slice(0, at).some(({ upos }) => /^(?:VERB|NOUN|PRON|AUX)$/u.test(upos));
    const last =
      subtree(tree, at)
        .filter((one) => tokenAt(tree, one).upos !== 'PUNCT')
        .at(-1) ?? at;
    if (!opens || tree.tokens[last + 1]?.form !== ',' || childBy(tree, token.head, 'cop') === undefined)
      return undefined;
    return tell(
      tree,
      at,
      token.head,
      parties.seated(tree, at),
      DANGER.test(lemmaAt(tree, token.head)) ? 'fears' : 'believes',
    );
  }
  // "As Beijing sees it"
  if (token.upos === 'VERB' && SEEN.test(lemmaAt(tree, at)) && relationOf(tree, at) === 'advcl') {
    const object = childBy(tree, at, 'obj');
    const as = childrenBy(tree, at, 'mark').some((mark) => lemmaAt(tree, mark) === 'as');
    const subject = childBy(tree, at, 'nsubj');
    if (
      !as ||
      object === undefined ||
      subject === undefined ||
      !/^(?:it|things|matters)$/iu.test(tokenAt(tree, object).form)
    )
      return undefined;
    return tell(tree, at, token.head, parties.seated(tree, subject), 'believes');
  }
  return undefined;
}

/** What the clause of `head` says without the phrase that tells whose view it is. */
function tell(
  tree: Sentence,
  phrase: number,
  head: number,
  ids: readonly string[],
  motive: Ascribed['motive'],
): Ascribed | undefined {
  if (ids.length === 0 || isHypothetical(tree, head)) return undefined;
  const own = new Set(subtree(tree, phrase));
  const rest = clauseOf(tree, head).filter(
    (token) => !own.has(token) && (phrase > head ? token < phrase : token > phrase),
  );
  return rest.length < 3 ? undefined : { actors: ids, motive, content: rest, from: phrase, rule: 'viewpoint' };
}

/** "The shield is seen in Moscow as a threat", "the drills are viewed with suspicion in Tehran" */
export function seenAs(tree: Sentence, verb: number, parties: Parties): Ascribed | undefined {
  if (!SEEN.test(lemmaAt(tree, verb)) || isNegated(tree, verb) || isPast(tree, verb)) return undefined;
  const subject = childBy(tree, verb, 'nsubj:pass');
  if (subject === undefined || tokenAt(tree, subject).upos === 'PRON') return undefined;
  const places = childrenBy(tree, verb, 'obl');
  const as = places.find((place) => caseOf(tree, place) === 'as') ?? childBy(tree, verb, 'xcomp');
  const dread = places.find(
    (place) =>
      caseOf(tree, place) === 'with' &&
      /^(?:alarm|suspicion|concern|fear|unease|horror|anxiety|apprehension|dread|dismay|disquiet|wariness|mistrust)$/u.test(
        lemmaAt(tree, place),
      ),
  );
  const holders = [...places, ...places.flatMap((place) => [...childrenBy(tree, place, 'nmod')])].filter((place) =>
    /^(?:in|by|across|throughout|from)$/u.test(caseOf(tree, place)),
  );
  const ids = holders.flatMap((place) => [...parties.seated(tree, place)]);
  if (ids.length === 0 || (as === undefined && dread === undefined)) return undefined;
  const content =
    as === undefined ? subtree(tree, subject) : [...subtree(tree, subject), ...subtree(tree, as)].sort((a, b) => a - b);
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
export function cleft(tree: Sentence, verb: number, words: DiscourseLexicon, parties: Parties): Ascribed | undefined {
  const entry = entriesOf(words.motives, 'verb', lemmaAt(tree, verb))?.[0];
  if (entry === undefined || isNegated(tree, verb) || isPast(tree, verb)) return undefined;
  const free = tokenAt(tree, verb).head;
  const subject = childBy(tree, verb, 'nsubj');
  if (
    subject === undefined ||
    free < 0 ||
    !/^(?:what|all|thing)$/u.test(lemmaAt(tree, free)) ||
    relationOf(tree, free) !== 'nsubj'
  )
    return undefined;
  const head = tokenAt(tree, free).head;
  const ids = parties.seated(tree, subject);
  if (head < 0 || ids.length === 0 || isNobody(tree, subject)) return undefined;
  const copula = childrenBy(tree, head, 'cop').at(-1) ?? (lemmaAt(tree, head) === 'be' ? head : undefined);
  if (copula === undefined || copula < verb) return undefined;
  const content = clauseOf(tree, head).filter((token) => token > copula);
  return content.length === 0 ? undefined : { actors: ids, motive: entry.motive, content, from: free, rule: 'cleft' };
}

/** "Japan would rather wait" */
export function preferred(tree: Sentence, verb: number, parties: Parties): Ascribed | undefined {
  const would = childrenBy(tree, verb, 'aux').some((aux) => /^(?:would|['’]d)$/iu.test(tokenAt(tree, aux).form));
  const rather = childrenBy(tree, verb, 'advmod').find((adverb) => lemmaAt(tree, adverb) === 'rather');
  const subject = parties.subjectOf(tree, verb);
  if (!would || rather === undefined || subject === undefined || subject.ids.length === 0) return undefined;
  const content = subtree(tree, verb).filter((token) => token > rather);
  return { actors: subject.ids, motive: 'wants', content, from: subject.head, rule: 'rather' };
}
