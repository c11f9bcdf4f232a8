import { type Share, wilsonInterval } from '../agreement/wilson-interval.ts';
import { normalQuantile } from '../numbers/normal.ts';
import { reportsByEvent } from './events-of-reports.ts';
import type { EventReport } from './report-rule.ts';

/** How far the reports of events differ on one thing. */
export interface Divergence {
  readonly field: string;
  /** Mean over events of the number of different values less 1, "not told" being a value; NaN without events. */
  readonly value: number;
  /** 95 % interval of the mean, events being drawn independently; absent for fewer than 5 events with several reports. */
  readonly interval?: readonly [low: number, high: number];
  /** How many events, and how many of them have several reports: the others cannot diverge. */
  readonly n: number;
  readonly several: number;
  readonly reports: number;
  /** Share of events whose reports differ. */
  readonly differing: Share;
  /** The same among the events with several reports. */
  readonly differingOfSeveral: Share;
  readonly method: string;
  /** Events whose reports differ, those that differ most first. */
  readonly events: readonly { readonly event: string; readonly values: number; readonly reports: readonly string[] }[];
}

/** Fewer events with several reports than this give no interval. */
const FEWEST = 5;
const Z95 = normalQuantile(0.975);

/**
 * How far the reports of one event differ on a field, over all events: the divergence score of van Baalen and Höglund
 * (2026). 0 says that all reports agree, or that there is one report of each event; look at `several`.
 *
 * @example
 * const reports = ['Lyon', 'Lyon', 'Nice'].map((city, i) => ({ id: `${i}`, event: 'e', values: { city } }));
 * divergence(reports, 'city').value; // 1
 */
export function divergence(reports: readonly EventReport[], field: string): Divergence {
  const groups = reportsByEvent(reports).map(([event, told]) => ({
    event,
    reports: told.map(({ id }) => id),
    values: new Set(told.map(({ values }) => values[field] ?? null)).size,
  }));
  const n = groups.length;
  const several = groups.filter((group) => group.reports.length > 1).length;
  const differing = groups.filter(({ values }) => values > 1);
  const value = groups.reduce((sum, { values }) => sum + values - 1, 0) / n;
  const variance = groups.reduce((sum, { values }) => sum + (values - 1 - value) ** 2, 0) / (n - 1);
  const reach = Z95 * Math.sqrt(variance / n);
  return {
    field,
    value,
    ...(several >= FEWEST ? { interval: [Math.max(0, value - reach), value + reach] as const } : {}),
    n,
    several,
    reports: reports.length,
    differing: wilsonInterval(differing.length, n),
    differingOfSeveral: wilsonInterval(differing.length, several),
    method: 'different values less 1, mean over events (van Baalen and Höglund 2026)',
    events: differing.toSorted((a, b) => b.values - a.values),
  };
}
