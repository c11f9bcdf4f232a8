import { findDates } from './calendar-date.ts';
import { NEWS_AGENCIES } from './news-agencies.ts';

/** The place, date and agency that open a report ("MOSCOW, July 4 (Reuters) -"). */
export interface Dateline {
  /** Length of the dateline with its dash, in UTF-16 units from the start of the paragraph; the report begins behind. */
  readonly length: number;
  readonly place: string;
  /** The agency's full name, if it is one that we know. */
  readonly agency?: string;
  /** YYYY-MM-DD, only where the dateline states the year. */
  readonly day?: string;
}

const PLACE_WORD = "[A-ZÀ-ÞĀ-ɏ][A-Za-zÀ-ɏḀ-ỿ.'’-]*";
const SMALL = '(?:of|the|de|la|le|el|al|del|upon|sur|am|and|et|do|da|dos)';
const PLACE = `${PLACE_WORD}(?:(?:\\s|/)(?:${PLACE_WORD}|${SMALL}\\s${PLACE_WORD}))*`;
const PLACES = `(${PLACE}(?:,\\s?${PLACE}){0,3}?)`;
const MONTH =
  '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Za-z]*\\.?';
const DAY = `(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\\s)?(?:${MONTH}\\s\\d{1,2}|\\d{1,2}(?:st|nd|rd|th)?\\s${MONTH})(?:,?\\s\\d{4})?|\\d{4}-\\d\\d-\\d\\d`;
const SIGN = '(?:\\s?[—–]\\s?|\\s+-{1,2}\\s*|\\s--\\s?|--\\s|-\\s+)';

const WITH_AGENCY = new RegExp(
  `^${PLACES}(?:,?\\s(${DAY}),?)?\\s?[([]([A-Za-zÀ-ɏḀ-ỿ][A-Za-zÀ-ɏḀ-ỿ\\s./&-]{1,40}?)[)\\]](?:${SIGN}|:\\s)`,
);
const WITH_DAY = new RegExp(`^${PLACES},?\\s(${DAY}),?(?:\\s?/([A-Za-zÀ-ɏḀ-ỿ\\s.-]{2,30})/)?(?:${SIGN}|:\\s)`);
const BARE = new RegExp(`^${PLACES}(?:${SIGN})`);
const AGENCY_FIRST = new RegExp(`^[([]([A-Za-zÀ-ɏḀ-ỿ][A-Za-zÀ-ɏḀ-ỿ\\s.-]{1,30})[)\\]](?:${SIGN}|:\\s)`);

/** Whether the first place is in capitals, as datelines print it ("XI'AN, China", "WASHINGTON"). */
function inCapitals(place: string): boolean {
  const first = place.split(',')[0] ?? '';
  const letters = first.replace(/[^\p{L}]/gu, '');
  return letters.length >= 3 && letters === letters.toUpperCase();
}

/**
 * Finds the dateline at the start of a paragraph. A place in ordinary letters needs an agency or a date behind it; one in
 * capitals needs only the dash.
 * @returns undefined if the paragraph has none
 * @example findDateline('MOSCOW, July 4 (Reuters) - Two ministers met.')?.length // 27
 */
export function findDateline(paragraph: string): Dateline | undefined {
  const head = paragraph.slice(0, 140).replace(/\n/g, ' ');
  if (!/^[A-ZÀ-ɏ([]/.test(head) || !/[—–]|\s-|-\s|--|:\s/.test(head)) return undefined;
  const agencyMatch = WITH_AGENCY.exec(head);
  if (agencyMatch) {
    const [whole, place = '', day, name = ''] = agencyMatch;
    const agency = NEWS_AGENCIES.get(name.trim().toLowerCase().replace(/\s+/g, ' '));
    if (agency || day || inCapitals(place)) return found(whole, place, agency, day);
  }
  const dayMatch = WITH_DAY.exec(head);
  if (dayMatch) {
    const [whole, place = '', day, name] = dayMatch;
    return found(whole, place, name ? NEWS_AGENCIES.get(name.trim().toLowerCase()) : undefined, day);
  }
  const bare = BARE.exec(head);
  if (bare) {
    const [whole, place = ''] = bare;
    if (inCapitals(place) && place.length <= 40) return found(whole, place, undefined, undefined);
  }
  const first = AGENCY_FIRST.exec(head);
  if (first) {
    const agency = NEWS_AGENCIES.get((first[1] ?? '').trim().toLowerCase());
    if (agency) return found(first[0], '', agency, undefined);
  }
  return undefined;
}

function found(whole: string, place: string, agency: string | undefined, day: string | undefined): Dateline {
  const iso = day ? findDates(day)[0]?.day : undefined;
  return { length: whole.length, place, ...(agency && { agency }), ...(iso && { day: iso }) };
}
