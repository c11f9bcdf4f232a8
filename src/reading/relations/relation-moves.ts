import type { Sentence } from '../../language/tree.ts';
import { child as childBy, children as childrenBy, tokenAt } from '../../language/trees.ts';
import { type DiscourseLexicon, entriesOf } from '../../lexicon/words/discourse.ts';
import { caseOf, isNegated, lemmaAt, relationOf, subtree } from '../clause/sentence-tree.ts';
import type { Parties } from '../parties/parties.ts';
import { type Bond, cross, isUnreal, isWanted, relationWord, relationWordWith, within } from './bond.ts';
import { bondOf, placeBehind, pusher } from './relation-places.ts';

const MOVING =
  /^(?:grow|move|draw|come|drift|become|get|bring|pull|push|drive|edge|inch|turn|be|fall|throw|bind|tie|force|nudge|shift|steer|stay|seem|tear|step|pivot)$/u;

/** "A and B have grown closer", "A is drifting away from B", "the test pushed A and B together". */
export function drift(tree: Sentence, at: number, words: DiscourseLexicon, parties: Parties): Bond | undefined {
  const form = tokenAt(tree, at).form.toLowerCase();
  const entry = relationWord(words, 'change', form);
  if (entry?.change === undefined) return undefined;
  const verb = movingVerb(tree, at);
  // "Have never been closer"
  const never =
    entry.change === 'closer' &&
    verb !== undefined &&
    childrenBy(tree, verb, 'advmod').some((adverb) => /^(?:never|rarely|seldom)$/u.test(lemmaAt(tree, adverb)));
  if (verb === undefined || (isNegated(tree, verb) && !never) || isUnreal(tree, verb) || isWanted(tree, verb))
    return undefined;
  const lemma = lemmaAt(tree, verb);
  if (form === 'together' && !/^(?:draw|bring|push|drive|throw|pull|bind|tie|force)$/u.test(lemma)) return undefined;
  const object = [childBy(tree, verb, 'obj')].find((one) => one !== at);
  const passive =
    childBy(tree, verb, 'nsubj:pass') !== undefined ||
    (tokenAt(tree, verb).xpos === 'VBN' && relationOf(tree, verb) === 'acl');
  const subject = parties.subjectOf(tree, verb);
  const target = [at, verb]
    .flatMap((one) => [...childrenBy(tree, one, 'obl', 'nmod')])
    .find(
      (child) =>
        /^(?:to|with|from|toward|towards|of)$/u.test(caseOf(tree, child)) && parties.at(tree, child).length > 0,
    );
  // "Brought Riyadh and Washington closer": the tree may take the second name for a subject of "closer".
  const strayed = childBy(tree, at, 'nsubj');
  const moved =
    object !== undefined
      ? [...parties.at(tree, object), ...(strayed !== undefined && strayed > object ? parties.at(tree, strayed) : [])]
      : (subject?.ids ?? []);
  const pairs = target === undefined ? (form === 'away' ? [] : within(moved)) : cross(moved, parties.at(tree, target));
  if (pairs.length === 0) return undefined;
  const cause = object !== undefined || !passive ? pusher(tree, verb, object) : undefined;
  const span = [
    at,
    verb,
    ...(subject === undefined ? [] : [subject.head]),
    ...(object === undefined ? [] : subtree(tree, object)),
    ...(target === undefined ? [] : subtree(tree, target).filter((token) => token - target < 8)),
  ];
  return {
    pairs,
    quality: entry.change === 'closer' ? 'partner' : 'rival',
    change: entry.change,
    predicate: verb,
    from: Math.min(...span),
    to: Math.max(...span),
    rule: 'drift',
    ...(cause === undefined ? {} : { cause }),
  };
}

