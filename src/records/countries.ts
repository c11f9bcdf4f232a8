import table from './countries.json' with { type: 'json' };

/** Ways in which event files and data sets name a country. `cow` and `gw` are numbers written as text. */
export const CODE_SYSTEMS = ['iso3', 'iso2', 'numeric', 'cameo', 'cow', 'cowAbbr', 'gw', 'fips'] as const;
export type CodeSystem = (typeof CODE_SYSTEMS)[number];

/** A state or territory and its codes; what is not surely known is absent. */
export interface Country {
  /** ISO 3166-1 alpha-3; for former states the code that ISO 3166-3 withdrew (`SUN`); `XKX` for Kosovo. */
  readonly iso3: string;
  readonly iso2: string;
  /** Three digits. */
  readonly numeric?: string;
  readonly name: string;
  /** CAMEO country codes, the usual one first. */
  readonly cameo?: readonly string[];
  /** Correlates of War number and abbreviation. */
  readonly cow?: number;
  readonly cowAbbr?: string;
  /** Correlates of War numbers of the time before a union: 260 of West Germany, 678 of North Yemen. */
  readonly cowFormer?: readonly number[];
  /** Gleditsch-Ward number. */
  readonly gw?: number;
  /** FIPS 10-4, as GDELT's geography has it. */
  readonly fips?: readonly string[];
  /** First day on which a former state existed, and the first on which it did not; as precise as known. */
  readonly from?: string;
  readonly to?: string;
}

/** All states and territories, former ones with them, by alpha-3 code. */
export const COUNTRIES: ReadonlyMap<string, Country> = new Map(
  (table.countries as readonly Country[]).map((country) => [country.iso3, country]),
);

let index: ReadonlyMap<string, readonly Country[]> | undefined;

/**
 * The countries that a code may mean: none for an unknown code, several where it has changed hands (COW 365 is Russia
 * and the Soviet Union). Those that still exist come first.
 *
 * @param system which kind of code it is
 * @param code the code as text or number; case does not matter, nor do leading zeros
 * @example
 * countryByCode('fips', 'RS')[0]?.iso3; // 'RUS'
 */
export function countryByCode(system: CodeSystem, code: string | number): readonly Country[] {
  index ??= makeIndex();
  return index.get(keyOf(system, String(code))) ?? [];
}

/**
 * The name of a country by its alpha-3 code; undefined for a code that is none.
 *
 * @example
 * countryName('KOR'); // 'South Korea'
 */
export function countryName(iso3: string): string | undefined {
  return COUNTRIES.get(iso3)?.name;
}

function makeIndex(): ReadonlyMap<string, readonly Country[]> {
  const made = new Map<string, Country[]>();
  const inOrder = [...COUNTRIES.values()].sort((a, b) => Number(a.to !== undefined) - Number(b.to !== undefined));
  for (const country of inOrder) {
    for (const system of CODE_SYSTEMS) {
      for (const code of codesOf(country, system)) {
        const key = keyOf(system, code);
        const known = made.get(key);
        if (known) known.push(country);
        else made.set(key, [country]);
      }
    }
  }
  return made;
}

function codesOf(country: Country, system: CodeSystem): readonly string[] {
  const value = country[system];
  if (system === 'cow')
    return [value, ...(country.cowFormer ?? [])].flatMap((code) => (code === undefined ? [] : [String(code)]));
  if (value === undefined) return [];
  if (typeof value === 'string' || typeof value === 'number') return [String(value)];
  return value;
}

function keyOf(system: CodeSystem, code: string): string {
  const trimmed = code.trim().toUpperCase();
  return `${system}:${/^\d+$/.test(trimmed) ? Number(trimmed) : trimmed}`;
}
