import { describe, expect, it } from 'vitest';
import { COUNTRIES } from './countries.ts';
import table from './country-names.json' with { type: 'json' };
import { countryByName } from './country-names.ts';

describe('names of countries', () => {
  it.each([
    ['Russian Federation', 'RUS'],
    ['Russia (Soviet Union)', 'RUS'],
    ['USSR', 'SUN'],
    ['Korea, Republic of', 'KOR'],
    ["Korea, Democratic People's Republic of", 'PRK'],
    ['Congo', 'COG'],
    ['Democratic Republic of Congo', 'COD'],
    ['the former Yugoslav Republic of Macedonia', 'MKD'],
    ['The Gambia', 'GMB'],
    ["CÔTE D'IVOIRE", 'CIV'],
    ['Trinidad & Tobago', 'TTO'],
    ['Guinea', 'GIN'],
    ['Guinea-Bissau', 'GNB'],
    ['Ruritania', undefined],
    ['', undefined],
  ])('%s is %s', (name, iso3) => {
    expect(countryByName(name)).toBe(iso3);
  });

  it('belong to one state each, which exists', () => {
    const owners = new Map<string, string>();
    for (const { iso3, name } of COUNTRIES.values()) owners.set(name, iso3);
    for (const [iso3, names] of Object.entries(table.names)) {
      expect(COUNTRIES.has(iso3), iso3).toBe(true);
      for (const name of names) {
        expect(owners.get(name) ?? iso3, name).toBe(iso3);
        owners.set(name, iso3);
      }
    }
    for (const [name, iso3] of owners) expect(countryByName(name), name).toBe(iso3);
  });
});
