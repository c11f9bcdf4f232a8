import { wordClass } from '../../lexicon/words/word-classes.ts';
import { civilDate, type DayNumber, dayNumber, monthEnd, weekday } from './calendar.ts';
import type { DateShift, Found, Groups, How, Precision, Stretch } from './date-expression.ts';
import { AHEAD, amount, monthIndex, num, ORDINALS, partBounds, unitOf, weekdayIndex, yearWord } from './date-words.ts';
import { clip, fixed, move, stretchOf, unitBounds, weekends, widen } from './stretches.ts';

const VAGUE_COUNTS = wordClass('vague counts');

/** A day or days of a month whose year may be missing: the nearest one on the side that the tense looks to. */
export function monthDays(
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

/** "July", "early July 2017", "last July". */
export function readMonth(g: Groups, publication: DayNumber | undefined): Found {
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

/** 23.11.2010 is a day and a month; 7/4/2010 stays open where both orders are possible. */
export function numericDay(g: Groups): Found {
  const [a, b, y] = [num(g.d1), num(g.d2), num(g.year)];
  if (g.mark === '/' && a <= 12 && b <= 12 && a !== b) return undefined;
  const [d, m] = b > 12 && g.mark === '/' ? [b, a] : [a, b];
  if (m < 1 || m > 12 || d < 1 || d > 31) return undefined;
  return fixed(dayNumber(y, m, d), dayNumber(y, m, d), 'day', 'stated');
}

/** Whether what a date is counted from is named right behind. */
export function namesAnchor(side: string | undefined): DateShift['from'] {
  return /^(?:after|before|prior)$/i.test(side ?? '') ? 'phrase' : 'text';
}

/** "Three days later", "a week before". */
export function shift(name: string | undefined, side: string | undefined, n: number): Found {
  return { shift: { unit: unitOf(name), count: AHEAD.test(side ?? '') ? n : -n, from: namesAnchor(side) } };
}

/** "On Tuesday", "last Tuesday". */
export function readWeekday(g: Groups, publication: DayNumber | undefined): Found {
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

/** "The 1990s", "the late eighties". */
export function decade(start: number, partWord: string | undefined): Found {
  return thirds(start, start + 9, partWord, 'decade');
}

/** Early, mid and late stretches of a decade or a century: 0-3, 4-6, 7-9 of ten parts. */
export function thirds(first: number, last: number, partWord: string | undefined, precision: Precision): Found {
  const tenth = (last - first + 1) / 10;
  const word = (partWord ?? '').toLowerCase();
  const from = word === 'mid' ? first + 4 * tenth : word === 'late' ? first + 7 * tenth : first;
  const to = word === 'early' ? first + 4 * tenth - 1 : word === 'mid' ? first + 7 * tenth - 1 : last;
  return fixed(dayNumber(from, 1, 1), dayNumber(to, 12, 31), word ? 'range' : precision, 'stated');
}

/** "From 2014 to 2016", "2014-16". */
export function years(g: Groups): Found {
  const y1 = num(g.y1);
  const y2 = (g.y2 ?? '').length === 2 ? Math.floor(y1 / 100) * 100 + num(g.y2) : num(g.y2);
  return y2 < y1 || y2 > y1 + 150 ? undefined : fixed(dayNumber(y1, 1, 1), dayNumber(y2, 12, 31), 'range', 'stated');
}

function seasonBounds(y: number, name: string): [DayNumber, DayNumber, Precision] {
  const start = { spring: 3, summer: 6, autumn: 9, fall: 9, winter: 12 }[name.toLowerCase()] ?? 3;
  return [dayNumber(y, start, 1), monthEnd(y, start + 2), 'season'];
}

/** "The summer of 2014". */
export function seasonOf(y: number, name: string): Found {
  return fixed(...seasonBounds(y, name), 'stated');
}

/** "Last summer", "this spring". */
export function readSeason(g: Groups, publication: DayNumber | undefined): Found {
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

/** "The first half of the year". */
export function readSlice(g: Groups, publication: DayNumber | undefined): Found {
  const y =
    g.year === undefined ? publication !== undefined && civilDate(publication).year : yearWord(g.year, publication);
  if (!y) return undefined;
  const nth =
    g.nth?.toLowerCase() === 'last' ? (g.slice === 'half' ? 2 : 4) : ORDINALS.indexOf((g.nth ?? '').toLowerCase());
  const months = g.slice?.toLowerCase() === 'half' ? 6 : 3;
  return fixed(dayNumber(y, (nth - 1) * months + 1, 1), monthEnd(y, nth * months), 'range', 'stated');
}

/** "Early 2014", "the end of 2014", "2014". */
export function partOfYear(y: number, partWord: string | undefined, how: How): Found {
  if (!partWord) return fixed(dayNumber(y, 1, 1), dayNumber(y, 12, 31), 'year', how);
  if (/early|beginning|start/i.test(partWord)) return fixed(dayNumber(y, 1, 1), dayNumber(y, 4, 30), 'range', how);
  if (/mid/i.test(partWord)) return fixed(dayNumber(y, 5, 1), dayNumber(y, 8, 31), 'range', how);
  return fixed(dayNumber(y, /end|close/i.test(partWord) ? 12 : 9, 1), dayNumber(y, 12, 31), 'range', how);
}

/** "Yesterday", "tomorrow": so many days from publication. */
export function relativeDay(publication: DayNumber | undefined, shift: number): Found {
  return publication === undefined ? undefined : fixed(publication + shift, publication + shift, 'day', 'relative');
}

/** This, last or next week, month, year ...; "earlier" and "later" cut it at the publication day. */
export function readUnit(g: Groups, publication: DayNumber | undefined): Found {
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

/** "In recent weeks", "over the past three years". */
export function readWindow(g: Groups, publication: DayNumber | undefined): Found {
  if (publication === undefined) return undefined;
  const which = (g.which ?? '').toLowerCase();
  const n = g.count === undefined ? (which === 'recent' || /s$/i.test(g.unit ?? '') ? 4 : 1) : amount(g.count);
  const ahead = which === 'coming' || which === 'next';
  const edge = move(publication, unitOf(g.unit), ahead ? n : -n);
  return ahead ? fixed(publication, edge, 'range', 'relative') : fixed(edge, publication, 'range', 'relative');
}

/** "Two years ago". */
export function readAgo(g: Groups, publication: DayNumber | undefined): Found {
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

/** "Within two days", "in three weeks". */
export function readIn(g: Groups, publication: DayNumber | undefined): Found {
  if (publication === undefined) return undefined;
  const edge = move(publication, unitOf(g.unit), amount(g.count));
  // "In two days" of a past act is a duration, not a date.
  return { past: undefined, future: { first: publication, last: edge, precision: 'range', how: 'relative' } };
}
