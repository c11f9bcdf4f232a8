import type { ShownOptions } from '../records/shown.ts';
import type { Digest } from './digest.ts';
import { mergeReports, type SameAct } from './merge-reports.ts';
import { reportedEvents } from './picture-act.ts';
import { pairsOf } from './relation-matrix.ts';
import { ACT_FIELDS, reportOfEvent } from './reports/act-reports.ts';
import { dyadName } from './reports/compare-dyads.ts';
import type { AggregatedEvent } from './reports/events-of-reports.ts';
import { overRules, type RuleRange } from './reports/over-rules.ts';
import type { EventReport } from './reports/report-rule.ts';
import { shownDigest } from './shown-digest.ts';

/** Tone of two actors in texts, under each rule by which acts are made of reports. */
export interface ToneRange extends RuleRange {
  /** `CHN-RUS`, whoever acts. */
  readonly dyad: string;
}

/** What tone rests on: scores. */
const SCORES = ACT_FIELDS.filter(({ name }) => name === 'score');

/**
 * The mean score of each undirected dyad in the texts as a range over the rules: mildest, commonest and sharpest report of
 * each act, beside it what counting reports would give and how far reports diverge. Acts that took place, without calls for
 * restraint, whatever their day; dyads with most acts first.
 *
 * @example
 * const [first] = tonesOverRules(digests);
 * first.low <= first.representative && first.representative <= first.high; // true
 */
export function tonesOverRules(
  given: readonly Digest[],
  options: ShownOptions & { readonly sameAct?: SameAct } = {},
): readonly ToneRange[] {
  const digests = given.map((digest) => shownDigest(digest, options).digest);
  const published = new Map(
    digests.flatMap(({ document }) => (document.date === undefined ? [] : [[document.id, document.date] as const])),
  );
  const events = digests.flatMap((digest) => digest.events);
  const dyads = new Map<string, EventReport[]>();
  for (const act of mergeReports(reportedEvents(events, published), options.sameAct)) {
    if (act.reality !== 'actual' || act.restraint) continue;
    const open = act.events.some(({ event }) => event.open);
    for (const [a, b] of open ? [] : pairsOf(act)) {
      const reports = dyads.get(dyadName(a, b)) ?? [];
      dyads.set(dyadName(a, b), reports);
      // Who does it towards whom is told apart: of an act of several sides each pair has its own.
      reports.push(...act.events.map(({ event, document }) => reportOfEvent(event, document, `${act.id} ${a} ${b}`)));
    }
  }
  return [...dyads]
    .map(([dyad, reports]): ToneRange => ({ dyad, ...overRules(reports, SCORES, meanScore) }))
    .sort((a, b) => b.n - a.n || (a.dyad < b.dyad ? -1 : 1));
}

function meanScore(events: readonly AggregatedEvent[]): number {
  const scores = events.map(({ values }) => values.score).filter((score) => typeof score === 'number');
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}
