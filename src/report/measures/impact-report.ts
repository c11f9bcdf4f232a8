import type { Effect } from '../../measures/effects/effect.ts';
import type { CounterfactualModel, DonorComparison, ImpactResult, Placebos } from '../../measures/impact/result.ts';
import type {
  ChartPoint,
  CloudChart,
  CloudRow,
  LadderChart,
  LadderRow,
  LineLook,
  TimeChart,
  TimeMark,
} from '../charts/chart-data.ts';
import { counted } from '../words/wording.ts';
import {
  type ImpactNames,
  impactLimits,
  impactPeriod,
  impactSentences,
  nameOf,
  reasonCells,
  verdictSentence,
  windowWords,
  yearOf,
} from './impact-words.ts';
import {
  type BehindGroup,
  type MeasurePart,
  type MeasureReport,
  type MeasureTable,
  opening,
} from './measure-report.ts';
import { capital, intervalWords, level, pWords, signed } from './number-words.ts';
import { dayOf, yearDay } from './period-words.ts';

/** What the page of a test shows beside its result. */
export interface ImpactPage {
  readonly names: ImpactNames;
  /** Names of actors by their ids. */
  readonly nameOf: (id: string) => string;
  readonly behind: readonly BehindGroup[];
  readonly behindNote: string;
  /** Numbers of the items behind a period, by the period. */
  readonly opens: ReadonlyMap<number, readonly number[]>;
  /** The same for competing events, by their ids. */
  readonly opensEvent: ReadonlyMap<string, readonly number[]>;
  /** The same for the pairs that it is compared with, by their names (`CHN-JPN`). */
  readonly opensUnit?: ReadonlyMap<string, readonly number[]>;
  readonly facts: readonly (readonly [name: string, value: string])[];
  /** What is to be said before the charts, beside the result. */
  readonly remarks: readonly string[];
  readonly next: readonly string[];
}

type Grain = ImpactResult['design']['grain'];

/** The report of an impact test. Its words follow the verdict by a table; nothing in it says that X brought it about. */
export function impactReport(result: ImpactResult, page: ImpactPage): MeasureReport {
  const { names } = page;
  return {
    what: 'impact',
    title: capital(`${names.a} and ${names.b} after ${names.event}`),
    headline: verdictSentence(result, names),
    sentences: [...impactSentences(result, names), ...page.remarks],
    facts: page.facts,
    parts: [
      part('estimates', 'Estimates', [ladderChart(result, page)], []),
      part('placebos', 'What happened without it', [cloudChart(result, page)], [droppedTable(result, page)]),
      part('course', 'The course of the pair', courseCharts(result, page), [leaveOutTable(result)]),
      part('rules', 'The rules of the verdict', [], [rulesTable(result)]),
      part('competing', 'What else happened in the windows', [], [competingTable(result, page)], competingNote(result)),
    ],
    behind: page.behind,
    behindNote: page.behindNote,
    limits: [
      ...impactLimits(result),
      `Windows, measure and direction were fixed before anything was computed; the hash of the design is ${result.designHash.slice(0, 16)}….`,
    ],
    next: page.next,
  };
}

function part(
  id: string,
  title: string,
  charts: MeasurePart['charts'],
  tables: readonly (MeasureTable | undefined)[],
  note?: string,
): MeasurePart {
  const kept = tables.filter((table) => table !== undefined);
  return { id, title, charts, tables: kept, ...(note === undefined ? {} : { note }) };
}

/** First day, and first day after it, of a period of the design. */
function daysOf(at: number, grain: Grain): readonly [number, number] {
  const year = yearOf(at, grain);
  if (year !== undefined) return [yearDay(year), yearDay(year + 1)];
  if (grain !== 'month') return [at, at + (grain === 'week' ? 7 : 1)];
  const date = new Date(at * 86_400_000);
  return [at, Math.round(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) / 86_400_000)];
}

function courseCharts(result: ImpactResult, page: ImpactPage): readonly TimeChart[] {
  const { syntheticControl } = result;
  return [courseChart(result, page), ...(syntheticControl ? [modelChart(result, syntheticControl, page)] : [])];
}

