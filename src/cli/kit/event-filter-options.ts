import type { Command } from 'commander';
import type { EventFilter } from '../../casefile/events/event-filter.ts';
import { EVENT_ORIGINS, type EventOrigin } from '../../records/event-row.ts';
import { EntenteError } from '../../records/failure.ts';
import { dayOfWords } from './day-option.ts';
import { eachOfList } from './repeatable.ts';

/** Options by which the user says which events are meant. */
export interface EventFilterOptions {
  readonly origin?: readonly string[];
  readonly source?: readonly string[];
  readonly target?: readonly string[];
  readonly dyad?: string;
  readonly sourceActor?: readonly string[];
  readonly targetActor?: readonly string[];
  readonly sourceSector?: readonly string[];
  readonly targetSector?: readonly string[];
  readonly undirected?: boolean;
  readonly category?: readonly string[];
  readonly quad?: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly onlyRoot?: boolean;
  readonly onePerDay?: boolean;
  readonly withMirrored?: boolean;
  readonly withoutMirrored?: boolean;
  readonly withRepeated?: boolean;
  readonly withoutFarDates?: boolean;
  readonly withFlagged?: boolean;
}

type ListOption = 'origin' | 'source' | 'target' | 'sourceActor' | 'targetActor' | 'sourceSector' | 'targetSector';

/** What the options say, row by row: flags, what is told of them, and what they put into the filter. */
const TABLE: readonly {
  readonly flags: string;
  readonly about: string;
  readonly list?: true;
  /** Of who are both sides of a dyad the command asks for already. */
  readonly side?: true;
  /** Of what a command asks for in windows of its own. */
  readonly time?: true;
  readonly into: (options: EventFilterOptions) => EventFilter;
}[] = [
  {
    flags: '--origin <list>',
    about: `where events come from: ${EVENT_ORIGINS.join(', ')} (default: all that were imported, without case)`,
    list: true,
    into: ({ origin }) => ({ origins: origin as readonly EventOrigin[] }),
  },
  {
    flags: '--source <list>',
    about: 'countries that act, such as RUS,BLR or Russia,"South Korea"',
    list: true,
    side: true,
    into: ({ source = [] }) => ({ source: { countries: capitals(source) } }),
  },
  {
    flags: '--target <list>',
    about: 'countries that are acted upon',
    list: true,
    side: true,
    into: ({ target = [] }) => ({ target: { countries: capitals(target) } }),
  },
  {
    flags: '--dyad <pair>',
    about: 'what two countries do to each other, such as CHN-RUS or China-Russia',
    side: true,
    into: ({ dyad = '' }) => dyadFilter(dyad),
  },
  {
    flags: '--source-actor <list>',
    about: 'actors as the files have them: CAMEO codes, names',
    list: true,
    into: ({ sourceActor = [] }) => ({ source: { actors: sourceActor } }),
  },
  {
    flags: '--target-actor <list>',
    about: 'the same of those acted upon',
    list: true,
    into: ({ targetActor = [] }) => ({ target: { actors: targetActor } }),
  },
  {
    flags: '--source-sector <list>',
    about: 'sectors of those that act, such as GOV,MIL',
    list: true,
    into: ({ sourceSector = [] }) => ({ source: { sectors: sourceSector } }),
  },
  {
    flags: '--target-sector <list>',
    about: 'the same of those acted upon',
    list: true,
    into: ({ targetSector = [] }) => ({ target: { sectors: targetSector } }),
  },
  {
    flags: '--undirected',
    about: 'sides may stand either way round',
    side: true,
    into: () => ({ undirected: true }),
  },
  {
    flags: '--category <list>',
    about: 'codes, or what they begin with: 19 means 190 and 1951 too',
    list: true,
    into: ({ category = [] }) => ({ categories: category }),
  },
  {
    flags: '--quad <list>',
    about: '1 verbal, 2 material cooperation, 3 verbal, 4 material conflict',
    list: true,
    into: ({ quad = [] }) => ({ quads: quad.map(quadOf) }),
  },
  {
    flags: '--from <day>',
    about: 'on this day or later; a day, a month (2017-07) or a year',
    time: true,
    into: ({ from = '' }) => ({ from: dayOfWords(from, 'first') }),
  },
  {
    flags: '--to <day>',
    about: 'on this day or earlier, or in this month or year',
    time: true,
    into: ({ to = '' }) => ({ to: dayOfWords(to, 'last') }),
  },
  { flags: '--only-root', about: 'only events that their file calls root events', into: () => ({ onlyRoot: true }) },
  {
    flags: '--one-per-day',
    about: 'of events of one day with the same actors and code only the first',
    into: () => ({ onePerDay: true }),
  },
  {
    flags: '--with-mirrored',
    about: 'also the second row of an act that stands in both directions (default where direction counts)',
    into: () => ({ withMirrored: true }),
  },
  {
    flags: '--without-mirrored',
    about: 'without it (default where direction does not count)',
    into: () => ({ withMirrored: false }),
  },
  {
    flags: '--with-repeated',
    about: 'also rows that repeat an earlier one: same day, sides, code and source',
    into: () => ({ withRepeated: true }),
  },
  {
    flags: '--without-far-dates',
    about: 'without rows whose day is more than a week from that of their file',
    into: () => ({ withoutFarDates: true }),
  },
  {
    flags: '--with-flagged',
    about: 'also rows without a day, without a country on a side, or with the same on both',
    into: () => ({ withFlagged: true }),
  },
];

/** Gives a command the options by which events are chosen. */
export function withEventFilter(
  command: Command,
  { sides = true, time: days = true }: { readonly sides?: boolean; readonly time?: boolean } = {},
): Command {
  for (const { flags, about, list, side, time } of TABLE) {
    if ((side && !sides) || (time && !days)) continue;
    if (list) command.option(flags, about, eachOfList);
    else command.option(flags, about);
  }
  return command;
}

/**
 * The filter that the options say.
 * @throws EntenteError `usage`
 */
export function eventFilterOf(options: EventFilterOptions): EventFilter {
  if (options.dyad !== undefined && (options.source ?? options.target) !== undefined) {
    throw new EntenteError('usage', 'Name both sides with --dyad, or each with --source and --target.');
  }
  if (options.withMirrored && options.withoutMirrored) {
    throw new EntenteError('usage', '--with-mirrored and --without-mirrored cannot both be meant.');
  }
  let filter: EventFilter = {};
  for (const { flags, into } of TABLE) {
    if (options[optionName(flags)] === undefined) continue;
    const { source, target, ...rest } = into(options);
    filter = {
      ...filter,
      ...rest,
      ...(source ? { source: { ...filter.source, ...source } } : {}),
      ...(target ? { target: { ...filter.target, ...target } } : {}),
    };
  }
  return filter;
}

/** What commander calls an option. */
function optionName(flags: string): ListOption | keyof EventFilterOptions {
  const [, words = ''] = /^--([\w-]+)/u.exec(flags) ?? [];
  return words.replace(/-(\w)/gu, (_, letter: string) => letter.toUpperCase()) as keyof EventFilterOptions;
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
