import type { TimeChart } from '../charts/chart-data.ts';
import { counted } from '../words/wording.ts';
import { type BehindGroup, type MeasureReport, type MeasureRow, opening } from './measure-report.ts';
import { level, signed } from './number-words.ts';
import { dayOf, isoDay, periodWords } from './period-words.ts';

/** Events of one period or kind. */
export interface EventTally {
  readonly key: string;
  readonly n: number;
  /** Mean score; undefined where none has one. */
  readonly score: number | undefined;
  readonly mentions: number;
}

/** What the page of chosen events is made of. */
export interface EventsFindings {
  /** First and last day, since 1970-01-01; undefined where there is no event. */
  readonly range: { readonly from: number; readonly to: number } | undefined;
  readonly n: number;
  readonly grain: 'month' | 'year';
  readonly periods: readonly EventTally[];
  readonly categories: readonly (EventTally & { readonly meaning: string })[];
  readonly dyads: readonly EventTally[];
  readonly steps: readonly { readonly words: string; readonly removed: number; readonly left: number }[];
  readonly sources: string;
  readonly behind: readonly BehindGroup[];
  readonly behindNote: string;
  /** Numbers of the items behind a period, by its place among `periods`. */
  readonly opens: ReadonlyMap<number, readonly number[]>;
  readonly next: readonly string[];
}

const MOST = 20;

/** The report of the events that a filter leaves. */
export function eventsReport(found: EventsFindings): MeasureReport {
  const { n, range, periods, grain } = found;
  const busiest = periods.reduce<EventTally | undefined>(
    (most, one) => (one.n > (most?.n ?? 0) ? one : most),
    undefined,
  );
  const span = range ? ` from ${periodWords(range.from, 'day')} to ${periodWords(range.to, 'day')}` : '';
  return {
    what: 'events',
    title: range ? `Events, ${isoDay(range.from)} to ${isoDay(range.to)}` : 'No events',
    headline:
      n === 0
        ? 'The filter leaves no event.'
        : `The filter leaves ${counted(n, 'event')}${span}${busiest && periods.length > 1 ? `; most of one ${grain} in ${wordsOf(busiest.key)} (${busiest.n.toLocaleString('en-GB')})` : ''}.`,
    sentences: [],
    facts: [
      ['events', n.toLocaleString('en-GB')],
      ['reports of them', periods.reduce((sum, { mentions }) => sum + mentions, 0).toLocaleString('en-GB')],
      ['pairs of states', found.dyads.length.toLocaleString('en-GB')],
    ],
    parts: [
      { id: 'time', title: 'Over time', charts: [overTime(found)] },
      {
        id: 'kinds',
        title: 'Kinds and pairs',
        charts: [],
        tables: [
          table(
            'By category',
            ['Code', 'Meaning', 'Events', 'Mean score', 'Reports'],
            found.categories.slice(0, MOST),
            ({ meaning }) => [meaning],
          ),
          table('By pair', ['Pair', 'Events', 'Mean score', 'Reports'], found.dyads.slice(0, MOST), () => []),
        ],
      },
      {
        id: 'filter',
        title: 'What was counted',
        note: found.sources,
        charts: [],
        tables: [
          {
            label: 'What the filter leaves out',
            head: ['Condition', 'Leaves out', 'Left'],
            columns: [{ least: 24, lines: 2 }, { align: 'right' }, { align: 'right' }],
            rows: found.steps.map(({ words, removed, left }) => ({
              cells: [words, removed.toLocaleString('en-GB'), left.toLocaleString('en-GB')],
            })),
            first: 20,
          },
        ],
      },
    ],
    behind: found.behind,
    behindNote: found.behindNote,
    limits: [
      'Events are what sources report and a program codes: routine cooperation is reported less than conflict, and some rows are wrong.',
      'More sources or more attention make more events; a rise of their number is not yet a rise of what happens.',
      'A row that repeats another one of its file does not count by default; the same act told by two files counts twice.',
    ],
    next: found.next,
  };
}

function wordsOf(key: string): string {
  return key.length === 4 ? key : periodWords(dayOf(`${key}-01`), 'month');
}

function table<T extends EventTally>(
  label: string,
  head: readonly string[],
  rows: readonly T[],
  more: (row: T) => readonly string[],
) {
  return {
    label,
    head,
    columns: [
      {},
      ...head.slice(1).map((name) => (name === 'Meaning' ? { least: 16, lines: 2 } : { align: 'right' as const })),
    ],
    rows: rows.map(
      (row): MeasureRow => ({
        cells: [
          row.key || '(none)',
          ...more(row),
          row.n.toLocaleString('en-GB'),
          row.score === undefined ? '' : signed(row.score),
          row.mentions.toLocaleString('en-GB'),
        ],
      }),
    ),
  };
}

function overTime({ periods, grain, opens, n }: EventsFindings): TimeChart {
  const frames = periods.map(({ key }) => {
    const [year, month] = key.split('-').map(Number) as [number, number | undefined];
    const at = (y: number, m: number): number => Math.round(Date.UTC(y, m, 1) / 86_400_000);
    return month === undefined
      ? { from: at(year, 0), to: at(year + 1, 0) }
      : { from: at(year, month - 1), to: at(year, month) };
  });
  const points = periods.map((one, i) => ({
    from: frames[i]?.from ?? 0,
    to: frames[i]?.to ?? 1,
    value: one.n,
    words: `${wordsOf(one.key)}: ${counted(one.n, 'event')}${one.score === undefined ? '' : `, mean score ${level(one.score)}`}`,
    ...opening(opens.get(i)),
  }));
  const [first, last] = [periods[0], periods.at(-1)];
  return {
    kind: 'time',
    title:
      first && last && periods.length > 1
        ? `From ${counted(first.n, 'event')} in ${wordsOf(first.key)} to ${counted(last.n, 'event')} in ${wordsOf(last.key)}.`
        : `${counted(n, 'event')} in all.`,
    description: `Bars: events a ${grain} that the filter leaves. Line: the mean of their scores, without leaning on anything; where bars are small it jumps by chance.`,
    table: {
      head: [grain === 'month' ? 'Month' : 'Year', 'Mean score', 'Reports', 'Events'],
      rows: periods.map((one, i) => ({
        cells: [one.key, one.score === undefined ? '' : signed(one.score), one.mentions, one.n],
        ...opening(opens.get(i)),
      })),
    },
    panels: [
      { kind: 'bars', label: `events a ${grain}`, height: 140, series: [{ name: 'events', look: 'main', points }] },
      {
        kind: 'line',
        label: 'mean score, −10 to +10',
        height: 110,
        base: 0,
        within: [-10, 10],
        series: [
          {
            name: 'mean score',
            look: 'main',
            points: points.map((point, i) => ({ ...point, value: periods[i]?.score ?? Number.NaN })),
          },
        ],
      },
    ],
    from: frames[0]?.from ?? 0,
    to: frames.at(-1)?.to ?? 1,
    ...(periods.length === 0
      ? { empty: 'The filter leaves no event; the conditions below say what each takes out.' }
      : {}),
  };
}
