import { localLevelEffect } from '../effects/local-level.ts';
import { syntheticControl } from '../effects/synthetic-control.ts';
import type { ImpactDesign } from './design.ts';
import type { PairSeries } from './pair-series.ts';
import { donorMean } from './pre-trend.ts';
import type { CounterfactualModel } from './result.ts';
import { windowPeriods } from './window-levels.ts';

/** With fewer donors that have data throughout, no synthetic control is made. */
const FEWEST_DONORS = 5;
/** Most donors that may be weighted, and how many are treated in the pair's place: more of them cost time and say no more. */
const MOST_DONORS = 40;
const PLACEBOS = 20;

/** The courses that two models expect without X; null where the time before X is too short, or donors have gaps. */
export interface CounterfactualModels {
  readonly syntheticControl: CounterfactualModel | null;
  readonly localLevel: CounterfactualModel | null;
}

/**
 * Fits both models to the periods before X in which the pair has data.
 *
 * @param donors units of both comparisons
 */
export function counterfactualModels(
  series: PairSeries,
  design: ImpactDesign,
  unit: number,
  at: number,
  donors: readonly number[],
): CounterfactualModels {
  const { length } = series;
  const known = at - design.windows.gap;
  const before: number[] = [];
  for (let t = Math.max(0, known - design.models.most); t < known; t++) if (hasData(series, unit, t)) before.push(t);
  const after = windowPeriods(series, design, unit, at, 'after');
  if (before.length < design.models.from || after.length === 0) return { syntheticControl: null, localLevel: null };
  const valueAt = (u: number, t: number): number => series.panel.values[u * length + t] as number;
  return { syntheticControl: synthetic(), localLevel: local() };

  function synthetic(): CounterfactualModel | null {
    // Over the longest time for which enough donors have no gap.
    for (const span of [before, before.slice(-design.models.from)]) {
      const times = [...span, ...after];
      const whole = donors.filter((u) => times.every((t) => hasData(series, u, t))).slice(0, MOST_DONORS);
      if (whole.length < FEWEST_DONORS) continue;
      const rows = whole.map((u) => times.map((t) => valueAt(u, t)));
      const treated = times.map((t) => valueAt(unit, t));
      const found = syntheticControl(
        { treated, donors: rows, start: span.length },
        { placebos: PLACEBOS, seed: design.seed },
      );
      const ratio = Math.abs(found.effect.value) / (found.misfit || 1e-12);
      const asFar = found.placebos.filter(({ value, misfit }) => Math.abs(value) / (misfit || 1e-12) >= ratio).length;
      return {
        effect: found.effect,
        misfit: found.misfit,
        p: (1 + asFar) / (1 + found.placebos.length),
        periods: times.map((t) => series.panel.periods[t] as number),
        expected: [...found.expected],
        weights: whole
          .map((u, i) => ({ unit: series.panel.units[u] as string, weight: found.weights[i] as number }))
          .filter(({ weight }) => weight > 0.005)
          .sort((a, b) => b.weight - a.weight),
      };
    }
    return null;
  }

  function local(): CounterfactualModel | null {
    const byEvents = design.level.kind === 'events';
    const times: number[] = [];
    const means: number[] = [];
    for (const t of [...before, ...after]) {
      const mean = donorMean(series, donors, t, byEvents);
      if (mean === null) continue;
      times.push(t);
      means.push(mean);
    }
    const start = times.filter((t) => t < known).length;
    if (start < design.models.from || start === times.length) return null;
    // A donors' mean that never moves cannot be told from the level.
    const constant = means.every((mean) => mean === means[0]);
    const found = localLevelEffect({
      values: times.map((t) => valueAt(unit, t)),
      start,
      regressors: constant ? [] : [means],
    });
    return {
      effect: found.effect,
      misfit: found.misfit,
      p: null,
      periods: times.map((t) => series.panel.periods[t] as number),
      expected: [...found.expected],
      weights: constant ? [] : [{ unit: 'mean of the donors', weight: found.coefficients[0] as number }],
    };
  }
}

function hasData({ n, length }: PairSeries, unit: number, t: number): boolean {
  return (n[unit * length + t] as number) > 0;
}
