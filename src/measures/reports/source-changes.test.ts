import { describe, expect, it } from 'vitest';
import { sourceChanges } from './source-changes.ts';

const periods = Array.from({ length: 12 }, (_, t) => t);
const flat = (from: number, to: number, count: number): number[] =>
  periods.map((t) => (t >= from && t < to ? count : 0));
const counts = (...rows: (readonly [string, number[]])[]) => ({
  units: rows.map(([source]) => source),
  periods,
  values: rows.flatMap(([, values]) => values),
});

describe('sourceChanges', () => {
  it('takes no rise for one of events that a new source brings', () => {
    const { changes, steps, constant, total } = sourceChanges(
      counts(['icews', flat(0, 12, 10)], ['gdelt', flat(6, 12, 30)]),
      { changes: [6] },
    );
    expect(changes[0]).toMatchObject({
      verdict: 'source',
      begin: ['gdelt'],
      total: { before: 10, after: 40 },
      constant: { before: 10, after: 10 },
      words:
        'gdelt begins here; the sources that run on both sides show no such change: it is one of sources, not of events.',
    });
    expect(steps.map(({ period, begin, end }) => [period, begin, end])).toEqual([[6, ['gdelt'], []]]);
    expect(constant.sources).toEqual(['icews']);
    expect([total[5], total[6], constant.values[6]]).toEqual([10, 40, 10]);
  });

  it('takes no fall for one of events that a source brings which ends', () => {
    const { changes } = sourceChanges(counts(['a', flat(0, 12, 10)], ['b', flat(0, 6, 30)]), { changes: [6] });
    expect(changes[0]).toMatchObject({ verdict: 'source', end: ['b'] });
  });

  it('sees a rise that the sources which stay show too', () => {
    const rising = periods.map((t) => (t < 6 ? 10 : 40));
    const { changes } = sourceChanges(counts(['a', rising], ['b', flat(6, 12, 30)], ['c', flat(0, 12, 1)]), {
      changes: [6, 3],
    });
    expect(changes.map(({ verdict }) => verdict)).toEqual(['both', 'events']);
  });

  it('says that nobody can tell where no source stays', () => {
    const { changes, constant } = sourceChanges(counts(['a', flat(0, 6, 10)], ['b', flat(6, 12, 30)]), {
      changes: [6],
    });
    expect(changes[0]?.verdict).toBe('unknown');
    expect(changes[0]?.constant).toBeUndefined();
    expect(constant.sources).toEqual([]);
  });

  it('does not take silence on a dyad for the end of a source that goes on elsewhere', () => {
    const dyad = counts(['a', flat(0, 6, 10)], ['b', flat(0, 12, 1)]);
    const world = counts(['a', flat(0, 12, 500)], ['b', flat(0, 12, 90)]);
    expect(sourceChanges(dyad, { changes: [6] }).changes[0]?.verdict).toBe('source');
    expect(sourceChanges(dyad, { changes: [6], world }).changes[0]?.verdict).toBe('events');
  });

  it('tells a source that is interrupted', () => {
    const broken = periods.map((t) => (t >= 4 && t < 8 ? 0 : 5));
    const { sources, steps } = sourceChanges(counts(['a', broken]));
    expect(sources[0]?.gaps).toEqual([[4, 7]]);
    expect(steps.map(({ period, begin, end }) => [period, begin, end])).toEqual([
      [4, [], ['a']],
      [8, ['a'], []],
    ]);
  });

  it('refuses counts that do not fit the periods', () => {
    expect(() => sourceChanges({ units: ['a'], periods, values: [1] })).toThrow('not 1 sources by 12 periods');
    expect(() => sourceChanges(counts(['a', flat(0, 12, 1)]), { changes: [12] })).toThrow('outside the 12 periods');
  });
});
