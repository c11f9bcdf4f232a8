/** What coders said of one unit, one place a coder; undefined where a coder did not rate it. */
export type UnitRatings<Value = string> = readonly (Value | undefined)[];

/** How far coders agree, beyond what chance would make. */
export interface Agreement {
  /**
   * 1: always; 0: as often as chance would make them; below 0: less often. Undefined where it cannot be told: nothing was
   * rated twice, or all coders used one and the same value, so that chance explains everything.
   */
  readonly value: number | undefined;
  /** Units that at least two coders rated. */
  readonly n: number;
  /** Share of pairs of ratings that agree, of the pairs within units. */
  readonly observed: number;
  /** The share that chance would make, as the measure sees chance. */
  readonly expected: number;
  /** 95 % interval for units that were drawn independently; absent where the variance cannot be told. */
  readonly interval?: readonly [low: number, high: number];
}

/** The normal quantile of a 95 % interval. */
export const Z95 = 1.959963984540054;

/** A 95 % interval about a value, cut off at 1, which no agreement exceeds. */
export function normalInterval(value: number, error: number): readonly [low: number, high: number] {
  return [Math.max(-1, value - Z95 * error), Math.min(1, value + Z95 * error)];
}

/** The ratings that a unit has. */
export function given<Value>(unit: UnitRatings<Value>): readonly Value[] {
  return unit.filter((rating): rating is Value => rating !== undefined);
}