/** The pair beside the mean of the pairs that it was compared with, in the periods of the windows and before. */
function courseChart(result: ImpactResult, page: ImpactPage): TimeChart {
  const { names } = page;
  const { series, before, after, comparisons, design } = result;
  const { grain } = design;
  const [one, many] = names.measure.counts;
  const points = series.map(({ at, value, n }): ChartPoint => {
    const [from, to] = daysOf(at, grain);
    const words = `${impactPeriod(at, grain)}: ${value === null ? 'no value' : level(value)}, ${counted(n, one, many)}`;
    return { from, to, value: value ?? Number.NaN, words, ...opening(page.opens.get(at)) };
  });
  const looks: readonly LineLook[] = ['other', 'third'];
  const others = comparisons.flatMap(({ fixed, donors }, c) => {
    if (donors.length === 0) return [];
    const name = `other pairs of ${nameOf(fixed, result, names)}`;
    const mean = series.map(({ at, donors: means }): ChartPoint => {
      const [from, to] = daysOf(at, grain);
      const value = means[c] ?? Number.NaN;
      return { from, to, value, words: Number.isFinite(value) ? `${name} ${level(value)}` : name };
    });
    return [{ name, look: looks[c] ?? 'third', points: mean }];
  });
  const [from, to] = [points[0]?.from ?? 0, points.at(-1)?.to ?? 1];
  const moved =
    before && after
      ? `${level(before.value)} before and ${level(after.value)} after`
      : 'too little data before or after';
  return {
    kind: 'time',
    title: capital(`${names.a} and ${names.b}: ${moved} ${names.event}.`),
    description: `Solid: the pair, in ${names.measure.unit}. ${others.length > 0 ? 'Dashed and dotted: the mean of the pairs that it is compared with. ' : ''}Shaded: the windows. Bars: ${many} behind each value of the pair.`,
    table: {
      head: ['Period', 'The pair', ...others.map(({ name }) => name), many],
      rows: series.map(({ at, value, n, donors }) => ({
        cells: [
          impactPeriod(at, grain),
          value === null ? '' : level(value),
          ...others.map((_, c) => {
            const mean = donors[c];
            return mean === null || mean === undefined ? '' : level(mean);
          }),
          n,
        ],
        ...opening(page.opens.get(at)),
      })),
    },
    panels: [
      {
        kind: 'line',
        label: names.measure.unit,
        base: 0,
        ...within(design.measure),
        series: [{ name: 'the pair', look: 'main', points }, ...others],
      },
      {
        kind: 'bars',
        label: many,
        series: [
          { name: many, look: 'main', points: points.map((point, n) => ({ ...point, value: series[n]?.n ?? 0 })) },
        ],
      },
    ],
    marks: marksOf(result, page),
    from,
    to,
    ...(points.length === 0 ? { empty: `There is no data on ${names.a} and ${names.b}.` } : {}),
  };
}

/** What a measure cannot leave. */
function within(measure: string): { readonly within?: readonly [number, number] } {
  if (measure === 'S') return { within: [-1, 1] };
  return measure === 'tone' ? { within: [-10, 10] } : {};
}

function marksOf({ before, after, design, from }: ImpactResult, { names }: ImpactPage): readonly TimeMark[] {
  const { grain } = design;
  const windows = [before, after].flatMap((window, n): readonly TimeMark[] => {
    if (!window) return [];
    const label = n === 0 ? 'before' : 'after';
    const words = `${label}: ${windowWords(window.from, window.to, grain)}`;
    return [{ kind: 'window', at: daysOf(window.from, grain)[0], high: daysOf(window.to, grain)[1], label, words }];
  });
  const at = typeof design.event.at === 'string' ? dayOf(design.event.at) : daysOf(from, grain)[0];
  return [...windows, { kind: 'event', at, label: design.event.title, words: names.event }];
}

