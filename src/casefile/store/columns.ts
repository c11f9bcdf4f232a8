/**
 * Data in columns: the same values as JSON in an order in which they compress to about half as much. Lists of objects become a
 * list for each key, lists of lists one list and their lengths, spans their starts and lengths, and numbers that grow
 * the steps between them.
 */
export type Columns =
  /** Values as they are. */
  | { readonly v: readonly unknown[] }
  /** Whole numbers, each but the first as the step from the one before. */
  | { readonly d: readonly number[] }
  /** Spans: starts and lengths. */
  | { readonly s: Columns; readonly n: Columns }
  /** Few values many times: each once, and a letter for each place. */
  | { readonly w: readonly unknown[]; readonly i: string }
  /** Lists: their lengths, and all their members in a row. */
  | { readonly l: Columns; readonly m: Columns }
  /** Objects: keys, which objects have each (absent: all), and the values of each key in a row. */
  | { readonly k: readonly string[]; readonly h: readonly (string | 0)[]; readonly c: readonly Columns[] };

/**
 * Brings values into columns. They must be such as JSON has.
 *
 * @example
 * fromColumns(toColumns([{ a: 1 }, { a: 2 }])); // [{ a: 1 }, { a: 2 }]
 */
export function toColumns(values: readonly unknown[]): Columns {
  if (values.length === 0) return { v: [] };
  const few = fewValues(values);
  if (few) return few;
  if (values.every(Number.isSafeInteger)) return numbers(values as readonly number[]);
  if (values.every(Array.isArray)) {
    const lists = values as readonly (readonly unknown[])[];
    return { l: numbers(lists.map(({ length }) => length)), m: toColumns(lists.flat(1)) };
  }
  if (values.every(isObject)) return objects(values);
  return { v: values };
}

/** The first of the letters that stand for values; the others follow in Unicode, none of which JSON must escape. */
const FIRST = '#'.charCodeAt(0);
/** Up to the letter before the backslash. */
const MOST = '\\'.charCodeAt(0) - FIRST;

/** Values as letters, where they are few and plain. */
function fewValues(values: readonly unknown[]): Columns | undefined {
  const places = new Map<unknown, number>();
  let letters = '';
  for (const value of values) {
    // Zero and its negative are one key of a map; a number that is none becomes null in JSON.
    const plain =
      typeof value === 'string' || typeof value === 'boolean' || (Number.isFinite(value) && !Object.is(value, -0));
    if (!plain) return undefined;
    const place = places.get(value) ?? places.size;
    if (place === MOST) return undefined;
    places.set(value, place);
    letters += String.fromCharCode(FIRST + place);
  }
  return 2 * places.size <= values.length && values.length > 2 ? { w: [...places.keys()], i: letters } : undefined;
}

function numbers(values: readonly number[]): Columns {
  const steps = values.map((value, i) => value - (values[i - 1] ?? 0));
  const size = (list: readonly number[]): number => JSON.stringify(list).length;
  return size(steps) < size(values) ? { d: steps } : { v: values };
}

function objects(values: readonly Readonly<Record<string, unknown>>[]): Columns {
  if (values.every(isSpan)) {
    const starts = values.map(({ start }) => start);
    return { s: numbers(starts), n: numbers(values.map(({ start, end }) => end - start)) };
  }
  const keys = [...new Set(values.flatMap(Object.keys))];
  const has = keys.map((key) => values.map((value) => (value[key] === undefined ? '0' : '1')).join(''));
  return {
    k: keys,
    h: has.map((marks) => (marks.includes('0') ? marks : 0)),
    c: keys.map((key) => toColumns(values.map((value) => value[key]).filter((value) => value !== undefined))),
  };
}

/** The values that `toColumns` was given; objects may have their keys in another order. */
export function fromColumns(columns: Columns): unknown[] {
  if ('v' in columns) return [...columns.v];
  if ('d' in columns) {
    let at = 0;
    return columns.d.map((step) => {
      at += step;
      return at;
    });
  }
  if ('w' in columns) return Array.from(columns.i, (letter) => columns.w[letter.charCodeAt(0) - FIRST]);
  if ('s' in columns) {
    const lengths = fromColumns(columns.n) as number[];
    return (fromColumns(columns.s) as number[]).map((start, i) => ({ start, end: start + (lengths[i] ?? 0) }));
  }
  if ('l' in columns) {
    const members = fromColumns(columns.m);
    let at = 0;
    return (fromColumns(columns.l) as number[]).map((length) => {
      at += length;
      return members.slice(at - length, at);
    });
  }
  return fromObjects(columns);
}

function fromObjects({ k, h, c }: Extract<Columns, { k: unknown }>): unknown[] {
  const lists = c.map(fromColumns);
  const size = h.reduce<number>(
    (most, marks, i) => Math.max(most, marks === 0 ? (lists[i]?.length ?? 0) : marks.length),
    0,
  );
  const made: Record<string, unknown>[] = Array.from({ length: size }, () => ({}));
  for (const [i, key] of k.entries()) {
    const values = lists[i] ?? [];
    const marks = h[i];
    let at = 0;
    for (let row = 0; row < size; row++) {
      const object = made[row];
      if (object && (marks === 0 || marks?.[row] === '1')) {
        // A key such as "__proto__" must become a key.
        Object.defineProperty(object, key, {
          value: values[at++],
          enumerable: true,
          writable: true,
          configurable: true,
        });
      }
    }
  }
  return made;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  // Without keys nothing would be left to say how many there are.
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0;
}

function isSpan(value: Readonly<Record<string, unknown>>): value is { readonly start: number; readonly end: number } {
  return (
    Object.keys(value).join() === 'start,end' && Number.isSafeInteger(value.start) && Number.isSafeInteger(value.end)
  );
}
