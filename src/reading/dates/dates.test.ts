import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civilDate, dayNumber, isoDay, parseIsoDay, weekday } from './calendar.ts';
import type { Tense } from './date-expression.ts';
import { findDates, shiftDate } from './dates.ts';

/** A Thursday. */
const PUBLISHED = '2017-07-06';

type Row = readonly [text: string, words: string, first: string, last: string, tense?: Tense];

const TABLE: readonly Row[] = [
  ['The two met on Tuesday.', 'Tuesday', '2017-07-04', '2017-07-04'],
  ['They will meet on Tuesday.', 'Tuesday', '2017-07-11', '2017-07-11', 'future'],
  ['The vote was held on Thursday.', 'Thursday', '2017-07-06', '2017-07-06'],
  ['Last Thursday the talks broke off.', 'Last Thursday', '2017-06-29', '2017-06-29'],
  ['On Saturday morning a shell fell on the town.', 'Saturday morning', '2017-07-01', '2017-07-01'],
  ['They meet next Monday.', 'next Monday', '2017-07-10', '2017-07-10', 'future'],
  ['The envoy left yesterday.', 'yesterday', '2017-07-05', '2017-07-05'],
  ['The envoy arrives tomorrow.', 'tomorrow', '2017-07-07', '2017-07-07', 'future'],
  ['Overnight, rockets hit the port.', 'Overnight', '2017-07-05', '2017-07-05'],
  ['The minister spoke earlier today.', 'earlier today', '2017-07-06', '2017-07-06'],
  ['Last week the border was closed.', 'Last week', '2017-06-26', '2017-07-02'],
  ['This week the border was closed.', 'This week', '2017-07-03', '2017-07-06'],
  ['This week the border will be closed.', 'This week', '2017-07-03', '2017-07-09', 'future'],
  ['This year the border was closed.', 'This year', '2017-01-01', '2017-07-06'],
  ['Over the weekend the border was closed.', 'Over the weekend', '2017-07-01', '2017-07-02'],
  ['They meet on Tuesday of next week.', 'Tuesday of next week', '2017-07-11', '2017-07-11', 'future'],
  ['The log is dated 23.11.2010.', '23.11.2010', '2010-11-23', '2010-11-23'],
  ['In the late nineties they were friends.', 'the late nineties', '1997-01-01', '1999-12-31'],
  ['The Sept. 11 attacks changed much.', 'Sept. 11', '2001-09-11', '2001-09-11'],
  ['A dozen years ago they fell out.', 'A dozen years ago', '2005-01-01', '2005-12-31'],
  ['From March to June they fought.', 'From March to June', '2017-03-01', '2017-06-30'],
  ['From November to January they fought.', 'From November to January', '2016-11-01', '2017-01-31'],
  ['Between Friday and Monday they fought.', 'Between Friday and Monday', '2017-06-30', '2017-07-03'],
  ['From March 24 to June 10, 1999, they fought.', 'From March 24 to June 10, 1999', '1999-03-24', '1999-06-10'],
  ['This past week the border was closed.', 'This past week', '2017-06-29', '2017-07-06'],
  ['The summit is set for next week.', 'next week', '2017-07-10', '2017-07-16', 'future'],
  ['Earlier this month he resigned.', 'Earlier this month', '2017-07-01', '2017-07-06'],
  ['Later this month he will resign.', 'Later this month', '2017-07-06', '2017-07-31', 'future'],
  ['Late last year he resigned.', 'Late last year', '2016-09-01', '2016-12-31'],
  ['Last month the fleet sailed.', 'Last month', '2017-06-01', '2017-06-30'],
  ['Last year the fleet sailed.', 'Last year', '2016-01-01', '2016-12-31'],
  ['In May the fleet sailed.', 'May', '2017-05-01', '2017-05-31'],
  ['In May the fleet will sail.', 'May', '2018-05-01', '2018-05-31', 'future'],
  ['In September the fleet sailed.', 'September', '2016-09-01', '2016-09-30'],
  ['In mid-June the fleet sailed.', 'mid-June', '2017-06-11', '2017-06-20'],
  ['In early June the fleet sailed.', 'early June', '2017-06-01', '2017-06-10'],
  ['In August 2015 a pact was signed.', 'August 2015', '2015-08-01', '2015-08-31'],
  ['On July 4, 2015, a pact was signed.', 'July 4, 2015', '2015-07-04', '2015-07-04'],
  ['A pact was signed on 4 July 2015.', '4 July 2015', '2015-07-04', '2015-07-04'],
  ['A pact was signed on Sept. 11, 2001.', 'Sept. 11, 2001', '2001-09-11', '2001-09-11'],
  ['A pact was signed on the 5th of June.', 'the 5th of June', '2017-06-05', '2017-06-05'],
  ['A pact was signed on Dec. 24.', 'Dec. 24', '2016-12-24', '2016-12-24'],
  ['A pact was signed on Friday, June 30.', 'Friday, June 30', '2017-06-30', '2017-06-30'],
  ['The drill ran from July 3-5.', 'July 3-5', '2017-07-03', '2017-07-05'],
  ['The drill ran from June 28 to July 2.', 'June 28 to July 2', '2017-06-28', '2017-07-02'],
  ['The log is dated 2014-03-18.', '2014-03-18', '2014-03-18', '2014-03-18'],
  ['In 2014 the coast was annexed.', '2014', '2014-01-01', '2014-12-31'],
  ['In early 2014 the coast was annexed.', 'early 2014', '2014-01-01', '2014-04-30'],
  ['At the end of 2014 the coast was annexed.', 'the end of 2014', '2014-12-01', '2014-12-31'],
  ['Two raids came in 2014 and 2015.', '2014 and 2015', '2014-01-01', '2015-12-31'],
  ['The war of 2014-16 ruined them.', '2014-16', '2014-01-01', '2016-12-31'],
  ['From 2014 to 2016 they fought.', 'From 2014 to 2016', '2014-01-01', '2016-12-31'],
  ['Since 2011 they have fought.', 'Since 2011', '2011-01-01', '2017-07-06'],
  ['Since Monday they have fought.', 'Since Monday', '2017-07-03', '2017-07-06'],
  ['By 2020 the base will close.', 'By 2020', '2017-07-06', '2020-12-31', 'future'],
  ['The base will close by the end of the year.', 'by the end of the year', '2017-07-06', '2017-12-31', 'future'],
  ['In the early 2000s they were friends.', 'the early 2000s', '2000-01-01', '2003-12-31'],
  ['In the late 1990s they were friends.', 'the late 1990s', '1997-01-01', '1999-12-31'],
  ['In the 1980s they were friends.', 'the 1980s', '1980-01-01', '1989-12-31'],
  ['In the 19th century they were friends.', 'the 19th century', '1801-01-01', '1900-12-31'],
  ['In the summer of 2015 they fell out.', 'the summer of 2015', '2015-06-01', '2015-08-31'],
  ['Last summer they fell out.', 'Last summer', '2016-06-01', '2016-08-31'],
  ['In the first quarter of 2016 trade fell.', 'the first quarter of 2016', '2016-01-01', '2016-03-31'],
  ['In the second half of 2016 trade fell.', 'the second half of 2016', '2016-07-01', '2016-12-31'],
  ['Two years ago they fell out.', 'Two years ago', '2015-01-01', '2015-12-31'],
  ['Twenty-five years ago they fell out.', 'Twenty-five years ago', '1992-01-01', '1992-12-31'],
  ['Thirty years ago they fell out.', 'Thirty years ago', '1987-01-01', '1987-12-31'],
  ['Three days ago they fell out.', 'Three days ago', '2017-07-03', '2017-07-03'],
  ['About a month ago they fell out.', 'About a month ago', '2017-06-01', '2017-06-30'],
  ['Over the past three weeks they shelled the town.', 'Over the past three weeks', '2017-06-15', '2017-07-06'],
  ['In recent months they shelled the town.', 'In recent months', '2017-03-06', '2017-07-06'],
  ['In the coming days they will meet.', 'In the coming days', '2017-07-06', '2017-07-10', 'future'],
  ['Within two weeks they will meet.', 'Within two weeks', '2017-07-06', '2017-07-20', 'future'],
];

