import { CHARTS, TIME } from '../charts/chart.fixture.ts';
import { Behind, type BehindItem, type MeasureReport } from './measure-report.ts';

const behind = new Behind();
const item = (n: number): BehindItem => ({
  kind: 'row',
  day: `2015-0${(n % 9) + 1}-03`,
  sides: 'AAA → BBB',
  what: '036 express intent to meet',
  notes: ['score +4.0', 'reported 3 times'],
  source: `source-${n}.example`,
  place: 'made-up.csv, byte 120',
});
const months = TIME.panels[0]?.series[0]?.points ?? [];
for (const [n] of months.entries()) behind.add({ title: `Month ${n + 1}`, from: 'made up', items: [item(n)] });
const sentence = behind.add({
  title: 'A made-up text',
  from: '2015-08-04 · nobody',
  items: [
    {
      kind: 'sentence',
      before: 'On Monday ',
      words: 'A met B',
      after: ' <at last>.',
      grade: 'strong',
      record: 'event',
      sentence: 3,
    },
  ],
});

/** A report with every kind of chart and table, of nothing that happened. */
export const REPORT: MeasureReport = {
  what: 'dyad',
  title: 'A and B in 2015',
  headline: 'The tone between A and B rises from +0.3 to +2.3 in September 2015 (n = 41 events).',
  sentences: ['An invented example: no such states, no such events.'],
  facts: [
    ['events', '41'],
    ['months', '12'],
  ],
  parts: [
    { id: 'series', title: 'Month by month', note: 'Everything here is made up.', charts: CHARTS },
    {
      id: 'rows',
      title: 'Competing events',
      charts: [],
      tables: [
        {
          label: 'Competing events',
          head: ['When', 'What'],
          columns: [{}, { least: 20 }],
          rows: [{ cells: ['2015-08-04', 'A met B <at last>'], opens: sentence }],
        },
      ],
    },
  ],
  behind: behind.groups,
  behindNote: 'Rows and sentences of nobody.',
  limits: ['It is made up.'],
  next: ['entente dyad AAA BBB --html page.html'],
};
