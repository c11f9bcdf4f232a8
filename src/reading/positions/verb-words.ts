import type { StanceWord } from '../../lexicon/words/discourse.ts';
import { type PositionSight, stanceWords } from './found-position.ts';
import { hasAuxiliary } from './position-grammar.ts';

/** "Refused to say": no position on an issue, only silence. */
const TALK =
  /^(?:comment|say|answer|discuss|give|elaborate|disclose|identify|name|speculate|respond|provide|specify|talk|speak|reveal|confirm|be|detail|address|affirm|tell|go|see|wait|add|offer|share|predict|guess|describe|explain|cite|estimate|release)$/u;
/** Of these it is talk only what is told: "refused to release figures", not "refused to release the prisoners". */
const HANDED = /^(?:give|release|offer|share|provide|add|see)$/u;
const TOLD =
  /^(?:detail|figure|name|number|information|comment|statement|evidence|reason|explanation|answer|proof|opinion|specific|estimate|date|timetable|timeline|word|account|clarification|response|report|result|thought|view|it|that)$/u;

/** Whether a verb only says something. */
export function isTalk({ tree }: PositionSight, verb: number): boolean {
  const lemma = tree.lemma(verb);
  if (!TALK.test(lemma)) return false;
  const object = tree.child(verb, 'obj');
  return !HANDED.test(lemma) || object === undefined || TOLD.test(tree.lemma(object));
}

/** What one may sign, leave, enter or join in the sense of a position. */
export const TREATY =
  /^(?:treaty|accord|agreement|pact|deal|bill|law|legislation|resolution|truce|ceasefire|communique|memorandum|charter|convention|union|bloc|alliance|talks?|court|coalition|programme|program|arrangement|protocol|negotiation|euro|eurozone|club|mission)$/u;
const PARTICLE =
  /^(?:out|down|off|back|forward|aside|up|away|along|over|round|around|behind|ahead|in|through|for|against|on)$/u;

/** The words of stance of a verb, with its particle where it has one ("rule out", "walk away"), or as "would like". */
export function verbWords(sight: PositionSight, verb: number): readonly StanceWord[] {
  const { tree } = sight;
  const lemma = tree.lemma(verb);
  const particle = tree
    .children(verb, 'compound', 'advmod')
    .find((child) => child > verb && child - verb < 6 && PARTICLE.test(tree.lemma(child)));
  if (particle !== undefined) {
    const both = stanceWords(sight, 'verb', `${lemma} ${tree.lemma(particle)}`);
    if (both.length > 0) return both;
  }
  // "opened the door to", "threw its weight behind": the object belongs to the word.
  const object = tree.child(verb, 'obj');
  if (object !== undefined && object > verb) {
    const both = stanceWords(sight, 'verb', `${lemma} ${tree.lemma(object)}`);
    if (both.length > 0) return [...both, ...stanceWords(sight, 'verb', lemma)];
  }
  if (lemma === 'like') {
    return hasAuxiliary(tree, verb, /^(?:would|['’]d)$/iu) ? stanceWords(sight, 'verb', 'would like') : [];
  }
  return stanceWords(sight, 'verb', lemma);
}
