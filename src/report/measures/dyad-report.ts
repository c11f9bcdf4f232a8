import type { DirectedSeries, DyadSeries } from '../../measures/dyads/dyad-series.ts';
import type { MeasuredSeries } from '../../measures/dyads/measured-series.ts';
import type { SourceStep } from '../../measures/reports/source-changes.ts';
import type { ChartPoint, LineSeries, TimeChart, TimeMark, TimePanel } from '../charts/chart-data.ts';
import { andList, counted } from '../words/wording.ts';
import {
  type BehindGroup,
  type MeasurePart,
  type MeasureReport,
  type MeasureRow,
  type MeasureTable,
  opening,
} from './measure-report.ts';
import { capital, level, percentWords, signed } from './number-words.ts';
import { type Grain, periodName, periodWords } from './period-words.ts';

/** Which measure of a pair the page is about. */
export const DYAD_MEASURES = ['tone', 'share', 'volume', 'latent'] as const;
export type DyadMeasure = (typeof DYAD_MEASURES)[number];

/** A lasting change that was found in a series: the first stretch after it. */
export interface FoundChange {
  readonly at: number;
  /** Stretches between which it lies with 95 %. */
  readonly low?: number;
  readonly high?: number;
  /** Mean before it (back to the change before) and from it on. */
  readonly before: number;
  readonly after: number;
  /** Which sources begin or end here, in a sentence. */
  readonly sources?: string;
  /** Whether it is a change of sources, and so none of what happens. */
  readonly bySource?: boolean;
}

/** Tone of a pair under a rule by which reports become events. */
export interface RuleTone {
  readonly of: 'rows' | 'texts';
  readonly rule: string;
  readonly events: number;
  readonly tone: number;
}

/** What the page of a pair shows beside its series. */
export interface DyadPage {
  readonly a: string;
  readonly b: string;
  readonly grain: Grain;
  readonly measure: DyadMeasure;
  readonly changes: readonly FoundChange[];
  /** Where data sets begin and end inside the time that is shown. */
  readonly steps?: readonly SourceStep[];
  readonly rules?: readonly RuleTone[];
  /** How the change points were found. */
  readonly changesNote: string;
  /** Series of the latent score, where it was asked for. */
  readonly latent?: MeasuredSeries;
  /** Only both directions together. */
  readonly undirected: boolean;
  /** What each condition of the filter leaves out. */
  readonly filter: readonly { readonly words: string; readonly removed: number; readonly left: number }[];
  /** Of which event data. */
  readonly sources: string;
  readonly behind: readonly BehindGroup[];
  readonly behindNote: string;
  /** Numbers of the items behind a stretch. */
  readonly opens: ReadonlyMap<number, readonly number[]>;
  readonly limits: readonly string[];
  readonly next: readonly string[];
  /** Events and texts side by side, where both are there. */
  readonly beside?: TimeChart;
  readonly remarks: readonly string[];
}

interface MeasureWords {
  /** `the tone between A and B`. */
  readonly subject: string;
  readonly label: string;
  readonly number: (value: number) => string;
  readonly what: string;
  readonly format?: 'percent';
  readonly base?: number;
  readonly within?: readonly [number, number];
}

function wordsOf(measure: DyadMeasure, series: MeasuredSeries): MeasureWords {
  switch (measure) {
    case 'tone':
      return {
        subject: 'tone',
        label: 'tone: mean score of an event, −10 (worst) to +10',
        number: (value) => signed(value),
        what: 'Line: mean Goldstein score of the events of a period, drawn to the earlier tone of the pair where these are few',
        base: 0,
        within: [-10, 10],
      };
    case 'share':
      return {
        subject: 'share of conflict',
        label: 'share of events that are conflict',
        number: percentWords,
        what: 'Line: share of events with a score below 0, drawn to the earlier share of the pair where events are few',
        format: 'percent',
        within: [0, 1],
      };
    case 'volume':
      return {
        subject: 'volume',
        label: 'events for each thousand of all events in the data',
        number: (value) => level(value),
        what: 'Line: events of the pair for each thousand of all events in the data, so that more sources do not look like more contact',
        base: 0,
      };
    case 'latent':
      return {
        subject: 'latent score',
        label: series.unit,
        number: (value) => signed(value),
        what: `Line: ${series.name}`,
        base: 0,
      };
  }
}

