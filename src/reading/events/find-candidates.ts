import type { Tree } from '../clause/tree.ts';
import { type ActCandidate, kindOf, openFrame, type SentenceWords } from './act-candidates.ts';
import { isAttributive } from './event-sides.ts';
import { findTriggers, objectsShared, type Trigger } from './event-triggers.ts';
import type { ActMention } from './gather-events.ts';
import { realityOf } from './reality.ts';
import { type PlacedTrigger, ruledAct } from './ruled-acts.ts';

/**
 * What the words of a sentence may tell, in the order of the text: acts of the table as its rules read them and, if `open`,
 * other words that may name acts.
 *
 * @param told acts of the text so far
 */
export function actCandidates(
  words: SentenceWords,
  open: boolean,
  told: readonly ActMention[],
): readonly ActCandidate[] {
  const { sentence, found, finder } = words;
  const triggers = findTriggers(found).filter((trigger) => namesAct(sentence, trigger));
  const placed = triggers.map((trigger) => ({ trigger, own: finder.sidesOf(trigger) }));
  const read = (one: PlacedTrigger, known: boolean): ActCandidate => {
    const finding = realityOf(found, one.trigger.token);
    return { ...ruledAct(words, one, finding, placed, told), own: one.own, finding, known };
  };
  const out = placed.map((one) => read(one, true));
  if (!open) return out;
  for (const trigger of openTriggers(words, triggers)) out.push(read({ trigger, own: finder.sidesOf(trigger) }, false));
  return out.sort((a, b) => a.trigger.token - b.trigger.token);
}

/** Whether a user's codebook says of a word which act it names, or that it names none. */
export function isOfCodebook({ found }: SentenceWords, token: number): boolean {
  const frame = found.verb[token]?.frame ?? found.noun[token]?.frame ?? found.adjective[token]?.frame;
  return frame !== undefined && (frame.silent === true || frame.own !== undefined);
}

/** Words that the table does not hold and that may name acts; what a user's codebook says of a word is not weighed again. */
function* openTriggers(words: SentenceWords, triggers: readonly Trigger[]): Generator<Trigger> {
  const { sentence, actors, frames } = words;
  const taken = new Set(triggers.flatMap(({ token, noun }) => [token, noun ?? token]));
  for (const token of sentence.tokens) {
    const at = token.index;
    const settled =
      taken.has(at) ||
      isOfCodebook(words, at) ||
      objectsShared(sentence, at).some((other) => isOfCodebook(words, other));
    const kind = settled ? undefined : kindOf(token);
    if (!kind || (kind === 'noun' && actors.headedBy(sentence.index, at))) continue;
    const frame = openFrame(frames, kind, token.lemma.toLowerCase(), undefined);
    yield { token: at, kind, category: 'CONSULT', mode: undefined, frame, first: at, last: at };
  }
}

/** Words that stand where they name no act: "armed groups", "the occupied territories". */
function namesAct(sentence: Tree, trigger: Trigger): boolean {
  const token = sentence.token(trigger.token);
  if (trigger.kind !== 'verb' || (token.deprel !== 'amod' && token.deprel !== 'compound')) return true;
  // A finite verb behind its noun is a predicate that the tree takes for a modifier.
  if (token.deprel === 'amod' && token.head < token.index && /^VB[DZ]$/.test(token.xpos)) return true;
  return isAttributive(sentence, trigger.token);
}
