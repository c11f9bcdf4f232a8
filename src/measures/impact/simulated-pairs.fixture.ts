import { seededRandom } from '../../records/seeded-random.ts';
import { sampleNormal } from '../numbers/samplers.ts';
import type { ImpactData } from './result.ts';

/** Pairs of made-up actors, with all that makes a naive comparison go wrong. */
export interface Simulation {
  readonly seed: number;
  readonly actors?: number;
  readonly periods?: number;
  /** Index from which on the first pair (`AA`, `AB`) is changed, and by how much. */
  readonly start?: number;
  readonly effect?: number;
  /** Spread of a pair's own noise, of shocks that all pairs share, and of the slope that each pair has. */
  readonly noise?: number;
  readonly shock?: number;
  readonly slope?: number;
  /** Events or votes behind a value. */
  readonly n?: number;
}

/** Names of two letters: AA, AB, ... */
function actorName(i: number): string {
  return String.fromCharCode(65 + Math.floor(i / 26), 65 + (i % 26));
}

/** A panel of all pairs over periods 2001, 2002, ..., each with a level, a slope, common shocks and noise. */
export function simulatedPairs({
  seed,
  actors = 16,
  periods = 24,
  start = 18,
  effect = 0,
  noise = 0.1,
  shock = 0.1,
  slope = 0,
  n = 100,
}: Simulation): ImpactData {
  const random = seededRandom(seed);
  const normal = (): number => sampleNormal(random);
  const pairs: (readonly [string, string])[] = [];
  for (let a = 0; a < actors; a++) for (let b = a + 1; b < actors; b++) pairs.push([actorName(a), actorName(b)]);
  const common = Array.from({ length: periods }, () => shock * normal());
  const values = new Float64Array(pairs.length * periods);
  for (let u = 0; u < pairs.length; u++) {
    const level = 0.2 * normal();
    const tilt = slope * normal();
    for (let t = 0; t < periods; t++) {
      const moved = u === 0 && t >= start ? effect : 0;
      values[u * periods + t] = level + tilt * t + (common[t] as number) + noise * normal() + moved;
    }
  }
  return {
    panel: {
      units: pairs.map(([a, b]) => `${a}-${b}`),
      periods: Int32Array.from({ length: periods }, (_, t) => 2001 + t),
      values,
      n: new Float64Array(values.length).fill(n),
    },
    pairs,
  };
}
