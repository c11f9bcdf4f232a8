import { type CodeSystem, type CountryPeriod, countryPeriods } from '../../records/countries.ts';
import { countryByName } from '../../records/country-names.ts';
import { NO_DAY } from '../../records/event-row.ts';
import type { CountryNaming } from './event-mapping.ts';
import type { FileProblems } from './file-problems.ts';
import type { TextTable } from './text-table.ts';

/** A state that a code means up to a day (excluded), as a number of a text. */
interface Turn {
  readonly to: number;
  readonly text: number;
}

/** Nothing is known of the code yet; it means several states in the course of time; it is unknown. */
const UNSEEN = -1;
const DATED = -2;
const UNKNOWN = -3;

/** How the codes of one kind in a file become states. */
export interface CountryNames {
  /** As a message calls the codes: "CAMEO country code". */
  readonly called: string;
  /** The states that a code means; undefined for an unknown code, empty for one that means no state (a region, a body). */
  readonly periods: (code: string) => readonly { readonly iso3: string; readonly to: number }[] | undefined;
}

/**
 * Codes of the project's tables, of the first system that knows them; those of `none` mean no state and are no mistake.
 */
export function codeNames(systems: readonly CodeSystem[], called: string, none: ReadonlySet<string>): CountryNames {
  return {
    called,
    periods: (code) => {
      for (const system of systems) {
        const periods = countryPeriods(system, code);
        if (periods.length > 0) return periods;
      }
      return none.has(code.trim().toUpperCase()) ? [] : undefined;
    },
  };
}

/** How countries of a mapped table are named. */
export function countryNaming(as: CountryNaming): CountryNames {
  if (as === 'actor') return { called: 'actor', periods: (name) => periodsOf(stateInActor(name)) ?? [] };
  if (as === 'name') return { called: 'country name', periods: namedPeriods };
  if (as === 'any') {
    const codes = codeNames(['iso3', 'iso2', 'cameo'], 'country', NOBODY);
    return { called: 'country', periods: (text) => namedPeriods(text) ?? codes.periods(text) };
  }
  return codeNames([as], CALLED[as], as === 'cameo' ? CAMEO_REGIONS : NOBODY);
}

const CALLED: Readonly<Record<CodeSystem, string>> = {
  iso3: 'ISO country code',
  iso2: 'ISO country code',
  numeric: 'ISO country number',
  cameo: 'CAMEO country code',
  cow: 'COW country number',
  cowAbbr: 'COW country code',
  gw: 'Gleditsch-Ward country number',
  fips: 'FIPS country code',
};

/** What files write for a side that is no state. */
const NOBODY = new Set(['-99', '-999', '0', '-', '--', 'NGO', 'IGO', 'INT', 'MNC', 'UNSPECIFIED', 'UNKNOWN']);
/** CAMEO's codes of regions and of bodies, which are no states. */
export const CAMEO_REGIONS: ReadonlySet<string> = new Set(
  'AFR ASA BLK CRB CAU CFR CAS CEU EIN EAF EEU EUR LAM MEA MDT NAF NMR PGS SCN SAM SAS SEA SAF WAF WST IGO NGO NGM MNC INT IMG UIS ---'.split(
    ' ',
  ),
);

function namedPeriods(name: string): readonly CountryPeriod[] | undefined {
  if (NOBODY.has(name.toUpperCase())) return [];
  return periodsOf(countryByName(name));
}

function periodsOf(iso3: string | undefined): readonly CountryPeriod[] | undefined {
  return iso3 === undefined ? undefined : countryPeriods('iso3', iso3);
}

/** The state in the name of an actor of ACLED: "Military Forces of Russia (2000-)", "Civilians (Kenya)", "Government of Mali". */
function stateInActor(actor: string): string | undefined {
  const of =
    /^(?:Government|(?:Military|Police|State|Private Security) Forces) of (.+?)(?:\s*\(\d{4}.*|\s*\(.*)?$/i.exec(actor);
  const own = of?.[1] === undefined ? undefined : countryByName(of[1]);
  return own ?? countryByName(/\(([^()\d]+)\)$/.exec(actor.trim())?.[1] ?? '');
}

/** Looks up the states of codes, each code once: a row costs one look into an array. */
export class CodeCountries {
  readonly #names: CountryNames;
  readonly #texts: TextTable;
  readonly #problems: FileProblems;
  /** By number of the code: number of the state's text, or one of the constants above. */
  #known = new Int32Array(1024).fill(UNSEEN);
  readonly #dated = new Map<number, readonly Turn[]>();

  constructor(names: CountryNames, texts: TextTable, problems: FileProblems) {
    this.#names = names;
    this.#texts = texts;
    this.#problems = problems;
  }

  /**
   * @param code number of a code's text
   * @param day of the event; NO_DAY for the state of today
   * @returns number of the text with the alpha-3 code; 0 for none
   */
  state(code: number, day: number, line: number): number {
    if (code === 0) return 0;
    let known = code < this.#known.length ? (this.#known[code] as number) : UNSEEN;
    if (known >= 0) return known;
    if (known === UNSEEN) known = this.#learn(code);
    if (known === DATED) return this.#onDay(code, day);
    if (known === UNKNOWN) {
      const text = this.#texts.texts[code] as string;
      this.#problems.tell('country', `${this.#names.called} ${text}`, line, () => {
        return `the ${this.#names.called} "${text}" is unknown; such sides and places have no country`;
      });
      return 0;
    }
    return known;
  }

  #learn(code: number): number {
    if (code >= this.#known.length) {
      const grown = new Int32Array(code * 2).fill(UNSEEN);
      grown.set(this.#known);
      this.#known = grown;
    }
    const periods = this.#names.periods(this.#texts.texts[code] as string);
    let known = UNKNOWN;
    if (periods && periods.length <= 1) known = periods[0] ? this.#texts.internText(periods[0].iso3) : 0;
    else if (periods) {
      const turns = periods.map(({ iso3, to }) => ({ to, text: this.#texts.internText(iso3) }));
      this.#dated.set(code, turns);
      known = DATED;
    }
    this.#known[code] = known;
    return known;
  }

  #onDay(code: number, day: number): number {
    const turns = this.#dated.get(code) ?? [];
    const then = day === NO_DAY ? turns.at(-1) : turns.find(({ to }) => day < to);
    return then?.text ?? 0;
  }
}
