import type { DyadComparison, DyadTally, MeasureComparison } from '../../measures/reports/compare-dyads.ts';
import type { ChartPoint, MultiplesChart } from '../charts/chart-data.ts';
import { counted } from '../words/wording.ts';
import { type MeasurePart, opening } from './measure-report.ts';
import { level, signed } from './number-words.ts';
import { dayOf, periodWords } from './period-words.ts';

/** A pair of states in texts and in event data, month by month. */
export interface BesidePair {
  readonly name: string;
  readonly texts: readonly DyadTally[];
  readonly data: readonly DyadTally[];
  /** Numbers of the sentences on the page behind a month of the texts. */
  readonly opens: ReadonlyMap<string, readonly number[]>;
}

/** What texts say of relations beside what event data show of the same pairs. */
export interface Beside {
  /** Those of which the texts tell most, first. */
  readonly pairs: readonly BesidePair[];
  readonly comparison: DyadComparison;
  /** First and last month that is shown: `2020-06`. */
  readonly first: string;
  readonly last: string;
  /** Which event data. */
  readonly sources: string;
}

/** Pairs that are drawn. */
const DRAWN = 6;

/** A part of the page of a picture: small charts of the pairs that the texts tell of most, and whether both go together. */
export function besidePart({ pairs, comparison, first, last, sources }: Beside): MeasurePart {
  const months = monthsBetween(first, last);
  const drawn = pairs.slice(0, DRAWN);
  const both = comparison.pairs.length;
  const chart: MultiplesChart = {
    kind: 'multiples',
    title: titleOf(comparison, pairs.length),
    description: `Solid: mean score of a month in the event data; dashed: in the texts, where each point opens its sentences. The scores are of two code books (PLOVER in the texts, that of the files in the data), so that their rise and fall can be compared, not their height. ${comparisonWords(comparison)}`,
    table: {
      head: ['Pair', 'Month', 'Texts: mean', 'Texts: acts', 'Data: mean', 'Data: events'],
      rows: drawn.flatMap((pair) => tableRows(pair, months)),
    },
    from: dayOf(`${months[0] ?? first}-01`),
    to: endOf(months.at(-1) ?? last),
    parts: drawn.map((pair) => ({
      name: pair.name,
      note: `texts ${counted(total(pair.texts), 'act')}, data ${counted(total(pair.data), 'event')}`,
      panel: {
        kind: 'line',
        label: 'mean score',
        base: 0,
        within: [-10, 10],
        series: [
          { name: 'data', look: 'main', points: pointsOf(pair.data, months, pair.name, 'event data') },
          { name: 'texts', look: 'other', points: pointsOf(pair.texts, months, pair.name, 'texts', pair.opens) },
        ],
      },
    })),
    ...(drawn.length === 0 ? { empty: 'No pair of states of these texts has an event in the data in this time.' } : {}),
  };
  return {
    id: 'beside',
    title: 'Beside event data',
    note: `${both === 0 ? 'No month of a pair is in both with enough events. ' : ''}${sources}`,
    charts: [chart],
  };
}

function titleOf({ sameSide, tone }: DyadComparison, pairs: number): string {
  if (pairs === 0) return 'The texts and the event data tell of no pair of states in the same time.';
  if (sameSide.n === 0 || sameSide.value === undefined) {
    return `Texts and event data tell of ${counted(pairs, 'pair')} in the same time, with too few events in any month to compare.`;
  }
  const same = Math.round(sameSide.value * sameSide.n);
  const few = tone.verdict === 'too few' ? '; too few to say whether they go together' : '';
  return `In ${same} of ${counted(sameSide.n, 'month')} of pairs that both know, texts and event data lie on the same side of zero${few}.`;
}

/** Whether both go together, with n and interval; plain where there is too little. */
function comparisonWords({ tone, conflict, volume }: DyadComparison): string {
  const one = (name: string, { n, dyads, pearson, verdict }: MeasureComparison): string => {
    if (!pearson) return `${name}: not to be reckoned (${counted(n, 'month')} of ${counted(dyads, 'pair')})`;
    const range = pearson.interval ? `, 95 % ${level(pearson.interval[0])} to ${level(pearson.interval[1])}` : '';
    const few = verdict === 'too few' ? ', too few for anything to follow' : '';
    return `${name}: r ${signed(pearson.value)}${range} (${counted(n, 'month')} of ${counted(dyads, 'pair')}${few})`;
  };
  return `How both go together — ${one('tone', tone)}; ${one('share of conflict', conflict)}; ${one('number of events', volume)}.`;
}

function total(rows: readonly DyadTally[]): number {
  return rows.reduce((sum, { n }) => sum + n, 0);
}

function meanOf({ n, scored = n, sum }: DyadTally): number {
  return scored > 0 ? sum / scored : Number.NaN;
}

function pointsOf(
  rows: readonly DyadTally[],
  months: readonly string[],
  name: string,
  what: string,
  opens?: ReadonlyMap<string, readonly number[]>,
): readonly ChartPoint[] {
  const known = new Map(rows.map((row) => [row.period, row]));
  return months.map((month) => {
    const row = known.get(month);
    const value = row ? meanOf(row) : Number.NaN;
    const from = dayOf(`${month}-01`);
    return {
      from,
      to: endOf(month),
      value,
      words: `${name}, ${periodWords(from, 'month')}, ${what}: ${row ? `mean ${signed(value)}, ${counted(row.n, 'event')}` : 'none'}`,
      ...opening(opens?.get(month)),
    };
  });
}

function tableRows({ name, texts, data, opens }: BesidePair, months: readonly string[]) {
  const [told, known] = [texts, data].map((rows) => new Map(rows.map((row) => [row.period, row])));
  return months.flatMap((month) => {
    const [text, event] = [told?.get(month), known?.get(month)];
    if (!text && !event) return [];
    const mean = (row: DyadTally | undefined): string =>
      row && Number.isFinite(meanOf(row)) ? signed(meanOf(row)) : '';
    return [
      {
        cells: [name, month, mean(text), text?.n ?? 0, mean(event), event?.n ?? 0],
        link: 3,
        ...opening(opens.get(month)),
      },
    ];
  });
}

function monthsBetween(first: string, last: string): readonly string[] {
  const months: string[] = [];
  const [year = 0, month = 1] = first.split('-').map(Number);
  for (let n = 0; n < 1200; n++) {
    const name = new Date(Date.UTC(year, month - 1 + n, 1)).toISOString().slice(0, 7);
    if (name > last) break;
    months.push(name);
  }
  return months;
}

/** First day after a month. */
function endOf(month: string): number {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return Math.round(Date.UTC(year, number, 1) / 86_400_000);
}
