import type { DrawnNumber } from '../../measures/discourse/measured-draws.ts';
import type { ChartTable, LadderChart } from '../charts/chart-data.ts';
import { shortNumber } from './discourse-report.ts';

/** A number over draws under its name. */
export interface NamedDraws {
  readonly name: string;
  readonly group: string;
  readonly number: DrawnNumber;
  /** What it rests on. */
  readonly of?: string;
  readonly main?: boolean;
}

/** `0.84 (0.71 to 0.95)`. */
function drawnWords({ value, low, high }: DrawnNumber): string {
  return Number.isNaN(value) ? 'none' : `${shortNumber(value)} (${shortNumber(low)} to ${shortNumber(high)})`;
}

/** Numbers over draws below each other, each with the middle 95 % of the draws. */
export function drawnNumbersChart(
  words: Pick<LadderChart, 'title' | 'description' | 'label'>,
  head: ChartTable['head'],
  numbers: readonly NamedDraws[],
): LadderChart {
  const known = numbers.filter(({ number }) => !Number.isNaN(number.value));
  return {
    kind: 'ladder',
    ...words,
    table: {
      head,
      rows: numbers.map(({ name, number, of = '' }) => ({
        cells: [name, shortNumber(number.value), shortNumber(number.low), shortNumber(number.high), of],
      })),
    },
    rows: known.map(({ name, group, number, of, main = true }) => ({
      name,
      group,
      value: number.value,
      low: number.low,
      high: number.high,
      words: drawnWords(number),
      ...(of === undefined ? {} : { of }),
      main,
    })),
    holds: [0, 1],
    ...(known.length === 0 ? { empty: 'No draw has such a number.' } : {}),
  };
}
