import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';

/** Data as JSON, compressed. The first byte tells the form, so that others may follow. */
const ZSTD_JSON = 1;

/** Packs data for the database. */
export function pack(data: unknown): Uint8Array {
  const body = zstdCompressSync(JSON.stringify(data));
  const packed = new Uint8Array(body.length + 1);
  packed[0] = ZSTD_JSON;
  packed.set(body, 1);
  return packed;
}

/** The data that `pack` packed; the caller says what it was. */
export function unpack<T>(packed: Uint8Array): T {
  if (packed[0] !== ZSTD_JSON) throw new Error(`form ${packed[0]} of packed data is not known`);
  return JSON.parse(zstdDecompressSync(packed.subarray(1)).toString('utf8')) as T;
}
