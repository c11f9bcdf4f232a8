import { describe, expect, it } from 'vitest';
import { designHash, type ImpactDesign, readDesign } from './design.ts';
import { type DesignOptions, makeDesign } from './make-design.ts';
import { directedName } from './movers.ts';
import type { ImpactData, ImpactResult } from './result.ts';
import { type Simulation, simulatedPairs } from './simulated-pairs.fixture.ts';
import { impactTester, testImpact } from './test-impact.ts';

/** A measure whose pairs have a noise of .1 in each period: .25 is more than two of the errors of a change. */
const PLAN: DesignOptions = {
  measure: 'closeness',
  closer: 'higher',
  grain: 'year',
  level: { kind: 'periods', fewestN: 1 },
  dyad: ['AA', 'AB'],
  event: { title: 'A treaty', at: 2019 },
  donors: { band: 0.5 },
  thresholds: { size: 0.25, weakSize: 0.15, fewestN: 10 },
};

function plan(changes: Partial<DesignOptions> = {}): ImpactDesign {
  return makeDesign({ ...PLAN, ...changes });
}

function run(simulation: Simulation, changes: Partial<DesignOptions> = {}): ImpactResult {
  return testImpact(plan(changes), simulatedPairs(simulation));
}

function withValues(data: ImpactData, change: (value: number, unit: number, t: number) => number): ImpactData {
  const length = data.panel.periods.length;
  const values = data.panel.values.map((value, k) => change(value, Math.floor(k / length), k % length));
  return { ...data, panel: { ...data.panel, values } };
}

describe('a design', () => {
  const design = makeDesign({ measure: 'S', dyad: ['CHN', 'RUS'], event: { title: 'Crimea', at: '2014-03-18' } });

  it('has the same hash in whatever order its fields stand, and after a turn through JSON', () => {
    const turned = Object.fromEntries(Object.entries(design).reverse());
    expect(designHash(readDesign(JSON.parse(JSON.stringify(turned))))).toBe(designHash(design));
  });

  it('has another hash when any field is another', () => {
    const changed = [...leaves(design)].map((path) => designHash(changedAt(design, path)));
    expect(changed.length).toBeGreaterThan(30);
    expect(new Set([designHash(design), ...changed]).size).toBe(changed.length + 1);
  });

  it('is refused with the name of the field that is wrong', () => {
    const wrong = { ...design, windows: { ...design.windows, before: 0 } };
    expect(() => readDesign(wrong)).toThrow(/no design of an impact test: windows\.before: /);
    expect(() => readDesign({ ...design, extra: 1 })).toThrow(/extra/);
    expect(() => makeDesign({ measure: 'kappa', dyad: ['A', 'B'], event: { title: '', at: 1990 } })).toThrow(
      /Only S and tone have bounds that were tried; for kappa give closer/,
    );
  });
});

/** Paths to all values of a design that are no objects. */
function* leaves(value: unknown, path: readonly string[] = []): Generator<readonly string[]> {
  if (Array.isArray(value) && value.length === 0) yield path;
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) yield* leaves(inner, [...path, key]);
  } else yield path;
}

function changedAt(design: ImpactDesign, path: readonly string[]): ImpactDesign {
  const copy = structuredClone(design) as unknown as Record<string, unknown>;
  let at = copy;
  for (const key of path.slice(0, -1)) at = at[key] as Record<string, unknown>;
  const key = path.at(-1) ?? '';
  const value = at[key];
  at[key] = typeof value === 'number' ? value + 1 : typeof value === 'string' ? `${value}x` : [value];
  return copy as unknown as ImpactDesign;
}

