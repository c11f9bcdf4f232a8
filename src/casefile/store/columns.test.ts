import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../records/canonical-json.ts';
import { fromColumns, toColumns } from './columns.ts';

const span = fc.record({ start: fc.nat(), end: fc.nat() });

describe('columns', () => {
  it('give back any data that JSON can hold', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.jsonValue(), span, fc.array(span))), (values) => {
        const columns = JSON.parse(JSON.stringify(toColumns(values)));
        expect(canonicalJson(fromColumns(columns))).toBe(canonicalJson(JSON.parse(JSON.stringify(values))));
      }),
    );
  });

  it('are shorter than lists of objects', () => {
    const rows = Array.from({ length: 100 }, (_, i) => ({
      span: { start: 1000 + 7 * i, end: 1004 + 7 * i },
      kind: 'name',
    }));
    expect(JSON.stringify(toColumns(rows)).length).toBeLessThan(JSON.stringify(rows).length / 3);
  });
});
