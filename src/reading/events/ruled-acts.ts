import type { EventFrame } from '../../lexicon/words/event-frames.ts';
import { wordClass } from '../../lexicon/words/word-classes.ts';
import { isOfOneText } from '../../records/actor-id.ts';
import { announced, type Category, SYMMETRIC } from '../../records/plover.ts';
import type { RuledAct, SentenceWords } from './act-candidates.ts';
import { merge, type Party, type Sides } from './event-sides.ts';
import type { Trigger } from './event-triggers.ts';
import type { ActMention } from './gather-events.ts';
import type { RealityFinding } from './reality.ts';
import { NEEDS_TARGET, settledSides } from './settled-sides.ts';

/** A word of the table with its sides where its frame says they stand. */
export interface PlacedTrigger {
  readonly trigger: Trigger;
  readonly own: Sides;
}

/** What an act is as far as it has been read. */
type ActSoFar = Pick<RuledAct, 'category' | 'mode' | 'source' | 'target' | 'rule'>;

/** Acts that a state does with what is its own. */
const MOVES_OWN = new Set<Category>(['MOBILIZE', 'RETREAT']);
const YIELDING = wordClass('verbs of yielding');
const ANSWERING = wordClass('verbs of answering');
const BESIDE = wordClass('links of a clause with an act of its own');

/**
 * An act as the rules read it; without `kept` where they see none. A model is to replace it.
 *
 * @param others the words of the table that name acts in the sentence, this one among them
 * @param told acts of the text so far
 */
export function ruledAct(
  words: SentenceWords,
  { trigger, own }: PlacedTrigger,
  finding: RealityFinding,
  others: readonly PlacedTrigger[],
  told: readonly ActMention[],
): RuledAct {
  const { sentence, finder, found } = words;
  let { source, target } = own;
  let { category, mode } = trigger;
  let { reality } = finding;
  let saidBy: number | undefined;
  const named = trigger.ownNoun ?? trigger.nounFrame ?? trigger.frame;
  let rule = nameOfRule(trigger, named);
  const dropped = (why: NonNullable<RuledAct['why']>): RuledAct => ({
    trigger,
    category,
    mode,
    source,
    target,
    reality,
    rule,
    saidBy,
    why,
  });
  // "a backer of the rebels" tells of an act only of somebody who is said to be it.
  const agentNoun = trigger.kind === 'noun' && trigger.frame.roles.source[0] === 's';
  if (agentNoun && finder.holders(trigger.token).length === 0) return dropped('no holder');
  if (finding.absorbed && trigger.kind === 'noun') {
    // A rejected demand or accusation was made all the same.
    const speech = (category === 'ACCUSE' || category === 'REQUEST') && source.some((party) => party.strong);
    if (!speech) return dropped('absorbed');
    const refuser = finder.parties(sentence.subjectsOf(finding.operator ?? trigger.token), true);
    if (target.length === 0) target = without(refuser, source);
    reality = 'actual';
    rule += ', answered by a refusal';
  }
  // What is promised or threatened is told by the promise.
  const { operator } = finding;
  const promised = operator !== undefined && found.verb[operator]?.frame.category === 'AGREE' && reality === 'planned';
  if (promised) return dropped('promised');
  if (finding.absorbed && trigger.kind !== 'noun') reality = 'hypothetical';

  ({ category, mode, source, target, rule } = withComplement(
    words,
    trigger,
    { category, mode, source, target, rule },
    others,
  ));

  // What an official says his own side will do is a promise or a threat now, not only a plan.
  if (
    reality === 'planned' &&
    finding.reporting !== undefined &&
    source.length > 0 &&
    operator === undefined &&
    finder.speakersAt(finding.reporting).some((speaker) => source.some((party) => party.actor === speaker.actor))
  ) {
    rule += `, announced ${category}`;
    category = announced(category);
    mode = undefined;
    reality = 'actual';
    saidBy = finding.reporting;
  }
  const answered = category === 'ACCUSE' || category === 'REQUEST' || category === 'THREATEN';
  if (trigger.kind === 'noun' && target.length === 0 && answered) target = without(answererOf(words, trigger), source);

  ({ category, mode, source, target, rule } = withSidesFromBefore(
    words,
    trigger,
    { category, mode, source, target, rule },
    told,
  ));
  if (SYMMETRIC.has(category) && trigger.frame.roles.joint) {
    source = merge(source, target);
    target = [];
  }
  // People without a name take part in nothing that counts ("met with residents").
  if (SYMMETRIC.has(category)) source = source.filter((party) => party.strong || !isOfOneText(party.actor));
  const kept = settledSides(words, { trigger, category, source, target, reality });
  if (!kept) return dropped('sides');
  return { trigger, category, mode, source, target, reality, rule, saidBy, kept };
}

