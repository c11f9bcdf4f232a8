/** What a stretch of a series costs as one segment: minus twice its log-likelihood, up to what no segmentation changes. */
export interface SegmentCost {
  readonly length: number;
  /** Cost of values `from` to `to - 1`. */
  readonly of: (from: number, to: number) => number;
  /** Mean, or rate, of them. */
  readonly level: (from: number, to: number) => number;
  /**
   * How the cost comes about, where a segment's is constant + weight g(level) - sum h(level): its curve, and the sums from
   * the beginning of the series. Then a search need not look at every beginning.
   */
  readonly curve?: { readonly kind: 'square' | 'poisson'; readonly weights: Float64Array; readonly sums: Float64Array };
  /** The most that the costs of two parts may lie above the cost of the whole. */
  readonly excess: number;
}

function summedUp(values: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (let i = 0; i < values.length; i++) sums[i + 1] = (sums[i] as number) + (values[i] as number);
  return sums;
}

const between = (sums: Float64Array, from: number, to: number) => (sums[to] as number) - (sums[from] as number);

/**
 * Squared distance from the mean, in units of the variance of a value of weight 1.
 * @param scale standard deviation of a value of weight 1
 */
export function meanCost(values: Float64Array, weights: Float64Array, scale: number): SegmentCost {
  // Taken from a middle value, so that squares of large numbers do not drown their differences.
  const middle = values[values.length >> 1] ?? 0;
  const scaled = values.map((value) => (value - middle) / scale);
  const w = summedUp(weights);
  const s = summedUp(scaled.map((value, i) => value * (weights[i] as number)));
  const squares = summedUp(scaled.map((value, i) => value * value * (weights[i] as number)));
  return {
    length: values.length,
    of: (from, to) => Math.max(0, between(squares, from, to) - between(s, from, to) ** 2 / between(w, from, to)),
    level: (from, to) => (between(s, from, to) / between(w, from, to)) * scale + middle,
    curve: { kind: 'square', weights: w, sums: s },
    excess: 0,
  };
}

/**
 * Counts with one rate.
 * @param exposures what each count is a count out of, such as the world's volume
 * @param dispersion variance of a count over its mean; 1 for Poisson numbers
 */
export function poissonCost(counts: Float64Array, exposures: Float64Array, dispersion: number): SegmentCost {
  const w = summedUp(exposures.map((exposure) => exposure / dispersion));
  const s = summedUp(counts.map((count) => count / dispersion));
  const of = (from: number, to: number) => {
    const sum = between(s, from, to);
    return sum > 0 ? 2 * sum * (1 - Math.log(sum / between(w, from, to))) : 0;
  };
  return {
    length: counts.length,
    of,
    level: (from, to) => between(s, from, to) / between(w, from, to),
    curve: { kind: 'poisson', weights: w, sums: s },
    excess: 0,
  };
}

/**
 * Normal values whose mean and variance both change. Two or three values that happen to agree have no variance and would pass for
 * the best segment of all: `floor` is the smallest variance that is believed.
 */
export function meanVarianceCost(values: Float64Array, floor: number): SegmentCost {
  const middle = values[values.length >> 1] ?? 0;
  const moved = values.map((value) => value - middle);
  const s = summedUp(moved);
  const squares = summedUp(moved.map((value) => value * value));
  return {
    length: values.length,
    of: (from, to) => {
      const n = to - from;
      const variance = (between(squares, from, to) - between(s, from, to) ** 2 / n) / n;
      // Below the floor the likelihood is that of the floor, so that no segment gains from being even.
      const believed = Math.max(variance, floor, 1e-11);
      return n * (Math.log(2 * Math.PI * believed) + Math.max(variance, 0) / believed);
    },
    level: (from, to) => between(s, from, to) / (to - from) + middle,
    excess: 0,
  };
}

/** The modified criterion of Zhang and Siegmund (2007): a segment also pays the logarithm of its length. */
export function withLengths(cost: SegmentCost): SegmentCost {
  const { curve: _, ...rest } = cost;
  return {
    ...rest,
    of: (from, to) => cost.of(from, to) + Math.log(to - from),
    excess: Math.max(0, Math.log(cost.length / 4)),
  };
}
