import type { Tree } from '../clause/tree.ts';
import type { ActCandidate, SentenceWords } from './act-candidates.ts';
import { isAttributive } from './event-sides.ts';
import { findTriggers, type Trigger } from './event-triggers.ts';
import type { ActMention } from './gather-events.ts';
import { realityOf } from './reality.ts';
import { ruledAct } from './ruled-acts.ts';

/**
 * What the words of the table may tell in a sentence, in the order of the text: acts as rules read them.
 *
 * @param told acts of the text so far
 */
export function actCandidates(words: SentenceWords, told: readonly ActMention[]): readonly ActCandidate[] {
  const { sentence, found, finder } = words;
  const placed = findTriggers(found)
    .filter((trigger) => namesAct(sentence, trigger))
    .map((trigger) => ({ trigger, own: finder.sidesOf(trigger) }));
  return placed.map((one) => {
    const finding = realityOf(found, one.trigger.token);
    return { ...ruledAct(words, one, finding, placed, told), finding };
  });
}

/** Whether a user's codebook says of a word which act it names, or that it names none. */
export function isOfCodebook({ found }: SentenceWords, token: number): boolean {
  const frame = found.verb[token]?.frame ?? found.noun[token]?.frame ?? found.adjective[token]?.frame;
  return frame !== undefined && (frame.silent === true || frame.own !== undefined);
}

/** Words that stand where they name no act: "armed groups", "the occupied territories". */
function namesAct(sentence: Tree, trigger: Trigger): boolean {
  const token = sentence.token(trigger.token);
  if (trigger.kind !== 'verb' || (token.deprel !== 'amod' && token.deprel !== 'compound')) return true;
  // A finite verb behind its noun is a predicate that the tree takes for a modifier.
  if (token.deprel === 'amod' && token.head < token.index && /^VB[DZ]$/.test(token.xpos)) return true;
  return isAttributive(sentence, trigger.token);
}