/** A promise or a threat takes its category, and its other side, from the act that it speaks of; a refusal its other side. */
function withComplement(
  words: SentenceWords,
  trigger: Trigger,
  act: ActSoFar,
  others: readonly PlacedTrigger[],
): ActSoFar {
  const { category, source, target } = act;
  const frame = trigger.nounFrame ?? trigger.frame;
  if (frame.complement === 'planned' && category === 'AGREE') return asAnnounced(words, trigger, act, others);
  if (target.length > 0) return act;
  if (category === 'REJECT') return { ...act, target: refusedOf(words, trigger, source, others) };
  if (category !== 'REQUEST' && category !== 'THREATEN') return act;
  const theirs = actInComplement(words, trigger, others)?.own;
  if (!theirs) return act;
  return { ...act, target: without(category === 'REQUEST' ? theirs.source : theirs.target, source) };
}

/** "agreed to withdraw": a promise of the act, and one to whom the act is done. */
function asAnnounced(
  words: SentenceWords,
  trigger: Trigger,
  act: ActSoFar,
  others: readonly PlacedTrigger[],
): ActSoFar {
  const { sentence } = words;
  const inner = actInComplement(words, trigger, others);
  if (!inner) return act;
  const spoken = inner.trigger;
  // "agreed on sanctions against them" is told of those who agree.
  const settled = sentence.token(trigger.token).lemma === 'agree' && sentence.prepositionOf(spoken.token) === 'on';
  if (settled) return act;
  const category = YIELDING.has(sentence.token(spoken.token).lemma) ? 'CONCEDE' : announced(spoken.category);
  let { source, target } = act;
  const theirs = without(inner.own.target, source);
  if (target.length === 0) target = theirs.length > 0 ? theirs : without(inner.own.source, source);
  if (SYMMETRIC.has(category) && spoken.frame.roles.joint && target.length > 0) {
    source = merge(source, target);
    target = [];
  }
  return { category, mode: undefined, source, target, rule: `${act.rule}, announced ${spoken.category}` };
}

/** Whose act is refused, or whom a refused act was for: "failed to pay compensation to Tokyo". */
function refusedOf(
  words: SentenceWords,
  trigger: Trigger,
  source: readonly Party[],
  others: readonly PlacedTrigger[],
): readonly Party[] {
  const { sentence, finder } = words;
  const theirs = actInComplement(words, trigger, others)?.own;
  const refused = theirs
    ? without(
        merge(theirs.target, theirs.source).filter((party) => party.direct),
        source,
      )
    : [];
  const clause = refused.length === 0 && trigger.kind === 'verb' ? sentence.complementsOf(trigger.token)[0] : undefined;
  if (clause === undefined) return refused;
  const tokens = [...sentence.objectsOf(clause), ...sentence.obliques(clause, 'to', 'with', 'from')];
  return without(
    finder.parties(tokens, false).filter((party) => party.direct && party.strong),
    source,
  );
}