describe('a change of a known size', () => {
  const truth = 0.5;
  const results = Array.from({ length: 60 }, (_, i) => run({ seed: i + 1, effect: truth }));
  const mean = (of: (result: ImpactResult) => number): number =>
    results.reduce((sum, result) => sum + of(result), 0) / results.length;

  it('is found in its size by both comparisons, whatever all pairs shared', () => {
    for (const i of [0, 1]) {
      expect(Math.abs(mean(({ comparisons }) => comparisons[i]?.effect?.value ?? 0) - truth)).toBeLessThan(0.04);
    }
  });

  it('lies in nineteen of twenty intervals of the comparisons', () => {
    const held = results.flatMap(({ comparisons }) =>
      comparisons.map(({ effect }) => {
        const [low, high] = effect?.interval ?? [0, 0];
        return low <= truth && truth <= high ? 1 : 0;
      }),
    );
    const share = held.reduce<number>((sum, one) => sum + one, 0) / held.length;
    expect(share).toBeGreaterThan(0.89);
    expect(share).toBeLessThan(0.995);
  });

  it('is called clear, in its direction, with a small p in space and in time', () => {
    expect(mean(({ verdict }) => (verdict === 'clear' ? 1 : 0))).toBeGreaterThan(0.9);
    expect(results.every(({ moved }) => moved === 'closer')).toBe(true);
    expect(mean(({ permutationP }) => permutationP ?? 1)).toBeLessThan(0.2);
    expect(mean(({ placeboPairs }) => placeboPairs.p ?? 1)).toBeLessThan(0.05);
    expect(mean(({ placeboDates }) => placeboDates.p ?? 1)).toBeLessThan(0.2);
  });

  it('points apart where a lower value means closer', () => {
    expect(run({ seed: 1, effect: truth }, { closer: 'lower' }).moved).toBe('apart');
  });
});

describe('noise', () => {
  it('is seldom called clear, with common shocks, slopes of pairs and many looks', () => {
    const verdicts: string[] = [];
    for (let seed = 1; seed <= 40; seed++) {
      const data = simulatedPairs({ seed, slope: 0.005, shock: 0.3, actors: 10 });
      const test = impactTester(data);
      for (let u = 0; u < 5; u++) verdicts.push(test(plan({ dyad: data.pairs[u * 9] ?? ['AA', 'AB'] })).verdict);
    }
    const share = verdicts.filter((verdict) => verdict === 'clear').length / verdicts.length;
    expect(verdicts.length).toBe(200);
    expect(share).toBeLessThanOrEqual(0.04);
  });

  it('gives p that are small no more often than they say', () => {
    const ps = Array.from({ length: 120 }, (_, i) => run({ seed: 1000 + i, actors: 10 }).placeboPairs.p ?? 0);
    expect(ps.filter((p) => p <= 0.1).length / ps.length).toBeLessThan(0.17);
  });

  it('and a course that went on as before is no clear change', () => {
    // A slope that brings as much from one window to the next as a change of .3 would.
    const data = withValues(simulatedPairs({ seed: 3, noise: 0.02 }), (value, unit, t) =>
      unit === 0 ? value + 0.1 * t : value,
    );
    const result = testImpact(plan(), data);
    expect(result.combined?.value).toBeGreaterThan(0.25);
    expect(result.preTrend?.found).toBe(true);
    expect(result.verdict).toBe('weak');
    expect(result.reasons.find(({ rule }) => rule === 'no trend before')?.met).toBe(false);
  });
});

describe('what comes after X', () => {
  const data = simulatedPairs({ seed: 8, effect: 0.4 });
  it.each([
    ['periods', { kind: 'periods', fewestN: 1 }],
    ['events', { kind: 'events', ofPast: 50, ofBefore: 20, ofWorld: 10 }],
  ] as const)('never enters the time before it (%s)', (_, level) => {
    const known = testImpact(plan({ level }), data);
    const other = testImpact(
      plan({ level }),
      withValues(data, (value, unit, t) => (t >= 18 ? value + 5 * Math.sin(unit + t) : value)),
    );
    expect(other.change?.value).not.toBe(known.change?.value);
    expect(other.before).toEqual(known.before);
    expect(other.preTrend?.slope).toBe(known.preTrend?.slope);
    expect(other.placeboDates.changes).toEqual(known.placeboDates.changes);
    const levels = ({ comparisons }: ImpactResult) => comparisons.map(({ donorsBefore }) => donorsBefore);
    expect(levels(other)).toEqual(levels(known));
  });

  it('plays no part once the windows are over', () => {
    const later = withValues(data, (value, _, t) => (t >= 21 ? 9 : value));
    const { series: __, ...known } = testImpact(plan(), data);
    const { series: ___, ...other } = testImpact(plan(), later);
    expect(other).toEqual(known);
  });
});

