import { wordClass } from '../../lexicon/words/word-classes.ts';
import type { DateRange } from '../../records/date.ts';
import type { Span } from '../../records/span.ts';
import { civilDate, type DayNumber, dayNumber, isoDay, monthEnd, parseIsoDay, weekday } from './calendar.ts';

/** Which side of the publication day an open expression ("on Tuesday", "in May") is looked for on. */
export type Tense = 'past' | 'future';

/** A stretch of words that says when. */
export interface DateExpression {
  /** UTF-16 code units into the text that was searched, end exclusive. */
  readonly span: Span;
  /** What it means for an act of the past or present; absent if it cannot be worked out. */
  readonly past?: DateRange;
  /** What it means for an act still to come. */
  readonly future?: DateRange;
  /** Set for "two days later", "the next day": counted from another date of the text. */
  readonly shift?: DateShift;
}

/** So many units after (or, below zero, before) another date. */
export interface DateShift {
  readonly unit: Unit;
  readonly count: number;
  /** The far end of a vague one ("weeks later"). */
  readonly most?: number;
  /**
   * What it is counted from: what is named right behind ("three days after the vote"), the date told before ("a day
   * later"), or the day that the text is at ("in the morning").
   */
  readonly from: 'phrase' | 'text' | 'day';
}

export type Unit = 'day' | 'week' | 'month' | 'year' | 'decade' | 'century';
type Precision = DateRange['precision'];
type How = DateRange['how'];

interface Stretch {
  readonly first: DayNumber;
  readonly last: DayNumber;
  readonly precision: Precision;
  readonly how: How;
}
type Both = { readonly past: Stretch | undefined; readonly future: Stretch | undefined };
type Found = Both | { readonly shift: DateShift } | undefined;
type Groups = Record<string, string | undefined>;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const SMALL = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];
const ORDINALS = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];
/** Counts that are words of their own; "several" and "a few" stay vague and widen the stretch. */
const COUNTS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  'a couple of': 2,
  couple: 2,
  'a few': 3,
  few: 3,
  several: 4,
  'a dozen': 12,
  'two dozen': 24,
  fifteen: 15,
  'half a': 0.5,
};

const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const DECADES = ['', '', 'twenties', 'thirties', 'forties', 'fifties', 'sixties', 'seventies', 'eighties', 'nineties'];

const month =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\\.?)';
const day = '(?:3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th)?';
const year = '(?:1[5-9]\\d{2}|20\\d{2})';
const week =
  '(?:Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sun\\.|Mon\\.|Tues?\\.|Wed\\.|Thurs?\\.|Fri\\.|Sat\\.)';
const part =
  '(?:early|mid|middle|late|the beginning of|the start of|the middle of|the end of|the close of|beginning|start|end)';
const season = '(?:spring|summer|autumn|fall|winter)';
const unit = '(?:day|week|month|year|decade|century|centurie)s?';
const tens = `(?:${TENS.filter(Boolean).join('|')})(?:[ -](?:${SMALL.slice(1, 10).join('|')}))?`;
const count = `(?:\\d{1,3}|half a|a couple of|a few|a dozen|two dozen|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|${tens}|few|several|couple)`;
const about = '(?:(?:about|around|roughly|nearly|almost|some|more than|less than|just|over|only|barely)\\s+)?';

interface Pattern {
  readonly expression: RegExp;
  readonly read: (groups: Groups, publication: DayNumber | undefined) => Found;
}

interface Place {
  readonly start: number;
  readonly end: number;
  readonly order: number;
}

interface Hit extends Place {
  readonly found: Exclude<Found, undefined>;
}

/** Counts that are left open; nearest and farthest. */
const VAGUE: Readonly<Record<string, { readonly unit: Unit; readonly least: number; readonly most: number }>> = {
  hours: { unit: 'day', least: 0, most: 0 },
  days: { unit: 'day', least: 2, most: 6 },
  weeks: { unit: 'week', least: 2, most: 7 },
  months: { unit: 'month', least: 2, most: 11 },
  years: { unit: 'year', least: 2, most: 9 },
};

