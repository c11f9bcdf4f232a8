import type { PictureAct } from './picture-act.ts';
import { pairsOf } from './relation-matrix.ts';
import { type DyadTally, dyadName } from './reports/compare-dyads.ts';

/**
 * Acts of texts as months of undirected dyads, to be set beside event data (`compareDyads`): acts that took place, each
 * once however many texts tell it, in the month of its day; without calls for restraint. Acts without a day are left out.
 *
 * @example
 * actMonths(picture.acts).every(({ n }) => n > 0); // true
 */
export function actMonths(acts: readonly PictureAct[]): readonly DyadTally[] {
  const months = new Map<string, { dyad: string; period: string; n: number; sum: number; negative: number }>();
  for (const act of acts) {
    if (act.reality !== 'actual' || act.restraint || act.day === undefined) continue;
    const period = act.day.slice(0, 7);
    for (const [a, b] of pairsOf(act)) {
      const dyad = dyadName(a, b);
      const key = `${dyad} ${period}`;
      const month = months.get(key) ?? { dyad, period, n: 0, sum: 0, negative: 0 };
      months.set(key, month);
      month.n++;
      month.sum += act.score;
      if (act.score < 0) month.negative++;
    }
  }
  return [...months].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, month]) => month);
}
