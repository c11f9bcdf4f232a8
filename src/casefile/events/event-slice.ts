import { type EventBatch, type EventOrigin, NO_DAY, ROW_FLAGS } from '../../records/event-row.ts';
import { EncodedTexts } from './parquet/encoded-texts.ts';
import { type ParquetColumn, ParquetWriter } from './parquet/write-parquet.ts';
import { orderedBy } from './radix-order.ts';

/** Rows that a reader of the files takes in, or passes over, together. */
export const ROWS_PER_GROUP = 61_440;
/** Addresses that are known again. */
const RECENT = 1 << 12;
const CUBE_ROWS_PER_GROUP = 20_480;

/** Rows with one of these are in no sum: nobody knows on which dyad or day they count. */
export const DEFECTS = ROW_FLAGS.unreadable | ROW_FLAGS.badDate | ROW_FLAGS.noCountry | ROW_FLAGS.sameCountry;
/** What the sums keep apart, so that a filter may leave it out or not. */
export const KEPT_APART = ROW_FLAGS.farDate | ROW_FLAGS.mirrored | ROW_FLAGS.repeated;

/** A file of Parquet in memory, which is used again for the next one. */
export interface SliceFile {
  readonly kind: 'rows' | 'cube' | 'mentions';
  /** Of rows; undefined for those without a day. */
  readonly year: number | undefined;
  readonly rows: number;
  readonly bytes: Uint8Array;
}

/**
 * Rows of event files that become Parquet together, in memory: the more there are, the fewer files come of them. Texts of
 * several files meet in one list.
 */
export class EventSlice {
  readonly capacity: number;
  private readonly origin: EventOrigin;
  private length = 0;
  private texts: string[] = [''];
  private places = new Map<string, number>();
  private readonly addresses = new EncodedTexts();
  /** Places of addresses that were met lately. */
  private readonly recent = new Int32Array(RECENT);
  private readonly recentTexts: string[] = Array.from({ length: RECENT }, () => '');
  private files: string[] = [''];
  private readonly id = new EncodedTexts();
  private readonly file: Int32Array;
  private readonly offset: Float64Array;
  private readonly bytes: Int32Array;
  private readonly day: Int32Array;
  private readonly source: Int32Array;
  private readonly target: Int32Array;
  private readonly sourceActor: Int32Array;
  private readonly targetActor: Int32Array;
  private readonly sourceSectors: Int32Array;
  private readonly targetSectors: Int32Array;
  private readonly code: Int32Array;
  private readonly quad: Uint8Array;
  private readonly score: Float64Array;
  private readonly mentions: Int32Array;
  private readonly root: Uint8Array;
  private readonly flags: Uint16Array;
  private readonly place: Int32Array;
  private readonly address: Int32Array;
  /** Of the file whose texts were met last: their places in the texts of the slice. */
  private met: { readonly texts: readonly string[]; places: Int32Array } = { texts: [], places: new Int32Array() };

  constructor(origin: EventOrigin, capacity: number) {
    this.origin = origin;
    this.capacity = capacity;
    const numbers = (): Int32Array => new Int32Array(capacity);
    this.file = numbers();
    this.offset = new Float64Array(capacity);
    this.bytes = numbers();
    this.day = numbers();
    this.source = numbers();
    this.target = numbers();
    this.sourceActor = numbers();
    this.targetActor = numbers();
    this.sourceSectors = numbers();
    this.targetSectors = numbers();
    this.code = numbers();
    this.quad = new Uint8Array(capacity);
    this.score = new Float64Array(capacity);
    this.mentions = numbers();
    this.root = new Uint8Array(capacity);
    this.flags = new Uint16Array(capacity);
    this.place = numbers();
    this.address = numbers();
    this.clear();
  }

  get rows(): number {
    return this.length;
  }

  get full(): boolean {
    return this.length === this.capacity;
  }

