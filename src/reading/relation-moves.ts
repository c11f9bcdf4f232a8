import type { Sentence } from '../language/tree.ts';
import { child as childBy, children as childrenBy, tokenAt } from '../language/trees.ts';
import { type DiscourseLexicon, type RelationWord, wordKey } from '../lexicon/discourse.ts';
import type { Span } from '../records/span.ts';
import {
  asPatron,
  type Bond,
  caseOf,
  cross,
  isUnreal,
  isWanted,
  type Pair,
  relationWord,
  relationWordWith,
  within,
} from './bond.ts';
import { isReciprocal, type Parties, relativeHead } from './parties.ts';
import { isNegated, lemmaAt, relationOf, stretch, subtree } from './sentence-tree.ts';

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

/** "The test pushes A and B closer": what pushes is the cause. */
function pusher(tree: Sentence, verb: number, object: number | undefined): Span | undefined {
  if (object === undefined) return undefined;
  const subject = childBy(tree, verb, 'nsubj');
  if (subject === undefined || tokenAt(tree, subject).deprel === 'nsubj:pass') return undefined;
  const tokens = subtree(tree, relativeHead(tree, subject) ?? subject).filter((token) => token < verb);
  return stretch(tree, tokens[0] ?? subject, tokens.at(-1) ?? subject);
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

/**
 * "A sides with B", "A has broken with B", "A turned to B for help", "A relies on B", "A mended fences with B", "A came to B's rescue",
 * "A has fallen into line with B".
 */
export function moveBond(tree: Sentence, verb: number, words: DiscourseLexicon, parties: Parties): Bond | undefined {
  const lemma = lemmaAt(tree, verb);
  const object = childBy(tree, verb, 'obj');
  for (const { name, hosts, noun } of wordingsOf(tree, verb)) {
    const entries = words.relations.get(wordKey('move', name)) ?? [];
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
      const bond = make(tree, entry, cross(ids, place.ids), verb, [subject?.head, place.token, object]);
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
  return make(tree, entry, within(subject?.ids ?? []), verb, [subject?.head, object]);
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

/** The side behind a preposition that follows closely, by the order of words, where the tree hangs it elsewhere. */
function placeBehind(
  tree: Sentence,
  from: number,
  takes: readonly string[],
  parties: Parties,
): { readonly token: number; readonly ids: readonly string[] } | undefined {
  const { tokens } = tree;
  let at = from + 1;
  while (at < tokens.length && at - from < 4 && /^(?:ADV|ADJ)$/u.test(tokenAt(tree, at).upos)) at++;
  const preposition = tokens[at];
  if (preposition === undefined || preposition.upos !== 'ADP' || !takes.includes(preposition.lemma.toLowerCase()))
    return undefined;
  for (let token = at + 1; token < tokens.length && token - at < 6; token++) {
    if (/^(?:VERB|AUX|PUNCT|ADP|SCONJ)$/u.test(tokenAt(tree, token).upos)) return undefined;
    if (!/^(?:PROPN|NOUN|PRON)$/u.test(tokenAt(tree, token).upos)) continue;
    // "A NATO force" is not NATO.
    if (tokenAt(tree, token).head > token && /^(?:compound|amod|nmod)$/u.test(relationOf(tree, token))) continue;
    const ids = parties.at(tree, token);
    if (ids.length > 0) return { token, ids };
  }
  return undefined;
}

const MUTUAL = /^(?:reconcile|quarrel|feud|split|compete|squabble|bicker|spar|clash|differ|part)$/u;

/** "A is hostile to B", "A, dependent on B", "A is at peace with B". */
export function linkBond(
  tree: Sentence,
  adjective: number,
  words: DiscourseLexicon,
  parties: Parties,
): Bond | undefined {
  const forms = [tokenAt(tree, adjective).form.toLowerCase(), lemmaAt(tree, adjective)];
  // "Closer to" tells of a change.
  if (
    forms.some((form) => relationWord(words, 'change', form)) ||
    !forms.some((form) => words.relations.has(`link ${form}`))
  )
    return undefined;
  const behind = placeBehind(
    tree,
    adjective,
    forms.flatMap((form) => words.relations.get(wordKey('link', form)) ?? []).flatMap(({ takes }) => takes ?? []),
    parties,
  );
  for (const place of [
    ...childrenBy(tree, adjective, 'obl', 'nmod', 'obj'),
    ...(behind === undefined ? [] : [behind.token]),
  ]) {
    const preposition = place === behind?.token ? lemmaAt(tree, prepositionBefore(tree, place)) : caseOf(tree, place);
    const entry = forms.map((form) => relationWordWith(words, 'link', form, preposition)).find(Boolean);
    if (entry === undefined || place < adjective) continue;
    // "Have linked A to B": somebody else says so.
    if (
      childBy(tree, adjective, 'obj') !== undefined ||
      (tokenAt(tree, adjective).upos === 'VERB' &&
        childrenBy(tree, adjective, 'aux').some((aux) => lemmaAt(tree, aux) === 'have'))
    )
      return undefined;
    if (isUnreal(tree, adjective) || isWanted(tree, adjective)) return undefined;
    const subject = parties.subjectOf(tree, adjective);
    // "Wary of a NATO force" tells of the force.
    const named = parties.named(tree, place);
    const others = named.length > 0 ? named : tokenAt(tree, place).upos === 'PROPN' ? parties.seated(tree, place) : [];
    const bond = make(tree, entry, cross(subject?.ids ?? [], others), adjective, [subject?.head, place]);
    if (bond === undefined) continue;
    return isNegated(tree, adjective) ? { ...bond, quality: 'neutral', change: 'none' } : bond;
  }
  // "A and B remain estranged", "are divided over": among themselves
  const [form = ''] = forms;
  const mutual = MUTUAL_STATE.test(form) ? relationWord(words, 'link', form) : undefined;
  if (
    mutual === undefined ||
    behind !== undefined ||
    isNegated(tree, adjective) ||
    isUnreal(tree, adjective) ||
    isWanted(tree, adjective) ||
    /^(?:amod|compound)$/u.test(relationOf(tree, adjective))
  )
    return undefined;
  if (
    childrenBy(tree, adjective, 'obl').some((place) =>
      /^(?:to|with|from|toward|towards|by|on|in)$/u.test(caseOf(tree, place)),
    )
  )
    return undefined;
  const both = parties.subjectOf(tree, adjective);
  return both?.ids.length === 2 ? make(tree, mutual, within(both.ids), adjective, [both.head]) : undefined;
}
const MUTUAL_STATE = /^(?:estranged|divided|split|allied|aligned|reconciled|inseparable|close|friendly|hostile)$/u;

/** The nearest preposition to the left. */
function prepositionBefore(tree: Sentence, token: number): number {
  let at = token - 1;
  while (at > 0 && tokenAt(tree, at).upos !== 'ADP') at--;
  return Math.max(at, 0);
}

/** "A distrusts B", "B, armed by A", "a group that A bankrolls". */
export function actBond(tree: Sentence, verb: number, words: DiscourseLexicon, parties: Parties): Bond | undefined {
  // "Armed by Iran" may be tagged as an adjective.
  const lemma = lemmaAt(tree, verb);
  const entry =
    relationWord(words, 'act', lemma) ??
    (tokenAt(tree, verb).upos === 'ADJ' ? relationWord(words, 'act', lemma.replace(/e?d$/u, '')) : undefined);
  const lost = isNegated(tree, verb) || hasNoLonger(tree, verb);
  // Who does not trust mistrusts; other negations say little.
  if (
    entry === undefined ||
    (lost ? !/^(?:trust|forgive)$/u.test(lemma) : lemma === 'forgive') ||
    isUnreal(tree, verb) ||
    isWanted(tree, verb) ||
    // "Aimed at humiliating Rome", "the purpose is to anger Rome"
    (entry.change === 'apart' &&
      childrenBy(tree, verb, 'mark').some(
        (mark) => /^(?:PART|ADP|SCONJ)$/u.test(tokenAt(tree, mark).upos) && lemmaAt(tree, mark) !== 'that',
      ))
  )
    return undefined;
  // "Suspects the Kremlin of wanting" tells of a belief.
  if (lemma === 'suspect' && childrenBy(tree, verb, 'ccomp', 'advcl', 'obl', 'acl').length > 0) return undefined;
  const agent = childrenBy(tree, verb, 'obl').find((child) => caseOf(tree, child) === 'by');
  if (
    agent !== undefined &&
    (tokenAt(tree, verb).xpos === 'VBN' ||
      tokenAt(tree, verb).upos === 'ADJ' ||
      tokenAt(tree, agent).deprel === 'obl:agent')
  ) {
    const subject = parties.subjectOf(tree, verb);
    return make(tree, entry, cross(parties.at(tree, agent), subject?.ids ?? []), verb, [subject?.head, agent]);
  }
  const judged: RelationWord = lost
    ? { ...entry, quality: 'rival', ...(hasNoLonger(tree, verb) ? { change: 'apart' } : {}) }
    : entry;
  const object = childBy(tree, verb, 'obj');
  const subject = parties.subjectOf(tree, verb);
  if (subject === undefined || childBy(tree, verb, 'nsubj:pass') !== undefined) return undefined;
  // "The movement, which Qatar hosts"
  const above =
    object === undefined && tokenAt(tree, verb).deprel === 'acl:relcl' ? tokenAt(tree, verb).head : undefined;
  const undergoer = object ?? above;
  if (undergoer === undefined || undergoer === subject.head) return undefined;
  if (object !== undefined && isReciprocal(tree, object))
    return make(tree, judged, within(subject.ids), verb, [subject.head, object]);
  const doers = subject.ids.length > 0 || entry.change !== 'apart' ? subject.ids : parties.deedOf(tree, subject.head);
  return make(tree, judged, cross(doers, parties.at(tree, undergoer)), verb, [subject.head, undergoer]);
}

/** "Iran-backed Houthis", "pro-Russian separatists", "the Saudi-allied government". */
export function compoundBond(tree: Sentence, at: number, words: DiscourseLexicon, parties: Parties): Bond | undefined {
  const { form, head } = tokenAt(tree, at);
  if (head < 0) return undefined;
  const prefix = /^(pro|anti)-(.+)$/iu.exec(form);
  const backed = relationWord(words, 'compound', form.toLowerCase().replace(/^.*-/u, ''));
  if (prefix === null && backed?.quality === undefined) return undefined;
  if (!/^(?:amod|compound|acl)$/u.test(relationOf(tree, at))) return undefined;
  const holders =
    prefix !== null
      ? parties.named(tree, at)
      : childrenBy(tree, at, 'compound', 'obl', 'amod', 'nmod', 'advmod')
          .filter((child) => child < at)
          .flatMap((child) => [...parties.named(tree, child)]);
  const others = parties.at(tree, head).filter((id) => !holders.includes(id));
  const quality = backed?.quality ?? (prefix?.[1]?.toLowerCase() === 'anti' ? 'hostile' : 'ally');
  return make(tree, { word: form, pos: 'compound', quality }, cross(holders, others), at, [head]);
}

/** "Turkey's support for Baku", "the rebels, who enjoy Qatar's backing". */
export function supportBond(tree: Sentence, noun: number, words: DiscourseLexicon, parties: Parties): Bond | undefined {
  const entry = relationWord(words, 'support', lemmaAt(tree, noun));
  if (entry === undefined || isUnreal(tree, noun) || isNegated(tree, noun)) return undefined;
  const givers = childrenBy(tree, noun)
    .filter(
      (child) =>
        tokenAt(tree, child).deprel === 'nmod:poss' ||
        /^(?:amod|compound)$/u.test(relationOf(tree, child)) ||
        (relationOf(tree, child) === 'nmod' && /^(?:of|from)$/u.test(caseOf(tree, child))),
    )
    .flatMap((child) => [...parties.named(tree, child)]);
  const head = tokenAt(tree, noun).head;
  const having =
    head >= 0 &&
    relationOf(tree, noun) === 'obj' &&
    /^(?:have|hold|wield|exert|exercise|retain|enjoy|lose|offer|give|lend|provide|withdraw|suspend)$/u.test(
      lemmaAt(tree, head),
    );
  if (givers.length === 0 && having && !isWanted(tree, head) && !isUnreal(tree, head) && !isNegated(tree, head))
    givers.push(...(parties.subjectOf(tree, head)?.ids ?? []));
  if (givers.length === 0) return undefined;
  // "Is losing influence over"
  const above = tokenAt(tree, noun).head;
  const lost =
    above >= 0 &&
    relationOf(tree, noun) === 'obj' &&
    /^(?:lose|withdraw|cut|end|stop|suspend|halt)$/u.test(lemmaAt(tree, above));
  const receiver = [...childrenBy(tree, noun, 'nmod'), ...(lost ? childrenBy(tree, above, 'obl') : [])].find(
    (child) =>
      (entry.quality === 'client' ? /^(?:on|upon|to)$/u : /^(?:for|to|over)$/u).test(caseOf(tree, child)) &&
      parties.named(tree, child).length > 0,
  );
  if (receiver !== undefined)
    return make(
      tree,
      lost ? { ...entry, change: 'apart' } : entry,
      cross(givers, parties.named(tree, receiver)),
      noun,
      [receiver],
    );
  const verb = tokenAt(tree, noun).head;
  if (verb < 0 || !/^(?:obj|obl)$/u.test(relationOf(tree, noun))) return undefined;
  const enjoying =
    relationOf(tree, noun) === 'obj'
      ? /^(?:enjoy|have|receive|get|retain|own)$/u
      : /^(?:depend|rely|count|survive|live|lean)$/u;
  if (!enjoying.test(lemmaAt(tree, verb)) || isWanted(tree, verb) || isUnreal(tree, verb) || isNegated(tree, verb))
    return undefined;
  const subject = parties.subjectOf(tree, verb);
  return make(tree, entry, cross(givers, subject?.ids ?? []), noun, [subject?.head, verb]);
}

/** "In Moscow's orbit", "drove Minsk into Russia's arms" */
export function orbitBond(tree: Sentence, noun: number, words: DiscourseLexicon, parties: Parties): Bond | undefined {
  const entry = relationWord(words, 'orbit', lemmaAt(tree, noun));
  if (entry === undefined) return undefined;
  const preposition = caseOf(tree, noun);
  if (!/^(?:in|into|within|under|from|of)$/u.test(preposition)) return undefined;
  const patrons = childrenBy(tree, noun)
    .filter(
      (child) =>
        tokenAt(tree, child).deprel === 'nmod:poss' ||
        /^(?:amod|compound)$/u.test(relationOf(tree, child)) ||
        (relationOf(tree, child) === 'nmod' && caseOf(tree, child) === 'of'),
    )
    .flatMap((child) => [...parties.at(tree, child)]);
  // "Has Belarus in its pocket"
  const holding = tokenAt(tree, noun).head;
  if (
    holding >= 0 &&
    /^(?:have|hold|keep|get)$/u.test(lemmaAt(tree, holding)) &&
    childrenBy(tree, noun, 'nmod').some((child) => /^(?:its|his|her|their)$/iu.test(tokenAt(tree, child).form))
  ) {
    const held = childBy(tree, holding, 'obj');
    const holder = parties.subjectOf(tree, holding);
    if (
      held !== undefined &&
      held < noun &&
      holder !== undefined &&
      !isUnreal(tree, holding) &&
      !isNegated(tree, holding) &&
      !isWanted(tree, holding)
    )
      return make(tree, entry, cross(parties.at(tree, held), holder.ids), holding, [holder.head, noun]);
  }
  if (patrons.length === 0) return undefined;
  const change = preposition === 'into' ? 'closer' : /^(?:from|of)$/u.test(preposition) ? 'apart' : undefined;
  const own = childBy(tree, noun, 'nsubj');
  const verb = own === undefined ? tokenAt(tree, noun).head : noun;
  if (verb < 0 || (own === undefined && !/^(?:VERB|ADJ)$/u.test(tokenAt(tree, verb).upos))) return undefined;
  if (isUnreal(tree, verb) || isNegated(tree, verb) || isWanted(tree, verb)) return undefined;
  const object = own === undefined ? childBy(tree, verb, 'obj') : undefined;
  const subject = parties.subjectOf(tree, verb);
  const clients = object === undefined ? (subject?.ids ?? []) : parties.at(tree, object);
  const bond = make(tree, { ...entry, ...(change === undefined ? {} : { change }) }, cross(clients, patrons), verb, [
    object ?? subject?.head,
    noun,
  ]);
  const cause = bond === undefined ? undefined : pusher(tree, verb, object);
  return bond && cause ? { ...bond, cause } : bond;
}

function hasNoLonger(tree: Sentence, verb: number): boolean {
  return childrenBy(tree, verb, 'advmod').some(
    (child) =>
      /^(?:longer|anymore)$/iu.test(tokenAt(tree, child).form) &&
      (/^no$/iu.test(tree.tokens[child - 1]?.form ?? '') || isNegated(tree, verb)),
  );
}

function make(
  tree: Sentence,
  entry: RelationWord,
  pairs: readonly Pair[],
  predicate: number,
  around: readonly (number | undefined)[],
): Bond | undefined {
  if (pairs.length === 0) return undefined;
  const tokens = [
    predicate,
    ...around
      .filter((token) => token !== undefined)
      .flatMap((token) =>
        subtree(tree, token).filter(
          (one) => Math.abs(one - token) < 6 && (token < predicate ? one <= predicate : true),
        ),
      ),
  ];
  const quality = entry.quality ?? (entry.change === 'closer' ? 'partner' : 'rival');
  return {
    ...asPatron(quality, pairs),
    change: entry.change ?? 'none',
    predicate,
    from: Math.min(...tokens),
    to: Math.max(...tokens),
    rule: entry.pos,
  };
}
