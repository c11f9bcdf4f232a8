import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_DAY } from '../../records/event-row.ts';
import { parseDay } from './day-reader.ts';
import { dayNumber, dayText } from './days.ts';
import { fileDays } from './file-days.ts';
import { decimal } from './numbers.ts';

describe('days', () => {
  it('are those of the calendar, there and back', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
        (date) => {
          const text = date.toISOString().slice(0, 10);
          const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
          expect(dayNumber(year, month, day)).toBe(Date.parse(text) / 86_400_000);
          expect(dayText(dayNumber(year, month, day))).toBe(text);
        },
      ),
    );
  });

  it.each([
    [2019, 2, 29],
    [1900, 2, 29],
    [2019, 13, 1],
    [2019, 4, 31],
    [0, 1, 1],
    [Number.NaN, 1, 1],
  ])('that the calendar lacks are none: %d-%d-%d', (year, month, day) => {
    expect(dayNumber(year, month, day)).toBe(NO_DAY);
  });

  it.each([
    ['20191024143000', [2019, 10, 24]],
    ['2019-10-24T14:30:00Z', [2019, 10, 24]],
    ['2019/1/2', [2019, 1, 2]],
    ['10/24/2019', [2019, 10, 24]],
    ['24/10/2019', [2019, 10, 24]],
    ['1/2/2019', [2019, 1, 2]],
    ['1.2.2019', [2019, 2, 1]],
    ['24-Oct-2019', [2019, 10, 24]],
    ['24 October 2019', [2019, 10, 24]],
    ['October 24, 2019', [2019, 10, 24]],
    ['next week', undefined],
    ['2019', undefined],
  ])('are written in many forms: %s', (text, parts) => {
    expect(parseDay(text, 'mdy')?.parts).toEqual(parts);
  });

  it.each([
    ['20191024143000.export.CSV', '2019-10-24', '2019-10-24'],
    ['/data/20130401.export.CSV.zip', '2013-04-01', '2013-04-01'],
    ['200601.csv', '2006-01-01', '2006-01-31'],
    ['x.zip!1979.csv', '1979-01-01', '1979-12-31'],
    ['events.2018.20200427084805.tab', '2018-01-01', '2018-12-31'],
    ['2018-01-01-2019-06-30-Sahel.csv', '2018-01-01', '2019-06-30'],
    ['ngecEvents-20230102.txt', '2023-01-02', '2023-01-02'],
    ['GEDEvent_v24_1.csv', '', ''],
    ['rows.tsv', '', ''],
  ])('stand in the names of files: %s', (name, first, last) => {
    const days = fileDays(name);
    expect([dayText(days.first), dayText(days.last)]).toEqual([first, last]);
  });
});

describe('numbers', () => {
  it('are those that JavaScript reads', () => {
    const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
    fc.assert(
      fc.property(
        fc.oneof(
          fc.double(),
          fc.double({ min: -10, max: 10 }).map((n) => Number(n.toFixed(4))),
        ),
        (n) => {
          const text = String(n);
          expect(decimal(bytes(text), 0, text.length)).toBe(/[a-z]{3}/i.test(text) ? Number.NaN : Number(text));
        },
      ),
    );
    for (const text of ['', '-', '.', '1.2.3', '--1', '1e', ' ', '1-'])
      expect(decimal(bytes(text), 0, text.length), text).toBeNaN();
    expect(decimal(bytes('+1.50'), 0, 5)).toBe(1.5);
  });
});
