import { renumbered } from './modularity.ts';

/** A table of any shape, row after row. */
export interface ProfileTable {
  readonly rows: number;
  readonly columns: number;
  readonly cells: Float64Array;
}

/** So often correlations are correlated again. */
const ROUNDS = 50;
const SETTLED = 0.999;

/**
 * Groups of rows that are alike in all they do, by CONCOR (Breiger, Boorman and Arabie 1975): the rows' correlations are correlated
 * again until all are 1 or -1, which splits them in two; the larger part is split again until there are enough groups.
 *
 * @param groups how many at most; fewer come where a part cannot be split
 * @example
 * const table = { rows: 4, columns: 3, cells: Float64Array.of(1, 2, 0, 2, 4, 0, 0, 1, 3, 0, 1, 4) };
 * [...concor(table)]; // [0, 0, 1, 1]
 */
export function concor(table: ProfileTable, groups = 2): Int32Array {
  let last = new Int32Array(table.rows);
  for (const group of concorStages(table, groups)) last = group;
  return last;
}

/** The groups after each split, from two to `groups`. */
export function* concorStages(
  table: ProfileTable,
  groups: number,
): Generator<Int32Array<ArrayBuffer>, void, undefined> {
  const group = new Int32Array(table.rows);
  const whole = new Set<number>();
  for (let count = 1; count < groups; ) {
    const part = largest(group, whole);
    if (part === undefined) return;
    const members = Array.from(group.keys()).filter((i) => group[i] === part);
    const second = split(table, members);
    if (second.length === 0) whole.add(part);
    else {
      for (const i of second) group[i] = count;
      count++;
      yield renumbered(group);
    }
  }
}

function largest(group: Int32Array, whole: ReadonlySet<number>): number | undefined {
  const sizes = new Map<number, number>();
  for (const g of group) if (!whole.has(g)) sizes.set(g, (sizes.get(g) ?? 0) + 1);
  return [...sizes].filter(([, size]) => size > 1).sort(([a, x], [b, y]) => y - x || a - b)[0]?.[0];
}

/** The members that do not go with the first one. */
function split({ columns, cells }: ProfileTable, members: readonly number[]): readonly number[] {
  const size = members.length;
  const own = new Float64Array(size * columns);
  for (const [n, i] of members.entries()) own.set(cells.subarray(i * columns, (i + 1) * columns), n * columns);
  let r = correlations(own, size, columns);
  for (let round = 0; round < ROUNDS && !r.every((value) => Math.abs(value) > SETTLED); round++) {
    r = correlations(r, size, size);
  }
  return members.filter((_, n) => (r[n] as number) < 0);
}

/** Correlations of rows; 0 with a row whose cells are all the same. */
function correlations(cells: Float64Array, rows: number, columns: number): Float64Array {
  const scores = new Float64Array(cells.length);
  for (let i = 0; i < rows; i++) {
    const row = cells.subarray(i * columns, (i + 1) * columns);
    const mean = row.reduce((sum, cell) => sum + cell, 0) / columns;
    const spread = Math.sqrt(row.reduce((sum, cell) => sum + (cell - mean) ** 2, 0));
    for (let j = 0; j < columns; j++)
      scores[i * columns + j] = spread > 1e-12 ? ((row[j] as number) - mean) / spread : 0;
  }
  const r = new Float64Array(rows * rows);
  for (let i = 0; i < rows; i++) {
    for (let k = 0; k <= i; k++) {
      let sum = 0;
      for (let j = 0; j < columns; j++)
        sum += (scores[i * columns + j] as number) * (scores[k * columns + j] as number);
      r[i * rows + k] = sum;
      r[k * rows + i] = sum;
    }
  }
  return r;
}
