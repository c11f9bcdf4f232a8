import { seededRandom } from '../../records/seeded-random.ts';
import { type Comparer, combinedChange, levelsOfWitness } from './combined-change.ts';
import type { PairSeries } from './pair-series.ts';
import type { Placebos } from './result.ts';
import { emptyLevels, type WindowLevels, windowLevels } from './window-levels.ts';

/** Levels of units at a date. */
export interface DateLevels {
  readonly at: number;
  readonly levels: WindowLevels;
  readonly witness: WindowLevels | null;
}

export function dateLevels(comparer: Comparer, at: number): DateLevels {
  return { at, levels: windowLevels(comparer.series, comparer.design, at), witness: levelsOfWitness(comparer, at) };
}

/** Whether a unit has as much data around a date as the design asks of the pair itself. */
export function hasEnough(comparer: Comparer, { levels }: DateLevels, unit: number): boolean {
  const { fewestN } = comparer.design.thresholds;
  return (levels.nBefore[unit] as number) >= fewestN && (levels.nAfter[unit] as number) >= fewestN;
}

function combinedAt(
  comparer: Comparer,
  date: DateLevels,
  unit: number,
  all: () => WindowLevels = () => date.levels,
): number | null {
  return combinedChange(comparer, date.levels, unit, all, date.witness)?.value ?? null;
}

/** The units that a pair is compared with first: all of its two actors; of the witness, the pair alone. */
export function neighbours({ series, witnessUnits }: Comparer, unit: number): { units: number[]; witness: number[] } {
  const { sides, unitsOf } = series;
  const said = witnessUnits?.[unit] ?? -1;
  return {
    units: [...(unitsOf[sides[2 * unit] as number] ?? []), ...(unitsOf[sides[2 * unit + 1] as number] ?? [])],
    witness: said >= 0 ? [said] : [],
  };
}

/**
 * The pair at earlier dates. A date counts only if its window after ends before X, so that none of them holds X.
 */
export function placeboDates(comparer: Comparer, unit: number, at: number, value: number): Placebos {
  const { design, series, witness } = comparer;
  const { windows, placebos } = design;
  const changes: { at: number; unit: string; change: number }[] = [];
  const near = neighbours(comparer, unit);
  const into = emptyLevels(series.panel.units.length);
  const witnessInto = witness ? emptyLevels(witness.panel.units.length) : undefined;
  for (let t = at - windows.gap - windows.after; t > 0 && changes.length < placebos.dates; t--) {
    const date: DateLevels = {
      at: t,
      levels: windowLevels(series, design, t, near.units, -1, into),
      witness: levelsOfWitness(comparer, t, near.witness, -1, witnessInto),
    };
    if (!hasEnough(comparer, date, unit)) continue;
    const change = combinedAt(comparer, date, unit, () => windowLevels(series, design, t));
    if (change !== null) changes.push({ at: periodOf(series, t), unit: nameOf(series, unit), change });
  }
  return toPlacebos(changes.reverse(), value);
}

/**
 * Other pairs at the date of X, drawn at random; where these are fewer than asked for, others at ever earlier dates, whose
 * windows after end before X. Pairs of actors that X touches or that are tied to the pair are left out.
 */
export function placeboPairs(comparer: Comparer, unit: number, date: DateLevels, value: number): Placebos {
  const { design, series, apart } = comparer;
  const { windows, placebos, seed } = design;
  const random = seededRandom(seed);
  const { sides } = series;
  const units = Array.from(series.panel.units.keys()).filter((u) => {
    const a = sides[2 * u] as number;
    const b = sides[2 * u + 1] as number;
    return u !== unit && a !== b && !apart[a] && !apart[b];
  });
  const changes: { at: number; unit: string; change: number }[] = [];
  let now = date;
  // Dates as far apart as a window after is long: nearer ones would count the same changes again.
  for (let t = date.at - windows.gap - windows.after; ; t -= windows.after) {
    const ready = units.filter((u) => hasEnough(comparer, now, u));
    for (let i = 0; i < ready.length && changes.length < placebos.pairs; i++) {
      const j = i + Math.floor(random() * (ready.length - i));
      [ready[i], ready[j]] = [ready[j] as number, ready[i] as number];
      const change = combinedAt(comparer, now, ready[i] as number);
      if (change !== null) {
        changes.push({ at: periodOf(series, now.at), unit: nameOf(series, ready[i] as number), change });
      }
    }
    if (changes.length >= placebos.pairs || t <= 0) break;
    now = dateLevels(comparer, t);
  }
  return toPlacebos(changes, value);
}

function toPlacebos(changes: Placebos['changes'], value: number): Placebos {
  const n = changes.length;
  const asFar = changes.filter(({ change }) => Math.abs(change) >= Math.abs(value)).length;
  return { p: n > 0 ? (1 + asFar) / (1 + n) : null, n, changes };
}

function periodOf({ panel }: PairSeries, index: number): number {
  return panel.periods[index] as number;
}

function nameOf({ panel }: PairSeries, unit: number): string {
  return panel.units[unit] as string;
}
