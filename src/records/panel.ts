/** A measure of several units (dyads, states) over the same periods. */
export interface Panel {
  readonly units: readonly string[];
  /** First day (since 1970-01-01), year, or session of each period, ascending. */
  readonly periods: Int32Array;
  /** Row by row: value of unit `u` in period `t` at `u * periods.length + t`; NaN where there is none. */
  readonly values: Float64Array;
  /** What each value rests on (events, joint votes), in the same order. */
  readonly n: Float64Array;
}
