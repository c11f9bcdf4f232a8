import { constants, zstdCompressSync } from 'node:zlib';
import { type ThriftStruct, type ThriftValue, writeThrift } from './compact-thrift.ts';
import { EncodedTexts } from './encoded-texts.ts';
import { GrowingBytes } from './growing-bytes.ts';
import { bitsOf, writeRuns } from './run-lengths.ts';

/** Whole numbers in memory. */
type Integers = Int32Array | Uint8Array | Uint16Array | Uint32Array | Int16Array;

/**
 * A column of a table that lies in memory. What is `undefined` in the file is 0 of `texts`, NaN of `double`, and `none` of
 * `integer`.
 */
export type ParquetColumn = { readonly name: string } & (
  | {
      readonly kind: 'texts';
      /** Numbers into `texts`. */
      readonly values: Int32Array;
      readonly texts: readonly string[] | EncodedTexts;
      /** Whether a reader is told the first and last text of each group of rows; pays where rows are sorted so. */
      readonly bounds?: boolean;
    }
  | { readonly kind: 'strings'; readonly values: EncodedTexts }
  | { readonly kind: 'integer'; readonly values: Integers; readonly as: IntegerType; readonly none?: number }
  | { readonly kind: 'long'; readonly values: Float64Array }
  | { readonly kind: 'double'; readonly values: Float64Array }
);

type IntegerType = 'int32' | 'date' | 'uint8' | 'uint16';

/** Numbers by which the format knows things (parquet.thrift of Apache Parquet). */
const TYPES = { int32: 1, int64: 2, double: 5, bytes: 6 } as const;
const CONVERTED: Readonly<Record<IntegerType | 'utf8', number | undefined>> = {
  utf8: 0,
  date: 6,
  uint8: 11,
  uint16: 12,
  int32: undefined,
};
const ENCODINGS = { plain: 0, runs: 3, dictionary: 8 } as const;
const PAGES = { data: 0, dictionary: 2 } as const;
const ZSTD = 6;
const OPTIONAL = 1;

/** Integers are written by a dictionary where they span no more than this; doubles where there are no more of them. */
const MOST_ENTRIES = 1 << 16;

/** Level of compression: higher ones take longer than they save. */
const LEVEL = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

/** What is said of a column of a group of rows at the end of the file. */
interface ColumnChunk {
  readonly column: ParquetColumn;
  readonly rows: number;
  readonly dictionaryAt: number | undefined;
  readonly dataAt: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly none: number;
  readonly bounds: readonly [least: Uint8Array, most: Uint8Array] | undefined;
}

/** Values of one column of one group of rows, ready to be written. */
interface Page {
  /** 1 for each row with a value; undefined where all have one. */
  readonly present: Int32Array | undefined;
  readonly none: number;
  readonly bounds: readonly [least: Uint8Array, most: Uint8Array] | undefined;
  /** Entries of the dictionary, which are in `dictionary`; 0: values are written plain. */
  readonly entries: number;
  /** How many rows have a value. */
  readonly many: number;
}

/**
 * Writes rows as a Parquet file: dictionaries wherever they are short, runs and packed bits, zstd. Made for tables whose
 * texts are numbers into a list already, and many times faster there than writers that take each value by itself.
 * Source: the format's description, github.com/apache/parquet-format.
 */
export class ParquetWriter {
  private readonly columns: readonly ParquetColumn[];
  private readonly rowsPerGroup: number;
  private readonly out = new GrowingBytes(1 << 20);
  private readonly page = new GrowingBytes(1 << 20);
  private readonly dictionary = new GrowingBytes(1 << 16);
  private readonly codes: Int32Array;
  private readonly levels: Int32Array;
  private readonly places = new Map<ParquetColumn, Int32Array>();
  private groups: (readonly ColumnChunk[])[] = [];

  /** @param rowsPerGroup rows that a reader passes over or takes in together */
  constructor(columns: readonly ParquetColumn[], rowsPerGroup: number) {
    this.columns = columns;
    this.rowsPerGroup = rowsPerGroup;
    this.codes = new Int32Array(rowsPerGroup);
    this.levels = new Int32Array(rowsPerGroup);
  }

