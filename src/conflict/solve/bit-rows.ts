/**
 * Relations between states as rows of bits, 32 states a word. States that reach the same share a row, so that a
 * relation takes as much room as it has different rows.
 */
export interface BitRows {
  readonly size: number;
  /** Words a row. */
  readonly words: number;
  /** The row of each state. */
  readonly rowOf: Int32Array;
  /** Row r is `bits[r * words]` to `bits[(r + 1) * words - 1]`. */
  readonly bits: Uint32Array;
}

/** Words that hold a bit for each of so many states. */
export function wordsFor(size: number): number {
  return Math.max(1, Math.ceil(size / 32));
}

/** The place in `bits` where the row of a state begins. */
export function rowStart(rows: BitRows, state: number): number {
  return (rows.rowOf[state] as number) * rows.words;
}

/** A row of its own for each state, all empty. */
export function emptyRows(size: number): BitRows {
  const words = wordsFor(size);
  return { size, words, rowOf: Int32Array.from({ length: size }, (_, s) => s), bits: new Uint32Array(size * words) };
}

/** Sets a bit, counted from the start of a row. */
export function setBit(bits: Uint32Array, start: number, state: number): void {
  const at = start + (state >>> 5);
  bits[at] = (bits[at] as number) | (1 << (state & 31));
}

/** Whether a bit is set, counted from the start of a row. */
export function bitAt(bits: Uint32Array, start: number, state: number): boolean {
  return (((bits[start + (state >>> 5)] as number) >>> (state & 31)) & 1) === 1;
}

/** The states of a row from `from` on: the first, or -1. */
export function nextBit(bits: Uint32Array, start: number, words: number, from: number): number {
  let w = from >>> 5;
  if (w >= words) return -1;
  let word = ((bits[start + w] as number) >>> (from & 31)) << (from & 31);
  while (word === 0) {
    w++;
    if (w >= words) return -1;
    word = bits[start + w] as number;
  }
  return 32 * w + 31 - Math.clz32(word & -word);
}
