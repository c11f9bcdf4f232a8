import { isNumeric, type Likeness, likenessOf, summed } from './likeness.ts';
import type { Ties } from './network.ts';
import type { Aggregation, Normalization } from './options.ts';
import { type Profiles, rowTotals } from './profiles.ts';
import { projectRows, type RowTies } from './project-rows.ts';
import type { Selection } from './select-statements.ts';

export interface OneModeOptions {
  readonly aggregation: Aggregation;
  readonly normalization: Normalization;
  readonly asDna: boolean;
}

/** Sums smaller than this are what rounding left of a difference. */
const ROUNDING = 1e-13;

/**
 * Ties between rows by the statements that they have in common, each pair once.
 * @param weight of the cells, if not their counts
 */
export function oneModeTies(
  selection: Selection,
  profiles: Profiles,
  options: OneModeOptions,
  weight: Float64Array = profiles.weight,
): Ties {
  const aggregation = summed(options.aggregation);
  const asTexts = !isNumeric(selection) && (aggregation === 'conflict' || aggregation === 'subtract');
  const likeness = likenessOf(selection, asTexts ? 'congruence' : aggregation);
  let ties = projectRows(profiles, likeness, weight);
  const totals = rowTotals(profiles, weight);
  if (asTexts) ties = textConflict(ties, totals, aggregation === 'subtract');
  const divisor = DIVISORS[options.normalization];
  if (!divisor) return nonZero(ties, ties.product);
  const norms =
    options.normalization === 'cosine' && !options.asDna
      ? profileNorms(selection, profiles, weight, aggregation)
      : totals;
  const divided = new Float64Array(ties.product.length);
  for (let i = 0; i < totals.length; i++) {
    for (let n = ties.start[i] as number; n < (ties.start[i + 1] as number); n++) {
      const by = divisor(norms[i] as number, norms[ties.other[n] as number] as number, ties, n);
      divided[n] = by > 0 ? (ties.product[n] as number) / by : 0;
    }
  }
  return nonZero(ties, divided);
}

type Divisor = (own: number, other: number, ties: RowTies, n: number) => number;

/** The divisors; `own` and `other` are totals of statements, of `cosine` the norms of the profiles (with DNA totals too). */
const DIVISORS: Readonly<Partial<Record<Normalization, Divisor>>> = {
  average: (own, other) => (own + other) / 2,
  jaccard: (own, other, { shared, sharedProduct }, n) =>
    own + other - (shared[n] as number) + (sharedProduct[n] as number),
  cosine: (own, other) => own * other,
};

/** Length of each row's profile, by which a cosine is divided. */
function profileNorms(
  selection: Selection,
  profiles: Profiles,
  weight: Float64Array,
  aggregation: 'ignore' | 'congruence' | 'conflict' | 'subtract',
): Float64Array {
  const likeness = likenessOf(selection, aggregation === 'ignore' ? 'ignore' : 'congruence');
  return selfProducts(profiles, likeness, weight).map(Math.sqrt);
}

/** The product of each row with itself. */
function selfProducts(profiles: Profiles, likeness: Likeness, weight: Float64Array): Float64Array {
  const { rows, row, column, level, levels } = profiles;
  const self = new Float64Array(rows.length);
  for (let a = 0; a < row.length; a++) {
    const i = row[a] as number;
    for (let b = a; b < row.length && row[b] === i && column[b] === column[a]; b++) {
      const alike = likeness[(level[a] as number) * levels + (level[b] as number)] as number;
      self[i] = (self[i] as number) + (a === b ? 1 : 2) * (weight[a] as number) * (weight[b] as number) * alike;
    }
  }
  return self;
}

/** Conflict of texts: what either says that the other does not; all pairs have such a tie. */
function textConflict(ties: RowTies, totals: Float64Array, subtract: boolean): RowTies {
  const rows = totals.length;
  const size = (rows * (rows - 1)) / 2;
  const dense = {
    start: Int32Array.from({ length: rows + 1 }, (_, i) => i * rows - (i * (i + 1)) / 2),
    other: new Int32Array(size),
    product: new Float64Array(size),
    shared: new Float64Array(size),
    sharedProduct: new Float64Array(size),
  };
  dense.start[rows] = size;
  let n = 0;
  for (let i = 0; i < rows; i++) {
    let at = ties.start[i] as number;
    for (let other = i + 1; other < rows; other++, n++) {
      const met = at < (ties.start[i + 1] as number) && ties.other[at] === other;
      const shared = met ? (ties.shared[at] as number) : 0;
      const conflict = (totals[i] as number) + (totals[other] as number) - shared;
      dense.other[n] = other;
      dense.product[n] = subtract ? (met ? (ties.product[at] as number) : 0) - conflict : conflict;
      dense.shared[n] = shared;
      dense.sharedProduct[n] = met ? (ties.sharedProduct[at] as number) : 0;
      if (met) at++;
    }
  }
  return dense;
}

/** Ties whose weight is not 0. */
export function nonZero({ start, other }: Pick<RowTies, 'start' | 'other'>, weight: Float64Array): Ties {
  const kept = Int32Array.from(weight.keys()).filter((n) => Math.abs(weight[n] as number) > ROUNDING);
  if (kept.length === weight.length) return { start, other, weight };
  const starts = new Int32Array(start.length);
  let at = 0;
  for (let i = 0; i < start.length; i++) {
    while (at < kept.length && (kept[at] as number) < (start[i] as number)) at++;
    starts[i] = at;
  }
  return {
    start: starts,
    other: kept.map((n) => other[n] as number),
    weight: Float64Array.from(kept, (n) => weight[n] as number),
  };
}
