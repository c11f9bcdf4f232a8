import type { Token } from '../../language/tree.ts';
import { wordClass } from '../../lexicon/words/word-classes.ts';
import { NUMBER_WORDS } from './number-words.ts';

const DETERMINERS_BEFORE_HALF = wordClass('determiners before "half"');

/** A number that is told in words other than a count. */
export interface LooseNumber {
  readonly low: number;
  readonly high: number;
  readonly unit?: 'share';
  /** First token behind it. */
  readonly end: number;
}

const MANY: ReadonlyMap<string, number> = new Map(
  Object.entries({
    tens: 10,
    dozens: 12,
    scores: 20,
    hundreds: 100,
    thousands: 1e3,
    millions: 1e6,
    billions: 1e9,
    trillions: 1e12,
  }),
);
const PARTS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    half: 2,
    third: 3,
    quarter: 4,
    fifth: 5,
    sixth: 6,
    seventh: 7,
    eighth: 8,
    ninth: 9,
    tenth: 10,
  }),
);
const COUNTS: ReadonlyMap<string, number> = new Map([
  ['a', 1],
  ['an', 1],
  ...[...NUMBER_WORDS].filter(([, value]) => value > 0 && value < 10),
]);

/**
 * "Dozens of", "hundreds of thousands of": from twice the word's number up to the next order, which is 100 for all words below a
 * hundred. "Half of", "a third of", "two-thirds of": a share between 0 and 1. Both only before "of" ("half" also before "the").
 */
export function readLoose(tokens: readonly Token[], at: number): LooseNumber | undefined {
  const form = (index: number): string => tokens[index]?.form.toLowerCase() ?? '';
  const many = MANY.get(form(at));
  if (many !== undefined && form(at + 1) === 'of') {
    const times = MANY.get(form(at + 2));
    if (times !== undefined && times >= 1e3 && many < times) {
      return { low: 2 * many * times, high: loosest(many) * times, end: at + 3 };
    }
    return { low: 2 * many, high: loosest(many), end: at + 1 };
  }
  if (form(at) === 'half' && /^(?:of|the)$/u.test(form(at + 1)) && !DETERMINERS_BEFORE_HALF.has(form(at - 1)))
    return { low: 1 / 2, high: 1 / 2, unit: 'share', end: at + 1 };
  const count = COUNTS.get(form(at));
  if (count === undefined) return undefined;
  const word = at + 1 + (form(at + 1) === '-' ? 1 : 0);
  const parts = PARTS.get(form(word).replace(/s$/u, ''));
  if (parts === undefined || count >= parts || form(word + 1) !== 'of') return undefined;
  return { low: count / parts, high: count / parts, unit: 'share', end: word + 1 };
}

function loosest(many: number): number {
  return many < 100 ? 100 : many * 10;
}
