import { zstdDecompressSync } from 'node:zlib';
import { EncodedTexts } from '../casefile/events/parquet/encoded-texts.ts';
import { type ParquetColumn, ParquetWriter } from '../casefile/events/parquet/write-parquet.ts';
import { EntenteError, type FailureCode } from '../records/failure.ts';

/** What became of a document: a row of a part. */
export type PartRow =
  | {
      readonly kind: 'read';
      readonly key: string;
      readonly name: string;
      /** The reading as `read --jsonl` prints it, without the end of the line. */
      readonly json: string;
      /** The language of a text that is not English. */
      readonly otherLanguage?: string;
    }
  | {
      readonly kind: 'failed';
      readonly key: string;
      readonly name: string;
      readonly code: FailureCode;
      readonly reason: string;
    };

/** A row as columns of words; nothing is an empty one. */
type Cells = Readonly<Record<(typeof COLUMNS)[number], string>>;
const COLUMNS = ['key', 'name', 'kind', 'reading', 'other_language', 'code', 'reason'] as const;

/** So many readings are unpacked together. */
const ROWS_PER_GROUP = 64;

/** What a shard was read into as a Parquet file, a document a row, in the order of the shard. The same rows give the same bytes. */
export function encodePart(rows: readonly PartRow[]): Uint8Array {
  const columns = new Map(COLUMNS.map((name) => [name, new EncodedTexts()]));
  for (const row of rows) {
    const cells = cellsOf(row);
    for (const [name, texts] of columns) texts.add(cells[name]);
  }
  const described = [...columns].map(([name, values]): ParquetColumn => ({ name, kind: 'strings', values }));
  const order = Uint32Array.from(rows, (_, i) => i);
  return new Uint8Array(new ParquetWriter(described, ROWS_PER_GROUP).write(order, 0, rows.length));
}

function cellsOf(row: PartRow): Cells {
  const { key, name, kind } = row;
  const none = { reading: '', other_language: '', code: '', reason: '' };
  return row.kind === 'read'
    ? { ...none, key, name, kind, reading: row.json, other_language: row.otherLanguage ?? '' }
    : { ...none, key, name, kind, code: row.code, reason: row.reason };
}

/** A part that lies in memory, packed; its rows are unpacked where they are asked for. */
export class PartFile {
  readonly #bytes: ArrayBuffer;
  readonly #name: string;
  #group: { readonly at: number; readonly rows: readonly PartRow[] } | undefined;

  constructor(bytes: Uint8Array, name: string) {
    this.#bytes = new Uint8Array(bytes).buffer;
    this.#name = name;
  }

  /** @throws EntenteError('unreadable') where there is no such row, or the file is damaged */
  async row(place: number): Promise<PartRow> {
    const at = place - (place % ROWS_PER_GROUP);
    if (this.#group?.at !== at) this.#group = { at, rows: await this.#rows(at) };
    const row = this.#group.rows[place - at];
    if (row) return row;
    throw new EntenteError('unreadable', `The part ${this.#name} has no row ${place}; it is damaged.`);
  }

  async #rows(from: number): Promise<readonly PartRow[]> {
    const { parquetMetadata, parquetReadObjects } = await import('hyparquet');
    const bytes = this.#bytes;
    try {
      const metadata = parquetMetadata(bytes);
      const rowEnd = Math.min(from + ROWS_PER_GROUP, Number(metadata.num_rows));
      if (rowEnd <= from) return [];
      const rows = await parquetReadObjects({
        file: { byteLength: bytes.byteLength, slice: (start, end) => bytes.slice(start, end) },
        metadata,
        rowStart: from,
        rowEnd,
        compressors: { ZSTD: (input) => new Uint8Array(zstdDecompressSync(input)) },
      });
      return rows.map((row) => rowOf(row as Cells));
    } catch (cause) {
      throw new EntenteError('unreadable', `The part ${this.#name} is damaged and cannot be read.`, { cause });
    }
  }
}

function rowOf({ key, name, kind, reading, other_language: otherLanguage, code, reason }: Cells): PartRow {
  return kind === 'read'
    ? { kind, key, name, json: reading, ...(otherLanguage === '' ? {} : { otherLanguage }) }
    : { kind: 'failed', key, name, code: code as FailureCode, reason };
}
