import { NO_DAY } from '../../records/event-row.ts';
import { type RollCalls, VOTES } from '../../records/roll-calls.ts';
import type { TimeChart, TimePanel } from '../charts/chart-data.ts';
import { Behind, type BehindItem, type MeasureReport, type MeasureTable, opening } from './measure-report.ts';
import { capital, level } from './number-words.ts';
import { isoDay, yearDay } from './period-words.ts';

/** One period of a measure of two states' votes, whatever the measure. */
export interface VotesPeriod {
  /** The year in which the session began, or the year of the calendar. */
  readonly period: number;
  /** NaN where there is none. */
  readonly value: number;
  readonly n: number;
  readonly interval?: readonly [low: number, high: number];
  /** Where each of the two stands, for ideal points. */
  readonly sides?: readonly [a: number, b: number];
  /** Roll calls in which the two parted. */
  readonly parted: readonly { readonly row: number; readonly a: number; readonly b: number }[];
}

/** What a report on two states' votes is made of. */
export interface VotesFindings {
  readonly calls: RollCalls;
  /** Seats and their names in a sentence. */
  readonly codes: readonly [string, string];
  readonly names: readonly [string, string];
  /** `S`, `kappa`, `distance of ideal points`. */
  readonly measure: string;
  readonly method: string;
  readonly unit: 'session' | 'year';
  readonly periods: readonly VotesPeriod[];
  /** The least and the most that the measure can be. */
  readonly within: readonly [number, number];
  /** What must be known of the two seats, and what the filter removed. */
  readonly remarks: readonly string[];
  readonly limits: readonly string[];
  readonly next: readonly string[];
  /** Whether the roll calls in which the two parted are a table of their own. */
  readonly listParted: boolean;
}

/** What is said of a vote. */
const ANSWERS = new Map<number, string>(Object.entries(VOTES).map(([name, value]) => [value, name]));

/** What the votes of two states show, for every form of page. */
export function votesReport(found: VotesFindings): MeasureReport {
  const behind = new Behind();
  const known = found.periods.filter(({ value }) => Number.isFinite(value));
  const opens = new Map(found.periods.map((each) => [each.period, partedBehind(found, each, behind)]));
  const votes = known.reduce((sum, { n }) => sum + n, 0);
  const [a, b] = found.names;
  const span = known.length === 0 ? '' : `, ${known[0]?.period} to ${known.at(-1)?.period}`;
  const partedTable = found.listParted ? [partedRows(found)] : [];
  return {
    what: 'votes',
    title: capital(`${a} and ${b} in the General Assembly${span}`),
    headline: headlineOf(found, known),
    sentences: found.remarks,
    facts: [
      [`${found.unit}s`, String(known.length)],
      ['joint votes', votes.toLocaleString('en-GB')],
      [
        'in which they parted',
        found.periods.reduce((sum, { parted }) => sum + parted.length, 0).toLocaleString('en-GB'),
      ],
    ],
    parts: [
      {
        id: 'series',
        title: `${found.measure}, ${found.unit} by ${found.unit}`,
        note: capital(found.method),
        charts: [seriesChart(found, known, opens)],
        tables: [periodTable(found, known, opens)],
      },
      ...(partedTable.length > 0
        ? [{ id: 'parted', title: 'Where the two parted', charts: [], tables: partedTable }]
        : []),
    ],
    behind: behind.groups,
    behindNote: `The roll calls in which ${a} and ${b} both answered, and not alike.`,
    limits: found.limits,
    next: found.next,
  };
}

function headlineOf({ names: [a, b], measure, unit }: VotesFindings, known: readonly VotesPeriod[]): string {
  const last = known.at(-1);
  if (!last) return `${a} and ${b} never both answered in the roll calls that were looked at.`;
  const between = last.interval ? `, 95 % ${level(last.interval[0])} to ${level(last.interval[1])}` : '';
  const values = known.map(({ value }) => value);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const over =
    known.length > 1
      ? ` Over ${known.length} ${unit}s it ranges from ${level(Math.min(...values))} to ${level(Math.max(...values))}, mean ${level(mean)}.`
      : '';
  const when = unit === 'session' ? `in the session of ${last.period}` : `in ${last.period}`;
  return `${measure} of ${a} and ${b} is ${level(last.value)} ${when} (n = ${last.n} joint votes${between}).${over}`;
}

