import { isNumeric, levelNumbers } from './likeness.ts';
import type { Ties } from './network.ts';
import { nonZero } from './one-mode.ts';
import type { Aggregation, Normalization } from './options.ts';
import { type Profiles, rowTotals } from './profiles.ts';
import type { Selection } from './select-statements.ts';

export interface TwoModeOptions {
  readonly aggregation: Aggregation;
  readonly normalization: Normalization;
}

/**
 * Ties of rows to the columns that they speak of.
 * @param weight of the cells, if not their counts
 * @param factors what a statement of each level counts, if not what the aggregation says
 */
export function twoModeTies(
  selection: Selection,
  profiles: Profiles,
  { aggregation, normalization }: TwoModeOptions,
  weight: Float64Array = profiles.weight,
  factors: readonly number[] = levelFactors(selection, aggregation),
): Ties {
  const combined = aggregation === 'combine';
  const { rows, row, column, level } = profiles;
  const start = new Int32Array(rows.length + 1);
  const other: number[] = [];
  const sums: number[] = [];
  for (let cell = 0; cell < row.length; cell++) {
    if (cell === 0 || row[cell] !== row[cell - 1] || column[cell] !== column[cell - 1]) {
      other.push(column[cell] as number);
      sums.push(0);
    }
    const w = weight[cell] as number;
    const counted = combined ? Number(w > 0) : w;
    sums[sums.length - 1] = (sums.at(-1) as number) + counted * (factors[level[cell] as number] as number);
    start[(row[cell] as number) + 1] = other.length;
  }
  for (let i = 1; i < start.length; i++) start[i] = Math.max(start[i] as number, start[i - 1] as number);
  const found = { start, other: Int32Array.from(other), weight: Float64Array.from(sums) };
  if (normalization === 'no') return nonZero(found, found.weight);
  const by = totalsBy(profiles, found, weight, aggregation, normalization);
  return nonZero(found, divided(found, by, normalization));
}

/** What a statement of each level counts. `combine`: each level has a digit of a binary number of its own, the first the highest. */
function levelFactors(selection: Selection, aggregation: Aggregation): readonly number[] {
  const levels = selection.levels.length;
  if (aggregation === 'combine') return Array.from({ length: levels }, (_, k) => 2 ** (levels - 1 - k));
  if (aggregation !== 'subtract' || !isNumeric(selection)) return new Array(levels).fill(1);
  return selection.qualifier?.kind === 'boolean' ? [-1, 1] : levelNumbers(selection);
}

/** What ties are divided by, of each row (activity) or column (prominence). */
function totalsBy(
  profiles: Profiles,
  ties: Ties,
  weight: Float64Array,
  aggregation: Aggregation,
  normalization: Normalization,
): Float64Array {
  const byRow = normalization !== 'prominence';
  if (aggregation === 'combine') {
    const totals = new Float64Array(byRow ? profiles.rows.length : profiles.columns.length);
    eachTie(ties, (i, j, value) => {
      const place = byRow ? i : j;
      totals[place] = (totals[place] as number) + Number(value > 0);
    });
    return totals;
  }
  if (byRow) return rowTotals(profiles, weight);
  const totals = new Float64Array(profiles.columns.length);
  for (let cell = 0; cell < weight.length; cell++) {
    const j = profiles.column[cell] as number;
    totals[j] = (totals[j] as number) + (weight[cell] as number);
  }
  return totals;
}

function divided(ties: Ties, totals: Float64Array, normalization: Normalization): Float64Array {
  const result = new Float64Array(ties.weight.length);
  eachTie(ties, (i, j, value, n) => {
    const by = totals[normalization === 'prominence' ? j : i] as number;
    result[n] = by > 0 ? value / by : 0;
  });
  return result;
}

function eachTie(
  { start, other, weight }: Ties,
  visit: (i: number, j: number, value: number, n: number) => void,
): void {
  for (let i = 0; i + 1 < start.length; i++) {
    for (let n = start[i] as number; n < (start[i + 1] as number); n++)
      visit(i, other[n] as number, weight[n] as number, n);
  }
}
