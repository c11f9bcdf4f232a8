import type {
  BarsChart,
  ChartPoint,
  CloudChart,
  FlowChart,
  LadderChart,
  MatrixChart,
  MultiplesChart,
  NetworkChart,
  NetworkLine,
  NetworkNode,
  TimeChart,
} from './chart-data.ts';

/** Days since 1970-01-01 of the first of a month; months after December are those of later years. */
function monthDay(year: number, month: number): number {
  return Math.round(Date.UTC(year, month - 1, 1) / 86_400_000);
}

/** Made-up months from January 2015: a rise in the middle, two months without data. */
const VALUES = [0.4, 0.1, 0.8, -0.3, 0.5, Number.NaN, Number.NaN, 0.2, 2.1, 2.6, 1.9, 2.4];

const points: readonly ChartPoint[] = VALUES.map((value, n) => ({
  from: monthDay(2015, n + 1),
  to: monthDay(2015, n + 2),
  value,
  low: value - 0.5,
  high: value + 0.5,
  words: `2015-${String(n + 1).padStart(2, '0')}: ${Number.isFinite(value) ? value : 'no events'}`,
  ...(Number.isFinite(value) ? { href: `#x${n}`, opens: String(n) } : {}),
}));

export const TIME: TimeChart = {
  kind: 'time',
  title: 'The tone rises from +0.3 before September 2015 to +2.3 after it.',
  description: 'Line: tone of a month; band: its 95 % interval. Made up.',
  table: {
    head: ['Month', 'Tone'],
    rows: points.map(({ words, value, href, opens }) => ({
      cells: [words.slice(0, 7), Number.isFinite(value) ? value : ''],
      ...(href === undefined || opens === undefined ? {} : { href, opens }),
    })),
  },
  panels: [
    {
      kind: 'line',
      label: 'tone, −10 to +10',
      base: 0,
      within: [-10, 10],
      series: [{ name: 'tone', look: 'main', points }],
    },
    {
      kind: 'bars',
      label: 'events',
      series: [{ name: 'events', look: 'main', points: points.map((point, n) => ({ ...point, value: n })) }],
    },
  ],
  marks: [
    {
      kind: 'change',
      at: monthDay(2015, 9),
      low: monthDay(2015, 8),
      high: monthDay(2015, 10),
      label: 'Sep 2015',
      words: '',
    },
    { kind: 'event', at: monthDay(2015, 8) + 3, label: '<b>a made-up summit</b>', words: '' },
  ],
  from: monthDay(2015, 1),
  to: monthDay(2016, 1),
};

const CLOUD: CloudChart = {
  kind: 'cloud',
  title: 'None of 40 other pairs changed as much.',
  description: 'Grey: other pairs; red: the pair. Made up.',
  label: 'change in tone',
  bound: { value: 1.75, label: 'a change of 1.75' },
  rows: [
    {
      name: 'Other pairs of A at this date, change and all comparisons with others together',
      others: Array.from({ length: 40 }, (_, n) => ({
        value: Math.round(Math.sin(n) * 100) / 100,
        words: `pair ${n}`,
      })),
      own: { value: -2, label: 'A and the United States of B −2.00', words: 'the pair' },
    },
  ],
  table: { head: ['Pair', 'Change'], rows: [{ cells: ['A and C', '+0.40'] }] },
};

export const LADDER: LadderChart = {
  kind: 'ladder',
  title: 'Both comparisons point up.',
  description: 'Whiskers: 95 % intervals. Made up.',
  label: 'change in tone',
  rows: [
    { group: 'The pair itself', name: 'Raw change', value: 2, low: 0.5, high: 3.5, words: '+2.00 (+0.50 to +3.50)' },
    {
      group: 'Compared',
      name: 'A held fixed',
      value: 1.5,
      low: -0.2,
      high: 3.2,
      words: '+1.50 (−0.20 to +3.20)',
      main: true,
    },
  ],
  table: { head: ['Estimate', 'Value'], rows: [{ cells: ['Raw change', '+2.00'] }] },
};

