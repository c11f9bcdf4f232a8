import { type CodeSystem, countryByCode, countryName } from './countries.ts';
import { NO_DAY } from './event-row.ts';
import table from './seats.json' with { type: 'json' };
import { stateByName } from './state-names.ts';

interface SeatRow {
  readonly seat: string;
  /** Alpha-3 codes by which data sets name who sits there. */
  readonly codes: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly name?: string;
  /** Who sat there before, each with the first day on which he did not. */
  readonly until?: readonly (readonly string[])[];
  /** What a reader of its votes must know. */
  readonly note?: string;
}

const ROWS = (table.seats as readonly SeatRow[]).map((row) => ({
  ...row,
  first: row.from === undefined ? Number.NEGATIVE_INFINITY : dayOf(row.from),
  end: row.to === undefined ? Number.POSITIVE_INFINITY : dayOf(row.to),
}));

/**
 * The seat of the UN General Assembly in which a state sat on a day, named by an alpha-3 code. A seat outlives
 * governments: `RUS` is also the Soviet Union's, `DEU` West Germany's, `YEM` that of the Yemen Arab Republic. China's
 * seat is `TWN` up to 25 October 1971 and `CHN` from then on; Yugoslavia's is `YUG`, and `SRB` after the state that took
 * its name was admitted on 1 November 2000. Undefined for a state that had none on that day.
 *
 * @param iso3 alpha-3 code of a state, also of a former one
 * @param day days since 1970-01-01; NO_DAY for the latest
 * @example
 * seatOn('YUG', -7300); // 'YUG'
 * seatOn('YUG', 12_000); // 'SRB'
 */
export function seatOn(iso3: string, day: number): string | undefined {
  const known = ROWS.filter(({ codes }) => codes.includes(iso3));
  if (known.length === 0) return iso3;
  if (day === NO_DAY) return known.at(-1)?.seat;
  return known.find(({ first, end }) => first <= day && day < end)?.seat;
}

/**
 * The seat of a state that a file names by a code. Where a code has changed hands (COW 345), the day decides.
 * @param day days since 1970-01-01; NO_DAY for the latest
 * @example
 * seatByCode('cow', 365, -7300); // 'RUS'
 */
export function seatByCode(system: CodeSystem, code: string | number, day: number): string | undefined {
  if (FORMER[system]?.[String(code).trim().toUpperCase()] !== undefined)
    return FORMER[system][String(code).trim().toUpperCase()];
  for (const { iso3, to } of countryByCode(system, code)) {
    // ISO gave CS to Czechoslovakia and again to Serbia and Montenegro.
    const ended =
      to !== undefined && day !== NO_DAY && day >= dayOf(to) && !ROWS.some((row) => row.codes.includes(iso3));
    const seat = ended ? undefined : seatOn(iso3, day);
    if (seat !== undefined) return seat;
  }
  return undefined;
}

/** Codes that Correlates of War has for states of before a union, which the table of countries does not name apart. */
const FORMER: Readonly<Partial<Record<CodeSystem, Readonly<Record<string, string>>>>> = {
  cow: { '511': 'ZAN' },
  cowAbbr: { ZAN: 'ZAN', GFR: 'DEU', YAR: 'YEM', SSUD: 'SSD' },
};

/**
 * The seat of a state that a file names in words.
 * @param day days since 1970-01-01; NO_DAY for the latest
 * @example
 * seatByName('Yugoslavia', -7300); // 'YUG'
 * seatByName('China', -1000); // 'TWN'
 */
export function seatByName(name: string, day: number): string | undefined {
  const iso3 = stateByName(name);
  return iso3 === undefined ? undefined : seatOn(iso3, day);
}

/**
 * A seat in words, with who sat there before.
 * @example
 * seatWords('RUS'); // 'Russia (the Soviet Union until 1991-12-24)'
 */
export function seatWords(seat: string): string {
  const row = ROWS.find((one) => one.seat === seat);
  const name = row?.name ?? countryName(seat) ?? seat;
  const before = (row?.until ?? []).map(([who, day]) => `${who} until ${day}`).join(', ');
  return before === '' ? name : `${name} (${before})`;
}

/**
 * The name of a seat, without who sat there before.
 * @example
 * seatName('YUG'); // 'Yugoslavia'
 */
export function seatName(seat: string): string {
  return ROWS.find((one) => one.seat === seat)?.name ?? countryName(seat) ?? seat;
}

/**
 * What somebody who reads the votes of a seat over time must know: who sat there before, when it was empty.
 * @example
 * seatNote('RUS'); // 'Before 1991-12-24 this is the Soviet Union.'
 */
export function seatNote(seat: string): string | undefined {
  return ROWS.find((one) => one.seat === seat)?.note;
}

function dayOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / 86_400_000;
}