/** The report of a pair over time. */
export function dyadReport(dyad: DyadSeries, page: DyadPage): MeasureReport {
  const { both } = dyad;
  const series = seriesOf(both, page);
  const words = wordsOf(page.measure, series);
  const n = sum(both.n);
  const charts =
    n === 0 ? [emptyChart(page)] : [mainChart(dyad, series, words, page), ...sideCharts(dyad, words, page)];
  return {
    what: 'dyad',
    title: capital(`${page.a} and ${page.b}, ${spanWords(dyad, page)}`),
    headline: headline(dyad, series, words, page),
    sentences: [...levelSentences(dyad, page), ...sourceSentences(dyad, words, page), ...page.remarks],
    facts: [
      ['events', n.toLocaleString('en-GB')],
      [`${plural(page.grain)} with events`, `${count(both.n, (value) => value > 0)} of ${both.n.length}`],
      ['reports of them', sum(both.mentions).toLocaleString('en-GB')],
      [page.changes.length === 1 ? 'change point' : 'change points', String(page.changes.length)],
    ],
    parts: [
      {
        id: 'series',
        title: 'Over time',
        charts,
        tables: [periodTable(dyad, series, words, page), changeTable(dyad, words, page)].filter(
          (table) => table.rows.length > 0,
        ),
      },
      ...(page.beside ? [{ id: 'beside', title: 'Beside the texts of the case', charts: [page.beside] }] : []),
      ...rulesPart(page),
      {
        id: 'filter',
        title: 'What was counted',
        note: page.sources,
        charts: [],
        tables: [stepTable(dyad, page), filterTable(page)].filter((table) => table.rows.length > 0),
      },
    ],
    behind: page.behind,
    behindNote: page.behindNote,
    limits: page.limits,
    next: page.next,
  };
}

function seriesOf(directed: DirectedSeries, { measure, latent }: DyadPage): MeasuredSeries {
  switch (measure) {
    case 'tone':
      return directed.tone;
    case 'share':
      return directed.conflict;
    case 'volume':
      return directed.volume;
    case 'latent':
      return latent ?? directed.tone;
  }
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}

function count(values: Float64Array, fits: (value: number) => boolean): number {
  return values.reduce((total, value) => total + (fits(value) ? 1 : 0), 0);
}

function plural(grain: Grain): string {
  return `${grain}s`;
}

function spanWords({ bins }: DyadSeries, { grain }: DyadPage): string {
  const [first, last] = [bins.first[0], bins.first.at(-1)];
  if (first === undefined || last === undefined) return 'no time';
  const [from, to] = [periodWords(first, grain), periodWords(last, grain)];
  return from === to ? from : `${from} to ${to}`;
}

/** Events below which nothing is said of a course. */
const FEWEST = 10;

function headline(dyad: DyadSeries, series: MeasuredSeries, words: MeasureWords, page: DyadPage): string {
  const n = sum(dyad.both.n);
  const { a, b, grain } = page;
  const span = spanWords(dyad, page);
  if (n === 0) return `The data hold no event between ${a} and ${b} in ${span}.`;
  if (n < FEWEST)
    return `There are too few events between ${a} and ${b} to speak of a course (${span}; n = ${counted(n, 'event')}).`;
  const base = `(${span}, by ${grain}; n = ${counted(n, 'event')})`;
  if (page.measure === 'latent') return `${capital(nowWords(dyad, series, words, page))} ${base}.`;
  const changes = ownChanges(page);
  const apart = page.changes.length > changes.length ? ' but where sources begin or end' : '';
  if (page.changes.length === 0 && count(dyad.both.n, (value) => value > 0) < FEWEST) {
    return `The ${words.subject} between ${a} and ${b}: ${meanWords(series, words)} ${base}; too few ${plural(grain)} have events to look for a change.`;
  }
  const last = changes.at(-1);
  if (!last)
    return `The ${words.subject} between ${a} and ${b} shows no lasting change${apart} ${base}; ${meanWords(series, words)}.`;
  const times = changes.length === 1 ? 'changes once' : `changes ${changes.length} times`;
  return `The ${words.subject} between ${a} and ${b} ${times} ${base}; ${changes.length === 1 ? '' : 'the last time '}it ${changeWords(dyad, last, words, page)}.`;
}

