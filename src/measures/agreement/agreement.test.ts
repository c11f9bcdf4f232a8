import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cohenKappa } from './cohen-kappa.ts';
import { gwetAc1 } from './gwet-ac1.ts';
import { krippendorffAlpha } from './krippendorff-alpha.ts';
import type { UnitRatings } from './ratings.ts';
import { spanMatch } from './span-match.ts';
import { unitizingAlpha } from './unitizing-alpha.ts';
import { wilsonInterval } from './wilson-interval.ts';

/** The units behind a table of two coders: row for the first one's category, column for the second one's. */
function fromTable(table: readonly (readonly number[])[]): readonly UnitRatings[] {
  return table.flatMap((row, a) => row.flatMap((count, b) => Array(count).fill([`c${a}`, `c${b}`])));
}

/** Krippendorff 2011: four observers, twelve units, seven ratings missing. */
const FOUR_OBSERVERS: readonly UnitRatings<number>[] = (() => {
  const rows = ['1233214 12...', '12332241 25.3', '.3332342 251.', '12332441 251.'].map((row) =>
    [...row.replaceAll(' ', '')].map((value) => (value === '.' ? undefined : Number(value))),
  );
  return (rows[0] ?? []).map((_, unit) => rows.map((row) => row[unit]));
})();

/** Gwet's table of a hundred pregnancies and two abstractors (irrCAC, `cont3x3abstractors`). */
const ABSTRACTORS = fromTable([
  [13, 0, 0],
  [0, 20, 7],
  [0, 4, 56],
]);

describe("Cohen's kappa", () => {
  it('is what Cohen worked out in 1960 (page 45: .492)', () => {
    const units = fromTable([
      [88, 14, 18],
      [10, 40, 10],
      [2, 6, 12],
    ]);
    const { value, observed, expected, n } = cohenKappa(units);
    expect(observed).toBeCloseTo(0.7, 10);
    expect(expected).toBeCloseTo(0.41, 10);
    expect(value).toBeCloseTo(0.492, 3);
    expect(n).toBe(200);
  });

  it('gives the value and the interval that Gwet publishes for the two abstractors', () => {
    const { value, interval = [0, 0] } = cohenKappa(ABSTRACTORS);
    expect(value).toBeCloseTo(0.7964094, 7);
    expect(interval[0]).toBeCloseTo(0.68, 2);
    expect(interval[1]).toBeCloseTo(0.913, 2);
  });

  it('says that it does not know where both use one category only, and leaves out what one did not rate', () => {
    expect(
      cohenKappa([
        ['a', 'a'],
        ['a', 'a'],
      ]).value,
    ).toBeUndefined();
    expect(cohenKappa([]).value).toBeUndefined();
    expect(
      cohenKappa([
        ['a', 'a'],
        ['b', 'b'],
        ['a', undefined],
      ]),
    ).toMatchObject({ value: 1, n: 2 });
  });
});

describe("Gwet's AC1", () => {
  it('gives the value and the interval that Gwet publishes for the two abstractors', () => {
    const { value, interval = [0, 0] } = gwetAc1(ABSTRACTORS);
    expect(value).toBeCloseTo(0.8493305, 7);
    expect(interval[0]).toBeCloseTo(0.764, 3);
    expect(interval[1]).toBeCloseTo(0.935, 2);
  });

  it('is .775 on four raters with missing ratings (Gwet 2014, table of page 120)', () => {
    const units = FOUR_OBSERVERS.map((unit) => unit.map((value) => value?.toString()));
    expect(gwetAc1(units).value).toBeCloseTo(0.775, 3);
  });

  it('stays near what is observed where kappa falls: a rare category', () => {
    const units = fromTable([
      [118, 5],
      [2, 0],
    ]);
    expect(cohenKappa(units).value).toBeLessThan(0);
    expect(gwetAc1(units).value).toBeGreaterThan(0.93);
  });

  it('counts categories that nobody used, if it is told of them', () => {
    const units = [...Array<UnitRatings>(8).fill(['y', 'y']), ['n', 'n'], ['y', 'n']];
    expect(gwetAc1(units).value).toBeCloseTo(0.8658, 4);
    expect(gwetAc1(units, ['y', 'n', 'unsure']).value).toBeGreaterThan(0.8658);
    expect(gwetAc1([['y', 'y']]).value).toBeUndefined();
  });
});

describe("Krippendorff's alpha", () => {
  it('is what Krippendorff worked out for four observers with missing data', () => {
    const value = (level: 'nominal' | 'ordinal' | 'interval') => krippendorffAlpha(FOUR_OBSERVERS, { level }).value;
    expect(value('nominal')).toBeCloseTo(0.743, 3);
    expect(value('ordinal')).toBeCloseTo(0.815, 3);
    expect(value('interval')).toBeCloseTo(0.849, 3);
    expect(krippendorffAlpha(FOUR_OBSERVERS)).toMatchObject({ n: 11, ratings: 40 });
  });

  it('is what Hayes and Krippendorff (2007) report for five coders of forty ads: .7598, ordinal', () => {
    const ads =
      '112.2 1101. 2333. .00.0 000.0 000.0 102.1 1.20. 222.2 2111. .100. 0000. 1222. 33223 111.1 111.1 212.2 1233. 1101. 000.0 0011. 00.00 2333. 0000. 12.22 0111. 00010 1212. 1122. 112.2 110.0 2121. 22.22 3222. 222.2 223.2 222.2 22.12 2222. 111.1';
    const units = ads.split(' ').map((row) => [...row].map((value) => (value === '.' ? undefined : Number(value))));
    const { value, interval = [0, 0] } = krippendorffAlpha(units, { level: 'ordinal' });
    expect(value).toBeCloseTo(0.7598, 4);
    expect(interval[0]).toBeLessThan(0.7598);
    expect(interval[1]).toBeGreaterThan(0.7598);
  });

  it('refuses words where numbers are needed, and does not know where nothing varies', () => {
    expect(() => krippendorffAlpha([['a', 'b']], { level: 'interval' })).toThrow(/"[ab]" is no number/u);
    expect(krippendorffAlpha([['a', 'a']]).value).toBeUndefined();
    expect(krippendorffAlpha([['a', undefined]]).value).toBeUndefined();
  });

  it('gives the same interval twice', () => {
    expect(krippendorffAlpha(FOUR_OBSERVERS)).toEqual(krippendorffAlpha(FOUR_OBSERVERS));
  });
});

