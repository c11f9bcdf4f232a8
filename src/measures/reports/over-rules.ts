import { type Divergence, divergence } from './divergence.ts';
import { type AggregatedEvent, eventsOfReports } from './events-of-reports.ts';
import {
  type EventReport,
  REPORT_RULES,
  type ReportField,
  type ReportRule,
  type ReportRuleName,
} from './report-rule.ts';

/** A measure of events under each of the rules by which events are made of reports. */
export interface RuleRange extends Readonly<Record<ReportRuleName, number>> {
  /** The least and the most that a rule gives. */
  readonly low: number;
  readonly high: number;
  /** The same measure if each report were an event of its own: what counting reports gives. */
  readonly everyReport: number;
  /** How many events, and of how many reports. */
  readonly n: number;
  readonly reports: number;
  /** How far reports differ on each field that the measure rests on. */
  readonly divergence: readonly Divergence[];
  /** The rules that were used, so that the range can be made again. */
  readonly rules: readonly ReportRule[];
}

/**
 * A measure as a range over the rules, with the divergence of reports beside it. Where low and high are far apart, the
 * choice of the rule carries the result.
 *
 * @param measure of events; undefined values of theirs are its own business
 * @example
 * const reports = [2, 5, 5].map((deaths, i) => ({ id: `${i}`, event: 'e', values: { deaths } }));
 * const range = overRules(reports, [{ name: 'deaths', kind: 'number' }], (events) => sumOf(events, 'deaths'));
 * [range.conservative, range.representative, range.informative, range.everyReport]; // [2, 5, 5, 12]
 */
export function overRules(
  reports: readonly EventReport[],
  fields: readonly ReportField[],
  measure: (events: readonly AggregatedEvent[]) => number,
): RuleRange {
  const under = (rule: ReportRule): readonly AggregatedEvent[] => eventsOfReports(reports, fields, rule);
  const { conservative, representative, informative } = REPORT_RULES;
  const careful = under(conservative);
  const values = {
    conservative: measure(careful),
    representative: measure(under(representative)),
    informative: measure(under(informative)),
  };
  const all = Object.values(values);
  const single = reports.map((report, i) => ({ ...report, event: `${report.event} ${i}` }));
  return {
    ...values,
    low: Math.min(...all),
    high: Math.max(...all),
    everyReport: measure(eventsOfReports(single, fields, representative)),
    n: careful.length,
    reports: reports.length,
    divergence: fields.map(({ name }) => divergence(reports, name)),
    rules: [conservative, representative, informative],
  };
}

/**
 * Sum of a number over events; events that do not tell it add nothing.
 *
 * @example
 * sumOf([], 'deaths'); // 0
 */
export function sumOf(events: readonly AggregatedEvent[], field: string): number {
  return events.reduce((sum, { values }) => sum + (typeof values[field] === 'number' ? values[field] : 0), 0);
}
