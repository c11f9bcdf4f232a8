import { EVENT_ORIGINS, type EventOrigin } from '../../records/event-row.ts';
import { EntenteError } from '../../records/failure.ts';

/** Who may stand on one side of an event; of each list one must fit. */
export interface SideFilter {
  /** ISO 3166-1 alpha-3. */
  readonly countries?: readonly string[];
  /** Actors as the file has them: a CAMEO actor code, a name. */
  readonly actors?: readonly string[];
  /** Sectors, any of those that the row lists: GOV, MIL ... */
  readonly sectors?: readonly string[];
}

/**
 * Which events are meant, as a plain object that can be kept as JSON. Without anything it means all imported events whose
 * sides are two countries and whose day is known, each once.
 */
export interface EventFilter {
  /** Where they come from; by default from every file that was imported, and not from the case's own texts (`case`). */
  readonly origins?: readonly EventOrigin[];
  /** Ids that their files give them. */
  readonly ids?: readonly string[];
  readonly source?: SideFilter;
  readonly target?: SideFilter;
  /** Sides may stand either way round. */
  readonly undirected?: boolean;
  /** Codes, or what they begin with: `19` means `190` and `1951` as well. */
  readonly categories?: readonly string[];
  /** 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict, 0 not known. */
  readonly quads?: readonly number[];
  /** First and last day (YYYY-MM-DD), both included. */
  readonly from?: string;
  readonly to?: string;
  readonly onlyRoot?: boolean;
  /** Of events of one day with the same actors and code only the first. */
  readonly onePerDay?: boolean;
  /**
   * Also the second of two rows of one sentence whose sides have changed places. By default they count where direction
   * counts, since each side acted, and are left out where it does not, where each act would count twice.
   */
  readonly withMirrored?: boolean;
  /** Also rows that repeat an earlier one of their file: same day, sides, code and source. By default they are left out. */
  readonly withRepeated?: boolean;
  /** Leaves out rows whose day is more than a week from that of their file. */
  readonly withoutFarDates?: boolean;
  /** Also rows that have no day, lack a country on a side, or have the same on both. */
  readonly withFlagged?: boolean;
}

/** A day of a filter as days since 1970-01-01. */
export function dayNumber(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000);
}

/** Days since 1970-01-01 as YYYY-MM-DD. */
export function dayText(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

/**
 * Looks a filter over that came from outside.
 * @throws EntenteError `usage` that names what is wrong
 * @example
 * checkFilter({ quads: [3, 4], from: '2018-06-01' }); // { quads: [3, 4], from: '2018-06-01' }
 */
export function checkFilter(filter: EventFilter): EventFilter {
  for (const origin of filter.origins ?? []) {
    if (!EVENT_ORIGINS.includes(origin)) throw wrong('origin', origin, EVENT_ORIGINS.join(', '));
  }
  for (const quad of filter.quads ?? []) {
    if (![0, 1, 2, 3, 4].includes(quad)) {
      throw wrong(
        'quad',
        String(quad),
        '1 and 2 (verbal, material cooperation), 3 and 4 (verbal, material conflict), 0',
      );
    }
  }
  for (const side of [filter.source, filter.target]) {
    for (const country of side?.countries ?? []) {
      if (!/^[A-Z]{3}$/u.test(country)) throw wrong('country', country, 'codes of three letters, such as RUS');
    }
  }
  for (const day of [filter.from, filter.to]) {
    if (day === undefined) continue;
    const n = /^\d{4}-\d\d-\d\d$/u.test(day) ? dayNumber(day) : Number.NaN;
    if (Number.isNaN(n) || dayText(n) !== day) throw wrong('day', day, 'days such as 2018-06-01');
  }
  if (filter.from !== undefined && filter.to !== undefined && filter.from > filter.to) {
    throw new EntenteError(
      'usage',
      `The first day, ${filter.from}, lies behind the last, ${filter.to}; exchange them.`,
    );
  }
  return filter;
}

function wrong(what: string, value: string, known: string): EntenteError {
  return new EntenteError('usage', `"${value}" is no ${what} that is known; there are ${known}.`);
}

/** Whether mirrored rows count. */
export function countsMirrored({ withMirrored, undirected }: EventFilter): boolean {
  return withMirrored ?? undirected !== true;
}

/** Whether the sums by day answer it, which know countries, days, quad classes, origins and what is odd, and nothing else. */
export function cubeAnswers({ ids, source, target, categories, onePerDay, withFlagged }: EventFilter): boolean {
  const more = [source, target].some((side) => (side?.actors?.length ?? 0) + (side?.sectors?.length ?? 0) > 0);
  return !(more || ids || categories?.length || onePerDay || withFlagged);
}
