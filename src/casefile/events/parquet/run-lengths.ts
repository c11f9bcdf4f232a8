import type { GrowingBytes } from './growing-bytes.ts';

/** A run shorter than this is packed with its neighbours. */
const LEAST_RUN = 16;

/** Bits that numbers up to `most` take. */
export function bitsOf(most: number): number {
  return most === 0 ? 0 : 32 - Math.clz32(most);
}

/**
 * Writes small whole numbers as Parquet's hybrid of runs and packed bits.
 * Source: "Run Length Encoding / Bit-Packing Hybrid" in Encodings.md of Apache Parquet.
 *
 * @param bits bits of the largest number
 */
export function writeRuns(out: GrowingBytes, values: Int32Array, length: number, bits: number): void {
  let packedFrom = 0;
  let at = 0;
  while (at < length) {
    const value = values[at] ?? 0;
    let end = at + 1;
    while (end < length && values[end] === value) end++;
    // Packed numbers come in eights: the run gives the missing ones.
    const missing = (8 - ((at - packedFrom) & 7)) & 7;
    if (end - at - missing >= LEAST_RUN) {
      writePacked(out, values, packedFrom, at + missing, bits);
      writeRun(out, value, end - at - missing, bits);
      packedFrom = end;
    }
    at = end;
  }
  writePacked(out, values, packedFrom, length, bits);
}

function writeRun(out: GrowingBytes, value: number, length: number, bits: number): void {
  out.varint(2 * length);
  for (let shift = 0; shift < bits; shift += 8) out.byte((value >>> shift) & 0xff);
}

/** The last eight may be filled up with zeros; readers know how many numbers there are. */
function writePacked(out: GrowingBytes, values: Int32Array, from: number, to: number, bits: number): void {
  if (from === to) return;
  const groups = Math.ceil((to - from) / 8);
  out.varint(2 * groups + 1);
  const bytes = groups * bits;
  const start = out.reserve(bytes);
  const { memory } = out;
  let at = start;
  let held = 0;
  let filled = 0;
  for (let i = from; i < to; i++) {
    held |= (values[i] ?? 0) << filled;
    filled += bits;
    while (filled >= 8) {
      memory[at++] = held & 0xff;
      held >>>= 8;
      filled -= 8;
    }
  }
  if (filled > 0) memory[at++] = held & 0xff;
  memory.fill(0, at, start + bytes);
}