/** Changes without those of sources: another source is more reporting, and no rise of what is reported. */
function ownChanges({ changes }: DyadPage): readonly FoundChange[] {
  return changes.filter(({ bySource }) => !bySource);
}

/** Changes that coincide with a source that begins or ends. */
function sourceSentences({ bins }: DyadSeries, { number }: MeasureWords, page: DyadPage): readonly string[] {
  return page.changes.flatMap(({ at, before, after, sources }) =>
    sources === undefined
      ? []
      : [
          `${capital(periodWords(bins.first[at] ?? 0, page.grain))} (${number(before)} before, ${number(after)} after): ${sources}`,
        ],
  );
}

/** Where a score that moves smoothly stands at the end, with its interval: it has no lasting changes to speak of. */
function nowWords(
  { bins }: DyadSeries,
  { value, low, high }: MeasuredSeries,
  { subject, number }: MeasureWords,
  page: DyadPage,
): string {
  const t = value.findLastIndex(Number.isFinite);
  const at = periodWords(bins.first[t] ?? 0, page.grain);
  const range = t < 0 ? '' : ` (95 % ${number(low[t] ?? 0)} to ${number(high[t] ?? 0)})`;
  return t < 0
    ? `the ${subject} between ${page.a} and ${page.b} is not known`
    : `the ${subject} between ${page.a} and ${page.b} is ${number(value[t] ?? 0)} in ${at}${range}; 0 is the lasting level of an average pair`;
}

function meanWords({ raw, n }: MeasuredSeries, { number }: MeasureWords): string {
  let [top, bottom] = [0, 0];
  for (const [t, value] of raw.entries()) {
    const weight = n[t] ?? 0;
    if (!Number.isFinite(value) || weight === 0) continue;
    top += value * weight;
    bottom += weight;
  }
  return bottom === 0 ? 'no value is known' : `the mean of all events is ${number(top / bottom)}`;
}

/** `rises from +0.30 to +2.30 in July 2014 (95 %: February 2014 to January 2015)`. */
function changeWords({ bins }: DyadSeries, change: FoundChange, { number }: MeasureWords, { grain }: DyadPage): string {
  const at = (t: number): string => periodWords(bins.first[t] ?? 0, grain);
  const range =
    change.low === undefined || change.high === undefined || (change.low === change.at && change.high === change.at)
      ? ''
      : ` (95 %: ${at(change.low)} to ${at(change.high)})`;
  return `${change.after > change.before ? 'rises' : 'falls'} from ${number(change.before)} to ${number(change.after)} in ${at(change.at)}${range}`;
}

/** Each direction by itself, and how much of it is conflict. */
function levelSentences(
  { forth, back, both, coverage }: DyadSeries,
  { a, b, undirected, measure }: DyadPage,
): readonly string[] {
  if (sum(both.n) === 0) return [];
  const one = (from: string, to: string, { n, tone }: DirectedSeries): string => {
    const mean = meanWords(tone, { number: signed } as MeasureWords).replace('the mean of all events is ', '');
    return `${from} towards ${to}: ${counted(sum(n), 'event')}${sum(n) > 0 ? `, mean score ${mean}` : ''}`;
  };
  const share = sum(both.n) / Math.max(1, sum(coverage.world));
  return [
    ...(undirected ? [] : [`${capital(one(a, b, forth))}. ${capital(one(b, a, back))}.`]),
    ...(measure === 'volume'
      ? []
      : [
          `They are ${percentWords(share)} of all ${sum(coverage.world).toLocaleString('en-GB')} events that the filter leaves in this time.`,
        ]),
  ];
}

