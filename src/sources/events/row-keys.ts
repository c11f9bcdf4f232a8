/**
 * A set of keys of 62 bits (two halves of 32, of which two bits are not looked at), each with a direction of 0 or 1, in
 * typed arrays: 12 to 24 bytes a key, so that ten million rows can be compared with all earlier ones in the memory of one
 * process. Two different rows share a key in about one of a hundred thousand files of that size.
 */
export class RowKeys {
  #size = 0;
  /** Halves of a key side by side: the second with its direction, and never 0, so that a free place is told from a key. */
  #slots = new Int32Array(64);

  /**
   * Looks for a key and takes it in if it is new.
   * @returns the direction with which it was taken in before; -1 if it is new
   */
  add(high: number, low: number, direction: 0 | 1 = 0): 0 | 1 | -1 {
    const kept = (low & ~2) | 1;
    const at = this.#find(high, kept);
    const found = this.#slots[at + 1] as number;
    if (found !== 0) return (found & 2) === 0 ? 0 : 1;
    this.#slots[at] = high;
    this.#slots[at + 1] = direction === 0 ? kept : kept | 2;
    this.#size++;
    if (this.#size * 3 > this.#slots.length) this.#spread();
    return -1;
  }

  #find(high: number, kept: number): number {
    const slots = this.#slots;
    const mask = slots.length - 2;
    let at = (high << 1) & mask;
    for (;;) {
      const low = slots[at + 1] as number;
      if (low === 0 || (slots[at] === high && (low & ~2) === kept)) return at;
      at = (at + 2) & mask;
    }
  }

  #spread(): void {
    const old = this.#slots;
    this.#slots = new Int32Array(old.length * 2);
    for (let i = 0; i < old.length; i += 2) {
      const low = old[i + 1] as number;
      if (low === 0) continue;
      const at = this.#find(old[i] as number, low & ~2);
      this.#slots[at] = old[i] as number;
      this.#slots[at + 1] = low;
    }
  }
}
