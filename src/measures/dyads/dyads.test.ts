import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DailyCounts } from '../../records/daily-counts.ts';
import { seededRandom } from '../../records/seeded-random.ts';
import { betaQuantile } from '../numbers/beta.ts';
import { gammaQuantile } from '../numbers/gamma.ts';
import { sampleGamma, sampleNormal } from '../numbers/samplers.ts';
import { makeBins } from './bins.ts';
import { dyadPanel } from './dyad-panel.ts';
import { type DyadEvents, type DyadSeries, dyadSeries } from './dyad-series.ts';
import { joinCounts } from './event-totals.ts';

/** A day's events of one quad class: their number, the sum of their scores, how many are below 0. */
interface Row {
  readonly day: number;
  readonly quad: number;
  readonly n: number;
  readonly sum: number;
  readonly negative: number;
  readonly scored?: number;
}

function counts(rows: readonly Row[]): DailyCounts {
  const sorted = rows.toSorted((a, b) => a.day - b.day || a.quad - b.quad);
  return {
    day: Int32Array.from(sorted, ({ day }) => day),
    quad: Uint8Array.from(sorted, ({ quad }) => quad),
    n: Float64Array.from(sorted, ({ n }) => n),
    scored: Float64Array.from(sorted, ({ n, scored }) => scored ?? n),
    sum: Float64Array.from(sorted, ({ sum }) => sum),
    squares: Float64Array.from(sorted, ({ sum, n }) => sum ** 2 / n),
    negative: Float64Array.from(sorted, ({ negative }) => negative),
    mentions: Float64Array.from(sorted, ({ n }) => n),
  };
}

const day = (text: string) => Date.parse(text) / 86_400_000;
const text = (days: Int32Array) => Array.from(days, (d) => new Date(d * 86_400_000).toISOString().slice(0, 10));

const talks = (date: string, n: number, score: number): Row => ({
  day: day(date),
  quad: score < 0 ? 3 : 1,
  n,
  sum: n * score,
  negative: score < 0 ? n : 0,
});

/** A year of a pair between states, made up: three months with events, April to June without. */
const PAIR: DyadEvents = {
  sides: ['KOR', 'JPN'],
  forth: counts([talks('2015-01-05', 4, 3), talks('2015-02-10', 2, -5), talks('2015-07-01', 1, 1)]),
  back: counts([talks('2015-01-20', 6, 2), talks('2015-03-03', 5, -2)]),
  world: counts(Array.from({ length: 12 }, (_, m) => talks(`2015-${String(m + 1).padStart(2, '0')}-15`, 1_000, 1))),
  from: day('2015-01-01'),
  to: day('2015-12-31'),
};

describe('stretches of time', () => {
  it('follow the calendar, weeks from Monday, and say which are not whole', () => {
    const weeks = makeBins('week', day('2024-02-28'), day('2024-03-06'));
    expect(text(weeks.first)).toEqual(['2024-02-26', '2024-03-04']);
    expect(text(weeks.last)).toEqual(['2024-03-03', '2024-03-10']);
    expect([...weeks.partial]).toEqual([1, 1]);
    const quarters = makeBins('quarter', day('1969-11-05'), day('1970-06-30'));
    expect(text(quarters.first)).toEqual(['1969-10-01', '1970-01-01', '1970-04-01']);
    expect([...quarters.partial]).toEqual([1, 0, 0]);
    expect(text(makeBins('year', day('2023-01-01'), day('2025-01-01')).last)).toEqual([
      '2023-12-31',
      '2024-12-31',
      '2025-12-31',
    ]);
    expect(text(makeBins('month', day('2024-01-31'), day('2024-03-01')).first)).toEqual([
      '2024-01-01',
      '2024-02-01',
      '2024-03-01',
    ]);
  });

  it('roll by their step and stay within the data', () => {
    const bins = makeBins({ length: 30, step: 10 }, 0, 59);
    expect([...bins.first]).toEqual([0, 10, 20, 30]);
    expect([...bins.last]).toEqual([29, 39, 49, 59]);
    expect(makeBins({ length: 30, step: 10 }, 0, 20).first).toHaveLength(0);
  });

  it('cover every day once, whatever the grain', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('day', 'week', 'month', 'quarter', 'year' as const),
        fc.integer({ min: -40_000, max: 40_000 }),
        fc.integer({ min: 0, max: 3_000 }),
        (grain, from, length) => {
          const { first, last } = makeBins(grain as 'day', from, from + length);
          expect(first[0]).toBeLessThanOrEqual(from);
          expect(last.at(-1)).toBeGreaterThanOrEqual(from + length);
          for (let i = 1; i < first.length; i++) expect(first[i]).toBe((last[i - 1] as number) + 1);
        },
      ),
    );
  });

  it('refuse a range or window that is none', () => {
    expect(() => makeBins('month', 5, 4)).toThrow(/from 5 to 4/);
    expect(() => makeBins({ length: 0, step: 1 }, 0, 9)).toThrow(/window of 0 days/);
    expect(() => makeBins('day', 0, 900_000)).toThrow(/too many/);
    expect(() => makeBins({ length: 1, step: 1 }, 0, 900_000)).toThrow(/too many/);
  });
});

