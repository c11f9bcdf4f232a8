import { type DiscourseLexicon, entriesOf } from '../../lexicon/words/discourse.ts';
import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Tree } from '../clause/tree.ts';
import type { Parties } from '../parties/parties.ts';
import { type Bond, cross, isUnreal, isWanted, relationWord, relationWordWith, within } from './bond.ts';
import { bondOf, placeBehind, pusher } from './relation-places.ts';

const AUXILIARIES_OF_MOVES_TO_COME = wordClass('auxiliaries of moves to come');
const PREPOSITIONS_OF_A_DRIFT = wordClass('prepositions of a drift');
const PREPOSITIONS_OF_THE_OTHER_SIDE_OF_A_MOVE = wordClass('prepositions of the other side of a move');
const VERBS_OF_MOVING_OTHERS_TOGETHER = wordClass('verbs of moving others together');
const MOVING = wordClass('verbs of moving together or apart');

/** "A and B have grown closer", "A is drifting away from B", "the test pushed A and B together". */
export function drift(tree: Tree, at: number, words: DiscourseLexicon, parties: Parties): Bond | undefined {
  const form = tree.token(at).form.toLowerCase();
  const entry = relationWord(words, 'change', form);
  if (entry?.change === undefined) return undefined;
  const verb = movingVerb(tree, at);
  // "Have never been closer"
  const never =
    entry.change === 'closer' &&
    verb !== undefined &&
    tree.children(verb, 'advmod').some((adverb) => /^(?:never|rarely|seldom)$/u.test(tree.lemma(adverb)));
  if (verb === undefined || (tree.hasNegator(verb) && !never) || isUnreal(tree, verb) || isWanted(tree, verb))
    return undefined;
  const lemma = tree.lemma(verb);
  if (form === 'together' && !VERBS_OF_MOVING_OTHERS_TOGETHER.has(lemma)) return undefined;
  const object = [tree.child(verb, 'obj')].find((one) => one !== at);
  const passive =
    tree.child(verb, 'nsubj:pass') !== undefined || (tree.token(verb).xpos === 'VBN' && tree.relation(verb) === 'acl');
  const subject = parties.subjectOf(tree, verb);
  const target = [at, verb]
    .flatMap((one) => [...tree.children(one, 'obl', 'nmod')])
    .find((child) => PREPOSITIONS_OF_A_DRIFT.has(tree.caseOf(child)) && parties.at(tree, child).length > 0);
  // "Brought Riyadh and Washington closer": the tree may take the second name for a subject of "closer".
  const strayed = tree.child(at, 'nsubj');
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
    ...(object === undefined ? [] : tree.subtree(object)),
    ...(target === undefined ? [] : tree.subtree(target).filter((token) => token - target < 8)),
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
function movingVerb(tree: Tree, at: number): number | undefined {
  if (tree.child(at, 'cop') !== undefined) return at;
  // "Pushes A and B closer": the tree may hang "closer" on B; "away from" may hang on the noun behind.
  for (let node = tree.token(at).head, steps = 0; node >= 0 && steps < 4; steps++) {
    const { upos } = tree.token(node);
    if (upos === 'VERB') return MOVING.has(tree.lemma(node)) ? node : undefined;
    if (!/^(?:conj|obj|obl|xcomp|advmod|nsubj|case)$/u.test(tree.relation(node)) && !/^(?:ADV|ADJ)$/u.test(upos))
      return undefined;
    node = tree.token(node).head;
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

function wordingsOf(tree: Tree, verb: number): readonly Wording[] {
  const lemma = tree.lemma(verb);
  const object = tree.children(verb, 'obj').at(-1);
  const particle = tree
    .children(verb, 'compound:prt', 'advmod', 'advcl')
    .find((one) => one > verb && one - verb < 4 && tree.token(one).upos !== 'VERB');
  const fixed = [
    ...tree.children(verb, 'obl', 'xcomp', 'obj', 'advmod'),
    ...(object === undefined ? [] : tree.children(object, 'nmod')),
  ].filter((child) => child > verb && child !== object && tree.token(child).upos === 'NOUN');
  const given = object === undefined ? [] : [tree.lemma(object), ...(ARMS.has(tree.lemma(object)) ? ['arms'] : [])];
  return [
    ...given.map((noun) => ({ name: `${lemma} ${noun}`, hosts: [object as number, verb], noun: object as number })),
    ...fixed.map((noun) => ({
      name: [lemma, tree.caseOf(noun), tree.lemma(noun)].filter((word) => word !== '').join(' '),
      hosts: [noun, verb],
      noun,
    })),
    ...(particle === undefined ? [] : [{ name: `${lemma} ${tree.lemma(particle)}`, hosts: [particle, verb] }]),
    { name: lemma, hosts: object === undefined ? [verb] : [verb, object] },
  ];
}

/** What a patron gives: one word for all of them in the names of moves ("send arms"). */
const ARMS = wordClass('nouns of what a patron gives');

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
 * "A has fallen into line with B"; "they have buried the hatchet".
 */
export function moveBond(tree: Tree, verb: number, words: DiscourseLexicon, parties: Parties): Bond | undefined {
  // All wordings of a move begin with its verb.
  if (!movingWords(words).has(tree.lemma(verb))) return undefined;
  const towards = moveTowards(tree, verb, words, parties);
  return towards === UNMADE ? undefined : (towards ?? moveTogether(tree, verb, words, parties));
}

/** A move that is denied, wanted or yet to come. */
const UNMADE = 'unmade';

/** A move of one side with regard to another. */
function moveTowards(
  tree: Tree,
  verb: number,
  words: DiscourseLexicon,
  parties: Parties,
): Bond | typeof UNMADE | undefined {
  const lemma = tree.lemma(verb);
  const object = tree.child(verb, 'obj');
  for (const { name, hosts, noun } of wordingsOf(tree, verb)) {
    for (const entry of entriesOf(words.relations, 'move', name) ?? []) {
      const place = placeOf(tree, hosts, noun, entry.takes ?? [], parties);
      if (place === undefined) continue;
      // A verb without its fixed object must have none but a reflexive, or be passive ("estranged from").
      const bare = name === lemma;
      const pushed =
        object !== undefined && bare && !/sel(?:f|ves)$/u.test(tree.token(object).form)
          ? parties.named(tree, object)
          : undefined;
      if (pushed?.length === 0) continue;
      if (!isMade(tree, verb, entry.quality === 'client')) return UNMADE;
      // "Has turned cold towards"
      if (bare && tree.children(verb, 'xcomp').some((one) => tree.token(one).upos === 'ADJ')) continue;
      const subject = parties.subjectOf(tree, verb);
      const ids = pushed ?? subject?.ids ?? [];
      const bond = bondOf(tree, entry, cross(ids, place.ids), verb, [subject?.head, place.token, object]);
      if (bond !== undefined) return bond;
    }
  }
  return undefined;
}

/** Whether a move has been made; "can rely on" and "can count on" tell of what is. */
function isMade(tree: Tree, verb: number, relying: boolean): boolean {
  const able =
    relying &&
    tree.children(verb, 'aux').every((aux) => !AUXILIARIES_OF_MOVES_TO_COME.has(tree.token(aux).form.toLowerCase()));
  return !tree.hasNegator(verb) && !(isUnreal(tree, verb) && !able) && !isWanted(tree, verb);
}

/** "They have buried the hatchet", "A and B have fallen out": a move of two among themselves. */
function moveTogether(tree: Tree, verb: number, words: DiscourseLexicon, parties: Parties): Bond | undefined {
  if (tree.children(verb, 'obl').some((child) => PREPOSITIONS_OF_THE_OTHER_SIDE_OF_A_MOVE.has(tree.caseOf(child))))
    return undefined;
  const lemma = tree.lemma(verb);
  const object = tree.child(verb, 'obj');
  const wordings = wordingsOf(tree, verb);
  if (wordings[0]?.name === lemma && !MUTUAL.has(lemma)) return undefined;
  const entry = wordings.map(({ name }) => relationWordWith(words, 'move', name, 'with')).find(Boolean);
  if (entry === undefined || (object !== undefined && entry.word === lemma) || !isMade(tree, verb, false))
    return undefined;
  const subject = parties.subjectOf(tree, verb);
  return bondOf(tree, entry, within(subject?.ids ?? []), verb, [subject?.head, object]);
}

/** Where the other side of a move stands. */
function placeOf(
  tree: Tree,
  hosts: readonly number[],
  noun: number | undefined,
  takes: readonly string[],
  parties: Parties,
): { readonly token: number; readonly ids: readonly string[] } | undefined {
  if (noun !== undefined && takes.includes('poss')) {
    const owner = tree
      .children(noun, 'nmod', 'amod', 'compound')
      .find(
        (child) =>
          (tree.token(child).deprel === 'nmod:poss' || child < noun || tree.caseOf(child) === 'of') &&
          parties.at(tree, child).length > 0,
      );
    if (owner !== undefined) return { token: owner, ids: parties.at(tree, owner) };
  }
  // "Gives it shelter"
  if (noun !== undefined && (takes.includes('to') || takes.includes('for'))) {
    const verb = hosts.find((host) => host < noun);
    const receiver =
      verb === undefined ? undefined : tree.children(verb, 'iobj', 'obj').find((child) => child < noun && child > verb);
    const ids = receiver === undefined ? [] : parties.at(tree, receiver);
    if (receiver !== undefined && ids.length > 0) return { token: receiver, ids };
  }
  const last = Math.max(...hosts);
  for (const host of hosts) {
    for (const child of tree.children(host, 'obl', 'nmod')) {
      if (child < Math.min(...hosts) || !takes.includes(tree.caseOf(child))) continue;
      const ids = parties.at(tree, child);
      if (ids.length > 0) return { token: child, ids };
    }
  }
  return placeBehind(tree, last, takes, parties);
}

const MUTUAL = wordClass('verbs of mutual moves');
