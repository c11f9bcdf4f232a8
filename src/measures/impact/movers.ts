import { studentQuantile } from '../numbers/student.ts';
import type { ImpactDesign } from './design.ts';
import { type PairSeries, pairSeries } from './pair-series.ts';
import type { ImpactResult, MoverData, SideMove } from './result.ts';
import { windowPeriods } from './window-levels.ts';

/**
 * The name under which a panel of directed tone holds the tone of one actor towards another.
 *
 * @example
 * directedName('CHN', 'RUS'); // 'CHN>RUS'
 */
export function directedName(from: string, to: string): string {
  return `${from}>${to}`;
}

/**
 * Which side moved, by the same windows as the test. Null where the data knows neither side.
 */
export function whoMoved(data: MoverData, design: ImpactDesign, at: number): ImpactResult['movers'] {
  const [a, b] = design.dyad;
  const directed = data.kind === 'directed tone';
  // A panel of single units has the shape that windows ask for if each is paired with itself.
  const series = pairSeries(
    data.panel,
    data.panel.units.map((unit) => [unit, unit]),
    { kind: 'periods', fewestN: 1 },
  );
  const find = (unit: string): Side | null => sideOf(series, design, data.panel.units.indexOf(unit), at, directed);
  const sides = [find(directed ? directedName(a, b) : a), find(directed ? directedName(b, a) : b)];
  const movers = sides.flatMap((side, i): SideMove[] => {
    if (!side) return [];
    const other = sides[1 - i];
    const { before, after, interval, n } = side;
    const nearer = !directed && other ? Math.abs(before - other.before) - Math.abs(after - other.before) : null;
    return [{ actor: i === 0 ? a : b, before, after, change: after - before, interval, n, nearer }];
  });
  return movers.length > 0 ? { kind: data.kind, sides: movers } : null;
}

type Side = Pick<SideMove, 'before' | 'after' | 'interval' | 'n'>;

function sideOf(series: PairSeries, design: ImpactDesign, unit: number, at: number, weighted: boolean): Side | null {
  if (unit < 0) return null;
  const [before, after] = (['before', 'after'] as const).map((side) =>
    sample(series, unit, windowPeriods(series, design, unit, at, side), weighted),
  ) as [Sample, Sample];
  if (before.periods === 0 || after.periods === 0) return null;
  const degrees = before.periods + after.periods - 2;
  let interval: Side['interval'] = null;
  if (before.periods > 1 && after.periods > 1) {
    const error = Math.sqrt(before.error ** 2 + after.error ** 2);
    const reach = studentQuantile(0.975, degrees) * error;
    const change = after.mean - before.mean;
    interval = [change - reach, change + reach];
  }
  return { before: before.mean, after: after.mean, interval, n: before.n + after.n };
}

interface Sample {
  readonly mean: number;
  /** Standard error of the mean, from how the periods differ. */
  readonly error: number;
  readonly n: number;
  readonly periods: number;
}

function sample(
  { panel, length, n: counts }: PairSeries,
  unit: number,
  periods: readonly number[],
  weighted: boolean,
): Sample {
  const rows = periods.map((t) => {
    const n = counts[unit * length + t] as number;
    return { value: panel.values[unit * length + t] as number, weight: weighted ? n : 1, n };
  });
  const weight = rows.reduce((sum, row) => sum + row.weight, 0);
  const mean = rows.reduce((sum, row) => sum + row.weight * row.value, 0) / weight;
  const squares = rows.reduce((sum, row) => sum + row.weight * (row.value - mean) ** 2, 0);
  const n = rows.reduce((sum, row) => sum + row.n, 0);
  const error = rows.length > 1 ? Math.sqrt(squares / (rows.length - 1) / weight) : 0;
  return { mean, error, n, periods: rows.length };
}
