import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../records/seeded-random.ts';
import { adjustedRand } from '../clusters/adjusted-rand.ts';
import { rankCorrelation } from '../numbers/rank-correlation.ts';
import { coalitionsOverTime } from './coalitions-over-time.ts';
import { CODED, codedStatements, type Said } from './coded.fixture.ts';
import { coreStability } from './core-stability.ts';
import { discourseNetwork } from './discourse-network.ts';
import { errorDraws } from './reading-errors.ts';
import { windowValidity } from './window-validity.ts';

const NONE = { recall: 1, precision: 1 };

/** Two camps of three that repeat what they claim every ten days; in 2018 D goes over. */
const DEBATE: readonly Said[] = Array.from({ length: 60 }, (_, n) => n).flatMap((n): Said[] => {
  const day = new Date(Date.UTC(2017, 0, 1 + 10 * n)).toISOString().slice(0, 10);
  const late = n >= 36;
  return ['A', 'B', 'C', 'D', 'E', 'F'].flatMap((who, i): Said[] => {
    const first = i < 3 || (late && who === 'D');
    return (['talks', 'sanctions'] as const).map((what, k) => ({
      day,
      who,
      what,
      agree: (first === (k === 0) ? 1 : 0) as 0 | 1,
      title: `${day} ${who}`,
    }));
  });
});
const coded = codedStatements(DEBATE);
const oneMode = { mode: 'one-mode', aggregation: 'subtract', normalization: 'average' } as const;

describe('ranks and groupings', () => {
  it('has the values of the textbooks', () => {
    expect(rankCorrelation(Float64Array.of(1, 2, 3, 4, 5), Float64Array.of(5, 6, 7, 8, 7))).toBeCloseTo(0.820783, 6);
    expect(rankCorrelation(Float64Array.of(1, 2, 3), Float64Array.of(3, 2, 1))).toBeCloseTo(-1, 12);
    expect(rankCorrelation(Float64Array.of(1, 2), Float64Array.of(1, 2))).toBeNaN();
    expect(adjustedRand(Int32Array.of(0, 0, 1, 1), Int32Array.of(0, 0, 1, 2))).toBeCloseTo(0.571429, 6);
    expect(adjustedRand(Int32Array.of(0, 0, 1, 1), Int32Array.of(5, 5, 2, 2))).toBe(1);
  });
});

describe('reading again', () => {
  it('without errors gives the same network', () => {
    const draw = errorDraws(CODED, { aggregation: 'subtract' }, NONE, seededRandom(3))();
    expect(draw.kept).toHaveLength(8);
    const stability = coreStability(CODED, { ...oneMode, errors: NONE, draws: 3 });
    expect(stability.coreKept).toEqual({ value: 1, low: 1, high: 1, n: 3 });
    expect([...stability.survives]).toEqual(new Array(stability.network.weight.length).fill(1));
  });

  it('finds and adds as much as the shares say, whatever they are', () => {
    const share = fc.double({ min: 0.2, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, fc.integer({ min: 1, max: 1000 }), (recall, precision, seed) => {
        const size = errorDraws(coded, {}, { recall, precision }, seededRandom(seed))().kept.length;
        const expected = (720 * recall) / precision;
        expect(Math.abs(size - expected)).toBeLessThan((6 * Math.sqrt(720 * recall)) / precision);
      }),
      { numRuns: 40 },
    );
  });

  it('misses a claim that a text repeats only where it misses it each time', () => {
    const thrice = codedStatements(DEBATE.flatMap((said) => [said, said, said]));
    const errors = { recall: 0.5, precision: 1 };
    const kept = (data: typeof coded): number =>
      errorDraws(data, { duplicates: 'document', aggregation: 'subtract' }, errors, seededRandom(1))().kept.length;
    expect(kept(coded) / 720).toBeCloseTo(0.5, 1);
    expect(kept(thrice) / 720).toBeCloseTo(1 - 0.5 ** 3, 1);
  });

  it('turns sides where it is told to', () => {
    const found = coreStability(coded, { ...oneMode, errors: { ...NONE, flip: 0.5 }, draws: 20, to: '2017-12-20' });
    expect(found.coalitions.value).toBeLessThan(0.7);
    expect(coreStability(coded, { ...oneMode, errors: NONE, draws: 2, to: '2017-12-20' }).coalitions.value).toBe(1);
  });

  it.each([
    [{ recall: 0, precision: 1 }, 'A recall of 0 is no share'],
    [{ recall: 1, precision: 1.5 }, 'A precision of 1.5 is no share'],
    [{ recall: 1, precision: 1, flip: 1 }, 'A flip of 1 is no share'],
  ])('refuses %j', (errors, sentence) => {
    expect(() => coreStability(CODED, { errors })).toThrow(sentence);
  });
});