  /**
   * Takes in rows of a batch as far as there is room.
   * @param file name of their file in the rows
   * @param from the first row to be taken
   * @returns how many were taken
   */
  add(batch: EventBatch, file: string, from: number): number {
    const many = Math.min(batch.length - from, this.capacity - this.length);
    const at = this.length;
    if (this.files.at(-1) !== file) this.files.push(file);
    this.file.fill(this.files.length - 1, at, at + many);
    copy(this.offset, batch.offset, at, from, many);
    copy(this.bytes, batch.bytes, at, from, many);
    copy(this.day, batch.day, at, from, many);
    copy(this.quad, batch.quad, at, from, many);
    copy(this.score, batch.score, at, from, many);
    copy(this.mentions, batch.mentions, at, from, many);
    copy(this.root, batch.root, at, from, many);
    copy(this.flags, batch.flags, at, from, many);
    const places = this.placesOf(batch.texts);
    copyTexts(this.source, batch.source, places, at, from, many);
    copyTexts(this.target, batch.target, places, at, from, many);
    copyTexts(this.sourceActor, batch.sourceActor, places, at, from, many);
    copyTexts(this.targetActor, batch.targetActor, places, at, from, many);
    copyTexts(this.sourceSectors, batch.sourceSectors, places, at, from, many);
    copyTexts(this.targetSectors, batch.targetSectors, places, at, from, many);
    copyTexts(this.code, batch.code, places, at, from, many);
    copyTexts(this.place, batch.place, places, at, from, many);
    for (let i = from; i < from + many; i++) this.id.add(batch.id[i] ?? '');
    this.addAddresses(batch.address, at, from, many);
    this.length += many;
    return many;
  }

  /** Many events come of one page, and stand near each other: its address is kept once where that costs little. */
  private addAddresses(address: readonly string[], at: number, from: number, many: number): void {
    const { addresses, recent, recentTexts } = this;
    for (let i = 0; i < many; i++) {
      const text = address[from + i] ?? '';
      const { length } = text;
      if (length === 0) {
        this.address[at + i] = 0;
        continue;
      }
      const slot =
        (length * 31 +
          text.charCodeAt(length - 1) +
          97 * text.charCodeAt(length >> 1) +
          1009 * text.charCodeAt(length - (length >> 2))) &
        (RECENT - 1);
      let place = recent[slot] ?? 0;
      if (recentTexts[slot] !== text) {
        place = addresses.add(text);
        recent[slot] = place;
        recentTexts[slot] = text;
      }
      this.address[at + i] = place;
    }
  }

  /** Places of a file's texts in the texts of the slice. */
  private placesOf(texts: readonly string[]): Int32Array {
    if (this.met.texts !== texts) this.met = { texts, places: new Int32Array() };
    const { places: known } = this.met;
    if (known.length === texts.length) return known;
    const places = new Int32Array(texts.length);
    places.set(known);
    for (let i = known.length; i < texts.length; i++) {
      const text = texts[i] ?? '';
      if (text === '') continue;
      let place = this.places.get(text);
      if (place === undefined) {
        place = this.texts.push(text) - 1;
        this.places.set(text, place);
      }
      places[i] = place;
    }
    this.met.places = places;
    return places;
  }

  /** Makes Parquet of the rows: one file of each year, and one of their sums. Each must be written before the next is asked for. */
  *parquet(): Generator<SliceFile> {
    if (this.length === 0) return;
    const order = this.bySides();
    yield* this.sums(order);
    const years = this.years();
    const byYear = orderedBy(order, years);
    const writer = new ParquetWriter(this.columns(), ROWS_PER_GROUP);
    for (let from = 0; from < this.length; ) {
      const year = years[byYear[from] ?? 0] ?? 0;
      let to = from + 1;
      while (to < this.length && years[byYear[to] ?? 0] === year) to++;
      yield {
        kind: 'rows',
        year: year === 0 ? undefined : year,
        rows: to - from,
        bytes: writer.write(byYear, from, to),
      };
      from = to;
    }
  }

  /** Forgets the rows; their memory is used again. */
  clear(): void {
    this.length = 0;
    this.id.clear();
    this.texts = [''];
    this.places = new Map();
    this.addresses.clear();
    // Place 0 is that of none.
    this.addresses.add('');
    this.recentTexts.fill('');
    this.files = [''];
    this.met = { texts: [], places: new Int32Array() };
  }

