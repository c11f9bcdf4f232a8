/** Ties row after row: those of row `i` are `start[i]` to `start[i + 1] - 1`, to the rows or columns `other`, ascending. None weighs 0. */
export interface Ties {
  readonly start: Int32Array;
  readonly other: Int32Array;
  readonly weight: Float64Array;
}

/** A network of who speaks of what (two-mode), or of who speaks alike (one-mode). */
export interface DiscourseNetwork extends Ties {
  readonly mode: 'one-mode' | 'two-mode';
  readonly rows: readonly string[];
  /** Of a one-mode network the rows again; its ties stand once, `other` above the row (or equal to it, in kernel slices of DNA). */
  readonly columns: readonly string[];
  /** How many statements it is made of. */
  readonly n: number;
  /** How it was made, in words. */
  readonly method: string;
  /** What differs from the Discourse Network Analyzer's number and why; empty where nothing does. */
  readonly differs: readonly string[];
}

/**
 * The network as a table: the weight of row `i` and column `j` at `i * columns.length + j`, both triangles of a one-mode network.
 *
 * @example
 * [...networkMatrix(discourseNetwork(coded, { only: { organization: ['China'] } }))]; // [1, 2]
 */
export function networkMatrix(network: Pick<DiscourseNetwork, 'mode' | 'rows' | 'columns'> & Ties): Float64Array {
  const { mode, rows, columns, start, other, weight } = network;
  const matrix = new Float64Array(rows.length * columns.length);
  for (let i = 0; i < rows.length; i++) {
    for (let n = start[i] as number; n < (start[i + 1] as number); n++) {
      const j = other[n] as number;
      matrix[i * columns.length + j] = weight[n] as number;
      if (mode === 'one-mode') matrix[j * columns.length + i] = weight[n] as number;
    }
  }
  return matrix;
}

/** A tie by the places of its ends. */
export interface NetworkTieRow {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
  /** Place in `network.weight`. */
  readonly place: number;
}

/** The ties of a network, the heaviest first. */
export function tieRows({ start, other, weight, rows }: DiscourseNetwork): readonly NetworkTieRow[] {
  const ties = rows.flatMap((_, from) => {
    const found: NetworkTieRow[] = [];
    for (let n = start[from] as number; n < (start[from + 1] as number); n++)
      found.push({ from, to: other[n] as number, weight: weight[n] as number, place: n });
    return found;
  });
  return ties.toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || a.from - b.from || a.to - b.to);
}
