import { describe, expect, it } from 'vitest';
import { checkFilter, cubeAnswers } from './event-filter.ts';
import { conditionsOf } from './filter-sql.ts';
import { DUCKDB, gatherValues } from './sql/sql-dialect.ts';

describe('a filter of events', () => {
  it('is refused with a word about what is wrong', () => {
    expect(() => checkFilter({ from: '2018-02-30' })).toThrow('"2018-02-30" is no day that is known');
    expect(() => checkFilter({ from: '2019-01-01', to: '2018-01-01' })).toThrow('lies behind the last');
    expect(() => checkFilter({ source: { countries: ['russia'] } })).toThrow('"russia" is no country');
    expect(() => checkFilter({ quads: [5] })).toThrow('"5" is no quad');
    expect(() => checkFilter({ origins: ['gdelt', 'acled'] })).not.toThrow();
  });

  it('gives no word of its values to the statement, whatever they are', () => {
    const gathered = gatherValues(DUCKDB);
    const bad = "x'; DROP TABLE events; --";
    const sql = conditionsOf(
      { categories: [bad], source: { actors: [bad], sectors: [bad] }, from: '2018-01-01', undirected: true },
      'rows',
      gathered,
      DUCKDB,
    )
      .map((one) => one.sql)
      .join(' ');
    expect(sql.toLowerCase()).not.toContain('drop');
    expect(gathered.values.filter((value) => String(value).toLowerCase().includes('drop'))).toHaveLength(5);
  });

  it('asks for rows only where the sums by day do not know', () => {
    expect(cubeAnswers({ undirected: true, onlyRoot: true, quads: [4], source: { countries: ['RUS'] } })).toBe(true);
    expect(cubeAnswers({ categories: ['19'] })).toBe(false);
    expect(cubeAnswers({ source: { sectors: ['MIL'] } })).toBe(false);
    expect(cubeAnswers({ onePerDay: true })).toBe(false);
    expect(cubeAnswers({ withFlagged: true })).toBe(false);
  });
});
