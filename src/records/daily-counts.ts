/**
 * Events of one directed dyad (or of any choice of rows) by day and quad class, sorted by day, then quad: rows of the cube.
 * All columns have the same length; `n` is never 0.
 */
export interface DailyCounts {
  /** Days since 1970-01-01. */
  readonly day: Int32Array;
  /** 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict, 0 unknown. */
  readonly quad: Uint8Array;
  /** How many events. */
  readonly n: Float64Array;
  /** How many of them have a score; absent where all have one. Means of scores divide by these, not by `n`. */
  readonly scored?: Float64Array;
  /** Sum of their scores (-10 to 10 each) and of the squares of these. */
  readonly sum: Float64Array;
  readonly squares: Float64Array;
  /** How many of them have a score below 0. */
  readonly negative: Float64Array;
  /** Sum of mentions. */
  readonly mentions: Float64Array;
}

/** No events at all. */
export const NO_COUNTS: DailyCounts = {
  day: new Int32Array(),
  quad: new Uint8Array(),
  n: new Float64Array(),
  sum: new Float64Array(),
  squares: new Float64Array(),
  negative: new Float64Array(),
  mentions: new Float64Array(),
};
