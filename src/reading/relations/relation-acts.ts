import type { Sentence } from '../../language/tree.ts';
import { child as childBy, children as childrenBy, tokenAt } from '../../language/trees.ts';
import { type DiscourseLexicon, entriesOf, type RelationWord } from '../../lexicon/words/discourse.ts';
import { caseOf, isNegated, lemmaAt, relationOf } from '../clause/sentence-tree.ts';
import { isReciprocal, type Parties } from '../parties/parties.ts';
import { type Bond, cross, isUnreal, isWanted, relationWord, relationWordWith, within } from './bond.ts';
import { bondOf, placeBehind, pusher } from './relation-places.ts';

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
    const others =
      named.length === 0 && entry.quality === 'client'
        ? parties.at(tree, place)
        : named.length > 0
          ? named
          : tokenAt(tree, place).upos === 'PROPN'
            ? parties.seated(tree, place)
            : [];
    const bond = bondOf(tree, entry, cross(subject?.ids ?? [], others), adjective, [subject?.head, place]);
    if (bond === undefined) continue;
    // "Have never been so cross with each other": more than ever
    if (
      isNegated(tree, adjective) &&
      childrenBy(tree, adjective, 'advmod').some((adverb) => lemmaAt(tree, adverb) === 'so')
    )
      return bond;
    return isNegated(tree, adjective) ? { ...bond, quality: 'neutral', change: 'none' } : bond;
  }
  // "A and B remain estranged", "are divided over": among themselves
  const [form = ''] = forms;
  // "Have never been so estranged"
  const neverSo = childrenBy(tree, adjective, 'advmod').some((adverb) => /^(?:so|as)$/u.test(lemmaAt(tree, adverb)));
  const mutual = MUTUAL_STATE.test(form) ? relationWord(words, 'link', form) : undefined;
  if (
    mutual === undefined ||
    behind !== undefined ||
    (isNegated(tree, adjective) && !neverSo) ||
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
  return both?.ids.length === 2 ? bondOf(tree, mutual, within(both.ids), adjective, [both.head]) : undefined;
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
    return bondOf(tree, entry, cross(parties.at(tree, agent), subject?.ids ?? []), verb, [subject?.head, agent]);
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
    return bondOf(tree, judged, within(subject.ids), verb, [subject.head, object]);
  const doers = subject.ids.length > 0 || entry.change !== 'apart' ? subject.ids : parties.deedOf(tree, subject.head);
  return bondOf(tree, judged, cross(doers, parties.at(tree, undergoer)), verb, [subject.head, undergoer]);
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
  return bondOf(tree, { word: form, pos: 'compound', quality }, cross(holders, others), at, [head]);
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
    return bondOf(
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
  return bondOf(tree, entry, cross(givers, subject?.ids ?? []), noun, [subject?.head, verb]);
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
      return bondOf(tree, entry, cross(parties.at(tree, held), holder.ids), holding, [holder.head, noun]);
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
  const bond = bondOf(tree, { ...entry, ...(change === undefined ? {} : { change }) }, cross(clients, patrons), verb, [
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
