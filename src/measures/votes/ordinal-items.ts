import type { Answers } from './answers.ts';

/**
 * What each roll call is like: an answer is no further than yes with probability logit(low - slope * position), and no
 * further than abstain with logit(high - slope * position).
 */
export interface Items {
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly slope: Float64Array;
}

/** Precision of the prior of the two bounds: so weak that it only keeps those finite that nobody passed. */
const BOUND_PRIOR = 0.02;
const SLOPE_PRIOR = 1;
const LONGEST = 1.5;
/** The bounds keep this order. */
const LEAST_GAP = 0.01;
const TINY = 1e-9;

/** Bounds from how often each answer was given; slopes from the regression of the answers on the positions. */
export function startItems({ rows, start, cell, answer }: Answers, theta: Float64Array): Items {
  const count = rows.length;
  const items = { low: new Float64Array(count), high: new Float64Array(count), slope: new Float64Array(count) };
  for (let k = 0; k < count; k++) {
    const counts = [0.5, 0.5, 0.5];
    let [n, x, y, xx, xy, yy] = [0, 0, 0, 0, 0, 0];
    for (let i = start[k] ?? 0; i < (start[k + 1] ?? 0); i++) {
      const position = theta[cell[i] ?? 0] ?? 0;
      const given = answer[i] ?? 1;
      counts[given - 1] = (counts[given - 1] ?? 0) + 1;
      n++;
      x += position;
      y += given;
      xx += position * position;
      xy += position * given;
      yy += given * given;
    }
    const [yes = 1, abstain = 1, no = 1] = counts;
    const spread = xx - (x * x) / n + 1;
    const slope = (2 * (xy - (x * y) / n)) / Math.sqrt(spread * (yy - (y * y) / n + 1));
    items.slope[k] = slope;
    items.low[k] = Math.log(yes / (abstain + no)) + (slope * x) / n;
    items.high[k] = Math.log((yes + abstain) / no) + (slope * x) / n;
  }
  return items;
}

/** One Fisher step of the three numbers of a roll call, given the positions. */
export function fitItem({ start, cell, answer }: Answers, theta: Float64Array, items: Items, k: number): void {
  const [low, high, slope] = [items.low[k] ?? 0, items.high[k] ?? 0, items.slope[k] ?? 0];
  const [u, w] = [Math.exp(-low), Math.exp(-high)];
  let g1 = -BOUND_PRIOR * low;
  let g2 = -BOUND_PRIOR * high;
  let g3 = -SLOPE_PRIOR * slope;
  let h11 = BOUND_PRIOR;
  let h22 = BOUND_PRIOR;
  let h33 = SLOPE_PRIOR;
  let h12 = 0;
  let h13 = 0;
  let h23 = 0;
  const to = start[k + 1] ?? 0;
  for (let i = start[k] ?? 0; i < to; i++) {
    const x = theta[cell[i] ?? 0] ?? 0;
    const e = Math.exp(slope * x);
    const one = 1 / (1 + e * u);
    const two = 1 / (1 + e * w);
    const f1 = one * (1 - one);
    const f2 = two * (1 - two);
    const middle = 1 / Math.max(two - one, TINY);
    const given = answer[i] ?? 1;
    const d1 = given === 1 ? 1 - one : given === 2 ? -f1 * middle : 0;
    const d2 = given === 3 ? -two : given === 2 ? f2 * middle : 0;
    g1 += d1;
    g2 += d2;
    g3 -= x * (d1 + d2);
    const i11 = f1 * (1 - one) + f1 * f1 * middle;
    const i22 = f2 * two + f2 * f2 * middle;
    const i12 = -f1 * f2 * middle;
    h11 += i11;
    h22 += i22;
    h12 += i12;
    h13 -= x * (i11 + i12);
    h23 -= x * (i22 + i12);
    h33 += x * x * (i11 + i22 + 2 * i12);
  }
  // Cramer's rule for the symmetric three by three.
  const c11 = h22 * h33 - h23 * h23;
  const c12 = h13 * h23 - h12 * h33;
  const c13 = h12 * h23 - h13 * h22;
  const determinant = h11 * c11 + h12 * c12 + h13 * c13;
  const s1 = (c11 * g1 + c12 * g2 + c13 * g3) / determinant;
  const s2 = (c12 * g1 + (h11 * h33 - h13 * h13) * g2 + (h12 * h13 - h11 * h23) * g3) / determinant;
  const s3 = (c13 * g1 + (h12 * h13 - h11 * h23) * g2 + (h11 * h22 - h12 * h12) * g3) / determinant;
  const reach = Math.max(Math.abs(s1), Math.abs(s2), Math.abs(s3));
  const part = reach > LONGEST ? LONGEST / reach : 1;
  items.low[k] = low + part * s1;
  items.high[k] = Math.max(high + part * s2, low + part * s1 + LEAST_GAP);
  items.slope[k] = slope + part * s3;
}

/** Adds what a roll call says of the positions of those who answered: score and expected information. */
export function addScores(
  { start, cell, answer }: Answers,
  theta: Float64Array,
  items: Items,
  k: number,
  score: Float64Array,
  information: Float64Array,
): void {
  const slope = items.slope[k] ?? 0;
  const [u, w] = [Math.exp(-(items.low[k] ?? 0)), Math.exp(-(items.high[k] ?? 0))];
  const square = slope * slope;
  const to = start[k + 1] ?? 0;
  for (let i = start[k] ?? 0; i < to; i++) {
    const at = cell[i] ?? 0;
    const e = Math.exp(slope * (theta[at] ?? 0));
    const one = 1 / (1 + e * u);
    const two = 1 / (1 + e * w);
    const given = answer[i] ?? 1;
    const push = given === 1 ? 1 - one : given === 3 ? -two : 1 - one - two;
    score[at] = (score[at] ?? 0) - slope * push;
    information[at] =
      (information[at] ?? 0) +
      square * (one * (1 - one) * (1 - one) + two * two * (1 - two) + (two - one) * (1 - one - two) * (1 - one - two));
  }
}
