import { leastSquares } from '../effects/least-squares.ts';
import { studentCdf, studentQuantile } from '../numbers/student.ts';
import type { ImpactDesign } from './design.ts';
import type { PairSeries } from './pair-series.ts';
import type { PreTrend } from './result.ts';

/** A trend through fewer periods says nothing. */
const FEWEST_PERIODS = 5;

/**
 * The slope of the pair's value less its donors' mean over the periods before X, by least squares; periods with more events
 * weigh more where the level is one of events.
 */
export function preTrend(
  series: PairSeries,
  design: ImpactDesign,
  unit: number,
  at: number,
  donors: readonly (readonly number[])[],
  combined: number,
): PreTrend | null {
  const { panel, length, n: counts } = series;
  const { windows, trendPeriods, thresholds, level } = design;
  const times: number[] = [];
  const gaps: number[] = [];
  const weights: number[] = [];
  for (let t = Math.max(0, at - windows.gap - trendPeriods); t < at - windows.gap; t++) {
    const n = counts[unit * length + t] as number;
    if (!(n > 0)) continue;
    const means = donors.flatMap((units) => donorMean(series, units, t, level.kind === 'events') ?? []);
    const mean = means.reduce((sum, one) => sum + one, 0) / (means.length || 1);
    times.push(t - at);
    gaps.push((panel.values[unit * length + t] as number) - mean);
    weights.push(level.kind === 'events' ? Math.sqrt(n) : 1);
  }
  if (times.length < FEWEST_PERIODS) return null;
  const fit = leastSquares(
    [weights.map((weight, i) => weight * (times[i] as number)), weights],
    weights.map((weight, i) => weight * (gaps[i] as number)),
  );
  const slope = fit.coefficients[0] as number;
  const error = fit.errors[0] as number;
  const p = error > 0 ? 2 * (1 - studentCdf(Math.abs(slope) / error, fit.degrees)) : slope === 0 ? 1 : 0;
  const reach = studentQuantile(0.975, fit.degrees) * error;
  const between = (windows.before + windows.after) / 2 + windows.gap;
  const share = combined === 0 ? 0 : (slope * between) / combined;
  return {
    slope,
    interval: [slope - reach, slope + reach],
    p,
    n: times.length,
    share,
    found: p <= thresholds.trendP && share >= thresholds.trendShare,
  };
}

/** Mean over units at a period, of those that have data. */
export function donorMean(
  { panel, length, n: counts }: PairSeries,
  units: readonly number[],
  t: number,
  byEvents: boolean,
): number | null {
  let sum = 0;
  let count = 0;
  for (const unit of units) {
    const n = counts[unit * length + t] as number;
    if (!(n > 0)) continue;
    const weight = byEvents ? n : 1;
    sum += weight * (panel.values[unit * length + t] as number);
    count += weight;
  }
  return count > 0 ? sum / count : null;
}
