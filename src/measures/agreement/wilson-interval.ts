import { EntenteError } from '../../records/failure.ts';
import { Z95 } from './ratings.ts';

/** A share of cases with its 95 % interval. */
export interface Share {
  /** Undefined where there are no cases. */
  readonly value: number | undefined;
  /** How many cases. */
  readonly n: number;
  readonly interval: readonly [low: number, high: number];
}

/**
 * A share with its 95 % interval by the score method (Wilson 1927; method 3 of Newcombe 1998, without a correction for
 * continuity). Unlike the interval that textbooks give, it is right for few cases and for shares near 0 and 1. It is meant
 * for cases that were drawn at random, independently of each other; of cases that somebody chose it says nothing.
 *
 * @param hits how many of the cases have it
 * @param n how many cases; of none the interval is 0 to 1: nothing is known
 * @throws EntenteError (usage) if these are no such numbers
 * @example
 * const { value, interval } = wilsonInterval(15, 148);
 * [value, ...interval].map((number) => number.toFixed(4)); // ['0.1014', '0.0624', '0.1605']
 */
export function wilsonInterval(hits: number, n: number): Share {
  if (!Number.isInteger(hits) || !Number.isInteger(n) || hits < 0 || hits > n) {
    throw new EntenteError('usage', `There cannot be ${hits} hits among ${n} cases.`);
  }
  if (n === 0) return { value: undefined, n, interval: [0, 1] };
  return { value: hits / n, n, interval: scoreLimits(hits / n, n) };
}

/**
 * The limits of the score method around a share that need not be one of whole cases, such as the mean of values between 0 and
 * 1. Such values vary no more than cases that have it or not, so that the limits are then wide rather than narrow.
 *
 * @param share between 0 and 1
 * @param n how many values, above 0
 * @example
 * scoreLimits(0.5, 10).map((limit) => limit.toFixed(4)); // ['0.2366', '0.7634']
 */
export function scoreLimits(share: number, n: number): readonly [low: number, high: number] {
  const square = Z95 ** 2;
  const middle = share + square / (2 * n);
  const reach = Z95 * Math.sqrt((share * (1 - share)) / n + square / (4 * n * n));
  const scale = 1 + square / n;
  return [share <= 0 ? 0 : (middle - reach) / scale, share >= 1 ? 1 : (middle + reach) / scale];
}
