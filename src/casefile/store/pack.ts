import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { Document } from '../../records/document.ts';
import { recordId } from '../../records/identify.ts';
import type { AnyRecord, Reading } from '../../records/reading.ts';
import { LIST_OF, listedRecords, withIds, withRecords } from '../journal/reading-records.ts';
import { type Columns, fromColumns, toColumns } from './columns.ts';
import { DICTIONARY_1 } from './dictionary-1.ts';
import { PackedDamage } from './failure.ts';

/** The first byte of packed data: JSON in columns, compressed by zstd with the first dictionary. Other forms may follow. */
const FORM = 1;
/** Half as fast as the default, and a tenth smaller. */
const LEVEL = 9;

let dictionary: Uint8Array | undefined;

function theDictionary(): Uint8Array {
  dictionary ??= zstdDecompressSync(Buffer.from(DICTIONARY_1, 'base64'));
  return dictionary;
}

function pack(data: unknown): Uint8Array {
  const options = { params: { [constants.ZSTD_c_compressionLevel]: LEVEL }, dictionary: theDictionary() };
  return Buffer.concat([Uint8Array.of(FORM), zstdCompressSync(JSON.stringify(data), options)]);
}

function unpack(packed: Uint8Array): unknown {
  try {
    if (packed[0] !== FORM) throw new Error(`form ${packed[0]} of packed data is not known`);
    return JSON.parse(zstdDecompressSync(packed.subarray(1), { dictionary: theDictionary() }).toString('utf8'));
  } catch (cause) {
    throw new PackedDamage(cause);
  }
}

/** Packs a document with its text. */
export function packDocument({ text, ...facts }: Document): Uint8Array {
  return pack([text, toColumns([facts])]);
}

/** The document that was packed. */
export function unpackDocument(packed: Uint8Array): Document {
  const [text, facts] = unpack(packed) as [string, Columns];
  return { ...(fromColumns(facts)[0] as Omit<Document, 'text'>), text };
}

/** A reading without its document, packed: what the rest tells is left out of it. */
export interface PackedReading {
  readonly body: Uint8Array;
  /** Ids of the records in the order of their lists, six bytes each. */
  readonly ids: Uint8Array;
}

/**
 * Packs a reading. Ids of records lie apart, since they do not compress; those of mentions are made anew.
 * @param textId id of the text of the version, of which ids of mentions are made
 */
export function packReading(reading: Reading, textId: string): PackedReading {
  const ids = listedRecords(reading).map(({ record }) => record.id.slice(2));
  return { body: pack(plainReading(reading, textId)), ids: Buffer.from(ids.join(''), 'hex') };
}

/** A reading in columns, before it is compressed. */
export function plainReading(reading: Reading, textId: string): Columns {
  const order = new Map(listedRecords(reading).map(({ record }, i) => [record.id, `#${i}`]));
  const { document: _, ...rest } = withIds(reading, (id) => order.get(id) ?? id);
  const mentions = rest.mentions.map(({ id, ...mention }) =>
    id === recordId('mention', textId, mention.span.start, mention.span.end) ? mention : { id, ...mention },
  );
  const lists = Object.values(LIST_OF).flatMap((list) => {
    const records = rest[list] as readonly AnyRecord[] | undefined;
    return records ? [[list, records.map((record) => bare(record, reading))]] : [];
  });
  return toColumns([{ ...rest, mentions, ...Object.fromEntries(lists) }]);
}

/** A record without what its list, its place and its sentence tell. */
function bare({ kind: _, id: __, sentence, ...record }: AnyRecord, { sentences }: Reading): object {
  const span = sentences[sentence.index];
  const same = span?.start === sentence.span.start && span.end === sentence.span.end;
  return { ...record, sentence: same ? sentence.index : sentence };
}

/** The reading that was packed. */
export function unpackReading({ body, ids }: PackedReading, document: Document, textId: string): Reading {
  const [data] = fromColumns(unpack(body) as Columns) as [Reading];
  const hex = Buffer.from(ids).toString('hex');
  let order = 0;
  const records = Object.entries(LIST_OF).flatMap(([kind, list]) =>
    ((data[list] ?? []) as readonly AnyRecord[]).map((record) => {
      const index = record.sentence as unknown as number | AnyRecord['sentence'];
      const span = typeof index === 'number' ? data.sentences[index] : undefined;
      const sentence = typeof index === 'number' && span ? { sentence: { index, span } } : {};
      return { ...record, kind, id: `#${order++}`, ...sentence } as unknown as AnyRecord;
    }),
  );
  const { format, reader, ...rest } = withRecords(data, records);
  const mentions = rest.mentions.map((mention) => ({
    ...mention,
    id: mention.id ?? recordId('mention', textId, mention.span.start, mention.span.end),
  }));
  const letters = records.map(({ kind }) => LETTERS[kind]);
  return withIds({ format, reader, ...rest, document, mentions }, (id) => {
    const n = Number(id.slice(1));
    return id.startsWith('#') ? `${letters[n]}-${hex.slice(n * 12, n * 12 + 12)}` : id;
  });
}

/** What the ids of a kind begin with. */
const LETTERS = Object.fromEntries(
  (Object.keys(LIST_OF) as AnyRecord['kind'][]).map((kind) => [kind, recordId(kind).slice(0, 1)]),
) as Readonly<Record<AnyRecord['kind'], string>>;
