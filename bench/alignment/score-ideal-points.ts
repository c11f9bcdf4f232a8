import { type IdealPoints, idealPointOf } from '../../src/measures/votes/ideal-points.ts';
import { seatByCode, seatByName } from '../../src/records/seats.ts';

/** How near positions come to published ones. */
export interface IdealPointScore {
  /** States and years that both have. */
  readonly n: number;
  /** Pearson's r and Spearman's rho over all of them. */
  readonly r: number;
  readonly rho: number;
  /** r within years: the median one and the worst. */
  readonly medianYear: number;
  readonly worstYear: readonly [year: number, r: number];
}

/** A published position: a row of data/alignment/ideal_points_bsv2015.csv. */
export interface PublishedPoint {
  readonly year: number;
  readonly seat: string;
  readonly value: number;
}

/** Reads `Year,ID,Name,Ideal.point`, the ID being an abbreviation of Correlates of War. */
export function readPublishedPoints(text: string): readonly PublishedPoint[] {
  return text
    .trim()
    .split(/\r?\n/u)
    .slice(1)
    .flatMap((line) => {
      const cells = line.split(',');
      const [year, code, value] = [Number(cells[0]), cells[1] ?? '', Number(cells.at(-1))];
      // The last votes of Taipei are those of October 1971.
      const seat = code === 'TAW' ? 'TWN' : seatByCode('cowAbbr', code, autumn(year));
      return seat === undefined ? [] : [{ year, seat, value }];
    });
}

/** Compares positions with published ones. */
export function scoreIdealPoints(points: IdealPoints, published: readonly PublishedPoint[]): IdealPointScore {
  const byYear = new Map<number, (readonly [number, number])[]>();
  for (const { year, seat, value } of published) {
    const ours = idealPointOf(points, seat, year)?.value;
    if (ours !== undefined) byYear.set(year, [...(byYear.get(year) ?? []), [ours, value]]);
  }
  const all = [...byYear.values()].flat();
  const years = [...byYear].map(([year, pairs]) => [year, correlation(pairs)] as const).sort(([, a], [, b]) => a - b);
  const ours = ranks(all.map(([x]) => x));
  const theirs = ranks(all.map(([, y]) => y));
  return {
    n: all.length,
    r: correlation(all),
    rho: correlation(ours.map((rank, i) => [rank, theirs[i] ?? 0] as const)),
    medianYear: years[Math.floor(years.length / 2)]?.[1] ?? Number.NaN,
    worstYear: years[0] ?? [0, Number.NaN],
  };
}

/** A labelled shift of data/alignment/shifts.json: two states that drew closer or apart from a session on. */
export interface LabelledShift {
  readonly id: string;
  readonly a: string;
  readonly b: string;
  readonly firstSession: number;
  readonly expected: string;
}

/** Of which shifts the distance of ideal points moves the right way: three sessions before against three from it on. */
export function shiftDirections(
  points: IdealPoints,
  shifts: readonly LabelledShift[],
): readonly { readonly id: string; readonly change: number; readonly right: boolean }[] {
  return shifts.flatMap(({ id, a, b, firstSession, expected }) => {
    const [one, other] = [a, b].map((name) => seatByName(name, autumn(firstSession)) ?? '');
    const mean = (from: number): number => {
      const distances = [from, from + 1, from + 2].flatMap((period) => {
        const [x, y] = [one, other].map((seat) => idealPointOf(points, seat ?? '', period)?.value);
        return x === undefined || y === undefined ? [] : [Math.abs(x - y)];
      });
      return distances.reduce((sum, distance) => sum + distance, 0) / distances.length;
    };
    const change = mean(firstSession) - mean(firstSession - 3);
    return Number.isNaN(change) ? [] : [{ id, change, right: change < 0 === (expected === 'closer') }];
  });
}

/** Day in the autumn of a year, when the Assembly sits. */
function autumn(year: number): number {
  return Date.UTC(year, 9, 30) / 86_400_000;
}

function correlation(pairs: readonly (readonly [number, number])[]): number {
  const n = pairs.length;
  const mean = (side: 0 | 1): number => pairs.reduce((sum, pair) => sum + pair[side], 0) / n;
  const [x, y] = [mean(0), mean(1)];
  let [xx, yy, xy] = [0, 0, 0];
  for (const [a, b] of pairs) {
    xx += (a - x) ** 2;
    yy += (b - y) ** 2;
    xy += (a - x) * (b - y);
  }
  return xy / Math.sqrt(xx * yy);
}

/** Ranks from 0; equal values share the mean of theirs. */
function ranks(values: readonly number[]): readonly number[] {
  const order = values.map((value, i) => [value, i] as const).sort(([a], [b]) => a - b);
  const found = new Array<number>(values.length).fill(0);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to < order.length && order[to]?.[0] === order[from]?.[0]) to++;
    for (let k = from; k < to; k++) found[order[k]?.[1] ?? 0] = (from + to - 1) / 2;
    from = to;
  }
  return found;
}
