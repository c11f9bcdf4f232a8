import { EntenteError } from '../records/failure.ts';
import { findDates } from './article/calendar-date.ts';

/**
 * Reads a date that a person gave, such as the value of `--date`.
 * @param text YYYY-MM-DD or a form with only one reading ("6 July 2017", "July 6, 2017", "2017/7/6", "16/7/2017")
 * @returns YYYY-MM-DD
 * @throws EntenteError('usage') for days that do not exist, forms with two readings, and anything else
 * @example
 * parseGivenDate('6 July 2017'); // '2017-07-06'
 */
export function parseGivenDate(text: string): string {
  const trimmed = text.trim();
  const [date, ...others] = findDates(trimmed);
  if (
    date &&
    others.length === 0 &&
    date.start === 0 &&
    /^T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?$|^$/.test(trimmed.slice(date.end))
  )
    return date.day;
  const shaped = /^\d{4}-\d{1,2}-\d{1,2}$/.test(trimmed) || /\d/.test(trimmed);
  const two = /^\d{1,2}\/\d{1,2}\/\d{4}$/.test(trimmed);
  throw new EntenteError(
    'usage',
    two
      ? `The date "${trimmed}" can be read in two ways; write it as YYYY-MM-DD.`
      : shaped
        ? `The date "${trimmed}" is not a day of the calendar; write it as YYYY-MM-DD, such as 2017-07-06.`
        : `"${trimmed}" is not a date; write it as YYYY-MM-DD, such as 2017-07-06.`,
  );
}
