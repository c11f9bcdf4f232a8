import type { DailyCounts } from '../../records/daily-counts.ts';
import { EntenteError } from '../../records/failure.ts';
import type { Bins } from '../dyads/bins.ts';
import { type EventTotals, totalsOverTime } from '../dyads/event-totals.ts';
import type { MeasuredSeries } from '../dyads/measured-series.ts';
import type { CountPanel } from './count-panel.ts';
import type { EventClass } from './event-classes.ts';
import type { LatentScale } from './fit-latent-scale.ts';
import { type LatentOptions, latentScores, type ScoreSeries } from './latent-scores.ts';

/** Events by the sign of their score. */
export const SIGN_CLASSES: readonly EventClass[] = [
  { name: 'not below 0', conflict: false },
  { name: 'below 0', conflict: true },
];

/** Events by quad class. */
export const QUAD_CLASSES: readonly EventClass[] = [
  { name: 'verbal cooperation', conflict: false },
  { name: 'material cooperation', conflict: false },
  { name: 'verbal conflict', conflict: true },
  { name: 'material conflict', conflict: true },
];

/** Many pairs by month, as a store of events counts them: unit `u` in period `t` at `u * periods.length + t`. */
export interface PairMonthCounts {
  readonly units: readonly (readonly [string, string])[];
  readonly periods: Int32Array;
  readonly scored: Float64Array;
  readonly negative: Float64Array;
}

/**
 * A panel to learn a scale from where only months of pairs are at hand: events below 0 and the others.
 *
 * @example
 * const months = { units: [['CHN', 'RUS']], periods: Int32Array.of(0), scored: Float64Array.of(5), negative: Float64Array.of(2) };
 * signPanel(months).counts; // Float64Array.of(3, 2)
 */
export function signPanel({ units, periods, scored, negative }: PairMonthCounts): CountPanel {
  const counts = new Float64Array(2 * scored.length);
  for (let i = 0; i < scored.length; i++) {
    counts[2 * i] = (scored[i] as number) - (negative[i] as number);
    counts[2 * i + 1] = negative[i] as number;
  }
  return { units: units.map((pair) => pair.join(' | ')), periods, classes: SIGN_CLASSES, counts };
}

/**
 * A panel to learn a scale from by quad class; events of no known class are left out.
 *
 * @example
 * const column = (n) => Float64Array.of(n);
 * const day = { day: Int32Array.of(2), quad: Uint8Array.of(1), n: column(2), sum: column(6), squares: column(18), negative: column(0), mentions: column(2) };
 * const bins = { first: Int32Array.of(0), last: Int32Array.of(30), partial: Uint8Array.of(0) };
 * quadPanel([{ name: 'CHN-RUS', counts: day }], bins).counts; // Float64Array.of(2, 0, 0, 0)
 */
export function quadPanel(
  dyads: readonly { readonly name: string; readonly counts: DailyCounts }[],
  bins: Bins,
): CountPanel {
  const size = bins.first.length * QUAD_CLASSES.length;
  const counts = new Float64Array(dyads.length * size);
  for (const [u, dyad] of dyads.entries()) {
    counts.set(classCounts(QUAD_CLASSES, totalsOverTime(dyad.counts, bins).now), u * size);
  }
  return { units: dyads.map(({ name }) => name), periods: bins.first, classes: QUAD_CLASSES, counts };
}

function classCounts(classes: readonly EventClass[], totals: EventTotals): Float64Array {
  const columns = columnsOf(classes, totals);
  const counts = new Float64Array(totals.n.length * classes.length);
  for (const [c, column] of columns.entries()) {
    for (let t = 0; t < column.length; t++) counts[t * classes.length + c] = column[t] as number;
  }
  return counts;
}

function columnsOf(classes: readonly EventClass[], totals: EventTotals): readonly Float64Array[] {
  const { quads, scored, negative } = totals;
  const columns: Readonly<Record<string, Float64Array>> = {
    'not below 0': scored.map((n, t) => n - (negative[t] as number)),
    'below 0': negative,
    'verbal cooperation': quads[1],
    'material cooperation': quads[2],
    'verbal conflict': quads[3],
    'material conflict': quads[4],
  };
  return classes.map(({ name }) => {
    const column = columns[name];
    if (!column) throw new EntenteError('usage', `The scale has a class "${name}" that days of events do not count.`);
    return column;
  });
}

/** A pair's latent score beside its other series. */
export interface LatentSeries {
  /** As known at the end of each stretch, and as it looks from the end. */
  readonly known: MeasuredSeries;
  readonly hindsight: MeasuredSeries;
  /** Chance that an event of the next stretches is conflict, as foreseen at the end of each. */
  readonly foreseen: Float64Array;
}

/**
 * The latent score of a pair, or of one direction of it, as series like those of `dyadSeries`. It is open until the first event; after that
 * it goes on through empty stretches with a wider interval, and `n` shows them.
 * @param bins stretches as long as those that the scale was learnt from
 * @throws EntenteError (usage) where they are not, or the scale knows other classes
 * @example
 * const each = (of) => Float64Array.from({ length: 8 * 24 }, (_, i) => of(Math.floor(i / 24), i % 24));
 * const units = Array.from({ length: 8 }, (_, u) => [`state ${u}`, 'RUS']);
 * const periods = Int32Array.from({ length: 24 }, (_, t) => 30 * t);
 * const scale = fitLatentScale(signPanel({ units, periods, scored: each(() => 10), negative: each((u, t) => (u + t) % 8) }));
 * const column = (n) => Float64Array.of(n);
 * const day = { day: Int32Array.of(2), quad: Uint8Array.of(1), n: column(2), sum: column(6), squares: column(18), negative: column(0), mentions: column(2) };
 * const bins = { first: Int32Array.of(0), last: Int32Array.of(29), partial: Uint8Array.of(0) };
 * latentSeries(scale, day, bins).known.value.length; // 1
 */
export function latentSeries(
  scale: LatentScale,
  counts: DailyCounts,
  bins: Bins,
  options: LatentOptions = {},
): LatentSeries {
  const days = ((bins.last.at(-1) ?? 0) + 1 - (bins.first[0] ?? 0)) / bins.first.length;
  if (bins.first.length && Math.abs(days / scale.learnt.days - 1) > 0.2) {
    throw new EntenteError(
      'usage',
      `This scale was learnt from stretches of ${scale.learnt.days.toFixed(1)} days; these have ${days.toFixed(1)}. Take the same.`,
    );
  }
  const { now, before } = totalsOverTime(counts, bins);
  const scores = latentScores(scale, classCounts(scale.classes, now), options);
  const past = columnsOf(scale.classes, before).reduce((sum, column) => sum.map((n, t) => n + (column[t] as number)));
  const firstSeen = scores.n.findIndex((n, t) => n + (past[t] as number) > 0);
  const open = firstSeen < 0 ? scores.n.length : firstSeen;
  const series = (name: string, score: ScoreSeries): MeasuredSeries => ({
    name,
    unit: 'standard deviations between pairs, higher is more cooperative',
    value: score.value.slice().fill(Number.NaN, 0, open),
    low: score.low.slice().fill(Number.NaN, 0, open),
    high: score.high.slice().fill(Number.NaN, 0, open),
    raw: new Float64Array(scores.n.length).fill(Number.NaN),
    n: scores.n,
    past,
    method: scores.method,
  });
  return {
    known: series('latent score, as known at the time', scores.known),
    hindsight: series('latent score, in hindsight', scores.hindsight),
    foreseen: scores.foreseen.slice().fill(Number.NaN, 0, open),
  };
}
