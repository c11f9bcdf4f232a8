/** A weighting of columns by which they come as near as they can to a target. */
export interface SimplexProblem {
  /** Columns, each as long as the target. */
  readonly columns: readonly Float64Array[];
  readonly target: Float64Array;
  /** Weight of the sum of squared weights, against the sum of squared errors: spreads weights over more columns. */
  readonly ridge: number;
  /** Stop when a step lowers the mean squared error by no more than this. */
  readonly tolerance: number;
  readonly mostSteps: number;
  /** Where to begin; equal weights if left out. */
  readonly from?: Float64Array;
}

/**
 * Weights of at least 0 with a sum of 1 that make the least squared error, by the method of Frank and Wolfe (1956) with
 * exact steps, as Arkhangelsky et al. (2021, American Economic Review 111:12, appendix) use it for synthetic controls.
 *
 * @example
 * const weights = simplexWeights({
 *   columns: [Float64Array.of(0, 1), Float64Array.of(1, 0)],
 *   target: Float64Array.of(0.25, 0.75),
 *   ridge: 0, tolerance: 1e-12, mostSteps: 1000,
 * });
 * weights[0].toFixed(2); // '0.75'
 */
export function simplexWeights({ columns, target, ridge, tolerance, mostSteps, from }: SimplexProblem): Float64Array {
  const k = columns.length;
  const n = target.length;
  const weights = from ? Float64Array.from(from) : new Float64Array(k).fill(1 / k);
  // All that a step asks for are products of columns: they are made once.
  const cross = new Float64Array(k * k);
  const right = new Float64Array(k);
  for (let a = 0; a < k; a++) {
    right[a] = product(columns[a] as Float64Array, target);
    for (let b = 0; b <= a; b++) {
      const value = product(columns[a] as Float64Array, columns[b] as Float64Array);
      cross[a * k + b] = value;
      cross[b * k + a] = value;
    }
  }
  const square = product(target, target);
  const fitted = new Float64Array(k);
  for (let a = 0; a < k; a++) {
    let sum = 0;
    for (let b = 0; b < k; b++) sum += (cross[a * k + b] as number) * (weights[b] as number);
    fitted[a] = sum;
  }
  let last = Number.POSITIVE_INFINITY;
  for (let step = 0; step < mostSteps; step++) {
    let best = 0;
    let bestSlope = Number.POSITIVE_INFINITY;
    let slopeNow = 0;
    let sumSquares = 0;
    let quadratic = 0;
    let linear = 0;
    for (let a = 0; a < k; a++) {
      const weight = weights[a] as number;
      const slope = (fitted[a] as number) - (right[a] as number) + ridge * weight;
      slopeNow += slope * weight;
      sumSquares += weight * weight;
      quadratic += weight * (fitted[a] as number);
      linear += weight * (right[a] as number);
      if (slope < bestSlope) {
        bestSlope = slope;
        best = a;
      }
    }
    // Along the way from the weights to the corner `best`: d = corner - weights.
    const gain = bestSlope - slopeNow;
    const own = weights[best] as number;
    const curve =
      (cross[best * k + best] as number) -
      2 * (fitted[best] as number) +
      quadratic +
      ridge * (1 - 2 * own + sumSquares);
    const value = (quadratic - 2 * linear + square + ridge * sumSquares) / n;
    if (step >= 2 && last - value <= tolerance) break;
    last = value;
    if (!(gain < 0) || !(curve > 0)) break;
    const length = Math.min(1, -gain / curve);
    for (let a = 0; a < k; a++) {
      weights[a] = (weights[a] as number) * (1 - length) + (a === best ? length : 0);
      fitted[a] = (fitted[a] as number) * (1 - length) + length * (cross[a * k + best] as number);
    }
  }
  return weights;
}

function product(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}