/** Sides that the words at the act do not give, but its clause or the text before does. */
function withSidesFromBefore(
  { sentence, finder }: SentenceWords,
  trigger: Trigger,
  act: ActSoFar,
  told: readonly ActMention[],
): ActSoFar {
  const { category, source, target } = act;
  const lacks = source.some((party) => party.strong) && target.length === 0 && NEEDS_TARGET.has(category);
  if (lacks && trigger.kind !== 'noun') {
    // "condemned the test": whose test it was has been told before.
    for (const object of [...sentence.objectsOf(trigger.token), ...sentence.children(trigger.token, 'obl')]) {
      const lemma = sentence.token(object).lemma.toLowerCase();
      const before = told.findLast((mention) => mention.lemma === lemma);
      const sides = before ? strongOthers(merge(before.source, before.target), source) : [];
      if (sides.length > 0)
        return { ...act, target: sides.slice(0, 1).map(indirect), rule: `${act.rule}, act told before` };
    }
  }
  const moved = source.length === 0 && MOVES_OWN.has(category) && trigger.kind === 'verb';
  if (moved && sentence.isPassive(trigger.token)) {
    // "jets were scrambled": whose they are moves them.
    const own = strongOthers(finder.parties(sentence.subjectsOf(trigger.token), true), target);
    if (own.length > 0) return { ...act, source: own, rule: `${act.rule}, own forces` };
  }
  return act;
}

/** "responded to complaints by Washington": who answers is who was addressed. */
function answererOf({ sentence, finder }: SentenceWords, trigger: Trigger): readonly Party[] {
  let token = sentence.token(trigger.token);
  for (let steps = 0; steps < 3 && token.head >= 0; steps++) {
    token = sentence.token(token.head);
    if (token.upos !== 'VERB') continue;
    if (!ANSWERING.has(token.lemma)) return [];
    return finder.parties(sentence.subjectsOf(token.index), true).filter((party) => party.strong);
  }
  return [];
}

/** The act in the complement of a word: "agreed to withdraw", "a promise to send aid", "threatened with sanctions". */
function actInComplement(
  words: SentenceWords,
  trigger: Trigger,
  others: readonly PlacedTrigger[],
): PlacedTrigger | undefined {
  const { sentence } = words;
  const at = trigger.noun ?? trigger.token;
  const actAt = (token: number): PlacedTrigger | undefined =>
    others.find((other) => other.trigger !== trigger && other.trigger.token === token);
  const below = [
    ...sentence.complementsOf(trigger.token),
    ...sentence.children(at, 'acl', 'advcl', 'xcomp', 'ccomp'),
    ...sentence.children(trigger.token, 'obj', 'obl', 'nmod', 'advcl'),
  ].filter((child) => !hasOwnTime(words, child));
  for (const child of below) {
    // "agreed to try to end", "vowed that it would respond by ..."
    const deeper = sentence.complementsOf(child)[0];
    const hit = actAt(child) ?? (deeper === undefined ? undefined : actAt(deeper));
    if (hit) return hit;
  }
  return undefined;
}

/** "accepted the draft, while Ethiopia rejected it": a finite clause beside the verb tells of an act of its own. */
function hasOwnTime({ sentence }: SentenceWords, clause: number): boolean {
  return (
    sentence.relation(clause) === 'advcl' &&
    /^VB[DZP]$/.test(sentence.token(clause).xpos) &&
    sentence.subjectsOf(clause).length > 0 &&
    sentence.children(clause, 'mark', 'advmod').some((c) => BESIDE.has(sentence.token(c).form.toLowerCase()))
  );
}

function without(parties: readonly Party[], own: readonly Party[]): readonly Party[] {
  return parties.filter((party) => !own.some((other) => other.actor === party.actor));
}

function strongOthers(parties: readonly Party[], than: readonly Party[]): readonly Party[] {
  return without(parties, than).filter((party) => party.strong);
}

function indirect(party: Party): Party {
  return { ...party, direct: false };
}

/** What a row of the table, or a line of the user's codebook, is called in the provenance of a record. */
function nameOfRule({ kind }: PlacedTrigger['trigger'], { own, line, row }: EventFrame): string {
  return own ? `${kind} of ${own.file}, line ${line}` : `frame ${row ?? kind}`;
}
