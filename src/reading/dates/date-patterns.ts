import { type DayNumber, dayNumber, parseIsoDay } from './calendar.ts';
import type { Found, Groups } from './date-expression.ts';
import {
  decade,
  monthDays,
  namesAnchor,
  numericDay,
  partOfYear,
  readAgo,
  readIn,
  readMonth,
  readSeason,
  readSlice,
  readUnit,
  readWeekday,
  readWindow,
  relativeDay,
  seasonOf,
  shift,
  thirds,
  years,
} from './date-readers.ts';
import { AHEAD, amount, DECADES, monthIndex, num, SMALL, TENS, unitOf, VAGUE, weekdayIndex } from './date-words.ts';
import { fixed, unitBounds, weekends } from './stretches.ts';

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

/** Tried in this order at every place; the longest wins, then the earliest of the list. */
export const PATTERNS: readonly Pattern[] = [
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

/** What every text that names a date holds something of: others need not be searched. */
export const HINT =
  /\d|hours|minutes|eve|afternoon|ties\b|day|week|month|year|decade|centur|yesterday|tomorrow|overnight|ago|later|earlier|night|today|morning|evening|spring|summer|autumn|fall|winter|Jan|Feb|Mar|Apr|May|Ju[nl]|Aug|Sep|Oct|Nov|Dec|Sun\.|Mon\.|Tue|Wed\.|Thu|Fri\.|Sat\./i;

function pattern(source: string, read: Pattern['read']): Pattern {
  // Month, weekday and season names keep their case ("may", "march", "fall" are verbs); the other words may begin a sentence.
  const relaxed = source.replace(/(?<![\\<A-Za-z])([a-z])(?=[a-z]+| |\\s)/g, (letter, _l, at: number) =>
    source[at - 1] === '<' || source[at - 1] === '\\' ? letter : `[${letter}${letter.toUpperCase()}]`,
  );
  return { expression: new RegExp(`(?<![\\w$£€./-])${relaxed}(?![\\w])`, 'g'), read };
}
