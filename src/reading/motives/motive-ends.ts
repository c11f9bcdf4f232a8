import { type DiscourseLexicon, entriesOf } from '../../lexicon/words/discourse.ts';
import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Tree } from '../clause/tree.ts';
import type { Parties } from '../parties/parties.ts';
import type { Voices } from '../parties/voices.ts';
import { type Ascribed, constructionOf, takesOf } from './ascribed.ts';
import { holderOf } from './motive-verbs.ts';

const ADVERBS_THAT_BIND_AN_INFINITIVE = wordClass('adverbs that bind an infinitive');
const OPENERS_OF_AN_END = wordClass('openers of an end');

/** Verbs whose bare infinitive tells a result, a duty or a manner rather than an end. */
const NO_END = wordClass('verbs whose infinitive is no end');
/** Nouns that take an infinitive of their own: "pressure on China to rein in". */
const OWN_END = wordClass('nouns with an infinitive of their own');
/** Nouns of what is used to reach an end. */
const MEANS = wordClass('nouns of means to an end');
/** Verbs of an infinitive that tell an outcome ("returned to find"). */
const OUTCOME = wordClass('verbs of outcomes');

/**
 * The end for which a side does something: "in order to", "so as to", "in a bid to", and a bare infinitive behind what it did
 * ("fired missiles to punish Taiwan").
 */
export function endOf(tree: Tree, verb: number, parties: Parties, voices: Voices): Ascribed | undefined {
  const relation = tree.relation(verb);
  if ((relation !== 'advcl' && relation !== 'acl') || !tree.isInfinitive(verb)) return undefined;
  const { tokens } = tree;
  const start = Math.min(verb, ...tree.children(verb, 'mark'));
  const to = tree.children(verb, 'mark').find((mark) => tree.lemma(mark) === 'to') ?? verb;
  const before = tokens
    .slice(Math.max(0, Math.min(start, to) - 5), to + 1)
    .map((token) => token.form.toLowerCase())
    .join(' ');
  const stated =
    /(?:in order (?:not )?to|so as (?:not )?to|in (?:a|an|another|the|its|their) (?:\S+ )?(?:bid|effort|attempt|move|drive|push|hope) to)$/u.test(
      before,
    );
  let above = tree.token(verb).head;
  while (above >= 0 && tree.token(above).upos !== 'VERB') above = tree.token(above).head;
  if (above < 0 || tree.hasNegator(above)) return undefined;
  // "Even if the price is to leave"
  if (tree.children(verb, 'mark', 'nsubj').some((mark) => !OPENERS_OF_AN_END.has(tree.lemma(mark)))) return undefined;
  // "Sent a force to guard the port": the end of the means is the end of who sends it.
  const means =
    relation === 'acl' &&
    tree.token(verb).deprel === 'acl' &&
    MEANS.has(tree.lemma(tree.token(verb).head)) &&
    tree.relation(tree.token(verb).head) === 'obj' &&
    tree.token(tree.token(verb).head).head === above;
  if (!stated && !((relation === 'advcl' && tree.token(verb).head === above) || means)) return undefined;
  if (!stated && !isAct(tree, above, verb)) return undefined;
  const holder = holderOf(tree, above, parties, voices);
  if (holder === undefined) return undefined;
  // "So as not to": what is avoided is feared.
  const avoided = stated && /not to$/u.test(before);
  const content = tree.clauseOf(verb).filter((token) => token > to);
  return {
    actors: holder.ids,
    motive: avoided ? 'fears' : 'wants',
    content,
    from: Math.min(holder.head, above),
    rule: stated ? 'end-stated' : 'end',
  };
}

/** Something that was or is done and may have an end: no modal, no passive, no verb of being. */
function isAct(tree: Tree, verb: number, end: number): boolean {
  if (end < verb || NO_END.has(tree.lemma(verb)) || OUTCOME.has(tree.lemma(end)) || tree.isHypothetical(verb))
    return false;
  if (tree.children(verb, 'aux').some((aux) => tree.token(aux).xpos === 'MD' || /pass/u.test(tree.token(aux).deprel)))
    return false;
  if (tree.children(verb, 'advmod').some((adverb) => ADVERBS_THAT_BIND_AN_INFINITIVE.has(tree.lemma(adverb))))
    return false;
  // "Arranged for the mails to be released"
  if (tree.children(end, 'aux').some((aux) => /pass/u.test(tree.token(aux).deprel))) return false;
  const object = tree.child(verb, 'obj');
  if (object !== undefined && OWN_END.has(tree.lemma(object))) return false;
  return /^VB[DZPG]$/u.test(tree.token(verb).xpos) || tree.child(verb, 'aux') !== undefined;
}

/** "Egypt's blockade is aimed at humiliating Israel", "missiles designed to reach Guam", "a decree meant to calm Paris". */
export function aimedAt(
  tree: Tree,
  participle: number,
  words: DiscourseLexicon,
  parties: Parties,
): Ascribed | undefined {
  const entries = entriesOf(words.motives, 'aimed', tree.token(participle).form.toLowerCase());
  if (entries === undefined || tree.hasNegator(participle) || tree.isHypothetical(participle)) return undefined;
  for (const child of tree.children(participle, 'xcomp', 'advcl', 'obl', 'ccomp')) {
    if (child < participle) continue;
    const construction = constructionOf(tree, child);
    const entry = construction === undefined ? undefined : takesOf(entries, construction);
    if (entry === undefined) continue;
    // Guns are aimed at towns; only what is done is an end.
    if (tree.relation(child) === 'obl' && tree.token(child).upos === 'PROPN') return undefined;
    const thing =
      tree.child(participle, 'nsubj') ??
      (/^(?:acl|amod)$/u.test(tree.relation(participle)) ? tree.token(participle).head : undefined);
    if (thing === undefined || thing < 0) return undefined;
    // "The missiles are meant to": of whoever was spoken of before.
    const known =
      tree.token(thing).upos === 'NOUN' &&
      tree.children(thing, 'det').some((det) => /^(?:the|this|these)$/iu.test(tree.token(det).form));
    const own = ownersOf(tree, thing, participle, parties);
    const ids = own.length > 0 || !known ? own : parties.topic(tree, thing, []);
    if (ids.length === 0) return undefined;
    return {
      actors: ids,
      motive: entry.motive,
      content: tree.clauseOf(child),
      from: Math.min(thing, participle),
      rule: 'aimed',
    };
  }
  return undefined;
}

/** Whose deed it is: its possessor, an adjective of a state, or the subject of the verb whose object it is. */
function ownersOf(tree: Tree, thing: number, participle: number, parties: Parties): readonly string[] {
  for (const child of tree.children(thing)) {
    const owner =
      tree.token(child).deprel === 'nmod:poss' ||
      /^(?:amod|compound)$/u.test(tree.relation(child)) ||
      (tree.relation(child) === 'nmod' && /^(?:by|of|from)$/u.test(tree.caseOf(child)));
    if (!owner || child > participle) continue;
    const ids = parties.named(tree, child);
    if (ids.length > 0) return ids;
  }
  const verb = tree.token(thing).head;
  if (verb >= 0 && tree.token(verb).upos === 'VERB' && tree.relation(thing) === 'obj' && !tree.isHypothetical(verb))
    return parties.subjectOf(tree, verb)?.ids ?? [];
  return [];
}
