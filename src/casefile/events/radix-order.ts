/** Bits that are looked at in one pass. */
const DIGIT = 11;
const MASK = (1 << DIGIT) - 1;

/**
 * Orders rows by a key and leaves rows of the same key in the order in which they stand, so that an order by several keys
 * is made of one by each, the last key first.
 *
 * @param order numbers of rows
 * @param keys key of each row by its number, 0 or more
 */
export function orderedBy(order: Uint32Array, keys: Int32Array): Uint32Array {
  const { length } = order;
  let most = 0;
  for (let i = 0; i < length; i++) {
    const key = keys[order[i] ?? 0] ?? 0;
    if (key > most) most = key;
  }
  let from = order;
  const starts = new Uint32Array(MASK + 2);
  for (let shift = 0; shift < 31 && most >>> shift > 0; shift += DIGIT) {
    starts.fill(0);
    for (let i = 0; i < length; i++) {
      const next = (((keys[from[i] ?? 0] ?? 0) >>> shift) & MASK) + 1;
      starts[next] = (starts[next] ?? 0) + 1;
    }
    for (let i = 1; i < starts.length; i++) starts[i] = (starts[i] ?? 0) + (starts[i - 1] ?? 0);
    const to = new Uint32Array(length);
    for (let i = 0; i < length; i++) {
      const row = from[i] ?? 0;
      const digit = ((keys[row] ?? 0) >>> shift) & MASK;
      const place = starts[digit] ?? 0;
      to[place] = row;
      starts[digit] = place + 1;
    }
    from = to;
  }
  return from;
}
