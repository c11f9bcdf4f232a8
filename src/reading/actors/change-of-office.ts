import type { Lexicon, LexiconEntry } from '../../lexicon/who/entry.ts';
import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Tree } from '../clause/tree.ts';

/** How somebody comes to be meant by an office: by holding it that day, by leaving it that day, or until shortly before. */
export type Tenure = 'holds it' | 'left it that day' | 'held it last';

/** Whom an office means on a day. */
export interface InOffice {
  readonly entry: LexiconEntry;
  readonly tenure: Tenure;
}

const LEAVING = wordClass('words of leaving an office');
const ENTERING = wordClass('words of entering an office');
const OUSTED = wordClass('words of ousted holders');

/**
 * Whom an office means on a day. On the day on which it changes hands that is whoever left it, where the sentence tells of an
 * end or nobody has it yet in his or her own right, and whoever came where it tells of a beginning. Between two terms it is
 * the last holder.
 */
export function inOfficeOn(
  lexicon: Lexicon,
  { state, office, day, sentence }: { state: string; office: string; day: string | undefined; sentence: Tree },
): InOffice | undefined {
  const now = lexicon.holder(state, office, day);
  if (day !== undefined) {
    const left = lexicon.leftOn(state, office, day);
    const entering = speaksOf(sentence, ENTERING);
    if (left && !entering && (!left.succeeded || speaksOf(sentence, LEAVING)))
      return { entry: left.entry, tenure: 'left it that day' };
  }
  if (now) return { entry: now, tenure: 'holds it' };
  const last = day === undefined ? undefined : lexicon.lastHolder(state, office, day);
  return last && { entry: last, tenure: 'held it last' };
}

/** Whether a role phrase speaks of somebody who was driven out of office: "the ousted president", not "the former". */
export function isOusted(sentence: Tree, first: number, last: number): boolean {
  return sentence.tokens.slice(first, last + 1).some(({ form }) => OUSTED.has(form.toLowerCase()));
}

function speaksOf(sentence: Tree, words: ReadonlySet<string>): boolean {
  return sentence.tokens.some(({ form, lemma }) => words.has(lemma.toLowerCase()) || words.has(form.toLowerCase()));
}
