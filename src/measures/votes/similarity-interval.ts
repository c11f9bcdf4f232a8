import { seededRandom } from '../../records/seeded-random.ts';
import { wilsonInterval } from '../agreement/wilson-interval.ts';
import { type Distance, tableSimilarity, type VoteMeasure } from './similarity.ts';

/** Below this many joint votes no interval is given. */
export const FEWEST_JOINT_VOTES = 10;

/** How often the roll calls are drawn anew for an interval. */
const RESAMPLES = 1000;

/** How an interval is drawn. */
export interface Resampling {
  readonly seed?: number | undefined;
  readonly resamples?: number | undefined;
}

/**
 * 95 % interval of a measure: roll calls are drawn anew, with replacement, and the middle 95 % of the values taken
 * (percentile bootstrap, Efron 1979). Agreement has Wilson's interval (1927). Where all answers are equal the bootstrap
 * knows no doubt; the lower end of S is then that of Wilson's interval with the rest as far apart as can be.
 * It says how far the value hangs on which resolutions came to a vote, and nothing else.
 *
 * @param table counts of a square table; with weights there is no interval
 * @example
 * similarityInterval([20, 0, 0, 0, 0, 0, 0, 0, 0], 's', 'absolute')?.map((end) => end.toFixed(2)); // ['0.68', '1.00']
 * @returns nothing below FEWEST_JOINT_VOTES, or where more than a tenth of the draws have no value
 */
export function similarityInterval(
  table: ArrayLike<number>,
  measure: VoteMeasure,
  distance: Distance,
  { seed = 1, resamples = RESAMPLES }: Resampling = {},
): readonly [low: number, high: number] | undefined {
  const size = Math.round(Math.sqrt(table.length));
  const counts = Array.from(table);
  const n = counts.reduce((sum, count) => sum + count, 0);
  if (n < FEWEST_JOINT_VOTES || !Number.isInteger(n)) return undefined;
  const equal = counts.reduce((sum, count, cell) => sum + (cell % (size + 1) === 0 ? count : 0), 0);
  if (measure === 'agreement') return wilson(equal, n);
  if (equal === n && measure === 's') return [2 * wilson(equal, n)[0] - 1, 1];
  const values = drawnValues(counts, n, measure, distance, seed, resamples);
  if (resamples <= 0 || values.length < 0.9 * resamples) return undefined;
  const at = (share: number): number => values[Math.min(values.length - 1, Math.floor(share * values.length))] ?? 0;
  return [at(0.025), at(0.975)];
}

function drawnValues(
  counts: readonly number[],
  n: number,
  measure: VoteMeasure,
  distance: Distance,
  seed: number,
  resamples: number,
): Float64Array {
  const random = seededRandom(seed);
  const cells = new Uint8Array(n);
  let filled = 0;
  counts.forEach((count, cell) => {
    cells.fill(cell, filled, filled + count);
    filled += count;
  });
  const drawn = new Float64Array(counts.length);
  const values = new Float64Array(resamples);
  let known = 0;
  for (let draw = 0; draw < resamples; draw++) {
    drawn.fill(0);
    for (let i = 0; i < n; i++) {
      const cell = cells[Math.floor(random() * n)] ?? 0;
      drawn[cell] = (drawn[cell] ?? 0) + 1;
    }
    const value = tableSimilarity(drawn, measure, distance);
    if (!Number.isNaN(value)) values[known++] = value;
  }
  return values.subarray(0, known).sort();
}

function wilson(equal: number, n: number): readonly [low: number, high: number] {
  return wilsonInterval(equal, n).interval;
}
