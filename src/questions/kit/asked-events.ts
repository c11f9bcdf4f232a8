import type { EventFilter } from '../../casefile/events/event-filter.ts';
import type { EventOrigin } from '../../records/event-row.ts';
import { EntenteError } from '../../records/failure.ts';
import { dayOfWords } from './day-words.ts';

/** Which events are meant, in the words of whoever asks. */
export interface AskedEvents {
  readonly origin?: readonly string[] | undefined;
  readonly source?: readonly string[] | undefined;
  readonly target?: readonly string[] | undefined;
  readonly dyad?: string | undefined;
  readonly sourceActor?: readonly string[] | undefined;
  readonly targetActor?: readonly string[] | undefined;
  readonly sourceSector?: readonly string[] | undefined;
  readonly targetSector?: readonly string[] | undefined;
  readonly undirected?: boolean | undefined;
  readonly category?: readonly string[] | undefined;
  readonly quad?: readonly string[] | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly onlyRoot?: boolean | undefined;
  readonly onePerDay?: boolean | undefined;
  readonly withMirrored?: boolean | undefined;
  readonly withoutMirrored?: boolean | undefined;
  readonly withRepeated?: boolean | undefined;
  readonly withoutFarDates?: boolean | undefined;
  readonly withFlagged?: boolean | undefined;
}

/** What each of the words puts into the filter, in the order in which sides are put together. */
const INTO: Readonly<Record<keyof AskedEvents, (asked: AskedEvents) => EventFilter>> = {
  origin: ({ origin }) => ({ origins: origin as readonly EventOrigin[] }),
  source: ({ source = [] }) => ({ source: { countries: capitals(source) } }),
  target: ({ target = [] }) => ({ target: { countries: capitals(target) } }),
  dyad: ({ dyad = '' }) => dyadFilter(dyad),
  sourceActor: ({ sourceActor = [] }) => ({ source: { actors: sourceActor } }),
  targetActor: ({ targetActor = [] }) => ({ target: { actors: targetActor } }),
  sourceSector: ({ sourceSector = [] }) => ({ source: { sectors: sourceSector } }),
  targetSector: ({ targetSector = [] }) => ({ target: { sectors: targetSector } }),
  undirected: () => ({ undirected: true }),
  category: ({ category = [] }) => ({ categories: category }),
  quad: ({ quad = [] }) => ({ quads: quad.map(quadOf) }),
  from: ({ from = '' }) => ({ from: dayOfWords(from, 'first') }),
  to: ({ to = '' }) => ({ to: dayOfWords(to, 'last') }),
  onlyRoot: () => ({ onlyRoot: true }),
  onePerDay: () => ({ onePerDay: true }),
  withMirrored: () => ({ withMirrored: true }),
  withoutMirrored: () => ({ withMirrored: false }),
  withRepeated: () => ({ withRepeated: true }),
  withoutFarDates: () => ({ withoutFarDates: true }),
  withFlagged: () => ({ withFlagged: true }),
};

/**
 * The filter that is meant by the words of whoever asks.
 * @throws EntenteError `usage`
 */
export function eventFilterOf(asked: AskedEvents): EventFilter {
  if (asked.dyad !== undefined && (asked.source ?? asked.target) !== undefined) {
    throw new EntenteError('usage', 'Name both sides with --dyad, or each with --source and --target.');
  }
  if (asked.withMirrored && asked.withoutMirrored) {
    throw new EntenteError('usage', '--with-mirrored and --without-mirrored cannot both be meant.');
  }
  let filter: EventFilter = {};
  for (const [name, into] of Object.entries(INTO)) {
    if (asked[name as keyof AskedEvents] === undefined) continue;
    const { source, target, ...rest } = into(asked);
    filter = {
      ...filter,
      ...rest,
      ...(source ? { source: { ...filter.source, ...source } } : {}),
      ...(target ? { target: { ...filter.target, ...target } } : {}),
    };
  }
  return filter;
}

function capitals(countries: readonly string[]): readonly string[] {
  return countries.map((country) => country.toUpperCase());
}

function dyadFilter(dyad: string): EventFilter {
  const [, source = '', target = ''] = /^([a-z]{3})[-:,]([a-z]{3})$/iu.exec(dyad) ?? [];
  if (source === '' || source.toUpperCase() === target.toUpperCase()) {
    throw new EntenteError('usage', `--dyad must name two countries, such as CHN-RUS, not "${dyad}".`);
  }
  return { source: { countries: capitals([source]) }, target: { countries: capitals([target]) }, undirected: true };
}

function quadOf(text: string): number {
  if (!/^[0-4]$/u.test(text)) {
    throw new EntenteError('usage', `--quad must be 1, 2, 3 or 4 (0: not known), not "${text}".`);
  }
  return Number(text);
}
