import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_ROW_BYTES, RowScanner } from './row-scanner.ts';

interface Seen {
  readonly cells: readonly string[];
  readonly offset: number;
  readonly length: number;
  readonly line: number;
  readonly fault: string | undefined;
  readonly nul: boolean;
}

/** Rows of bytes that come in chunks of a size. */
function scan(content: string | Uint8Array, options: { quotes?: boolean; fields?: number; size?: number } = {}) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const { quotes = false, fields, size = 7 } = options;
  const rows: Seen[] = [];
  const scanner = new RowScanner({ separator: quotes ? 44 : 9, quotes, fields }, (row) => {
    const cells = Array.from({ length: row.fault ? 0 : row.fields }, (_, i) =>
      row.bytes.toString('latin1', row.starts[i], (row.starts[i + 1] ?? 0) - 1),
    );
    rows.push({ cells, offset: row.offset, length: row.length, line: row.line, fault: row.fault, nul: row.nul });
  });
  for (let at = 0; at < bytes.length; at += size) scanner.push(bytes.subarray(at, at + size));
  scanner.finish();
  return { rows, blank: scanner.blank, bytes: scanner.bytes };
}

describe('rows of bytes', () => {
  it('are cut at line ends of either kind, and empty lines are counted', () => {
    const { rows, blank } = scan('a\tb\r\n\n\tc\t\n\r\nlast');
    expect(rows.map(({ cells, line, offset, length }) => [cells, line, offset, length])).toEqual([
      [['a', 'b'], 1, 0, 3],
      [['', 'c', ''], 3, 6, 3],
      [['last'], 5, 12, 4],
    ]);
    expect(blank).toBe(2);
  });

  it('keep quotes as they are where there is no quoting', () => {
    expect(scan('"a\tb"\n').rows[0]?.cells).toEqual(['"a', 'b"']);
  });

  it('hold separators and line ends in quotes', () => {
    const { rows } = scan('"a,b",c\n"d\ne",""""\nf,g\n', { quotes: true });
    expect(rows.map(({ cells, line }) => [cells, line])).toEqual([
      [['"a,b"', 'c'], 1],
      [['"d\ne"', '""""'], 2],
      [['f', 'g'], 4],
    ]);
  });

  it('go on with the next line where a quote is never closed', () => {
    const { rows } = scan('a,b\n"c,d\ne,f\n', { quotes: true });
    expect(rows.map(({ cells, fault, line }) => [cells, fault, line])).toEqual([
      [['a', 'b'], undefined, 1],
      [[], 'open quote', 2],
      [['e', 'f'], undefined, 3],
    ]);
  });

  it('go on with the next line where a quote that is opened by mistake is closed by another row’s', () => {
    const { rows } = scan('"a,b\nc,d\n"e",f\n', { quotes: true, fields: 2 });
    expect(rows.map(({ fault }) => fault)).toEqual(['open quote', undefined, undefined]);
  });

  it('are none if they are longer than a megabyte, wherever the chunks end', () => {
    const long = new Uint8Array(3 * MAX_ROW_BYTES).fill(120);
    const bytes = Buffer.concat([Buffer.from('a\n'), long, Buffer.from('\r\nb\n')]);
    for (const size of [1000, 300_000, bytes.length]) {
      const { rows } = scan(bytes, { size });
      expect(rows.map(({ fault, offset, length, line }) => [fault, offset, length, line])).toEqual([
        [undefined, 0, 1, 1],
        ['too long', 2, long.length, 2],
        [undefined, long.length + 4, 1, 3],
      ]);
    }
  });

  it('know whether a byte 0 is in them', () => {
    const { rows } = scan('a\nb\0\nc\n\0\nd\n', { size: 3 });
    expect(rows.map(({ nul }) => nul)).toEqual([false, true, false, true, false]);
  });

  it('are as many as lines, and stand where they say, whatever the bytes and however they come', () => {
    const byte = fc.constantFrom(9, 10, 13, 0, 34, 44, 65, 200);
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 200 }), fc.integer({ min: 1, max: 50 }), (list, size) => {
        const bytes = Uint8Array.from(list);
        const text = Buffer.from(bytes).toString('latin1');
        const lines = text.split('\n');
        if (lines.at(-1) === '') lines.pop();
        const { rows, blank } = scan(bytes, { size });
        const filled = lines.map((line) => line.replace(/\r$/, ''));
        expect(rows.length + blank).toBe(lines.length);
        expect(rows.map(({ offset, length }) => text.slice(offset, offset + length))).toEqual(
          rows.map(({ cells }) => cells.join('\t')),
        );
        expect(rows.map(({ line }) => filled[line - 1])).toEqual(rows.map(({ cells }) => cells.join('\t')));
        expect(scan(bytes, { size: bytes.length || 1 }).rows).toEqual(rows);
      }),
    );
  });

  it('with quotes lose no byte of a line and do not depend on the chunks', () => {
    const byte = fc.constantFrom(10, 34, 34, 44, 65);
    fc.assert(
      fc.property(
        fc.array(byte, { maxLength: 120 }),
        fc.integer({ min: 1, max: 30 }),
        fc.option(fc.constant(2)),
        (list, size, fields) => {
          const bytes = Uint8Array.from(list);
          const text = Buffer.from(bytes).toString('latin1');
          const options = { quotes: true, ...(fields === null ? {} : { fields }) };
          const { rows } = scan(bytes, { ...options, size });
          let at = 0;
          for (const { offset, length } of rows) {
            expect(text.slice(at, offset)).toMatch(/^\n*$/);
            at = offset + length;
          }
          expect(text.slice(at)).toMatch(/^\n*$/);
          expect(scan(bytes, { ...options, size: bytes.length || 1 }).rows).toEqual(rows);
        },
      ),
    );
  });
});