/** Tried in this order at every place; the longest wins, then the earliest of the list. */
const PATTERNS: readonly Pattern[] = [
  pattern('(?<iso>\\d{4}-\\d{2}-\\d{2})', (g) => {
    const first = parseIsoDay(g.iso ?? '');
    return first === undefined ? undefined : fixed(first, first, 'day', 'stated');
  }),
  pattern('9/11', () => fixed(dayNumber(2001, 9, 11), dayNumber(2001, 9, 11), 'day', 'stated')),
  pattern(
    '(?:September|Sept\\.?|Sep\\.?)\\s+11(?=(?:th)?,?\\s+(?:terror(?:ist)?\\s+)?(?:attacks?|hijack\\w*|plot\\w*|era)\\b)',
    () => fixed(dayNumber(2001, 9, 11), dayNumber(2001, 9, 11), 'day', 'stated'),
  ),
  pattern(`(?<d1>\\d{1,2})(?<mark>[./])(?<d2>\\d{1,2})\\k<mark>(?<year>${year})`, numericDay),
  // July 4-6, 2017; July 4 to 6; between July 4 and 6
  pattern(
    `(?<month>${month})\\s+(?<d1>${day})\\s*(?:-|–|—|to|and|through|until)\\s*(?<d2>${day})(?:\\s*,?\\s+(?<year>${year}))?(?![\\d,])`,
    (g, publication) =>
      monthDays(g, publication, (y, m) => [dayNumber(y, m, num(g.d1)), dayNumber(y, m, num(g.d2)), 'range']),
  ),
  pattern(
    `(?<m1>${month})\\s+(?<d1>${day})\\s*(?:-|–|—|to|through|until)\\s*(?<month>${month})\\s+(?<d2>${day})(?:\\s*,?\\s+(?<year>${year}))?(?![\\d,])`,
    (g, publication) =>
      monthDays(g, publication, (y, m) => {
        const m1 = monthIndex(g.m1);
        return [dayNumber(m1 > m ? y - 1 : y, m1, num(g.d1)), dayNumber(y, m, num(g.d2)), 'range'];
      }),
  ),
  pattern(
    `(?:${week},?\\s+)?(?<month>${month})\\s+(?<d1>${day})(?!\\d|[:,]\\d)(?:\\s*,?\\s+(?<year>${year}))?`,
    (g, publication) =>
      monthDays(g, publication, (y, m) => [dayNumber(y, m, num(g.d1)), dayNumber(y, m, num(g.d1)), 'day']),
  ),
  pattern(
    `(?:${week},?\\s+)?(?:the\\s+)?(?<d1>${day})\\s+(?:of\\s+)?(?<month>${month})(?:\\s*,?\\s+(?<year>${year}))?`,
    (g, publication) =>
      monthDays(g, publication, (y, m) => [dayNumber(y, m, num(g.d1)), dayNumber(y, m, num(g.d1)), 'day']),
  ),
  // (early) July (2017), last July, this July
  pattern(
    `(?:(?<which>last|this|next|this past|this coming)\\s+)?(?:(?<part>${part})(?:\\s+|-)(?:of\\s+|in\\s+)?)?(?<month>${month})(?:\\s*,?\\s+(?:of\\s+)?(?<year>${year}|last year|this year|next year))?`,
    readMonth,
  ),
  // Weekdays
  pattern(
    `(?:(?<which>last|this|next|this past|this coming|past|the previous|early|late|earlier)\\s+)?(?:(?:early|late)\\s+)?(?<week>${week})(?:\\s+(?:morning|afternoon|evening|night))?`,
    readWeekday,
  ),
  pattern(`(?<week>${week})\\s+of\\s+(?<which>last|this|next)\\s+week`, (g, p) => {
    if (p === undefined) return undefined;
    const [monday] = unitBounds(p, 'week', g.which === 'last' ? -1 : g.which === 'next' ? 1 : 0);
    const at = monday + ((weekdayIndex(g.week) + 6) % 7);
    return fixed(at, at, 'day', 'relative');
  }),
  pattern('(?:(?:over|during|at|on)\\s+)?the\\s+weekend', (_, p) => weekends(p)),
  // Centuries and decades
  pattern(`(?:the\\s+)?(?:(?<part>early|mid|late)(?:\\s+|-))?(?<decade>(?:1[5-9]|20)\\d0)['’]?s\\b`, (g) =>
    decade(num(g.decade), g.part),
  ),
  pattern(`(?:the\\s+)?(?:(?<part>early|mid|late)(?:\\s+|-))?['’](?<short>[0-9]0)s\\b`, (g) =>
    decade((num(g.short) > 20 ? 1900 : 2000) + num(g.short), g.part),
  ),
  pattern(`the\\s+(?:(?<part>early|mid|late)(?:\\s+|-))?(?<word>${DECADES.filter(Boolean).join('|')})`, (g) =>
    decade(1900 + 10 * DECADES.indexOf(g.word ?? ''), g.part),
  ),
  pattern(`(?:the\\s+)?(?<part>early\\s+|mid-|late\\s+)?(?<nth>\\d{1,2})(?:st|nd|rd|th)(?:\\s+|-)century`, (g) => {
    const start = (num(g.nth) - 1) * 100 + 1;
    return thirds(start, start + 99, g.part?.trim().replace('-', ''), 'range');
  }),
  // Years: from 2014 to 2016, 2014-16, 2014 and 2015, early 2014, the summer of 2014, 2014
  pattern(`(?:from|between)\\s+(?<y1>${year})\\s+(?:to|and|until|through)\\s+(?<y2>${year})`, years),
  pattern(`(?<y1>${year})\\s*(?:-|–|—|to|and|through)\\s*(?<y2>${year}|\\d{2}(?!\\d))`, years),
  pattern(`(?:the\\s+)?(?<season>${season})\\s+(?:of\\s+)?(?<year>${year})`, (g) =>
    seasonOf(num(g.year), g.season ?? ''),
  ),
  pattern(
    `(?:the\\s+)?(?<nth>first|second|third|fourth|last)\\s+(?<slice>quarter|half)\\s+of\\s+(?:the\\s+year|(?<year>${year}|this year|last year|next year))`,
    readSlice,
  ),
  pattern(
    `(?:(?<part>${part})(?:\\s+|-)(?:of\\s+|in\\s+)?)?(?<year>${year})(?!\\s*(?:${unit}|people|troops|soldiers|percent|dollars|euros|tons|miles|kilomet)|[,.]\\d|\\d|[A-Za-z%])`,
    (g) => partOfYear(num(g.year), g.part, 'stated'),
  ),
  // Days near the publication day
  pattern('the\\s+day\\s+before\\s+yesterday', (_, p) => relativeDay(p, -2)),
  pattern('the\\s+day\\s+after\\s+tomorrow', (_, p) => relativeDay(p, 2)),
  pattern('yesterday(?:\\s+(?:morning|afternoon|evening|night))?', (_, p) => relativeDay(p, -1)),
  pattern(
    '(?:earlier\\s+|later\\s+)?today|tonight|this\\s+(?:morning|afternoon|evening)|(?:earlier|later)\\s+in\\s+the\\s+day',
    (_, p) => relativeDay(p, 0),
  ),
  pattern('last\\s+night|overnight', (_, p) => relativeDay(p, -1)),
  pattern('tomorrow(?:\\s+(?:morning|afternoon|evening|night))?', (_, p) => relativeDay(p, 1)),
  // Earlier this month, late last year, by the end of the year, next week
  pattern(
    `(?:(?<part>earlier|later|early|late|mid|${part})(?:\\s+|-)(?:in\\s+|of\\s+)?)?(?:the\\s+)?(?<which>last|this|next|this past|this coming|past|previous|coming|current)\\s+(?<unit>week|month|year|decade|century|weekend|quarter)(?!s)`,
    readUnit,
  ),
  pattern(
    `(?:the\\s+)?(?<part>end|beginning|start|middle)\\s+of\\s+the\\s+(?<unit>week|month|year|decade|century)`,
    (g, p) => readUnit({ ...g, which: 'this' }, p),
  ),
  pattern(
    `(?:(?<part>early|late)\\s+)?(?<which>last|this|next|this past|this coming)\\s+(?<season>${season})`,
    readSeason,
  ),
  pattern(`the\\s+(?<season>${season})(?!\\s+(?:of|from|in\\s+(?:prices|oil)|offensive))`, readSeason),
  // In recent weeks, over the past three years, in the coming days
  pattern(
    `(?:(?:in|over|during|within|throughout)\\s+(?:the\\s+)?|for\\s+the\\s+)(?<which>past|last|previous|recent|coming|next)\\s+(?:(?<count>${count})\\s+)?(?<unit>${unit})`,
    readWindow,
  ),
  pattern(`(?:the\\s+)?(?<which>past|last|coming|next)\\s+(?<count>${count})\\s+(?<unit>${unit})`, readWindow),
  // Two years ago, three days later
  pattern(
    `(?:(?:more|less)\\s+than\\s+)?${about}(?<count>${count})(?:\\s+|-)(?<unit>${unit})\\s+ago(?:\\s+(?:today|this\\s+(?:week|month)))?`,
    readAgo,
  ),
  pattern(
    `(?:within|in)\\s+(?<count>${count})\\s+(?<unit>${unit})(?!\\s+(?:ago|later|earlier|before|after))(?:['’]\\s+time)?`,
    (g, p) => readIn(g, p),
  ),
  pattern(
    `${about}(?<count>${count})\\s+(?<unit>${unit})\\s+(?<side>later|earlier|after|before|afterward|afterwards|beforehand|previously|prior)`,
    (g) => shift(g.unit, g.side, amount(g.count)),
  ),
  pattern(
    `(?<unit>hours|days|weeks|months|years)\\s+(?<side>later|earlier|after|before|afterward|afterwards|beforehand)`,
    (g) => {
      const vague = VAGUE[(g.unit ?? '').toLowerCase()];
      if (!vague) return undefined;
      const { unit: name, least, most } = vague;
      const [from, to] = AHEAD.test(g.side ?? '') ? [least, most] : [-most, -least];
      return { shift: { unit: name, count: from, most: to, from: namesAnchor(g.side) } };
    },
  ),
  pattern('within\\s+(?:hours|minutes)\\s+of', () => ({ shift: { unit: 'day', count: 0, from: 'phrase' } })),
  pattern('(?:the\\s+)?eve\\s+of', () => ({ shift: { unit: 'day', count: -1, from: 'phrase' } })),
  pattern(`the\\s+(?<side>next|following|same|previous|preceding|very next)\\s+(?<unit>day|week|month|year)`, (g) => ({
    shift: {
      unit: unitOf(g.unit),
      count: g.side === 'same' ? 0 : /next|following/.test(g.side ?? '') ? 1 : -1,
      from: 'text',
    },
  })),
  pattern('(?:the\\s+|a\\s+)(?<unit>day|week|month|year)\\s+(?<side>before|after|earlier|later)', (g) =>
    shift(g.unit, g.side, 1),
  ),
  pattern('that\\s+(?:same\\s+|very\\s+)?(?<unit>day|week|month|year)', (g) => ({
    shift: { unit: unitOf(g.unit), count: 0, from: 'text' },
  })),
  pattern('(?:in\\s+the|that)\\s+(?:morning|afternoon|evening)|that\\s+night', () => ({
    shift: { unit: 'day', count: 0, from: 'day' },
  })),
];

