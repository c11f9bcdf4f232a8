import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Event } from '../../records/event.ts';
import type { Tree } from '../clause/tree.ts';
import type { ReadingContext } from '../context/context.ts';

const RESTRAINT = wordClass('nouns of restraint');
const SHOWING = wordClass('verbs of showing restraint');
const CALMING = wordClass('verbs of restraint');
const AVOIDING = wordClass('verbs of avoiding');
const ESCALATION = wordClass('nouns of escalation');

/**
 * Marks calls for restraint, calm or dialogue ("urged both sides to show restraint"): PLOVER files every request under
 * verbal conflict, but who calls others to calm down takes no side.
 */
export function markRestraint({ analysis }: ReadingContext, events: readonly Event[]): Event[] {
  return events.map((event) => {
    const sentence = analysis.sentences[event.sentence.index];
    const calls = event.category === 'REQUEST' && sentence !== undefined && callsForRestraint(sentence, event);
    return calls ? { ...event, restraint: true } : event;
  });
}

function callsForRestraint(sentence: Tree, { trigger }: Event): boolean {
  const words = sentence.tokens.filter(({ start, end }) => trigger.start <= start && end <= trigger.end);
  const heads = words.map(({ index }) => index);
  const below = heads.flatMap((head) => sentence.children(head)).filter((child) => !heads.includes(child));
  // What is asked for first is what the call is about: "withdraw its troops and return to talks" takes a side.
  const asked = below.find((child) => isClause(sentence, child) || isAskedFor(sentence, child));
  if (asked === undefined) return false;
  return isClause(sentence, asked) ? isCalm(sentence, asked) : RESTRAINT.has(sentence.lemma(asked));
}

function isClause(sentence: Tree, at: number): boolean {
  // "To de-escalate": no other word follows "to" and calms.
  if (CALMING.has(sentence.lemma(at)) && /^to$/iu.test(sentence.tokens[at - 1]?.form ?? '')) return true;
  return sentence.token(at).upos === 'VERB' && /^(?:xcomp|ccomp|advcl|acl)$/.test(sentence.relation(at));
}

/** "Called for calm", "an appeal for calm", "urged calm". */
function isAskedFor(sentence: Tree, at: number): boolean {
  if (sentence.relation(at) === 'obj') return RESTRAINT.has(sentence.lemma(at));
  return /^(?:obl|nmod)$/.test(sentence.relation(at)) && sentence.prepositionOf(at) === 'for';
}

/** "To show restraint", "to return to talks", "to de-escalate", "to avoid escalation". */
function isCalm(sentence: Tree, verb: number): boolean {
  const lemma = sentence.lemma(verb);
  if (CALMING.has(lemma)) return true;
  const about = sentence
    .children(verb, 'obj', 'obl')
    .filter((noun) => /^(?:|from|in|into|to|with)$/.test(sentence.prepositionOf(noun)))
    .map((noun) => sentence.lemma(noun));
  if (AVOIDING.has(lemma)) return about.some((noun) => ESCALATION.has(noun));
  return SHOWING.has(lemma) && about.some((noun) => RESTRAINT.has(noun));
}
