import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { EncodedTexts } from './encoded-texts.ts';
import { ParquetWriter } from './write-parquet.ts';

const folder = mkdtempSync(join(tmpdir(), 'entente-parquet-'));
const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
afterAll(() => {
  connection.closeSync();
  instance.closeSync();
  rmSync(folder, { recursive: true, force: true });
});

let written = 0;

/** Under a new name each time: DuckDB remembers what was in a file. */
function put(bytes: Uint8Array): string {
  const path = join(folder, `${written++}.parquet`);
  writeFileSync(path, bytes);
  return path;
}

async function read(bytes: Uint8Array, columns: string): Promise<readonly (readonly unknown[])[]> {
  const path = put(bytes);
  const reader = await connection.runAndReadAll(`SELECT ${columns} FROM '${path}'`);
  return reader.getRowsJS();
}

const TEXTS = ['', 'USA', 'Køb', '中国', '𝄞', 'x'.repeat(300)];

describe('a Parquet file of columns in memory', () => {
  it('gives back what was written, whatever the values, their order and the size of the groups', async () => {
    const row = fc.record({
      text: fc.nat({ max: TEXTS.length - 1 }),
      string: fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.constant('')),
      small: fc.oneof(fc.constant(7), fc.integer({ min: 0, max: 255 })),
      day: fc.oneof(fc.constant(-1e9), fc.integer({ min: -100_000, max: 100_000 })),
      wide: fc.oneof(fc.constant(0), fc.integer({ min: -2_147_483_648, max: 2_147_483_647 })),
      long: fc.oneof(fc.nat(), fc.maxSafeNat()),
      score: fc.oneof(fc.constantFrom(Number.NaN, 1.9, -10), fc.double({ noNaN: true })),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 150 }),
        fc.integer({ min: 1, max: 200 }),
        async (rows, size) => {
          const strings = new EncodedTexts();
          for (const { string } of rows) strings.add(string);
          const writer = new ParquetWriter(
            [
              {
                kind: 'texts',
                name: 'text',
                values: Int32Array.from(rows, ({ text }) => text),
                texts: TEXTS,
                bounds: true,
              },
              { kind: 'strings', name: 'string', values: strings },
              { kind: 'integer', name: 'small', values: Uint8Array.from(rows, ({ small }) => small), as: 'uint8' },
              { kind: 'integer', name: 'day', values: Int32Array.from(rows, ({ day }) => day), as: 'date', none: -1e9 },
              { kind: 'integer', name: 'wide', values: Int32Array.from(rows, ({ wide }) => wide), as: 'int32' },
              { kind: 'long', name: 'long', values: Float64Array.from(rows, ({ long }) => long) },
              { kind: 'double', name: 'score', values: Float64Array.from(rows, ({ score }) => score) },
            ],
            size,
          );
          const order = Uint32Array.from(rows.keys()).reverse();
          const columns = `text, string, small, day - DATE '1970-01-01', wide, long, score`;
          const found = await read(writer.write(order, 0, rows.length), columns);
          expect(found).toEqual(
            rows.toReversed().map(({ text, string, small, day, wide, long, score }) => [
              TEXTS[text] || null,
              string,
              small,
              day === -1e9 ? null : BigInt(day),
              wide,
              BigInt(long),
              // Zero has no sign in a dictionary.
              Number.isNaN(score) ? null : score + 0,
            ]),
          );
        },
      ),
      { numRuns: 40 },
    );
  });

  it('lets a reader pass over groups of rows by their first and last texts', async () => {
    const many = 5000;
    const texts = ['', ...Array.from({ length: 50 }, (_, i) => `C${String(i).padStart(2, '0')}`)];
    const values = Int32Array.from({ length: many }, (_, i) => 1 + Math.floor((i * 50) / many));
    const writer = new ParquetWriter([{ kind: 'texts', name: 'country', values, texts, bounds: true }], 1000);
    const path = put(writer.write(Uint32Array.from(values.keys()), 0, many));
    const bounds = await connection.runAndReadAll(
      `SELECT stats_min_value, stats_max_value FROM parquet_metadata('${path}')`,
    );
    expect(bounds.getRowsJS()[1]).toEqual(['C10', 'C19']);
    const count = await connection.runAndReadAll(`SELECT count(*) FROM '${path}' WHERE country = 'C17'`);
    expect(count.getRowsJS()).toEqual([[100n]]);
  });
});
