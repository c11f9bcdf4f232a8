import { EntenteError } from '../../records/failure.ts';

/** Stretches of the calendar; weeks begin on Monday. */
export const GRAINS = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type Grain = (typeof GRAINS)[number];

/** Windows of `length` days, each `step` days after the one before; they overlap where the step is the shorter. */
export interface RollingWindow {
  readonly length: number;
  readonly step: number;
}

/** Stretches of days, ascending; both days belong to the stretch and are counted since 1970-01-01. */
export interface Bins {
  readonly first: Int32Array;
  readonly last: Int32Array;
  /** 1 where the data do not reach over the whole stretch. */
  readonly partial: Uint8Array;
}

/** More stretches than anyone can look at: a wrong range. */
const MOST_BINS = 200_000;

/**
 * The stretches that cover the days `from` to `to` (calendar), or that lie between them (rolling).
 * @param from first day of the data, since 1970-01-01
 * @param to last day of the data
 * @throws EntenteError (usage) where the range is empty or the window is none
 * @example
 * [...makeBins('month', 0, 58).first]; // [0, 31]
 */
export function makeBins(grain: Grain | RollingWindow, from: number, to: number): Bins {
  if (!(Number.isInteger(from) && Number.isInteger(to) && from <= to)) {
    throw new EntenteError('usage', `No days lie from ${from} to ${to}; give a first day that is not after the last.`);
  }
  return typeof grain === 'string' ? calendarBins(grain, from, to) : rollingBins(grain, from, to);
}

function calendarBins(grain: Grain, from: number, to: number): Bins {
  const first: number[] = [];
  for (let day = startOf(grain, from); day <= to; day = startOf(grain, day + LONGEST[grain])) first.push(day);
  if (first.length > MOST_BINS) throw tooMany(first.length);
  const after = startOf(grain, (first.at(-1) ?? from) + LONGEST[grain]);
  const last = first.map((_, i) => (first[i + 1] ?? after) - 1);
  return finished(first, last, from, to);
}

/** So many days after its first day lies the next stretch, and never the one after it. */
const LONGEST: Readonly<Record<Grain, number>> = { day: 1, week: 7, month: 31, quarter: 92, year: 366 };

function startOf(grain: Grain, day: number): number {
  if (grain === 'day') return day;
  // 1970-01-01 was a Thursday.
  if (grain === 'week') return day - ((((day + 3) % 7) + 7) % 7);
  const month = monthOf(day);
  const months = { month: 1, quarter: 3, year: 12 }[grain];
  return firstDayOf(month - (((month % months) + months) % months));
}

function rollingBins({ length, step }: RollingWindow, from: number, to: number): Bins {
  if (!(Number.isInteger(length) && Number.isInteger(step) && length >= 1 && step >= 1)) {
    throw new EntenteError(
      'usage',
      `A window of ${length} days every ${step} days is none; give whole days from 1 on.`,
    );
  }
  const count = Math.max(0, Math.floor((to - from + 1 - length) / step) + 1);
  if (count > MOST_BINS) throw tooMany(count);
  const first = Array.from({ length: count }, (_, i) => from + i * step);
  return finished(
    first,
    first.map((day) => day + length - 1),
    from,
    to,
  );
}

function tooMany(count: number): EntenteError {
  return new EntenteError('usage', `${count} stretches of time are too many; choose longer ones or a shorter range.`);
}

function finished(first: readonly number[], last: readonly number[], from: number, to: number): Bins {
  return {
    first: Int32Array.from(first),
    last: Int32Array.from(last),
    partial: Uint8Array.from(first, (day, i) => (day < from || (last[i] as number) > to ? 1 : 0)),
  };
}

/** Months since January 1970 in which a day lies. */
export function monthOf(day: number): number {
  const date = new Date(day * 86_400_000);
  return (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth();
}

/** First day of a month that is counted since January 1970. */
export function firstDayOf(month: number): number {
  return Date.UTC(1970, month, 1) / 86_400_000;
}
