import { NO_DAY } from '../../records/event-row.ts';

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Days from 1970-01-01 to a day of the Gregorian calendar; NO_DAY for one that the calendar does not have.
 *
 * @example
 * dayNumber(1970, 1, 2); // 1
 */
export function dayNumber(year: number, month: number, day: number): number {
  if (!(year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1)) return NO_DAY;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (day > (MONTH_DAYS[month - 1] as number) + (leap && month === 2 ? 1 : 0)) return NO_DAY;
  // Years that begin in March, so that the leap day is the last (H. Hinnant, "chrono-compatible low-level date algorithms").
  const y = month > 2 ? year : year - 1;
  const era = Math.floor(y / 400);
  const ofEra = y - era * 400;
  const ofYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468;
}

/** A day as YYYY-MM-DD; empty for NO_DAY. */
export function dayText(day: number): string {
  return day === NO_DAY ? '' : new Date(day * 86_400_000).toISOString().slice(0, 10);
}

/** A number of digits only, between two places; -1 for anything else and for more than 15 digits. */
export function digits(bytes: Uint8Array, start: number, end: number): number {
  if (start >= end || end - start > 15) return -1;
  let value = 0;
  for (let at = start; at < end; at++) {
    const digit = (bytes[at] as number) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** The day of a field that begins with yyyymmdd (a time of day may follow without a break). */
export function compactDay(bytes: Uint8Array, start: number, end: number): number {
  const value = digits(bytes, start, Math.min(end, start + 8));
  if (value < 10_000_000) return NO_DAY;
  return dayNumber(Math.floor(value / 10_000), Math.floor(value / 100) % 100, value % 100);
}