/** The verb that a word of direction belongs to. */
function movingVerb(tree: Sentence, at: number): number | undefined {
  if (childBy(tree, at, 'cop') !== undefined) return at;
  // "Pushes A and B closer": the tree may hang "closer" on B; "away from" may hang on the noun behind.
  for (let node = tokenAt(tree, at).head, steps = 0; node >= 0 && steps < 4; steps++) {
    const { upos } = tokenAt(tree, node);
    if (upos === 'VERB') return MOVING.test(lemmaAt(tree, node)) ? node : undefined;
    if (!/^(?:conj|obj|obl|xcomp|advmod|nsubj|case)$/u.test(relationOf(tree, node)) && !/^(?:ADV|ADJ)$/u.test(upos))
      return undefined;
    node = tokenAt(tree, node).head;
  }
  return undefined;
}

/** A wording of a move: a verb alone or with its fixed object, particle or phrase, and the words behind which the other side stands. */
interface Wording {
  readonly name: string;
  readonly hosts: readonly number[];
  /** The fixed noun, whose possessor may be the other side ("came to Kabila's rescue"). */
  readonly noun?: number;
}

function wordingsOf(tree: Sentence, verb: number): readonly Wording[] {
  const lemma = lemmaAt(tree, verb);
  const object = childrenBy(tree, verb, 'obj').at(-1);
  const particle = childrenBy(tree, verb, 'compound:prt', 'advmod', 'advcl').find(
    (one) => one > verb && one - verb < 4 && tokenAt(tree, one).upos !== 'VERB',
  );
  const fixed = [
    ...childrenBy(tree, verb, 'obl', 'xcomp', 'obj', 'advmod'),
    ...(object === undefined ? [] : childrenBy(tree, object, 'nmod')),
  ].filter((child) => child > verb && child !== object && tokenAt(tree, child).upos === 'NOUN');
  const given =
    object === undefined ? [] : [lemmaAt(tree, object), ...(ARMS.test(lemmaAt(tree, object)) ? ['arms'] : [])];
  return [
    ...given.map((noun) => ({ name: `${lemma} ${noun}`, hosts: [object as number, verb], noun: object as number })),
    ...fixed.map((noun) => ({
      name: [lemma, caseOf(tree, noun), lemmaAt(tree, noun)].filter((word) => word !== '').join(' '),
      hosts: [noun, verb],
      noun,
    })),
    ...(particle === undefined ? [] : [{ name: `${lemma} ${lemmaAt(tree, particle)}`, hosts: [particle, verb] }]),
    { name: lemma, hosts: object === undefined ? [verb] : [verb, object] },
  ];
}

/** What a patron gives: one word for all of them in the names of moves ("send arms"). */
const ARMS =
  /^(?:arm|weapon|weaponry|missile|rocket|drone|shell|ammunition|munition|tank|jet|gun|rifle|artillery|cash|money|fund|funding|loan|fuel|oil|subsidy|equipment|supply|training|mercenary|adviser|advisor)$/u;

const verbsOfMoves = new WeakMap<DiscourseLexicon, ReadonlySet<string>>();

/** The first words of all wordings of moves. */
function movingWords(words: DiscourseLexicon): ReadonlySet<string> {
  const known = verbsOfMoves.get(words);
  if (known !== undefined) return known;
  const names = [...(words.relations.get('move')?.keys() ?? [])];
  const first = new Set(names.map((name) => name.split(' ', 1)[0] as string));
  verbsOfMoves.set(words, first);
  return first;
}

/**
 * "A sides with B", "A has broken with B", "A turned to B for help", "A relies on B", "A mended fences with B", "A came to B's rescue",
 * "A has fallen into line with B".
 */
