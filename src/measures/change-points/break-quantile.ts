import { normalCdf } from '../numbers/normal.ts';

/** exp(power) times the normal tail beyond `z`, where the one may be huge and the other tiny. */
function scaledTail(power: number, z: number): number {
  if (z < 30) return Math.exp(power) * normalCdf(-z);
  return Math.exp(power - (z * z) / 2) / (z * Math.sqrt(2 * Math.PI)) / (1 + 1 / (z * z));
}

/**
 * Distribution of how far a break found by least squares lies from the true one, in units of the variance before it over the
 * square of the jump (Bai 1997, appendix B; with equal variances that of Yao 1987).
 * @param ratio variance after the break over the variance before it
 */
export function breakCdf(x: number, ratio: number): number {
  const size = Math.abs(x);
  const root = Math.sqrt(size);
  if (x < 0) {
    const share = 1 / ratio;
    return (
      -Math.sqrt(size / (2 * Math.PI)) * Math.exp(-size / 8) -
      ((ratio * (ratio + 2)) / (ratio + 1)) * scaledTail((share * (1 + share) * size) / 2, (0.5 + share) * root) +
      (size / 2 - 2 + (ratio + 2) ** 2 / (ratio + 1)) * normalCdf(-root / 2)
    );
  }
  const deviation = Math.sqrt(ratio);
  return (
    1 +
    (Math.sqrt(size / (2 * Math.PI)) * Math.exp(-size / (8 * ratio))) / deviation +
    ((2 * ratio + 1) / (ratio * (ratio + 1))) *
      scaledTail(((ratio + 1) * size) / 2, ((ratio + 0.5) / deviation) * root) -
    ((2 * ratio + 1) ** 2 / (ratio * (ratio + 1)) - 2 + size / (2 * ratio)) * normalCdf(-root / (2 * deviation))
  );
}

/** Where that distribution reaches `p`, by halving. */
export function breakQuantile(p: number, ratio: number): number {
  let [low, high] = [-1, 1];
  while (breakCdf(low, ratio) > p) low *= 2;
  while (breakCdf(high, ratio) < p) high *= 2;
  for (let round = 0; round < 60; round++) {
    const middle = (low + high) / 2;
    if (breakCdf(middle, ratio) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
