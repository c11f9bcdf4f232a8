import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDelimited } from './import-delimited.ts';

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

describe('a table', () => {
  it.each([
    ['commas', 'name,role\nRoe,envoy\n'],
    ['tabs', 'name\trole\nRoe\tenvoy'],
    ['semicolons', 'name;role\r\nRoe;envoy\r\n'],
    ['a byte order mark and quotes', '\uFEFF"name","role"\n"Roe","envoy"'],
  ])('is read with %s', (_, text) => {
    const { columns, rows } = parseDelimited(text);
    expect(columns).toEqual(['name', 'role']);
    expect(rows.map((row) => [row.get('name'), row.get('ROLE'), row.get('none')])).toEqual([['Roe', 'envoy', '']]);
  });

  it('counts lines inside quotes, passes over empty rows and fills short ones', () => {
    const { rows } = parseDelimited('name,note\n"Roe","two\nlines"\n\n,\nDoe\n');
    expect(rows.map((row) => [row.line, row.get('name'), row.get('note')])).toEqual([
      [2, 'Roe', 'two\nlines'],
      [6, 'Doe', ''],
    ]);
  });

  it('reports a row with too many cells and a quote that is never closed', () => {
    expect(parseDelimited('a,b\n1,2,3\n4,5').problems).toMatchObject([{ line: 2 }]);
    expect(parseDelimited('a,b\n1,2,3\n4,5').rows).toHaveLength(1);
    expect(parseDelimited('a,b\n1,"2\n3,4').rows.map((row) => row.get('b'))).toEqual(['"2', '4']);
    expect(parseDelimited('a,b\n1,"2\n3,4').problems).toMatchObject([
      { line: 2, reason: expect.stringContaining('never closed') },
    ]);
  });

  it('gives every cell back that was written with quotes', () => {
    const cell = fc.string().map((text) => text.trim());
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell)), (cells) => {
        const written = [['first', 'second'], ...cells].map((row) => row.map(quoted).join(',')).join('\r\n');
        const filled = cells.filter((row) => row.some((each) => each !== ''));
        expect(parseDelimited(written).rows.map((row) => [row.get('first'), row.get('second')])).toEqual(filled);
      }),
    );
  });
});
