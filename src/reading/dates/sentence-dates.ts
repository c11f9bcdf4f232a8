import type { Tree } from '../clause/tree.ts';
import type { DateExpression } from './date-expression.ts';
import { findDates } from './dates.ts';

interface Known {
  readonly publication: string | undefined;
  readonly dates: readonly DateExpression[];
}

const known = new WeakMap<Tree, Known>();

/** What a sentence of a text says of time, see `findDates`: several stages ask for it, and it is found once. */
export function datesOf(sentence: Tree, text: string, publication: string | undefined): readonly DateExpression[] {
  const before = known.get(sentence);
  if (before !== undefined && before.publication === publication) return before.dates;
  const dates = findDates(text.slice(sentence.start, sentence.end), publication, sentence.start);
  known.set(sentence, { publication, dates });
  return dates;
}
