import { checkFilter, type EventFilter } from '../../casefile/events/event-filter.ts';
import type { EventOrigin } from '../../records/event-row.ts';
import { EntenteError } from '../../records/failure.ts';

/** Options that say which events count; commands that count events share them. */
export interface FilterOptions {
  readonly from?: string;
  readonly to?: string;
  readonly origin?: string;
  readonly category?: string;
  readonly quad?: string;
  readonly sourceSector?: string;
  readonly targetSector?: string;
  readonly sourceActor?: string;
  readonly targetActor?: string;
  readonly onlyRoot?: boolean;
  readonly onePerDay?: boolean;
  readonly withMirrored?: boolean;
  readonly withoutMirrored?: boolean;
  readonly withRepeated?: boolean;
  readonly withoutFarDates?: boolean;
}

/**
 * The filter that options ask for.
 * @throws EntenteError (usage) for what is no day, origin or class
 */
export function filterOf(options: FilterOptions): EventFilter {
  const from = options.from === undefined ? undefined : dayOfWords(options.from, 'first');
  const to = options.to === undefined ? undefined : dayOfWords(options.to, 'last');
  const categories = list(options.category);
  const quads = list(options.quad)?.map(Number);
  const origins = list(options.origin)?.map((name) => name.toLowerCase()) as EventOrigin[] | undefined;
  const source = side(options.sourceSector, options.sourceActor);
  const target = side(options.targetSector, options.targetActor);
  if (options.withMirrored && options.withoutMirrored) {
    throw new EntenteError('usage', '--with-mirrored and --without-mirrored cannot be used together; choose one.');
  }
  return checkFilter({
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(origins ? { origins } : {}),
    ...(categories ? { categories } : {}),
    ...(quads ? { quads } : {}),
    ...(source ? { source } : {}),
    ...(target ? { target } : {}),
    ...(options.onlyRoot ? { onlyRoot: true } : {}),
    ...(options.onePerDay ? { onePerDay: true } : {}),
    ...(options.withMirrored ? { withMirrored: true } : {}),
    ...(options.withoutMirrored ? { withMirrored: false } : {}),
    ...(options.withRepeated ? { withRepeated: true } : {}),
    ...(options.withoutFarDates ? { withoutFarDates: true } : {}),
  });
}

function list(words: string | undefined): string[] | undefined {
  const parts = words?.split(',').map((part) => part.trim());
  return parts?.filter((part) => part !== '');
}

function side(sectors: string | undefined, actors: string | undefined): EventFilter['source'] {
  const [inSectors, ofActors] = [list(sectors), list(actors)];
  if (!inSectors && !ofActors) return undefined;
  return { ...(inSectors ? { sectors: inSectors } : {}), ...(ofActors ? { actors: ofActors } : {}) };
}

/**
 * A day that is given as such, or as the month or year that it begins or ends.
 * @throws EntenteError (usage) for words that are none
 */
export function dayOfWords(words: string, end: 'first' | 'last'): string {
  const [, year = '', month, day] = /^(\d{4})(?:-(\d\d?)(?:-(\d\d?))?)?$/.exec(words.trim()) ?? [];
  const [y, m, d] = [year, month, day].map(Number) as [number, number, number];
  const date =
    month === undefined
      ? new Date(Date.UTC(y, end === 'first' ? 0 : 11, end === 'first' ? 1 : 31))
      : day === undefined
        ? new Date(Date.UTC(y, end === 'first' ? m - 1 : m, end === 'first' ? 1 : 0))
        : new Date(Date.UTC(y, m - 1, d));
  const right =
    year !== '' &&
    (month === undefined || date.getUTCMonth() === m - 1) &&
    (day === undefined || date.getUTCDate() === d);
  if (!right) throw new EntenteError('usage', `"${words}" is no day; give it as 2017-07-04, 2017-07 or 2017.`);
  return date.toISOString().slice(0, 10);
}

/** Commands repeat a filter in the words of the command line, so that they can be copied. */
export function filterWords(options: FilterOptions): string {
  const flags: readonly (keyof FilterOptions)[] = [
    'from',
    'to',
    'origin',
    'category',
    'quad',
    'sourceSector',
    'targetSector',
    'sourceActor',
    'targetActor',
    'onlyRoot',
    'onePerDay',
    'withMirrored',
    'withoutMirrored',
    'withRepeated',
    'withoutFarDates',
  ];
  return flags
    .flatMap((name) => {
      const value = options[name];
      if (value === undefined || value === false) return [];
      const flag = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
      return [value === true ? flag : `${flag} ${/^[\w,.-]+$/.test(value) ? value : `"${value}"`}`];
    })
    .map((words) => ` ${words}`)
    .join('');
}
