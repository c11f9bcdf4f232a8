import { changeWeights } from '../../measures/change-points/change-weights.ts';
import { type ChangePoints, findChangePoints } from '../../measures/change-points/find-change-points.ts';
import type { DyadSeries } from '../../measures/dyads/dyad-series.ts';
import type { SourceChanges } from '../../measures/reports/source-changes.ts';
import type { DyadMeasure, FoundChange } from '../../report/measures/dyad-report.ts';
import { andList } from '../../report/words/wording.ts';

/** What was found, with what is said of the search. */
export interface FoundChanges {
  readonly changes: readonly FoundChange[];
  readonly note: string;
  readonly points: ChangePoints;
}

/** Lasting changes of a series, by the search that fits what it counts. */
export function findChanges({ both, coverage }: DyadSeries, measure: DyadMeasure): FoundChanges {
  const { conflict, tone } = both;
  if (measure === 'latent') {
    const points = findChangePoints([]);
    return {
      changes: [],
      note: 'change points are looked for in the tone, not in a score that moves smoothly',
      points,
    };
  }
  const points =
    measure === 'volume'
      ? findChangePoints(both.n, {
          kind: 'poisson',
          weights: coverage.world.map((events) => events / 1_000),
          dispersion: 'robust',
        })
      : findChangePoints(measure === 'share' ? conflict.raw : tone.raw, {
          kind: 'mean',
          weights: changeWeights(tone.n),
        });
  const note =
    measure === 'volume'
      ? 'change points of counts (PELT, Poisson cost, all events as what they are counted out of)'
      : 'change points of the unshrunk series (PELT, periods of few events weighing less)';
  const changes = points.changes.map(({ next, low, high, before, after }) => ({
    at: next,
    low: low + 1,
    high: high + 1,
    before,
    after,
  }));
  return { changes, note, points };
}

/** What of a change is one of sources: of counts what the sources that stay show, of other measures only that some come or go. */
export function sourcesOfChange(
  { at }: FoundChange,
  { changes }: SourceChanges,
  measure: DyadMeasure,
): Pick<FoundChange, 'sources' | 'bySource'> {
  const change = changes.find(({ period }) => period === at);
  if (!change || change.verdict === 'events') return {};
  if (measure === 'volume') {
    return { sources: change.words, ...(change.verdict === 'both' ? {} : { bySource: true }) };
  }
  const who = [
    ...(change.begin.length > 0
      ? [`${andList(change.begin)} ${change.begin.length > 1 ? 'begin' : 'begins'} here`]
      : []),
    ...(change.end.length > 0 ? [`${andList(change.end)} ${change.end.length > 1 ? 'end' : 'ends'} here`] : []),
  ];
  return { sources: `${andList(who)}: who codes events may account for it.` };
}
