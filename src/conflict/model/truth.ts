import type { Formula } from './logic.ts';

/** One bit for each place; bit p of word p >> 5. Bits beyond the last place mean nothing. */
export type Bits = Uint32Array;

/**
 * What the places are: all combinations of options in the order of their codes (2 to the number of names), those of them
 * that `codes` lists, or listed states, one for each name.
 */
export interface Places {
  readonly kind: 'options' | 'graph';
  readonly names: readonly string[];
  readonly count: number;
  /** The combination at each place, ascending. Absent where each combination's code is its place, and in graph form. */
  readonly codes?: Int32Array;
}

/** The combination of options at a place. */
export function codeAt({ codes }: Pick<Places, 'codes'>, place: number): number {
  return codes ? (codes[place] as number) : place;
}

/** The place of a combination of options, or -1 if it has none. */
export function placeWith({ codes, count }: Places, code: number): number {
  if (!codes) return code < count ? code : -1;
  let [low, high] = [0, codes.length - 1];
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = codes[middle] as number;
    if (found === code) return middle;
    if (found < code) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** Whether bit `place` is set. */
export function hasBit(bits: Bits, place: number): boolean {
  return (((bits[place >>> 5] ?? 0) >>> (place & 31)) & 1) === 1;
}

const WITHIN_WORD = [0xaaaaaaaa, 0xcccccccc, 0xf0f0f0f0, 0xff00ff00, 0xffff0000];

function option(j: number, words: number): Bits {
  const bits = new Uint32Array(words);
  const within = WITHIN_WORD[j];
  if (within !== undefined) return bits.fill(within);
  const stride = 1 << (j - 5);
  for (let w = stride; w < words; w += 2 * stride) bits.fill(0xffffffff, w, w + stride);
  return bits;
}

function listedOption(codes: Int32Array, j: number, words: number): Bits {
  const bits = new Uint32Array(words);
  for (let p = 0; p < codes.length; p++) {
    bits[p >>> 5] = (bits[p >>> 5] as number) | ((((codes[p] as number) >>> j) & 1) << (p & 31));
  }
  return bits;
}

/**
 * In which places a formula holds, 32 places at a time.
 *
 * @param formula its atoms are among the names, its patterns as long as they are many
 */
export function truthOf(formula: Formula, places: Places): Bits {
  const words = Math.max(1, Math.ceil(places.count / 32));
  const place = new Map(places.names.map((name, i) => [name, i]));

  const atom = (id: string): Bits => {
    const i = place.get(id) ?? -1;
    if (places.codes) return listedOption(places.codes, i, words);
    if (places.kind === 'options') return option(i, words);
    const bits = new Uint32Array(words);
    bits[i >>> 5] = 2 ** (i & 31);
    return bits;
  };
  const invert = (bits: Bits): Bits => {
    for (let w = 0; w < words; w++) bits[w] = ~(bits[w] as number);
    return bits;
  };
  const both = (a: Bits, b: Bits): Bits => {
    for (let w = 0; w < words; w++) a[w] = (a[w] as number) & (b[w] as number);
    return a;
  };
  const either = (a: Bits, b: Bits): Bits => {
    for (let w = 0; w < words; w++) a[w] = (a[w] as number) | (b[w] as number);
    return a;
  };
  const all = (): Bits => new Uint32Array(words).fill(0xffffffff);

  /** Where at least `count` of the formulas hold: `reached[c]` is where at least c of those seen so far do. */
  const atLeast = (count: number, of: readonly Formula[]): Bits => {
    if (count > of.length) return new Uint32Array(words);
    const reached = [all(), ...Array.from({ length: count }, () => new Uint32Array(words))];
    for (const part of of) {
      const bits = hold(part);
      for (let c = count; c > 0; c--) {
        const here = reached[c] as Bits;
        const before = reached[c - 1] as Bits;
        for (let w = 0; w < words; w++) here[w] = (here[w] as number) | ((before[w] as number) & (bits[w] as number));
      }
    }
    return reached[count] as Bits;
  };

  /** Each call gives bits of its own, which the caller may overwrite. */
  const hold = (part: Formula): Bits => {
    switch (part.kind) {
      case 'atom':
        return atom(part.id);
      case 'constant':
        return part.value ? all() : new Uint32Array(words);
      case 'pattern': {
        const bits = all();
        places.names.forEach((id, i) => {
          if (part.pattern[i] === 'Y') both(bits, atom(id));
          else if (part.pattern[i] === 'N') both(bits, invert(atom(id)));
        });
        return bits;
      }
      case 'not':
        return invert(hold(part.of));
      case 'and':
        return part.of.reduce<Bits>((bits, each) => both(bits, hold(each)), all());
      case 'or':
        return part.of.reduce<Bits>((bits, each) => either(bits, hold(each)), new Uint32Array(words));
      case 'implies':
        return either(invert(hold(part.left)), hold(part.right));
      case 'iff': {
        const bits = hold(part.left);
        const right = hold(part.right);
        for (let w = 0; w < words; w++) bits[w] = ~((bits[w] as number) ^ (right[w] as number));
        return bits;
      }
      case 'atLeast':
        return atLeast(part.count, part.of);
      case 'atMost':
        return invert(atLeast(part.count + 1, part.of));
      case 'exactly':
        return both(atLeast(part.count, part.of), invert(atLeast(part.count + 1, part.of)));
    }
  };
  return hold(formula);
}
