/**
 * A number of 32 bits for a range of bytes, four of them a step; the same bytes and seed give the same number. The
 * mixing is that of MurmurHash3 (Austin Appleby, public domain), x86, 32 bits.
 */
export function hashBytes(bytes: Uint8Array, start: number, end: number, seed = 0): number {
  let hash = seed;
  let at = start;
  for (; at + 4 <= end; at += 4) {
    const word =
      (bytes[at] as number) |
      ((bytes[at + 1] as number) << 8) |
      ((bytes[at + 2] as number) << 16) |
      ((bytes[at + 3] as number) << 24);
    hash = mix(hash, word);
  }
  if (at < end) {
    let word = 0;
    for (let shift = 0; at < end; at++, shift += 8) word |= (bytes[at] as number) << shift;
    hash = mix(hash, word);
  }
  return finish(hash ^ (end - start));
}

/** A hash of 64 bits, in two halves. */
export interface LongHash {
  high: number;
  low: number;
}

/** Takes a range of bytes into a hash of 64 bits: both halves in one pass, each with its own mixing. */
export function hashLong(bytes: Uint8Array, start: number, end: number, into: LongHash): void {
  let { high, low } = into;
  let at = start;
  for (; at + 4 <= end; at += 4) {
    const word =
      (bytes[at] as number) |
      ((bytes[at + 1] as number) << 8) |
      ((bytes[at + 2] as number) << 16) |
      ((bytes[at + 3] as number) << 24);
    high = Math.imul(high ^ word, 0x9e3779b1);
    high ^= high >>> 15;
    low = mix(low, word);
  }
  let rest = 0;
  for (let shift = 0; at < end; at++, shift += 8) rest |= (bytes[at] as number) << shift;
  into.high = finish(Math.imul(high ^ rest, 0x9e3779b1) ^ (end - start));
  into.low = finish(mix(low, rest) ^ (end - start));
}

/** Takes one more number of 32 bits into a hash. */
export function mix(hash: number, word: number): number {
  let k = Math.imul(word, 0xcc9e2d51);
  k = (k << 15) | (k >>> 17);
  const h = hash ^ Math.imul(k, 0x1b873593);
  return (Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64) | 0;
}

/** Spreads what was taken in over all bits. */
export function finish(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}
