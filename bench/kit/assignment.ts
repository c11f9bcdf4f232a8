/**
 * The one-to-one assignment of rows to columns with the greatest total weight (Kuhn 1955, in the shortest-path form of
 * Jonker and Volgenant 1987, O(n^3)). Weights may be of any sign; where there are more rows than columns, or fewer,
 * the rest stays single.
 *
 * @param weights a row for each left item, all of the same length
 * @returns for each row its column, or -1
 */
export function bestAssignment(weights: readonly (readonly number[])[]): readonly number[] {
  const rows = weights.length;
  const columns = weights[0]?.length ?? 0;
  if (rows === 0 || columns === 0) return new Array<number>(rows).fill(-1);
  if (rows > columns) {
    const turned = Array.from({ length: columns }, (_, j) => weights.map((row) => row[j] ?? 0));
    const result = new Array<number>(rows).fill(-1);
    bestAssignment(turned).forEach((row, column) => {
      if (row >= 0) result[row] = column;
    });
    return result;
  }
  const at = (array: Float64Array | Int32Array, i: number): number => array[i] as number;
  const cost = (i: number, j: number): number => -((weights[i - 1] as readonly number[])[j - 1] as number);
  // Potentials of rows and columns; 0 stands for "none", so that both count from 1.
  const u = new Float64Array(rows + 1);
  const v = new Float64Array(columns + 1);
  const rowOf = new Int32Array(columns + 1);
  const previous = new Int32Array(columns + 1);
  for (let row = 1; row <= rows; row++) {
    rowOf[0] = row;
    let column = 0;
    const slack = new Float64Array(columns + 1).fill(Number.POSITIVE_INFINITY);
    const done = new Uint8Array(columns + 1);
    do {
      done[column] = 1;
      const current = at(rowOf, column);
      let delta = Number.POSITIVE_INFINITY;
      let next = 0;
      for (let j = 1; j <= columns; j++) {
        if (done[j]) continue;
        const reduced = cost(current, j) - at(u, current) - at(v, j);
        if (reduced < at(slack, j)) {
          slack[j] = reduced;
          previous[j] = column;
        }
        if (at(slack, j) < delta) {
          delta = at(slack, j);
          next = j;
        }
      }
      for (let j = 0; j <= columns; j++) {
        if (done[j]) {
          u[at(rowOf, j)] = at(u, at(rowOf, j)) + delta;
          v[j] = at(v, j) - delta;
        } else slack[j] = at(slack, j) - delta;
      }
      column = next;
    } while (at(rowOf, column) !== 0);
    while (column !== 0) {
      const before = at(previous, column);
      rowOf[column] = at(rowOf, before);
      column = before;
    }
  }
  const result = new Array<number>(rows).fill(-1);
  for (let j = 1; j <= columns; j++) if (at(rowOf, j) > 0) result[at(rowOf, j) - 1] = j - 1;
  return result;
}
