import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Document } from '../../records/document.ts';
import { spanIndex } from '../clause/span-index.ts';
import { type Odds, shareRight } from '../context/share-right.ts';
import type { ActMention } from './act-mentions.ts';

/** What bears on whether two mentions tell one act. */
export type SameActFact =
  | 'sameSentence'
  | 'under'
  | 'conjoined'
  | 'gap'
  | 'words'
  | 'object'
  | 'bare'
  | 'lemma'
  | 'verbs'
  | 'further'
  | 'title'
  | 'titles'
  | 'daysApart'
  | 'many'
  | 'least'
  | 'planned'
  | 'ACCUSE'
  | 'ASSAULT'
  | 'CONSULT';

/** Learnt from 8,254 pairs of 705 marked texts, of which it is right in .83 out of fold (.64 if none were one): `training/same-act.ts`. */
const ODDS: Odds<SameActFact> = {
  none: -1.49,
  sameSentence: 3.59,
  under: 1.64,
  conjoined: -1.62,
  gap: -0.79,
  words: 1.39,
  object: 1.33,
  bare: 0.51,
  lemma: 1.11,
  verbs: -0.39,
  further: -0.36,
  title: 1.77,
  titles: -1.63,
  daysApart: -0.94,
  many: -0.54,
  least: 2.11,
  planned: -1.49,
  ACCUSE: 0.65,
  ASSAULT: 1.2,
  CONSULT: 1.52,
};

const OF_ONE_MORE = wordClass('adverbs of one act more');
/** Word classes that say what an act is about. */
const CONTENT: ReadonlySet<string> = new Set(['NOUN', 'PROPN', 'VERB', 'ADJ']);
/** What hangs on an act's word without being part of what it tells. */
const BESIDE: ReadonlySet<string> = new Set(['conj', 'parataxis', 'advcl', 'punct']);

/** How likely two mentions that are alike tell one act, 0 to 1. */
export function sameActShare(facts: SameActFacts): number {
  return shareRight(ODDS, facts);
}

export type SameActFacts = Readonly<Record<SameActFact, boolean | number>>;

/**
 * Gathers what bears on whether two mentions of one category, reality and sides tell one act: where they stand to each other, the words
 * that they share, their days, and how many such mentions (`alike`) the text has.
 *
 * @returns asked with the mentions in the order of the text
 */
export function sameActFacts({
  regions,
}: Pick<Document, 'regions'>): (earlier: ActMention, later: ActMention, alike: number) => SameActFacts {
  const heads = spanIndex(
    regions.flatMap(({ kind, span }) => (kind === 'title' || kind === 'heading' ? [[span, true] as const] : [])),
  );
  const isHead = ({ trigger }: ActMention): boolean => heads.overlapping(trigger).length > 0;
  const known = new Map<ActMention, Words>();
  const wordsOf = (mention: ActMention): Words => {
    const words = known.get(mention) ?? readWords(mention);
    known.set(mention, words);
    return words;
  };
  return (earlier, later, alike) => {
    const [a, b] = [wordsOf(earlier), wordsOf(later)];
    const here = earlier.sentence.index === later.sentence.index;
    return {
      ...(here ? within(earlier, later) : { sameSentence: false, under: false, conjoined: false, gap: 0 }),
      words: here ? 0 : shared(a.around, b.around),
      object: shared(a.below, b.below),
      bare: a.below.size === 0 || b.below.size === 0,
      lemma: earlier.lemma === later.lemma,
      verbs: !(earlier.nominal || later.nominal),
      further: later.sentence.children(later.word, 'advmod').some((at) => OF_ONE_MORE.has(later.sentence.lemma(at))),
      title: isHead(earlier),
      titles: isHead(earlier) && isHead(later),
      daysApart: !canMeet(earlier, later),
      many: Math.log2(alike + 1),
      least: Math.min(earlier.evidence.share ?? 1, later.evidence.share ?? 1),
      planned: earlier.reality === 'planned',
      ACCUSE: earlier.category === 'ACCUSE',
      ASSAULT: earlier.category === 'ASSAULT',
      CONSULT: earlier.category === 'CONSULT',
    };
  };
}

/** Lemmas that say what an act is about: below its word, and in its sentence. */
interface Words {
  readonly below: ReadonlySet<string>;
  readonly around: ReadonlySet<string>;
}

function readWords({ sentence, word, source, target }: ActMention): Words {
  const { tokens } = sentence;
  const sides = [...source, ...target].map(({ span }) => span);
  const says = (at: number): boolean => {
    const token = sentence.token(at);
    const isSide = sides.some(({ start, end }) => start <= token.start && token.end <= end);
    return at !== word && CONTENT.has(token.upos) && !isSide;
  };
  const lemmas = (at: readonly number[]): ReadonlySet<string> =>
    new Set(at.filter(says).map((one) => sentence.lemma(one)));
  return {
    below: lemmas(sentence.subtree(word, (at) => BESIDE.has(sentence.relation(at)))),
    around: lemmas(tokens.map(({ index }) => index)),
  };
}

/** The share of the smaller set's words that the other has too. */
function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = [...a].filter((word) => b.has(word)).length;
  return both / Math.max(1, Math.min(a.size, b.size));
}

/** How two mentions stand to each other in their sentence. */
function within(
  { sentence, word }: ActMention,
  later: ActMention,
): Record<'sameSentence' | 'under' | 'conjoined' | 'gap', boolean | number> {
  const isBelow = sentence.token(later.word).head === word;
  return {
    sameSentence: true,
    under: isBelow || sentence.token(word).head === later.word,
    conjoined: isBelow && sentence.relation(later.word) === 'conj',
    gap: Math.log2(1 + Math.abs(later.word - word)),
  };
}

/** Whether the words of two mentions tell days that exclude each other: they are two acts. */
export function tellOtherDays(a: ActMention, b: ActMention): boolean {
  return a.date?.span !== undefined && b.date?.span !== undefined && !canMeet(a, b);
}

function canMeet(a: ActMention, b: ActMention): boolean {
  const [x, y] = [a.date?.date, b.date?.date];
  return !x || !y || (x.first <= y.last && y.first <= x.last);
}
