import type { Token } from '../../language/tree.ts';
import type { Complement } from '../../lexicon/words/event-frames.ts';
import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Reality } from '../../records/event.ts';
import type { SentenceFrames } from './event-triggers.ts';
import type { RealityRule } from './reality-rules.ts';

const RANK: Readonly<Record<Reality, number>> = {
  denied: 6,
  hypothetical: 5,
  demanded: 4,
  proposed: 3,
  forecast: 2,
  planned: 1,
  actual: 0,
  // Whose word it is, is asked of all acts that count as actual when statements are known.
  claimed: 0,
};

/** What is known of whether an act took place, while the words above it are read. */
export class RealityClimb {
  readonly found: SentenceFrames;
  reality: Reality = 'actual';
  rule: RealityRule = 'asserted';
  /** The word that decided, if one did. */
  operator: number | undefined;
  /** The verb of saying in whose words the act stands. */
  reporting: number | undefined;
  /** Whether a word makes an act of itself out of it ("rejected the talks"). */
  absorbed = false;

  constructor(found: SentenceFrames) {
    this.found = found;
  }

  /** The innermost word decides; a denial further out undoes what was told as fact or as a plan. */
  weigh(reality: Reality, rule: RealityRule, operator?: number): void {
    if (reality === 'actual') return;
    const before = this.reality;
    const outdone =
      before === 'actual' || (reality === 'denied' && RANK[before] < 3) || (before === 'planned' && RANK[reality] > 1);
    if (!outdone) return;
    this.reality = reality;
    this.rule = rule;
    this.operator = operator;
  }

  /** What a word does to the act in its complement; verbs of saying do nothing to it. */
  apply(operator: Complement, rule: RealityRule, where: number): void {
    if (operator === 'said' || operator === 'alleged') return;
    if (operator !== 'absorb') {
      this.weigh(operator, rule, where);
      return;
    }
    this.absorbed = true;
    this.weigh('hypothetical', rule, where);
  }
}

/** A word on the way from an act to the root of its sentence. */
export interface ClimbAt {
  readonly token: Token;
  readonly above: Token;
  /** Relation to the word above, without its subtype. */
  readonly relation: string;
  /** What opens its clause: "to", "if", "in order to". */
  readonly mark: string;
  /** Whether it is an infinitive. */
  readonly to: boolean;
}

const DENYING_ADVERBS = wordClass('adverbs that deny');
const WILL = wordClass('modals of a plan');
const ALLEGING = wordClass('adverbs of hearsay');
const PERHAPS = wordClass('adverbs that leave open');

/** What a predicate's own negation, auxiliaries and conditions say. */
export function clauseReality(climb: RealityClimb, at: number, below = false): void {
  const { sentence } = climb.found;
  // "Neither Armenia nor Azerbaijan fired"
  const neither = sentence
    .children(at, 'nsubj')
    .some((subject) => sentence.children(subject).some((c) => sentence.token(c).form.toLowerCase() === 'neither'));
  if (sentence.isNegated(at) || neither) climb.weigh('denied', 'negation');
  const adverbs = sentence.children(at, 'advmod');
  if (adverbs.some((c) => DENYING_ADVERBS.has(sentence.token(c).form.toLowerCase())))
    climb.weigh('denied', 'no longer');
  modalReality(climb, at);
  // "is going to", "has to", "is to", "is set to"
  for (const a of sentence.children(at, 'aux')) {
    const lemma = sentence.token(a).form.toLowerCase();
    if (/^(?:need|ought|dare)$/.test(lemma)) climb.weigh('demanded', `auxiliary ${lemma}`);
  }
  if (!below && adverbs.some((c) => ALLEGING.has(sentence.token(c).lemma))) return;
  if (adverbs.some((c) => PERHAPS.has(sentence.token(c).lemma))) climb.weigh('hypothetical', 'perhaps');
  // Inverted conditionals: "Should China push forward", "Had it attacked".
  const first = sentence.child(at, 'aux');
  const subject = sentence.child(at, 'nsubj');
  if (
    first !== undefined &&
    subject !== undefined &&
    first < subject &&
    /^(?:should|had|were)$/i.test(sentence.token(first).form) &&
    sentence.token(at).deprel.startsWith('advcl')
  ) {
    climb.weigh('hypothetical', 'inverted condition');
  }
}

function modalReality(climb: RealityClimb, at: number): void {
  const { sentence } = climb.found;
  const modal = sentence.modalOf(at);
  if (modal === undefined) return;
  const form = sentence.token(modal).form.toLowerCase();
  const rule = `modal ${form}` as const;
  const conditions = sentence.children(at, 'advcl').some((c) => /^(?:if|unless)$/.test(sentence.markOf(c)));
  const perfect = sentence.children(at, 'aux').some((a) => sentence.token(a).form.toLowerCase() === 'have');
  if (WILL.has(form)) climb.weigh(conditions ? 'hypothetical' : 'planned', rule);
  else if (/^(?:would|'d|’d)$/.test(form)) climb.weigh(conditions || perfect ? 'hypothetical' : 'planned', rule);
  else if (/^(?:should|must|ought)$/.test(form)) climb.weigh('demanded', rule);
  else climb.weigh('hypothetical', rule);
}

/** What determiners and adjectives of an event noun say: "no agreement", "a possible attack", "planned talks". */
export function nominalReality(climb: RealityClimb, at: number): void {
  const { sentence, adjective } = climb.found;
  for (const c of sentence.children(at, 'det', 'amod', 'advmod', 'compound')) {
    const lemma = sentence.lemma(c);
    const relation = sentence.relation(c);
    if (lemma === 'no' && relation === 'det') climb.weigh('denied', 'no');
    else if (/^(?:any|neither)$/.test(lemma) && relation === 'det') climb.weigh('hypothetical', 'any');
    else if (relation === 'amod') {
      const frame = adjective[c]?.frame;
      const says = frame?.category === undefined ? frame?.complement : undefined;
      if (says && says !== 'said' && says !== 'absorb' && says !== 'alleged') climb.weigh(says, `adjective ${lemma}`);
    }
  }
}
