/** Events of the past: how many, and the sum of what is averaged (scores, or 1 for each conflict). */
export interface PastEvents {
  readonly n: number;
  readonly sum: number;
}

/**
 * Where a pair stood before: its own earlier mean, drawn to the mean of the world as if `weight` events of the world were
 * added to its past (empirical Bayes; Efron and Morris 1975).
 */
export function pastMean(past: PastEvents, world: number, weight: number): number {
  const n = past.n + weight;
  return n > 0 ? (past.sum + weight * world) / n : world;
}

/** A mean drawn to what is expected, as if `weight` events of the expected mean were added. */
export function shrunkMean(n: number, sum: number, expected: number, weight: number): number {
  return n + weight > 0 ? (sum + weight * expected) / (n + weight) : Number.NaN;
}
