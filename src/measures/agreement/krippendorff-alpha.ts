import { EntenteError } from '../../records/failure.ts';
import { seededRandom } from '../../records/seeded-random.ts';
import { type Agreement, given, type UnitRatings } from './ratings.ts';

/** What the values are: names, ranks, or numbers whose differences mean something. */
export const LEVELS = ['nominal', 'ordinal', 'interval'] as const;
export type Level = (typeof LEVELS)[number];

/** Krippendorff's alpha. */
export interface Alpha extends Omit<Agreement, 'observed' | 'expected'> {
  /** Ratings of units that at least two coders rated. */
  readonly ratings: number;
  /** Disagreement within units: of names the share of pairs that differ, else the mean squared difference. */
  readonly observedDisagreement: number;
  readonly expectedDisagreement: number;
}

export interface AlphaOptions {
  /** By default `nominal`. Ordinal and interval values are numbers. */
  readonly level?: Level;
  /**
   * How many times units are drawn with replacement for the 95 % interval (percentile bootstrap, Efron 1979); by default
   * 1,000, 0 for none. The same units give the same interval. It is wider than that of Hayes and Krippendorff (2007), who
   * draw pairs of ratings as if those of one unit had nothing to do with each other.
   */
  readonly draws?: number;
  /** Start of the random numbers. By default 1. */
  readonly seed?: number;
}

/**
 * Krippendorff's alpha: how far any number of coders agree, with any ratings missing, on names, ranks or numbers. As in
 * Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), and "Content Analysis" (2004, chapter 11); chance is
 * what all ratings together make of pairs, whoever gave them.
 *
 * @param units the ratings of each unit, one place a coder
 * @throws EntenteError (usage) for ranks or numbers that are none
 * @example
 * const units = [[1, 1], [2, 2], [3, 3], [1, 2], [2, undefined]];
 * krippendorffAlpha(units, { level: 'interval' }).value?.toFixed(3); // '0.821'
 */
export function krippendorffAlpha(
  units: readonly UnitRatings<string | number>[],
  { level = 'nominal', draws = 1000, seed = 1 }: AlphaOptions = {},
): Alpha {
  const twice = units.map((unit) => given(unit)).filter((ratings) => ratings.length > 1);
  const wrong = level === 'nominal' ? undefined : twice.flat().find((value) => !Number.isFinite(value));
  if (wrong !== undefined) {
    throw new EntenteError('usage', `"${wrong}" is no number; ${level} values are numbers.`);
  }
  const counts = countTable(twice);
  const whole = disagreements(counts, level);
  const value = alphaOf(whole);
  const interval = value === undefined || draws === 0 ? undefined : drawInterval(counts, level, draws, seed);
  return {
    value,
    n: twice.length,
    ratings: twice.flat().length,
    observedDisagreement: whole.observed,
    expectedDisagreement: whole.expected,
    ...(interval ? { interval } : {}),
  };
}

/** How often each value was given to each unit; values in order. */
interface CountTable {
  readonly values: readonly (string | number)[];
  readonly rows: readonly (readonly number[])[];
}

function countTable(units: readonly (readonly (string | number)[])[]): CountTable {
  const values = [...new Set(units.flat())].sort((a, b) =>
    typeof a === 'number' && typeof b === 'number' ? a - b : String(a) < String(b) ? -1 : 1,
  );
  const place = new Map(values.map((value, index) => [value, index]));
  const rows = units.map((ratings) => {
    const row = values.map(() => 0);
    for (const rating of ratings) {
      const at = place.get(rating) as number;
      row[at] = (row[at] as number) + 1;
    }
    return row;
  });
  return { values, rows };
}

interface Disagreements {
  readonly observed: number;
  readonly expected: number;
}

const alphaOf = ({ observed, expected }: Disagreements): number | undefined =>
  expected > 0 ? 1 - observed / expected : undefined;

function disagreements({ values, rows }: CountTable, level: Level): Disagreements {
  const totals = values.map((_, at) => rows.reduce((sum, row) => sum + (row[at] as number), 0));
  const n = totals.reduce((sum, total) => sum + total, 0);
  if (n < 2) return { observed: 0, expected: 0 };
  const distance = distances(values, totals, level);
  let observed = 0;
  for (const row of rows) {
    const rated = row.reduce((sum, count) => sum + count, 0);
    observed += pairSum(row, distance) / (rated - 1);
  }
  return { observed: observed / n, expected: pairSum(totals, distance) / (n * (n - 1)) };
}

/** Over all ordered pairs of different values: how often they meet, times how far they lie apart. */
function pairSum(counts: readonly number[], distance: readonly (readonly number[])[]): number {
  let sum = 0;
  for (const [a, count] of counts.entries()) {
    if (count === 0) continue;
    for (let b = 0; b < counts.length; b++)
      sum += count * (counts[b] as number) * ((distance[a] as number[])[b] as number);
  }
  return sum;
}

/** Squared differences; between ranks the number of ratings between them, half of those at either end. */
function distances(
  values: readonly (string | number)[],
  totals: readonly number[],
  level: Level,
): readonly (readonly number[])[] {
  const upTo: number[] = [];
  let sum = 0;
  for (const total of totals) {
    upTo.push(sum + total / 2);
    sum += total;
  }
  const place = (at: number): number => (level === 'ordinal' ? (upTo[at] as number) : (values[at] as number));
  return values.map((_, a) =>
    values.map((_, b) => (level === 'nominal' ? Number(a !== b) : (place(a) - place(b)) ** 2)),
  );
}

function drawInterval(
  { values, rows }: CountTable,
  level: Level,
  draws: number,
  seed: number,
): readonly [low: number, high: number] | undefined {
  const random = seededRandom(seed);
  const found: number[] = [];
  for (let draw = 0; draw < draws; draw++) {
    const drawn = rows.map(() => rows[Math.floor(random() * rows.length)] as readonly number[]);
    const value = alphaOf(disagreements({ values, rows: drawn }, level));
    if (value !== undefined) found.push(value);
  }
  found.sort((a, b) => a - b);
  const low = found[Math.floor(0.025 * found.length)];
  const high = found[Math.min(found.length - 1, Math.floor(0.975 * found.length))];
  return low === undefined || high === undefined ? undefined : [low, high];
}
