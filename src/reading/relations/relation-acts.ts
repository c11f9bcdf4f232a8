import { type DiscourseLexicon, entriesOf, type RelationWord } from '../../lexicon/words/discourse.ts';
import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Tree } from '../clause/tree.ts';
import { isReciprocal, type Parties } from '../parties/parties.ts';
import { type Bond, cross, isUnreal, isWanted, relationWord, relationWordWith, within } from './bond.ts';
import { bondOf, placeBehind, pusher } from './relation-places.ts';

const VERBS_OF_RECEIVING_SUPPORT = wordClass('verbs of receiving support');
const VERBS_OF_LIVING_ON_SUPPORT = wordClass('verbs of living on support');
const POSSESSIVE_PRONOUNS_OF_SIDES = wordClass('possessive pronouns of sides');
const PREPOSITIONS_OF_AN_ORBIT = wordClass('prepositions of an orbit');
const PREPOSITIONS_OF_THE_OTHER_SIDE_OF_A_STATE = wordClass('prepositions of the other side of a state');
const VERBS_OF_HAVING_SUPPORT = wordClass('verbs of having support');
const VERBS_OF_HOLDING_IN_AN_ORBIT = wordClass('verbs of holding in an orbit');
const VERBS_OF_WITHDRAWING_SUPPORT = wordClass('verbs of withdrawing support');

/** "A is hostile to B", "A, dependent on B", "A is at peace with B". */
export function linkBond(tree: Tree, adjective: number, words: DiscourseLexicon, parties: Parties): Bond | undefined {
  const forms = [tree.token(adjective).form.toLowerCase(), tree.lemma(adjective)];
  // "Closer to" tells of a change.
  if (
    forms.some((form) => relationWord(words, 'change', form)) ||
    !forms.some((form) => entriesOf(words.relations, 'link', form) !== undefined)
  )
    return undefined;
  const behind = placeBehind(
    tree,
    adjective,
    forms.flatMap((form) => entriesOf(words.relations, 'link', form) ?? []).flatMap(({ takes }) => takes ?? []),
    parties,
  );
  for (const place of [
    ...tree.children(adjective, 'obl', 'nmod', 'obj'),
    ...(behind === undefined ? [] : [behind.token]),
  ]) {
    const preposition = place === behind?.token ? tree.lemma(prepositionBefore(tree, place)) : tree.caseOf(place);
    const entry = forms.map((form) => relationWordWith(words, 'link', form, preposition)).find(Boolean);
    if (entry === undefined || place < adjective) continue;
    // "Have linked A to B": somebody else says so.
    if (
      tree.child(adjective, 'obj') !== undefined ||
      (tree.token(adjective).upos === 'VERB' &&
        tree.children(adjective, 'aux').some((aux) => tree.lemma(aux) === 'have'))
    )
      return undefined;
    if (isUnreal(tree, adjective) || isWanted(tree, adjective)) return undefined;
    const subject = parties.subjectOf(tree, adjective);
    // "Wary of a NATO force" tells of the force.
    const named = parties.named(tree, place);
    const others =
      named.length === 0 && entry.quality === 'client'
        ? parties.at(tree, place)
        : named.length > 0
          ? named
          : tree.token(place).upos === 'PROPN'
            ? parties.seated(tree, place)
            : [];
    const bond = bondOf(tree, entry, cross(subject?.ids ?? [], others), adjective, [subject?.head, place]);
    if (bond === undefined) continue;
    // "Have never been so cross with each other": more than ever
    if (tree.hasNegator(adjective) && tree.children(adjective, 'advmod').some((adverb) => tree.lemma(adverb) === 'so'))
      return bond;
    return tree.hasNegator(adjective) ? { ...bond, quality: 'neutral', change: 'none' } : bond;
  }
  // "A and B remain estranged", "are divided over": among themselves
  const [form = ''] = forms;
  // "Have never been so estranged"
  const neverSo = tree.children(adjective, 'advmod').some((adverb) => /^(?:so|as)$/u.test(tree.lemma(adverb)));
  const mutual = MUTUAL_STATE.has(form) ? relationWord(words, 'link', form) : undefined;
  if (
    mutual === undefined ||
    behind !== undefined ||
    (tree.hasNegator(adjective) && !neverSo) ||
    isUnreal(tree, adjective) ||
    isWanted(tree, adjective) ||
    /^(?:amod|compound)$/u.test(tree.relation(adjective))
  )
    return undefined;
  if (
    tree.children(adjective, 'obl').some((place) => PREPOSITIONS_OF_THE_OTHER_SIDE_OF_A_STATE.has(tree.caseOf(place)))
  )
    return undefined;
  const both = parties.subjectOf(tree, adjective);
  return both?.ids.length === 2 ? bondOf(tree, mutual, within(both.ids), adjective, [both.head]) : undefined;
}
const MUTUAL_STATE = wordClass('adjectives of mutual states');

/** The nearest preposition to the left. */
function prepositionBefore(tree: Tree, token: number): number {
  let at = token - 1;
  while (at > 0 && tree.token(at).upos !== 'ADP') at--;
  return Math.max(at, 0);
}

