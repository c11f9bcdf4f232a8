/** What is known of one thing that is to be decided. */
export interface Evidence {
  /** Facts that hold, each once. */
  readonly facts: readonly string[];
  /** Words in their roles, of which the meaning counts: [role, word]. */
  readonly words: readonly (readonly [string, string])[];
}

/** Takes evidence down, piece by piece. */
export interface EvidenceTaker {
  /**
   * A fact that holds, as a tagged template: its name need not be made where only its weights are wanted. A fact that is
   * told again counts once.
   *
   * @example fact`sides ${by} ${to}`
   */
  readonly fact: (parts: TemplateStringsArray, ...values: readonly (string | number)[]) => void;
  /** A word in its role. */
  readonly word: (role: string, word: string) => void;
}

/** Tells all that is known of one thing. */
export type Telling = (take: EvidenceTaker) => void;

/** Evidence in words, for training. */
export function evidenceOf(tell: Telling): Evidence {
  const facts = new Set<string>();
  const words: (readonly [string, string])[] = [];
  tell({
    fact: (parts, ...values) => {
      facts.add(String.raw({ raw: parts }, ...values));
    },
    word: (role, word) => {
      words.push([role, word]);
    },
  });
  return { facts: [...facts], words };
}

/** Finds named things by the pieces of their names. */
export interface NameTable {
  /** Place of the name that a tagged template spells, in the order in which names were given; -1 for no name of the table. */
  readonly placeOf: (parts: readonly string[], values: readonly (string | number)[]) => number;
}

/**
 * Makes a table of names. Names are known by 64 bits of hash, which a name's pieces give without being put together;
 * that another string is taken for one of a hundred thousand names happens once in 10^14 look-ups.
 *
 * @throws RangeError if two of the names have the same hash
 */
export function nameTable(names: readonly string[]): NameTable {
  let size = 4;
  while (size < names.length * 2) size *= 2;
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
    high = 0x811c9dc5;
    low = 0x2545f491;
  };
  /** The slot of the hash that was read, or the empty one where it belongs. */
  const slot = (): number => {
    for (let at = Math.imul(high ^ (low >>> 15), 0x9e3779b1) >>> 7; ; at++) {
      const base = (at & (size - 1)) * 3;
      if (slots[base + 2] === 0 || (slots[base] === (high | 0) && slots[base + 1] === (low | 0))) return base;
    }
  };
  names.forEach((name, place) => {
    begin();
    read(name);
    const base = slot();
    if (slots[base + 2] !== 0) throw new RangeError(`the name ${name} has the hash of another one`);
    slots[base] = high;
    slots[base + 1] = low;
    slots[base + 2] = place + 1;
  });
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
  };
}
