import { relationOf } from '../../language/structure.ts';
import type { Complement } from '../../lexicon/words/event-frames.ts';
import type { Reality } from '../../records/event.ts';
import type { Tree } from '../clause/tree.ts';
import type { SentenceFrames } from './event-triggers.ts';
import type { RealityRule } from './reality-rules.ts';

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

/** Verbs with an infinitive that happens: "began to shell", "managed to free". */
const IMPLICATIVE = new Set(
  'allow permit let enable force make cause compel oblige begin start continue manage come help dare rush use proceed go keep move act cease get serve turn hasten join race bother deign happen appear seem tend prove resume succeed scramble see find remain'.split(
    ' ',
  ),
);
/** Those among them that make somebody else act. */
const CAUSATIVE = new Set('allow permit let enable force compel oblige cause help'.split(' '));
const CONDITIONAL =
  /^(?:if|unless|whether|lest|in case|provided|as if|as though|were|should|assuming|suppose|once|until|till)$/;
/** Verbs whose subject takes place if they do. */
const HAPPENS = new Set(
  'happen occur take begin start follow materialize come erupt break resume result loom ensue'.split(' '),
);
const RANK: Readonly<Record<Reality, number>> = {
  denied: 6,
  hypothetical: 5,
  demanded: 4,
  proposed: 3,
  forecast: 2,
  planned: 1,
  actual: 0,
};

/**
 * Works out whether the act that a token names took place, by climbing from it to the root: its own negation, modal and
 * conditional marks, then every word above that says what becomes of an act in its complement (data: the complement
 * column of event-frames.tsv). Reporting verbs are transparent: what an official says is told as the text tells it.
 *
 * @param start the verb or noun that names the act
 */