/** The pair beside the course that a weighted mean of other pairs would have taken it. */
function modelChart(result: ImpactResult, model: CounterfactualModel, page: ImpactPage): TimeChart {
  const { names } = page;
  const { grain } = result.design;
  const own = new Map(result.series.map(({ at, value }) => [at, value]));
  // Before the first period of the series there is nothing of the pair to show beside it.
  const shown = [...model.periods.entries()].filter(([, at]) => own.has(at));
  const course = (name: string, valueAt: (at: number, n: number) => number): readonly ChartPoint[] =>
    shown.map(([n, at]) => {
      const [from, to] = daysOf(at, grain);
      const value = valueAt(at, n);
      return { from, to, value, words: `${impactPeriod(at, grain)}: ${name} ${level(value)}` };
    });
  const real = course('the pair', (at) => own.get(at) ?? Number.NaN);
  const expected = course('expected', (_, n) => model.expected[n] ?? Number.NaN);
  const weights = model.weights.filter(({ weight }) => weight >= 0.005);
  return {
    kind: 'time',
    title: `Against a weighted mean of ${counted(weights.length, 'other pair')} the change is ${signed(model.effect.value)}.`,
    description: `Solid: the pair; dashed: the course that the synthetic control expects without the event. Before it the two differ by ${level(model.misfit)} (root mean square). Weights: ${
      weights
        .slice(0, 5)
        .map(({ unit, weight }) => `${unitWords(unit, page)} ${Math.round(weight * 100)} %`)
        .join(', ') || 'none'
    }.`,
    table: {
      head: ['Period', 'The pair', 'Expected'],
      rows: shown.map(([, at], n) => ({
        cells: [impactPeriod(at, grain), ...[real, expected].map((line) => numberOrNothing(line[n]?.value))],
      })),
    },
    panels: [
      {
        kind: 'line',
        label: names.measure.unit,
        ...within(result.design.measure),
        series: [
          { name: 'the pair', look: 'main', points: real },
          { name: 'expected', look: 'other', points: expected },
        ],
      },
    ],
    marks: marksOf(result, page).filter(({ kind }) => kind === 'event'),
    from: real[0]?.from ?? 0,
    to: real.at(-1)?.to ?? 1,
  };
}

function numberOrNothing(value = Number.NaN): string {
  return Number.isFinite(value) ? level(value) : '';
}

/** The pair among other pairs at this date, among its own dates, and among the pairs of each side. */
function cloudChart(result: ImpactResult, page: ImpactPage): CloudChart {
  const { names } = page;
  const { change, combined, comparisons, placeboDates, placeboPairs, design } = result;
  const mark = (value: number, what: string): CloudRow['own'] => ({
    value,
    label: `${names.a} and ${names.b} ${signed(value)}`,
    words: `${names.a} and ${names.b}: ${what} ${signed(value)}`,
  });
  const rows = [
    ...(combined
      ? [
          ...placeboRow(
            'Other pairs at this date, change and comparisons together',
            placeboPairs,
            ({ unit }) => unitWords(unit, page),
            mark(combined.value, 'all together'),
          ),
          ...placeboRow(
            'This pair at earlier dates, the same',
            placeboDates,
            ({ at }) => impactPeriod(at, design.grain),
            mark(combined.value, 'all together'),
          ),
        ]
      : []),
    ...(change
      ? comparisons
          .filter(({ donors }) => donors.length > 0)
          .map((comparison) => donorRow(comparison, result, page, mark(change.value, 'raw change')))
      : []),
  ];
  return {
    kind: 'cloud',
    title: cloudTitle(result, names),
    description:
      'Each grey dot is a change between the same two windows that this event does not account for: of another pair, or of this pair at another date. The red diamond is the pair after the event. The further it lies outside of the grey, the less usual is what happened.',
    label: `change in ${names.measure.unit}`,
    bound: {
      value: design.thresholds.size,
      label: `a change of ${design.thresholds.size}, all together, is the least that may be called clear`,
    },
    rows,
    table: {
      head: ['Compared with', 'n', 'Change'],
      rows: comparisons.flatMap(({ donors }) =>
        donors.map(({ unit, n, change: moved }) => ({
          cells: [unitWords(unit, page), n, signed(moved)],
          ...opening(page.opensUnit?.get(unit)),
        })),
      ),
    },
    ...(rows.length === 0 ? { empty: 'No other pair and no other date has enough data to compare with.' } : {}),
  };
}

