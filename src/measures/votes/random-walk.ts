/**
 * The path x that is likeliest where x_0 is standard normal, each step is normal with precision `lambda`, and each x_i is
 * seen with precision `precision[i]` and `pull[i]` = precision times what was seen: (A + diag(precision)) x = pull with A
 * tridiagonal, by the algorithm of Thomas (1949).
 */
export function solveRandomWalk(precision: Float64Array, pull: Float64Array, lambda: number): Float64Array {
  const length = precision.length;
  const pivots = forwardPivots(precision, lambda);
  const path = Float64Array.from(pull);
  for (let i = 1; i < length; i++) path[i] = (path[i] ?? 0) + (lambda / (pivots[i - 1] ?? 1)) * (path[i - 1] ?? 0);
  for (let i = length - 1; i >= 0; i--) {
    const next = i < length - 1 ? lambda * (path[i + 1] ?? 0) : 0;
    path[i] = ((path[i] ?? 0) + next) / (pivots[i] ?? 1);
  }
  return path;
}

/**
 * Variances of the path: the diagonal of the inverse of the same matrix, from the pivots of elimination from either end
 * (Meurant 1992).
 */
export function walkVariances(precision: Float64Array, lambda: number): Float64Array {
  const forward = forwardPivots(precision, lambda);
  const length = precision.length;
  const backward = new Float64Array(length);
  for (let i = length - 1; i >= 0; i--) {
    const from = i < length - 1 ? (lambda * lambda) / (backward[i + 1] ?? 1) : 0;
    backward[i] = diagonal(precision, lambda, i) - from;
  }
  return forward.map((pivot, i) => 1 / (pivot + (backward[i] ?? 0) - diagonal(precision, lambda, i)));
}

function forwardPivots(precision: Float64Array, lambda: number): Float64Array {
  const pivots = new Float64Array(precision.length);
  for (let i = 0; i < pivots.length; i++) {
    pivots[i] = diagonal(precision, lambda, i) - (i > 0 ? (lambda * lambda) / (pivots[i - 1] ?? 1) : 0);
  }
  return pivots;
}

function diagonal(precision: Float64Array, lambda: number, i: number): number {
  return (precision[i] ?? 0) + (i > 0 ? lambda : 1) + (i < precision.length - 1 ? lambda : 0);
}
