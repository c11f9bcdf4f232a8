import { wordClass } from '../../lexicon/words/word-classes.ts';
import { type PositionAct, STANCES, type Stance } from '../../records/stance.ts';
import { firstPersonsAbove } from '../clause/first-person.ts';
import type { Tree } from '../clause/tree.ts';
import { type Anchor, AUTHOR, isMeantToo, likeliestOf, type Player } from '../heads/anchors.ts';
import type { RecordHeadsInfo } from '../heads/record-heads.ts';
import { shareTold } from '../heads/share-told.ts';
import type { Voices } from '../parties/voices.ts';

/** A position that a sentence tells of, in terms of tokens, before it becomes a record. */
export interface ToldPosition {
  /** Ids of who takes it. */
  readonly holders: readonly string[];
  /** Tokens of the issue, in order. */
  readonly issue: readonly number[];
  readonly head: number;
  readonly act: PositionAct;
  readonly stance: Stance;
  /** First and last token of the evidence, without the issue. */
  readonly from: number;
  readonly to: number;
  /** The word that shows it. */
  readonly at: number;
  /** How likely it is right, 0 to 1. */
  readonly probability: number;
}

/**
 * Where actors stand in a sentence as the heads read it: who, for or against, by which act, on what.
 *
 * @param anchors of one sentence, of kind `position`
 */
export function toldPositions(
  anchors: readonly Anchor[],
  voices: Pick<Voices, 'documentVoice' | 'speakerAt' | 'sidesOf'>,
  { thresholds, odds }: Pick<RecordHeadsInfo, 'thresholds' | 'odds'>,
): readonly ToldPosition[] {
  const told = anchors.flatMap((anchor) =>
    anchor.probability < (thresholds.position ?? 1) ? [] : { anchor, span: anchor.stretch('evidence') },
  );
  return likeliestOf(told).flatMap(({ anchor, span: evidence }): readonly ToldPosition[] => {
    const { stance, act } = stanceAndAct(anchor);
    const obliged = act === 'demand' ? obligedAt(anchor, voices) : [];
    const [first, ...others] = anchor.players('holder').filter(({ actor }) => !obliged.includes(actor));
    if (first === undefined || isSilence(anchor) || isOfUnknownSpeaker(anchor, first, voices)) return [];
    const beside = others.filter(
      (other) =>
        other.actor !== AUTHOR &&
        (isMeantToo(first, other) ||
          (other.probability >= (thresholds.more ?? 1) && joined(anchor.sentence, first, other))),
    );
    const holders = first.actor === AUTHOR ? voices.documentVoice : [first.actor, ...beside.map(({ actor }) => actor)];
    if (holders.length === 0) return [];
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
        act,
        stance,
        from: evidence.first,
        to: evidence.last,
        at: anchor.word,
        probability,
      },
    ];
  });
}

/** Acts that say on which side of an issue one stands; by the others one may be for it or against it. */
const SIDES: Readonly<Partial<Record<PositionAct, Stance>>> = {
  accept: '+',
  support: '+',
  propose: '+',
  oppose: '-',
  reject: '-',
  doubt: '-',
};

/** The likeliest stance and act that go together: nobody is for what he rejects. */
function stanceAndAct(anchor: Anchor): { readonly stance: Stance; readonly act: PositionAct } {
  const pairs = STANCES.map((stance) => {
    const { probability } = anchor.likeliest('position', (value) => value === stance);
    const act = anchor.likeliest('positionAct', (value) => {
      const side = SIDES[value as PositionAct];
      return side === undefined || side === stance || stance === 'conditional';
    });
    return { stance, act: act.value as PositionAct, probability: probability * act.probability };
  });
  return pairs.reduce((a, b) => (b.probability > a.probability ? b : a));
}

/** Who must or should do what is demanded, by the words of others: "Lima must pay" is no demand of Lima's. */
function obligedAt(
  { sentence, word }: Anchor,
  { sidesOf, speakerAt }: Pick<Voices, 'speakerAt' | 'sidesOf'>,
): readonly string[] {
  const predicate = [word, sentence.token(word).head].find(
    (at) => at >= 0 && sentence.children(at, 'aux').some((aux) => OBLIGING.has(sentence.lemma(aux))),
  );
  if (predicate === undefined) return [];
  const speaker = speakerAt(sentence.token(predicate).start);
  return sentence
    .children(predicate, 'nsubj')
    .flatMap((subject) => sidesOf(sentence, subject))
    .filter((id) => id !== speaker);
}

/** "We believe ...", of whom nothing says who they are: whoever is named elsewhere in the text is not meant. */
function isOfUnknownSpeaker(
  { sentence, word }: Anchor,
  { actor, mention }: Player,
  { sidesOf }: Pick<Voices, 'sidesOf'>,
): boolean {
  if (actor === AUTHOR || mention?.sentence === sentence.index) return false;
  return firstPersonsAbove(sentence, word).some((subject) => sidesOf(sentence, subject).length === 0);
}

const OBLIGING: ReadonlySet<string> = new Set(['must', 'should', 'ought']);

/** Whether two are named joined by "and". */
function joined(sentence: Tree, { mention: a }: Player, { mention: b }: Player): boolean {
  if (a === undefined || b === undefined) return false;
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
  if (sentence.tokens.some(({ index }) => isStillAsked(sentence, index) && index - YET <= word && word <= index))
    return true;
  const verb = [word, ...sentence.children(word, 'xcomp')].find((one) => ANSWERING.has(sentence.lemma(one)));
  if (verb === undefined) return false;
  const over = sentence.token(verb).head;
  return sentence.isNegated(verb) || (over >= 0 && WITHOUT.test(sentence.lemma(over)));
}

/** Words of "has yet to" before its verb. */
const YET = 3;

/** "Has yet to respond", however the tree is built. */
function isStillAsked(sentence: Tree, verb: number): boolean {
  return ANSWERING.has(sentence.lemma(verb)) && /^yet$/iu.test(sentence.tokens[verb - 2]?.form ?? '');
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