/**
 * Finds what a text says of time and works it out against the publication day. Overlaps are settled for the longest,
 * "since" and "until" before an expression make a stretch of it.
 *
 * @param text any stretch of English, usually one sentence
 * @param publication `YYYY-MM-DD`; without it only what is written out is resolved
 * @param offset added to all spans, for a sentence inside a text
 * @returns expressions in order of the text; `shift` ones still need an anchor (`shiftDate`)
 * @example findDates('They met on Tuesday.', '2017-07-06')[0]?.past?.first // '2017-07-04'
 */
export function findDates(text: string, publication: string | undefined, offset = 0): DateExpression[] {
  const today = publication === undefined ? undefined : parseIsoDay(publication);
  const hits: (Place & { readonly found: Hit['found'] | 'other' })[] = [];
  if (!HINT.test(text)) return [];
  PATTERNS.forEach((row, order) => {
    row.expression.lastIndex = 0;
    for (let match = row.expression.exec(text); match; match = row.expression.exec(text)) {
      const start = match.index;
      const end = start + match[0].length;
      if (match[0].length === 0) row.expression.lastIndex++;
      const found = row.read(match.groups ?? {}, today);
      if (found) hits.push({ start, end, order, found: plausible(match[0], text, start, end) ? found : 'other' });
    }
  });
  hits.sort((a, b) => a.start - b.start || b.end - a.end || a.order - b.order);
  const chosen: typeof hits = [];
  for (const hit of hits) {
    const before = chosen.at(-1);
    if (before && hit.start < before.end) {
      if (hit.end - hit.start > before.end - before.start) chosen[chosen.length - 1] = hit;
    } else chosen.push(hit);
  }
  // Words that mean something else keep what is inside them from being taken for a date.
  const dates = chosen.flatMap(({ found, ...hit }) => (found === 'other' ? [] : { ...hit, found }));
  return joinStretches(dates, text).map((hit) => expression(hit, text, today, offset));
}

