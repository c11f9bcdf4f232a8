import { studentQuantile } from './numbers/student.ts';

/** A number with what stands behind it. */
export interface Estimate {
  readonly value: number;
  /** How many acts. */
  readonly n: number;
  /** In how many documents that are no copies of one another; acts of one document are no independent witnesses. */
  readonly documents: number;
  /** 95 % interval; absent where there is too little to give one. */
  readonly interval?: readonly [low: number, high: number];
}

/** Below this many documents no interval is given: the variance between so few is not known. */
export const FEWEST_DOCUMENTS = 5;

/** A value and the document that it comes from. */
export interface Observed {
  readonly value: number;
  readonly document: string;
}

/**
 * Mean with a 95 % interval that allows for acts of one document resembling one another: the cluster-robust variance of a
 * mean (Liang and Zeger 1986, with the factor G/(G-1)), clusters being documents, and Student's t with G-1 degrees.
 * The interval says how far the texts at hand agree. It does not say how far these texts resemble all that happened.
 *
 * @example
 * const observed = [-4, -2, -3].map((value, i) => ({ value, document: `d-${i}` }));
 * const { n, value } = meanEstimate(observed);
 * [n, value]; // [3, -3]
 */
export function meanEstimate(observed: readonly Observed[]): Estimate | undefined {
  const n = observed.length;
  if (n === 0) return undefined;
  const value = observed.reduce((sum, one) => sum + one.value, 0) / n;
  const clusters = new Map<string, number>();
  for (const one of observed) clusters.set(one.document, (clusters.get(one.document) ?? 0) + one.value - value);
  const documents = clusters.size;
  if (documents < FEWEST_DOCUMENTS) return { value, n, documents };
  const squares = [...clusters.values()].reduce((sum, residual) => sum + residual ** 2, 0);
  const error = Math.sqrt((documents / (documents - 1)) * squares) / n;
  const reach = studentQuantile(0.975, documents - 1) * error;
  return { value, n, documents, interval: [value - reach, value + reach] };
}
