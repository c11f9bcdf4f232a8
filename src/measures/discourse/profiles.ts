import type { Selection } from './select-statements.ts';
import type { StatementColumn } from './variables.ts';

/** How often each row was said to hold each column at each level: the filled cells of a table of three ways, sorted by row. */
export interface Profiles {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly levels: number;
  /** The cells of row `i` are `rowStart[i]` to `rowStart[i + 1] - 1`, by column and level. */
  readonly rowStart: Int32Array;
  readonly row: Int32Array;
  readonly column: Int32Array;
  readonly level: Int32Array;
  /** Number of statements, or their summed weight. */
  readonly weight: Float64Array;
  /** Cells by column, then row and level; those of column `j` are `columnStart[j]` to `columnStart[j + 1] - 1`. */
  readonly byColumn: Int32Array;
  readonly columnStart: Int32Array;
  /** Cell of each statement, in the order in which they were given. */
  readonly cellOf: Int32Array;
}

/** Which labels are the rows and columns of a network, even without statements. */
export interface Axes {
  readonly rows: Int32Array;
  readonly columns: Int32Array;
}

/** Rows and columns that statements have; with isolates those of statements whose values are left out too. */
export function axesOf({ rows, columns, kept, base }: Selection, isolates: boolean): Axes {
  const statements = isolates ? base : kept;
  return { rows: codesOf(rows, statements), columns: codesOf(columns, statements) };
}

function codesOf({ code, labels }: StatementColumn, statements: Int32Array): Int32Array {
  const present = new Uint8Array(labels.length);
  for (const s of statements) {
    const value = code[s] as number;
    if (value !== -1) present[value] = 1;
  }
  return Int32Array.from(present.keys()).filter((value) => present[value] === 1);
}

/**
 * Counts statements by row, column and level.
 *
 * @param statements a part of `selection.kept`
 * @param weight what each statement counts, in the same order; 1 if absent
 */
export function profilesOf(selection: Selection, axes: Axes, statements: Int32Array, weight?: Float64Array): Profiles {
  const { rows, columns, qualifier, levels } = selection;
  const [rowPlace, columnPlace] = [placesOf(axes.rows, rows), placesOf(axes.columns, columns)];
  const levelPlace = qualifier && placesOf(levels, qualifier);
  const [nColumns, nLevels] = [axes.columns.length, levels.length];
  const keys = Float64Array.from(statements, (s) => {
    const level = qualifier && levelPlace ? (levelPlace[qualifier.code[s] as number] as number) : 0;
    const row = rowPlace[rows.code[s] as number] as number;
    return (row * nColumns + (columnPlace[columns.code[s] as number] as number)) * nLevels + level;
  });
  const cells = Float64Array.from(new Set(keys)).sort();
  const place = new Map<number, number>();
  for (const [cell, key] of cells.entries()) place.set(key, cell);
  const cellOf = Int32Array.from(keys, (key) => place.get(key) as number);
  const sums = new Float64Array(cells.length);
  for (const [n, cell] of cellOf.entries()) sums[cell] = (sums[cell] as number) + (weight ? (weight[n] as number) : 1);
  const row = Int32Array.from(cells, (key) => Math.floor(key / (nColumns * nLevels)));
  const column = Int32Array.from(cells, (key) => Math.floor(key / nLevels) % nColumns);
  const { start: columnStart, order: byColumn } = groups(column, nColumns);
  return {
    rows: Array.from(axes.rows, (code) => rows.labels[code] as string),
    columns: Array.from(axes.columns, (code) => columns.labels[code] as string),
    levels: nLevels,
    rowStart: groups(row, axes.rows.length).start,
    row,
    column,
    level: Int32Array.from(cells, (key) => key % nLevels),
    weight: sums,
    byColumn,
    columnStart,
    cellOf,
  };
}

/** Sums the weights of statements into cells that are known already. */
export function weighCells({ cellOf }: Profiles, weight: Float64Array, into: Float64Array): void {
  into.fill(0);
  for (let n = 0; n < cellOf.length; n++) {
    const cell = cellOf[n] as number;
    into[cell] = (into[cell] as number) + (weight[n] as number);
  }
}

function placesOf(codes: Int32Array, { labels }: StatementColumn): Int32Array {
  const places = new Int32Array(labels.length).fill(-1);
  for (const [place, code] of codes.entries()) places[code] = place;
  return places;
}

/** Places of equal values next to each other, in their old order (counting sort). */
function groups(values: Int32Array, count: number): { readonly start: Int32Array; readonly order: Int32Array } {
  const start = new Int32Array(count + 1);
  for (const value of values) start[value + 1] = (start[value + 1] as number) + 1;
  for (let n = 0; n < count; n++) start[n + 1] = (start[n + 1] as number) + (start[n] as number);
  const next = start.slice(0, count);
  const order = new Int32Array(values.length);
  for (const [n, value] of values.entries()) {
    const place = next[value] as number;
    next[value] = place + 1;
    order[place] = n;
  }
  return { start, order };
}

/** What each row has in all. */
export function rowTotals({ rows, row }: Profiles, weight: Float64Array): Float64Array {
  const totals = new Float64Array(rows.length);
  for (let cell = 0; cell < row.length; cell++) {
    const i = row[cell] as number;
    totals[i] = (totals[i] as number) + (weight[cell] as number);
  }
  return totals;
}
