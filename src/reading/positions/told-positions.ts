import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { PositionAct, Stance } from '../../records/position.ts';
import type { Tree } from '../clause/tree.ts';
import { type Anchor, AUTHOR, likeliestOf, type Player } from '../heads/anchors.ts';
import type { RecordHeadsInfo } from '../heads/record-heads.ts';
import { shareTold } from '../heads/share-told.ts';
import type { Voices } from '../parties/voices.ts';
import type { FoundPosition } from './found-position.ts';

/**
 * Where actors stand in a sentence as the heads read it: who, for or against, by which act, on what.
 *
 * @param anchors of one sentence, of kind `position`
 */
export function toldPositions(
  anchors: readonly Anchor[],
  { documentVoice }: Pick<Voices, 'documentVoice'>,
  { thresholds, odds }: Pick<RecordHeadsInfo, 'thresholds' | 'odds'>,
): readonly FoundPosition[] {
  const told = anchors.flatMap((anchor) =>
    anchor.probability < (thresholds.position ?? 1) ? [] : { anchor, span: anchor.stretch('evidence') },
  );
  return likeliestOf(told).flatMap(({ anchor, span: evidence }): readonly FoundPosition[] => {
    const [first, ...others] = anchor.players('holder');
    if (first === undefined || isSilence(anchor)) return [];
    const beside = others.filter(
      (other) =>
        other.actor !== AUTHOR &&
        other.probability >= (thresholds.more ?? 1) &&
        together(anchor.sentence, first, other),
    );
    const holders = first.actor === AUTHOR ? documentVoice : [first.actor, ...beside.map(({ actor }) => actor)];
    if (holders.length === 0) return [];
    const stance = anchor.likeliest('position').value as Stance;
    const issue = wholeIssue(anchor, stance);
    const tokens = anchor.sentence.tokens.slice(issue.first, issue.last + 1);
    const head = headOf(anchor.sentence, issue.first, issue.last);
    const probability = shareTold(
      odds.position ?? {},
      anchor,
      { holder: [first.actor] },
      ['position'],
      ['evidence', 'issue'],
    );
    return [
      {
        holders,
        issue: tokens.map(({ index }) => index),
        head,
        act: anchor.likeliest('positionAct').value as PositionAct,
        stance,
        from: evidence.first,
        to: evidence.last,
        at: anchor.word,
        word: anchor.sentence.lemma(anchor.word),
        rule: TOLD,
        grade: 'fair',
        probability,
      },
    ];
  });
}

/** Whether two are named as one: by the same words ("both countries"), or joined by "and". */
function together(sentence: Tree, { mention: a }: Player, { mention: b }: Player): boolean {
  if (a === undefined || b === undefined) return false;
  if (a.sentence === b.sentence && a.span.start === b.span.start) return true;
  if (a.sentence !== sentence.index || b.sentence !== sentence.index) return false;
  const [one, other] = [a, b].map(({ span }) => {
    const words = sentence.tokens.filter(({ start, end }) => span.start <= start && end <= span.end);
    return headOf(sentence, words[0]?.index ?? 0, words.at(-1)?.index ?? 0);
  });
  if (one === undefined || other === undefined) return false;
  return sentence.withConjuncts(one).includes(other) || sentence.withConjuncts(other).includes(one);
}

/** Whether the words say that somebody has given no answer: nobody knows yet where he stands. */
function isSilence({ sentence, word }: Anchor): boolean {
  const verb = [word, ...sentence.children(word, 'xcomp')].find((one) => ANSWERING.has(sentence.lemma(one)));
  if (verb === undefined) return false;
  const over = sentence.token(verb).head;
  return sentence.isNegated(verb) || (over >= 0 && WITHOUT.test(sentence.lemma(over)));
}

const ANSWERING = wordClass('verbs of giving an answer');
/** "failed to respond", "has yet to reply". */
const WITHOUT = /^(?:fail|have)$/u;

/** Steps from an issue to a word that turns it round. */
const REACH = 3;

/** The words of an issue; whoever is for halting a thing is not for the thing, so the word that turns it round belongs to it. */
function wholeIssue(anchor: Anchor, stance: Stance): { readonly first: number; readonly last: number } {
  const { first, last } = anchor.stretch('issue');
  const { sentence } = anchor;
  if (stance === '-') return { first, last };
  let at = first;
  for (let step = 0; step < REACH; step++) {
    const head = headOf(sentence, at, last);
    const over = sentence.token(head).head;
    if (over < 0 || over >= first) break;
    if (TURNING.has(sentence.lemma(over))) return { first: over, last };
    at = over;
  }
  return { first, last };
}

/** The word of a stretch that hangs on none of its others. */
function headOf(sentence: Tree, first: number, last: number): number {
  const tokens = sentence.tokens.slice(first, last + 1);
  return tokens.find(({ head }) => head < first || head > last)?.index ?? first;
}

const TURNING = wordClass('words that turn an issue round');

/** What stands for a rule where the heads read a position. */
const TOLD = 'told';