  /** Rows by source and target in the order of their letters, then by day, quad class and what is odd. */
  private bySides(): Uint32Array {
    const { length } = this;
    const ranks = this.ranks();
    const keys = new Int32Array(length);
    let order: Uint32Array = new Uint32Array(length);
    for (let i = 0; i < length; i++) {
      order[i] = i;
      keys[i] = this.kindOf(i);
    }
    order = orderedBy(order, keys);
    let first = Number.POSITIVE_INFINITY;
    for (let i = 0; i < length; i++) {
      const day = this.day[i] ?? NO_DAY;
      if (day !== NO_DAY && day < first) first = day;
    }
    for (let i = 0; i < length; i++) {
      const day = this.day[i] ?? NO_DAY;
      keys[i] = day === NO_DAY ? 0 : day - first + 1;
    }
    order = orderedBy(order, keys);
    for (const side of [this.target, this.source]) {
      for (let i = 0; i < length; i++) keys[i] = ranks[side[i] ?? 0] ?? 0;
      order = orderedBy(order, keys);
    }
    return order;
  }

  /** Place of each text in the order of letters; 0 for none. */
  private ranks(): Int32Array {
    const { texts } = this;
    const used = new Set<number>();
    for (let i = 0; i < this.length; i++) {
      used.add(this.source[i] ?? 0);
      used.add(this.target[i] ?? 0);
    }
    used.delete(0);
    const ranks = new Int32Array(texts.length);
    const sorted = [...used].sort((a, b) => Buffer.compare(Buffer.from(texts[a] ?? ''), Buffer.from(texts[b] ?? '')));
    for (const [i, text] of sorted.entries()) ranks[text] = i + 1;
    return ranks;
  }

  /** Quad class, what is odd and whether it is a root event, in one number below 2^11. */
  private kindOf(row: number): number {
    return ((this.quad[row] ?? 0) << 8) | ((this.flags[row] ?? 0) & KEPT_APART) | (this.root[row] ?? 0);
  }

  /** Year of each row; 0 where it has no day. */
  private years(): Int32Array {
    const years = new Int32Array(this.length);
    let day: number = NO_DAY;
    let year = 0;
    for (let i = 0; i < this.length; i++) {
      const own = this.day[i] ?? NO_DAY;
      if (own !== day) {
        day = own;
        year = day === NO_DAY ? 0 : Math.max(1, new Date(day * 86_400_000).getUTCFullYear());
      }
      years[i] = year;
    }
    return years;
  }

  /** Sums over rows of the same sides, day, quad class and oddity, which stand one behind another. */
  private *sums(order: Uint32Array): Generator<SliceFile> {
    const cube = new Sums(this.length);
    for (const row of order) {
      if ((this.flags[row] ?? 0) & DEFECTS) continue;
      const source = this.source[row] ?? 0;
      const target = this.target[row] ?? 0;
      const day = this.day[row] ?? 0;
      if (source === 0 || target === 0 || source === target || day === NO_DAY) continue;
      cube.add(source, target, day, this.kindOf(row), this.score[row] ?? Number.NaN, this.mentions[row] ?? 1);
    }
    if (cube.length === 0) return;
    const rows = new Uint32Array(cube.length);
    for (let i = 0; i < rows.length; i++) rows[i] = i;
    const writer = new ParquetWriter(cube.columns(this.texts, this.origin), CUBE_ROWS_PER_GROUP);
    yield { kind: 'cube', year: undefined, rows: cube.length, bytes: writer.write(rows, 0, cube.length) };
  }

  private columns(): readonly ParquetColumn[] {
    const { texts } = this;
    const origins = new Int32Array(this.capacity).fill(1);
    return [
      { kind: 'texts', name: 'origin', values: origins, texts: ['', this.origin] },
      { kind: 'strings', name: 'id', values: this.id },
      { kind: 'integer', name: 'day', values: this.day, as: 'date', none: NO_DAY },
      { kind: 'texts', name: 'source', values: this.source, texts, bounds: true },
      { kind: 'texts', name: 'target', values: this.target, texts, bounds: true },
      { kind: 'texts', name: 'source_actor', values: this.sourceActor, texts },
      { kind: 'texts', name: 'target_actor', values: this.targetActor, texts },
      { kind: 'texts', name: 'source_sectors', values: this.sourceSectors, texts },
      { kind: 'texts', name: 'target_sectors', values: this.targetSectors, texts },
      { kind: 'texts', name: 'code', values: this.code, texts, bounds: true },
      { kind: 'integer', name: 'quad', values: this.quad, as: 'uint8' },
      { kind: 'double', name: 'score', values: this.score },
      { kind: 'integer', name: 'mentions', values: this.mentions, as: 'int32' },
      { kind: 'integer', name: 'root', values: this.root, as: 'uint8' },
      { kind: 'integer', name: 'flags', values: this.flags, as: 'uint16' },
      { kind: 'texts', name: 'place', values: this.place, texts },
      { kind: 'texts', name: 'address', values: this.address, texts: this.addresses },
      { kind: 'texts', name: 'file', values: this.file, texts: this.files },
      { kind: 'long', name: 'offset', values: this.offset },
      { kind: 'integer', name: 'bytes', values: this.bytes, as: 'int32' },
    ];
  }
}