function seriesChart(
  found: VotesFindings,
  known: readonly VotesPeriod[],
  opens: ReadonlyMap<number, readonly number[]>,
): TimeChart {
  const point = (each: VotesPeriod, value: number, interval?: readonly [number, number]) => ({
    from: yearDay(each.period),
    to: yearDay(each.period + 1),
    value,
    ...(interval ? { low: interval[0], high: interval[1] } : {}),
    words: wordsOf(found, each),
    ...opening(opens.get(each.period)),
  });
  const values: TimePanel = {
    kind: 'line',
    label: found.measure,
    series: [
      {
        name: found.measure,
        look: 'main',
        points: found.periods.map((each) => point(each, each.value, each.interval)),
      },
    ],
    within: found.within,
    base: 0,
  };
  const positions: readonly TimePanel[] = known.some(({ sides }) => sides)
    ? [
        {
          kind: 'line',
          label: 'position, deviations from the mean',
          series: ([0, 1] as const).map((side) => ({
            name: found.codes[side],
            look: side === 0 ? ('main' as const) : ('other' as const),
            points: found.periods.map((each) => point(each, each.sides?.[side] ?? Number.NaN)),
          })),
          base: 0,
        },
      ]
    : [];
  const counts: TimePanel = {
    kind: 'bars',
    label: 'joint votes',
    series: [{ name: 'joint votes', look: 'main', points: found.periods.map((each) => point(each, each.n)) }],
  };
  const { head, rows } = periodTable(found, found.periods, opens);
  const years = found.periods.map(({ period }) => period);
  return {
    kind: 'time',
    title: titleOf(found, known),
    description: `A point for each ${found.unit}, with its 95 % interval; bars say in how many roll calls both answered. Where there is no point they never both did.`,
    table: { head, rows: rows.map(({ cells }, i) => ({ cells, ...opening(opens.get(years[i] ?? 0)), link: 0 })) },
    ...(known.length === 0 ? { empty: 'The two never both answered.' } : {}),
    panels: [values, ...positions, counts],
    from: yearDay(Math.min(...years, 9999)),
    to: yearDay(Math.max(...years, 0) + 1),
  };
}

/** What the line shows: where it is now, and its least and most. */
function titleOf({ measure, names: [a, b] }: VotesFindings, known: readonly VotesPeriod[]): string {
  const [first] = known;
  const last = known.at(-1);
  if (!first || !last) return `${measure} of ${a} and ${b} is not known.`;
  const least = known.reduce((low, each) => (each.value < low.value ? each : low), first);
  const most = known.reduce((high, each) => (each.value > high.value ? each : high), first);
  const range =
    known.length > 2
      ? `; least ${level(least.value)} (${least.period}), most ${level(most.value)} (${most.period})`
      : '';
  return `${measure} of ${a} and ${b} is ${level(first.value)} in ${first.period} and ${level(last.value)} in ${last.period}${range}.`;
}

function wordsOf({ unit }: VotesFindings, { period, value, n, interval }: VotesPeriod): string {
  const when = unit === 'session' ? `Session of ${period}` : String(period);
  if (!Number.isFinite(value)) return `${when}: no value, ${n} joint votes`;
  const between = interval ? ` (95 % ${level(interval[0])} to ${level(interval[1])})` : '';
  return `${when}: ${level(value)}${between}, ${n} joint votes`;
}

function periodTable(
  { unit, measure, codes }: VotesFindings,
  periods: readonly VotesPeriod[],
  opens: ReadonlyMap<number, readonly number[]>,
): MeasureTable {
  const withSides = periods.some(({ sides }) => sides);
  const rows = [...periods].reverse().map((each) => ({
    cells: [
      String(each.period),
      Number.isFinite(each.value) ? level(each.value) : '',
      each.interval ? `${level(each.interval[0])} to ${level(each.interval[1])}` : '',
      ...(withSides
        ? (each.sides ?? [Number.NaN, Number.NaN]).map((side) => (Number.isFinite(side) ? level(side) : ''))
        : []),
      String(each.n),
      String(each.parted.length),
    ],
    opens: opens.get(each.period) ?? [],
  }));
  const right = { align: 'right' } as const;
  return {
    label: `By ${unit}, newest first`,
    head: [unit === 'session' ? 'Session of' : 'Year', measure, '95 %', ...(withSides ? codes : []), 'n', 'parted'],
    columns: [{}, right, {}, ...(withSides ? [right, right] : []), right, right],
    rows,
  };
}

/** The roll calls in which the two parted, newest first. */
function partedRows({ calls, periods, codes }: VotesFindings): MeasureTable {
  const rows = periods
    .flatMap(({ parted }) => parted)
    .reverse()
    .map(({ row, a, b }) => ({
      cells: [
        dayWords(calls, row),
        calls.resolution[row] ?? '',
        ANSWERS.get(a) ?? '',
        ANSWERS.get(b) ?? '',
        (calls.issues[row] ?? []).join(', '),
        calls.title[row] ?? '',
        calls.id[row] ?? '',
      ],
    }));
  return {
    label: 'Roll calls in which the two parted, newest first',
    head: ['Date', 'Resolution', ...codes, 'Issues', 'About', 'Roll call'],
    columns: [{}, { least: 10 }, {}, {}, { least: 6 }, { least: 16 }, {}],
    rows,
    first: 20,
  };
}

function partedBehind(found: VotesFindings, { period, parted }: VotesPeriod, behind: Behind): readonly number[] {
  if (parted.length === 0) return [];
  const { calls, names, unit } = found;
  const items = parted.map(
    ({ row, a, b }): BehindItem => ({
      kind: 'row',
      day: dayWords(calls, row),
      sides: `${names[0]} ${ANSWERS.get(a)}, ${names[1]} ${ANSWERS.get(b)}`,
      what: calls.title[row] || calls.resolution[row] || 'no title',
      notes: (calls.issues[row] ?? []).length > 0 ? [(calls.issues[row] ?? []).join(', ')] : [],
      source: calls.resolution[row] ?? '',
      place: `roll call ${calls.id[row]}`,
    }),
  );
  return behind.add({
    title: unit === 'session' ? `Session of ${period}` : String(period),
    from: `${parted.length} roll calls in which the two parted`,
    items,
  });
}

function dayWords(calls: RollCalls, row: number): string {
  const day = calls.day[row] ?? NO_DAY;
  return day === NO_DAY ? `session ${calls.session[row]}` : isoDay(day);
}
