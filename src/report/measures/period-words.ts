const DAY = 86_400_000;

/** How long the periods of a series are. */
export type Grain = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** `2017-07-04`, of a day since 1970-01-01. */
export function isoDay(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** Days since 1970-01-01 of `2017-07-04`. */
export function dayOf(iso: string): number {
  return Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY);
}

/** A period as tables have it: `2017-07-04`, `2017-07`, `2017 Q3`, `2017`; a week by its first day. */
export function periodName(first: number, grain: Grain): string {
  const iso = isoDay(first);
  switch (grain) {
    case 'day':
    case 'week':
      return iso;
    case 'month':
      return iso.slice(0, 7);
    case 'quarter':
      return `${iso.slice(0, 4)} Q${Math.floor((Number(iso.slice(5, 7)) - 1) / 3) + 1}`;
    case 'year':
      return iso.slice(0, 4);
  }
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** A period in a sentence: `4 July 2017`, `July 2017`, `2017`. */
export function periodWords(first: number, grain: Grain): string {
  const [year = '', month = '', day = ''] = isoDay(first).split('-');
  const name = MONTHS[Number(month) - 1] ?? '';
  switch (grain) {
    case 'day':
      return `${Number(day)} ${name} ${year}`;
    case 'week':
      return `the week of ${Number(day)} ${name} ${year}`;
    case 'month':
      return `${name} ${year}`;
    case 'quarter':
    case 'year':
      return periodName(first, grain);
  }
}

/** Day since 1970-01-01 of the first of a year. */
export function yearDay(year: number): number {
  return Math.round(Date.UTC(year, 0, 1) / DAY);
}

/** Two days as a span: `2015 to 2021`, `2020`, `May 2017 to July 2017`, `4 July 2017 to 9 July 2017`. */
export function spanWords(from: string, to: string): string {
  const next = isoDay(dayOf(to) + 1);
  const grain: Grain =
    from.endsWith('-01-01') && next.endsWith('-01-01')
      ? 'year'
      : from.endsWith('-01') && next.endsWith('-01')
        ? 'month'
        : 'day';
  const [first, last] = [from, to].map((day) => periodWords(dayOf(day), grain));
  return first === last ? (first ?? '') : `${first} to ${last}`;
}