  /**
   * Makes the bytes of a file of the rows `order[from]` to `order[to - 1]`.
   * @returns memory that is used again by the next call
   */
  write(order: Uint32Array, from: number, to: number): Uint8Array {
    const { out } = this;
    this.groups = [];
    out.clear();
    out.append(Buffer.from('PAR1'));
    for (let at = from; at < to; at += this.rowsPerGroup) {
      const rows = order.subarray(at, Math.min(to, at + this.rowsPerGroup));
      this.groups.push(this.columns.map((column) => this.writeChunk(column, rows)));
    }
    const footer = out.length;
    writeThrift(out, this.describe(to - from));
    out.int32(out.length - footer);
    out.append(Buffer.from('PAR1'));
    return out.written();
  }

  private writeChunk(column: ParquetColumn, rows: Uint32Array): ColumnChunk {
    const { out, page, dictionary } = this;
    const start = out.length;
    page.clear();
    dictionary.clear();
    const { present, none, bounds, entries, many } = this.fill(column, rows);
    const sizes: [packed: number, unpacked: number] = [0, 0];
    const dictionaryAt = entries > 0 ? start : undefined;
    if (entries > 0) {
      this.writePage(dictionary.written(), sizes, (of) => [
        [1, ['int32', PAGES.dictionary]],
        ...of,
        [
          7,
          [
            'struct',
            [
              [1, ['int32', entries]],
              [2, ['int32', ENCODINGS.plain]],
            ],
          ],
        ],
      ]);
    }
    const dataAt = out.length;
    const values = page.length > 0 ? Buffer.from(page.written()) : undefined;
    page.clear();
    this.writeLevels(present, rows.length);
    if (values) page.append(values);
    if (entries > 0) {
      const bits = bitsOf(entries - 1);
      page.byte(bits);
      writeRuns(page, this.codes, many, bits);
    }
    this.writePage(page.written(), sizes, (of) => [
      [1, ['int32', PAGES.data]],
      ...of,
      [
        5,
        [
          'struct',
          [
            [1, ['int32', rows.length]],
            [2, ['int32', entries > 0 ? ENCODINGS.dictionary : ENCODINGS.plain]],
            [3, ['int32', ENCODINGS.runs]],
            [4, ['int32', ENCODINGS.runs]],
          ],
        ],
      ],
    ]);
    const [packed, unpacked] = sizes;
    return { column, rows: rows.length, dictionaryAt, dataAt, packed, unpacked, none, bounds };
  }

  /** Which rows have a value, behind the length of that in bytes. */
  private writeLevels(present: Int32Array | undefined, rows: number): void {
    const { page } = this;
    const at = page.reserve(4);
    if (present) writeRuns(page, present, rows, 1);
    else {
      page.varint(2 * rows);
      page.byte(1);
    }
    page.memory.writeInt32LE(page.length - at - 4, at);
  }

  private writePage(
    bytes: Buffer,
    sizes: [packed: number, unpacked: number],
    header: (sizes: ThriftStruct) => ThriftStruct,
  ): void {
    const { out } = this;
    const packed = zstdCompressSync(bytes, LEVEL);
    const start = out.length;
    writeThrift(
      out,
      header([
        [2, ['int32', bytes.length]],
        [3, ['int32', packed.length]],
      ]),
    );
    sizes[1] += out.length - start + bytes.length;
    out.append(packed);
    sizes[0] += out.length - start;
  }

  /** Puts the values of a column into `codes` and `dictionary`, or plain into `page`. */
  private fill(column: ParquetColumn, rows: Uint32Array): Page {
    switch (column.kind) {
      case 'texts':
        return this.fillTexts(column, rows);
      case 'strings': {
        for (const row of rows) column.values.copyTo(this.page, row);
        return { present: undefined, none: 0, bounds: undefined, entries: 0, many: rows.length };
      }
      case 'long': {
        this.fillLongs(column.values, rows);
        return { present: undefined, none: 0, bounds: undefined, entries: 0, many: rows.length };
      }
      case 'double':
        return this.fillDoubles(column.values, rows);
      case 'integer':
        return this.fillIntegers(column, rows);
    }
  }

