import { seededRandom } from './seeded-random.ts';

/** Lower and upper bound of a figure, both inside. */
export type Interval = readonly [low: number, high: number];

const DRAWS = 1000;
const SEED = 1;
const TAIL = 0.025;

/**
 * The 95 % interval of a figure over whole documents, by the percentile bootstrap (Efron 1979): documents are drawn with
 * replacement, as many as there are, 1,000 times. Acts of one text stand and fall together, so that drawing single acts
 * would make the figure look surer than it is. The same rows give the same interval.
 *
 * @param rows what is known of each document
 * @param figure of drawn documents; null where they hold nothing to measure
 * @returns null if no draw has a figure
 */
export function bootstrapInterval<T>(
  rows: readonly T[],
  figure: (drawn: readonly T[]) => number | null,
): Interval | null {
  if (rows.length === 0) return null;
  const random = seededRandom(SEED);
  const values: number[] = [];
  for (let draw = 0; draw < DRAWS; draw++) {
    const drawn = rows.map(() => rows[Math.floor(random() * rows.length)] as T);
    const value = figure(drawn);
    if (value !== null) values.push(value);
  }
  values.sort((a, b) => a - b);
  const at = (share: number): number | undefined =>
    values[Math.min(values.length - 1, Math.floor(share * values.length))];
  const [low, high] = [at(TAIL), at(1 - TAIL)];
  return low === undefined || high === undefined ? null : [low, high];
}
