import type { Command } from 'commander';
import type { AskedEvents } from '../../questions/kit/asked-events.ts';
import { EVENT_ORIGINS } from '../../records/event-row.ts';
import { type EventServerOption, withEventServer } from './event-server-option.ts';
import { eachOfList } from './repeatable.ts';

/** Options by which the user says which events are meant. */
export interface EventFilterOptions extends AskedEvents, EventServerOption {}

/** What the options say, row by row: flags, and what is told of them. */
const TABLE: readonly {
  readonly flags: string;
  readonly about: string;
  readonly list?: true;
  /** Of who are both sides of a dyad the command asks for already. */
  readonly side?: true;
  /** Of what a command asks for in windows of its own. */
  readonly time?: true;
}[] = [
  {
    flags: '--origin <list>',
    about: `where events come from: ${EVENT_ORIGINS.join(', ')} (default: all that were imported, without case)`,
    list: true,
  },
  {
    flags: '--source <list>',
    about: 'countries that act, such as RUS,BLR or Russia,"South Korea"',
    list: true,
    side: true,
  },
  {
    flags: '--target <list>',
    about: 'countries that are acted upon',
    list: true,
    side: true,
  },
  {
    flags: '--dyad <pair>',
    about: 'what two countries do to each other, such as CHN-RUS or China-Russia',
    side: true,
  },
  {
    flags: '--source-actor <list>',
    about: 'actors as the files have them: CAMEO codes, names',
    list: true,
  },
  {
    flags: '--target-actor <list>',
    about: 'the same of those acted upon',
    list: true,
  },
  {
    flags: '--source-sector <list>',
    about: 'sectors of those that act, such as GOV,MIL',
    list: true,
  },
  {
    flags: '--target-sector <list>',
    about: 'the same of those acted upon',
    list: true,
  },
  {
    flags: '--undirected',
    about: 'sides may stand either way round',
    side: true,
  },
  {
    flags: '--category <list>',
    about: 'codes, or what they begin with: 19 means 190 and 1951 too',
    list: true,
  },
  {
    flags: '--quad <list>',
    about: '1 verbal, 2 material cooperation, 3 verbal, 4 material conflict',
    list: true,
  },
  {
    flags: '--from <day>',
    about: 'on this day or later; a day, a month (2017-07) or a year',
    time: true,
  },
  {
    flags: '--to <day>',
    about: 'on this day or earlier, or in this month or year',
    time: true,
  },
  { flags: '--only-root', about: 'only events that their file calls root events' },
  {
    flags: '--one-per-day',
    about: 'of events of one day with the same actors and code only the first',
  },
  {
    flags: '--with-mirrored',
    about: 'also the second row of an act that stands in both directions (default where direction counts)',
  },
  {
    flags: '--without-mirrored',
    about: 'without it (default where direction does not count)',
  },
  {
    flags: '--with-repeated',
    about: 'also rows that repeat an earlier one: same day, sides, code and source',
  },
  {
    flags: '--without-far-dates',
    about: 'without rows whose day is more than a week from that of their file',
  },
  {
    flags: '--with-flagged',
    about: 'also rows without a day, without a country on a side, or with the same on both',
  },
];

/** Gives a command the options by which events are chosen, and where they are asked for. */
export function withEventFilter(
  command: Command,
  { sides = true, time: days = true }: { readonly sides?: boolean; readonly time?: boolean } = {},
): Command {
  for (const { flags, about, list, side, time } of TABLE) {
    if ((side && !sides) || (time && !days)) continue;
    if (list) command.option(flags, about, eachOfList);
    else command.option(flags, about);
  }
  return withEventServer(command);
}
