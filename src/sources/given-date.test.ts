import { describe, expect, it } from 'vitest';
import { parseGivenDate } from './given-date.ts';

describe('a date given by a person', () => {
  it.each([
    ['2017-07-06', '2017-07-06'],
    [' 2017-7-6 ', '2017-07-06'],
    ['2017-07-06T22:10:00Z', '2017-07-06'],
    ['6 July 2017', '2017-07-06'],
    ['July 6, 2017', '2017-07-06'],
    ['July 06,2017', '2017-07-06'],
    ['6.7.2017', '2017-07-06'],
    ['16/7/2017', '2017-07-16'],
    ['7/7/2017', '2017-07-07'],
    ['2016-02-29', '2016-02-29'],
  ])('reads %s', (text, day) => expect(parseGivenDate(text)).toBe(day));

  it.each([
    '2017-02-30',
    '2017-13-01',
    '2017-02-29',
    'yesterday',
    '',
    '6/7/2017',
    '2017',
    '6 July 2017 and 7 July 2017',
  ])('refuses %j with a sentence on how to write it', (text) =>
    expect(() => parseGivenDate(text)).toThrow(/YYYY-MM-DD/),
  );

  it('says that a day does not exist, or that it has two readings', () => {
    expect(() => parseGivenDate('2017-02-30')).toThrow('not a day of the calendar');
    expect(() => parseGivenDate('6/7/2017')).toThrow('two ways');
    expect(() => parseGivenDate('2017-02-30')).toThrow(expect.objectContaining({ code: 'usage' }));
  });
});
