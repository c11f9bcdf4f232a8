import type { DailyCounts } from '../../records/daily-counts.ts';
import { firstDayOf, monthOf } from './bins.ts';

/** Months that the world's spread between events counts for, where a pair's own past has few of its own. */
const WORLD_MONTHS = 4;

/** How far months of a pair lie apart, as variance of one event; `degrees` says how well it is known. */
export interface PastSpread {
  readonly variance: number;
  readonly degrees: number;
}

/**
 * The overdispersion of a pair: variance of its monthly means times their events, over months that ended before a day. Events
 * of one month tell of the same affair, so that months lie further apart than the events in them would let expect. Where
 * the past is short it is drawn to the variance of single events in the world.
 * @returns a function of the first day of a stretch and of the world's variance before it
 */
export function pastSpread(counts: DailyCounts): (day: number, worldVariance: number) => PastSpread {
  const { months, n, sum, weightedSquares } = monthlySums(counts);
  let month = 0;
  let lastDay = Number.NEGATIVE_INFINITY;
  return (day, worldVariance) => {
    if (day < lastDay) month = 0;
    lastDay = day;
    const current = monthOf(day);
    while (month < months.length && (months[month] as number) < current) month++;
    if (month === 0) return { variance: worldVariance, degrees: WORLD_MONTHS };
    const all = n[month - 1] as number;
    const squares = Math.max(0, (weightedSquares[month - 1] as number) - (sum[month - 1] as number) ** 2 / all);
    const degrees = month - 1 + WORLD_MONTHS;
    return { variance: (squares + WORLD_MONTHS * worldVariance) / degrees, degrees };
  };
}

/** For each month with scores, over it and all before: events, sum of scores, and sum of n times the squared mean. */
function monthlySums(counts: DailyCounts) {
  const months: number[] = [];
  const n: number[] = [];
  const sum: number[] = [];
  const weightedSquares: number[] = [];
  const scored = counts.scored ?? counts.n;
  for (let row = 0; row < counts.day.length; ) {
    const month = monthOf(counts.day[row] as number);
    let [events, scores] = [0, 0];
    const next = firstDayOf(month + 1);
    for (; row < counts.day.length && (counts.day[row] as number) < next; row++) {
      events += scored[row] as number;
      scores += counts.sum[row] as number;
    }
    if (events === 0) continue;
    months.push(month);
    n.push((n.at(-1) ?? 0) + events);
    sum.push((sum.at(-1) ?? 0) + scores);
    weightedSquares.push((weightedSquares.at(-1) ?? 0) + scores ** 2 / events);
  }
  return { months, n, sum, weightedSquares };
}