describe('a pair over time', () => {
  const series = dyadSeries(PAIR);

  it('keeps directions apart and adds them for both', () => {
    expect([...series.forth.n].slice(0, 7)).toEqual([4, 2, 0, 0, 0, 0, 1]);
    expect([...series.back.n].slice(0, 4)).toEqual([6, 0, 5, 0]);
    expect([...series.both.n].slice(0, 4)).toEqual([10, 2, 5, 0]);
    expect(series.both.tone.raw[0]).toBeCloseTo((4 * 3 + 6 * 2) / 10);
    expect([...(series.both.quads[1] as Float64Array)].slice(0, 2)).toEqual([10, 0]);
  });

  it('draws the tone to the past of the pair and that to the world', () => {
    // January: no past, so the world's mean of the month itself, 1.
    expect(series.both.tone.value[0]).toBeCloseTo((24 + 10 * 1) / 20);
    // February: the past is January's 10 events (24) and 10 of the world (10).
    const past = (24 + 10) / 20;
    expect(series.both.tone.value[1]).toBeCloseTo((-10 + 10 * past) / 12);
    expect([series.both.tone.past[1], series.both.tone.n[1]]).toEqual([10, 2]);
  });

  it('gives shares of conflict with the interval of the beta distribution', () => {
    const { conflict } = series.both;
    const past = (0 + 10 * 0) / 20;
    expect(conflict.raw[1]).toBe(1);
    expect(conflict.value[1]).toBeCloseTo((2 + 10 * past) / 12);
    const march = (2 + 10 * 0) / (12 + 10);
    expect(conflict.value[2]).toBeCloseTo((5 + 10 * march) / 15);
    expect(conflict.low[2]).toBeCloseTo(betaQuantile(0.025, 5 + 10 * march, 10 * (1 - march)), 12);
    expect(conflict.high[2]).toBeCloseTo(betaQuantile(0.975, 5 + 10 * march, 10 * (1 - march)), 12);
  });

  it('gives volume for the volume of the world, with the interval of the gamma distribution', () => {
    const { volume } = series.both;
    expect(volume.raw[0]).toBe(10);
    // January: nothing came before, so Jeffreys' half event.
    expect(volume.value[0]).toBeCloseTo(10.5);
    expect(volume.low[0]).toBeCloseTo(gammaQuantile(0.025, 10.5, 1), 12);
    const twice = dyadSeries({ ...PAIR, world: joinCounts(PAIR.world, PAIR.world) });
    expect(twice.both.volume.raw[0]).toBe(5);
    expect(twice.both.tone.value[1]).toBe(series.both.tone.value[1]);
  });

  it('leaves empty stretches open: no tone, no share, a volume of none', () => {
    for (const measured of [series.both.tone, series.both.conflict, series.both.summed, series.both.verbal]) {
      for (const column of [measured.value, measured.low, measured.high, measured.raw]) expect(column[4]).toBeNaN();
    }
    expect([series.both.n[4], series.both.volume.raw[4]]).toEqual([0, 0]);
    const silent = dyadSeries({ ...PAIR, world: counts([talks('2015-01-15', 1_000, 1)]) });
    expect(silent.both.volume.raw[0]).toBe(10);
    expect([silent.both.volume.value[4], silent.both.volume.raw[4]]).toEqual([Number.NaN, Number.NaN]);
  });

  it('does not take events without a score for neutral ones', () => {
    const forth = counts([{ ...talks('2015-01-05', 6, 4), scored: 2, sum: 8 }]);
    const { tone, n } = dyadSeries({ ...PAIR, forth, back: counts([]) }).both;
    expect([n[0], tone.n[0], tone.raw[0]]).toEqual([6, 2, 4]);
  });

  it('keeps what is said and what is done apart', () => {
    const rows = [
      { day: 0, quad: 1, n: 6, sum: 18, negative: 0 },
      { day: 0, quad: 3, n: 2, sum: -4, negative: 2 },
      { day: 1, quad: 4, n: 3, sum: -27, negative: 3 },
      { day: 1, quad: 2, n: 1, sum: 5, negative: 0 },
    ];
    const { both } = dyadSeries({ ...PAIR, forth: counts(rows), back: counts([]), from: 0, to: 20 });
    expect([both.verbal.n[0], both.verbal.raw[0]]).toEqual([8, 0.25]);
    expect([both.material.n[0], both.material.raw[0]]).toEqual([4, 0.75]);
  });

  it('shows coverage beside and warns of sums', () => {
    const { coverage, both } = dyadSeries({ ...PAIR, ofSides: [PAIR.world, counts([])] });
    expect([coverage.world[0], coverage.ofWorld[0]]).toEqual([1_000, 0.01]);
    expect([coverage.ofSides?.[0][0], coverage.ofSides?.[1][0]]).toEqual([0.01, Number.NaN]);
    expect(both.summed.value[0]).toBe(24);
    expect(both.summed.warning).toContain('attention');
  });

  it('refuses weights and levels that make no sense', () => {
    expect(() => dyadSeries(PAIR, { own: -1 })).toThrow(/weight own is -1/);
    expect(() => dyadSeries(PAIR, { level: 1 })).toThrow(/interval of 1/);
  });

  it('says nothing of a pair without events but that there were none', () => {
    const { both } = dyadSeries({ ...PAIR, forth: counts([]), back: counts([]) });
    expect(both.n.every((n) => n === 0)).toBe(true);
    for (const { value } of [both.tone, both.conflict, both.material]) expect(value.every(Number.isNaN)).toBe(true);
    expect(both.volume.value.every((rate) => rate > 0 && rate < 1)).toBe(true);
  });

  it('can do without weights', () => {
    const plain = dyadSeries(PAIR, { own: 0, world: 0, volume: 0 });
    expect(plain.both.tone.value[1]).toBe(-5);
    expect(plain.both.conflict.value[1]).toBe(1);
    expect([plain.both.conflict.low[1], plain.both.conflict.high[1]]).toEqual([1, 1]);
    expect(plain.both.volume.value[1]).toBe(2);
  });
});

