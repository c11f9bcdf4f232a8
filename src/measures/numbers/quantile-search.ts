/**
 * Where a rising distribution function reaches `p`: Halley's steps, kept inside a bracket that shrinks with every look, so
 * that it ends however bad the start is.
 * @param cdf the distribution function
 * @param density its derivative
 * @param bend derivative of the density's logarithm
 * @param start a first guess between `low` and `high`
 */
export function quantileSearch(
  p: number,
  cdf: (x: number) => number,
  density: (x: number) => number,
  bend: (x: number) => number,
  start: number,
  low: number,
  high: number,
): number {
  let [from, to, x] = [low, high, start];
  for (let step = 0; step < 200; step++) {
    const missed = cdf(x) - p;
    if (missed === 0) return x;
    if (missed > 0) to = x;
    else from = x;
    const newton = missed / density(x);
    const halley = x - newton / Math.min(2, Math.max(0.5, 1 - (newton * bend(x)) / 2));
    const inside = halley > from && halley < to;
    const next = inside ? halley : middle(from, to);
    // A step of Halley's cubes the error: after one of a millionth of the way to the nearer end nothing is left to find.
    const near = Math.min(x - low, high - x);
    if (Math.abs(next - x) <= (inside ? 1e-6 : 1e-15) * near || next === from || next === to) return next;
    x = next;
  }
  return x;
}

/** Between two bounds; by size where both are positive and far apart, since a quantile may be 1e-100. */
function middle(from: number, to: number): number {
  if (from > 0 && to > 16 * from) return Math.sqrt(from) * Math.sqrt(to);
  if (from === 0 && to < 1e-3) return to > 1e-300 ? to * to : 0;
  return from + (to - from) / 2;
}
