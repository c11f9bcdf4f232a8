/**
 * Gives each row a column so that the sum is greatest, each column to one row at most (Kuhn 1955, in the form of Jonker and
 * Volgenant 1987 with potentials). Of equally good choices the first is taken.
 *
 * @param gain what it is worth that a row has a column, 0 or more; rows are of one length
 * @returns the column of each row; -1 for a row to which no column is worth anything
 * @example
 * bestMatching([[5, 4], [4, 0]]); // [1, 0]
 */
export function bestMatching(gain: readonly (readonly number[])[]): readonly number[] {
  const rows = gain.length;
  // Columns of no worth let a row go without, and fill up where there are more rows than columns.
  const columns = (gain[0]?.length ?? 0) + rows;
  const cost = (row: number, column: number): number => -(gain[row]?.[column] ?? 0);
  const ofRow = new Float64Array(rows + 1);
  const ofColumn = new Float64Array(columns + 1);
  const taken = new Int32Array(columns + 1);
  for (let row = 1; row <= rows; row++) extend(row, { cost, columns, ofRow, ofColumn, taken });
  const matching = new Array<number>(rows).fill(-1);
  for (let column = 1; column <= columns; column++) {
    const row = (taken[column] ?? 0) - 1;
    if (row >= 0 && cost(row, column - 1) < 0) matching[row] = column - 1;
  }
  return matching;
}

interface Matching {
  readonly cost: (row: number, column: number) => number;
  readonly columns: number;
  /** Potentials, and the row of each column; rows and columns are counted from 1, 0 is none. */
  readonly ofRow: Float64Array;
  readonly ofColumn: Float64Array;
  readonly taken: Int32Array;
}

/** Takes one more row in, by the cheapest path of exchanges. */
function extend(row: number, { cost, columns, ofRow, ofColumn, taken }: Matching): void {
  const least = new Float64Array(columns + 1).fill(Number.POSITIVE_INFINITY);
  const before = new Int32Array(columns + 1);
  const seen = new Uint8Array(columns + 1);
  taken[0] = row;
  let at = 0;
  do {
    seen[at] = 1;
    const here = taken[at] as number;
    let next = 0;
    let step = Number.POSITIVE_INFINITY;
    for (let column = 1; column <= columns; column++) {
      if (seen[column]) continue;
      const reduced = cost(here - 1, column - 1) - (ofRow[here] as number) - (ofColumn[column] as number);
      if (reduced < (least[column] as number)) {
        least[column] = reduced;
        before[column] = at;
      }
      if ((least[column] as number) < step) {
        step = least[column] as number;
        next = column;
      }
    }
    for (let column = 0; column <= columns; column++) {
      if (seen[column]) {
        ofRow[taken[column] as number] = (ofRow[taken[column] as number] as number) + step;
        ofColumn[column] = (ofColumn[column] as number) - step;
      } else least[column] = (least[column] as number) - step;
    }
    at = next;
  } while (taken[at] !== 0);
  while (at !== 0) {
    taken[at] = taken[before[at] as number] as number;
    at = before[at] as number;
  }
}