const rows = fc.array(
  fc
    .record({
      day: fc.integer({ min: 0, max: 400 }),
      quad: fc.integer({ min: 0, max: 4 }),
      n: fc.integer({ min: 1, max: 9 }),
      score: fc.integer({ min: -10, max: 10 }),
    })
    .map(({ day, quad, n, score }): Row => ({ day, quad, n, sum: n * score, negative: score < 0 ? n : 0 })),
  { maxLength: 40 },
);
const grain = fc.constantFrom('day', 'week', 'month', 'quarter', { length: 60, step: 20 } as const);

const made = (forth: readonly Row[], back: readonly Row[], world: readonly Row[]): DyadEvents => ({
  sides: ['A', 'B'],
  forth: counts(forth),
  back: counts(back),
  world: counts([...world, ...forth, ...back]),
  from: 0,
  to: 400,
});

describe('whatever the events', () => {
  it('sides that change names change directions, and what is undirected stays', () => {
    fc.assert(
      fc.property(rows, rows, rows, grain, (forth, back, world, by) => {
        const one = dyadSeries(made(forth, back, world), { grain: by as 'day' });
        const other = dyadSeries(made(back, forth, world), { grain: by as 'day' });
        expect({ ...other.back, direction: 'forth' }).toEqual(one.forth);
        expect({ ...other.forth, direction: 'back' }).toEqual(one.back);
        expect(other.both).toEqual(one.both);
      }),
      { numRuns: 40 },
    );
  });

  it('rows that are split in parts change nothing', () => {
    fc.assert(
      fc.property(rows, rows, (forth, world) => {
        const doubled = ({ n, sum, negative, ...rest }: Row): Row => ({
          ...rest,
          n: 2 * n,
          sum: 2 * sum,
          negative: 2 * negative,
        });
        const whole = dyadSeries(made(forth.map(doubled), [], world));
        const parts = dyadSeries(made([...forth, ...forth], [], world));
        expect(parts.both).toEqual(whole.both);
      }),
      { numRuns: 40 },
    );
  });

  it('later rows change no earlier value', () => {
    fc.assert(
      fc.property(rows, rows, rows, grain, (forth, world, later, by) => {
        const future = later.map((row): Row => ({ ...row, day: row.day + 401 }));
        const until = dyadSeries(made(forth, [], world), { grain: by as 'day' });
        const longer = { ...made([...forth, ...future], future, [...world, ...future]), to: 801 };
        const after = dyadSeries(longer, { grain: by as 'day' });
        const same = until.bins.last.findLastIndex((last) => last <= 400) + 1;
        const early = ({ both }: DyadSeries) =>
          [both.tone, both.conflict, both.verbal, both.material, both.volume].map((one) =>
            [one.value, one.low, one.high, one.raw].map((column) => [...column.subarray(0, same)]),
          );
        expect(early(after)).toEqual(early(until));
      }),
      { numRuns: 40 },
    );
  });
});