/**
 * The date that lies a number of days, weeks, months or years from another one ("two days later").
 * @param anchor the date that it is counted from
 */
export function shiftDate(anchor: DateRange, shift: DateShift): DateRange {
  const first = move(parseIsoDay(anchor.first) ?? 0, shift.unit, shift.count);
  const last = move(parseIsoDay(anchor.last) ?? 0, shift.unit, shift.most ?? shift.count);
  const coarse: Precision = shift.unit === 'century' ? 'range' : shift.unit;
  const coarser = rank(coarse) > rank(anchor.precision);
  if (shift.most === undefined)
    return write(widen({ first, last, precision: coarser ? coarse : anchor.precision, how: 'relative' }));
  // "Weeks later" counted from a year stays in that year, for all that is known.
  if (rank(coarse) < rank(anchor.precision)) return { ...anchor, how: 'relative' };
  return write({ first, last, precision: first === last ? 'day' : 'range', how: 'relative' });
}

const HINT =
  /\d|hours|minutes|eve|afternoon|ties\b|day|week|month|year|decade|centur|yesterday|tomorrow|overnight|ago|later|earlier|night|today|morning|evening|spring|summer|autumn|fall|winter|Jan|Feb|Mar|Apr|May|Ju[nl]|Aug|Sep|Oct|Nov|Dec|Sun\.|Mon\.|Tue|Wed\.|Thu|Fri\.|Sat\./i;

function pattern(source: string, read: Pattern['read']): Pattern {
  // Month, weekday and season names keep their case ("may", "march", "fall" are verbs); the other words may begin a sentence.
  const relaxed = source.replace(/(?<![\\<A-Za-z])([a-z])(?=[a-z]+| |\\s)/g, (letter, _l, at: number) =>
    source[at - 1] === '<' || source[at - 1] === '\\' ? letter : `[${letter}${letter.toUpperCase()}]`,
  );
  return { expression: new RegExp(`(?<![\\w$£€./-])${relaxed}(?![\\w])`, 'g'), read };
}

const OTHER_WORDS = wordClass('months that are other words');
const VAGUE_COUNTS = wordClass('vague counts');