function pointsOf(
  dyad: DyadSeries,
  series: MeasuredSeries,
  words: MeasureWords,
  page: DyadPage,
  directed: DirectedSeries = dyad.both,
): readonly ChartPoint[] {
  const { bins } = dyad;
  return Array.from(bins.first, (first, t): ChartPoint => {
    const value = series.value[t] ?? Number.NaN;
    const [low, high] = [series.low[t] ?? Number.NaN, series.high[t] ?? Number.NaN];
    const range = Number.isFinite(low) ? ` (95 % ${words.number(low)} to ${words.number(high)})` : '';
    const said = Number.isFinite(value) ? `${words.subject} ${words.number(value)}${range}` : 'no value';
    return {
      from: first,
      to: (bins.last[t] ?? first) + 1,
      value,
      ...(Number.isFinite(low) ? { low, high } : {}),
      words: `${periodWords(first, page.grain)}: ${said}, ${counted(directed.n[t] ?? 0, 'event')}`,
      ...opening(page.opens.get(t)),
    };
  });
}

function marksOf({ bins }: DyadSeries, { changes, grain, steps = [] }: DyadPage): readonly TimeMark[] {
  const first = (t: number): number => bins.first[t] ?? 0;
  const comings = steps.map((step): TimeMark => {
    const label = stepWords(step);
    return {
      kind: 'event',
      at: first(step.period),
      label,
      words: `${periodWords(first(step.period), grain)}: ${label}`,
    };
  });
  const found = changes.map(
    ({ at, low, high }): TimeMark => ({
      kind: 'change',
      at: first(at),
      ...(low === undefined || high === undefined
        ? {}
        : { low: first(low), high: (bins.last[high] ?? first(high)) + 1 }),
      label: periodWords(first(at), grain),
      words: `change point: ${periodWords(first(at), grain)}`,
    }),
  );
  return [...comings, ...found];
}

/** `GDELT begins`. */
function stepWords({ begin, end }: SourceStep): string {
  return [
    ...(begin.length > 0 ? [`${andList(begin)} ${begin.length > 1 ? 'begin' : 'begins'}`] : []),
    ...(end.length > 0 ? [`${andList(end)} ${end.length > 1 ? 'end' : 'ends'}`] : []),
  ].join('; ');
}

function stepTable({ bins }: DyadSeries, { steps = [], grain }: DyadPage): MeasureTable {
  const pair = ({ before, after }: { readonly before: number; readonly after: number }): string =>
    `${level(before)} → ${level(after)}`;
  return {
    label: `Sources that begin or end, and events a ${grain} before and after`,
    head: ['When', 'What', 'Of all sources', 'Of those that stay'],
    columns: [{}, { least: 16, lines: 2 }, { align: 'right' }, { align: 'right' }],
    rows: steps.map((step) => ({
      cells: [
        periodName(bins.first[step.period] ?? 0, grain),
        stepWords(step),
        pair(step.total),
        step.constant ? pair(step.constant) : 'none stays',
      ],
    })),
  };
}

function rulesPart({ rules = [] }: DyadPage): readonly MeasurePart[] {
  if (rules.length === 0) return [];
  return [
    {
      id: 'rules',
      title: 'Under other rules of what one event is',
      note: `${rangeWords(rules)} Several reports may tell of one event; where the values lie far apart, the rule carries the result.`,
      charts: [],
      tables: [
        {
          label: 'Tone of the whole time under each rule',
          head: ['Rule', 'Events', 'Tone'],
          columns: [{ least: 24, lines: 2 }, { align: 'right' }, { align: 'right' }],
          rows: rules.map(({ of, rule, events, tone }) => ({
            cells: [`${of}: ${rule}`, events.toLocaleString('en-GB'), signed(tone)],
          })),
        },
      ],
    },
  ];
}