describe('donors', () => {
  const data = simulatedPairs({ seed: 4, effect: 0.4 });
  const dropped = ({ comparisons }: ImpactResult, reason: string): readonly (readonly string[])[] =>
    comparisons.map((one) => one.dropped.find((drop) => drop.reason === reason)?.units ?? []);

  it('that X touched, that are tied to the pair or have no data are dropped, named and counted', () => {
    const n = data.panel.n.map((count, k) => (Math.floor(k / 24) === 5 ? 0 : count));
    const result = testImpact(plan({ donors: { band: 0.5, touched: ['AC', 'AD'], tied: ['AE'] } }), {
      ...data,
      panel: { ...data.panel, n },
    });
    expect(dropped(result, 'touched by X')).toEqual([
      ['AA-AC', 'AA-AD'],
      ['AB-AC', 'AB-AD'],
    ]);
    expect(dropped(result, 'tied to the pair')).toEqual([['AA-AE'], ['AB-AE']]);
    expect(dropped(result, 'no data')).toEqual([['AA-AG'], []]);
    expect(result.comparisons[0]?.donors.some(({ unit }) => unit === 'AA-AC')).toBe(false);
  });

  it('are those whose level before lay near, or else the nearest', () => {
    const result = testImpact(plan({ donors: { band: 0.01, least: 6 } }), data);
    const [first] = result.comparisons;
    expect(first?.widened).toBe(true);
    expect(first?.donors.length).toBe(6);
    expect(dropped(result, 'another level before')[0]?.length).toBe(8);
    const reach = Math.max(
      ...(first?.donors ?? []).map(({ before }) => Math.abs(before - (result.before?.value ?? 0))),
    );
    expect(reach).toBeLessThan(0.3);
    expect(result.limits).toContain('donors at other levels');
  });

  it('are filled up with pairs of neither actor where one has too few', () => {
    const few = data.pairs.map(([a, b], u) => ({ u, keep: u === 0 || (a !== 'AA' && b !== 'AA') || u < 3 }));
    const rows = few.filter(({ keep }) => keep).map(({ u }) => u);
    const pick = (values: Float64Array): Float64Array =>
      Float64Array.from(rows.flatMap((u) => [...values.subarray(u * 24, u * 24 + 24)]));
    const result = testImpact(plan(), {
      pairs: rows.map((u) => data.pairs[u] ?? ['', '']),
      panel: {
        units: rows.map((u) => data.panel.units[u] ?? ''),
        periods: data.panel.periods,
        values: pick(data.panel.values),
        n: pick(data.panel.n),
      },
    });
    expect(result.comparisons.map(({ filled }) => filled)).toEqual([8, 0]);
    expect(result.limits).toContain('donors of neither actor');
  });

  it('are the same whichever side is named first', () => {
    const there = testImpact(plan(), data);
    const back = testImpact(plan({ dyad: ['AB', 'AA'] }), data);
    expect(back.comparisons).toEqual(there.comparisons.toReversed());
    expect(back.combined?.value).toBe(there.combined?.value);
  });
});

