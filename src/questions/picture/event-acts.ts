import type { EventFilter } from '../../casefile/events/event-filter.ts';
import type { DyadMonths, EventRow } from '../../casefile/events/event-store.ts';
import type { CaseFile } from '../../casefile/store/case-file.ts';
import type { BehindGroup } from '../../report/measures/measure-report.ts';
import { dayOf, isoDay } from '../../report/measures/period-words.ts';
import { counted } from '../../report/words/wording.ts';
import { eventFilterOf } from '../kit/asked-events.ts';
import type { Asker } from '../kit/asker.ts';
import { sourceWords, withEvents } from '../kit/event-data.ts';
import { rowItems } from '../kit/rows-behind.ts';
import { named } from '../kit/state-words.ts';
import type { NetworkWindow } from '../networks/network-windows.ts';
import { type ActsCell, type ActsOfWindow, type ActsSource, monthsBetween } from './acts-source.ts';
import type { AskedPicture } from './asked-picture.ts';

/**
 * The event data of a case as acts between states.
 * @throws EntenteError (usage) where there are none
 */
export async function openEventActs(asker: Asker, file: CaseFile, asked: AskedPicture): Promise<ActsSource> {
  const filter = filterOf(asked);
  return await withEvents(asker, file, filter, async (store, range) => {
    const months = await store.dyadMonths(filter);
    return {
      source: 'events',
      span: { from: isoDay(range.from), to: isoDay(range.to) },
      acts: (window) => actsOf(months, window),
      months: () => monthsOf(months, isoDay(range.from), isoDay(range.to)),
      limits: [
        sourceWords(file),
        'Events are what sources report and a program codes: routine cooperation is reported less than conflict, and some rows are wrong.',
        'Months count whole. Conflict is what has a score below 0, cooperation all else that has one.',
        'An empty cell says that nothing was reported, not that nothing was done.',
      ],
    };
  });
}

function filterOf({ from: _, ...rest }: AskedPicture): EventFilter {
  return eventFilterOf(rest);
}

function actsOf({ units, periods, n, scored, sum, negative }: DyadMonths, { from, to }: NetworkWindow): ActsOfWindow {
  const within = [...periods.keys()].filter((t) => {
    const month = isoDay(periods[t] ?? 0).slice(0, 7);
    return month >= from.slice(0, 7) && month <= to.slice(0, 7);
  });
  const total = (column: Float64Array, u: number): number =>
    within.reduce((all, t) => all + (column[u * periods.length + t] ?? 0), 0);
  const cells = units.flatMap(([a, b], u): ActsCell[] => {
    const events = total(n, u);
    if (events === 0) return [];
    const [withScore, against] = [total(scored, u), total(negative, u)];
    return [
      {
        a,
        b,
        n: events,
        cooperation: withScore - against,
        conflict: against,
        neutral: 0,
        together: 0,
        ...(withScore > 0 ? { mean: total(sum, u) / withScore } : {}),
      },
    ];
  });
  const acts = new Map<string, number>();
  for (const cell of cells) for (const id of [cell.a, cell.b]) acts.set(id, (acts.get(id) ?? 0) + cell.n);
  return {
    actors: [...acts]
      .map(([id, count]) => ({ id, name: named(id).name, short: id, state: true, acts: count }))
      .toSorted((x, y) => y.acts - x.acts || (x.id < y.id ? -1 : 1)),
    cells,
    n: cells.reduce((all, cell) => all + cell.n, 0),
  };
}

function monthsOf(
  { units, periods, n, scored, negative }: DyadMonths,
  from: string,
  to: string,
): ReturnType<ActsSource['months']> {
  const places = new Map(Array.from(periods, (day, t) => [isoDay(day).slice(0, 7), t]));
  const total = (column: Float64Array, t: number): number =>
    units.reduce((all, _, u) => all + (column[u * periods.length + t] ?? 0), 0);
  return monthsBetween(from, to).map((month) => {
    const t = places.get(month);
    if (t === undefined) return { month, acts: 0, cooperation: 0, conflict: 0 };
    const conflict = total(negative, t);
    return { month, acts: total(n, t), cooperation: total(scored, t) - conflict, conflict };
  });
}

/** Rows of a cell that are shown. */
const SHOWN = 60;
/** Rows that are looked at. */
const MOST_ROWS = 50_000;

/** The rows of how one state acts towards another that were reported most. */
export async function rowsOfCell(
  asker: Asker,
  file: CaseFile,
  asked: AskedPicture,
  { from, to }: NetworkWindow,
  [a, b]: readonly [string, string],
): Promise<readonly BehindGroup[]> {
  const days = { from: `${from.slice(0, 7)}-01`, to: lastOfMonth(to) };
  const filter = { ...filterOf(asked), ...days, source: { countries: [a] }, target: { countries: [b] } };
  return await withEvents(asker, file, filterOf(asked), async (store) => {
    const rows: EventRow[] = [];
    for await (const row of store.rows(filter, { limit: MOST_ROWS })) rows.push(row);
    if (rows.length === 0) return [];
    const most = rows
      .toSorted((x, y) => y.mentions - x.mentions)
      .slice(0, SHOWN)
      .toSorted((x, y) => (x.day ?? 0) - (y.day ?? 0));
    const shown = most.length < rows.length ? `; the ${most.length} reported most are shown` : '';
    const title = `${named(a).name} towards ${named(b).name}`;
    return [{ title, from: `${counted(rows.length, 'event')}${shown}`, items: rowItems(file, most) }];
  });
}

function lastOfMonth(day: string): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return isoDay(dayOf(`${new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10)}`) - 1);
}
