import type { Sentence } from '../../language/tree.ts';
import { child as childBy, children as childrenBy, tokenAt } from '../../language/trees.ts';
import { type DiscourseLexicon, entriesOf } from '../../lexicon/words/discourse.ts';
import { clauseOf, isInfinitive } from '../clause/clauses.ts';
import { isHypothetical } from '../clause/hypothetical.ts';
import { caseOf, isNegated, lemmaAt, relationOf } from '../clause/sentence-tree.ts';
import type { Parties } from '../parties/parties.ts';
import type { Voices } from '../parties/voices.ts';
import { type Ascribed, constructionOf, takesOf } from './ascribed.ts';
import { holderOf } from './motive-verbs.ts';

/** Verbs whose bare infinitive tells a result, a duty or a manner rather than an end. */
const NO_END =
  /^(?:be|have|go|come|continue|remain|seem|fail|happen|live|grow|prove|need|take|turn|say|tell|ask|urge|want|appear|begin|start|agree|vote|wait|require|allow|force|get|return|rise|fall|drop|climb|win|lose|last|stand|serve|rush|prefer|count|rely|depend|call|press|appeal|lobby|persuade|pressure|order|invite|help|enable|lead|cause|prompt|push|convince|instruct|compel|challenge|direct|arrange|drive|train|hire|hesitate|struggle|strive|try|hope|due|set)$/u;
/** Nouns that take an infinitive of their own: "pressure on China to rein in". */
const OWN_END =
  /^(?:pressure|call|chance|right|power|way|time|ability|decision|plan|order|pledge|promise|offer|deal|agreement|invitation|request|appeal|effort|need|reason|permission|vote|license|opportunity|capacity|willingness|readiness|likelihood)$/u;
/** Nouns of what is used to reach an end. */
const MEANS =
  /^(?:force|troop|soldier|coalition|alliance|group|team|unit|mission|measure|step|campaign|program|programme|fund|sanction|tool|weapon|missile|warship|ship|drone|jet|operation|initiative|network|committee|package|system|fence|wall|base|corridor|tariff|law|envoy|delegation)$/u;
/** Verbs of an infinitive that tell an outcome ("returned to find"). */
const OUTCOME =
  /^(?:become|describe|refer|call|be|find|discover|learn|say|see|reach|hear|win|discuss|talk|meet|attend|speak|do)$/u;

/**
 * The end for which a side does something: "in order to", "so as to", "in a bid to", and a bare infinitive behind what it did
 * ("fired missiles to punish Taiwan").
 */
export function endOf(tree: Sentence, verb: number, parties: Parties, voices: Voices): Ascribed | undefined {
  const relation = relationOf(tree, verb);
  if ((relation !== 'advcl' && relation !== 'acl') || !isInfinitive(tree, verb)) return undefined;
  const { tokens } = tree;
  const start = Math.min(verb, ...childrenBy(tree, verb, 'mark'));
  const to = childrenBy(tree, verb, 'mark').find((mark) => lemmaAt(tree, mark) === 'to') ?? verb;
  const before = tokens
    .slice(Math.max(0, Math.min(start, to) - 5), to + 1)
    .map((token) => token.form.toLowerCase())
    .join(' ');
  const stated =
    /(?:in order (?:not )?to|so as (?:not )?to|in (?:a|an|another|the|its|their) (?:\S+ )?(?:bid|effort|attempt|move|drive|push|hope) to)$/u.test(
      before,
    );
  let above = tokenAt(tree, verb).head;
  while (above >= 0 && tokenAt(tree, above).upos !== 'VERB') above = tokenAt(tree, above).head;
  if (above < 0 || isNegated(tree, above)) return undefined;
  // "Even if the price is to leave"
  if (childrenBy(tree, verb, 'mark', 'nsubj').some((mark) => !/^(?:to|in|order|so|as)$/u.test(lemmaAt(tree, mark))))
    return undefined;
  // "Sent a force to guard the port": the end of the means is the end of who sends it.
  const means =
    relation === 'acl' &&
    tokenAt(tree, verb).deprel === 'acl' &&
    MEANS.test(lemmaAt(tree, tokenAt(tree, verb).head)) &&
    relationOf(tree, tokenAt(tree, verb).head) === 'obj' &&
    tokenAt(tree, tokenAt(tree, verb).head).head === above;
  if (!stated && !((relation === 'advcl' && tokenAt(tree, verb).head === above) || means)) return undefined;
  if (!stated && !isAct(tree, above, verb)) return undefined;
  const holder = holderOf(tree, above, parties, voices);
  if (holder === undefined) return undefined;
  // "So as not to": what is avoided is feared.
  const avoided = stated && /not to$/u.test(before);
  const content = clauseOf(tree, verb).filter((token) => token > to);
  return {
    actors: holder.ids,
    motive: avoided ? 'fears' : 'wants',
    content,
    from: Math.min(holder.head, above),
    rule: stated ? 'end-stated' : 'end',
  };
}