/** "A distrusts B", "B, armed by A", "a group that A bankrolls". */
export function actBond(tree: Tree, verb: number, words: DiscourseLexicon, parties: Parties): Bond | undefined {
  // "Armed by Iran" may be tagged as an adjective.
  const lemma = tree.lemma(verb);
  const entry =
    relationWord(words, 'act', lemma) ??
    (tree.token(verb).upos === 'ADJ' ? relationWord(words, 'act', lemma.replace(/e?d$/u, '')) : undefined);
  const lost = tree.hasNegator(verb) || hasNoLonger(tree, verb);
  // Who does not trust mistrusts; other negations say little.
  if (
    entry === undefined ||
    (lost ? !/^(?:trust|forgive)$/u.test(lemma) : lemma === 'forgive') ||
    isUnreal(tree, verb) ||
    isWanted(tree, verb) ||
    // "Aimed at humiliating Rome", "the purpose is to anger Rome"
    (entry.change === 'apart' &&
      tree
        .children(verb, 'mark')
        .some((mark) => /^(?:PART|ADP|SCONJ)$/u.test(tree.token(mark).upos) && tree.lemma(mark) !== 'that'))
  )
    return undefined;
  // "Suspects the Kremlin of wanting" tells of a belief.
  if (lemma === 'suspect' && tree.children(verb, 'ccomp', 'advcl', 'obl', 'acl').length > 0) return undefined;
  const agent = tree.children(verb, 'obl').find((child) => tree.caseOf(child) === 'by');
  if (
    agent !== undefined &&
    (tree.token(verb).xpos === 'VBN' || tree.token(verb).upos === 'ADJ' || tree.token(agent).deprel === 'obl:agent')
  ) {
    const subject = parties.subjectOf(tree, verb);
    return bondOf(tree, entry, cross(parties.at(tree, agent), subject?.ids ?? []), verb, [subject?.head, agent]);
  }
  const judged: RelationWord = lost
    ? { ...entry, quality: 'rival', ...(hasNoLonger(tree, verb) ? { change: 'apart' } : {}) }
    : entry;
  const object = tree.child(verb, 'obj');
  const subject = parties.subjectOf(tree, verb);
  if (subject === undefined || tree.child(verb, 'nsubj:pass') !== undefined) return undefined;
  // "The movement, which Qatar hosts"
  const above = object === undefined && tree.token(verb).deprel === 'acl:relcl' ? tree.token(verb).head : undefined;
  const undergoer = object ?? above;
  if (undergoer === undefined || undergoer === subject.head) return undefined;
  if (object !== undefined && isReciprocal(tree, object))
    return bondOf(tree, judged, within(subject.ids), verb, [subject.head, object]);
  const doers = subject.ids.length > 0 || entry.change !== 'apart' ? subject.ids : parties.deedOf(tree, subject.head);
  return bondOf(tree, judged, cross(doers, parties.at(tree, undergoer)), verb, [subject.head, undergoer]);
}

/** "Iran-backed Houthis", "pro-Russian separatists", "the Saudi-allied government". */
export function compoundBond(tree: Tree, at: number, words: DiscourseLexicon, parties: Parties): Bond | undefined {
  const { form, head } = tree.token(at);
  if (head < 0) return undefined;
  const prefix = /^(pro|anti)-(.+)$/iu.exec(form);
  const backed = relationWord(words, 'compound', form.toLowerCase().replace(/^.*-/u, ''));
  if (prefix === null && backed?.quality === undefined) return undefined;
  if (!/^(?:amod|compound|acl)$/u.test(tree.relation(at))) return undefined;
  const holders =
    prefix !== null
      ? parties.named(tree, at)
      : tree
          .children(at, 'compound', 'obl', 'amod', 'nmod', 'advmod')
          .filter((child) => child < at)
          .flatMap((child) => [...parties.named(tree, child)]);
  const others = parties.at(tree, head).filter((id) => !holders.includes(id));
  const quality = backed?.quality ?? (prefix?.[1]?.toLowerCase() === 'anti' ? 'hostile' : 'ally');
  return bondOf(tree, { word: form, pos: 'compound', quality }, cross(holders, others), at, [head]);
}

