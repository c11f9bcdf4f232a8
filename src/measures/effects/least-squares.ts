import { EntenteError } from '../../records/failure.ts';

/** A fitted linear regression. Matrices stand row by row. */
export interface LinearFit {
  /** In the order of the columns. */
  readonly coefficients: Float64Array;
  readonly residuals: Float64Array;
  /** Residual variance with n - k degrees of freedom. */
  readonly variance: number;
  readonly degrees: number;
  /** (X'X)^-1, k by k. */
  readonly inverse: Float64Array;
  /** Usual standard errors, which hold where residuals are independent and of one variance. */
  readonly errors: Float64Array;
}

/**
 * Ordinary least squares by the normal equations (Cholesky), columns brought to a length of 1 first.
 *
 * @param columns the regressors, each as long as `y`; a constant is one of them
 * @throws EntenteError (usage) if there are no more points than columns, or if a column is a sum of others
 * @example
 * const fit = leastSquares([[1, 1, 1], [0, 1, 2]], [1, 3, 5]);
 * [...fit.coefficients].map((value) => Math.round(value)); // [1, 2]
 */
export function leastSquares(columns: readonly ArrayLike<number>[], y: ArrayLike<number>): LinearFit {
  const n = y.length;
  const k = columns.length;
  if (n <= k) {
    throw new EntenteError(
      'usage',
      `A regression of ${k} columns needs more than ${n} points; give more, or fewer columns.`,
    );
  }
  const scale = columns.map((column) => Math.sqrt(dot(column, column)) || 1);
  const cross = new Float64Array(k * k);
  const right = new Float64Array(k);
  for (let a = 0; a < k; a++) {
    const column = columns[a] as ArrayLike<number>;
    right[a] = dot(column, y) / (scale[a] as number);
    for (let b = 0; b <= a; b++) {
      const value = dot(column, columns[b] as ArrayLike<number>) / ((scale[a] as number) * (scale[b] as number));
      cross[a * k + b] = value;
      cross[b * k + a] = value;
    }
  }
  const inverse = invert(cross, k);
  const coefficients = new Float64Array(k);
  for (let a = 0; a < k; a++) {
    for (let b = 0; b < k; b++) {
      const entry = at(inverse, a * k + b) / ((scale[a] as number) * (scale[b] as number));
      inverse[a * k + b] = entry;
      coefficients[a] = at(coefficients, a) + entry * at(right, b) * (scale[b] as number);
    }
  }
  const residuals = Float64Array.from({ length: n }, (_, i) => {
    let value = y[i] as number;
    for (let a = 0; a < k; a++) value -= at(coefficients, a) * ((columns[a] as ArrayLike<number>)[i] as number);
    return value;
  });
  const degrees = n - k;
  const variance = dot(residuals, residuals) / degrees;
  const errors = Float64Array.from({ length: k }, (_, a) => Math.sqrt(variance * at(inverse, a * k + a)));
  return { coefficients, residuals, variance, degrees, inverse, errors };
}

/**
 * Standard errors that hold where residuals depend on those before them (Newey and West 1987, Bartlett weights, without a
 * correction for the size of the sample).
 *
 * @param lag over how many periods residuals may depend on each other
 */
export function neweyWestErrors(fit: LinearFit, columns: readonly ArrayLike<number>[], lag: number): Float64Array {
  const k = columns.length;
  const { residuals, inverse } = fit;
  const n = residuals.length;
  const scores = columns.map((column) => Float64Array.from(residuals, (value, i) => value * (column[i] as number)));
  const middle = new Float64Array(k * k);
  for (let l = 0; l <= Math.min(lag, n - 1); l++) {
    const weight = 1 - l / (lag + 1);
    for (let a = 0; a < k; a++) {
      for (let b = 0; b < k; b++) {
        let sum = 0;
        for (let t = l; t < n; t++) sum += at(scores[a] as Float64Array, t) * at(scores[b] as Float64Array, t - l);
        middle[a * k + b] = at(middle, a * k + b) + weight * sum;
        if (l > 0) middle[b * k + a] = at(middle, b * k + a) + weight * sum;
      }
    }
  }
  return Float64Array.from({ length: k }, (_, a) => {
    let variance = 0;
    for (let b = 0; b < k; b++) {
      for (let c = 0; c < k; c++) {
        variance += at(inverse, a * k + b) * at(middle, b * k + c) * at(inverse, c * k + a);
      }
    }
    return Math.sqrt(Math.max(0, variance));
  });
}

/** Inverse of a positive definite matrix by its Cholesky factor. */
function invert(matrix: Float64Array, k: number): Float64Array {
  const lower = choleskyFactor(matrix, k);
  const inverse = new Float64Array(k * k);
  for (let column = 0; column < k; column++) {
    const x = new Float64Array(k);
    for (let a = 0; a < k; a++) {
      let sum = a === column ? 1 : 0;
      for (let b = 0; b < a; b++) sum -= at(lower, a * k + b) * at(x, b);
      x[a] = sum / at(lower, a * k + a);
    }
    for (let a = k - 1; a >= 0; a--) {
      let sum = at(x, a);
      for (let b = a + 1; b < k; b++) sum -= at(lower, b * k + a) * at(x, b);
      x[a] = sum / at(lower, a * k + a);
    }
    for (let a = 0; a < k; a++) inverse[a * k + column] = at(x, a);
  }
  return inverse;
}

function choleskyFactor(matrix: Float64Array, k: number): Float64Array {
  const lower = new Float64Array(k * k);
  for (let a = 0; a < k; a++) {
    for (let b = 0; b <= a; b++) {
      let sum = at(matrix, a * k + b);
      for (let c = 0; c < b; c++) sum -= at(lower, a * k + c) * at(lower, b * k + c);
      // Columns have the length 1, so what is left of one on the diagonal is the share that no other explains.
      if (a === b && !(sum > 1e-12)) {
        throw new EntenteError(
          'usage',
          `Column ${a + 1} of the regression is a sum of columns before it; leave one out.`,
        );
      }
      lower[a * k + b] = a === b ? Math.sqrt(sum) : sum / at(lower, b * k + b);
    }
  }
  return lower;
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

function at(values: Float64Array, i: number): number {
  return values[i] as number;
}
