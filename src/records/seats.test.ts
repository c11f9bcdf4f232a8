import { describe, expect, it } from 'vitest';
import { NO_DAY } from './event-row.ts';
import { seatByCode, seatByName, seatOn, seatWords } from './seats.ts';
import { stateByName } from './state-names.ts';

const day = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

describe('seats of the General Assembly', () => {
  it.each([
    ['Russia', '1950-01-01', 'RUS'],
    ['Union of Soviet Socialist Republics', '1950-01-01', 'RUS'],
    ['China', '1960-10-01', 'TWN'],
    ['China', '1971-10-24', 'TWN'],
    ['China', '1971-10-25', 'CHN'],
    ['Taiwan', '1971-11-01', undefined],
    ['Yugoslavia', '1949-11-01', 'YUG'],
    ['Yugoslavia', '2005-11-01', 'SRB'],
    ['Serbia', '2010-11-01', 'SRB'],
    ['Federal Republic of Germany', '1980-11-01', 'DEU'],
    ['German Democratic Republic', '1980-11-01', 'DDR'],
    ['Yemen Arab Republic', '1980-11-01', 'YEM'],
    ["Yemen People's Republic", '1980-11-01', 'YMD'],
    ['Zanzibar', '1963-12-17', 'ZAN'],
    ['United Arab Republic', '1960-11-01', 'EGY'],
    ['Congo - Brazzaville', '1990-11-01', 'COG'],
    ['Congo - Kinshasa', '1990-11-01', 'COD'],
    ['Côte d’Ivoire', '1990-11-01', 'CIV'],
    ['St. Vincent & Grenadines', '1990-11-01', 'VCT'],
    ['the former Yugoslav Republic of Macedonia', '2000-11-01', 'MKD'],
    ['Atlantis', '2000-11-01', undefined],
    ['Korea', '2000-11-01', undefined],
  ])('%s on %s sat in %s', (name, date, seat) => {
    expect(seatByName(name, day(date))).toBe(seat);
  });

  it.each([
    ['cow', 365, '1950-11-01', 'RUS'],
    ['cow', 345, '1950-11-01', 'YUG'],
    ['cow', 345, '2004-11-01', 'SRB'],
    ['cow', 260, '1980-11-01', 'DEU'],
    ['cow', 678, '1980-11-01', 'YEM'],
    ['cow', 511, '1963-12-17', 'ZAN'],
    ['cow', 713, '1950-11-01', 'TWN'],
    ['cowAbbr', 'YUG', '1950-11-01', 'YUG'],
    ['iso2', 'CS', '1960-11-01', 'CSK'],
    ['iso2', 'CS', '2004-11-01', 'SRB'],
    ['iso3', 'SUN', '1950-11-01', 'RUS'],
    ['cow', 999, '1950-11-01', undefined],
  ] as const)('%s %s on %s is %s', (system, code, date, seat) => {
    expect(seatByCode(system, code, day(date))).toBe(seat);
  });

  it('are told with who sat there before', () => {
    expect(seatWords('RUS')).toBe('Russia (the Soviet Union until 1991-12-24)');
    expect(seatWords('FRA')).toBe('France');
    expect(seatOn('SRB', NO_DAY)).toBe('SRB');
    expect(stateByName('  THE  Gambia ')).toBe('GMB');
  });
});
