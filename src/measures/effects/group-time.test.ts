import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hasSharedData, sharedFile } from '../../../bench/kit/shared-data.ts';
import type { Panel } from '../../records/panel.ts';
import { seededRandom } from '../../records/seeded-random.ts';
import { aggregateEffects, EFFECT_AGGREGATES, groupTimeEffects } from './group-time.ts';

const YEARS = [2001, 2002, 2003, 2004, 2005, 2006];

/** Units of which a third each begins in 2003, in 2005 and never; the effect is 1 in the first period and grows by 1. */
function simulated(units: number, seed: number, effect = 1): { readonly panel: Panel; readonly first: number[] } {
  const random = seededRandom(seed);
  const noise = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const first = Array.from({ length: units }, (_, u) => [0, 2003, 2005][u % 3] as number);
  const values = first.flatMap((start) => {
    const level = 3 * noise() + (start === 2003 ? 2 : 0);
    return YEARS.map((year) => {
      const since = start === 0 ? -1 : year - start;
      return level + 0.7 * (year - 2001) + noise() + (since >= 0 ? effect * (since + 1) : 0);
    });
  });
  return { panel: panelOf(values, units), first };
}

function panelOf(values: readonly number[], units: number, periods = YEARS): Panel {
  return {
    units: Array.from({ length: units }, (_, u) => `u${u}`),
    periods: Int32Array.from(periods),
    values: Float64Array.from(values),
    n: new Float64Array(values.length).fill(1),
  };
}

