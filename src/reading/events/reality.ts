import type { Reality } from '../../records/event.ts';
import type { Tree } from '../clause/tree.ts';
import type { SentenceFrames } from './event-triggers.ts';
import { clauseReality, nominalReality, RealityClimb } from './reality-climb.ts';
import type { RealityRule } from './reality-rules.ts';
import { realityStep } from './reality-steps.ts';

/** Whether an act took place, and the words that decided it. */
export interface RealityFinding {
  readonly reality: Reality;
  readonly rule: RealityRule;
  /** The complement stands under a word that makes an act of itself out of it ("rejected the talks"). */
  readonly absorbed: boolean;
  /** Token of the clause that the speaker announces ("said it would send"): the reporting verb. */
  readonly reporting?: number;
  /** The operator word that decided, if one did. */
  readonly operator?: number;
}

/** Words above an act that are read. */
const FURTHEST_UP = 12;

/**
 * Works out whether the act that a token names took place, by climbing from it to the root: its own negation, modal and
 * conditional marks, then every word above that says what becomes of an act in its complement (data: the complement
 * column of event-frames.tsv). Reporting verbs are transparent: what an official says is told as the text tells it.
 *
 * @param start the verb or noun that names the act
 */
export function realityOf(found: SentenceFrames, start: number): RealityFinding {
  const { sentence } = found;
  const climb = new RealityClimb(found);
  if (/\?["”’']*$/.test(lastForm(sentence))) climb.weigh('hypothetical', 'question');
  let at = start;
  for (let steps = 0; at >= 0 && steps < FURTHEST_UP; steps++) {
    const token = sentence.token(at);
    const of = token.upos === 'VERB' || sentence.children(at, 'cop', 'aux').length > 0 ? 'clause' : 'noun';
    if (of === 'clause') clauseReality(climb, at);
    else nominalReality(climb, at);
    const relation = sentence.relation(at);
    const mark = of === 'clause' ? sentence.markOf(at) : '';
    if (of === 'clause' && STANDS_ALONE.has(relation) && isTo(mark) && sentence.modalOf(at) === undefined) {
      climb.weigh('hypothetical', 'bare infinitive');
    }
    if (token.head < 0) break;
    const step = realityStep(of, relation === 'nsubj' && token.deprel !== 'nsubj' ? 'nsubj:' : relation);
    const to = of === 'clause' && (isTo(mark) || (token.xpos === 'VB' && !sentence.modalOf(at)));
    if (step?.climb(climb, { token, above: sentence.token(token.head), relation, mark, to }) === 'ends') break;
    at = token.head;
  }
  const { reality, rule, absorbed, reporting, operator } = climb;
  return {
    reality,
    rule,
    absorbed,
    ...(reporting === undefined ? {} : { reporting }),
    ...(operator === undefined ? {} : { operator }),
  };
}

/** Relations of an infinitive that stands for itself ("What it wants is to besiege ...", "To attack would be ..."). */
const STANDS_ALONE = new Set(['root', 'csubj', 'nsubj', 'dislocated', 'appos']);

function isTo(mark: string): boolean {
  return mark === 'to' || mark.endsWith(' to');
}

function lastForm(sentence: Tree): string {
  const last = sentence.tokens.at(-1)?.form ?? '';
  const before = sentence.tokens.at(-2)?.form ?? '';
  return before === '?' ? '?' : last;
}