export function moveBond(tree: Sentence, verb: number, words: DiscourseLexicon, parties: Parties): Bond | undefined {
  const lemma = lemmaAt(tree, verb);
  // All wordings of a move begin with its verb.
  if (!movingWords(words).has(lemma)) return undefined;
  const object = childBy(tree, verb, 'obj');
  for (const { name, hosts, noun } of wordingsOf(tree, verb)) {
    const entries = entriesOf(words.relations, 'move', name) ?? [];
    for (const entry of entries) {
      const place = placeOf(tree, hosts, noun, entry.takes ?? [], parties);
      if (place === undefined) continue;
      // A verb without its fixed object must have none but a reflexive, or be passive ("estranged from").
      const reflexive = object !== undefined && /sel(?:f|ves)$/u.test(tokenAt(tree, object).form);
      const pushed = object !== undefined && name === lemma && !reflexive ? parties.named(tree, object) : undefined;
      if (object !== undefined && name === lemma && !reflexive && pushed?.length === 0) continue;
      // "Can rely on" and "can count on" tell of what is.
      const able =
        entry.quality === 'client' &&
        childrenBy(tree, verb, 'aux').every(
          (aux) => !/^(?:will|would|could|might|may)$/iu.test(tokenAt(tree, aux).form),
        );
      if (isNegated(tree, verb) || (isUnreal(tree, verb) && !able) || isWanted(tree, verb)) return undefined;
      // "Has turned cold towards"
      if (name === lemma && childrenBy(tree, verb, 'xcomp').some((one) => tokenAt(tree, one).upos === 'ADJ')) continue;
      const subject = parties.subjectOf(tree, verb);
      const ids = pushed ?? subject?.ids ?? [];
      const bond = bondOf(tree, entry, cross(ids, place.ids), verb, [subject?.head, place.token, object]);
      if (bond !== undefined) return bond;
    }
  }
  // "They have buried the hatchet", "A and B have fallen out": among themselves
  if (childrenBy(tree, verb, 'obl').some((child) => /^(?:with|from|to|against)$/u.test(caseOf(tree, child))))
    return undefined;
  const [fixed] = wordingsOf(tree, verb);
  const mutual = (fixed !== undefined && fixed.name !== lemma) || MUTUAL.test(lemma);
  const entry = mutual
    ? wordingsOf(tree, verb)
        .map(({ name }) => relationWordWith(words, 'move', name, 'with'))
        .find(Boolean)
    : undefined;
  if (entry === undefined || (object !== undefined && entry.word === lemma)) return undefined;
  if (isNegated(tree, verb) || isUnreal(tree, verb) || isWanted(tree, verb)) return undefined;
  const subject = parties.subjectOf(tree, verb);
  return bondOf(tree, entry, within(subject?.ids ?? []), verb, [subject?.head, object]);
}

/** Where the other side of a move stands. */
function placeOf(
  tree: Sentence,
  hosts: readonly number[],
  noun: number | undefined,
  takes: readonly string[],
  parties: Parties,
): { readonly token: number; readonly ids: readonly string[] } | undefined {
  if (noun !== undefined && takes.includes('poss')) {
    const owner = childrenBy(tree, noun, 'nmod', 'amod', 'compound').find(
      (child) =>
        (tokenAt(tree, child).deprel === 'nmod:poss' || child < noun || caseOf(tree, child) === 'of') &&
        parties.at(tree, child).length > 0,
    );
    if (owner !== undefined) return { token: owner, ids: parties.at(tree, owner) };
  }
  // "Gives it shelter"
  if (noun !== undefined && (takes.includes('to') || takes.includes('for'))) {
    const verb = hosts.find((host) => host < noun);
    const receiver =
      verb === undefined
        ? undefined
        : childrenBy(tree, verb, 'iobj', 'obj').find((child) => child < noun && child > verb);
    const ids = receiver === undefined ? [] : parties.at(tree, receiver);
    if (receiver !== undefined && ids.length > 0) return { token: receiver, ids };
  }
  const last = Math.max(...hosts);
  for (const host of hosts) {
    for (const child of childrenBy(tree, host, 'obl', 'nmod')) {
      if (child < Math.min(...hosts) || !takes.includes(caseOf(tree, child))) continue;
      const ids = parties.at(tree, child);
      if (ids.length > 0) return { token: child, ids };
    }
  }
  return placeBehind(tree, last, takes, parties);
}

const MUTUAL = /^(?:reconcile|quarrel|feud|split|compete|squabble|bicker|spar|clash|differ|part)$/u;
