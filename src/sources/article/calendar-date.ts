/** A day that a text states, and where. */
export interface FoundDate {
  /** YYYY-MM-DD */
  readonly day: string;
  /** UTF-16 offsets into the string that was searched, end exclusive. */
  readonly start: number;
  readonly end: number;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const YEAR = '((?:18|19|20)\\d\\d)';

/** Ways to write a day; `order` names what the three groups hold. */
const FORMS: readonly { readonly form: RegExp; readonly order: 'ymd' | 'dMy' | 'Mdy' | 'yMd' | 'slash' | 'dmy' }[] = [
  { form: new RegExp(`\\b${YEAR}[-/.](\\d{1,2})[-/.](\\d{1,2})(?!\\d)`, 'gi'), order: 'ymd' },
  { form: new RegExp(`${YEAR}\\s?年\\s?(\\d{1,2})\\s?月\\s?(\\d{1,2})\\s?日`, 'g'), order: 'ymd' },
  {
    form: new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?[\\s-]*(?:of\\s+)?${MONTH}[\\s,-]*${YEAR}(?!\\d)`, 'gi'),
    order: 'dMy',
  },
  { form: new RegExp(`\\b${MONTH}[\\s-]*(\\d{1,2})(?:st|nd|rd|th)?[\\s,-]+${YEAR}(?!\\d)`, 'gi'), order: 'Mdy' },
  { form: new RegExp(`\\b${YEAR}[\\s,-]+${MONTH}[\\s-]*(\\d{1,2})(?!\\d)`, 'gi'), order: 'yMd' },
  { form: new RegExp(`(?<![\\d/])(\\d{1,2})/(\\d{1,2})/${YEAR}(?![\\d/])`, 'g'), order: 'slash' },
  { form: new RegExp(`(?<![\\d.])(\\d{1,2})\\.\\s?(\\d{1,2})\\.\\s?${YEAR}(?!\\d)`, 'g'), order: 'dmy' },
];

/**
 * A day of the Gregorian calendar as YYYY-MM-DD.
 * @returns undefined if there is no such day
 */
function isoDay(year: number, month: number, day: number): string | undefined {
  if (month < 1 || month > 12 || day < 1 || year < 1000 || year > 9999) return undefined;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  if (day > days) return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

const monthNumber = (name: string): number => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;

/** Reads `a/b/year`: only one of the two orders may give a day, or both the same one. */
function slashDay(a: number, b: number, year: number): string | undefined {
  const american = isoDay(year, a, b);
  const british = isoDay(year, b, a);
  if (american && british && american !== british) return undefined;
  return american ?? british;
}

/**
 * All complete days (with a year) that a string states, in order. English month names, ISO 8601, `6.7.2017`, and
 * `7/16/2017` where only one reading is a day. Impossible days are left out.
 */
export function findDates(text: string): FoundDate[] {
  const found: FoundDate[] = [];
  for (const { form, order } of FORMS) {
    for (const match of text.matchAll(form)) {
      const [whole, a = '', b = '', c = ''] = match;
      let day: string | undefined;
      switch (order) {
        case 'ymd':
          day = isoDay(Number(a), Number(b), Number(c));
          break;
        case 'yMd':
          day = isoDay(Number(a), monthNumber(b), Number(c));
          break;
        case 'dMy':
          day = isoDay(Number(c), monthNumber(b), Number(a));
          break;
        case 'Mdy':
          day = isoDay(Number(c), monthNumber(a), Number(b));
          break;
        case 'dmy':
          day = isoDay(Number(c), Number(b), Number(a));
          break;
        case 'slash':
          day = slashDay(Number(a), Number(b), Number(c));
          break;
      }
      if (!day) continue;
      const start = match.index;
      const end = start + whole.length;
      if (!found.some((other) => other.start < end && start < other.end)) found.push({ day, start, end });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** What a line of dates says. */
export interface DateLine {
  readonly published?: string;
  readonly updated?: string;
  /** Other words of the line, such as a publisher or a byline; may be empty. */
  readonly rest: string;
}

const PUBLISHED =
  /\b(?:first\s+|originally\s+)?(?:published|posted|issued|released|created|publication\s+date|pub\.?\s*date|release\s+date|date\s+published|date)\b(?:\s+(?:on|at|in))?\s*[:：]?/giu;
const UPDATED =
  /\b(?:last\s+)?(?:updated|modified|revised|edited|corrected|update|load-date)\b(?:\s+(?:on|at))?\s*[:：]?/giu;
const WEEKDAY = /\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?/giu;
const CLOCK =
  /\b(?:at\s+)?(?:T?\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?\s*(?:[ap]\.?\s?m\b\.?)?|\d{1,2}\s*[ap]\.?m\b\.?|\d{4}\s*(?:hours|hrs|GMT|UTC))\s*(?:Z\b|[+-]\d{2}:?\d{2}|\(?(?:E[SD]?T|C[SDE]?T|M[SD]T|P[SD]?T|GMT|UTC|BST|CEST|IST|KST|JST|HKT|SGT|MSK|AEST|AEDT|local\s+time|Moscow\s+time|Beijing\s+time)\)?)?(?:\s*[+-]\d{1,2}(?::\d{2})?)?/giu;
const FILLER =
  /\b\d+\s*(?:min(?:ute)?s?)\s*(?:read|ago)?\b|\bprint\s+edition\b|[|·•/\\,;:()[\]–—-]+|\b(?:on|at)\b|(?<=\s|^)\.+/giu;

/** Authors without a name: "By our diplomatic editor", "From a staff correspondent". */
const UNNAMED = /\b(?:by|from)\s+(?:our|an?|the)(?:\s+\p{Ll}[\p{Ll}-]+){1,3}/giu;

/**
 * Reads a line whose purpose is to give a date: "July 06,2017", "Published: Thu 6 July 2017 14:05 GMT | Updated 7 July
 * 2017", "The Herald, 6 July 2017".
 * @returns undefined if the line has no date, or is a sentence that has one
 */
export function parseDateLine(line: string): DateLine | undefined {
  if (line.length > 160) return undefined;
  const dates = findDates(line);
  if (dates.length === 0 || dates.length > 3) return undefined;
  let published: string | undefined;
  let updated: string | undefined;
  let rest = '';
  let from = 0;
  let before = '';
  for (const date of dates) {
    const gap = line.slice(from, date.start);
    // A clause like "Updated 10:22 AM ET, Thu July 6, 2017" may put the time between the label and the day.
    before = gap;
    if (new RegExp(UPDATED.source, 'iu').test(before)) updated ??= date.day;
    else if (/\baccess(?:ed)?\b|\bretrieved\b/i.test(before)) rest += '';
    else published ??= date.day;
    rest += `${gap} `;
    from = date.end;
  }
  rest += line.slice(from);
  rest = rest
    .replace(/\b(?:accessed|retrieved)(?:\s+on)?\b/giu, ' ')
    .replace(UNNAMED, ' ')
    .replace(UPDATED, ' ')
    .replace(PUBLISHED, ' ')
    .replace(CLOCK, ' ')
    .replace(WEEKDAY, ' ')
    .replace(FILLER, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const restWords = rest === '' ? 0 : rest.split(' ').length;
  if (restWords > 6) return undefined;
  if (restWords > 2 && /[.!?]["”’)]*$/u.test(line)) return undefined;
  // Leftover words in lower case are a sentence or a headline ("the vote of 4 May 2018"), not a date line.
  if (rest.split(' ').some((word) => /^\p{Ll}{3,}/u.test(word) && !/^(?:and|the|for|from|by)$/.test(word)))
    return undefined;
  return { ...(published && { published }), ...(updated && { updated }), rest };
}