  /** Whole numbers from 0 to 2^53 in eight bytes each. */
  private fillLongs(values: Float64Array, rows: Uint32Array): void {
    let at = this.page.reserve(8 * rows.length);
    const { memory } = this.page;
    for (const row of rows) {
      const value = values[row] ?? 0;
      const high = Math.floor(value / 0x1_0000_0000);
      const low = value - high * 0x1_0000_0000;
      memory[at] = low & 0xff;
      memory[at + 1] = (low >>> 8) & 0xff;
      memory[at + 2] = (low >>> 16) & 0xff;
      memory[at + 3] = low >>> 24;
      memory[at + 4] = high & 0xff;
      memory[at + 5] = (high >>> 8) & 0xff;
      memory[at + 6] = (high >>> 16) & 0xff;
      memory[at + 7] = high >>> 24;
      at += 8;
    }
  }

  private fillTexts(column: ParquetColumn & { readonly kind: 'texts' }, rows: Uint32Array): Page {
    const { codes, levels, dictionary } = this;
    const { values, texts, bounds } = column;
    let places = this.places.get(column);
    if (!places || places.length < texts.length) {
      places = new Int32Array(texts.length + (texts.length >> 1) + 16);
      this.places.set(column, places);
    }
    const seen: number[] = [];
    let many = 0;
    for (let i = 0; i < rows.length; i++) {
      const text = values[rows[i] ?? 0] ?? 0;
      levels[i] = text === 0 ? 0 : 1;
      if (text === 0) continue;
      let place = places[text] ?? 0;
      if (place === 0) {
        place = seen.push(text);
        places[text] = place;
      }
      codes[many++] = place - 1;
    }
    for (const text of seen) {
      places[text] = 0;
      if (texts instanceof EncodedTexts) texts.copyTo(dictionary, text);
      else dictionary.text(texts[text] ?? '');
    }
    return {
      present: many === rows.length ? undefined : levels,
      none: rows.length - many,
      bounds:
        bounds && !(texts instanceof EncodedTexts) ? textBounds(seen.map((text) => texts[text] ?? '')) : undefined,
      // A dictionary of nothing is none: all rows are without a value.
      entries: seen.length,
      many,
    };
  }

  private fillDoubles(values: Float64Array, rows: Uint32Array): Page {
    const { codes, levels, dictionary } = this;
    const places = new Map<number, number>();
    let many = 0;
    for (let i = 0; i < rows.length; i++) {
      const value = values[rows[i] ?? 0] ?? Number.NaN;
      levels[i] = Number.isNaN(value) ? 0 : 1;
      if (Number.isNaN(value)) continue;
      let place = places.get(value);
      if (place === undefined) {
        place = places.size;
        places.set(value, place);
      }
      codes[many++] = place;
    }
    const present = many === rows.length ? undefined : levels;
    const page = { present, none: rows.length - many, bounds: undefined, many };
    const short = places.size <= Math.min(MOST_ENTRIES, rows.length / 2);
    const out = short ? dictionary : this.page;
    const numbers = [...places.keys()];
    let at = out.reserve(8 * (short ? numbers.length : many));
    const { memory } = out;
    for (let i = 0; i < (short ? numbers.length : many); i++) {
      memory.writeDoubleLE(numbers[short ? i : (codes[i] ?? 0)] ?? 0, at);
      at += 8;
    }
    return { ...page, entries: short ? numbers.length : 0 };
  }

  private fillIntegers(column: ParquetColumn & { readonly kind: 'integer' }, rows: Uint32Array): Page {
    const { codes, levels } = this;
    const { values, none } = column;
    let least = Number.POSITIVE_INFINITY;
    let most = Number.NEGATIVE_INFINITY;
    let many = 0;
    for (let i = 0; i < rows.length; i++) {
      const value = values[rows[i] ?? 0] ?? 0;
      levels[i] = value === none ? 0 : 1;
      if (value === none) continue;
      if (value < least) least = value;
      if (value > most) most = value;
      codes[many++] = value;
    }
    const present = many === rows.length ? undefined : levels;
    const bounds = many > 0 ? ([int32(least), int32(most)] as const) : undefined;
    const page = { present, none: rows.length - many, bounds, many };
    if (many > 0 && most - least < Math.min(MOST_ENTRIES, rows.length)) {
      return { ...page, entries: this.codeIntegers(least, most, many) };
    }
    let at = this.page.reserve(4 * many);
    const { memory } = this.page;
    for (let i = 0; i < many; i++) {
      memory.writeInt32LE(codes[i] ?? 0, at);
      at += 4;
    }
    return { ...page, entries: 0 };
  }

