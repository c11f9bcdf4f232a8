import type { DateRange } from '../../records/date.ts';
import { civilDate, type DayNumber, dayNumber, isoDay, monthEnd, weekday } from './calendar.ts';
import type { Both, Found, How, Precision, Stretch, Unit } from './date-expression.ts';

/** A stretch as it stands in a record. */
export function write(stretch: Stretch): DateRange {
  return { first: isoDay(stretch.first), last: isoDay(stretch.last), precision: stretch.precision, how: stretch.how };
}

/** The same stretch whichever way the tense looks; none where it would end before it begins. */
export function fixed(first: DayNumber, last: DayNumber, precision: Precision, how: How): Both {
  const stretch = first <= last ? { first, last, precision, how } : undefined;
  return { past: stretch, future: stretch };
}

/** A stretch of its bounds; undefined where it would end before it begins. */
export function stretchOf([first, last, precision]: [DayNumber, DayNumber, Precision], how: How): Stretch | undefined {
  return first <= last ? { first, last, precision, how } : undefined;
}

/** "The weekend": the last one or the one that is on, and the next one or the one that is on. */
export function weekends(publication: DayNumber | undefined): Found {
  if (publication === undefined) return undefined;
  const [saturday] = unitBounds(publication, 'weekend', 0);
  const at = (first: DayNumber): Stretch => ({ first, last: first + 1, precision: 'range', how: 'relative' });
  return { past: at(saturday <= publication ? saturday : saturday - 7), future: at(saturday) };
}

/** Weeks run from Monday to Sunday. */
export function unitBounds(publication: DayNumber, name: string, step: number): [DayNumber, DayNumber, Precision] {
  const { year: y, month: m } = civilDate(publication);
  const monday = publication - ((weekday(publication) + 6) % 7);
  switch (name) {
    case 'week':
      return [monday + 7 * step, monday + 7 * step + 6, 'week'];
    case 'weekend': {
      const saturday = monday + 5 + 7 * step;
      // On a weekday "this weekend" is the coming one and "last weekend" the one before this week.
      return [saturday, saturday + 1, 'range'];
    }
    case 'month':
      return [dayNumber(y, m + step, 1), dayNumber(y, m + step + 1, 1) - 1, 'month'];
    case 'quarter': {
      const start = Math.floor((m - 1) / 3) * 3 + 1 + 3 * step;
      return [dayNumber(y, start, 1), dayNumber(y, start + 3, 1) - 1, 'range'];
    }
    case 'decade': {
      const start = Math.floor(y / 10) * 10 + 10 * step;
      return [dayNumber(start, 1, 1), dayNumber(start + 9, 12, 31), 'decade'];
    }
    case 'century': {
      const start = Math.floor((y - 1) / 100) * 100 + 1 + 100 * step;
      return [dayNumber(start, 1, 1), dayNumber(start + 99, 12, 31), 'range'];
    }
    default:
      return [dayNumber(y + step, 1, 1), dayNumber(y + step, 12, 31), 'year'];
  }
}

/** A stretch that does not go beyond the publication day. */
export function clip(stretch: Stretch, publication: DayNumber): Stretch {
  return { ...stretch, last: Math.max(stretch.first, Math.min(stretch.last, publication)) };
}

/** Makes a point as wide as its precision: a week around a day, its month, its year, its decade. */
export function widen(stretch: Stretch): Stretch {
  const a = civilDate(stretch.first);
  const b = civilDate(stretch.last);
  switch (stretch.precision) {
    case 'week':
      return {
        ...stretch,
        first: stretch.first - ((weekday(stretch.first) + 6) % 7),
        last: stretch.last + ((7 - weekday(stretch.last)) % 7),
      };
    case 'month':
      return { ...stretch, first: dayNumber(a.year, a.month, 1), last: monthEnd(b.year, b.month) };
    case 'year':
      return { ...stretch, first: dayNumber(a.year, 1, 1), last: dayNumber(b.year, 12, 31) };
    case 'decade':
      return {
        ...stretch,
        first: dayNumber(a.year - 2, 1, 1),
        last: dayNumber(b.year + 2, 12, 31),
        precision: 'range',
      };
    default:
      return stretch;
  }
}

/** How coarse a precision is, from 0 for a day. */
export function rank(precision: Precision): number {
  return ['day', 'week', 'month', 'season', 'year', 'decade', 'range'].indexOf(precision);
}

/** The day that lies so many units after another, or before it. */
export function move(from: DayNumber, name: Unit, n: number): DayNumber {
  if (name === 'day') return from + Math.round(n);
  if (name === 'week') return from + Math.round(7 * n);
  const months = Math.round(n * { month: 1, year: 12, decade: 120, century: 1200 }[name]);
  const { year: y, month: m, day: d } = civilDate(from);
  return Math.min(dayNumber(y, m + months, d), dayNumber(y, m + months + 1, 1) - 1);
}
