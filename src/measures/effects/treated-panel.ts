import { EntenteError } from '../../records/failure.ts';

/** One treated unit (or the mean of several) and units that were not, over the same periods, without gaps. */
export interface TreatedPanel {
  readonly treated: ArrayLike<number>;
  readonly donors: readonly ArrayLike<number>[];
  /** Index of the first period with the treatment: so many periods lie before it. */
  readonly start: number;
}

/**
 * Checks the shape of a panel.
 * @throws EntenteError (usage) where a series is too short, of another length, or has a gap
 */
export function checkTreatedPanel({ treated, donors, start }: TreatedPanel, fewestBefore = 1): void {
  const periods = treated.length;
  if (!(Number.isInteger(start) && start >= fewestBefore && start < periods)) {
    throw new EntenteError(
      'usage',
      `The treatment begins at period ${start} of ${periods}; at least ${fewestBefore} must lie before it and one from it on.`,
    );
  }
  if (donors.length === 0) throw new EntenteError('usage', 'There is no donor to compare with; give at least one.');
  for (const [i, series] of [treated, ...donors].entries()) {
    const name = i === 0 ? 'The treated unit' : `Donor ${i}`;
    if (series.length !== periods) {
      throw new EntenteError('usage', `${name} has ${series.length} periods where the treated unit has ${periods}.`);
    }
    for (let t = 0; t < periods; t++) {
      if (!Number.isFinite(series[t])) {
        throw new EntenteError('usage', `${name} has no number in period ${t}; leave the unit or the period out.`);
      }
    }
  }
}

/** Mean of the values from `from` on and before `to`. */
export function meanOf(values: ArrayLike<number>, from: number, to: number): number {
  let sum = 0;
  for (let t = from; t < to; t++) sum += values[t] as number;
  return sum / (to - from);
}