describe('agreement of any kind', () => {
  const ratings = fc.array(fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 2, maxLength: 2 }), { minLength: 3 });

  it('asks neither who is first nor what categories are called', () => {
    fc.assert(
      fc.property(ratings, (units) => {
        const turned = units.map((unit) => [...unit].reverse());
        const renamed = units.map((unit) => unit.map((value) => ({ a: 'z', b: 'y', c: 'x' })[value]));
        for (const other of [turned, renamed]) {
          for (const measure of [
            cohenKappa,
            gwetAc1,
            (all: readonly UnitRatings[]) => krippendorffAlpha(all, { draws: 0 }),
          ]) {
            const [one, two] = [measure(units).value, measure(other).value];
            if (one === undefined) expect(two).toBeUndefined();
            else expect(two).toBeCloseTo(one, 9);
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe("Krippendorff's alpha for unitizing", () => {
  /** Krippendorff 2004, page 254: a continuum from 150 to 450; offsets here begin at 0. */
  const at = (start: number, length: number) => ({ start: start - 150, end: start - 150 + length });
  const c = {
    length: 300,
    coders: [
      [at(225, 70), at(370, 30)],
      [at(220, 80), at(355, 20), at(400, 20)],
    ],
  };
  const k = {
    length: 300,
    coders: [
      [at(180, 60), at(300, 50)],
      [at(180, 60), at(300, 50)],
    ],
  };

  it('is what Krippendorff worked out in 2004: .7286 for one category, 1 for the other, .8591 for both', () => {
    const [forC, forK] = [unitizingAlpha([c]), unitizingAlpha([k])];
    expect(forC.observedDisagreement).toBeCloseTo(0.0144, 4);
    expect(forC.expectedDisagreement).toBeCloseTo(0.0532, 4);
    expect(forC.value).toBeCloseTo(0.7286, 3);
    expect(forK.expectedDisagreement).toBeCloseTo(0.049, 4);
    expect(forK.value).toBe(1);
    const both =
      1 -
      (forC.observedDisagreement + forK.observedDisagreement) / (forC.expectedDisagreement + forK.expectedDisagreement);
    expect(both).toBeCloseTo(0.8591, 3);
  });

  it('lays texts end to end, joins what overlaps and refuses what leaves its text', () => {
    const overlapping = { length: 300, coders: [[at(225, 50), at(260, 35), at(370, 30)], c.coders[1] ?? []] };
    expect(unitizingAlpha([overlapping]).value).toBeCloseTo(unitizingAlpha([c]).value ?? 0, 10);
    expect(unitizingAlpha([c, k]).n).toBe(9);
    expect(unitizingAlpha([{ length: 10, coders: [[], []] }]).value).toBeUndefined();
    expect(() => unitizingAlpha([{ length: 10, coders: [[{ start: 5, end: 11 }], []] }])).toThrow(/leaves its text/u);
  });
});

describe('marks that overlap', () => {
  const mark = (start: number, end: number, label?: string) => ({
    span: { start, end },
    ...(label === undefined ? {} : { label }),
  });

  it('are paired once, closest first, and only under one label', () => {
    const match = spanMatch(
      [mark(0, 10, 'AID'), mark(20, 30, 'AID')],
      [mark(2, 10, 'AID'), mark(0, 10, 'AID'), mark(20, 30, 'REJECT')],
    );
    expect(match.pairs).toEqual([[0, 1]]);
    expect(match).toMatchObject({ onlyA: [1], onlyB: [0, 2] });
    expect(match.value).toBeCloseTo(2 / 5, 10);
  });

  it('are asked for as much overlap as is wanted', () => {
    expect(spanMatch([mark(0, 10)], [mark(8, 20)]).value).toBe(0);
    expect(spanMatch([mark(0, 10)], [mark(8, 20)], 0).value).toBe(1);
    expect(spanMatch([mark(0, 10)], [mark(0, 11)], 1).value).toBe(0);
    expect(spanMatch([], []).value).toBeUndefined();
  });
});

describe("Wilson's interval", () => {
  it('is what Newcombe (1998, table I, method 3) gives', () => {
    const published: readonly (readonly [number, number, number, number])[] = [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718],
    ];
    for (const [hits, n, low, high] of published) {
      const { interval } = wilsonInterval(hits, n);
      expect(interval[0]).toBeCloseTo(low, 4);
      expect(interval[1]).toBeCloseTo(high, 4);
    }
  });

  it('knows nothing of no cases and refuses what cannot be', () => {
    expect(wilsonInterval(0, 0)).toEqual({ value: undefined, n: 0, interval: [0, 1] });
    expect(() => wilsonInterval(3, 2)).toThrow('There cannot be 3 hits among 2 cases.');
  });
});
