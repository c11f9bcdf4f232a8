import { EntenteError } from '../../records/failure.ts';
import type { EventClass } from './event-classes.ts';

/** Events of several pairs by period and class. */
export interface CountPanel {
  readonly units: readonly string[];
  /** First day (since 1970-01-01) of each period, ascending and without a hole. */
  readonly periods: Int32Array;
  readonly classes: readonly EventClass[];
  /** Events of class `c` of unit `u` in period `t` at `(u * periods.length + t) * classes.length + c`. */
  readonly counts: Float64Array;
}

/** @throws EntenteError (usage) where sizes do not fit, or there are no classes of both kinds */
export function checkPanel({ units, periods, classes, counts }: CountPanel): void {
  const expected = units.length * periods.length * classes.length;
  if (counts.length !== expected) {
    throw new EntenteError(
      'usage',
      `The panel has ${counts.length} counts; its units, periods and classes make ${expected}.`,
    );
  }
  if (!(classes.some(({ conflict }) => conflict) && classes.some(({ conflict }) => !conflict))) {
    throw new EntenteError('usage', 'A score of conflict and cooperation needs classes of both kinds.');
  }
  const bad = counts.findIndex((count) => !(count >= 0 && Number.isFinite(count)));
  if (bad >= 0) throw new EntenteError('usage', `A number of events is ${counts[bad]}; give numbers from 0 on.`);
}

/** Counts of one unit, period by period. */
export function countsOf(panel: CountPanel, unit: number): Float64Array {
  const size = panel.periods.length * panel.classes.length;
  return panel.counts.subarray(unit * size, (unit + 1) * size);
}
