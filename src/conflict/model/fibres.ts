/**
 * Listed combinations in groups within which one decision maker can move: those that differ only in its options. The
 * places of group f are `places[start[f]]` to `places[start[f + 1] - 1]`, ascending.
 */
export interface Fibres {
  readonly fibreOf: Int32Array;
  readonly start: Int32Array;
  readonly places: Int32Array;
}

const known = new WeakMap<Int32Array, Map<number, Fibres>>();

/** Places stay below this, and so fit beside a code into a whole number below 2 to 53. */
const MOST_PLACES = 2 ** 22;

/**
 * The groups of listed combinations that differ only in some options; worked out once for each list and choice.
 *
 * @param mask bits of the options
 */
export function fibresOf(codes: Int32Array, mask: number): Fibres {
  const own = known.get(codes) ?? new Map<number, Fibres>();
  known.set(codes, own);
  const before = own.get(mask);
  if (before) return before;
  const keys = Float64Array.from(codes, (code, place) => (code & ~mask) * MOST_PLACES + place).sort();
  const places = new Int32Array(codes.length);
  const fibreOf = new Int32Array(codes.length);
  const start: number[] = [];
  let last = -1;
  keys.forEach((key, at) => {
    const rest = Math.floor(key / MOST_PLACES);
    if (rest !== last) start.push(at);
    last = rest;
    const place = key % MOST_PLACES;
    places[at] = place;
    fibreOf[place] = start.length - 1;
  });
  const made = { fibreOf, start: Int32Array.from([...start, codes.length]), places };
  own.set(mask, made);
  return made;
}
