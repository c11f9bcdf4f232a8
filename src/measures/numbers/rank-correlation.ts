/**
 * Spearman's correlation of ranks (1904); equal values share the mean of their ranks.
 *
 * @param a numbers, none of them NaN
 * @param b of the same length
 * @returns -1 to 1; NaN for fewer than three pairs, or where one side is the same throughout
 */
export function rankCorrelation(a: Float64Array, b: Float64Array): number {
  if (a.length < 3) return Number.NaN;
  return correlation(ranksOf(a), ranksOf(b));
}

function ranksOf(values: Float64Array): Float64Array {
  const order = Uint32Array.from(values.keys()).sort((x, y) => (values[x] as number) - (values[y] as number));
  const ranks = new Float64Array(values.length);
  for (let first = 0; first < order.length; ) {
    let after = first + 1;
    const value = values[order[first] as number];
    while (after < order.length && values[order[after] as number] === value) after++;
    for (let n = first; n < after; n++) ranks[order[n] as number] = (first + after - 1) / 2;
    first = after;
  }
  return ranks;
}

function correlation(a: Float64Array, b: Float64Array): number {
  const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  let [both, ofA, ofB] = [0, 0, 0];
  for (const [n, value] of a.entries()) {
    const [x, y] = [value - meanA, (b[n] as number) - meanB];
    both += x * y;
    ofA += x * x;
    ofB += y * y;
  }
  return ofA > 0 && ofB > 0 ? both / Math.sqrt(ofA * ofB) : Number.NaN;
}
