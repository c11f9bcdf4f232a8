import { isPersonName, parseByline, parseNames } from './article/byline.ts';
import { findDates } from './article/calendar-date.ts';
import { decodeEntities } from './html-entities.ts';

/** Values of the fields in which markup states what an article is. */

/** Words without tags and wraps; undefined where nothing is left. */
export function clean(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const words = decodeEntities(text)
    .replace(/<[^>]{1,200}>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return words === '' ? undefined : words.slice(0, 500);
}

/** The first day that a field states, YYYY-MM-DD; also "20170706". */
export function dayOf(text: string | undefined): string | undefined {
  if (!text) return undefined;
  const compact = /^\s*((?:19|20)\d\d)(\d\d)(\d\d)(?:\D|T|$)/.exec(text);
  return findDates(compact ? `${compact[1]}-${compact[2]}-${compact[3]}` : text)[0]?.day;
}

/** The ISO 639-1 code of a language tag ("en-GB"). */
export function languageCode(tag: string | undefined): string | undefined {
  return /^([a-z]{2})(?:[-_]|$)/i.exec(tag?.trim() ?? '')?.[1]?.toLowerCase();
}

/** What author fields hold where nobody filled them in. */
const NOBODY = new Set([
  'admin',
  'administrator',
  'editor',
  'staff',
  'webmaster',
  'unknown',
  'anonymous',
  'user',
  'author',
  'null',
  'undefined',
  'none',
  'n/a',
]);

/** Names out of author fields, which hold single names, lists, bylines and addresses. */
export function authorNames(values: readonly string[]): string[] {
  const names: string[] = [];
  for (const value of values) {
    const words = clean(value);
    if (!words || /^https?:|^@|^\/|^www\.|\S@\S/i.test(words) || words.length > 200) continue;
    const unmarked = words.replace(/^by\s*:?\s+/i, '');
    const list = parseByline(words) ?? parseNames(unmarked);
    if (list?.authors.some(isPersonName)) names.push(...list.authors);
    else if (!NOBODY.has(unmarked.toLowerCase())) names.push(unmarked);
  }
  return [...new Set(names)];
}