/** "Turkey's support for Baku", "the rebels, who enjoy Qatar's backing". */
export function supportBond(tree: Tree, noun: number, words: DiscourseLexicon, parties: Parties): Bond | undefined {
  const entry = relationWord(words, 'support', tree.lemma(noun));
  if (entry === undefined || isUnreal(tree, noun) || tree.hasNegator(noun)) return undefined;
  const givers = tree
    .children(noun)
    .filter(
      (child) =>
        tree.token(child).deprel === 'nmod:poss' ||
        /^(?:amod|compound)$/u.test(tree.relation(child)) ||
        (tree.relation(child) === 'nmod' && /^(?:of|from)$/u.test(tree.caseOf(child))),
    )
    .flatMap((child) => [...parties.named(tree, child)]);
  const head = tree.token(noun).head;
  const having = head >= 0 && tree.relation(noun) === 'obj' && VERBS_OF_HAVING_SUPPORT.has(tree.lemma(head));
  if (givers.length === 0 && having && !isWanted(tree, head) && !isUnreal(tree, head) && !tree.hasNegator(head))
    givers.push(...(parties.subjectOf(tree, head)?.ids ?? []));
  if (givers.length === 0) return undefined;
  // "Is losing influence over"
  const above = tree.token(noun).head;
  const lost = above >= 0 && tree.relation(noun) === 'obj' && VERBS_OF_WITHDRAWING_SUPPORT.has(tree.lemma(above));
  const receiver = [...tree.children(noun, 'nmod'), ...(lost ? tree.children(above, 'obl') : [])].find(
    (child) =>
      (entry.quality === 'client' ? /^(?:on|upon|to)$/u : /^(?:for|to|over)$/u).test(tree.caseOf(child)) &&
      parties.named(tree, child).length > 0,
  );
  if (receiver !== undefined)
    return bondOf(
      tree,
      lost ? { ...entry, change: 'apart' } : entry,
      cross(givers, parties.named(tree, receiver)),
      noun,
      [receiver],
    );
  const verb = tree.token(noun).head;
  if (verb < 0 || !/^(?:obj|obl)$/u.test(tree.relation(noun))) return undefined;
  const enjoying = tree.relation(noun) === 'obj' ? VERBS_OF_RECEIVING_SUPPORT : VERBS_OF_LIVING_ON_SUPPORT;
  if (!enjoying.has(tree.lemma(verb)) || isWanted(tree, verb) || isUnreal(tree, verb) || tree.hasNegator(verb))
    return undefined;
  const subject = parties.subjectOf(tree, verb);
  return bondOf(tree, entry, cross(givers, subject?.ids ?? []), noun, [subject?.head, verb]);
}

/** "In Moscow's orbit", "drove Minsk into Russia's arms" */
export function orbitBond(tree: Tree, noun: number, words: DiscourseLexicon, parties: Parties): Bond | undefined {
  const entry = relationWord(words, 'orbit', tree.lemma(noun));
  if (entry === undefined) return undefined;
  const preposition = tree.caseOf(noun);
  if (!PREPOSITIONS_OF_AN_ORBIT.has(preposition)) return undefined;
  const patrons = tree
    .children(noun)
    .filter(
      (child) =>
        tree.token(child).deprel === 'nmod:poss' ||
        /^(?:amod|compound)$/u.test(tree.relation(child)) ||
        (tree.relation(child) === 'nmod' && tree.caseOf(child) === 'of'),
    )
    .flatMap((child) => [...parties.at(tree, child)]);
  // "Has Belarus in its pocket"
  const holding = tree.token(noun).head;
  if (
    holding >= 0 &&
    VERBS_OF_HOLDING_IN_AN_ORBIT.has(tree.lemma(holding)) &&
    tree.children(noun, 'nmod').some((child) => POSSESSIVE_PRONOUNS_OF_SIDES.has(tree.token(child).form.toLowerCase()))
  ) {
    const held = tree.child(holding, 'obj');
    const holder = parties.subjectOf(tree, holding);
    if (
      held !== undefined &&
      held < noun &&
      holder !== undefined &&
      !isUnreal(tree, holding) &&
      !tree.hasNegator(holding) &&
      !isWanted(tree, holding)
    )
      return bondOf(tree, entry, cross(parties.at(tree, held), holder.ids), holding, [holder.head, noun]);
  }
  if (patrons.length === 0) return undefined;
  const change = preposition === 'into' ? 'closer' : /^(?:from|of)$/u.test(preposition) ? 'apart' : undefined;
  const own = tree.child(noun, 'nsubj');
  const verb = own === undefined ? tree.token(noun).head : noun;
  if (verb < 0 || (own === undefined && !/^(?:VERB|ADJ)$/u.test(tree.token(verb).upos))) return undefined;
  if (isUnreal(tree, verb) || tree.hasNegator(verb) || isWanted(tree, verb)) return undefined;
  const object = own === undefined ? tree.child(verb, 'obj') : undefined;
  const subject = parties.subjectOf(tree, verb);
  const clients = object === undefined ? (subject?.ids ?? []) : parties.at(tree, object);
  const bond = bondOf(tree, { ...entry, ...(change === undefined ? {} : { change }) }, cross(clients, patrons), verb, [
    object ?? subject?.head,
    noun,
  ]);
  const cause = bond === undefined ? undefined : pusher(tree, verb, object);
  return bond && cause ? { ...bond, cause } : bond;
}

function hasNoLonger(tree: Tree, verb: number): boolean {
  return tree
    .children(verb, 'advmod')
    .some(
      (child) =>
        /^(?:longer|anymore)$/iu.test(tree.token(child).form) &&
        (/^no$/iu.test(tree.tokens[child - 1]?.form ?? '') || tree.hasNegator(verb)),
    );
}
