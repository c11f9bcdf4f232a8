import { child as childBy, children as childrenBy, tokenAt } from '../../language/trees.ts';
import { isPassive } from '../clause/agents.ts';
import { isHypothetical } from '../clause/hypothetical.ts';
import { isNegated, lemmaAt, relationOf, undergoerOf } from '../clause/sentence-tree.ts';
import { pointsBack } from '../positions/issue-phrase.ts';
import { doersOf, namedBy, type StanceSight, saidOf, speakersAt } from '../positions/stance-found.ts';
import { hasAuxiliary, isMandative, isNominal, isTo, linkOf } from '../positions/stance-grammar.ts';
import { nounStances } from '../positions/stance-nouns.ts';
import { conditionOn, exchangeAfter, OUTLINE, type ProposalDraft, termsOf } from './proposal-draft.ts';

const PROPOSE =
  /^(?:propose|offer|float|table|suggest|recommend|advocate|moot|submit|draft|sponsor|circulate|present|unveil)$/u;
/** Verbs that lay a text before others: what they lay before is named by a noun. */
const SUBMIT = /^(?:float|table|submit|draft|sponsor|circulate|present|unveil|moot)$/u;
/** What somebody offers to do or give, rather than sells. */
const OFFERED =
  /^(?:talk|negotiation|help|aid|assistance|mediation|dialogue|concession|ceasefire|cease-fire|truce|guarantee|compromise|loan|amnesty|meeting|exchange|training|service|autonomy|pardon|referendum|summit|withdrawal|access|support|protection|membership|status|deal|pact|security|relief|inspection|freeze|moratorium|release|swap|partnership|credit|seat|recognition|asylum|passage|term|incentive)$/u;

/** "X proposed that A do Y", "X offered to do Y if A did Z", "X suggested holding talks", "X tabled a plan". */
export function proposingVerb(sight: StanceSight, verb: number): ProposalDraft | undefined {
  const { tree } = sight;
  const lemma = lemmaAt(tree, verb);
  const forward =
    lemma === 'put' &&
    childrenBy(tree, verb, 'compound', 'advmod').some((child) => /^forward$/u.test(lemmaAt(tree, child)));
  if (!(PROPOSE.test(lemma) || forward) || isNegated(tree, verb) || isHypothetical(tree, verb)) return undefined;
  const passive = isPassive(tree, verb);
  const by = doersOf(sight, verb);
  if (by === undefined && !(passive && lemma === 'propose')) return undefined;
  const make = (root: number, doers: readonly string[]): ProposalDraft => ({
    tree,
    by: by?.ids ?? [],
    terms: termsOf(sight, root, doers, [verb]),
    at: verb,
    from: by === undefined ? verb : Math.min(by.head, verb),
    rule: `verb-${lemma}`,
    plan: 'proposal',
  });
  const clause = childrenBy(tree, verb, 'ccomp').find((child) => child > verb);
  const infinitive = childrenBy(tree, verb, 'xcomp', 'advcl').find(
    (child) =>
      child > verb && (isTo(tree, child) || (tokenAt(tree, child).xpos === 'VBG' && linkOf(tree, child) === '')),
  );
  if (lemma === 'suggest' || lemma === 'recommend' || lemma === 'advocate') {
    // "suggested that Y hold talks", "suggested holding talks": no mere guess about what is.
    if (infinitive !== undefined && tokenAt(tree, infinitive).xpos === 'VBG') return make(infinitive, []);
    if (clause !== undefined) {
      const wished =
        isMandative(tree, clause) ||
        (conditionOn(tree, clause) !== undefined && hasAuxiliary(tree, clause, /^(?:could|might|would)$/iu));
      return wished || isPlainPlural(sight, clause) ? make(clause, []) : undefined;
    }
    const object = childBy(tree, verb, 'obj');
    return lemma !== 'advocate' &&
      object !== undefined &&
      isNominal(tree, object) &&
      !pointsBack(tree, object) &&
      /^(?:talk|meeting|summit|conference|truce|ceasefire|exchange|swap|referendum|commission|zone|moratorium|freeze|withdrawal|dialogue|compromise)$/u.test(
        lemmaAt(tree, object),
      )
      ? make(object, [])
      : undefined;
  }
  const object = undergoerOf(tree, verb, passive);
  if (SUBMIT.test(lemma) || forward) {
    if (object === undefined || !isNominal(tree, object)) return undefined;
    // What the text says is in its own complement; a bare "plan" is told elsewhere.
    return OUTLINE.test(lemmaAt(tree, object))
      ? undefined
      : lemma === 'float' || lemma === 'moot' || forward
        ? make(object, [])
        : undefined;
  }
  if (clause !== undefined && !passive) return make(clause, []);
  if (infinitive !== undefined) return make(infinitive, isTo(tree, infinitive) ? (by?.ids ?? []) : []);
  if (object === undefined || !isNominal(tree, object) || pointsBack(tree, object)) return undefined;
  if (OUTLINE.test(lemmaAt(tree, object)) && childrenBy(tree, object, 'acl', 'nmod').length > 0 && lemma !== 'offer')
    return undefined;
  if (lemma === 'offer' && !OFFERED.test(lemmaAt(tree, object))) return undefined;
  // "offered full support to the ban" takes a side and asks nobody to act.
  if (lemma === 'offer' && nounStances(sight, object).length > 0) return undefined;
  return make(object, lemma === 'offer' ? (by?.ids ?? []) : []);
}