describe('dates', () => {
  it.each(TABLE.map((row) => [row[0], row] as const))('%s', (text, [, words, first, last, tense = 'past']) => {
    const found = findDates(text, PUBLISHED).filter((date) => date[tense]);
    expect(found.map((date) => text.slice(date.span.start, date.span.end))).toContain(words);
    const hit = found.find((date) => text.slice(date.span.start, date.span.end) === words);
    expect([hit?.[tense]?.first, hit?.[tense]?.last]).toEqual([first, last]);
  });

  it.each([
    'Theresa May said that she would not resign.',
    'They may march on the capital.',
    'Some 2000 people fled.',
    'The fall of the regime was swift.',
    'The fine was $2000 in all.',
    'The talks took a long time.',
    'The Tuesday Club and the May 19 Movement called for calm.',
    'The note is dated 7/4/2010.',
  ])('sees no date in: %s', (text) => {
    expect(findDates(text, PUBLISHED)).toEqual([]);
  });

  it('counts from another date where the text does', () => {
    const [test, later] = findDates(
      'The test took place on June 28, and three days later sanctions followed.',
      PUBLISHED,
    );
    expect(later?.shift).toEqual({ unit: 'day', count: 3, from: 'text' });
    if (!test?.past || !later?.shift) throw new Error('both dates must be found');
    expect(shiftDate(test.past, later.shift)).toMatchObject({
      first: '2017-07-01',
      last: '2017-07-01',
      how: 'relative',
    });
  });

  it.each([
    ['weeks later', '2017-03-10', '2017-03-10', '2017-03-24', '2017-04-28'],
    ['Days earlier', '2017-03-10', '2017-03-10', '2017-03-04', '2017-03-08'],
    ['hours later', '2017-03-10', '2017-03-10', '2017-03-10', '2017-03-10'],
    ['weeks later', '2012-01-01', '2012-12-31', '2012-01-01', '2012-12-31'],
    ['years later', '2002-01-01', '2002-12-31', '2004-01-01', '2011-12-31'],
  ])('leaves "%s" than %s to %s open', (words, first, last, from, to) => {
    const [found] = findDates(words, PUBLISHED);
    const precision = first === last ? 'day' : 'year';
    expect(found?.shift).toBeDefined();
    if (!found?.shift) return;
    expect(shiftDate({ first, last, precision, how: 'stated' }, found.shift)).toMatchObject({ first: from, last: to });
  });

  it('knows only what is written out when the publication day is unknown', () => {
    expect(findDates('They met on Tuesday.', undefined).filter((date) => date.past)).toEqual([]);
    expect(findDates('They met on May 3, 2015.', undefined)[0]?.past?.first).toBe('2015-05-03');
  });

  it('never ends before it starts and keeps to the words, whatever the text', () => {
    const words =
      'on last next Tuesday May 3 2015 the of early week ago two years since by in 31 February month 5-2'.split(' ');
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 12 }), (parts) => {
        const text = parts.join(' ');
        for (const { span, past, future } of findDates(text, PUBLISHED)) {
          expect(span.end).toBeLessThanOrEqual(text.length);
          for (const range of [past, future]) if (range) expect(range.first <= range.last).toBe(true);
        }
      }),
    );
  });
});

describe('calendar', () => {
  it('turns days into dates and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -800_000, max: 800_000 }), (day) => {
        const { year, month, day: d } = civilDate(day);
        expect(dayNumber(year, month, d)).toBe(day);
      }),
    );
    expect(parseIsoDay('2017-02-29')).toBeUndefined();
    expect(isoDay(parseIsoDay('2016-02-29') ?? 0)).toBe('2016-02-29');
    expect(weekday(parseIsoDay(PUBLISHED) ?? 0)).toBe(4);
  });
});
