import type { Profiles } from './profiles.ts';

/** Ties of rows, row after row: those of row `i` are `start[i]` to `start[i + 1] - 1`, each with a row of a higher place. */
export interface RowTies {
  readonly start: Int32Array;
  readonly other: Int32Array;
  /** Sum over shared columns of weight times weight times likeness of the levels. */
  readonly product: Float64Array;
  /** Sum over shared columns and levels of both weights. */
  readonly shared: Float64Array;
  /** Sum over shared columns and levels of weight times weight. */
  readonly sharedProduct: Float64Array;
}

/**
 * Projects a table of rows, columns and levels onto its rows (a sparse product of the table with itself, row by row, after
 * Gustavson 1978): the memory grows with the ties that there are.
 *
 * @param likeness of levels `k` and `l` at `k * levels + l`
 * @param weight of the cells; those of weight 0 make no tie
 * @param diagonal whether a row also has a tie with itself
 */
export function projectRows(
  profiles: Profiles,
  likeness: Float64Array,
  weight: Float64Array = profiles.weight,
  diagonal = false,
): RowTies {
  const { rows, levels, rowStart, columnStart } = profiles;
  const scratch = new RowScratch(rows.length, levels);
  const next = columnStart.slice(0, -1);
  const start = new Int32Array(rows.length + 1);
  const grown = new GrowingTies();
  for (let i = 0; i < rows.length; i++) {
    let cell = rowStart[i] as number;
    const end = rowStart[i + 1] as number;
    while (cell < end) cell = addColumn(profiles, likeness, weight, scratch, next, cell, end, diagonal);
    scratch.flush(grown);
    start[i + 1] = grown.length;
  }
  return { start, ...grown.done() };
}

/** Adds what row `row[cell]` shares in the column of `cell`; gives the first cell of its next column. */
function addColumn(
  { row, column, level, levels, byColumn, columnStart }: Profiles,
  likeness: Float64Array,
  weight: Float64Array,
  scratch: RowScratch,
  next: Int32Array,
  cell: number,
  end: number,
  diagonal: boolean,
): number {
  const j = column[cell] as number;
  const { own, toward } = scratch;
  own.fill(0);
  toward.fill(0);
  let after = cell;
  let some = false;
  for (; after < end && column[after] === j; after++) {
    const w = weight[after] as number;
    if (w === 0) continue;
    some = true;
    const k = level[after] as number;
    own[k] = w;
    for (let l = 0; l < levels; l++) toward[l] = (toward[l] as number) + w * (likeness[k * levels + l] as number);
  }
  let at = next[j] as number;
  if (!diagonal) at += after - cell;
  if (some) {
    for (let n = at; n < (columnStart[j + 1] as number); n++) {
      const theirs = byColumn[n] as number;
      const w = weight[theirs] as number;
      if (w !== 0) scratch.add(row[theirs] as number, level[theirs] as number, w);
    }
  }
  // The rows of a column come in their order: what lies before is done.
  next[j] = (next[j] as number) + (after - cell);
  return after;
}

/** What one row shares with others, until it is written down. */
class RowScratch {
  readonly own: Float64Array;
  readonly toward: Float64Array;
  readonly #product: Float64Array;
  readonly #shared: Float64Array;
  readonly #sharedProduct: Float64Array;
  readonly #touched: Int32Array;
  readonly #seen: Uint8Array;
  #count = 0;

  constructor(rows: number, levels: number) {
    this.own = new Float64Array(levels);
    this.toward = new Float64Array(levels);
    this.#product = new Float64Array(rows);
    this.#shared = new Float64Array(rows);
    this.#sharedProduct = new Float64Array(rows);
    this.#touched = new Int32Array(rows);
    this.#seen = new Uint8Array(rows);
  }

  add(other: number, level: number, weight: number): void {
    if (this.#seen[other] === 0) {
      this.#seen[other] = 1;
      this.#touched[this.#count++] = other;
    }
    this.#product[other] = (this.#product[other] as number) + (this.toward[level] as number) * weight;
    const own = this.own[level] as number;
    if (own === 0) return;
    this.#shared[other] = (this.#shared[other] as number) + own + weight;
    this.#sharedProduct[other] = (this.#sharedProduct[other] as number) + own * weight;
  }

  flush(into: GrowingTies): void {
    const touched = this.#touched.subarray(0, this.#count).sort();
    into.reserve(touched.length);
    for (const other of touched) {
      into.push(
        other,
        this.#product[other] as number,
        this.#shared[other] as number,
        this.#sharedProduct[other] as number,
      );
      this.#seen[other] = 0;
      this.#product[other] = 0;
      this.#shared[other] = 0;
      this.#sharedProduct[other] = 0;
    }
    this.#count = 0;
  }
}

class GrowingTies {
  length = 0;
  #other = new Int32Array(64);
  #product = new Float64Array(64);
  #shared = new Float64Array(64);
  #sharedProduct = new Float64Array(64);

  reserve(more: number): void {
    const needed = this.length + more;
    if (needed <= this.#other.length) return;
    const size = Math.max(needed, 2 * this.#other.length);
    this.#other = grown(new Int32Array(size), this.#other);
    this.#product = grown(new Float64Array(size), this.#product);
    this.#shared = grown(new Float64Array(size), this.#shared);
    this.#sharedProduct = grown(new Float64Array(size), this.#sharedProduct);
  }

  push(other: number, product: number, shared: number, sharedProduct: number): void {
    const n = this.length++;
    this.#other[n] = other;
    this.#product[n] = product;
    this.#shared[n] = shared;
    this.#sharedProduct[n] = sharedProduct;
  }

  done(): Omit<RowTies, 'start'> {
    return {
      other: this.#other.subarray(0, this.length),
      product: this.#product.subarray(0, this.length),
      shared: this.#shared.subarray(0, this.length),
      sharedProduct: this.#sharedProduct.subarray(0, this.length),
    };
  }
}

function grown<T extends Int32Array | Float64Array>(larger: T, old: T): T {
  larger.set(old);
  return larger;
}
