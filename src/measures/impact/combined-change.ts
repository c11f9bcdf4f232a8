import type { ImpactDesign } from './design.ts';
import { type ChosenDonors, chooseDonors, type KeptApart } from './donors.ts';
import type { PairSeries } from './pair-series.ts';
import { type WindowLevels, windowLevels } from './window-levels.ts';

/** All that is asked of a pair around one date, in units of the measure. */
export interface CombinedChange {
  readonly change: number;
  /** With the first actor of the unit fixed, then with the second; null without enough donors. */
  readonly comparisons: readonly [DonorChange | null, DonorChange | null];
  /** Change of the second measure, brought to the scale and direction of the first; null without one. */
  readonly witness: number | null;
  /** Mean of the change, the two effects and the witness, of those that there are. */
  readonly value: number;
}

export interface DonorChange {
  readonly donors: ChosenDonors;
  /** Mean change of the donors. */
  readonly mean: number;
  /** Change of the pair less that. */
  readonly effect: number;
}

/** Series of the measure and of the witness, with levels at dates that were asked for. */
export interface Comparer {
  readonly series: PairSeries;
  readonly witness: PairSeries | null;
  readonly design: ImpactDesign;
  readonly apart: KeptApart;
  /** Unit of the witness for each unit of the measure, -1 where it has none. */
  readonly witnessUnits: Int32Array | null;
}

/**
 * Change of a pair around a date, plainly and against donors.
 *
 * The mean of the change and the two differences in differences stands between two errors: the change alone takes a drift of
 * all pairs for a move of this one, and a comparison with one actor fixed takes a move of that actor for none.
 *
 * @param all gives levels of all units at the date
 * @returns null where the pair has too little data in a window, or neither comparison has enough donors
 */
export function combinedChange(
  { series, witness, witnessUnits, design, apart }: Comparer,
  levels: WindowLevels,
  unit: number,
  all: () => WindowLevels,
  witnessLevels: WindowLevels | null,
): CombinedChange | null {
  const change = (levels.after[unit] as number) - (levels.before[unit] as number);
  if (!Number.isFinite(change)) return null;
  const compare = (fixed: number): DonorChange | null => {
    const donors = chooseDonors(series, design.donors, apart, levels, unit, fixed, all);
    if (donors.units.length < design.donors.fewest) return null;
    const source = donors.filled > 0 ? all() : levels;
    let sum = 0;
    for (const donor of donors.units) sum += (source.after[donor] as number) - (source.before[donor] as number);
    const mean = sum / donors.units.length;
    return { donors, mean, effect: change - mean };
  };
  const comparisons = [
    compare(series.sides[2 * unit] as number),
    compare(series.sides[2 * unit + 1] as number),
  ] as const;
  if (!comparisons[0] && !comparisons[1]) return null;
  const said = witness && witnessLevels && witnessUnits ? (witnessUnits[unit] as number) : -1;
  let spoken: number | null = null;
  if (said >= 0 && witnessLevels && design.witness) {
    const moved = (witnessLevels.after[said] as number) - (witnessLevels.before[said] as number);
    const way = design.witness.closer === design.closer ? 1 : -1;
    if (Number.isFinite(moved)) spoken = way * design.witness.weight * moved;
  }
  const parts = [change];
  for (const comparison of comparisons) if (comparison) parts.push(comparison.effect);
  if (spoken !== null) parts.push(spoken);
  const value = parts.reduce((sum, part) => sum + part, 0) / parts.length;
  return { change, comparisons, witness: spoken, value };
}

/** Levels of the witness at a date; its windows are those of the design, its level the mean of periods. */
export function levelsOfWitness(
  { witness, design }: Comparer,
  at: number,
  units?: readonly number[],
  without = -1,
  into?: WindowLevels,
): WindowLevels | null {
  if (!witness) return null;
  const plan = { windows: design.windows, level: { kind: 'periods', fewestN: 1 } } as const;
  return windowLevels(witness, plan, at, units, without, into);
}
