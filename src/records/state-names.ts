import { COUNTRIES } from './countries.ts';
import table from './state-names.json' with { type: 'json' };

let byName: ReadonlyMap<string, string> | undefined;

/**
 * The alpha-3 code of a state by a name that data sets use: `Côte d’Ivoire`, `Congo - Kinshasa`, `Viet Nam`. Case,
 * accents, dots and a leading article do not count. Undefined for a name that no table has, or that could be two states
 * (`Korea`).
 *
 * @example
 * stateByName('Iran (Islamic Republic of)'); // 'IRN'
 */
export function stateByName(name: string): string | undefined {
  byName ??= makeIndex();
  return byName.get(nameKey(name));
}

function makeIndex(): ReadonlyMap<string, string> {
  const made = new Map<string, string>();
  for (const { iso3, name } of COUNTRIES.values()) made.set(nameKey(name), iso3);
  for (const [iso3, names] of Object.entries(table.names)) for (const name of names) made.set(nameKey(name), iso3);
  return made;
}

function nameKey(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[’‘`´]/gu, "'")
    .replaceAll('&', ' and ')
    .replaceAll('.', '')
    .replace(/^\s*the\s+/u, '')
    .replace(/\bst\b/gu, 'saint')
    .replace(/\s+/gu, ' ')
    .trim();
}
