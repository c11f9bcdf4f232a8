import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { Tree } from '../clause/tree.ts';
import { isSayer } from '../quotes/quote-speakers.ts';

/** Some of a group: "one of them", "several of the ministers"; or who says something as one of those met before. */
export interface Partitive {
  readonly head: number;
  /** The word for the group; undefined for "one", "others" alone. */
  readonly of: number | undefined;
  readonly last: number;
}

const SOME = wordClass('words for some of a group');
/** Relations of words that count what another word names: "two officials". */
const COUNTS = /^(?:nummod|det|amod|advmod|compound|flat|appos|nmod:desc)/;

/**
 * Words for some of a group. Alone they are read only where they say something: "one" may stand for anything else.
 *
 * @example "One of them, a doctor, agreed": head `One`, of `them`
 */
export function partitiveAt(sentence: Tree, index: number): Partitive | undefined {
  const token = sentence.token(index);
  if (!SOME.has(token.form.toLowerCase()) || COUNTS.test(token.deprel)) return undefined;
  const of = sentence.children(index, 'nmod').find((other) => /^of$/i.test(sentence.prepositionOf(other)));
  if (of !== undefined && of > index) return { head: index, of, last: of };
  return isSayer(sentence, index) && sentence.children(index, 'nmod').length === 0
    ? { head: index, of: undefined, last: index }
    : undefined;
}
