import { civilDate, type DayNumber } from './calendar.ts';
import type { Unit } from './date-expression.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** Numbers by their value. */
export const SMALL = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

/** Ordinals by their value. */
export const ORDINALS = [
  '',
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
];

/** Counts that are words of their own; "several" and "a few" stay vague and widen the stretch. */
const COUNTS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  'a couple of': 2,
  couple: 2,
  'a few': 3,
  few: 3,
  several: 4,
  'a dozen': 12,
  'two dozen': 24,
  fifteen: 15,
  'half a': 0.5,
};

/** Tens by a tenth of their value. */
export const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

/** Decades of a century by a tenth of their first year. */
export const DECADES = [
  '',
  '',
  'twenties',
  'thirties',
  'forties',
  'fifties',
  'sixties',
  'seventies',
  'eighties',
  'nineties',
];

/** The number that digits write. */
export function num(text: string | undefined): number {
  return Number.parseInt(text ?? '', 10);
}

/** 1 for January, by the first three letters of its name. */
export function monthIndex(name: string | undefined): number {
  return MONTHS.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1;
}

/** The unit that a noun names, in the singular or the plural. */
export function unitOf(text: string | undefined): Unit {
  const word = (text ?? 'day').toLowerCase().replace(/s$/, '');
  return word === 'centurie' ? 'century' : (word as Unit);
}

/** The number that figures or words write; 1 where they write none. */
export function amount(text: string | undefined): number {
  const word = (text ?? '').toLowerCase();
  const known = COUNTS[word];
  if (known !== undefined) return known;
  const [, ten = '', unit = 'zero'] =
    new RegExp(`^(${TENS.filter(Boolean).join('|')})(?:[ -](\\w+))?$`).exec(word) ?? [];
  if (ten) return 10 * TENS.indexOf(ten) + SMALL.indexOf(unit);
  const small = SMALL.indexOf(word);
  return small >= 0 ? small : Number.parseInt(word, 10) || 1;
}

/** The year of figures or of "last year" and its like. */
export function yearWord(text: string | undefined, publication: DayNumber | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d/.test(text)) return Number(text);
  if (publication === undefined) return undefined;
  const now = civilDate(publication).year;
  return now + (/last/i.test(text) ? -1 : /next/i.test(text) ? 1 : 0);
}

/** First and last day of "early", "mid" and "late" in a month. */
export function partBounds(word: string | undefined): [number, number] | undefined {
  if (!word) return undefined;
  if (/early|beginning|start/i.test(word)) return [1, 10];
  if (/mid/i.test(word)) return [11, 20];
  return [21, 31];
}

/** 0 for Sunday, by the first three letters of its name. */
export function weekdayIndex(name: string | undefined): number {
  return WEEKDAYS.indexOf((name ?? '').slice(0, 3).toLowerCase());
}

/** Words by which a date lies behind the one it is counted from. */
export const AHEAD = /later|after|next|following/i;

/** Counts that are left open; nearest and farthest. */
export const VAGUE: Readonly<Record<string, { readonly unit: Unit; readonly least: number; readonly most: number }>> = {
  hours: { unit: 'day', least: 0, most: 0 },
  days: { unit: 'day', least: 2, most: 6 },
  weeks: { unit: 'week', least: 2, most: 7 },
  months: { unit: 'month', least: 2, most: 11 },
  years: { unit: 'year', least: 2, most: 9 },
};
