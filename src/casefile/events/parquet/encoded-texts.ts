import { GrowingBytes } from './growing-bytes.ts';

/**
 * A list of texts that are kept as Parquet writes them. Millions of strings would be moved about by every collection of
 * garbage, and lie all over the memory when they are written in another order.
 */
export class EncodedTexts {
  private readonly bytes = new GrowingBytes(1 << 20);
  private starts = new Uint32Array(1 << 12);
  private many = 0;

  get length(): number {
    return this.many;
  }

  /** @returns its place in the list */
  add(text: string): number {
    if (this.many + 2 > this.starts.length) {
      const larger = new Uint32Array(2 * this.starts.length);
      larger.set(this.starts);
      this.starts = larger;
    }
    this.bytes.text(text);
    this.many++;
    this.starts[this.many] = this.bytes.length;
    return this.many - 1;
  }

  clear(): void {
    this.many = 0;
    this.bytes.clear();
  }

  /** Writes a text behind its length. */
  copyTo(out: GrowingBytes, place: number): void {
    const from = this.starts[place] ?? 0;
    const length = (this.starts[place + 1] ?? from) - from;
    const at = out.reserve(length);
    const { memory } = out;
    const { memory: own } = this.bytes;
    if (length > 40) own.copy(memory, at, from, from + length);
    else for (let i = 0; i < length; i++) memory[at + i] = own[from + i] ?? 0;
  }
}
