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
  /** States of other days whose seat and place in treaties this one has: the Soviet Union of Russia. */
  readonly formerly?: readonly string[];
  /** The state into which a former one went as a whole, or that goes on in its place. */
  readonly into?: string;
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

/** What a code means from one day on to another: days since 1970-01-01, the second excluded; ±Infinity without an end. */
export interface CountryPeriod {
  readonly iso3: string;
  readonly from: number;
  readonly to: number;
}

/**
 * What a code means in the course of time; empty for an unknown code. A state is called by the code that it had on the
 * day, whichever of its codes the file uses: RUS and SUN are the Soviet Union before 1991-12-26 and Russia after it,
 * YUG and SRB are Yugoslavia, then Serbia and Montenegro, then Serbia, CZE is Czechoslovakia before 1993, a code of East
 * Germany, South Yemen or South Vietnam is the united state after the union. A former state that went into several (CSK)
 * stays what it was.
 *
 * @example
 * countryPeriods('cow', 265).map(({ iso3 }) => iso3); // ['DDR', 'DEU']
 */
export function countryPeriods(system: CodeSystem, code: string | number): readonly CountryPeriod[] {
  const candidates = countryByCode(system, code);
  if (candidates.length === 0) return [];
  turns ??= turnsOfStates();
  const periods: { iso3: string; from: number; to: number }[] = [];
  for (let i = 0; i <= turns.length; i++) {
    const from = turns[i - 1] ?? Number.NEGATIVE_INFINITY;
    const to = turns[i] ?? Number.POSITIVE_INFINITY;
    const { iso3 } = stateOn(candidates, i === 0 ? to - 1 : from);
    const last = periods.at(-1);
    if (last?.iso3 === iso3) last.to = to;
    else periods.push({ iso3, from, to });
  }
  return periods;
}

/**
 * The alpha-3 code of the state that a code means on a day (see `countryPeriods`).
 *
 * @param day days since 1970-01-01
 * @returns undefined for an unknown code
 * @example
 * [countryOn('cow', 365, 0), countryOn('cow', 365, 20_000)]; // ['SUN', 'RUS']
 */
export function countryOn(system: CodeSystem, code: string | number, day: number): string | undefined {
  return countryPeriods(system, code).find((period) => period.from <= day && day < period.to)?.iso3;
}

let turns: readonly number[] | undefined;

/** Days on which a former state began or ended. */
function turnsOfStates(): readonly number[] {
  const days = [...COUNTRIES.values()]
    .flatMap(({ from, to }) => [from, to])
    .flatMap((day) => (day ? [dayOf(day)] : []));
  return [...new Set(days)].sort((a, b) => a - b);
}

function dayOf(text: string): number {
  return Date.parse(text) / 86_400_000;
}

function stateOn(candidates: readonly Country[], day: number): Country {
  const exists = (state: Country): boolean =>
    state.to !== undefined && day < dayOf(state.to) && (state.from === undefined || day >= dayOf(state.from));
  const former = candidates.flatMap((state) => (state.formerly ?? []).flatMap((iso3) => COUNTRIES.get(iso3) ?? []));
  const then = candidates.find(exists) ?? former.find(exists) ?? candidates.find((state) => state.to === undefined);
  if (then) return then;
  const last = candidates[0] as Country;
  const next = last.into !== undefined && last.to !== undefined && day >= dayOf(last.to) && COUNTRIES.get(last.into);
  return next ? stateOn([next], day) : last;
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