describe('what goes with the answer', () => {
  const data = simulatedPairs({ seed: 6, effect: 0.5 });

  it('is who moved, by ideal points or by the tone of each side', () => {
    const periods = data.panel.periods;
    const rows = (first: readonly number[], second: readonly number[]) => ({
      values: Float64Array.from([...first, ...second]),
      n: new Float64Array(48).fill(20),
    });
    const step = (low: number, high: number) => Array.from({ length: 24 }, (_, t) => (t < 18 ? low : high));
    const points = { units: ['AA', 'AB'], periods, ...rows(step(-1, 0.5), step(1, 1)) };
    const { movers } = testImpact(plan(), { ...data, movers: { kind: 'ideal points', panel: points } });
    expect(movers?.sides.map(({ actor, change, nearer }) => [actor, change, nearer])).toEqual([
      ['AA', 1.5, 1.5],
      ['AB', 0, 0],
    ]);
    const tone = { units: [directedName('AB', 'AA')], periods, ...rows(step(2, -1), []) };
    const directed = testImpact(plan(), {
      ...data,
      movers: { kind: 'directed tone', panel: { ...tone, n: tone.n.subarray(0, 24) } },
    });
    expect(directed.movers?.sides.map(({ actor, change }) => [actor, change])).toEqual([['AB', -3]]);
  });

  it('are other events in the windows, but not X itself', () => {
    const happenings = [
      { id: 'late', at: 2022, title: 'After the windows' },
      { id: 'b', at: '2020-05-01', title: 'In the window after' },
      { id: 'x', at: 2019, title: 'X itself' },
      { id: 'a', at: 2016, title: 'In the window before' },
      { id: 'early', at: 2015, title: 'Before the windows' },
    ];
    const { competing, limits } = testImpact(plan({ event: { title: 'X', id: 'x', at: 2019 } }), {
      ...data,
      happenings,
    });
    expect(competing.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(limits).toContain('other events in the windows');
  });

  it('are sources, counted in both windows', () => {
    const sources = data.panel.n.map((_, k) => (k % 24 >= 18 ? 30 : 10));
    const { before, after, limits } = testImpact(plan(), { ...data, sources });
    expect([before?.sources, after?.sources]).toEqual([30, 90]);
    expect(limits).toContain('sources changed');
    expect(testImpact(plan(), data).limits).toContain('sources not counted');
  });

  it('is what is found with each period of the windows left out', () => {
    const { leaveOut, combined } = testImpact(plan(), data);
    expect(leaveOut.map(({ without }) => without)).toEqual([2016, 2017, 2018, 2019, 2020, 2021]);
    for (const one of leaveOut) expect(Math.abs(one.combined - (combined?.value ?? 0))).toBeLessThan(0.2);
    expect(new Set(leaveOut.map((one) => one.combined)).size).toBe(6);
  });

  it('are two models from 15 periods before X on, and none below', () => {
    const { syntheticControl, localLevel } = testImpact(plan(), data);
    for (const model of [syntheticControl, localLevel]) {
      const [low, high] = model?.effect.interval ?? [0, 0];
      expect([low < 0.5, high > 0.5, low > 0]).toEqual([true, true, true]);
    }
    expect(syntheticControl?.p).toBeLessThan(0.15);
    expect(syntheticControl?.weights.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 1);
    const early = testImpact(plan({ event: { title: '', at: 2012 } }), data);
    expect([early.syntheticControl, early.localLevel]).toEqual([null, null]);
    expect(early.limits).toContain('too short for models');
  });

  it('is the say of a second measure, brought to the scale of the first', () => {
    const witness = { measure: 'distance', closer: 'lower', weight: 0.5 } as const;
    const second = withValues(data, (_, unit, t) => (unit === 0 && t >= 18 ? 1 : 2));
    const result = testImpact(plan({ witness }), { ...data, witness: second });
    expect(result.witness?.value).toBeCloseTo(0.5, 12);
    const [first, other] = result.comparisons.map(({ effect }) => effect?.value ?? 0);
    const mean = ((result.change?.value ?? 0) + (first ?? 0) + (other ?? 0) + 0.5) / 4;
    expect(result.combined?.value).toBeCloseTo(mean, 12);
    expect(testImpact(plan({ witness }), data).limits).toContain('no second measure');
  });

  it('is the same on every run, and another draw with another seed', () => {
    const large = simulatedPairs({ seed: 6, actors: 20 });
    const drawn = { placebos: { pairs: 30 } };
    expect(testImpact(plan(drawn), large)).toEqual(testImpact(plan(drawn), large));
    const units = (seed: number) =>
      testImpact(plan({ ...drawn, seed }), large).placeboPairs.changes.map(({ unit }) => unit);
    expect(units(1)).not.toEqual(units(2));
  });
});

describe('a question that cannot be answered', () => {
  const data = simulatedPairs({ seed: 2 });

  it('for want of votes or events is answered so', () => {
    const result = run({ seed: 2, n: 2, effect: 2 });
    expect([result.verdict, result.moved]).toEqual(['not enough data', null]);
    expect(result.reasons.find(({ met }) => !met)).toMatchObject({ rule: 'n before', value: 6, bound: 10 });
  });

  it('for want of anything to compare with, too', () => {
    const { panel, pairs } = simulatedPairs({ seed: 2, actors: 2 });
    const result = testImpact(plan(), { panel, pairs });
    expect(result.verdict).toBe('not enough data');
    expect(result.reasons.find(({ met }) => !met)?.rule).toBe('a comparison');
  });

  it('is one direction where the pair went the other way', () => {
    const closer = run({ seed: 1, effect: 0.5 }, { direction: 'apart' });
    expect([closer.verdict, closer.moved]).toEqual(['not visible', 'closer']);
    expect(run({ seed: 1, effect: 0.5 }, { direction: 'closer' }).verdict).toBe('clear');
  });

  it.each([
    [{ dyad: ['AA', 'ZZ'] }, /no series of AA and ZZ; check the codes/],
    [{ dyad: ['AA', 'AA'] }, /no series of AA and AA/],
    [{ event: { title: '', at: 1990 } }, /event \(1990\) lies outside the data, which runs from 2001 to before 2025/],
    [{ event: { title: '', at: '2031-05-01' } }, /event \(2031-05-01\) lies outside the data/],
    [{ event: { title: '', at: 2001 } }, /No data lies before the event \(2001\): the first period is 2001/],
    [{ windows: { gap: -2 } }, /windows overlap by 2 periods; windows.gap must be 0 or more/],
  ] as const)('is refused in a sentence: %j', (changes, sentence) => {
    expect(() => testImpact(plan(changes as Partial<DesignOptions>), data)).toThrow(sentence);
  });

  it('is one about data whose parts do not fit', () => {
    expect(() => testImpact(plan(), { ...data, pairs: data.pairs.slice(1) })).toThrow(/must fit/);
    const witness = { measure: 'w', closer: 'lower', weight: 1 } as const;
    const other = simulatedPairs({ seed: 2, periods: 10 });
    expect(() => testImpact(plan({ witness }), { ...data, witness: other })).toThrow(
      /must have the periods of the first/,
    );
  });
});

describe('the day of an event', () => {
  const months = Int32Array.from({ length: 24 }, (_, t) => Date.UTC(2013, t, 1) / 86_400_000);
  const simulated = simulatedPairs({ seed: 1 });
  const inMonths = { ...simulated, panel: { ...simulated.panel, periods: months } };
  const from = (at: string | number, grain: 'month' | 'session', periods: Int32Array): number =>
    testImpact(plan({ event: { title: '', at }, grain }), { ...simulated, panel: { ...simulated.panel, periods } })
      .from;

  it('falls into its month', () => {
    expect(from('2014-03-18', 'month', months)).toBe(Date.UTC(2014, 2, 1) / 86_400_000);
    expect(() => testImpact(plan({ event: { title: '', at: '2015-01-01' }, grain: 'month' }), inMonths)).toThrow(
      /runs from 2013-01-01 to before 2015-01-01/,
    );
  });

  it('shows in the first session that opens after it, named by year or by number', () => {
    const years = Int32Array.from({ length: 24 }, (_, t) => 1970 + t);
    const numbers = years.map((year) => year - 1945);
    expect(from('1979-02-11', 'session', years)).toBe(1979);
    expect(from('1983-10-25', 'session', years)).toBe(1984);
    expect(from(38, 'session', years)).toBe(1983);
    expect(from('1983-10-25', 'session', numbers)).toBe(39);
    expect(from(1984, 'session', numbers)).toBe(39);
  });
});
