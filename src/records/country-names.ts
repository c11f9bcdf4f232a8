import { COUNTRIES } from './countries.ts';
import table from './country-names.json' with { type: 'json' };

let index: ReadonlyMap<string, string> | undefined;

/**
 * The alpha-3 code of the state that bears a name in English, in the forms that files of events use ("Korea, Republic of",
 * "Russia (Soviet Union)"). Case, accents, punctuation and a leading "the" do not matter. The name of a former state gives
 * that state: `countryOn('iso3', ...)` says who it is on a day.
 *
 * @returns undefined for a name that is none
 * @example
 * [countryByName('Russian Federation'), countryByName("Côte d'Ivoire")]; // ['RUS', 'CIV']
 */
export function countryByName(name: string): string | undefined {
  index ??= makeIndex();
  return index.get(keyOf(name));
}

function makeIndex(): ReadonlyMap<string, string> {
  const made = new Map<string, string>();
  for (const { iso3, name } of COUNTRIES.values()) made.set(keyOf(name), iso3);
  for (const [iso3, names] of Object.entries(table.names)) for (const name of names) made.set(keyOf(name), iso3);
  return made;
}

function keyOf(name: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('&', ' and ');
  return plain
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^the /, '');
}