/** Something that was or is done and may have an end: no modal, no passive, no verb of being. */
function isAct(tree: Sentence, verb: number, end: number): boolean {
  if (end < verb || NO_END.test(lemmaAt(tree, verb)) || OUTCOME.test(lemmaAt(tree, end)) || isHypothetical(tree, verb))
    return false;
  if (
    childrenBy(tree, verb, 'aux').some(
      (aux) => tokenAt(tree, aux).xpos === 'MD' || /pass/u.test(tokenAt(tree, aux).deprel),
    )
  )
    return false;
  if (childrenBy(tree, verb, 'advmod').some((adverb) => /^(?:enough|too|only|just)$/u.test(lemmaAt(tree, adverb))))
    return false;
  // "Arranged for the mails to be released"
  if (childrenBy(tree, end, 'aux').some((aux) => /pass/u.test(tokenAt(tree, aux).deprel))) return false;
  const object = childBy(tree, verb, 'obj');
  if (object !== undefined && OWN_END.test(lemmaAt(tree, object))) return false;
  return /^VB[DZPG]$/u.test(tokenAt(tree, verb).xpos) || childBy(tree, verb, 'aux') !== undefined;
}

/** "Egypt's blockade is aimed at humiliating Israel", "missiles designed to reach Guam", "a decree meant to calm Paris". */
export function aimedAt(
  tree: Sentence,
  participle: number,
  words: DiscourseLexicon,
  parties: Parties,
): Ascribed | undefined {
  const entries = entriesOf(words.motives, 'aimed', tokenAt(tree, participle).form.toLowerCase());
  if (entries === undefined || isNegated(tree, participle) || isHypothetical(tree, participle)) return undefined;
  for (const child of childrenBy(tree, participle, 'xcomp', 'advcl', 'obl', 'ccomp')) {
    if (child < participle) continue;
    const construction = constructionOf(tree, child);
    const entry = construction === undefined ? undefined : takesOf(entries, construction);
    if (entry === undefined) continue;
    // Guns are aimed at towns; only what is done is an end.
    if (relationOf(tree, child) === 'obl' && tokenAt(tree, child).upos === 'PROPN') return undefined;
    const thing =
      childBy(tree, participle, 'nsubj') ??
      (/^(?:acl|amod)$/u.test(relationOf(tree, participle)) ? tokenAt(tree, participle).head : undefined);
    if (thing === undefined || thing < 0) return undefined;
    // "The missiles are meant to": of whoever was spoken of before.
    const known =
      tokenAt(tree, thing).upos === 'NOUN' &&
      childrenBy(tree, thing, 'det').some((det) => /^(?:the|this|these)$/iu.test(tokenAt(tree, det).form));
    const own = ownersOf(tree, thing, participle, parties);
    const ids = own.length > 0 || !known ? own : parties.topic(tree, thing, []);
    if (ids.length === 0) return undefined;
    return {
      actors: ids,
      motive: entry.motive,
      content: clauseOf(tree, child),
      from: Math.min(thing, participle),
      rule: 'aimed',
    };
  }
  return undefined;
}

/** Whose deed it is: its possessor, an adjective of a state, or the subject of the verb whose object it is. */
function ownersOf(tree: Sentence, thing: number, participle: number, parties: Parties): readonly string[] {
  for (const child of childrenBy(tree, thing)) {
    const owner =
      tokenAt(tree, child).deprel === 'nmod:poss' ||
      /^(?:amod|compound)$/u.test(relationOf(tree, child)) ||
      (relationOf(tree, child) === 'nmod' && /^(?:by|of|from)$/u.test(caseOf(tree, child)));
    if (!owner || child > participle) continue;
    const ids = parties.named(tree, child);
    if (ids.length > 0) return ids;
  }
  const verb = tokenAt(tree, thing).head;
  if (
    verb >= 0 &&
    tokenAt(tree, verb).upos === 'VERB' &&
    relationOf(tree, thing) === 'obj' &&
    !isHypothetical(tree, verb)
  )
    return parties.subjectOf(tree, verb)?.ids ?? [];
  return [];
}
