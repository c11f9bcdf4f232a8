import { normalQuantile } from './normal.ts';

/** A source of numbers in [0, 1), as `seededRandom` gives. */
export type Random = () => number;

/** A standard normal number by inversion: one draw for one number, so that streams stay in step. */
export function sampleNormal(random: Random): number {
  return normalQuantile(Math.min(1 - 2 ** -53, random() + 2 ** -33));
}

/**
 * A gamma number of this shape and rate (Marsaglia and Tsang 2000; below shape 1 by their boost).
 * @example
 * const random = seededRandom(1);
 * sampleGamma(random, 3, 2) > 0; // true
 */
export function sampleGamma(random: Random, shape: number, rate = 1): number {
  if (!(shape > 0 && rate > 0)) return Number.NaN;
  if (shape < 1) return sampleGamma(random, shape + 1, rate) * (random() + 2 ** -33) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const z = sampleNormal(random);
    const v = (1 + c * z) ** 3;
    if (v <= 0) continue;
    if (Math.log(random() + 2 ** -33) < (z * z) / 2 + d - d * v + d * Math.log(v)) return (d * v) / rate;
  }
}

/** The numbers 0 to `size - 1` in random order (Fisher and Yates; Durstenfeld 1964). */
export function samplePermutation(random: Random, size: number): Int32Array {
  const order = Int32Array.from({ length: size }, (_, i) => i);
  for (let i = size - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const held = order[i] as number;
    order[i] = order[j] as number;
    order[j] = held;
  }
  return order;
}