function cloudTitle({ combined, placeboPairs, placeboDates }: ImpactResult, { a, b }: ImpactNames): string {
  if (!combined) return 'There is nothing to compare with.';
  const far = ({ changes }: Placebos): number =>
    changes.filter(({ change }) => Math.abs(change) >= Math.abs(combined.value)).length;
  const some = (count: number): string => (count === 0 ? 'None' : String(count));
  const pairs = placeboPairs.n > 0 ? [`${some(far(placeboPairs))} of ${counted(placeboPairs.n, 'other pair')}`] : [];
  const dates =
    placeboDates.n > 0
      ? [`${some(far(placeboDates)).toLowerCase()} of ${counted(placeboDates.n, 'earlier date')}`]
      : [];
  const both = [...pairs, ...dates].join(' and ');
  if (both === '') return 'No other pair and no earlier date can be compared with.';
  const one = pairs.length + dates.length === 1 && far(pairs.length > 0 ? placeboPairs : placeboDates) <= 1;
  return `${capital(both)} ${one ? 'shows' : 'show'} a change as large as that of ${a} and ${b} (${signed(combined.value)}).`;
}

function donorRow(
  { fixed, donors, p }: DonorComparison,
  result: ImpactResult,
  page: ImpactPage,
  own: CloudRow['own'],
): CloudRow {
  const name = nameOf(fixed, result, page.names);
  return {
    name: `Pairs of ${name} that it is compared with, raw change${p === null ? '' : ` (${pWords(p)})`}`,
    others: donors.map(({ unit, change, n }) => ({
      value: change,
      words: `${unitWords(unit, page)}: ${signed(change)}, n ${n}`,
    })),
    own,
  };
}

function placeboRow(
  name: string,
  { changes, p }: Placebos,
  words: (change: Placebos['changes'][number]) => string,
  own: CloudRow['own'],
): readonly CloudRow[] {
  if (changes.length === 0) return [];
  const others = changes.map((one) => ({ value: one.change, words: `${words(one)}: ${signed(one.change)}` }));
  return [{ name: `${name}${p === null ? '' : ` (${pWords(p)})`}`, others, own }];
}

/** `China and Japan`, of `CHN-JPN`. */
function unitWords(unit: string, page: ImpactPage): string {
  return unit.split('-').map(page.nameOf).join(' and ');
}

function ladderChart(result: ImpactResult, page: ImpactPage): LadderChart {
  const { names } = page;
  const { change, combined, comparisons, witness, syntheticControl, localLevel, movers } = result;
  const [, many] = names.measure.counts;
  const rows: LadderRow[] = [];
  const add = (group: string, name: string, { value, interval }: Effect, of: string, main = false): void => {
    const range = interval ? ` (${intervalWords(interval)})` : '';
    const ends = interval ? { low: interval[0], high: interval[1] } : {};
    rows.push({ group, name, value, ...ends, words: `${signed(value)}${range}`, ...(of === '' ? {} : { of }), main });
  };
  const n = (result.before?.n ?? 0) + (result.after?.n ?? 0);
  if (change) add('The pair itself', 'Raw change', change, `${n.toLocaleString('en-GB')} ${many}`);
  for (const { fixed, effect, donors } of comparisons) {
    if (effect)
      add(
        'Compared with similar pairs',
        `${nameOf(fixed, result, names)} held fixed`,
        effect,
        counted(donors.length, 'pair'),
      );
  }
  if (witness)
    add(
      'By a second measure',
      result.design.witness?.measure ?? 'second measure',
      witness,
      'on the scale of the first',
    );
  if (combined) add('All together', 'What the verdict rests on', combined, '', true);
  if (syntheticControl) add('Against a modelled course', 'Synthetic control', syntheticControl.effect, '');
  if (localLevel) add('Against a modelled course', 'Local level', localLevel.effect, '');
  if (movers?.kind === 'directed tone') {
    for (const { actor, change: moved, interval, n: of } of movers.sides) {
      add('Who moved', nameOf(actor, result, names), { value: moved, interval, n: of, method: '' }, `${of} ${many}`);
    }
  }
  return {
    kind: 'ladder',
    title: ladderTitle(rows, combined),
    description:
      'Whiskers are 95 % intervals. “Held fixed”: the change of the pair less the mean change of other pairs of that side. The red diamond, the mean of those above it, carries the verdict.',
    label: `change in ${names.measure.unit}`,
    rows,
    table: {
      head: ['Estimate', 'Value'],
      rows: rows.map((row) => ({
        cells: [`${row.group}: ${row.name}`, row.of === undefined ? row.words : `${row.words}, ${row.of}`],
      })),
    },
    ...(rows.length === 0 ? { empty: 'Nothing could be estimated.' } : {}),
  };
}

