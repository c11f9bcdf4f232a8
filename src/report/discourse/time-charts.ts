import { timeText } from '../../measures/discourse/calendar.ts';
import type { ChartPoint, LadderChart, TimeChart, TimeMark } from '../charts/chart-data.ts';
import { opening } from '../measures/measure-report.ts';
import { counted } from '../words/wording.ts';
import { shortNumber } from './discourse-report.ts';

/** One window of time with its numbers, in the order of the series. Times are seconds. */
export interface WindowNumbers {
  readonly middle: number;
  readonly statements: number;
  readonly values: readonly number[];
  readonly opens?: readonly number[];
}

/** What is drawn over windows: lines on one axis, and how many statements each window has. */
export interface WindowsDrawn {
  readonly title: string;
  readonly description: string;
  /** What the lines measure. */
  readonly label: string;
  /** Names of the lines. */
  readonly series: readonly string[];
  readonly windows: readonly WindowNumbers[];
  /** Middles of windows with which something changes. */
  readonly changes?: readonly number[];
}

const DAY = 86_400;
const LOOKS = ['main', 'other', 'third'] as const;

/** Numbers of windows over time, above the statements that they are made of. */
export function windowsChart({ title, description, label, series, windows, changes = [] }: WindowsDrawn): TimeChart {
  const spans = spansOf(windows.map(({ middle }) => middle / DAY));
  const point = (n: number, value: number): ChartPoint => {
    const { middle, statements, values, opens } = windows[n] as WindowNumbers;
    const said = series.map((name, k) => `${name} ${shortNumber(values[k] as number)}`).join(', ');
    return {
      ...(spans[n] as Span),
      value,
      words: `${timeText(middle)}: ${said}, ${counted(statements, 'statement')}`,
      ...opening(opens),
    };
  };
  return {
    kind: 'time',
    title,
    description,
    table: {
      head: ['Middle', ...series, 'Statements'],
      rows: windows.map(({ middle, values, statements, opens }) => ({
        cells: [timeText(middle), ...values.map(shortNumber), statements],
        ...opening(opens),
      })),
    },
    panels: [
      {
        kind: 'line',
        label,
        series: series.map((name, k) => ({
          name,
          look: LOOKS[k % LOOKS.length] ?? 'main',
          points: windows.map(({ values }, n) => point(n, values[k] as number)),
        })),
        holds: [0, 0],
      },
      {
        kind: 'bars',
        label: 'statements',
        series: [
          { name: 'statements', look: 'main', points: windows.map(({ statements }, n) => point(n, statements)) },
        ],
      },
    ],
    marks: changes.map(
      (middle): TimeMark => ({
        kind: 'change',
        at: middle / DAY,
        label: 'new phase',
        words: `A new phase begins at ${timeText(middle)}`,
      }),
    ),
    from: Math.min(...spans.map(({ from }) => from)),
    to: Math.max(...spans.map(({ to }) => to)),
  };
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Spans around middles that do not overlap: as wide as windows are apart. */
function spansOf(middles: readonly number[]): readonly Span[] {
  const steps = middles.slice(1).map((middle, n) => middle - (middles[n] as number));
  const half = Math.max(1, Math.min(...(steps.length > 0 ? steps : [30]))) / 2;
  return middles.map((middle) => ({ from: middle - half, to: middle + half }));
}

/** One concept of a chart of numbers below each other. */
export interface ConceptNumber {
  readonly name: string;
  readonly value: number;
  readonly words: string;
  readonly group: string;
  readonly opens?: readonly number[];
}

/** Concepts below each other, each with its number. */
export function conceptsChart(
  words: Pick<LadderChart, 'title' | 'description' | 'label'>,
  head: readonly [name: string, group: string, value: string],
  concepts: readonly ConceptNumber[],
): LadderChart {
  return {
    kind: 'ladder',
    ...words,
    table: {
      head,
      rows: concepts.map(({ name, group, words: said, opens }) => ({ cells: [name, group, said], ...opening(opens) })),
    },
    rows: concepts.map(({ opens, ...row }) => ({ ...row, main: true, ...opening(opens) })),
  };
}