function rangeWords(rules: readonly RuleTone[]): string {
  const tones = rules.map(({ tone }) => tone).filter(Number.isFinite);
  if (tones.length === 0) return 'No event has a score.';
  const [low, high] = [signed(Math.min(...tones)), signed(Math.max(...tones))];
  if (low === high) return `The tone is ${low} under every rule that makes events of reports.`;
  return `The tone lies between ${low} and ${high}, by the rule that makes events of reports.`;
}

function frame({ bins }: DyadSeries): { readonly from: number; readonly to: number } {
  return { from: bins.first[0] ?? 0, to: (bins.last.at(-1) ?? 0) + 1 };
}

function panelOf(words: MeasureWords, series: readonly LineSeries[]): TimePanel {
  const { label, base, within, format } = words;
  return {
    kind: 'line',
    label,
    series,
    ...(base === undefined ? {} : { base }),
    ...(within === undefined ? {} : { within }),
    ...(format === undefined ? {} : { format }),
  };
}

function mainChart(dyad: DyadSeries, series: MeasuredSeries, words: MeasureWords, page: DyadPage): TimeChart {
  const { both, coverage } = dyad;
  const points = pointsOf(dyad, series, words, page);
  const like = (values: Float64Array): readonly ChartPoint[] =>
    points.map(({ from, to, words: said }, t) => ({ from, to, words: said, value: values[t] ?? Number.NaN }));
  const bars: TimePanel = {
    kind: 'bars',
    label: `events a ${page.grain}`,
    series: [{ name: 'events', look: 'main', points: like(both.n) }],
  };
  const covered: TimePanel = {
    kind: 'line',
    label: 'share of all events in the data',
    height: 48,
    format: 'percent',
    holds: [0, 0],
    series: [{ name: 'share of all events', look: 'main', points: like(coverage.ofWorld) }],
  };
  return {
    kind: 'time',
    title: chartTitle(dyad, series, words, page),
    description: `${words.what}; band or upright bar: its 95 % interval; a gap: no events. Bars: events. ${page.changes.length > 0 ? `Dashed: ${page.changesNote}; shaded: the interval of each. ` : `${capital(page.changesNote)}: none found. `}Below: how much of all events in the data is between these two, since a rise of all reporting is no rise of theirs.`,
    table: {
      head: ['Period', words.subject, '95 %', 'Without shrinking', 'Events'],
      rows: points.map(({ from, value, low, high, href, opens }, t) => ({
        cells: [
          periodName(from, page.grain),
          Number.isFinite(value) ? words.number(value) : '',
          low === undefined || high === undefined ? '' : `${words.number(low)} to ${words.number(high)}`,
          Number.isFinite(series.raw[t] ?? Number.NaN) ? words.number(series.raw[t] ?? 0) : '',
          both.n[t] ?? 0,
        ],
        ...(href === undefined ? {} : { href }),
        ...(opens === undefined ? {} : { opens }),
      })),
    },
    panels: [
      panelOf(words, [{ name: words.subject, look: 'main', points }]),
      bars,
      ...(page.measure === 'volume' ? [] : [covered]),
    ],
    marks: marksOf(dyad, page),
    ...frame(dyad),
  };
}

