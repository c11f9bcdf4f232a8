import { EntenteError } from '../../records/failure.ts';

/**
 * A day that is given as such, or as the month or year that it begins or ends.
 * @throws EntenteError (usage) for words that are none
 */
export function dayOfWords(words: string, end: 'first' | 'last'): string {
  const [, year = '', month, day] = /^(\d{4})(?:-(\d\d?)(?:-(\d\d?))?)?$/.exec(words.trim()) ?? [];
  const [y, m, d] = [year, month, day].map(Number) as [number, number, number];
  const date =
    month === undefined
      ? new Date(Date.UTC(y, end === 'first' ? 0 : 11, end === 'first' ? 1 : 31))
      : day === undefined
        ? new Date(Date.UTC(y, end === 'first' ? m - 1 : m, end === 'first' ? 1 : 0))
        : new Date(Date.UTC(y, m - 1, d));
  const right =
    year !== '' &&
    (month === undefined || date.getUTCMonth() === m - 1) &&
    (day === undefined || date.getUTCDate() === d);
  if (!right) throw new EntenteError('usage', `"${words}" is no day; give it as 2017-07-04, 2017-07 or 2017.`);
  return date.toISOString().slice(0, 10);
}
