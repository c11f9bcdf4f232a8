import type { DailyCounts } from '../../records/daily-counts.ts';
import type { Panel } from '../../records/panel.ts';
import type { Bins } from './bins.ts';
import { type EventTotals, totalsOverTime } from './event-totals.ts';

/** Measures of a pair that a panel can hold, plain: shrinking is left to whoever compares. */
export type PanelMeasure = 'tone' | 'conflict' | 'volume';

/** A pair, or a direction of one, with its events. */
export interface NamedCounts {
  readonly name: string;
  readonly counts: DailyCounts;
}

/**
 * Several pairs over the same stretches: mean score, share of conflict, or number of events. A stretch without events is a
 * gap for tone and share and 0 for volume.
 * @example
 * const column = (n) => Float64Array.of(n);
 * const day = { day: Int32Array.of(2), quad: Uint8Array.of(1), n: column(2), sum: column(6), squares: column(18), negative: column(0), mentions: column(2) };
 * const bins = { first: Int32Array.of(0), last: Int32Array.of(30), partial: Uint8Array.of(0) };
 * dyadPanel([{ name: 'CHN-RUS', counts: day }], bins, 'tone').values; // Float64Array.of(3)
 */
export function dyadPanel(dyads: readonly NamedCounts[], bins: Bins, measure: PanelMeasure): Panel {
  const width = bins.first.length;
  const values = new Float64Array(dyads.length * width);
  const n = new Float64Array(dyads.length * width);
  for (const [u, { counts }] of dyads.entries()) {
    const totals = totalsOverTime(counts, bins).now;
    for (let t = 0; t < width; t++) {
      const rests = (measure === 'volume' ? totals.n : totals.scored)[t] as number;
      n[u * width + t] = rests;
      values[u * width + t] = measure === 'volume' ? rests : ofScored(totals, measure, t);
    }
  }
  return { units: dyads.map(({ name }) => name), periods: bins.first, values, n };
}

function ofScored(totals: EventTotals, measure: 'tone' | 'conflict', t: number): number {
  const scored = totals.scored[t] as number;
  const sum = (measure === 'tone' ? totals.sum : totals.negative)[t] as number;
  return scored > 0 ? sum / scored : Number.NaN;
}
