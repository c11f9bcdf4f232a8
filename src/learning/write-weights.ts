import { nameHashes } from './name-table.ts';
import {
  ALIGNED,
  FORMAT,
  MAGIC,
  PREFIX,
  type StoredHeader,
  type StoredTable,
  type WeightsHeader,
} from './read-weights.ts';

/** A table to be written. */
export interface NewTable {
  readonly name: string;
  readonly width: number;
  /** Row by row, in the order of the keys. */
  readonly values: Float32Array | Float64Array | readonly number[];
  /** What the rows are known by. Names may come in any order; rows of zeros are left out, but not of roles. */
  readonly by:
    | { readonly names: readonly string[] }
    | { readonly hashes: Uint32Array }
    | { readonly roles: readonly string[] };
  /** Weights are kept in parts of 1/`parts`; without it in 127 steps up to the largest one. */
  readonly parts?: number;
}

/**
 * Makes a file of weights; see `readWeights`. The same weights give the same bytes.
 *
 * @throws RangeError if a weight is too large for 16 bits, or two names have the same hash
 */
export function writeWeights(header: WeightsHeader, tables: readonly NewTable[]): Uint8Array {
  const pieces: { readonly at: number; readonly bytes: Uint8Array }[] = [];
  let size = 0;
  const put = (bytes: Uint8Array): number => {
    const at = size;
    pieces.push({ at, bytes });
    size = Math.ceil((at + bytes.length) / ALIGNED) * ALIGNED;
    return at;
  };
  const stored = tables.map((table) => storeTable(table, put));
  const all: StoredHeader = { format: FORMAT, ...header, tables: stored };
  const text = new TextEncoder().encode(JSON.stringify(all));
  // Blanks behind the header bring the body to a place where numbers may begin.
  const length = Math.ceil((PREFIX + text.length) / ALIGNED) * ALIGNED - PREFIX;
  const file = new Uint8Array(PREFIX + length + size).fill(0x20, PREFIX, PREFIX + length);
  file.set(new TextEncoder().encode(MAGIC));
  new DataView(file.buffer).setUint32(MAGIC.length, length, true);
  file.set(text, PREFIX);
  for (const { at, bytes } of pieces) file.set(bytes, PREFIX + length + at);
  return file;
}

function storeTable({ name, width, values, by, parts }: NewTable, put: (bytes: Uint8Array) => number): StoredTable {
  const step = parts === undefined ? stepOf(values) : 1;
  const rounded = Int32Array.from(values, (value) => Math.round((value * (parts ?? 1)) / step));
  const rowAt = (row: number): Int32Array => rounded.subarray(row * width, (row + 1) * width);
  let rows = Array.from({ length: rounded.length / width }, (_, row) => row);
  if (!('roles' in by)) rows = rows.filter((row) => rowAt(row).some((value) => value !== 0));
  if ('names' in by) {
    const { names } = by;
    rows.sort((a, b) => ((names[a] as string) < (names[b] as string) ? -1 : 1));
  }
  const numbers = new Int32Array(rows.length * width);
  rows.forEach((row, place) => {
    numbers.set(rowAt(row), place * width);
  });
  const most = numbers.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
  if (most > 32767) throw new RangeError(`a weight of the table ${name} is too large to be kept`);
  const small = most < 128;
  const asBytes = (array: ArrayBufferView): Uint8Array =>
    new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
  const shared = {
    name,
    rows: rows.length,
    width,
    numbers: small ? 'int8' : 'int16',
    step,
    parts: parts ?? 1,
  } as const;
  const putNumbers = (): number => put(asBytes(small ? Int8Array.from(numbers) : Int16Array.from(numbers)));
  if ('roles' in by) return { ...shared, by: 'roles', roles: by.roles, at: { numbers: putNumbers() } };
  if ('hashes' in by) {
    const keys = put(asBytes(Uint32Array.from(rows, (row) => by.hashes[row] as number)));
    return { ...shared, by: 'hashes', at: { keys, numbers: putNumbers() } };
  }
  const names = rows.map((row) => by.names[row] as string);
  const text = new TextEncoder().encode(names.join('\n'));
  const keys = put(asBytes(nameHashes(names)));
  const at = { keys, numbers: putNumbers(), names: put(text) };
  return { ...shared, by: 'names', at, namesBytes: text.length };
}

/** The step at which the largest weight is 127, as a 32-bit number. */
function stepOf(values: NewTable['values']): number {
  let largest = 0;
  for (const value of values) largest = Math.max(largest, Math.abs(value));
  return Math.fround(largest / 127) || 1;
}

/** A number for a set of keys that changes with each of them, whatever their order, in hexadecimal digits. */
export function fingerprint(keys: Iterable<string>): string {
  const hashes = nameHashes([[...new Set(keys)].sort().join('\n')]);
  return [...hashes].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
