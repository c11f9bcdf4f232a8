import type { Complement } from '../../lexicon/words/event-frames.ts';
import type { SentenceFrames } from './event-triggers.ts';

/** What the word at a token does to acts in its complement. */
export function operatorOf(found: SentenceFrames, at: number): Complement | undefined {
  const { sentence } = found;
  const token = sentence.token(at);
  if (token.upos === 'ADJ' || (sentence.children(at, 'cop').length > 0 && token.upos !== 'NOUN'))
    return found.adjective[at]?.frame.complement;
  if (token.upos === 'NOUN' || token.upos === 'PROPN') return nounOperator(found, at);
  return found.verb[at]?.frame.complement;
}

/** What a noun does to acts in its complement: "a plan to", "the refusal of". */
function nounOperator(found: SentenceFrames, at: number): Complement | undefined {
  return found.noun[at]?.frame.complement ?? found.verb[at]?.frame.complement ?? found.adjective[at]?.frame.complement;
}
