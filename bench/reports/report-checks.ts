import { parseDelimited } from '../../src/lexicon/import/import-delimited.ts';
import { groupTimeEffects } from '../../src/measures/effects/group-time.ts';
import { divergence } from '../../src/measures/reports/divergence.ts';
import { overRules, sumOf } from '../../src/measures/reports/over-rules.ts';
import type { EventReport, ReportedValue } from '../../src/measures/reports/report-rule.ts';

/** A published figure and ours, as both are printed. */
export interface ValueCheck {
  readonly what: string;
  readonly published: string;
  readonly ours: string;
}

/** The reports of data/reports/maverick_event_report.csv: who is said to have done what where, and how many died. */
export function maverickReports(csv: string): readonly EventReport[] {
  return parseDelimited(csv).rows.map(({ get }): EventReport => {
    const text = (column: string): ReportedValue => (get(column) === 'NA' ? null : get(column));
    const number = (column: string): number | null => (get(column) === 'NA' ? null : Number(get(column)));
    return {
      id: get('id'),
      event: get('event_id'),
      source: get('source_author'),
      sourceClass: Number(get('source_classification')),
      certainty: Number(get('certain')),
      values: {
        deaths: number('deaths_best'),
        first: text('date_start'),
        last: text('date_end'),
        city: text('city'),
        cityPrecision: number('geo_precision'),
        actor: text('actor1'),
        actorPrecision: number('actor1_precision'),
      },
    };
  });
}

/** The published figures of the reports of electoral violence (van Baalen and Höglund 2026). */
export function checkReports(csv: string): readonly ValueCheck[] {
  const reports = maverickReports(csv);
  const deaths = overRules(reports, [{ name: 'deaths', kind: 'number' }], (events) => sumOf(events, 'deaths'));
  const [city, dead, actor] = ['city', 'deaths', 'actor'].map((field) => divergence(reports, field));
  const mean = (found: typeof city): string => found?.value.toFixed(4) ?? '';
  const share = (found: typeof city): string => `${Math.round(100 * (found?.differing.value ?? Number.NaN))} %`;
  return [
    { what: 'reports', published: '3287', ours: `${deaths.reports}` },
    { what: 'events', published: '2200', ours: `${deaths.n}` },
    { what: 'events with several reports', published: '407', ours: `${city?.several}` },
    { what: 'divergence of city', published: '0.0332', ours: mean(city) },
    { what: 'divergence of deaths', published: '0.1382', ours: mean(dead) },
    { what: 'divergence of actor', published: '0.1650', ours: mean(actor) },
    { what: 'events that differ on city', published: '3 %', ours: share(city) },
    { what: 'events that differ on deaths', published: '8 %', ours: share(dead) },
    { what: 'events that differ on actor', published: '12 %', ours: share(actor) },
    { what: 'deaths, conservative', published: '3105', ours: `${deaths.conservative}` },
    { what: 'deaths, representative', published: '3290', ours: `${deaths.representative}` },
    { what: 'deaths, most informative', published: '5010', ours: `${deaths.informative}` },
    { what: 'deaths, sum over reports', published: '11795', ours: `${deaths.everyReport}` },
  ];
}

/** The published effects of a minimum wage on teen employment (Callaway and Sant'Anna 2021), never treated as controls. */
export function checkGroupTime(csv: string): readonly ValueCheck[] {
  const rows = parseDelimited(csv).rows.map(
    ({ get }) =>
      (column: string) =>
        Number(get(column)),
  );
  const years = [...new Set(rows.map((row) => row('year')))].sort((a, b) => a - b);
  const counties = [...new Set(rows.map((row) => row('countyreal')))];
  const values = new Float64Array(counties.length * years.length).fill(Number.NaN);
  const first = new Float64Array(counties.length);
  for (const row of rows) {
    const county = counties.indexOf(row('countyreal'));
    values[county * years.length + years.indexOf(row('year'))] = row('lemp');
    first[county] = row('first.treat');
  }
  const panel = { units: counties.map(String), periods: Int32Array.from(years), values, n: values.map(() => 1) };
  const result = groupTimeEffects(panel, first, { controls: 'never' });
  const effect = (group: number, period: number): string =>
    result.effects.find((one) => one.group === group && one.period === period)?.value.toFixed(4) ?? '';
  return [
    { what: 'ATT(2004, 2006)', published: '-0.1373', ours: effect(2004, 2006) },
    { what: 'ATT(2006, 2007)', published: '-0.0412', ours: effect(2006, 2007) },
    { what: 'ATT(2007, 2007)', published: '-0.0261', ours: effect(2007, 2007) },
    { what: 'p of the time before treatment', published: '0.16812', ours: result.preTest?.p.toFixed(5) ?? '' },
  ];
}