function chartTitle(dyad: DyadSeries, series: MeasuredSeries, words: MeasureWords, page: DyadPage): string {
  const { a, b } = page;
  const changes = ownChanges(page);
  if (page.measure === 'latent') return `${capital(nowWords(dyad, series, words, page))}.`;
  const said = changes.map((change) => changeWords(dyad, change, words, page));
  const n = sum(dyad.both.n);
  if (n < FEWEST) return `${counted(n, 'event')} between ${a} and ${b}: too few to speak of a course.`;
  if (said.length === 0 && count(dyad.both.n, (value) => value > 0) < FEWEST) {
    return `The ${words.subject} between ${a} and ${b}: ${meanWords(series, words)}.`;
  }
  if (said.length === 0)
    return `No lasting change of the ${words.subject} between ${a} and ${b} is found${page.changes.length > 0 ? ' but where sources begin or end' : ''}; ${meanWords(series, words)}.`;
  if (said.length <= 2) return `The ${words.subject} between ${a} and ${b} ${andList(said)}.`;
  const up = changes.filter(({ before, after }) => after > before).length;
  return `The ${words.subject} between ${a} and ${b} changes ${changes.length} times: up ${up}, down ${changes.length - up}; at last it ${said.at(-1)}.`;
}

function sideCharts(dyad: DyadSeries, words: MeasureWords, page: DyadPage): readonly TimeChart[] {
  return [
    ...(page.undirected || page.measure === 'latent' ? [] : [directedChart(dyad, words, page)]),
    kindsChart(dyad, page),
  ];
}

/** What one does towards the other, and the other towards the one. */
function directedChart(dyad: DyadSeries, words: MeasureWords, page: DyadPage): TimeChart {
  const { a, b } = page;
  const lines = (
    [
      [`${a} → ${b}`, dyad.forth, 'main'],
      [`${b} → ${a}`, dyad.back, 'other'],
    ] as const
  ).map(([name, directed, look]) => {
    // Bands of two lines over each other are not legible; the table has the intervals.
    const points = pointsOf(dyad, seriesOf(directed, page), words, page, directed).map(
      ({ low: _, high: __, ...point }) => point,
    );
    return { name, look, points, n: directed.n };
  });
  const [one, other] = lines.map(({ n }) => sum(n)) as [number, number];
  const more =
    one === other
      ? `As many events go from ${a} to ${b} as back (${one.toLocaleString('en-GB')})`
      : `${capital(one > other ? a : b)} acts more often towards ${one > other ? b : a}: ${Math.max(one, other).toLocaleString('en-GB')} events against ${Math.min(one, other).toLocaleString('en-GB')}`;
  return {
    kind: 'time',
    title: `${more}.`,
    description: `Solid: what ${a} does towards ${b}; dashed: what ${b} does towards ${a}, in the same measure.`,
    table: {
      head: ['Period', ...lines.flatMap(({ name }) => [name, 'events'])],
      rows: Array.from(dyad.bins.first, (first, t) => ({
        cells: [
          periodName(first, page.grain),
          ...lines.flatMap(({ points, n }) => [
            Number.isFinite(points[t]?.value) ? words.number(points[t]?.value ?? 0) : '',
            n[t] ?? 0,
          ]),
        ],
        ...opening(page.opens.get(t)),
      })),
    },
    panels: [
      panelOf(
        words,
        lines.map(({ name, look, points }) => ({ name, look, points })),
      ),
    ],
    marks: marksOf(dyad, page),
    ...frame(dyad),
  };
}

/** How much of what is said, and of what is done, is conflict. */
function kindsChart(dyad: DyadSeries, page: DyadPage): TimeChart {
  const { both } = dyad;
  const words = { ...wordsOf('share', both.conflict), subject: 'conflict' };
  const lines = (
    [
      ['of words', both.verbal, 'main'],
      ['of deeds', both.material, 'other'],
    ] as const
  ).map(([name, series, look]) => ({
    name,
    look,
    series,
    points: pointsOf(dyad, series, words, page).map(({ low: _, high: __, ...point }) => point),
  }));
  const share = ({ raw, n }: MeasuredSeries): string => {
    const all = sum(n);
    const conflict = raw.reduce((total, value, t) => total + (Number.isFinite(value) ? value * (n[t] ?? 0) : 0), 0);
    return all === 0 ? 'none' : percentWords(conflict / all);
  };
  return {
    kind: 'time',
    title: `Conflict is ${share(both.verbal)} of what ${page.a} and ${page.b} say to each other and ${share(both.material)} of what they do.`,
    description:
      'Solid: conflict as a share of acts in words (statements, meetings, threats); dashed: of deeds (aid, sanctions, force). Drawn to the earlier share of the pair where events are few.',
    table: {
      head: ['Period', 'Share of words', 'n', 'Share of deeds', 'n'],
      rows: Array.from(dyad.bins.first, (first, t) => ({
        cells: [
          periodName(first, page.grain),
          ...lines.flatMap(({ series }) => [
            Number.isFinite(series.value[t] ?? Number.NaN) ? percentWords(series.value[t] ?? 0) : '',
            series.n[t] ?? 0,
          ]),
        ],
        ...opening(page.opens.get(t)),
      })),
    },
    panels: [
      {
        kind: 'line',
        label: 'conflict as a share',
        height: 130,
        format: 'percent',
        holds: [0, 1],
        within: [0, 1],
        series: lines.map(({ name, look, points }) => ({ name, look, points })),
      },
    ],
    ...frame(dyad),
  };
}

