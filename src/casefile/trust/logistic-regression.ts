/** A row of features: places in the list of all features, with their values. */
export interface SparseRow {
  readonly at: readonly number[];
  readonly values: readonly number[];
}

/** How a model is held back from believing few rows. */
export interface Prior {
  /** What each weight is before anything was seen. */
  readonly mean: Float64Array;
  /** How strongly each is held there: the weight of its squared distance. 0 leaves it free. */
  readonly strength: Float64Array;
}

/** More steps than any sound fit takes; it converges within about ten. */
const MOST_STEPS = 50;
const CLOSE = 1e-8;

/**
 * The weights of a logistic regression with a normal prior on each, by Newton's method: the same rows give the same weights
 * to the last bit, whatever the machine.
 *
 * @param rows features of each case
 * @param labels whether each case is one
 * @example
 * const prior = { mean: new Float64Array(1), strength: Float64Array.of(1) };
 * const [weight = 0] = fitLogistic([{ at: [0], values: [1] }], [true], prior);
 * weight.toFixed(3); // '0.401'
 */
export function fitLogistic(rows: readonly SparseRow[], labels: readonly boolean[], prior: Prior): Float64Array {
  const d = prior.mean.length;
  let weights: Float64Array = Float64Array.from(prior.mean);
  let cost = costOf(rows, labels, prior, weights);
  for (let step = 0; step < MOST_STEPS; step++) {
    const gradient = new Float64Array(d);
    // The tiny ridge keeps a free weight that no row uses from making the matrix singular.
    const hessian = new Float64Array(d * d);
    for (let k = 0; k < d; k++) {
      const strength = prior.strength[k] ?? 0;
      gradient[k] = strength * ((weights[k] ?? 0) - (prior.mean[k] ?? 0));
      hessian[k * d + k] = strength + 1e-9;
    }
    for (const [i, row] of rows.entries()) {
      const p = sigmoid(dot(row, weights));
      addRow(gradient, hessian, row, p - (labels[i] ? 1 : 0), p * (1 - p));
    }
    const move = solve(hessian, gradient);
    // Newton's full step may overshoot where rows are few; half of it never misses for long.
    let scale = 1;
    let next = moved(weights, move, scale);
    let nextCost = costOf(rows, labels, prior, next);
    while (nextCost > cost && scale > 1e-6) {
      scale /= 2;
      next = moved(weights, move, scale);
      nextCost = costOf(rows, labels, prior, next);
    }
    const gain = cost - nextCost;
    if (gain >= 0) {
      weights = next;
      cost = nextCost;
    }
    if (gain < CLOSE) break;
  }
  return weights;
}

/** The sum of a row's values, each by its weight. */
export function dot({ at, values }: SparseRow, weights: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < at.length; k++) sum += (weights[at[k] ?? 0] ?? 0) * (values[k] ?? 0);
  return sum;
}

/** From log-odds to a probability. */
export function sigmoid(x: number): number {
  return x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x));
}

/** From a probability to log-odds; kept off 0 and 1. */
export function logit(p: number): number {
  const kept = Math.min(0.99, Math.max(0.01, p));
  return Math.log(kept / (1 - kept));
}

function addRow(gradient: Float64Array, hessian: Float64Array, row: SparseRow, error: number, curve: number): void {
  const d = gradient.length;
  const { at, values } = row;
  for (let k = 0; k < at.length; k++) {
    const a = at[k] ?? 0;
    const value = values[k] ?? 0;
    gradient[a] = (gradient[a] ?? 0) + error * value;
    for (let m = 0; m < at.length; m++) {
      const place = a * d + (at[m] ?? 0);
      hessian[place] = (hessian[place] ?? 0) + curve * value * (values[m] ?? 0);
    }
  }
}

function moved(weights: Float64Array, move: Float64Array, scale: number): Float64Array {
  return weights.map((weight, k) => weight - scale * (move[k] ?? 0));
}

function costOf(rows: readonly SparseRow[], labels: readonly boolean[], prior: Prior, weights: Float64Array): number {
  let cost = 0;
  for (const [i, row] of rows.entries()) cost += logLoss(dot(row, weights), labels[i] ?? false);
  for (let k = 0; k < weights.length; k++) {
    cost += (prior.strength[k] ?? 0) * 0.5 * ((weights[k] ?? 0) - (prior.mean[k] ?? 0)) ** 2;
  }
  return cost;
}

/** The surprise, in nats, at a label of which the model holds these log-odds. */
export function logLoss(logOdds: number, label: boolean): number {
  const against = label ? -logOdds : logOdds;
  return against > 0 ? against + Math.log1p(Math.exp(-against)) : Math.log1p(Math.exp(against));
}

/** Solves a symmetric positive system by Cholesky's decomposition: forward through the lower half, and back. */
function solve(matrix: Float64Array, right: Float64Array): Float64Array {
  const d = right.length;
  const lower = lowerHalf(matrix, d);
  const half = new Float64Array(d);
  for (let i = 0; i < d; i++) {
    let sum = right[i] ?? 0;
    for (let k = 0; k < i; k++) sum -= (lower[i * d + k] ?? 0) * (half[k] ?? 0);
    half[i] = sum / (lower[i * d + i] ?? 1);
  }
  const x = new Float64Array(d);
  for (let i = d - 1; i >= 0; i--) {
    let sum = half[i] ?? 0;
    for (let k = i + 1; k < d; k++) sum -= (lower[k * d + i] ?? 0) * (x[k] ?? 0);
    x[i] = sum / (lower[i * d + i] ?? 1);
  }
  return x;
}

function lowerHalf(matrix: Float64Array, d: number): Float64Array {
  const lower = new Float64Array(d * d);
  for (let i = 0; i < d; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * d + j] ?? 0;
      for (let k = 0; k < j; k++) sum -= (lower[i * d + k] ?? 0) * (lower[j * d + k] ?? 0);
      lower[i * d + j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / (lower[j * d + j] ?? 1);
    }
  }
  return lower;
}
