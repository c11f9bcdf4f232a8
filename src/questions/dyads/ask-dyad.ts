import { z } from 'zod';
import type { EventFilter } from '../../casefile/events/event-filter.ts';
import type { EventStore } from '../../casefile/events/event-store.ts';
import type { CaseFile } from '../../casefile/store/case-file.ts';
import { GRAINS } from '../../measures/dyads/bins.ts';
import type { DyadSeries } from '../../measures/dyads/dyad-series.ts';
import type { MeasuredSeries } from '../../measures/dyads/measured-series.ts';
import type { SourceChanges } from '../../measures/reports/source-changes.ts';
import { DYAD_MEASURES, type RuleTone } from '../../report/measures/dyad-report.ts';
import { type DataRange, filterSteps, sourceWords } from '../kit/event-data.ts';
import type { NamedState } from '../kit/state-words.ts';
import { type FoundChanges, findChanges, sourcesOfChange } from './dyad-changes.ts';
import { dyadRules } from './dyad-rules.ts';
import { dyadSources } from './dyad-sources.ts';
import { latentScore, pairSeries } from './pair-series.ts';

/** How a pair is looked at, as whoever asks says it. */
export const DYAD_LOOK = {
  measure: z.enum(DYAD_MEASURES).default('tone').describe('what of them is measured'),
  grain: z.enum(GRAINS).default('month').describe('how long the periods are'),
} as const;

/** A pair, what of it is measured, and of which events. */
export interface DyadQuestion {
  readonly pair: readonly [NamedState, NamedState];
  readonly measure: z.output<typeof DYAD_LOOK.measure>;
  readonly grain: z.output<typeof DYAD_LOOK.grain>;
  readonly filter: EventFilter;
}

/** What passed between the two over time, and what that rests on. */
export interface DyadAnswer {
  readonly question: DyadQuestion;
  readonly dyad: DyadSeries;
  readonly latent: MeasuredSeries | undefined;
  readonly found: FoundChanges;
  /** When data sets begin, end or are silent. */
  readonly sources: SourceChanges;
  readonly rules: readonly RuleTone[];
  /** Events between the two: what the numbers count. */
  readonly sides: EventFilter;
  /** What each condition of the filter leaves out. */
  readonly steps: ReturnType<typeof filterSteps>;
  /** Of which event data. */
  readonly sourceWords: string;
}

/**
 * Asks the event data of a case what passed between two states over time.
 *
 * @param range days that the filter's events cover
 * @throws EntenteError `usage` for a latent score by another grain than the month
 */
export async function askDyad(
  file: CaseFile,
  store: EventStore,
  range: DataRange,
  question: DyadQuestion,
): Promise<DyadAnswer> {
  const { pair, measure, grain, filter } = question;
  const dyad = await pairSeries(store, filter, pair, grain, range);
  const latent = measure === 'latent' ? await latentScore(store, filter, pair, dyad, grain) : undefined;
  const found = findChanges(dyad, measure);
  const codes = [pair[0].code, pair[1].code] as const;
  const sides = between(filter, codes);
  const sources = await dyadSources(
    store,
    filter,
    codes,
    dyad.bins,
    found.changes.map(({ at }) => at),
  );
  const changes = found.changes.map((change) => ({ ...change, ...sourcesOfChange(change, sources, measure) }));
  return {
    question,
    dyad,
    latent,
    found: { ...found, changes },
    sources,
    rules: await dyadRules(file, store, sides, codes),
    sides,
    steps: filterSteps(await store.explain(sides)),
    sourceWords: sourceWords(file),
  };
}

/** What of a filter lies between two states, either way round. */
export function between(filter: EventFilter, [a, b]: readonly [string, string]): EventFilter {
  return {
    ...filter,
    undirected: true,
    source: { ...filter.source, countries: [a] },
    target: { ...filter.target, countries: [b] },
  };
}