function emptyChart(page: DyadPage): TimeChart {
  return {
    kind: 'time',
    title: `There is no event between ${page.a} and ${page.b}.`,
    description: page.sources,
    empty: `The data hold no event between ${page.a} and ${page.b} that this filter leaves. Look at what was counted below, or take the filter back.`,
    table: { head: [], rows: [] },
    panels: [],
    from: 0,
    to: 1,
  };
}

/** Rows of the terminal: what has data, newest last. */
function periodTable(
  { bins, both }: DyadSeries,
  series: MeasuredSeries,
  words: MeasureWords,
  page: DyadPage,
): MeasureTable {
  const rows = Array.from(bins.first, (first, t): MeasureRow & { readonly some: boolean } => ({
    some: (both.n[t] ?? 0) > 0,
    cells: [
      periodName(first, page.grain),
      String(both.n[t] ?? 0),
      Number.isFinite(series.value[t] ?? Number.NaN) ? words.number(series.value[t] ?? 0) : '',
      Number.isFinite(series.low[t] ?? Number.NaN)
        ? `${words.number(series.low[t] ?? 0)} to ${words.number(series.high[t] ?? 0)}`
        : '',
      Number.isFinite(both.conflict.value[t] ?? Number.NaN) ? percentWords(both.conflict.value[t] ?? 0) : '',
      ...([1, 2, 3, 4] as const).map((quad) => String(both.quads[quad][t] ?? 0)),
    ],
    opens: page.opens.get(t) ?? [],
  }));
  return {
    label: `The ${plural(page.grain)} with events, newest first`,
    head: ['Period', 'Events', capital(words.subject), '95 %', 'Conflict', 'said +', 'done +', 'said −', 'done −'],
    columns: [{}, ...Array.from({ length: 8 }, () => ({ align: 'right' as const }))],
    rows: rows.filter(({ some }) => some).reverse(),
    narrow: 5,
  };
}

function changeTable(dyad: DyadSeries, { number }: MeasureWords, { changes, grain }: DyadPage): MeasureTable {
  const at = (t: number): string => periodName(dyad.bins.first[t] ?? 0, grain);
  return {
    label: 'Change points',
    head: ['When', '95 % interval', 'Before', 'After'],
    columns: [{}, {}, { align: 'right' }, { align: 'right' }],
    rows: changes.map(({ at: t, low, high, before, after }) => ({
      cells: [
        at(t),
        low === undefined || high === undefined ? '' : `${at(low)} to ${at(high)}`,
        number(before),
        number(after),
      ],
    })),
  };
}

function filterTable({ filter }: DyadPage): MeasureTable {
  return {
    label: 'What the filter leaves out',
    head: ['Condition', 'Leaves out', 'Left'],
    columns: [{ least: 24, lines: 2 }, { align: 'right' }, { align: 'right' }],
    rows: filter.map(({ words, removed, left }) => ({
      cells: [words, removed.toLocaleString('en-GB'), left.toLocaleString('en-GB')],
    })),
    first: 20,
  };
}
