import { describe, expect, it } from 'vitest';
import { eventsOfReports, reportsByEvent } from '../../src/measures/reports/events-of-reports.ts';
import { REPORT_RULE_NAMES, REPORT_RULES, type ReportField } from '../../src/measures/reports/report-rule.ts';
import { hasSharedData, readText, sharedFile } from '../kit/shared-data.ts';
import { checkGroupTime, checkReports, maverickReports } from './report-checks.ts';

if (!hasSharedData()) console.warn('REPORTS NOT COMPARED: no shared data; let ENTENTE_SHARED name its folder.');

describe.skipIf(!hasSharedData())('published figures', () => {
  it('of reports of electoral violence come out to the digits given', () => {
    const checks = checkReports(readText(sharedFile('data/reports/maverick_event_report.csv.gz')));
    expect(checks).toHaveLength(13);
    expect(checks.map(({ what, ours }) => [what, ours])).toEqual(
      checks.map(({ what, published }) => [what, published]),
    );
  });

  it('of staggered effects come out to the digits given', () => {
    const checks = checkGroupTime(readText(sharedFile('data/reports/mpdta.csv')));
    expect(checks.map(({ what, ours }) => [what, ours])).toEqual(
      checks.map(({ what, published }) => [what, published]),
    );
  });

  it('every value of an event is told by one of its reports, days in the middle of others apart', () => {
    const reports = maverickReports(readText(sharedFile('data/reports/maverick_event_report.csv.gz')));
    const fields: readonly ReportField[] = [
      { name: 'deaths', kind: 'number' },
      { name: 'city', kind: 'place', precision: 'cityPrecision' },
      { name: 'actor', kind: 'text', precision: 'actorPrecision' },
    ];
    const byEvent = new Map(reportsByEvent(reports));
    for (const name of REPORT_RULE_NAMES) {
      const events = eventsOfReports(reports, fields, REPORT_RULES[name]);
      expect(events).toHaveLength(2200);
      for (const { event, values, undecided } of events) {
        for (const field of fields) {
          if (undecided.includes(field.name)) continue;
          expect(byEvent.get(event)?.map((report) => report.values[field.name])).toContain(values[field.name]);
        }
      }
    }
  });
});