/** Traps: "May" and "March" as other words, numbers that only look like years, surnames. */
function plausible(words: string, text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 12), start);
  const after = text.slice(end, end + 16);
  // "the May 19 Movement", "the Tuesday Club"
  if (
    /^\s+(?:Movement|Club|Group|Brigades?|Front|Forum|Street|Square|Committee|Coalition|Alliance|Party|Times|Post|Herald|Mirror|Organi[sz]ation|Force|Army|Martyrs)\b/.test(
      after,
    )
  )
    return false;
  if (OTHER_WORDS.has(words.toLowerCase())) {
    if (/(?:Theresa|Mrs\.?|Ms\.?|Mr\.?|Prime Minister)\s+$/.test(before)) return false;
    if (start === 0 && words === 'May') return false;
    return (
      !/^\s+(?:be|have|not|said|says|told|met|has|will|was|is|on\s+(?:the\s+)?[A-Z])\b/.test(after) ||
      /(?:\b(?:in|of|since|by|until|last|this|next|for|from|during|before|after|through|and|to),?)\s+$/i.test(before)
    );
  }
  if (/^(?:1[5-9]|20)\d{2}$/.test(words)) {
    if (
      /[$£€#]\s*$/.test(before) ||
      /^\s*(?:-|–)?\s*(?:people|men|women|troops|soldiers|m\b|km|kg|tons?|miles|feet|prisoners|members|workers|jobs|points?|per cent|percent|nuclear|missiles|warheads|other|of\s+(?:its|their|the))/.test(
        after,
      )
    )
      return false;
    if (
      /(?:nearly|almost|about|some|than|least|killed|estimated|roughly|resolution|Resolution|No\.|number)\s+$/i.test(
        before,
      )
    )
      return false;
  }
  if (/^the (?:fall|spring)$/i.test(words))
    return /(?:in|during|by|since|until|of|through)\s+$/i.test(before) && !/^\s+of\b/.test(after);
  return true;
}

/** "From March to June", "between Friday and Monday", "from March 24, 1999, until June 10": one stretch. */
function joinStretches(hits: readonly Hit[], text: string): Hit[] {
  const out: Hit[] = [];
  for (const hit of hits) {
    const first = out.at(-1);
    const joined = first && join(first, hit, text);
    if (joined) out[out.length - 1] = joined;
    else out.push(hit);
  }
  return out;
}

function join(a: Hit, b: Hit, text: string): Hit | undefined {
  if ('shift' in a.found || 'shift' in b.found) return undefined;
  const opening = /\b(from|between)\s+(?:the\s+)?$/i.exec(text.slice(Math.max(0, a.start - 14), a.start));
  const link = /^,?\s+(to|and|until|till|through)\s+(?:the\s+)?$/i.exec(text.slice(a.end, b.start))?.[1];
  if (!opening || !link || (opening[1]?.toLowerCase() === 'between') !== (link.toLowerCase() === 'and'))
    return undefined;
  const one = (x: Stretch | undefined, y: Stretch | undefined): Stretch | undefined => {
    if (!x || !y) return undefined;
    let { first } = x;
    // A month or day without a year takes the year of the end.
    for (let back = 1; first > y.last && back <= 200 && x.how === 'relative'; back++)
      first = move(x.first, 'year', -back);
    if (x.how === 'relative' && y.how === 'stated')
      while (move(first, 'year', 1) <= y.first) first = move(first, 'year', 1);
    return first <= y.last ? { first, last: y.last, precision: 'range', how: y.how } : undefined;
  };
  const past = one(a.found.past, b.found.past);
  const future = one(a.found.future, b.found.future);
  if (!past && !future) return undefined;
  return { start: a.start - opening[0].length, end: b.end, order: a.order, found: { past, future } };
}

function expression(hit: Hit, text: string, today: DayNumber | undefined, offset: number): DateExpression {
  const span = { start: hit.start + offset, end: hit.end + offset };
  if ('shift' in hit.found) {
    // "A day after" at the end of a clause counts from what was told before.
    const named = /^\s+[\w‘’'"“]/.test(text.slice(hit.end));
    const { shift: found } = hit.found;
    return { span, shift: found.from === 'phrase' && !named ? { ...found, from: 'text' } : found };
  }
  const before = /(?:\b)(since|until|till|through|by|before|after|from)\s+(?:the\s+)?$/i.exec(
    text.slice(Math.max(0, hit.start - 14), hit.start),
  );
  const word = before?.[1]?.toLowerCase();
  const from =
    before && (word === 'since' || word === 'by' || word === 'until' || word === 'till')
      ? hit.start - before[0].length
      : hit.start;
  let { past, future } = hit.found;
  if (word === 'since' && past && today !== undefined)
    past = { ...past, last: Math.max(past.last, today), precision: 'range' };
  if ((word === 'until' || word === 'till' || word === 'by') && future && today !== undefined && future.last >= today)
    future = { ...future, first: today, precision: 'range' };
  return {
    span: { start: from + offset, end: span.end },
    ...(past ? { past: write(past) } : {}),
    ...(future ? { future: write(future) } : {}),
  };
}

function write(stretch: Stretch): DateRange {
  return { first: isoDay(stretch.first), last: isoDay(stretch.last), precision: stretch.precision, how: stretch.how };
}

function fixed(first: DayNumber, last: DayNumber, precision: Precision, how: How): Both {
  const stretch = first <= last ? { first, last, precision, how } : undefined;
  return { past: stretch, future: stretch };
}

function num(text: string | undefined): number {
  return Number.parseInt(text ?? '', 10);
}

function monthIndex(name: string | undefined): number {
  return MONTHS.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1;
}

function unitOf(text: string | undefined): Unit {
  const word = (text ?? 'day').toLowerCase().replace(/s$/, '');
  return word === 'centurie' ? 'century' : (word as Unit);
}

function amount(text: string | undefined): number {
  const word = (text ?? '').toLowerCase();
  const known = COUNTS[word];
  if (known !== undefined) return known;
  const [, ten = '', unit = 'zero'] =
    new RegExp(`^(${TENS.filter(Boolean).join('|')})(?:[ -](\\w+))?$`).exec(word) ?? [];
  if (ten) return 10 * TENS.indexOf(ten) + SMALL.indexOf(unit);
  const small = SMALL.indexOf(word);
  return small >= 0 ? small : Number.parseInt(word, 10) || 1;
}

function yearWord(text: string | undefined, publication: DayNumber | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d/.test(text)) return Number(text);
  if (publication === undefined) return undefined;
  const now = civilDate(publication).year;
  return now + (/last/i.test(text) ? -1 : /next/i.test(text) ? 1 : 0);
}

