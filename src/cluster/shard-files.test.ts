import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodePart, PartFile, type PartRow } from './part-file.ts';
import { decodeList, decodeShard, documentKey, encodeList, encodeShard } from './shard-file.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('a document', () => {
  const bytes = bytesOf('Envoys met.');

  it('is known by its bytes, its name and what is known beforehand', () => {
    const key = documentKey(bytes, { name: 'a.txt' });
    expect(documentKey(bytes, { name: 'a.txt' })).toBe(key);
    const others = [
      documentKey(bytesOf('Envoys met!'), { name: 'a.txt' }),
      documentKey(bytes, { name: 'b.txt' }),
      documentKey(bytes, { name: 'a.txt', type: 'md' }),
      documentKey(bytes, { name: 'a.txt', given: { date: '2016-05-02' } }),
    ];
    expect(new Set([key, ...others]).size).toBe(5);
  });

  it('comes out of a shard with every byte, whatever it holds', () => {
    const documents = fc.array(
      fc.record({
        name: fc.string({ unit: 'binary' }),
        bytes: fc.uint8Array(),
        date: fc.option(fc.string(), { nil: undefined }),
      }),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(documents, (given) => {
        const shard = given.map(({ name, bytes, date }) => {
          const options = { name, ...(date === undefined ? {} : { given: { date } }) };
          return { key: documentKey(bytes, options), bytes, options };
        });
        expect(decodeShard(encodeShard(shard), 'x')).toEqual(shard);
      }),
      { numRuns: 20 },
    );
  });

  it('is never taken from half a shard', () => {
    const whole = encodeShard([{ key: 'k', bytes, options: { name: 'a.txt' } }]);
    expect(() => decodeShard(whole.subarray(0, -4), 'shards/x')).toThrow('shards/x is damaged');
  });
});

it('a list keeps the order of its inputs, those that could not be opened too', () => {
  const entries = [
    { name: 'b.txt', key: '2', remarks: ['b.txt: no date.'] },
    { name: 'missing.txt', failure: { code: 'unreadable', message: 'missing.txt does not exist.' } as const },
    { name: 'a.txt', key: '1' },
  ];
  expect(decodeList(encodeList(entries), 'x')).toEqual(entries);
});

describe('a part', () => {
  const rows = Array.from(
    { length: 150 },
    (_, i): PartRow =>
      i % 10 === 3
        ? { kind: 'failed', key: `k${i}`, name: `${i}.txt`, code: 'unreadable', reason: `${i}.txt is empty.` }
        : {
            kind: 'read',
            key: `k${i}`,
            name: `${i}.txt`,
            json: JSON.stringify({ text: `“Ärger” 你好 😀 ${i}`.repeat(i), at: i }),
            ...(i % 20 === 0 ? { otherLanguage: 'German' } : {}),
          },
  );

  it('gives each row as it was, in any order', async () => {
    const part = new PartFile(encodePart(rows), 'parts/x');
    for (const at of [149, 0, 63, 64, 65, 3, 128]) expect(await part.row(at)).toEqual(rows[at]);
  });

  it('has the same bytes whenever it is written', () => {
    expect(encodePart(rows)).toEqual(encodePart(structuredClone(rows)));
  });

  it('says so where a row is missing or the file is cut off', async () => {
    const bytes = encodePart(rows);
    await expect(new PartFile(bytes, 'parts/x').row(150)).rejects.toThrow('has no row 150');
    await expect(new PartFile(bytes.subarray(0, 500), 'parts/x').row(0)).rejects.toThrow('parts/x is damaged');
  });
});
