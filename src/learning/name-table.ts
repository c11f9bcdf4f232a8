/** Finds named things by the pieces of their names. */
export interface NameTable {
  /** Place of the name that a tagged template spells, in the order in which names were given; -1 for no name of the table. */
  readonly placeOf: (parts: readonly string[], values: readonly (string | number)[]) => number;
  /** Place of a name that is there whole. */
  readonly find: (name: string) => number;
}

/** Halves of the 64-bit hashes of names, one behind the other: high, low, high, low ... */
export type NameHashes = Int32Array;

const HIGH = 0x811c9dc5;
const LOW = 0x2545f491;

/**
 * Hashes of names, as weight files keep them.
 * @throws RangeError if two of the names have the same hash
 */
export function nameHashes(names: readonly string[]): NameHashes {
  const hashes = new Int32Array(names.length * 2);
  const known = new Map<bigint, string>();
  names.forEach((name, place) => {
    let high = HIGH;
    let low = LOW;
    for (let i = 0; i < name.length; i++) {
      const code = name.charCodeAt(i);
      high = Math.imul(high ^ code, 0x01000193);
      low = Math.imul(low ^ code, 0x5bd1e995);
    }
    hashes[place * 2] = high;
    hashes[place * 2 + 1] = low;
    const both = (BigInt(high) << 32n) | BigInt(low >>> 0);
    const other = known.get(both);
    if (other !== undefined) throw new RangeError(`the names "${other}" and "${name}" have the same hash`);
    known.set(both, name);
  });
  return hashes;
}

/**
 * Makes a table of names that are known by 64 bits of hash, which a name's pieces give without being put together;
 * that another string is taken for one of a hundred thousand names happens once in 10^14 look-ups.
 *
 * @param hashes made by {@link nameHashes}
 */
export function nameTable(hashes: NameHashes): NameTable {
  const count = hashes.length / 2;
  let size = 4;
  while (size < count * 2) size *= 2;
  // Three numbers a slot: both halves of the hash, and the place + 1 or 0 for an empty slot.
  const slots = new Int32Array(size * 3);
  let high = 0;
  let low = 0;
  const read = (text: string): void => {
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      high = Math.imul(high ^ code, 0x01000193);
      low = Math.imul(low ^ code, 0x5bd1e995);
    }
  };
  const begin = (): void => {
    high = HIGH;
    low = LOW;
  };
  /** The slot of the hash that was read, or the empty one where it belongs. */
  const slot = (): number => {
    for (let at = Math.imul(high ^ (low >>> 15), 0x9e3779b1) >>> 7; ; at++) {
      const base = (at & (size - 1)) * 3;
      if (slots[base + 2] === 0 || (slots[base] === (high | 0) && slots[base + 1] === (low | 0))) return base;
    }
  };
  for (let place = 0; place < count; place++) {
    high = hashes[place * 2] as number;
    low = hashes[place * 2 + 1] as number;
    const base = slot();
    slots[base] = high;
    slots[base + 1] = low;
    slots[base + 2] = place + 1;
  }
  return {
    placeOf: (parts, values) => {
      begin();
      read(parts[0] as string);
      for (let i = 0; i < values.length; i++) {
        const value = values[i] as string | number;
        read(typeof value === 'string' ? value : String(value));
        read(parts[i + 1] as string);
      }
      return (slots[slot() + 2] as number) - 1;
    },
    find: (name) => {
      begin();
      read(name);
      return (slots[slot() + 2] as number) - 1;
    },
  };
}
