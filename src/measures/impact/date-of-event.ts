import { EntenteError } from '../../records/failure.ts';
import type { ImpactDesign } from './design.ts';

const DAY = 86_400_000;
/** The first session of the General Assembly began in (January of) the year after this one. */
const BEFORE_FIRST_SESSION = 1945;
/** Sessions open in the middle of September: what happens from then on shows in the next one. */
const SESSION_OPENS = { month: 9, day: 15 } as const;

/**
 * A day, year or session as the number by which the periods of a panel are named. Sessions may be named by the year in which
 * they begin or by their own number, in the panel as in the question.
 *
 * @param first the panel's first period
 */
export function periodNumber(at: string | number, grain: ImpactDesign['grain'], first: number): number {
  if (typeof at === 'number' && grain !== 'session') return at;
  if (typeof at === 'number') return asNamed(at > BEFORE_FIRST_SESSION ? at : at + BEFORE_FIRST_SESSION, first);
  const [year, month, day] = at.split('-').map(Number) as [number, number, number];
  if (grain === 'year') return year;
  if (grain === 'session') {
    const opened = month > SESSION_OPENS.month || (month === SESSION_OPENS.month && day >= SESSION_OPENS.day);
    return asNamed(year + (opened ? 1 : 0), first);
  }
  return Date.UTC(year, month - 1, day) / DAY;
}

function asNamed(year: number, first: number): number {
  return first > BEFORE_FIRST_SESSION ? year : year - BEFORE_FIRST_SESSION;
}

/** The period of a number in words: a day as YYYY-MM-DD, a session or a year as its number. */
function periodName(period: number, grain: ImpactDesign['grain']): string {
  if (grain === 'session' || grain === 'year') return String(period);
  return new Date(period * DAY).toISOString().slice(0, 10);
}

/**
 * Index of the period that holds a number.
 *
 * @returns -1 before the first period, `periods.length` from the end on
 */
export function periodIndex(periods: Int32Array, end: number, number: number): number {
  if (number >= end) return periods.length;
  let low = 0;
  let high = periods.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((periods[middle] as number) <= number) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Where the data of a panel ends: as given, or as if the last period were as long as the one before; of months, with the month. */
export function endOf(periods: Int32Array, grain: ImpactDesign['grain'], end: number | undefined): number {
  if (end !== undefined) return end;
  const last = periods.at(-1) ?? 0;
  if (grain === 'month') {
    const month = new Date(last * DAY);
    return Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1, 1) / DAY;
  }
  return last + (last - (periods.at(-2) ?? last - 1));
}

/**
 * Index of the period from which on X can show.
 * @throws EntenteError (usage) if it lies outside the data, or has no room for the windows
 */
export function indexOfEvent(design: ImpactDesign, periods: Int32Array, end: number): number {
  const { event, grain, windows } = design;
  const first = periods[0];
  if (first === undefined) throw new EntenteError('usage', 'The panel has no period; give data to test.');
  const index = periodIndex(periods, end, periodNumber(event.at, grain, first));
  if (index < 0 || index >= periods.length) {
    throw new EntenteError(
      'usage',
      `The event (${event.at}) lies outside the data, which runs from ${periodName(first, grain)} to before ${periodName(end, grain)}; name another event or bring in more data.`,
    );
  }
  if (windows.gap < 0) {
    throw new EntenteError(
      'usage',
      `The windows overlap by ${-windows.gap} period${windows.gap < -1 ? 's' : ''}; windows.gap must be 0 or more.`,
    );
  }
  if (index - windows.gap < 1) {
    throw new EntenteError(
      'usage',
      `No data lies before the event (${event.at}): the first period is ${periodName(first, grain)}; name a later event or bring in older data.`,
    );
  }
  return index;
}