export function realityOf(found: SentenceFrames, start: number): RealityFinding {
  const { sentence } = found;
  let state: { reality: Reality; rule: RealityRule; operator?: number } = { reality: 'actual', rule: 'asserted' };
  let reporting: number | undefined;
  let absorbed = false;
  const weigh = (reality: Reality, rule: RealityRule, operator?: number): void => {
    if (reality === 'actual') return;
    // The innermost word decides; a denial further out undoes what was told as fact or as a plan.
    if (
      state.reality === 'actual' ||
      (reality === 'denied' && RANK[state.reality] < 3) ||
      (state.reality === 'planned' && RANK[reality] > 1)
    ) {
      state = operator === undefined ? { reality, rule } : { reality, rule, operator };
    }
  };
  if (/\?["”’']*$/.test(lastForm(sentence))) weigh('hypothetical', 'question');
  let at = start;
  for (let steps = 0; at >= 0 && steps < 12; steps++) {
    const token = sentence.token(at);
    const isClause = token.upos === 'VERB' || sentence.children(at, 'cop', 'aux').length > 0;
    if (isClause) clauseReality(found, at, weigh);
    else nominalReality(found, at, weigh);
    const up = token.head;
    const relation = relationOf(token);
    // An infinitive that stands for itself ("What it wants is to besiege ...", "To attack would be ...").
    const alone = isClause && /^(?:root|csubj|nsubj|dislocated|appos)$/.test(relation);
    if (alone && /(?:^| )to$/.test(sentence.markOf(at)) && sentence.modalOf(at) === undefined) {
      weigh('hypothetical', 'bare infinitive');
    }
    if (up < 0) break;
    const above = sentence.token(up);
    if (isClause) {
      const mark = sentence.markOf(at);
      const to = mark === 'to' || mark.endsWith(' to') || (token.xpos === 'VB' && !sentence.modalOf(at));
      if (relation === 'xcomp' || relation === 'ccomp' || relation === 'csubj') {
        const operator = operatorOf(found, up);
        if (relation === 'xcomp' && to) {
          if (operator && operator !== 'said' && operator !== 'alleged')
            apply(operator, `complement of ${above.lemma}`, up);
          else if (!operator && !IMPLICATIVE.has(above.lemma) && above.xpos !== 'MD')
            weigh('hypothetical', `infinitive under ${above.lemma}`, up);
        } else if (operator && operator !== 'said' && operator !== 'alleged') {
          apply(operator, `complement of ${above.lemma}`, up);
        } else if (operator === 'said') reporting ??= up;
        if (/^(?:if|whether)$/.test(mark)) weigh('hypothetical', `link ${mark}`);
      } else if (relation === 'advcl') {
        if (CONDITIONAL.test(mark) && !(mark === 'once' || mark === 'until' || mark === 'till'))
          weigh('hypothetical', `link ${mark}`);
        else if (to) {
          // An infinitive after "urged Seoul", "called on Tehran" is a complement that the parser took for a purpose.
          const operator = operatorOf(found, up);
          if (operator && operator !== 'said' && operator !== 'alleged' && operator !== 'absorb')
            apply(operator, `complement of ${above.lemma}`, up);
          // "forced Nepal to close its border": an infinitive behind the object that takes place.
          else if (operator || !CAUSATIVE.has(above.lemma) || sentence.child(up, 'obj') === undefined)
            weigh('hypothetical', 'purpose', up);
        } else if (/^(?:without|instead of|rather than)$/.test(mark)) weigh('denied', `link ${mark}`);
        else if (/^(?:from|against)$/.test(mark) && denies(operatorOf(found, up))) weigh('denied', 'kept from', up);
        else if (/^(?:before|until)$/.test(mark) && token.xpos !== 'VBD') weigh('hypothetical', `link ${mark}`);
        else if (mark === 'of' || mark === 'for') {
          const operator = operatorOf(found, up);
          if (operator && operator !== 'said' && operator !== 'alleged' && operator !== 'absorb')
            apply(operator, `complement of ${above.lemma}`, up);
        }
        if (token.xpos !== 'VBG' && token.xpos !== 'VBN') {
          // A clause with its own tense stands on its own feet: "when it attacked, X said it would ..."
          if (!to && !CONDITIONAL.test(mark)) break;
        }
      } else if (relation === 'acl') {
        if (token.deprel === 'acl:relcl' || isRelative(sentence, at)) break;
        const operator = nounOperator(found, up);
        if (operator) apply(operator, `noun ${above.lemma} to`, up);
        else if (to) weigh('hypothetical', `infinitive after ${above.lemma}`, up);
        if (!to && !operator && (token.xpos === 'VBN' || token.xpos === 'VBG')) break;
      } else if (relation === 'parataxis') {
        if (operatorOf(found, up) === 'said') reporting ??= up;
        break;
      } else if (relation === 'conj') {
        if (sentence.children(at, 'nsubj').length > 0 || (sentence.modalOf(at) !== undefined && token.xpos !== 'VB'))
          break;
        if (token.xpos !== above.xpos) {
          if (!(token.xpos === 'VB' && sentence.modalOf(up) !== undefined)) {
            at = up;
            // Shares no auxiliary; only what stands above both counts.
            const skipped = sentence.token(up);
            at = skipped.head >= 0 && /^(?:xcomp|advcl|ccomp|acl)$/.test(relationOf(skipped)) ? up : -1;
            if (at < 0) break;
            continue;
          }
        }
      }
    } else if (
      relation === 'obj' ||
      relation === 'obl' ||
      (relation === 'nsubj' && token.deprel !== 'nsubj') ||
      relation === 'iobj'
    ) {
      const operator = operatorOf(found, up);
      const preposition = sentence.prepositionOf(at);
      if (relation === 'obl' && /^(?:without|instead of|rather than|short of)$/.test(preposition))
        weigh('denied', `link ${preposition}`);
      else if (relation === 'obl' && /^(?:if|in case of|in the event of)$/.test(preposition))
        weigh('hypothetical', `link ${preposition}`);
      else if (
        relation === 'obl' &&
        /^(?:after|since|during|over|amid|following|despite|because of|in response to|in retaliation for|on|in|at|by)$/.test(
          preposition,
        )
      )
        break;
      else if (relation === 'obj' && presupposes(found, up)) break;
      else if (
        operator &&
        operator !== 'said' &&
        (relation !== 'obl' || /^(?:for|of|on|to|against|from|about|with)$/.test(preposition))
      )
        apply(operator, `object of ${above.lemma}`, up);
    } else if (relation === 'nmod') {
      const operator = nounOperator(found, up);
      const preposition = sentence.prepositionOf(at);
      if (operator && /^(?:of|for|to|on|about|against|from)$/.test(preposition))
        apply(operator, `noun ${above.lemma} ${preposition}`, up);
      else if (!/^(?:of|for)$/.test(preposition)) break;
    } else if (relation === 'nsubj' || relation === 'appos' || relation === 'parataxis' || relation === 'root') {
      if (relation === 'nsubj') {
        // The subject of a denied or hypothetical clause of happening: "talks may be held", "the attack did not come".
        if (token.deprel === 'nsubj:pass' ? !presupposes(found, up) : HAPPENS.has(above.lemma)) {
          clauseReality(found, up, weigh, true);
        }
      }
      break;
    } else if (relation === 'conj') {
      at = up;
      continue;
    }
    at = up;
  }
  return {
    reality: state.reality,
    rule: state.rule,
    absorbed,
    ...(reporting === undefined ? {} : { reporting }),
    ...(state.operator === undefined ? {} : { operator: state.operator }),
  };

  function apply(operator: Complement, rule: RealityRule, where: number): void {
    switch (operator) {
      case 'absorb':
        absorbed = true;
        weigh('hypothetical', rule, where);
        return;
      case 'said':
      case 'alleged':
        return;
      default:
        weigh(operator, rule, where);
    }
  }
}

/** A finite clause under a noun that misses its object is about the noun ("an idea that both have rejected"). */
function isRelative(sentence: Tree, at: number): boolean {
  const finite = sentence.children(at, 'nsubj').length > 0 && /^VB[DNZP]$/.test(sentence.token(at).xpos);
  return finite && sentence.children(at, 'obj', 'ccomp', 'xcomp', 'obl', 'aux:pass').length === 0;
}

/** "should reduce its patrols", "would condemn the attack": what is to be ended or judged is there. */
function presupposes(found: SentenceFrames, verb: number): boolean {
  const category = found.verb[verb]?.frame.category;
  if (category === 'ACCUSE' || category === 'SUPPORT') return true;
  return /^(?:reduce|stop|halt|end|cease|curb|limit|scale|reverse|continue|stick|honor|honour|keep)$/.test(
    found.sentence.token(verb).lemma,
  );
}

function denies(operator: Complement | undefined): boolean {
  return operator === 'denied';
}

function lastForm(sentence: Tree): string {
  const last = sentence.tokens.at(-1)?.form ?? '';
  const before = sentence.tokens.at(-2)?.form ?? '';
  return before === '?' ? '?' : last;
}

/** What a predicate's own negation, auxiliaries and conditions say. */
function clauseReality(
  found: SentenceFrames,
  at: number,
  weigh: (r: Reality, rule: RealityRule, op?: number) => void,
  below = false,
): void {
  const { sentence } = found;
  if (sentence.isNegated(at)) weigh('denied', 'negation');
  const noLonger = sentence
    .children(at, 'advmod')
    .some((c) => /^(?:longer|barely|scarcely|hardly|rarely|seldom)$/.test(sentence.token(c).form.toLowerCase()));
  if (noLonger) weigh('denied', 'no longer');
  const modal = sentence.modalOf(at);
  if (modal !== undefined) {
    const lemma = sentence.token(modal).form.toLowerCase();
    const conditions = sentence.children(at, 'advcl').some((c) => /^(?:if|unless)$/.test(sentence.markOf(c)));
    const perfect = sentence.children(at, 'aux').some((a) => sentence.token(a).form.toLowerCase() === 'have');
    if (/^(?:will|shall|'ll|’ll|wo)$/.test(lemma)) weigh(conditions ? 'hypothetical' : 'planned', `modal ${lemma}`);
    else if (/^(?:would|'d|’d)$/.test(lemma))
      weigh(conditions || perfect ? 'hypothetical' : 'planned', `modal ${lemma}`);
    else if (/^(?:should|must|ought)$/.test(lemma)) weigh('demanded', `modal ${lemma}`);
    else weigh('hypothetical', `modal ${lemma}`);
  }
  // "is going to", "has to", "is to", "is set to"
  for (const a of sentence.children(at, 'aux')) {
    const lemma = sentence.token(a).form.toLowerCase();
    if (/^(?:need|ought|dare)$/.test(lemma)) weigh('demanded', `auxiliary ${lemma}`);
  }
  if (
    sentence
      .children(at, 'advmod')
      .some((c) => /^(?:allegedly|reportedly|supposedly|purportedly)$/.test(sentence.token(c).lemma)) &&
    !below
  )
    return;
  if (
    sentence
      .children(at, 'advmod')
      .some((c) => /^(?:possibly|perhaps|maybe|potentially|probably|likely|presumably)$/.test(sentence.token(c).lemma))
  ) {
    weigh('hypothetical', 'perhaps');
  }
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
    weigh('hypothetical', 'inverted condition');
  }
}

/** What determiners and adjectives of an event noun say: "no agreement", "a possible attack", "planned talks". */
function nominalReality(
  found: SentenceFrames,
  at: number,
  weigh: (r: Reality, rule: RealityRule, op?: number) => void,
): void {
  const { sentence } = found;
  for (const c of sentence.children(at, 'det', 'amod', 'advmod', 'compound')) {
    const token = sentence.token(c);
    const lemma = token.lemma.toLowerCase();
    if (lemma === 'no' && relationOf(token) === 'det') weigh('denied', 'no');
    else if (/^(?:any|neither)$/.test(lemma) && relationOf(token) === 'det') weigh('hypothetical', 'any');
    else if (relationOf(token) === 'amod') {
      const frame = found.adjective[c]?.frame;
      if (
        frame?.complement &&
        frame.category === undefined &&
        frame.complement !== 'said' &&
        frame.complement !== 'absorb' &&
        frame.complement !== 'alleged'
      ) {
        weigh(frame.complement, `adjective ${lemma}`);
      }
    }
  }
}

/** What the word at a token does to acts in its complement. */
export function operatorOf(found: SentenceFrames, at: number): Complement | undefined {
  const { sentence } = found;
  const token = sentence.token(at);
  if (token.upos === 'ADJ' || (sentence.children(at, 'cop').length > 0 && token.upos !== 'NOUN'))
    return found.adjective[at]?.frame.complement;
  if (token.upos === 'NOUN' || token.upos === 'PROPN') return nounOperator(found, at);
  return found.verb[at]?.frame.complement;
}

function nounOperator(found: SentenceFrames, at: number): Complement | undefined {
  return found.noun[at]?.frame.complement ?? found.verb[at]?.frame.complement ?? found.adjective[at]?.frame.complement;
}
