import { NO_DAY } from '../../records/event-row.ts';
import type { MentionBatch } from '../../records/mention-batch.ts';
import { ROWS_PER_GROUP, type SliceFile } from './event-slice.ts';
import { type ParquetColumn, ParquetWriter } from './parquet/write-parquet.ts';

/** Counts of mentions that become Parquet together, sorted by event, so that those of one event stand in one place. */
export class MentionSlice {
  readonly capacity: number;
  private length = 0;
  private texts: string[] = [''];
  private places = new Map<string, number>();
  private files: string[] = [''];
  private readonly event: Int32Array;
  private readonly eventDay: Int32Array;
  private readonly day: Int32Array;
  private readonly confidence: Uint8Array;
  private readonly n: Int32Array;
  private readonly file: Int32Array;

  constructor(capacity: number) {
    this.capacity = capacity;
    this.event = new Int32Array(capacity);
    this.eventDay = new Int32Array(capacity);
    this.day = new Int32Array(capacity);
    this.confidence = new Uint8Array(capacity);
    this.n = new Int32Array(capacity);
    this.file = new Int32Array(capacity);
  }

  get full(): boolean {
    return this.length === this.capacity;
  }

  /** Takes in what of a batch there is room for. @returns how many rows that are */
  add(batch: MentionBatch, file: string, from: number): number {
    const many = Math.min(batch.length - from, this.capacity - this.length);
    if (this.files.at(-1) !== file) this.files.push(file);
    const at = this.length;
    for (let i = 0; i < many; i++) this.event[at + i] = this.placeOf(batch.event[from + i] ?? '');
    this.eventDay.set(batch.eventDay.subarray(from, from + many), at);
    this.day.set(batch.day.subarray(from, from + many), at);
    this.confidence.set(batch.confidence.subarray(from, from + many), at);
    this.n.set(batch.n.subarray(from, from + many), at);
    this.file.fill(this.files.length - 1, at, at + many);
    this.length += many;
    return many;
  }

  private placeOf(event: string): number {
    const known = this.places.get(event);
    if (known !== undefined) return known;
    const place = this.texts.push(event) - 1;
    this.places.set(event, place);
    return place;
  }

  /** Makes Parquet of the rows. */
  *parquet(): Generator<SliceFile> {
    if (this.length === 0) return;
    const { texts, event } = this;
    const order = Uint32Array.from({ length: this.length }, (_, i) => i).sort((a, b) => {
      const [one, other] = [event[a] ?? 0, event[b] ?? 0];
      if (one === other) return a - b;
      return (texts[one] ?? '') < (texts[other] ?? '') ? -1 : 1;
    });
    const writer = new ParquetWriter(this.columns(), ROWS_PER_GROUP);
    yield { kind: 'mentions', year: undefined, rows: this.length, bytes: writer.write(order, 0, this.length) };
  }

  private columns(): readonly ParquetColumn[] {
    const { texts } = this;
    return [
      { kind: 'texts', name: 'event', values: this.event, texts, bounds: true },
      { kind: 'integer', name: 'event_day', values: this.eventDay, as: 'date', none: NO_DAY },
      { kind: 'integer', name: 'day', values: this.day, as: 'date', none: NO_DAY },
      { kind: 'integer', name: 'confidence', values: this.confidence, as: 'uint8' },
      { kind: 'integer', name: 'n', values: this.n, as: 'int32' },
      { kind: 'texts', name: 'file', values: this.file, texts: this.files },
    ];
  }

  /** Forgets the rows; their memory is used again. */
  clear(): void {
    this.length = 0;
    this.texts = [''];
    this.places = new Map();
    this.files = [''];
  }
}
