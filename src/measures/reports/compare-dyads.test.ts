import { array, assert, constantFrom, integer, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../records/seeded-random.ts';
import { compareDyads, type DyadTally, dyadMonths } from './compare-dyads.ts';

const DYADS = Array.from({ length: 20 }, (_, i) => `AAA-B${String(i).padStart(2, '0')}`);
const MONTHS = ['2016-01', '2016-02', '2016-03'];

/** Tones of dyads, seen through texts and through event data; `noise` blurs the texts. */
function seen(noise: number, seed = 1): { readonly texts: DyadTally[]; readonly data: DyadTally[] } {
  const random = seededRandom(seed);
  const row = (dyad: string, period: string, n: number, tone: number): DyadTally => ({
    dyad,
    period,
    n,
    sum: n * tone,
    negative: tone < 0 ? n : 0,
  });
  const texts: DyadTally[] = [];
  const data: DyadTally[] = [];
  for (const [i, dyad] of DYADS.entries()) {
    for (const [t, period] of MONTHS.entries()) {
      const tone = i - 10 + 0.3 * t;
      data.push(row(dyad, period, 10 + i, tone));
      texts.push(row(dyad, period, 1 + (i % 3), tone + noise * (random() - 0.5)));
    }
  }
  return { texts, data };
}

describe('compareDyads', () => {
  it('says that texts and data go together where they do, with n and an interval', () => {
    const { texts, data } = seen(4);
    const { tone, pairs, sameSide } = compareDyads(texts, data);
    expect(tone).toMatchObject({ n: 60, dyads: 20, verdict: 'together' });
    expect(tone.spearman?.value).toBeGreaterThan(0.9);
    const [low, high] = tone.spearman?.interval ?? [0, 0];
    expect(low).toBeGreaterThan(0.8);
    expect(high).toBeGreaterThanOrEqual(tone.spearman?.value ?? 1);
    expect(pairs).toHaveLength(60);
    expect(sameSide.value).toBeGreaterThan(sameSide.chance);
  });

  it('sees no relation in noise', () => {
    const { texts, data } = seen(0);
    const random = seededRandom(4);
    const noise = texts.map((row) => ({ ...row, sum: row.n * (random() - 0.5) }));
    expect(compareDyads(noise, data).tone.verdict).toBe('no relation seen');
  });

  it('says that there are too few, however well these few fit', () => {
    const { texts, data } = seen(0);
    const { tone } = compareDyads(texts.slice(0, 12), data);
    expect(tone.pearson?.value).toBeCloseTo(1);
    expect(tone.pearson?.interval).toBeUndefined();
    expect(tone).toMatchObject({ n: 12, dyads: 4, verdict: 'too few' });
    expect(tone.detectable).toBeGreaterThan(0.7);
  });

  it('tells dyads that are always friendly from months in which both got friendlier', () => {
    const { texts, data } = seen(0);
    const opposite = texts.map((row) => {
      const month = MONTHS.indexOf(row.period);
      return { ...row, sum: row.sum - row.n * 0.6 * month };
    });
    const { tone } = compareDyads(opposite, data);
    expect(tone.pearson?.value).toBeGreaterThan(0.9);
    expect(tone.within).toMatchObject({ n: 60, dyads: 20 });
    expect(tone.within?.value).toBeCloseTo(-1);
  });

  it('counts a month in which texts say nothing of a dyad as none in volume, and leaves it out of tone', () => {
    const { data } = seen(0);
    const texts = [
      { dyad: 'AAA-B00', period: '2016-01', n: 2, sum: -4, negative: 2 },
      { dyad: 'AAA-B01', period: '2016-02', n: 2, sum: -4, negative: 2 },
    ];
    const { volume, tone } = compareDyads(texts, data);
    expect([volume.n, volume.dyads, tone.n]).toEqual([4, 2, 2]);
  });

  it('leaves out dyads in months with fewer events than asked for', () => {
    const { texts, data } = seen(0);
    expect(compareDyads(texts, data, { least: 3 }).tone.n).toBe(18);
    expect(compareDyads(texts, data, { leastData: 20 }).tone.n).toBe(30);
  });

  it('refuses a dyad that stands in one month twice', () => {
    const { texts, data } = seen(0);
    expect(() => compareDyads([...texts, ...texts.slice(0, 1)], data)).toThrow('AAA-B00 stands in 2016-01 twice');
  });

  it('gives the same whatever the order of rows, and of data with itself 1', () => {
    const rows = array(
      record({
        dyad: constantFrom(...DYADS),
        period: constantFrom(...MONTHS),
        n: integer({ min: 5, max: 9 }),
        sum: integer({ min: -20, max: 20 }),
      }),
      { minLength: 3, maxLength: 30 },
    ).map((all) => {
      const unique = new Map(all.map((row) => [`${row.dyad} ${row.period}`, { ...row, negative: 0 }]));
      return [...unique.values()];
    });
    assert(
      property(rows, (all) => {
        const options = { draws: 20 };
        expect(compareDyads(all.toReversed(), all, options)).toEqual(compareDyads(all, all.toReversed(), options));
        const { tone } = compareDyads(all, all, options);
        if (tone.pearson) expect(tone.pearson.value).toBeCloseTo(1, 6);
        if (tone.spearman) expect(tone.spearman.value).toBeCloseTo(1, 6);
      }),
      { numRuns: 40 },
    );
  });
});

describe('dyadMonths', () => {
  it('puts both directions and all days of a month together', () => {
    const counts = (days: readonly number[], n: number, scored?: number) => ({
      day: Int32Array.from(days),
      quad: new Uint8Array(days.length).fill(1),
      n: new Float64Array(days.length).fill(n),
      ...(scored === undefined ? {} : { scored: new Float64Array(days.length).fill(scored) }),
      sum: new Float64Array(days.length).fill(3),
      squares: new Float64Array(days.length).fill(9),
      negative: new Float64Array(days.length),
      mentions: new Float64Array(days.length).fill(n),
    });
    // 2016-05-01, 2016-05-31 and 2016-06-01.
    const months = dyadMonths('RUS', 'CHN', [counts([16922, 16952], 1), counts([16953, 16952], 2, 1)]);
    expect(months).toEqual([
      { dyad: 'CHN-RUS', period: '2016-05', n: 4, scored: 3, sum: 9, negative: 0 },
      { dyad: 'CHN-RUS', period: '2016-06', n: 2, scored: 1, sum: 3, negative: 0 },
    ]);
  });
});