/** A day or days of a month whose year may be missing: the nearest one on the side that the tense looks to. */
function monthDays(
  g: Groups,
  publication: DayNumber | undefined,
  make: (year: number, month: number) => [DayNumber, DayNumber, Precision],
): Found {
  const index = monthIndex(g.month);
  if (g.year !== undefined) return fixed(...make(Number(g.year), index), 'stated');
  if (publication === undefined) return undefined;
  const now = civilDate(publication).year;
  const options = [now - 1, now, now + 1].map((y) => make(y, index));
  const past = options.filter((o) => o[0] <= publication).at(-1);
  const future = options.find((o) => o[1] >= publication);
  // A day that lies a little ahead is ahead in any tense ("the talks are set for July 9").
  return { past: past && stretchOf(past, 'relative'), future: future && stretchOf(future, 'relative') };
}

function stretchOf([first, last, precision]: [DayNumber, DayNumber, Precision], how: How): Stretch | undefined {
  return first <= last ? { first, last, precision, how } : undefined;
}

function readMonth(g: Groups, publication: DayNumber | undefined): Found {
  const index = monthIndex(g.month);
  const slice = (y: number): [DayNumber, DayNumber, Precision] => {
    const end = monthEnd(y, index);
    const bounds = partBounds(g.part);
    return bounds
      ? [dayNumber(y, index, bounds[0]), bounds[1] === 31 ? end : dayNumber(y, index, bounds[1]), 'range']
      : [dayNumber(y, index, 1), end, 'month'];
  };
  const stated = yearWord(g.year, publication);
  if (stated !== undefined) return fixed(...slice(stated), /^\d/.test(g.year ?? '') ? 'stated' : 'relative');
  if (publication === undefined) return undefined;
  const { year: y, month: m } = civilDate(publication);
  const options = [y - 1, y, y + 1];
  const isPast = (o: number): boolean => o < y || (o === y && index < m) || (o === y && index === m);
  const past = options.filter(isPast).at(-1) ?? y;
  const future = options.find((o) => o > y || (o === y && index >= m)) ?? y + 1;
  if (/last|past/i.test(g.which ?? '')) {
    const before = index === m ? y - 1 : past;
    return fixed(...slice(before), 'relative');
  }
  if (/next|coming/i.test(g.which ?? '')) return fixed(...slice(future), 'relative');
  if (g.which) return fixed(...slice(y), 'relative');
  return { past: stretchOf(slice(past), 'relative'), future: stretchOf(slice(future), 'relative') };
}

/** First and last day of "early", "mid" and "late" in a month. */
function partBounds(word: string | undefined): [number, number] | undefined {
  if (!word) return undefined;
  if (/early|beginning|start/i.test(word)) return [1, 10];
  if (/mid/i.test(word)) return [11, 20];
  return [21, 31];
}

function weekdayIndex(name: string | undefined): number {
  return WEEKDAYS.indexOf((name ?? '').slice(0, 3).toLowerCase());
}

/** 23.11.2010 is a day and a month; 7/4/2010 stays open where both orders are possible. */
function numericDay(g: Groups): Found {
  const [a, b, y] = [num(g.d1), num(g.d2), num(g.year)];
  if (g.mark === '/' && a <= 12 && b <= 12 && a !== b) return undefined;
  const [d, m] = b > 12 && g.mark === '/' ? [b, a] : [a, b];
  if (m < 1 || m > 12 || d < 1 || d > 31) return undefined;
  return fixed(dayNumber(y, m, d), dayNumber(y, m, d), 'day', 'stated');
}

const AHEAD = /later|after|next|following/i;

function namesAnchor(side: string | undefined): DateShift['from'] {
  return /^(?:after|before|prior)$/i.test(side ?? '') ? 'phrase' : 'text';
}

function shift(name: string | undefined, side: string | undefined, n: number): Found {
  return { shift: { unit: unitOf(name), count: AHEAD.test(side ?? '') ? n : -n, from: namesAnchor(side) } };
}