describe('groupTimeEffects', () => {
  it('is the difference of two differences where there are two periods', () => {
    const panel = panelOf([1, 4, 2, 4, 1, 2, 2, 3], 4, [2001, 2002]);
    const { effects, preTest } = groupTimeEffects(panel, [2002, 2002, 0, 0]);
    expect(effects).toHaveLength(1);
    expect(effects[0]).toMatchObject({ group: 2002, period: 2002, base: 2001, value: 1.5, n: 2, controls: 2 });
    expect(preTest).toBeUndefined();
  });

  it('finds effects that grow with time, and none before treatment', () => {
    const { panel, first } = simulated(3000, 5);
    const result = groupTimeEffects(panel, first);
    for (const { since, value, error } of result.effects) {
      expect(Math.abs(value - (since >= 0 ? since + 1 : 0))).toBeLessThan(4 * error);
      expect(error).toBeLessThan(0.1);
    }
    expect(result.preTest?.degrees).toBe(4);
    expect(result.preTest?.p).toBeGreaterThan(0.01);
    const parts = aggregateEffects(result, 'time since').parts.filter(({ at }) => at >= 0);
    expect(parts.map(({ at, value }) => [at, Math.round(value)])).toEqual([
      [0, 1],
      [1, 2],
      [2, 3],
      [3, 4],
    ]);
    // Groups of equal size: (1 + 2 + 3 + 4) / 4 and (1 + 2) / 2, and their mean.
    const groups = aggregateEffects(result, 'group');
    expect(groups.parts.map(({ at }) => at)).toEqual([2003, 2005]);
    expect(groups.parts[0]?.value).toBeCloseTo(2.5, 0);
    expect(groups.parts[1]?.value).toBeCloseTo(1.5, 0);
    expect(groups.overall?.value).toBeCloseTo(2, 0);
    // Six pairs after treatment count alike: (1 + 2 + 3 + 4 + 1 + 2) / 6.
    expect(aggregateEffects(result, 'simple').overall?.value).toBeCloseTo(13 / 6, 0);
    expect(aggregateEffects(result, 'calendar').parts.map(({ at }) => at)).toEqual([2003, 2004, 2005, 2006]);
  });

  it('gives intervals that hold the truth in about 95 of 100 samples, and few wrong alarms before treatment', () => {
    let held = 0;
    let overall = 0;
    let alarms = 0;
    const samples = 300;
    for (let seed = 0; seed < samples; seed++) {
      const { panel, first } = simulated(150, 1000 + seed);
      const result = groupTimeEffects(panel, first);
      const effect = result.effects.find(({ group, period }) => group === 2003 && period === 2004);
      if (effect && effect.interval[0] <= 2 && 2 <= effect.interval[1]) held++;
      const all = aggregateEffects(result, 'simple').overall;
      if (all && all.interval[0] <= 13 / 6 && 13 / 6 <= all.interval[1]) overall++;
      if ((result.preTest?.p ?? 1) < 0.05) alarms++;
    }
    expect(held / samples).toBeGreaterThan(0.91);
    expect(held / samples).toBeLessThan(0.99);
    expect(overall / samples).toBeGreaterThan(0.91);
    expect(overall / samples).toBeLessThan(0.99);
    expect(alarms / samples).toBeLessThan(0.1);
  });

  it('sees that units were on their way before treatment', () => {
    const { panel, first } = simulated(600, 3, 0);
    const values = panel.values.map((value, i) => value + (first[Math.floor(i / 6)] === 2005 ? 0.5 * (i % 6) : 0));
    expect(groupTimeEffects({ ...panel, values }, first).preTest?.p).toBeLessThan(0.001);
  });

  it('draws the same errors for the same seed, near those of the influence function, and bands that are wider', () => {
    const { panel, first } = simulated(300, 8);
    const draw = () => groupTimeEffects(panel, first, { draws: 400, seed: 7 }).effects;
    expect(draw()).toEqual(draw());
    for (const { error, interval, bootstrap } of draw()) {
      expect(bootstrap?.error ?? 0).toBeGreaterThan(0.8 * error);
      expect(bootstrap?.error ?? 9).toBeLessThan(1.2 * error);
      expect((bootstrap?.band[1] ?? 0) - (bootstrap?.band[0] ?? 0)).toBeGreaterThan(0.95 * (interval[1] - interval[0]));
    }
  });

  it("agrees with csdid 0.4.3, its authors' way in Python, on simulated data", () => {
    const random = seededRandom(42);
    const noise = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const years = [2001, 2002, 2003, 2004, 2005, 2006, 2007];
    const first = Array.from({ length: 211 }, (_, u) => [0, 2003, 2004, 2006, 0, 2004][u % 6] as number);
    const values = first.flatMap((start, u) => {
      const level = 2 * noise();
      return years.map((year) => {
        const effect = start > 0 && year >= start ? 0.5 + 0.3 * (year - start) + start / 5000 : 0;
        return level + 0.3 * (year - 2001) * (1 + (u % 3) / 5) + noise() + effect;
      });
    });
    const result = groupTimeEffects(panelOf(values, 211, years), first);
    const shown = ({ value, error }: { readonly value: number; readonly error: number }): string =>
      `${value.toFixed(4)} (${error.toFixed(4)})`;
    expect(result.effects.slice(0, 7).map(shown)).toEqual([
      '0.0900 (0.2443)',
      '0.6432 (0.2633)',
      '1.2223 (0.2312)',
      '1.3925 (0.2845)',
      '1.7471 (0.2452)',
      '2.4324 (0.2750)',
      '0.0653 (0.2081)',
    ]);
    const overall = EFFECT_AGGREGATES.map((by) => aggregateEffects(result, by).overall);
    expect(overall.map((effect) => effect && shown(effect))).toEqual([
      '1.3506 (0.1218)',
      '1.3091 (0.1203)',
      '1.5328 (0.1290)',
      '1.2278 (0.1269)',
    ]);
    expect(aggregateEffects(result, 'time since').parts.slice(2, 6).map(shown)).toEqual([
      '-0.1116 (0.1691)',
      '0.2453 (0.1518)',
      '0.9313 (0.1445)',
      '1.2003 (0.1363)',
    ]);
    expect(aggregateEffects(result, 'calendar').parts.slice(0, 2).map(shown)).toEqual([
      '0.6432 (0.2633)',
      '1.0861 (0.1783)',
    ]);
  });

  it('compares with units that are treated later only where that is asked for', () => {
    const { panel, first } = simulated(90, 2);
    const controls = (of: 'not yet' | 'never', year: number): number | undefined =>
      groupTimeEffects(panel, first, { controls: of }).effects.find(
        ({ group, period }) => group === 2003 && period === year,
      )?.controls;
    expect([controls('never', 2004), controls('not yet', 2004), controls('not yet', 2005)]).toEqual([30, 60, 30]);
  });

  it('compares with the last period before treatment, or before a reaction that comes early', () => {
    const { panel, first } = simulated(90, 2);
    const bases = (options: Parameters<typeof groupTimeEffects>[2]): unknown =>
      groupTimeEffects(panel, first, options)
        .effects.filter(({ group }) => group === 2005)
        .map(({ period, base }) => [period, base]);
    expect(bases({})).toEqual([
      [2002, 2001],
      [2003, 2002],
      [2004, 2003],
      [2005, 2004],
      [2006, 2004],
    ]);
    expect(bases({ base: 'universal' })).toEqual([
      [2001, 2004],
      [2002, 2004],
      [2003, 2004],
      [2005, 2004],
      [2006, 2004],
    ]);
    expect(bases({ anticipation: 1 })).toEqual([
      [2002, 2001],
      [2003, 2002],
      [2004, 2003],
      [2005, 2003],
      [2006, 2003],
    ]);
  });

  it('drops and counts units with gaps, without a base, and of unknown treatment', () => {
    const { panel, first } = simulated(12, 4);
    const values = panel.values.slice();
    values[2] = Number.NaN;
    const result = groupTimeEffects({ ...panel, values }, first.with(3, 2001).with(4, Number.NaN));
    expect(result.dropped).toEqual({ gaps: 1, 'treated from the start': 1, 'treatment unknown': 1 });
    expect(result.n).toBe(9);
  });

  it('names pairs of group and period for which there is nobody to compare with', () => {
    const { panel, first } = simulated(12, 4);
    const { without } = groupTimeEffects(
      panel,
      first.map((start) => start || 2005),
    );
    expect(without).toEqual([
      { group: 2003, period: 2005 },
      { group: 2003, period: 2006 },
      // Those of 2003 are treated by then, and are nobody's controls.
      { group: 2005, period: 2003 },
      { group: 2005, period: 2004 },
      { group: 2005, period: 2005 },
      { group: 2005, period: 2006 },
    ]);
  });

  it('refuses panels in which there is no effect to measure', () => {
    const { panel } = simulated(3, 4);
    expect(() => groupTimeEffects(panel, [0, 0, 2001])).toThrow('No unit is treated');
    expect(() => groupTimeEffects(panel, [0, 2003])).toThrow('2 beginnings of treatment');
  });

  if (!hasSharedData())
    console.warn('GROUP-TIME EFFECTS NOT COMPARED: no shared data; let ENTENTE_SHARED name its folder.');
  it.skipIf(!hasSharedData())('gives the published effects of a minimum wage on employment', () => {
    const [head = '', ...lines] = readFileSync(sharedFile('data/reports/mpdta.csv'), 'utf8').trim().split('\n');
    const column = (name: string): number => head.replaceAll('"', '').split(',').indexOf(name);
    const rows = lines.map((line) => line.split(',').map(Number));
    const at = (row: readonly number[], name: string): number => row[column(name)] ?? Number.NaN;
    const years = [...new Set(rows.map((row) => at(row, 'year')))].sort();
    const counties = [...new Set(rows.map((row) => at(row, 'countyreal')))];
    const values = new Float64Array(counties.length * years.length).fill(Number.NaN);
    const first = new Float64Array(counties.length);
    for (const row of rows) {
      const county = counties.indexOf(at(row, 'countyreal'));
      values[county * years.length + years.indexOf(at(row, 'year'))] = at(row, 'lemp');
      first[county] = at(row, 'first.treat');
    }
    const panel = { ...panelOf([...values], counties.length, years), units: counties.map(String) };
    const never = groupTimeEffects(panel, first, { controls: 'never', draws: 1000 });
    const of = (group: number, period: number) =>
      never.effects.find((effect) => effect.group === group && effect.period === period);
    expect(of(2004, 2006)?.value.toFixed(4)).toBe('-0.1373');
    expect(of(2006, 2007)?.value.toFixed(4)).toBe('-0.0412');
    expect(of(2007, 2007)?.value.toFixed(4)).toBe('-0.0261');
    expect(never.preTest?.p.toFixed(5)).toBe('0.16812');
    // Published with one draw of the bootstrap, .0397; the influence function gives .0364.
    expect(of(2004, 2006)?.error.toFixed(4)).toBe('0.0364');
    expect(Math.abs((of(2004, 2006)?.bootstrap?.error ?? 0) - 0.0397)).toBeLessThan(0.006);
    const notYet = groupTimeEffects(panel, first);
    expect(notYet.effects.find(({ group, period }) => group === 2007 && period === 2007)?.value.toFixed(4)).toBe(
      '-0.0261',
    );
  });
});