describe('how long windows must be', () => {
  it('finds that the ranking holds anywhere without errors, and with heavy ones nowhere', () => {
    const sizes = [1, 6];
    const found = windowValidity(coded, { ...oneMode, errors: NONE, sizes, draws: 2 });
    expect([found.smallest?.size, found.surely?.size]).toEqual([1, 1]);
    const none = windowValidity(coded, { ...oneMode, errors: { recall: 0.1, precision: 0.1 }, sizes, draws: 10 });
    expect(none.smallest).toBeUndefined();
  });

  it('finds longer windows firmer: errors average out', () => {
    const errors = { recall: 0.7, precision: 0.8 };
    const { sizes } = windowValidity(coded, {
      mode: 'two-mode',
      aggregation: 'subtract',
      errors,
      sizes: [1, 3, 9],
      draws: 20,
    });
    const values = sizes.map(({ ranking }) => ranking.value);
    expect(values).toEqual(values.toSorted((a, b) => a - b));
    expect(sizes.map(({ windows }) => windows)).toEqual([19, 6, 2, 1]);
  });

  it('says that the time is too short', () => {
    const short = { errors: NONE, to: '2017-01-05' };
    expect(() => windowValidity(coded, short)).toThrow('too short to be cut into two windows of months');
  });
});

describe('coalitions over time', () => {
  const options = { method: 'louvain', unit: 'months', size: 6, draws: 20 } as const;

  it('keep their labels, and tell who goes over', () => {
    const { windows, changes, labels } = coalitionsOverTime(coded, options);
    expect([windows.length, labels]).toEqual([3, 2]);
    expect(windows.map(({ label }) => label[0])).toEqual([0, 0, 0]);
    expect(changes.map(({ actor, window, from, to, sure }) => [actor, window, from, to, sure])).toEqual([
      ['D', 2, 1, 0, true],
    ]);
  });

  it('are not changed by what comes later, nor by the names of actors', () => {
    const whole = coalitionsOverTime(coded, options);
    const early = coalitionsOverTime(coded, { ...options, to: '2017-12-25' });
    expect(early.windows.map(({ label }) => [...label])).toEqual(
      whole.windows.slice(0, 2).map(({ label }) => [...label]),
    );
    const renamed = codedStatements(DEBATE.map((said) => ({ ...said, who: `x${said.who}` })));
    expect(coalitionsOverTime(renamed, options).windows.map(({ label }) => [...label])).toEqual(
      whole.windows.map(({ label }) => [...label]),
    );
  });

  it('of so many statements cover all, and leave out windows of one actor', () => {
    const { windows } = coalitionsOverTime(coded, { ...options, unit: 'events', size: 100, draws: 0 });
    expect(windows.reduce((sum, { statements }) => sum + statements.length, 0)).toBe(720);
    expect(() => coalitionsOverTime(coded, { ...options, only: { organization: ['A'] } })).toThrow(
      'No window has two actors',
    );
  });
});

describe('congruence and conflict', () => {
  it('share what two say of the same between them', () => {
    const sum = (aggregation: 'congruence' | 'conflict' | 'ignore'): number =>
      discourseNetwork(coded, { mode: 'one-mode', aggregation }).weight.reduce((all, weight) => all + weight, 0);
    expect(sum('congruence') + sum('conflict')).toBe(sum('ignore'));
  });
});