function readWeekday(g: Groups, publication: DayNumber | undefined): Found {
  if (publication === undefined) return undefined;
  const wanted = weekdayIndex(g.week);
  const back = (((weekday(publication) - wanted) % 7) + 7) % 7;
  const which = (g.which ?? '').toLowerCase();
  const ahead = (7 - back) % 7;
  const one = (d: DayNumber): Stretch => ({ first: d, last: d, precision: 'day', how: 'relative' });
  if (/last|past|previous/.test(which)) {
    const d = publication - (back === 0 ? 7 : back);
    return { past: one(d), future: one(d) };
  }
  if (/next|coming/.test(which)) {
    const d = publication + (ahead === 0 ? 7 : ahead);
    return { past: one(d), future: one(d) };
  }
  return { past: one(publication - back), future: one(publication + ahead) };
}

function decade(start: number, partWord: string | undefined): Found {
  return thirds(start, start + 9, partWord, 'decade');
}

/** Early, mid and late stretches of a decade or a century: 0-3, 4-6, 7-9 of ten parts. */
function thirds(first: number, last: number, partWord: string | undefined, precision: Precision): Found {
  const tenth = (last - first + 1) / 10;
  const word = (partWord ?? '').toLowerCase();
  const from = word === 'mid' ? first + 4 * tenth : word === 'late' ? first + 7 * tenth : first;
  const to = word === 'early' ? first + 4 * tenth - 1 : word === 'mid' ? first + 7 * tenth - 1 : last;
  return fixed(dayNumber(from, 1, 1), dayNumber(to, 12, 31), word ? 'range' : precision, 'stated');
}

function years(g: Groups): Found {
  const y1 = num(g.y1);
  const y2 = (g.y2 ?? '').length === 2 ? Math.floor(y1 / 100) * 100 + num(g.y2) : num(g.y2);
  return y2 < y1 || y2 > y1 + 150 ? undefined : fixed(dayNumber(y1, 1, 1), dayNumber(y2, 12, 31), 'range', 'stated');
}

function seasonBounds(y: number, name: string): [DayNumber, DayNumber, Precision] {
  const start = { spring: 3, summer: 6, autumn: 9, fall: 9, winter: 12 }[name.toLowerCase()] ?? 3;
  return [dayNumber(y, start, 1), monthEnd(y, start + 2), 'season'];
}

function seasonOf(y: number, name: string): Found {
  return fixed(...seasonBounds(y, name), 'stated');
}

function readSeason(g: Groups, publication: DayNumber | undefined): Found {
  if (publication === undefined) return undefined;
  const y = civilDate(publication).year;
  const options = [y - 2, y - 1, y, y + 1].map((o) => seasonBounds(o, g.season ?? ''));
  const which = (g.which ?? '').toLowerCase();
  const ended = options.filter((o) => o[1] < publication).at(-1);
  const begun = options.filter((o) => o[0] <= publication).at(-1);
  const ahead = options.find((o) => o[0] > publication);
  const going = options.find((o) => o[1] >= publication);
  if (/last|past/.test(which)) return ended && fixed(...ended, 'relative');
  if (/next|coming/.test(which)) return ahead && fixed(...ahead, 'relative');
  if (which) {
    const same = options.find((o) => civilDate(o[0]).year === y);
    return same && fixed(...same, 'relative');
  }
  return { past: begun && stretchOf(begun, 'relative'), future: going && stretchOf(going, 'relative') };
}

function readSlice(g: Groups, publication: DayNumber | undefined): Found {
  const y =
    g.year === undefined ? publication !== undefined && civilDate(publication).year : yearWord(g.year, publication);
  if (!y) return undefined;
  const nth =
    g.nth?.toLowerCase() === 'last' ? (g.slice === 'half' ? 2 : 4) : ORDINALS.indexOf((g.nth ?? '').toLowerCase());
  const months = g.slice?.toLowerCase() === 'half' ? 6 : 3;
  return fixed(dayNumber(y, (nth - 1) * months + 1, 1), monthEnd(y, nth * months), 'range', 'stated');
}

function partOfYear(y: number, partWord: string | undefined, how: How): Found {
  if (!partWord) return fixed(dayNumber(y, 1, 1), dayNumber(y, 12, 31), 'year', how);
  if (/early|beginning|start/i.test(partWord)) return fixed(dayNumber(y, 1, 1), dayNumber(y, 4, 30), 'range', how);
  if (/mid/i.test(partWord)) return fixed(dayNumber(y, 5, 1), dayNumber(y, 8, 31), 'range', how);
  return fixed(dayNumber(y, /end|close/i.test(partWord) ? 12 : 9, 1), dayNumber(y, 12, 31), 'range', how);
}

function relativeDay(publication: DayNumber | undefined, shift: number): Found {
  return publication === undefined ? undefined : fixed(publication + shift, publication + shift, 'day', 'relative');
}

