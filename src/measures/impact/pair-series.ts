import { EntenteError } from '../../records/failure.ts';
import type { Panel } from '../../records/panel.ts';
import type { ImpactDesign } from './design.ts';

/** A panel of pairs, made ready for windows: sums up to each period, and the pairs of each actor. */
export interface PairSeries {
  readonly panel: Panel;
  readonly pairs: readonly (readonly [string, string])[];
  /** Periods. */
  readonly length: number;
  /** As in the panel, but 0 where a period has too little to count. */
  readonly n: Float64Array;
  /** Actors by number; the two of unit `u` stand at `2 * u` and `2 * u + 1` of `sides`. */
  readonly actors: readonly string[];
  readonly numberOf: ReadonlyMap<string, number>;
  readonly sides: Int32Array;
  /** Units of each actor, by its number. */
  readonly unitsOf: readonly (readonly number[])[];
  /** Sum of value x n, and of n, of all periods before `t` of unit `u` at `u * (length + 1) + t`; only for levels of events. */
  readonly sums: Float64Array;
  readonly counts: Float64Array;
  /** The same over all units. */
  readonly worldSums: Float64Array;
  readonly worldCounts: Float64Array;
}

/**
 * @throws EntenteError (usage) where the parts of the data do not fit together
 */
export function pairSeries(
  panel: Panel,
  pairs: readonly (readonly [string, string])[],
  level: ImpactDesign['level'],
): PairSeries {
  const length = panel.periods.length;
  const units = panel.units.length;
  if (pairs.length !== units || panel.values.length !== units * length || panel.n.length !== units * length) {
    throw new EntenteError(
      'usage',
      `The panel has ${units} units over ${length} periods, but ${pairs.length} pairs, ${panel.values.length} values and ${panel.n.length} counts; they must fit.`,
    );
  }
  const numberOf = new Map<string, number>();
  const actors: string[] = [];
  const unitsOf: number[][] = [];
  const sides = new Int32Array(2 * units);
  for (const [u, pair] of pairs.entries()) {
    for (const [side, actor] of pair.entries()) {
      let number = numberOf.get(actor);
      if (number === undefined) {
        number = actors.length;
        numberOf.set(actor, number);
        actors.push(actor);
        unitsOf.push([]);
      }
      sides[2 * u + side] = number;
      if (side === 0 || sides[2 * u] !== number) unitsOf[number]?.push(u);
    }
  }
  const fewest = level.kind === 'periods' ? level.fewestN : 1;
  const n = panel.n.map((count, k) => (count >= fewest && !Number.isNaN(panel.values[k]) ? count : 0));
  const base = { panel, pairs, length, n, actors, numberOf, sides, unitsOf };
  if (level.kind === 'periods') {
    const none = new Float64Array(0);
    return { ...base, sums: none, counts: none, worldSums: none, worldCounts: none };
  }
  const worldSums = new Float64Array(length + 1);
  const worldCounts = new Float64Array(length + 1);
  const sums = new Float64Array(units * (length + 1));
  const counts = new Float64Array(units * (length + 1));
  for (let u = 0; u < units; u++) {
    let sum = 0;
    let count = 0;
    for (let t = 0; t < length; t++) {
      const events = n[u * length + t] as number;
      if (events > 0) {
        sum += events * (panel.values[u * length + t] as number);
        count += events;
      }
      sums[u * (length + 1) + t + 1] = sum;
      counts[u * (length + 1) + t + 1] = count;
      worldSums[t + 1] = (worldSums[t + 1] as number) + sum;
      worldCounts[t + 1] = (worldCounts[t + 1] as number) + count;
    }
  }
  return { ...base, sums, counts, worldSums, worldCounts };
}

/** Unit of a pair in whichever order its actors are named; undefined where the panel has none. */
export function unitOf(series: PairSeries, [a, b]: readonly [string, string]): number | undefined {
  const first = series.numberOf.get(a);
  const second = series.numberOf.get(b);
  if (first === undefined || second === undefined || first === second) return undefined;
  return series.unitsOf[first]?.find((u) => otherSide(series, u, first) === second);
}

/** The actor of a unit that is not the one given, both by number. */
export function otherSide({ sides }: PairSeries, unit: number, actor: number): number {
  const first = sides[2 * unit] as number;
  return first === actor ? (sides[2 * unit + 1] as number) : first;
}
