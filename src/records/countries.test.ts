import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { COUNTRIES, type CodeSystem, countryByCode, countryName, countryOn, countryPeriods } from './countries.ts';

const shared = process.env.ENTENTE_SHARED ?? fileURLToPath(new URL('../../../shared', import.meta.url));
const eventFiles = join(shared, 'data/eventfiles');
const found = existsSync(eventFiles);
if (!found)
  console.warn(`SKIPPED: no event files in ${eventFiles}; set ENTENTE_SHARED to check the codes against them.`);

function rows(file: string): string[][] {
  const text = readFileSync(join(eventFiles, file), 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\t'));
}

describe('country codes', () => {
  it.each<[CodeSystem, string | number, string[]]>([
    ['iso3', 'DEU', ['DEU']],
    ['iso2', 'de', ['DEU']],
    ['numeric', '004', ['AFG']],
    ['numeric', 4, ['AFG']],
    ['fips', 'RS', ['RUS']],
    ['fips', 'SN', ['SGP']],
    ['fips', 'SG', ['SEN']],
    ['fips', 'CH', ['CHN']],
    ['fips', 'SZ', ['CHE']],
    ['fips', 'WE', ['PSE']],
    ['fips', 'GZ', ['PSE']],
    ['cameo', 'ROM', ['ROU']],
    ['cameo', 'TMP', ['TLS']],
    ['cameo', 'KSV', ['XKX']],
    ['cow', 2, ['USA']],
    ['cow', '002', ['USA']],
    ['cow', 679, ['YEM']],
    ['cow', 678, ['YEM']],
    ['cow', 260, ['DEU']],
    ['gw', 678, ['YEM']],
    ['cow', 255, ['DEU']],
    ['gw', 260, ['DEU']],
    ['gw', 340, ['SRB']],
    ['cow', 710, ['CHN']],
    ['cow', 731, ['PRK']],
    ['cow', 732, ['KOR']],
    ['cow', 365, ['RUS', 'SUN']],
    ['cow', 345, ['SRB', 'SCG', 'YUG']],
    ['cowAbbr', 'UKG', ['GBR']],
    ['cow', 999, []],
    ['iso3', 'EUR', []],
  ])('%s %s: %j', (system, code, iso3) => {
    expect(countryByCode(system, code).map((country) => country.iso3)).toEqual(iso3);
  });

  it.each<[CodeSystem, string | number, string, string | undefined]>([
    ['cow', 365, '1985-01-01', 'SUN'],
    ['cow', 365, '1991-12-25', 'SUN'],
    ['cow', 365, '1991-12-26', 'RUS'],
    ['cameo', 'RUS', '1985-01-01', 'SUN'],
    ['cameo', 'SUN', '1999-01-01', 'RUS'],
    ['fips', 'RS', '1985-01-01', 'SUN'],
    ['cow', 345, '1990-01-01', 'YUG'],
    ['cow', 345, '2004-01-01', 'SCG'],
    ['cow', 345, '2006-06-05', 'SRB'],
    ['cameo', 'YUG', '2010-01-01', 'SRB'],
    ['cameo', 'SRB', '1995-01-01', 'YUG'],
    ['cow', 260, '1985-01-01', 'DEU'],
    ['cow', 265, '1985-01-01', 'DDR'],
    ['cow', 265, '1995-01-01', 'DEU'],
    ['cow', 678, '1985-01-01', 'YEM'],
    ['cow', 680, '1985-01-01', 'YMD'],
    ['cow', 680, '2000-01-01', 'YEM'],
    ['cameo', 'CZE', '1985-01-01', 'CSK'],
    ['cameo', 'CSK', '2010-01-01', 'CSK'],
    ['cameo', 'UKR', '1985-01-01', 'UKR'],
    ['fips', 'VS', '1980-01-01', 'VNM'],
    ['cameo', 'EUR', '1985-01-01', undefined],
  ])('%s %s on %s is %s', (system, code, day, iso3) => {
    expect(countryOn(system, code, Date.parse(day) / 86_400_000)).toBe(iso3);
  });

  it('gives every day to one state and leaves none out', () => {
    for (const iso3 of COUNTRIES.keys()) {
      const periods = countryPeriods('iso3', iso3);
      expect([periods[0]?.from, periods.at(-1)?.to]).toEqual([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
      for (const [i, period] of periods.entries()) expect(periods[i + 1]?.from ?? period.to).toBe(period.to);
    }
  });

  it('has a name for former states too', () => {
    expect(countryName('SUN')).toBe('Soviet Union');
    expect(countryName('XKX')).toBe('Kosovo');
    expect(countryName('QQQ')).toBeUndefined();
  });

  it('gives no two living countries the same code', () => {
    for (const system of ['iso3', 'iso2', 'numeric', 'fips', 'cow', 'cowAbbr', 'gw', 'cameo'] as const) {
      const living = [...COUNTRIES.values()].filter((country) => country.to === undefined);
      const codes = living.flatMap((country) => country[system] ?? []).map(String);
      expect(new Set(codes).size).toBe(codes.length);
    }
  });

  it.skipIf(!found)('knows every country in real GDELT rows', () => {
    // Regions that CAMEO codes like countries.
    const regions = new Set([
      'AFR',
      'ASA',
      'BLK',
      'CRB',
      'CAU',
      'CFR',
      'CAS',
      'CEU',
      'EIN',
      'EAF',
      'EEU',
      'EUR',
      'LAM',
      'MEA',
      'MDT',
      'NAF',
      'NMR',
      'PGS',
      'SCN',
      'SAM',
      'SAS',
      'SEA',
      'SAF',
      'WAF',
      'WST',
      'SSA',
    ]);
    const unknownFips = new Set<string>();
    const unknownCameo = new Set<string>();
    for (const row of rows('gdelt2_20191024143000.export.CSV')) {
      for (const code of [row[37], row[45], row[53]]) {
        if (code && countryByCode('fips', code).length === 0) unknownFips.add(code);
      }
      for (const code of [row[7], row[17]]) {
        if (code && !regions.has(code) && countryByCode('cameo', code).length === 0) unknownCameo.add(code);
      }
    }
    expect([...unknownCameo]).toEqual([]);
    // GDELT writes OS for the high seas.
    expect([...unknownFips].filter((code) => code !== 'OS')).toEqual([]);
  });

  it.skipIf(!found)('knows nearly every country that ICEWS names', () => {
    const byName = new Set([...COUNTRIES.values()].map((country) => country.name));
    const [, ...events] = rows('icews_events.2018.sample.tab');
    const named = events.flatMap((row) => [row[4], row[10]]).filter((name) => name && name !== 'NA');
    const known = named.filter((name) => byName.has(name ?? ''));
    expect(named.length).toBeGreaterThan(100);
    expect(known.length / named.length).toBeGreaterThan(0.9);
  });
});
