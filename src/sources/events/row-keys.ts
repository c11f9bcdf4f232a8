/**
 * A set of keys of 64 bits (two halves of 32), in typed arrays: 13 to 27 bytes a key, which lets ten million rows be
 * compared with all earlier ones in the memory of one process. Two different rows share a key in about one of a
 * million files of that size.
 */
export class RowKeys {
  #size = 0;
  /** Halves of a key side by side; two zeros for a free place. */
  #slots = new Int32Array(2048);

  has(high: number, low: number): boolean {
    const at = this.#find(high, low | 1);
    return this.#slots[at + 1] !== 0;
  }

  /** Takes a key in. @returns whether it was new */
  add(high: number, low: number): boolean {
    // The low half is never 0, so that a free place is told from a key.
    const odd = low | 1;
    const at = this.#find(high, odd);
    if (this.#slots[at + 1] !== 0) return false;
    this.#slots[at] = high;
    this.#slots[at + 1] = odd;
    this.#size++;
    if (this.#size * 3 > this.#slots.length) this.#spread();
    return true;
  }

  #find(high: number, odd: number): number {
    const slots = this.#slots;
    const mask = slots.length - 2;
    let at = (high << 1) & mask;
    while (slots[at + 1] !== 0 && (slots[at] !== high || slots[at + 1] !== odd)) at = (at + 2) & mask;
    return at;
  }

  #spread(): void {
    const old = this.#slots;
    this.#slots = new Int32Array(old.length * 2);
    for (let i = 0; i < old.length; i += 2) {
      if (old[i + 1] === 0) continue;
      const at = this.#find(old[i] as number, old[i + 1] as number);
      this.#slots[at] = old[i] as number;
      this.#slots[at + 1] = old[i + 1] as number;
    }
  }
}
