import type { DailyCounts } from '../../records/daily-counts.ts';
import type { Bins } from './bins.ts';

/** Sums of counts over stretches of days, a column an item, a row a stretch. */
export interface EventTotals {
  readonly n: Float64Array;
  readonly scored: Float64Array;
  readonly sum: Float64Array;
  readonly squares: Float64Array;
  readonly negative: Float64Array;
  readonly mentions: Float64Array;
  /** By quad class: unknown, verbal cooperation, material cooperation, verbal conflict, material conflict. */
  readonly quads: readonly [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];
}

/** Totals of each stretch, and of all days before it begins. */
export interface TotalsOverTime {
  readonly now: EventTotals;
  readonly before: EventTotals;
}

/**
 * Rows of two lists as one, sorted by day, then quad class.
 *
 * @example
 * const column = (n) => Float64Array.of(n);
 * const day = { day: Int32Array.of(2), quad: Uint8Array.of(1), n: column(2), sum: column(6), squares: column(18), negative: column(0), mentions: column(2) };
 * joinCounts(day, { ...day, day: Int32Array.of(3) }).day; // Int32Array.of(2, 3)
 */
export function joinCounts(a: DailyCounts, b: DailyCounts): DailyCounts {
  const order = mergedOrder(a, b);
  const column = (of: (part: DailyCounts) => ArrayLike<number>) =>
    merged(of(a), of(b), order, new Float64Array(order.length));
  return {
    day: merged(a.day, b.day, order, new Int32Array(order.length)),
    quad: merged(a.quad, b.quad, order, new Uint8Array(order.length)),
    n: column(({ n }) => n),
    scored: column(({ scored, n }) => scored ?? n),
    sum: column(({ sum }) => sum),
    squares: column(({ squares }) => squares),
    negative: column(({ negative }) => negative),
    mentions: column(({ mentions }) => mentions),
  };
}

/** Which row comes next: rows of the first list by their number, rows of the second by -1 minus theirs. */
function mergedOrder(a: DailyCounts, b: DailyCounts): Int32Array {
  const order = new Int32Array(a.day.length + b.day.length);
  let [i, j] = [0, 0];
  for (let k = 0; k < order.length; k++) {
    const ofB = i === a.day.length || (j < b.day.length && orderOf(b, j) < orderOf(a, i));
    order[k] = ofB ? -1 - j++ : i++;
  }
  return order;
}

function merged<T extends Float64Array | Int32Array | Uint8Array>(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  order: Int32Array,
  into: T,
): T {
  for (let k = 0; k < order.length; k++) {
    const row = order[k] as number;
    into[k] = (row >= 0 ? a[row] : b[-1 - row]) as number;
  }
  return into;
}

function orderOf(counts: DailyCounts, row: number): number {
  return (counts.day[row] as number) * 8 + (counts.quad[row] as number);
}

/** Totals over stretches; rows outside all of them count in none, rows in several count in each. */
export function totalsOverTime(counts: DailyCounts, bins: Bins): TotalsOverTime {
  const before = totalsUntil(counts, bins.first);
  const after = totalsUntil(
    counts,
    bins.last.map((day) => day + 1),
  );
  const minus = (a: Float64Array, b: Float64Array) => {
    const difference = new Float64Array(a.length);
    for (let t = 0; t < a.length; t++) difference[t] = (a[t] as number) - (b[t] as number);
    return difference;
  };
  const quad = (q: 0 | 1 | 2 | 3 | 4) => minus(after.quads[q], before.quads[q]);
  return {
    before,
    now: {
      n: minus(after.n, before.n),
      scored: minus(after.scored, before.scored),
      sum: minus(after.sum, before.sum),
      squares: minus(after.squares, before.squares),
      negative: minus(after.negative, before.negative),
      mentions: minus(after.mentions, before.mentions),
      quads: [quad(0), quad(1), quad(2), quad(3), quad(4)],
    },
  };
}

/** Totals of the rows before each of some days, which ascend: one walk through the rows. */
function totalsUntil(counts: DailyCounts, days: Int32Array): EventTotals {
  const column = () => new Float64Array(days.length);
  const totals: EventTotals = {
    n: column(),
    scored: column(),
    sum: column(),
    squares: column(),
    negative: column(),
    mentions: column(),
    quads: [column(), column(), column(), column(), column()],
  };
  const scoredColumn = counts.scored ?? counts.n;
  const quads = new Float64Array(5);
  let [row, n, scored, sum, squares, negative, mentions] = [0, 0, 0, 0, 0, 0, 0];
  for (let t = 0; t < days.length; t++) {
    const day = days[t] as number;
    for (; row < counts.day.length && (counts.day[row] as number) < day; row++) {
      const events = counts.n[row] as number;
      const quad = counts.quad[row] as number;
      n += events;
      scored += scoredColumn[row] as number;
      sum += counts.sum[row] as number;
      squares += counts.squares[row] as number;
      negative += counts.negative[row] as number;
      mentions += counts.mentions[row] as number;
      quads[quad] = (quads[quad] as number) + events;
    }
    totals.n[t] = n;
    totals.scored[t] = scored;
    totals.sum[t] = sum;
    totals.squares[t] = squares;
    totals.negative[t] = negative;
    totals.mentions[t] = mentions;
    for (let q = 0; q < 5; q++) (totals.quads[q] as Float64Array)[t] = quads[q] as number;
  }
  return totals;
}
