import { Buffer, isUtf8 } from 'node:buffer';
import { hashBytes } from './hash-bytes.ts';

const western = new TextDecoder('windows-1252');

/** How the texts of a file beyond ASCII are written. */
export type TextEncoding = 'ascii' | 'utf-8' | 'windows-1252';

/** Which encoding explains these bytes: strict UTF-8 where they are that, else the Western one, which explains any. */
function encodingOf(bytes: Buffer, start: number, end: number): TextEncoding {
  for (let at = start; at < end; at++) {
    if ((bytes[at] as number) >= 0x80) return isUtf8(bytes.subarray(start, end)) ? 'utf-8' : 'windows-1252';
  }
  return 'ascii';
}

/** The text of a range of bytes, each text by its own encoding, since files mix them. */
export function textOf(bytes: Buffer, start: number, end: number): string {
  const encoding = encodingOf(bytes, start, end);
  if (encoding === 'ascii') return bytes.toString('latin1', start, end);
  if (encoding === 'utf-8') return bytes.toString('utf8', start, end);
  return western.decode(bytes.subarray(start, end));
}

/**
 * The texts of a file, each kept once and known by a number; 0 is the empty text. A text is looked up by its bytes, so
 * that a row costs no string for what was seen before.
 */
export class TextTable {
  readonly texts: string[] = [''];
  /** Encodings of these texts. */
  readonly encodings = new Set<TextEncoding>();
  /** Numbers of texts by hash, -1 for a free place; a power of two long. */
  #slots = new Int32Array(1024).fill(-1);
  #hashes = new Int32Array(512);
  /** Where the bytes of each text begin in `#bytes`; those of the last end at `#used`. */
  #starts = new Float64Array(512);
  #bytes = Buffer.alloc(8192);
  #used = 0;

  /** The number of the text that stands at a range of bytes. */
  intern(bytes: Buffer, start: number, end: number): number {
    if (start >= end) return 0;
    const hash = hashBytes(bytes, start, end);
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const known = this.#slots[slot] as number;
      if (known < 0) return this.#add(bytes, start, end, hash, slot);
      if (this.#hashes[known] === hash && this.#equals(known, bytes, start, end)) return known;
      slot = (slot + 1) & mask;
    }
  }

  /** The number of a text that is no range of bytes of the file. */
  internText(text: string): number {
    const bytes = Buffer.from(text, 'utf8');
    return this.intern(bytes, 0, bytes.length);
  }

  #equals(known: number, bytes: Buffer, start: number, end: number): boolean {
    const from = this.#starts[known] as number;
    const to = known + 1 < this.texts.length ? (this.#starts[known + 1] as number) : this.#used;
    if (to - from !== end - start) return false;
    const own = this.#bytes;
    for (let i = 0; i < end - start; i++) if (own[from + i] !== bytes[start + i]) return false;
    return true;
  }

  #add(bytes: Buffer, start: number, end: number, hash: number, slot: number): number {
    const number = this.texts.length;
    if (number >= this.#hashes.length) {
      const hashes = new Int32Array(number * 2);
      hashes.set(this.#hashes);
      this.#hashes = hashes;
      const starts = new Float64Array(number * 2);
      starts.set(this.#starts);
      this.#starts = starts;
    }
    const length = end - start;
    if (this.#used + length > this.#bytes.length) {
      const grown = Buffer.alloc((this.#used + length) * 2);
      grown.set(this.#bytes.subarray(0, this.#used));
      this.#bytes = grown;
    }
    bytes.copy(this.#bytes, this.#used, start, end);
    this.#hashes[number] = hash;
    this.#starts[number] = this.#used;
    this.#used += length;
    this.encodings.add(encodingOf(bytes, start, end));
    this.texts.push(textOf(bytes, start, end));
    this.#slots[slot] = number;
    if (number * 2 > this.#slots.length) this.#spread();
    return number;
  }

  #spread(): void {
    const slots = new Int32Array(this.#slots.length * 2).fill(-1);
    const mask = slots.length - 1;
    for (let number = 1; number < this.texts.length; number++) {
      let slot = (this.#hashes[number] as number) & mask;
      while ((slots[slot] as number) >= 0) slot = (slot + 1) & mask;
      slots[slot] = number;
    }
    this.#slots = slots;
  }
}
