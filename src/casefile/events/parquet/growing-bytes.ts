/** Texts up to this length are written unit by unit. */
const MOST_PLAIN = 32;

/** Bytes that are written one after another into memory that grows as needed. */
export class GrowingBytes {
  private bytes: Buffer;
  private used = 0;

  constructor(size = 1 << 16) {
    this.bytes = Buffer.allocUnsafe(size);
  }

  get length(): number {
    return this.used;
  }

  /** Forgets what was written; the memory is used again. */
  clear(): void {
    this.used = 0;
  }

  /** What was written, without a copy: it holds until the next byte is written. */
  written(): Buffer {
    return this.bytes.subarray(0, this.used);
  }

  /** A place for so many bytes, which the caller fills. @returns where it begins in `memory` */
  reserve(many: number): number {
    const at = this.used;
    if (at + many > this.bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(2 * this.bytes.length, at + many));
      this.bytes.copy(larger, 0, 0, at);
      this.bytes = larger;
    }
    this.used = at + many;
    return at;
  }

  /** The memory itself; another one after each `reserve`. */
  get memory(): Buffer {
    return this.bytes;
  }

  byte(value: number): void {
    const at = this.reserve(1);
    this.bytes[at] = value;
  }

  int32(value: number): void {
    const at = this.reserve(4);
    this.bytes.writeInt32LE(value, at);
  }

  /** A whole number, seven bits a byte, the lowest first (LEB128). */
  varint(value: number): void {
    let rest = value;
    while (rest >= 0x80) {
      this.byte((rest % 0x80) + 0x80);
      rest = Math.floor(rest / 0x80);
    }
    this.byte(rest);
  }

  append(bytes: Uint8Array): void {
    const at = this.reserve(bytes.length);
    this.bytes.set(bytes, at);
  }

  /** Text in UTF-8 behind its length in four bytes, as Parquet has it. */
  text(value: string): void {
    const { length } = value;
    const at = this.reserve(4 + 3 * length);
    const { bytes } = this;
    // Short plain texts are the rule, and a call of Buffer's costs more than they do.
    let i = length > MOST_PLAIN ? 0 : -1;
    if (i < 0) {
      for (i = 0; i < length; i++) {
        const unit = value.charCodeAt(i);
        if (unit >= 0x80) break;
        bytes[at + 4 + i] = unit;
      }
    }
    const size = i === length ? length : bytes.write(value, at + 4);
    bytes[at] = size & 0xff;
    bytes[at + 1] = (size >>> 8) & 0xff;
    bytes[at + 2] = (size >>> 16) & 0xff;
    bytes[at + 3] = size >>> 24;
    this.used = at + 4 + size;
  }
}