/** Rows of the cube that are being summed up. */
class Sums {
  length = 0;
  private readonly source: Int32Array;
  private readonly target: Int32Array;
  private readonly day: Int32Array;
  private readonly kind: Int32Array;
  private readonly n: Int32Array;
  private readonly sum: Float64Array;
  private readonly squares: Float64Array;
  private readonly negative: Int32Array;
  private readonly scored: Int32Array;
  private readonly mentions: Int32Array;

  constructor(most: number) {
    const numbers = (): Int32Array => new Int32Array(most);
    this.source = numbers();
    this.target = numbers();
    this.day = numbers();
    this.kind = numbers();
    this.n = numbers();
    this.sum = new Float64Array(most);
    this.squares = new Float64Array(most);
    this.negative = numbers();
    this.scored = numbers();
    this.mentions = numbers();
  }

  add(source: number, target: number, day: number, kind: number, score: number, mentions: number): void {
    let at = this.length - 1;
    const same =
      at >= 0 &&
      this.source[at] === source &&
      this.target[at] === target &&
      this.day[at] === day &&
      this.kind[at] === kind;
    if (!same) {
      at = this.length++;
      this.source[at] = source;
      this.target[at] = target;
      this.day[at] = day;
      this.kind[at] = kind;
    }
    this.n[at] = (this.n[at] ?? 0) + 1;
    this.mentions[at] = (this.mentions[at] ?? 0) + mentions;
    // A row without a score counts as an event and adds nothing to the sum.
    if (Number.isNaN(score)) return;
    this.scored[at] = (this.scored[at] ?? 0) + 1;
    this.sum[at] = (this.sum[at] ?? 0) + score;
    this.squares[at] = (this.squares[at] ?? 0) + score * score;
    if (score < 0) this.negative[at] = (this.negative[at] ?? 0) + 1;
  }

  columns(texts: readonly string[], origin: EventOrigin): readonly ParquetColumn[] {
    const part = (take: (kind: number) => number): Uint16Array => {
      const values = new Uint16Array(this.length);
      for (let i = 0; i < this.length; i++) values[i] = take(this.kind[i] ?? 0);
      return values;
    };
    return [
      { kind: 'texts', name: 'source', values: this.source, texts, bounds: true },
      { kind: 'texts', name: 'target', values: this.target, texts, bounds: true },
      { kind: 'integer', name: 'day', values: this.day, as: 'date' },
      { kind: 'integer', name: 'quad', values: part((kind) => kind >> 8), as: 'uint8' },
      { kind: 'texts', name: 'origin', values: new Int32Array(this.length).fill(1), texts: ['', origin] },
      { kind: 'integer', name: 'flags', values: part((kind) => kind & KEPT_APART), as: 'uint16' },
      { kind: 'integer', name: 'root', values: part((kind) => kind & 1), as: 'uint8' },
      { kind: 'integer', name: 'n', values: this.n, as: 'int32' },
      { kind: 'integer', name: 'scored', values: this.scored, as: 'int32' },
      { kind: 'double', name: 'sum', values: this.sum },
      { kind: 'double', name: 'squares', values: this.squares },
      { kind: 'integer', name: 'negative', values: this.negative, as: 'int32' },
      { kind: 'integer', name: 'mentions', values: this.mentions, as: 'int32' },
    ];
  }
}

type Numbers = Int32Array | Float64Array | Uint8Array | Uint16Array;

function copy<N extends Numbers>(into: N, of: N, at: number, from: number, many: number): void {
  into.set(of.subarray(from, from + many), at);
}

function copyTexts(into: Int32Array, of: Int32Array, places: Int32Array, at: number, from: number, many: number): void {
  for (let i = 0; i < many; i++) into[at + i] = places[of[from + i] ?? 0] ?? 0;
}
