import type { Complement } from '../../lexicon/words/event-frames.ts';
import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Reality } from '../../records/event.ts';
import type { SentenceFrames } from './event-triggers.ts';
import { operatorOf } from './operator-words.ts';

/** Whether an act took place, and the words that decided it. */
export interface RealityFinding {
  readonly reality: Reality;
  /** What decided, such as `modal would` or `complement of refuse`. */
  readonly rule: string;
  /** The word of the table that decided, if one did. */
  readonly operator?: number;
}

/** Words above an act that are read. */
const FURTHEST_UP = 12;
/** Relations by which an act hangs on a word that says what becomes of it. */
const UNDER = /^(?:xcomp|ccomp|csubj|advcl|acl|obj|iobj|obl|nmod|nsubj:pass|conj|parataxis)$/;
const WILL = wordClass('modals of a plan');
const PERHAPS = wordClass('adverbs that leave open');
const UNDONE = wordClass('links to what was not done');
const CONDITIONAL = wordClass('links of a condition');

/**
 * Works out by grammar whether the act that a token names took place: by its own negation, modal and condition, then by every
 * word above it that says what becomes of an act in its complement (data: the complement column of event-frames.tsv). The
 * innermost word decides. Asked where the words of users name acts; what the package finds by itself the heads judge.
 *
 * @param start the verb or noun that names the act
 */
export function realityOf(found: SentenceFrames, start: number): RealityFinding {
  const { sentence } = found;
  for (let at = start, steps = 0; steps < FURTHEST_UP; steps++) {
    const own = realityAt(found, at);
    if (own) return own;
    const { head } = sentence.token(at);
    if (head < 0 || !(UNDER.test(sentence.relation(at)) || UNDER.test(sentence.token(at).deprel))) break;
    const reality = realityUnder(operatorOf(found, head));
    // "Denied the charge": the words of a conjunct are its own.
    if (reality && sentence.relation(at) !== 'conj')
      return { reality, rule: `complement of ${sentence.lemma(head)}`, operator: head };
    at = head;
  }
  return { reality: 'actual', rule: 'asserted' };
}

/** What a word says of itself: "did not", "may", "without", "if". */
function realityAt({ sentence }: SentenceFrames, at: number): RealityFinding | undefined {
  if (sentence.hasNegator(at) || sentence.isNegated(at)) return { reality: 'denied', rule: 'negation' };
  const modal = sentence.modalOf(at);
  const form = modal === undefined ? '' : sentence.token(modal).form.toLowerCase();
  const link = sentence.markOf(at) || sentence.prepositionOf(at);
  if (UNDONE.has(link)) return { reality: 'denied', rule: `link ${link}` };
  if (CONDITIONAL.has(link) || sentence.isQuestion(at)) return { reality: 'hypothetical', rule: `link ${link}` };
  if (sentence.children(at, 'advmod').some((adverb) => PERHAPS.has(sentence.lemma(adverb))))
    return { reality: 'hypothetical', rule: 'perhaps' };
  if (WILL.has(form)) return { reality: 'planned', rule: `modal ${form}` };
  if (/^(?:should|must|ought)$/.test(form)) return { reality: 'demanded', rule: `modal ${form}` };
  return form === '' ? undefined : { reality: 'hypothetical', rule: `modal ${form}` };
}

function realityUnder(operator: Complement | undefined): Reality | undefined {
  if (operator === undefined || operator === 'said' || operator === 'alleged') return undefined;
  return operator === 'absorb' ? 'hypothetical' : operator;
}