function ladderTitle(rows: readonly LadderRow[], combined: Effect | null): string {
  const estimates = rows.filter(({ group, main = false }) => group !== 'Who moved' && !main);
  if (!combined)
    return rows.length === 0 ? 'Nothing could be estimated.' : 'There is nothing to compare the raw change with.';
  const same = estimates.filter(({ value }) => Math.sign(value) === Math.sign(combined.value)).length;
  const way = combined.value > 0 ? 'up' : 'down';
  return `${same === estimates.length ? 'All' : `${same} of`} ${counted(estimates.length, 'estimate')} point ${way}; together ${signed(combined.value)}.`;
}

function rulesTable({ reasons }: ImpactResult): MeasureTable | undefined {
  if (reasons.length === 0) return undefined;
  return {
    label: 'What each asked, and what was found',
    head: ['Asked', 'Found', 'Bound', 'Needed', 'Met?'],
    columns: [{ least: 24, lines: 3 }, { align: 'right' }, { align: 'right' }, { least: 10 }, {}],
    rows: reasons.map((reason) => ({ cells: reasonCells(reason) })),
    first: 20,
  };
}

function droppedTable({ comparisons, ...result }: ImpactResult, page: ImpactPage): MeasureTable | undefined {
  const rows = comparisons.flatMap(({ fixed, dropped }) =>
    dropped
      .filter(({ units }) => units.length > 0)
      .map(({ reason, units }) => ({
        cells: [
          nameOf(fixed, { ...result, comparisons }, page.names),
          reason,
          String(units.length),
          `${units
            .slice(0, 8)
            .map((unit) => otherOf(unit, fixed))
            .join(', ')}${units.length > 8 ? ' …' : ''}`,
        ],
      })),
  );
  if (rows.length === 0) return undefined;
  return {
    label: 'Pairs that were not compared with',
    head: ['Pairs of', 'Why not', 'n', 'With whom'],
    columns: [{}, { least: 14, lines: 2 }, { align: 'right' }, { least: 20, lines: 2 }],
    rows,
  };
}

function otherOf(unit: string, fixed: string): string {
  const others = unit.split('-').filter((side) => side !== fixed);
  return others.length === 1 ? (others[0] ?? unit) : unit;
}

function leaveOutTable({ leaveOut, design }: ImpactResult): MeasureTable | undefined {
  if (leaveOut.length === 0) return undefined;
  return {
    label: 'With one period left out',
    head: ['Without', 'Raw change', 'All together'],
    columns: [{}, { align: 'right' }, { align: 'right' }],
    rows: leaveOut.map(({ without, change, combined }) => ({
      cells: [impactPeriod(without, design.grain), signed(change), signed(combined)],
    })),
  };
}

function competingTable({ competing }: ImpactResult, page: ImpactPage): MeasureTable | undefined {
  if (competing.length === 0) return undefined;
  return {
    label: 'Competing events',
    head: ['When', 'What'],
    columns: [{}, { least: 30, lines: 2 }],
    rows: competing.map(({ id, at, title }) => {
      const opens = page.opensEvent.get(id);
      return { cells: [String(at), title], ...(opens ? { opens } : {}) };
    }),
    first: 10,
  };
}

function competingNote({ competing }: ImpactResult): string {
  if (competing.length === 0) {
    return 'The case holds nothing else between these two in the windows, neither of its texts nor of imported events; that does not mean that nothing happened.';
  }
  const rows = competing.filter(({ imported }) => imported).length;
  const told = competing.length - rows;
  const parts = [
    ...(told > 0 ? [`${counted(told, 'other event')} of the records in the windows`] : []),
    ...(rows > 0
      ? [
          `${counted(rows, 'imported event')} of the two in the windows, those reported most or with the strongest scores (the event in question may be among them)`,
        ]
      : []),
  ];
  return `${capital(parts.join('; '))}: their part and that of this event cannot be told apart.`;
}