  /** Makes numbers of `codes` places in a dictionary of those that occur, in their order. */
  private codeIntegers(least: number, most: number, many: number): number {
    const { codes, dictionary } = this;
    const places = new Int32Array(most - least + 1);
    for (let i = 0; i < many; i++) places[(codes[i] ?? 0) - least] = 1;
    let entries = 0;
    for (let i = 0; i < places.length; i++) {
      if (places[i] === 0) continue;
      places[i] = entries++;
      dictionary.int32(least + i);
    }
    for (let i = 0; i < many; i++) codes[i] = places[(codes[i] ?? 0) - least] ?? 0;
    return entries;
  }

  /** What a reader finds at the end of the file. */
  private describe(rows: number): ThriftStruct {
    const { columns, groups } = this;
    const elements: ThriftValue[] = columns.map((column) => [
      'struct',
      [
        [1, ['int32', physical(column)]],
        [3, ['int32', OPTIONAL]],
        [4, ['text', column.name]],
        [6, optional('int32', CONVERTED[converted(column)])],
      ],
    ]);
    const root: ThriftValue = [
      'struct',
      [
        [4, ['text', 'event']],
        [5, ['int32', columns.length]],
      ],
    ];
    return [
      [1, ['int32', 2]],
      [2, ['list', [root, ...elements]]],
      [3, ['int64', rows]],
      [4, ['list', groups.map((chunks): ThriftValue => ['struct', groupOf(chunks)])]],
      [6, ['text', 'entente']],
      [7, ['list', columns.map((): ThriftValue => ['struct', [[1, ['struct', []]]]])]],
    ];
  }
}

function groupOf(chunks: readonly ColumnChunk[]): ThriftStruct {
  return [
    [1, ['list', chunks.map((chunk): ThriftValue => ['struct', chunkOf(chunk)])]],
    [2, ['int64', chunks.reduce((sum, { unpacked }) => sum + unpacked, 0)]],
    [3, ['int64', chunks[0]?.rows ?? 0]],
    [6, ['int64', chunks.reduce((sum, { packed }) => sum + packed, 0)]],
  ];
}

function chunkOf({ column, rows, dictionaryAt, dataAt, packed, unpacked, none, bounds }: ColumnChunk): ThriftStruct {
  const encodings = [ENCODINGS.plain, ENCODINGS.runs, ...(dictionaryAt === undefined ? [] : [ENCODINGS.dictionary])];
  const statistics: ThriftStruct = [
    [3, ['int64', none]],
    [5, bounds && ['text', bounds[1]]],
    [6, bounds && ['text', bounds[0]]],
  ];
  const about: ThriftStruct = [
    [1, ['int32', physical(column)]],
    [2, ['list', encodings.map((one): ThriftValue => ['int32', one])]],
    [3, ['list', [['text', column.name]]]],
    [4, ['int32', ZSTD]],
    [5, ['int64', rows]],
    [6, ['int64', unpacked]],
    [7, ['int64', packed]],
    [9, ['int64', dataAt]],
    [11, optional('int64', dictionaryAt)],
    [12, ['struct', statistics]],
  ];
  return [
    [2, ['int64', dictionaryAt ?? dataAt]],
    [3, ['struct', about]],
  ];
}

function optional(kind: 'int32' | 'int64', value: number | undefined): ThriftValue | undefined {
  return value === undefined ? undefined : [kind, value];
}

function physical({ kind }: ParquetColumn): number {
  switch (kind) {
    case 'texts':
    case 'strings':
      return TYPES.bytes;
    case 'long':
      return TYPES.int64;
    case 'double':
      return TYPES.double;
    case 'integer':
      return TYPES.int32;
  }
}

function converted(column: ParquetColumn): IntegerType | 'utf8' {
  if (column.kind === 'integer') return column.as;
  return column.kind === 'texts' || column.kind === 'strings' ? 'utf8' : 'int32';
}

/** Parquet orders texts by the bytes of their UTF-8. */
function textBounds(texts: readonly string[]): readonly [Uint8Array, Uint8Array] | undefined {
  const bytes = texts.map((text) => Buffer.from(text));
  let [least] = bytes;
  let most = least;
  if (!least || !most) return undefined;
  for (const one of bytes) {
    if (Buffer.compare(one, least) < 0) least = one;
    if (Buffer.compare(one, most) > 0) most = one;
  }
  return [least, most];
}

function int32(value: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
}
