import { EntenteError } from '../../records/failure.ts';

/** Units in which windows are measured. */
export const TIME_UNITS = ['seconds', 'minutes', 'hours', 'days', 'weeks', 'months', 'years'] as const;

/** @see TIME_UNITS */
export type TimeUnit = (typeof TIME_UNITS)[number];

const SECONDS: Readonly<Partial<Record<TimeUnit, number>>> = {
  seconds: 1,
  minutes: 60,
  hours: 3600,
  days: 86_400,
  weeks: 604_800,
};

/**
 * A time some units later. Where a month lacks the day, its last day is taken.
 * @param time seconds since 1970 UTC
 * @param n whole number, may be below 0
 */
export function addUnits(time: number, n: number, unit: TimeUnit): number {
  const seconds = SECONDS[unit];
  if (seconds !== undefined) return time + n * seconds;
  const date = new Date(time * 1000);
  const months = date.getUTCFullYear() * 12 + date.getUTCMonth() + n * (unit === 'years' ? 12 : 1);
  const [year, month] = [Math.floor(months / 12), ((months % 12) + 12) % 12];
  const day = Math.min(date.getUTCDate(), lastDay(year, month));
  const midnight = new Date(0);
  midnight.setUTCFullYear(year, month, day);
  return midnight.getTime() / 1000 + secondOfDay(time);
}

function lastDay(year: number, month: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month + 1, 0);
  return date.getUTCDate();
}

function secondOfDay(time: number): number {
  return ((time % 86_400) + 86_400) % 86_400;
}

/** Whole units from one time to another, cut towards 0; below 0 where `to` is the earlier. Months and years go by the day alone. */
export function wholeUnits(from: number, to: number, unit: TimeUnit): number {
  const seconds = SECONDS[unit];
  if (seconds !== undefined) return Math.trunc((to - from) / seconds);
  const [a, b] = [new Date(from * 1000), new Date(to * 1000)];
  let months = (b.getUTCFullYear() - a.getUTCFullYear()) * 12 + b.getUTCMonth() - a.getUTCMonth();
  const rest = b.getUTCDate() - a.getUTCDate();
  if (months > 0 && rest < 0) months--;
  else if (months < 0 && rest > 0) months++;
  return unit === 'years' ? Math.trunc(months / 12) : months;
}

/** Week of ISO 8601, and the year that it belongs to. */
export function isoWeek(time: number): { readonly year: number; readonly week: number } {
  const day = Math.floor(time / 86_400);
  // The Thursday of a week lies in the week's year; 1970-01-01 was one.
  const thursday = day - ((((day + 3) % 7) + 7) % 7) + 3;
  const year = new Date(thursday * 86_400_000).getUTCFullYear();
  const first = new Date(0);
  first.setUTCFullYear(year, 0, 1);
  return { year, week: 1 + Math.floor((thursday - first.getTime() / 86_400_000) / 7) };
}

/**
 * A time as people write it: a day, or a day with a time of day, in UTC.
 * @param end whether a day without a time means its last second
 * @throws EntenteError (usage) for anything else
 */
export function timeOf(text: string, end: boolean): number {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(text);
  const time = match ? Date.parse(`${text}${match[4] === undefined ? 'T00:00:00' : ''}Z`) : Number.NaN;
  if (Number.isNaN(time) || !new Date(time).toISOString().startsWith(text.slice(0, 10))) {
    throw new EntenteError('usage', `"${text}" is no day; write it as 2017-07-28 or 2017-07-28T09:30.`);
  }
  return time / 1000 + (end && match?.[4] === undefined ? 86_399 : 0);
}

/** A time as `timeOf` reads it; the time of day is left out at midnight. */
export function timeText(time: number): string {
  return new Date(time * 1000).toISOString().slice(0, 19).replace('T00:00:00', '');
}
