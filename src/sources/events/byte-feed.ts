/** Bytes of a stream, taken in pieces of the size that is wanted. */
export class ByteFeed {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #held: Uint8Array = new Uint8Array(0);

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** So many bytes, or undefined where the stream ends before; what is left then is lost. */
  async exactly(bytes: number): Promise<Buffer | undefined> {
    const parts: Uint8Array[] = [];
    let missing = bytes;
    while (missing > 0) {
      const part = await this.some(missing);
      if (!part) return undefined;
      parts.push(part);
      missing -= part.length;
    }
    return Buffer.concat(parts, bytes);
  }

  /** At most so many bytes, at least one; undefined at the end. */
  async some(most: number): Promise<Uint8Array | undefined> {
    while (this.#held.length === 0) {
      const next = await this.#chunks.next();
      if (next.done) return undefined;
      this.#held = next.value;
    }
    const part = this.#held.subarray(0, most);
    this.#held = this.#held.subarray(part.length);
    return part;
  }

  /** Puts bytes back that were taken last. */
  back(bytes: Uint8Array): void {
    this.#held = this.#held.length === 0 ? bytes : Buffer.concat([bytes, this.#held]);
  }

  /** Ends the stream, however much of it is left. */
  async close(): Promise<void> {
    await this.#chunks.return?.();
  }
}
