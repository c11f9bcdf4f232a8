import type { ImpactDesign } from './design.ts';
import { otherSide, type PairSeries } from './pair-series.ts';
import type { WindowLevels } from './window-levels.ts';

/** Whom a design keeps from being donors, by the number of the actor: 0 nobody, 1 touched by X, 2 tied to the pair. */
export type KeptApart = Uint8Array;
const TOUCHED = 1;
const TIED = 2;

export function keptApart({ actors }: PairSeries, { touched, tied }: ImpactDesign['donors']): KeptApart {
  return Uint8Array.from(actors, (actor) => (touched.includes(actor) ? TOUCHED : tied.includes(actor) ? TIED : 0));
}

/** The pairs that one is compared with, by their units in the panel. */
export interface ChosenDonors {
  readonly units: readonly number[];
  /** Whether fewer than asked for lay within the band, so that the nearest were taken. */
  readonly widened: boolean;
  /** How many of them are pairs of neither actor. */
  readonly filled: number;
}

/**
 * Chooses the donors of a pair with one actor fixed: its pairs with all others whose level before X lies near the pair's.
 *
 * @param fixed number of the actor
 * @param fill gives levels of all units, for pairs of neither actor; called only where the fixed actor has too few
 */
export function chooseDonors(
  series: PairSeries,
  plan: ImpactDesign['donors'],
  apart: KeptApart,
  levels: WindowLevels,
  unit: number,
  fixed: number,
  fill: () => WindowLevels,
): ChosenDonors {
  const level = levels.before[unit] as number;
  let chosen: number[] = [];
  let ready = 0;
  for (const donor of series.unitsOf[fixed] as readonly number[]) {
    if (donor === unit || apart[otherSide(series, donor, fixed)] || !isReady(levels, donor, plan.fewestN)) continue;
    ready++;
    if (Math.abs((levels.before[donor] as number) - level) <= plan.band) chosen.push(donor);
  }
  const widened = chosen.length < plan.least;
  if (widened && chosen.length < ready) {
    const all = (series.unitsOf[fixed] as readonly number[]).filter(
      (donor) => donor !== unit && !apart[otherSide(series, donor, fixed)] && isReady(levels, donor, plan.fewestN),
    );
    chosen = nearest(all, levels, level, plan.least);
  }
  if (ready >= plan.fewest) return { units: chosen, widened, filled: 0 };
  const moving = otherSide(series, unit, fixed);
  const all = fill();
  const others: number[] = [];
  for (let donor = 0; donor < series.panel.units.length; donor++) {
    const a = series.sides[2 * donor] as number;
    const b = series.sides[2 * donor + 1] as number;
    if (a === b || a === fixed || b === fixed || a === moving || b === moving || apart[a] || apart[b]) continue;
    if (isReady(all, donor, plan.fewestN)) others.push(donor);
  }
  const filling = nearest(others, all, level, Math.max(0, plan.least - chosen.length));
  return { units: [...chosen, ...filling], widened, filled: filling.length };
}

/** Pairs of the fixed actor that are no donors, each with the first reason that holds. */
export interface PassedOver {
  readonly touched: readonly number[];
  readonly tied: readonly number[];
  readonly noData: readonly number[];
  readonly otherLevel: readonly number[];
}

export function passedOver(
  series: PairSeries,
  plan: ImpactDesign['donors'],
  apart: KeptApart,
  levels: WindowLevels,
  unit: number,
  fixed: number,
  chosen: readonly number[],
): PassedOver {
  const kept = new Set(chosen);
  const over = { touched: [] as number[], tied: [] as number[], noData: [] as number[], otherLevel: [] as number[] };
  for (const donor of series.unitsOf[fixed] as readonly number[]) {
    if (donor === unit || kept.has(donor)) continue;
    const why = apart[otherSide(series, donor, fixed)];
    if (why === TOUCHED) over.touched.push(donor);
    else if (why === TIED) over.tied.push(donor);
    else if (isReady(levels, donor, plan.fewestN)) over.otherLevel.push(donor);
    else over.noData.push(donor);
  }
  return over;
}

function nearest(units: readonly number[], { before }: WindowLevels, level: number, count: number): number[] {
  const distance = (donor: number): number => Math.abs((before[donor] as number) - level);
  return units.toSorted((a, b) => distance(a) - distance(b) || a - b).slice(0, count);
}

function isReady({ before, after, nBefore, nAfter }: WindowLevels, unit: number, fewest: number): boolean {
  return (
    (nBefore[unit] as number) >= fewest &&
    (nAfter[unit] as number) >= fewest &&
    Number.isFinite(before[unit]) &&
    Number.isFinite(after[unit])
  );
}
