import { describe, expect, it } from 'vitest';
import { addUnits, isoWeek, timeOf, timeText, wholeUnits } from './calendar.ts';
import { CODED, codedStatements, type Said } from './coded.fixture.ts';
import { discourseNetwork } from './discourse-network.ts';
import { kernelNetworks } from './kernel-slices.ts';
import { networkMatrix } from './network.ts';
import type { KernelOptions } from './options.ts';
import { windowNetworks } from './time-windows.ts';

const at = (text: string): number => timeOf(text, false);

describe('the calendar', () => {
  it('adds months to the last day of a shorter one, and counts whole units to either side', () => {
    expect(timeText(addUnits(at('2016-01-31'), 1, 'months'))).toBe('2016-02-29');
    expect(timeText(addUnits(at('2016-02-29T12:00'), -1, 'years'))).toBe('2015-02-28T12:00:00');
    expect(wholeUnits(at('2016-01-31'), at('2016-02-29'), 'months')).toBe(0);
    expect(wholeUnits(at('2016-03-01'), at('2016-01-30'), 'months')).toBe(-1);
    expect(wholeUnits(at('2016-01-01'), at('2016-01-20'), 'weeks')).toBe(2);
  });

  it('knows the weeks of ISO 8601 and the year they belong to', () => {
    expect(isoWeek(at('2016-01-03'))).toEqual({ year: 2015, week: 53 });
    expect(isoWeek(at('2018-12-31'))).toEqual({ year: 2019, week: 1 });
    expect(isoWeek(at('1969-12-31'))).toEqual({ year: 1970, week: 1 });
  });
});

describe('windows of the calendar', () => {
  it('lie wholly in the time, move by a unit and hold both ends', () => {
    const windows = [...windowNetworks(CODED, { unit: 'months', size: 2, from: '2017-01-10', to: '2017-05-15' })];
    expect(
      windows.map(({ from, middle, to, network }) => [timeText(from), timeText(middle), timeText(to), network.n]),
    ).toEqual([
      ['2017-01-10', '2017-02-10', '2017-03-10', 5],
      ['2017-02-10', '2017-03-10', '2017-04-10', 5],
      ['2017-03-10', '2017-04-10', '2017-05-10', 2],
    ]);
    // Each window has the actors that speak in it.
    expect(windows[2]?.network.rows).toEqual(['Russia']);
  });

  it('keep every actor with isolates, also where nobody speaks', () => {
    const options = { unit: 'days', size: 1, from: '2017-03-01', to: '2017-03-02', isolates: true } as const;
    const [window] = windowNetworks(CODED, { ...options, from: '2017-01-10', to: '2017-03-01' });
    expect(window?.network.rows).toEqual(['China', 'United States']);
    const empty = [...windowNetworks(CODED, { ...options, isolates: false })];
    expect(empty.map(({ network }) => network.n)).toEqual([0, 0]);
    expect(() => [...windowNetworks(CODED, { unit: 'days', size: 0 })]).toThrow('holds nothing');
  });
});

describe('windows of events', () => {
  const said: readonly Said[] = ['A', 'B', 'C', 'D', 'E'].map((who) => ({ day: '2017-07-01', who, what: 'x' }));

  it('hold as many statements each, and are the same for the same seed', () => {
    const rows = (seed: number): string =>
      [...windowNetworks(codedStatements(said), { unit: 'events', size: 2, seed })]
        .map(({ network }) => network.rows.join(''))
        .join();
    expect(
      rows(1)
        .split(',')
        .map((names) => names.length),
    ).toEqual([3, 3, 3]);
    expect(rows(1)).toBe(rows(1));
    expect(new Set([1, 2, 3, 4, 5].map(rows)).size).toBeGreaterThan(1);
  });
});

describe('kernel slices', () => {
  const cell = (options: Partial<KernelOptions>, slice = 0): number | undefined => {
    const all = { mode: 'two-mode', unit: 'months', size: 2, indent: false, ...options } as KernelOptions;
    const network = [...kernelNetworks(CODED, all)][slice]?.network;
    return network && networkMatrix(network)[network.columns.length - 1];
  };

  it('a uniform kernel counts half of what lies within', () => {
    // China on talks: 10 January, in the middle of the first slice, and 15 May, outside.
    expect(cell({ kernel: 'uniform' })).toBe(0.5);
    expect(cell({ kernel: 'epanechnikov' })).toBe(0.75);
    expect(cell({ kernel: 'gaussian' })).toBeCloseTo((1 + Math.exp(-8)) / Math.sqrt(2 * Math.PI), 12);
  });

  it('a triangle falls to both sides; that of DNA stands on one', () => {
    const said: readonly Said[] = ['2017-07-01', '2017-07-02', '2017-07-03'].map((day, n) => ({
      day,
      who: 'ABC'[n] as string,
      what: 'x',
    }));
    const middle = (asDna: boolean): readonly number[] => {
      const slices = [
        ...kernelNetworks(codedStatements(said), { unit: 'days', size: 4, kernel: 'triangular', indent: false, asDna }),
      ];
      return [...networkMatrix(slices[1]?.network as ReturnType<typeof discourseNetwork>)];
    };
    expect(middle(false)).toEqual([0.5, 1, 0.5]);
    expect(middle(true)).toEqual([0.5, 1, 1.5]);
  });

  it('as wide as all time and uniform, one-mode ties are half of the plain ones, and are normalized as those', () => {
    const plain = discourseNetwork(CODED, { mode: 'one-mode', aggregation: 'congruence', normalization: 'cosine' });
    const [slice] = kernelNetworks(CODED, {
      mode: 'one-mode',
      aggregation: 'congruence',
      normalization: 'cosine',
      unit: 'years',
      size: 2,
      kernel: 'uniform',
      indent: false,
    });
    for (const [n, weight] of plain.weight.entries()) expect(slice?.network.weight[n]).toBeCloseTo(weight, 12);
    expect(slice?.network.differs).toHaveLength(3);
  });
});