const MULTIPLES: MultiplesChart = {
  kind: 'multiples',
  title: 'Texts and data beside each other for two pairs.',
  description: 'Solid: data; dashed: texts. Made up.',
  table: { head: ['Pair', 'r'], rows: [{ cells: ['A and B', '0.4'] }] },
  from: TIME.from,
  to: TIME.to,
  parts: ['A and B', 'A and C'].map((name) => ({
    name,
    note: 'r = 0.40, 12 months',
    panel: {
      kind: 'line' as const,
      label: 'tone',
      base: 0,
      series: [
        { name: 'data', look: 'main' as const, points },
        { name: 'texts', look: 'other' as const, points: points.map((point) => ({ ...point, value: -point.value })) },
      ],
    },
  })),
};

/** Ten made-up actors: two blocs, one between them, one of whom little is known. */
const BLOC_OF = [0, 0, 0, 0, 1, 1, 1, 0, 1, undefined];

const actors = BLOC_OF.map(
  (bloc, n): NetworkNode => ({
    label: `${'ABCDEFGHIJ'[n]}${n % 2 === 0 ? 'WM' : 'il'}`,
    words: `Actor ${n}, made up`,
    ...(bloc === undefined ? {} : { bloc }),
    ...(n === 7 ? { between: true } : {}),
    x: (bloc === 1 ? 0.6 : -0.6) + 0.2 * Math.sin(n),
    y: 0.7 * Math.cos(3 * n),
    ...(n === 9 ? {} : { href: `#x${n}`, opens: String(n) }),
  }),
);

const ties = actors.flatMap((one, a) =>
  actors.flatMap((other, b): readonly NetworkLine[] => {
    if (a >= b || (a + b) % 4 === 0) return [];
    const friends = one.bloc === other.bloc;
    const sign = one.bloc === undefined || other.bloc === undefined ? 'unknown' : friends === (b !== 7) ? '+' : '-';
    const against = sign !== 'unknown' && friends !== (sign === '+');
    const words = `${one.label} and ${other.label}: ${sign}`;
    return [{ a, b, sign, weight: 1 + ((a * b) % 3), against, words, href: `#x${a}`, opens: String(a) }];
  }),
);

export const NETWORK: NetworkChart = {
  kind: 'network',
  title: 'Ten actors stand in two blocs.',
  description: 'Solid: friends; dashed: foes. Made up.',
  table: { head: ['Actor', 'Bloc'], rows: actors.map(({ label }, n) => ({ cells: [label, `bloc ${BLOC_OF[n]}`] })) },
  nodes: actors,
  lines: ties,
  blocs: [{ name: 'Bloc A' }, { name: 'Bloc B <b>' }],
  alone: ['KKK'],
};

const MATRIX: MatrixChart = {
  kind: 'matrix',
  title: 'Friends stand together, foes apart.',
  description: 'Full: friends; a bar: foes. Made up.',
  table: { head: ['Tie', 'Sign'], rows: ties.slice(0, 4).map(({ words, sign }) => ({ cells: [words, sign] })) },
  nodes: actors,
  lines: ties,
  blocs: NETWORK.blocs,
};

const FLOW: FlowChart = {
  kind: 'flow',
  title: 'One of ten changes sides by more than chance.',
  description: 'Dark: by more than chance. Made up.',
  table: { head: ['Window', 'Change'], rows: [{ cells: ['2016', 'BIL to bloc B'] }] },
  windows: ['2015', '2016', '2017'].map((name) => ({ name })),
  blocs: NETWORK.blocs,
  changes: { moved: 'changes surely', other: 'changes by a hair' },
  actors: actors.map(({ label, bloc }, n) => ({
    label,
    at: [bloc, n === 1 ? 1 : bloc, n === 1 || n === 2 ? 1 : n === 3 ? undefined : bloc],
    moved: [false, n === 1, false],
  })),
};

export const EMPTY: TimeChart = {
  ...TIME,
  title: 'Nothing is known of A and B.',
  empty: 'There are no events of these two in the data.',
  panels: [],
};

const BARS: BarsChart = {
  kind: 'bars',
  title: 'Talks are said most often.',
  description: 'Left: against; right: for. Made up.',
  sides: ['against', 'for'],
  table: { head: ['Concept', 'Against', 'For'], rows: [{ cells: ['Talks', 9, 4] }] },
  rows: [{ name: 'Talks', left: 9, right: 4, words: '13 statements: 9 against, 4 for', cells: [9, 4] }],
};

export const CHARTS = [TIME, CLOUD, LADDER, MULTIPLES, NETWORK, MATRIX, FLOW, BARS, EMPTY] as const;