describe('intervals', () => {
  it('hold the true level of a pair about as often as they say, although events of a month resemble one another', () => {
    const random = seededRandom(42);
    let [held, all] = [0, 0];
    for (let pair = 0; pair < 60; pair++) {
      const level = 1.5 * sampleNormal(random);
      const forth = Array.from({ length: 60 }, (_, m) => {
        const n = 1 + Math.floor(sampleGamma(random, 1, 0.15));
        // Single events scatter by 4, months by 1 around the level.
        const mean = level + sampleNormal(random) + (4 / Math.sqrt(n)) * sampleNormal(random);
        return { day: m * 30 + 2, quad: 1, n, sum: n * mean, negative: 0 };
      });
      const world = counts([{ day: 0, quad: 1, n: 100_000, sum: 0, negative: 0 }]);
      const varied = { ...world, squares: Float64Array.of(100_000 * 16) };
      const { tone } = dyadSeries(
        {
          ...made(forth, [], []),
          world: varied,
          to: 1_799,
        },
        { grain: { length: 30, step: 30 } },
      ).both;
      for (let t = 20; t < 60; t++) {
        if (Number.isNaN(tone.value[t] as number)) continue;
        all++;
        if ((tone.low[t] as number) <= level && level <= (tone.high[t] as number)) held++;
      }
    }
    expect(held / all).toBeGreaterThan(0.92);
    expect(held / all).toBeLessThan(0.995);
  });
});

describe('a panel of pairs', () => {
  it('holds plain means and numbers of events, with gaps where nothing happened', () => {
    const bins = makeBins('quarter', PAIR.from, PAIR.to);
    const named = [
      { name: 'KOR>JPN', counts: PAIR.forth },
      { name: 'JPN>KOR', counts: PAIR.back },
    ];
    const tone = dyadPanel(named, bins, 'tone');
    expect(tone.units).toEqual(['KOR>JPN', 'JPN>KOR']);
    expect([...tone.values.subarray(0, 2)].map((value) => value.toFixed(3))).toEqual(['0.333', 'NaN']);
    expect([...tone.n]).toEqual([6, 0, 1, 0, 11, 0, 0, 0]);
    expect([...dyadPanel(named, bins, 'conflict').values.subarray(4, 6)]).toEqual([5 / 11, Number.NaN]);
    expect([...dyadPanel(named, bins, 'volume').values]).toEqual([6, 0, 1, 0, 11, 0, 0, 0]);
  });
});
