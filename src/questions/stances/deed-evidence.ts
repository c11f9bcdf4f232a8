import type { EventFilter } from '../../casefile/events/event-filter.ts';
import type { EventStore } from '../../casefile/events/event-store.ts';
import type { CaseFile } from '../../casefile/store/case-file.ts';
import type { Bins, Grain } from '../../measures/dyads/bins.ts';
import { type DyadEvents, type DyadSeries, dyadSeries } from '../../measures/dyads/dyad-series.ts';
import { eventNetwork } from '../../measures/networks/event-network.ts';
import { NO_COUNTS } from '../../records/daily-counts.ts';
import { EntenteError } from '../../records/failure.ts';
import type { Evidence } from '../../report/measures/compare-report.ts';
import { type Behind, opening } from '../../report/measures/measure-report.ts';
import { signed } from '../../report/measures/number-words.ts';
import { counted } from '../../report/words/wording.ts';
import { rowsBehind } from '../kit/rows-behind.ts';
import { noEvidence, tieOfTwo, type Window } from './evidence.ts';
import type { NamedActor } from './named-actor.ts';

/** The events of a case, opened, or why they cannot be. */
export type OpenDeeds =
  | { readonly store: EventStore; readonly filter: EventFilter; readonly own: boolean }
  | { readonly none: string };

/**
 * Opens the events of a case: those that were imported, or where there are none the acts of its own texts.
 * @param origins those that the user asks for
 */
export async function openDeeds(file: CaseFile, origins: EventFilter['origins']): Promise<OpenDeeds> {
  const { openEventStore } = await import('../../casefile/events/open-event-store.ts');
  const { n } = file.prepare('SELECT count(*) AS n FROM event_files').get() as { readonly n: number };
  const own = origins === undefined && n === 0;
  try {
    const store = await openEventStore(file);
    const chosen = own ? (['case'] as const) : origins;
    return { store, own, filter: { undirected: true, ...(chosen ? { origins: chosen } : {}) } };
  } catch (cause) {
    // Without the engine votes and words are still there.
    if (cause instanceof EntenteError && cause.code === 'usage') return { none: cause.message };
    throw cause;
  }
}

/** How two states act towards each other in a window, with the rows behind it. */
export async function deedEvidence(
  file: CaseFile,
  deeds: OpenDeeds,
  [a, b]: readonly [NamedActor, NamedActor],
  {
    window,
    bins,
    grain,
    rows,
  }: { readonly window: Window; readonly bins: Bins; readonly grain: Grain; readonly rows: boolean },
  behind: Behind,
): Promise<Evidence> {
  const stateless = [a, b].find(({ state }) => !state);
  if (stateless) return noEvidence('events', `${stateless.name} is no state; events are counted between states.`);
  if ('none' in deeds) return noEvidence('events', deeds.none);
  const { store, filter, own } = deeds;
  const between = pairFilter(filter, a.id, b.id);
  const range = await store.range(filter);
  if (!range)
    return noEvidence('events', 'Neither event files nor the texts of the case tell of an event between states.');
  const months = await store.dyadMonths(filter);
  const found = tieOfTwo(
    () => eventNetwork(months, window, { among: [a.id, b.id] }),
    'No event between the two lies in this time.',
  );
  if (!found.tie) return noEvidence('events', found.none ?? '');
  const opened = rows
    ? await rowsBehind(file, store, { ...between, from: window.from, to: window.to }, bins, grain, behind)
    : new Map<number, readonly number[]>();
  const series = await seriesOf(store, filter, [a.id, b.id], grain, range);
  return {
    source: 'events',
    ...found,
    points: pointsOf(series, bins, opened),
    opens: [...opened.values()].flat(),
    notes: own ? ['No event data were imported: deeds are the acts that the texts of the case tell.'] : [],
  };
}

function pairFilter(filter: EventFilter, a: string, b: string): EventFilter {
  return { ...filter, undirected: true, source: { countries: [a] }, target: { countries: [b] } };
}

async function seriesOf(
  store: EventStore,
  filter: EventFilter,
  sides: DyadEvents['sides'],
  grain: Grain,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<DyadSeries> {
  const [forth, world] = await Promise.all([store.dailyCounts(filter, ...sides), store.dailyVolume(filter)]);
  return dyadSeries({ sides, forth, back: NO_COUNTS, world, from, to }, { grain });
}

/** The tone of each stretch of the window; the series begins with the data, so that each value leans on what came before. */
function pointsOf(
  { bins: own, both }: DyadSeries,
  bins: Bins,
  opens: ReadonlyMap<number, readonly number[]>,
): Evidence['points'] {
  const places = new Map([...own.first].map((day, t) => [day, t]));
  return Array.from(bins.first, (start, t) => {
    const at = places.get(start);
    const n = at === undefined ? 0 : (both.n[at] ?? 0);
    const [value, low, high] = [both.tone.value, both.tone.low, both.tone.high].map((column) =>
      at === undefined ? Number.NaN : (column[at] ?? Number.NaN),
    ) as [number, number, number];
    return {
      from: start,
      to: (bins.last[t] ?? start) + 1,
      value,
      ...(Number.isFinite(low) ? { low, high } : {}),
      n,
      words: n === 0 ? 'no event' : `tone ${signed(value)}, ${counted(n, 'event')}`,
      ...opening(opens.get(t)),
    };
  });
}