/** "suggested that all parties meet": a plural subject hides the bare verb. */
function isPlainPlural({ tree }: StanceSight, clause: number): boolean {
  if (tokenAt(tree, clause).xpos !== 'VBP' || childBy(tree, clause, 'aux', 'cop') !== undefined) return false;
  return !/^(?:be|have|know|think|believe|want|need|lack|mean|remain|seem|do)$/u.test(lemmaAt(tree, clause));
}

/** Acts that answer force with force: their conditions are threats, not offers. */
const HOSTILE =
  /^(?:retaliate|attack|strike|respond|punish|impose|invade|block|veto|expel|react|fight|hit|bomb|close|cut|sanction|answer|shoot|walk|leave|quit|withdraw|reject|oppose|refuse|defend|intervene|suffer|fall|lose|collapse|win|fail|suspend|break|boycott|resume|escalate|arm|destroy)$/u;
/** Words by which one shows oneself ready for an act. */
const READY = /^(?:ready|willing|prepared|open|happy|inclined|able)$/u;

/** "X would do Y if A did Z", "X is ready to do Y provided that A does Z": a bargain that names both sides' acts. */
export function bargain(sight: StanceSight, verb: number): ProposalDraft | undefined {
  const { tree } = sight;
  const head = tokenAt(tree, verb).head;
  const ready =
    relationOf(tree, verb) === 'xcomp' &&
    head >= 0 &&
    (READY.test(lemmaAt(tree, head)) ||
      /^(?:agree|pledge|promise|accept|undertake|consent)$/u.test(lemmaAt(tree, head)))
      ? head
      : undefined;
  const wouldDo = hasAuxiliary(tree, verb, /^(?:would|will|could|['’]d|['’]ll)$/iu) ? verb : undefined;
  const act = ready ?? wouldDo;
  // "would have gone": told of what did not come about.
  if (hasAuxiliary(tree, verb, /^(?:have|['’]ve|has|had)$/iu)) return undefined;
  if (act === undefined || isNegated(tree, act) || isNegated(tree, verb) || HOSTILE.test(lemmaAt(tree, verb)))
    return undefined;
  const condition = conditionOn(tree, verb, act);
  const other = exchangeAfter(tree, verb);
  if (condition === undefined && other === undefined) return undefined;
  const holder =
    ready === undefined
      ? doersOf(sight, verb)
      : tokenAt(tree, ready).upos === 'VERB'
        ? doersOf(sight, ready)
        : saidOf(sight, ready);
  if (holder === undefined) return undefined;
  if (condition !== undefined && other === undefined) {
    const subject = childBy(tree, condition, 'nsubj');
    const theirs = subject === undefined ? [] : namedBy(sight, subject);
    // The other side has to be asked for something; "if the talks fail" is a forecast.
    const asked = theirs.length > 0 ? !theirs.some((id) => holder.ids.includes(id)) : isPassive(tree, condition);
    if (!asked) return undefined;
    const speakers = speakersAt(sight, verb);
    if (ready === undefined && !speakers.some((id) => holder.ids.includes(id))) return undefined;
  }
  return {
    tree,
    by: holder.ids,
    terms: termsOf(sight, verb, holder.ids, [act]),
    at: act,
    from: Math.min(holder.head, act),
    rule: 'bargain',
    plan: 'offer',
  };
}

/** Whether a bargain is only supposed or believed in: "if the price is to ...", "the belief that it might ... in exchange for". */
function isMerelyThought({ tree }: StanceSight, given: number): boolean {
  for (let at = given, steps = 0; at >= 0 && steps < 6; at = tokenAt(tree, at).head, steps++) {
    if (
      /^(?:belief|expectation|fear|speculation|rumou?r|suspicion|assumption|illusion|hope|worry)$/u.test(
        lemmaAt(tree, at),
      )
    )
      return true;
    if (
      isHypothetical(tree, at) &&
      childrenBy(tree, at, 'mark').some((mark) => /^(?:if|whether|lest)$/u.test(lemmaAt(tree, mark)))
    )
      return true;
  }
  return false;
}

/** "lifting the sanctions in exchange for inspections", where nobody says that it has been done. */
export function swap(sight: StanceSight, word: number): ProposalDraft | undefined {
  const { tree } = sight;
  const lemma = lemmaAt(tree, word);
  if (!/^(?:exchange|return)$/u.test(lemma) || tree.tokens[word - 1]?.form.toLowerCase() !== 'in') return undefined;
  const given = tokenAt(tree, word).head;
  if (given < 0 || given > word || exchangeAfter(tree, given)?.word !== word) return undefined;
  const verbal = tokenAt(tree, given).upos === 'VERB';
  if (
    verbal &&
    /^(?:VBD|VBZ)$/u.test(tokenAt(tree, given).xpos) &&
    !hasAuxiliary(tree, given, /^(?:would|will|could|should|must|might)$/iu)
  )
    return undefined;
  if (verbal && hasAuxiliary(tree, given, /^(?:has|have|had)$/iu)) return undefined;
  if (!verbal && !isNominal(tree, given)) return undefined;
  if (isMerelyThought(sight, given)) return undefined;
  const speakers = speakersAt(sight, word);
  let above = tokenAt(tree, given).head;
  while (above >= 0 && tokenAt(tree, above).upos !== 'VERB') above = tokenAt(tree, above).head;
  const doer = above >= 0 ? doersOf(sight, above)?.ids : verbal ? doersOf(sight, given)?.ids : undefined;
  return {
    tree,
    by: speakers.length > 0 ? speakers : (doer ?? []),
    terms: termsOf(sight, given, verbal ? (doersOf(sight, given)?.ids ?? []) : []),
    at: word,
    from: given,
    rule: 'exchange',
    plan: 'deal',
  };
}
