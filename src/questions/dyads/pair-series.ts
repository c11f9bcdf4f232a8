import type { EventFilter } from '../../casefile/events/event-filter.ts';
import type { EventStore } from '../../casefile/events/event-store.ts';
import type { Grain } from '../../measures/dyads/bins.ts';
import { type DyadSeries, dyadSeries } from '../../measures/dyads/dyad-series.ts';
import type { MeasuredSeries } from '../../measures/dyads/measured-series.ts';
import { NO_COUNTS } from '../../records/daily-counts.ts';
import { EntenteError } from '../../records/failure.ts';
import type { DataRange } from '../kit/event-data.ts';
import type { NamedState } from '../kit/state-words.ts';

/**
 * Both directions together are counted undirected, so that an act of both (a meeting, which files give once a side) counts
 * once; each direction by itself has it, since each side acted.
 */
export async function pairSeries(
  store: EventStore,
  filter: EventFilter,
  [a, b]: readonly [NamedState, NamedState],
  grain: Grain,
  { from, to }: DataRange,
): Promise<DyadSeries> {
  const undirected = { ...filter, undirected: true };
  const [both, forth, back, world, volume] = await Promise.all([
    store.dailyCounts(undirected, a.code, b.code),
    store.dailyCounts(filter, a.code, b.code),
    store.dailyCounts(filter, b.code, a.code),
    store.dailyVolume(undirected),
    store.dailyVolume(filter),
  ]);
  const frame = { sides: [a.code, b.code] as const, from, to };
  const together = dyadSeries({ ...frame, forth: both, back: NO_COUNTS, world }, { grain });
  const apart = dyadSeries({ ...frame, forth, back, world: volume }, { grain });
  return { ...together, forth: apart.forth, back: apart.back };
}

/** Pairs with fewer events teach the scale nothing. */
const FEWEST_TO_LEARN = 20;

/** The latent score of both directions together, on a scale that is learnt from all pairs of the filter. */
export async function latentScore(
  store: EventStore,
  filter: EventFilter,
  [a, b]: readonly [NamedState, NamedState],
  { bins }: DyadSeries,
  grain: Grain,
): Promise<MeasuredSeries> {
  if (grain !== 'month') throw new EntenteError('usage', 'The latent score is learnt by month; leave --grain out.');
  const undirected = { ...filter, undirected: true };
  const { fitLatentScale } = await import('../../measures/latent/fit-latent-scale.ts');
  const { latentSeries, signPanel } = await import('../../measures/latent/latent-series.ts');
  const scale = fitLatentScale(signPanel(await store.dyadMonths(undirected, { least: FEWEST_TO_LEARN })));
  return latentSeries(scale, await store.dailyCounts(undirected, a.code, b.code), bins).known;
}
