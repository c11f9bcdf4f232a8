import type { EventFilter } from '../../casefile/events/event-filter.ts';
import type { EventStore } from '../../casefile/events/event-store.ts';
import type { Bins } from '../../measures/dyads/bins.ts';
import { type SourceChanges, type SourceCounts, sourceChanges } from '../../measures/reports/source-changes.ts';
import type { DailyCounts } from '../../records/daily-counts.ts';
import { EVENT_ORIGINS } from '../../records/event-row.ts';
import { originName } from '../kit/event-data.ts';

/**
 * When each data set begins, ends or is silent, and which changes of the pair coincide with that.
 * @param changes first stretches after a change of the pair
 */
export async function dyadSources(
  store: EventStore,
  filter: EventFilter,
  [a, b]: readonly [string, string],
  bins: Bins,
  changes: readonly number[],
): Promise<SourceChanges> {
  const undirected = { ...filter, undirected: true };
  const found = new Set((await store.countBy(undirected, 'origin')).map(({ key }) => key));
  // A data set that falls silent was ended; texts of a case that tell of nothing were only not written that week.
  const origins = EVENT_ORIGINS.filter((origin) => origin !== 'case' && found.has(origin));
  const units = origins.map(originName);
  const panel = async (counts: (only: EventFilter) => Promise<DailyCounts>): Promise<SourceCounts> => {
    const rows = await Promise.all(origins.map((origin) => counts({ ...undirected, origins: [origin] })));
    return { units, periods: bins.first, values: rows.flatMap((one) => [...countsIn(one, bins)]) };
  };
  const own = await panel((only) => store.dailyCounts(only, a, b));
  const world = await panel((only) => store.dailyVolume(only));
  const inside = changes.filter((at) => at >= 1 && at < bins.first.length);
  return sourceChanges(own, { world, changes: inside });
}

/** Events in each stretch; days stand in their order, and so do stretches, which may overlap. */
function countsIn({ day, n }: DailyCounts, { first, last }: Bins): Float64Array {
  const before = new Float64Array(day.length + 1);
  for (let i = 0; i < day.length; i++) before[i + 1] = (before[i] ?? 0) + (n[i] ?? 0);
  let [from, to] = [0, 0];
  return Float64Array.from(first, (start, t) => {
    while (from < day.length && (day[from] ?? 0) < start) from++;
    while (to < day.length && (day[to] ?? 0) <= (last[t] ?? start)) to++;
    return (before[to] ?? 0) - (before[from] ?? 0);
  });
}
