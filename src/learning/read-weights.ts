import { EntenteError } from '../records/failure.ts';
import { type NameHashes, type NameTable, nameTable } from './name-table.ts';

/** What a file of weights says of itself. */
export interface WeightsHeader {
  /** Name and version of the weights, such as `attribution-3`. */
  readonly model: string;
  /** What they decide. */
  readonly task: string;
  /** The classes that are told apart, in the order of each row's numbers; empty where a row is one number. */
  readonly labels: readonly string[];
  /** The data behind the weights. */
  readonly learntFrom: string;
  /** Licence of the weights, or why there is none. */
  readonly terms: string;
  /** Day on which they were learnt, `YYYY-MM-DD`. */
  readonly date: string;
  /** The program that makes the file. */
  readonly madeBy: string;
  /** Tables of the lexicon whose keys stand in the names of features: how many keys, and the fingerprint of all of them. */
  readonly keys?: Readonly<Record<string, { readonly count: number; readonly fingerprint: string }>>;
  /** The few numbers that are no rows: intercepts, thresholds, the inner layer of a net. */
  readonly numbers?: Readonly<Record<string, number | readonly number[]>>;
}

/** A table of a weights file as it lies there: rows of whole numbers. */
export interface WeightsTable {
  readonly rows: number;
  /** Numbers in a row. */
  readonly width: number;
  /** Row by row. A weight is one of these times `step`, divided by `parts`. */
  readonly whole: Int8Array | Int16Array;
  readonly step: number;
  readonly parts: number;
  /** Of a table whose rows have names: finds a row. */
  readonly place: NameTable | undefined;
  /** The names of the rows, ascending by code unit; empty for a table without. Made when it is called. */
  readonly names: () => readonly string[];
  /** Of a table whose rows are known by a 32-bit hash only: the hashes, ascending as unsigned numbers. */
  readonly hashes: Uint32Array | undefined;
  /** Of a table of word vectors' axes: the roles, each with as many rows as a vector has numbers. */
  readonly roles: readonly string[] | undefined;
}

export interface WeightsFile {
  readonly header: WeightsHeader;
  /** The table of a name. @throws EntenteError if the file has none */
  readonly table: (name: string) => WeightsTable;
}

/** How the header describes a table. */
export interface StoredTable {
  readonly name: string;
  readonly by: 'names' | 'hashes' | 'roles';
  readonly roles?: readonly string[];
  readonly rows: number;
  readonly width: number;
  readonly numbers: 'int8' | 'int16';
  readonly step: number;
  readonly parts: number;
  /** Where keys, numbers and names begin, in bytes behind the header. */
  readonly at: { readonly keys?: number; readonly numbers: number; readonly names?: number };
  readonly namesBytes?: number;
}

/** The header as it lies in the file. */
export interface StoredHeader extends WeightsHeader {
  readonly format: typeof FORMAT;
  readonly tables: readonly StoredTable[];
}

/** Name and version of the format. */
export const FORMAT = 'entente-weights/1';
/** The letters that a file begins with. */
export const MAGIC = 'ENTENTEW';
/** Bytes before the header: the magic word and the header's length. */
export const PREFIX = 12;
/** Keys and numbers begin at multiples of so many bytes. */
export const ALIGNED = 8;

/**
 * Reads a file that `writeWeights` wrote: eight letters `ENTENTEW`, the length of the header (uint32), the header as
 * JSON, and behind it, at the places that it names, keys and numbers as they are used: nothing is parsed, tables are views
 * of the bytes. All numbers are little-endian.
 *
 * @param name of the file, for the error
 * @throws EntenteError (unreadable) if the bytes are no such file, are of another version or end too early
 */
export function readWeights(bytes: Uint8Array, name: string): WeightsFile {
  const { header, body } = openWeightsFile(bytes, name);
  const { format: _, tables, ...said } = header;
  const read = new Map<string, WeightsTable>();
  return {
    header: said,
    table: (wanted) => {
      let table = read.get(wanted);
      if (table !== undefined) return table;
      const stored = tables.find((one) => one.name === wanted);
      if (stored === undefined) throw broken(name, `they hold no table "${wanted}"`);
      table = openTable(stored, body, name);
      read.set(wanted, table);
      return table;
    },
  };
}

/** The header, and the bytes behind it at a place where numbers of any size may begin. */
function openWeightsFile(
  bytes: Uint8Array,
  name: string,
): { readonly header: StoredHeader; readonly body: Uint8Array } {
  const decoder = new TextDecoder();
  if (bytes.length < PREFIX || decoder.decode(bytes.subarray(0, MAGIC.length)) !== MAGIC)
    throw broken(name, 'this is no file of weights');
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(MAGIC.length, true);
  if (PREFIX + length > bytes.length) throw broken(name, 'the file ends within its header');
  const header = JSON.parse(decoder.decode(bytes.subarray(PREFIX, PREFIX + length))) as StoredHeader;
  if (header.format !== FORMAT) throw broken(name, `their format is ${header.format}, not ${FORMAT}`);
  const body = bytes.subarray(PREFIX + length);
  return { header, body: body.byteOffset % ALIGNED === 0 ? body : body.slice() };
}

function openTable(stored: StoredTable, body: Uint8Array, name: string): WeightsTable {
  const { rows, width, at } = stored;
  const view = <T>(
    make: { new (buffer: ArrayBufferLike, at: number, length: number): T; readonly BYTES_PER_ELEMENT: number },
    from: number,
    count: number,
  ): T => {
    if (from + count * make.BYTES_PER_ELEMENT > body.length) throw broken(name, 'the file ends within a table');
    return new make(body.buffer, body.byteOffset + from, count);
  };
  const whole = view<Int8Array | Int16Array>(
    stored.numbers === 'int8' ? Int8Array : Int16Array,
    at.numbers,
    rows * width,
  );
  const hashes: NameHashes | undefined =
    stored.by === 'names' ? view(Int32Array, at.keys ?? body.length, rows * 2) : undefined;
  return {
    rows,
    width,
    whole,
    step: stored.step,
    parts: stored.parts,
    place: hashes && nameTable(hashes),
    names: () =>
      stored.by === 'names'
        ? new TextDecoder().decode(view(Uint8Array, at.names ?? body.length, stored.namesBytes ?? 0)).split('\n')
        : [],
    hashes: stored.by === 'hashes' ? view(Uint32Array, at.keys ?? body.length, rows) : undefined,
    roles: stored.roles,
  };
}

/** The weights of a table, row by row, as 32-bit numbers. */
export function floatsOf({ whole, step, parts }: WeightsTable): Float32Array {
  // Whole numbers repeat: each is divided once.
  const shift = whole instanceof Int8Array ? 128 : 32768;
  if (whole.length < shift) return Float32Array.from(whole, (value) => (value * step) / parts);
  const known = new Float32Array(2 * shift);
  for (let i = 0; i < known.length; i++) known[i] = ((i - shift) * step) / parts;
  const values = new Float32Array(whole.length);
  for (let i = 0; i < values.length; i++) values[i] = known[(whole[i] as number) + shift] as number;
  return values;
}

/** The weights of a table of names whose rows are one number, as 64-bit numbers; a name without a weight has 0. */
export function weightByName({ whole, step, parts, place }: WeightsTable): (name: string) => number {
  return (name) => {
    const row = place?.find(name) ?? -1;
    return row < 0 ? 0 : ((whole[row] as number) * step) / parts;
  };
}

function broken(name: string, reason: string): EntenteError {
  return new EntenteError('unreadable', `The weights ${name} cannot be read: ${reason}. Install Entente again.`);
}