/** This, last or next week, month, year ...; "earlier" and "later" cut it at the publication day. */
function readUnit(g: Groups, publication: DayNumber | undefined): Found {
  if (publication === undefined) return undefined;
  const which = (g.which ?? 'this').toLowerCase();
  const step = /^(?:last|previous|past)$/.test(which) ? -1 : /^(?:next|coming|this coming)$/.test(which) ? 1 : 0;
  const name = (g.unit ?? 'day').toLowerCase();
  if (which === 'this past' || which === 'past') {
    const back = name === 'weekend' ? undefined : move(publication, unitOf(name), -1);
    if (back !== undefined)
      return fixed(
        back,
        publication,
        name === 'week' || name === 'month' || name === 'year' ? name : 'range',
        'relative',
      );
  }
  const [first, last, precision] = unitBounds(publication, name, step);
  const partWord = (g.part ?? '').toLowerCase();
  const length = last - first + 1;
  if (partWord === 'earlier') return fixed(first, Math.max(first, Math.min(last, publication)), 'range', 'relative');
  if (partWord === 'later') return fixed(Math.min(last, Math.max(first, publication)), last, 'range', 'relative');
  if (/early|beginning|start/.test(partWord)) return fixed(first, first + Math.floor(length / 3), 'range', 'relative');
  if (/mid/.test(partWord))
    return fixed(first + Math.floor(length / 3), first + Math.floor((2 * length) / 3), 'range', 'relative');
  if (/late|end|close/.test(partWord)) return fixed(first + Math.floor((2 * length) / 3), last, 'range', 'relative');
  const whole: Stretch = { first, last, precision, how: 'relative' };
  if (name === 'weekend' && step === 0) return weekends(publication);
  if (step !== 0) return { past: whole, future: whole };
  // What has happened "this week" has happened by now; on a Monday the week that ended counts too.
  const since = name === 'week' && first === publication ? first - 7 : first;
  const done: Stretch = { first: since, last: Math.min(last, publication), precision: 'range', how: 'relative' };
  return { past: done, future: whole };
}

/** "The weekend": the last one or the one that is on, and the next one or the one that is on. */
function weekends(publication: DayNumber | undefined): Found {
  if (publication === undefined) return undefined;
  const [saturday] = unitBounds(publication, 'weekend', 0);
  const at = (first: DayNumber): Stretch => ({ first, last: first + 1, precision: 'range', how: 'relative' });
  return { past: at(saturday <= publication ? saturday : saturday - 7), future: at(saturday) };
}

/** Weeks run from Monday to Sunday. */
function unitBounds(publication: DayNumber, name: string, step: number): [DayNumber, DayNumber, Precision] {
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

function readWindow(g: Groups, publication: DayNumber | undefined): Found {
  if (publication === undefined) return undefined;
  const which = (g.which ?? '').toLowerCase();
  const n = g.count === undefined ? (which === 'recent' || /s$/i.test(g.unit ?? '') ? 4 : 1) : amount(g.count);
  const ahead = which === 'coming' || which === 'next';
  const edge = move(publication, unitOf(g.unit), ahead ? n : -n);
  return ahead ? fixed(publication, edge, 'range', 'relative') : fixed(edge, publication, 'range', 'relative');
}

function readAgo(g: Groups, publication: DayNumber | undefined): Found {
  if (publication === undefined) return undefined;
  const name = unitOf(g.unit);
  const point = move(publication, name, -amount(g.count));
  const vague = VAGUE_COUNTS.has((g.count ?? '').toLowerCase());
  const stretch = widen({ first: point, last: point, precision: name === 'century' ? 'range' : name, how: 'relative' });
  if (!vague) return { past: clip(stretch, publication), future: stretch };
  const from = move(publication, name, -(amount(g.count) + 3));
  const to = move(publication, name, -2);
  return { past: { first: from, last: to, precision: 'range', how: 'relative' }, future: undefined };
}

function readIn(g: Groups, publication: DayNumber | undefined): Found {
  if (publication === undefined) return undefined;
  const edge = move(publication, unitOf(g.unit), amount(g.count));
  // "In two days" of a past act is a duration, not a date.
  return { past: undefined, future: { first: publication, last: edge, precision: 'range', how: 'relative' } };
}

function clip(stretch: Stretch, publication: DayNumber): Stretch {
  return { ...stretch, last: Math.max(stretch.first, Math.min(stretch.last, publication)) };
}

/** Makes a point as wide as its precision: a week around a day, its month, its year, its decade. */
function widen(stretch: Stretch): Stretch {
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

function rank(precision: Precision): number {
  return ['day', 'week', 'month', 'season', 'year', 'decade', 'range'].indexOf(precision);
}

function move(from: DayNumber, name: Unit, n: number): DayNumber {
  if (name === 'day') return from + Math.round(n);
  if (name === 'week') return from + Math.round(7 * n);
  const months = Math.round(n * { month: 1, year: 12, decade: 120, century: 1200 }[name]);
  const { year: y, month: m, day: d } = civilDate(from);
  return Math.min(dayNumber(y, m + months, d), dayNumber(y, m + months + 1, 1) - 1);
}
