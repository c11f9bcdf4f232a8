import { EntenteError } from '../../records/failure.ts';
import { type Distance, tableSimilarity, USUAL_DISTANCE, type VoteMeasure } from './similarity.ts';

/** How two portfolios are compared. */
export interface PortfolioOptions {
  readonly measure: VoteMeasure;
  /** Default: absolute for S, squared for kappa and pi. */
  readonly distance?: Distance;
  /** Number of steps of the scale, from 0 to the highest tie: 3 for alliances. */
  readonly highest: number;
  /** What each partner counts for, such as its share of capabilities; 1 without them. */
  readonly weights?: ArrayLike<number>;
  /** How many further states there are with which neither has a tie. */
  readonly without?: number;
}

/**
 * How alike two states tie themselves to all others: alliances, visits, treaties, each a number on one scale. With votes
 * see `dyadVotes`.
 *
 * @param a ties of the one to each partner, whole numbers from 0
 * @param b ties of the other to the same partners
 * @returns the measure, and how many partners (or what weight of them) it rests on
 * @throws EntenteError (usage) for portfolios of different length, or a tie that is not on the scale
 * @example
 * portfolioSimilarity([3, 0, 0], [3, 3, 0], { measure: 's', highest: 3 }).value.toFixed(3); // '0.333'
 */
export function portfolioSimilarity(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  { measure, distance = USUAL_DISTANCE[measure], highest, weights, without = 0 }: PortfolioOptions,
): { readonly value: number; readonly n: number } {
  if (a.length !== b.length) {
    throw new EntenteError(
      'usage',
      `Two portfolios must list the same partners; one has ${a.length}, the other ${b.length}.`,
    );
  }
  const size = highest + 1;
  const table = new Float64Array(size * size);
  let n = without;
  table[0] = without;
  for (let i = 0; i < a.length; i++) {
    const [one, other] = [a[i] ?? -1, b[i] ?? -1];
    for (const tie of [one, other]) {
      if (Number.isInteger(tie) && tie >= 0 && tie <= highest) continue;
      throw new EntenteError('usage', `A tie must be a whole number from 0 to ${highest}, not ${tie}.`);
    }
    const weight = weights?.[i] ?? 1;
    table[one * size + other] = (table[one * size + other] ?? 0) + weight;
    n += weight;
  }
  return { value: tableSimilarity(table, measure, distance), n };
}
