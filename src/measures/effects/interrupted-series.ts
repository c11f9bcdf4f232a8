import { EntenteError } from '../../records/failure.ts';
import { studentQuantile } from '../numbers/student.ts';
import type { Effect } from './effect.ts';
import { leastSquares, neweyWestErrors } from './least-squares.ts';

/** A series that may have changed its level at a known time. */
export interface InterruptedSeries {
  readonly values: ArrayLike<number>;
  /** Index of the first value at the new level. */
  readonly start: number;
  /** What else the level depends on: columns as long as the series (trend, months, other series). A constant is added. */
  readonly controls: readonly ArrayLike<number>[];
}

export interface InterruptedOptions {
  /** Over how many periods errors may depend on each other. 12 if left out. */
  readonly lag?: number;
  /** Placebo breaks lie at least so many periods after the first value and before the true break, each `step` apart. */
  readonly placebos?: { readonly first: number; readonly last: number; readonly step: number };
}

/** The change of level with two intervals, and how often a date without the event shows as much. */
export interface InterruptedEffect {
  /** With the interval that allows for dependence (Newey and West 1987). */
  readonly effect: Effect;
  /** Standard errors: the usual one, which trusts each period to be a new witness, and that of Newey and West. */
  readonly usualError: number;
  readonly robustError: number;
  /** Share of dates before the event at which a break as large would be found in what lies before it. */
  readonly placeboShare: number | null;
  readonly placebos: readonly { readonly start: number; readonly value: number }[];
}

/**
 * Interrupted series: regression on a step (Box and Tiao 1975; Wagner et al. 2002). A step can be found at many dates at
 * which nothing happened; the placebo share says how often.
 *
 * @throws EntenteError (usage)
 * @example
 * const values = [1, 2, 1, 2, 1, 2, 5, 6, 5, 6, 5, 6];
 * interruptedSeries({ values, start: 6, controls: [] }, { lag: 1 }).effect.value.toFixed(6); // '4.000000'
 */
export function interruptedSeries(
  { values, start, controls }: InterruptedSeries,
  { lag = 12, placebos }: InterruptedOptions = {},
): InterruptedEffect {
  const n = values.length;
  if (!(Number.isInteger(start) && start > 0 && start < n)) {
    throw new EntenteError(
      'usage',
      `The break at ${start} is not within the ${n} values; give an index from 1 to ${n - 1}.`,
    );
  }
  const columns = [stepAt(start, n), new Float64Array(n).fill(1), ...controls];
  const fit = leastSquares(columns, values);
  const value = fit.coefficients[0] as number;
  const usualError = fit.errors[0] as number;
  const robustError = neweyWestErrors(fit, columns, lag)[0] as number;
  const reach = studentQuantile(0.975, fit.degrees) * robustError;
  const found: { start: number; value: number }[] = [];
  if (placebos) {
    const before = Float64Array.from({ length: start }, (_, t) => values[t] as number);
    const others = controls.map((control) => Float64Array.from({ length: start }, (_, t) => control[t] as number));
    for (let at = placebos.first; at <= start - placebos.last; at += placebos.step) {
      const placebo = leastSquares([stepAt(at, start), new Float64Array(start).fill(1), ...others], before);
      found.push({ start: at, value: placebo.coefficients[0] as number });
    }
  }
  const asLarge = found.filter((placebo) => Math.abs(placebo.value) >= Math.abs(value)).length;
  return {
    effect: {
      value,
      interval: [value - reach, value + reach],
      n,
      method: `interrupted series; errors by Newey and West over ${lag} periods`,
    },
    usualError,
    robustError,
    placeboShare: found.length > 0 ? asLarge / found.length : null,
    placebos: found,
  };
}

function stepAt(start: number, n: number): Float64Array {
  return Float64Array.from({ length: n }, (_, t) => (t >= start ? 1 : 0));
}
