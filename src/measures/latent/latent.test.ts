import { describe, expect, it } from 'vitest';
import { type DailyCounts, NO_COUNTS } from '../../records/daily-counts.ts';
import { seededRandom } from '../../records/seeded-random.ts';
import { makeBins } from '../dyads/bins.ts';
import { dyadSeries } from '../dyads/dyad-series.ts';
import { sampleNormal } from '../numbers/samplers.ts';
import type { CountPanel } from './count-panel.ts';
import { type ClassScale, classChances, classLikelihood } from './event-classes.ts';
import { fitLatentScale } from './fit-latent-scale.ts';
import { latentScores } from './latent-scores.ts';
import { latentSeries, quadPanel, signPanel } from './latent-series.ts';
import { solveSymmetric } from './solve-symmetric.ts';

const QUADS = [
  { name: 'verbal cooperation', conflict: false },
  { name: 'material cooperation', conflict: false },
  { name: 'verbal conflict', conflict: true },
  { name: 'material conflict', conflict: true },
] as const;

/** How the made-up events hang on the made-up scores. */
const TRUE_SCALE: ClassScale = {
  classes: QUADS,
  intercepts: Float64Array.of(0, -1.5, -1, -2),
  slopes: Float64Array.of(0, 0.3, -0.9, -1.8),
};
const TRUE_MOTION = { persistence: 0.9, step: 0.06, noise: 0.1 };

/** Pairs whose scores are known, with a dozen events a month on the mean and months without. */
function simulated(pairs: number, months: number, seed: number): { panel: CountPanel; scores: Float64Array } {
  const random = seededRandom(seed);
  const { persistence, step, noise } = TRUE_MOTION;
  const counts = new Float64Array(pairs * months * 4);
  const scores = new Float64Array(pairs * months);
  const chances = new Float64Array(4);
  for (let u = 0; u < pairs; u++) {
    const level = sampleNormal(random);
    let departure = Math.sqrt(step / (1 - persistence ** 2)) * sampleNormal(random);
    for (let t = 0; t < months; t++) {
      if (t > 0) departure = persistence * departure + Math.sqrt(step) * sampleNormal(random);
      scores[u * months + t] = level + departure;
      classChances(TRUE_SCALE, level + departure + Math.sqrt(noise) * sampleNormal(random), chances);
      const events = random() < 0.2 ? 0 : Math.floor(-15 * Math.log(1 - random()));
      for (let e = 0; e < events; e++) {
        let at = random();
        const drawn = chances.findIndex((chance) => {
          at -= chance;
          return at < 0;
        });
        const place = (u * months + t) * 4 + Math.max(0, drawn);
        counts[place] = (counts[place] as number) + 1;
      }
    }
  }
  const units = Array.from({ length: pairs }, (_, u) => `pair ${u}`);
  return {
    panel: { units, periods: Int32Array.from({ length: months }, (_, t) => 30 * t), classes: QUADS, counts },
    scores,
  };
}

function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const mean = (values: ArrayLike<number>) => Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
  const [ma, mb] = [mean(a), mean(b)];
  let [both, sa, sb] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    const [da, db] = [(a[i] as number) - ma, (b[i] as number) - mb];
    both += da * db;
    sa += da * da;
    sb += db * db;
  }
  return both / Math.sqrt(sa * sb);
}

const MONTHS = 60;
const made = simulated(40, MONTHS, 5);
const scale = fitLatentScale(made.panel);
const scored = made.panel.units.map((_, u) =>
  latentScores(scale, made.panel.counts.subarray(u * MONTHS * 4, (u + 1) * MONTHS * 4)),
);

describe('a scale learnt from made-up events', () => {
  it('finds the slopes and intercepts that made them', () => {
    // The scale counts in standard deviations between these forty pairs, which chance makes a little more or less than 1.
    const unit = (scale.slopes[3] as number) / (TRUE_SCALE.slopes[3] as number);
    expect(unit).toBeGreaterThan(0.7);
    expect(unit).toBeLessThan(1.3);
    for (const c of [1, 2, 3]) {
      expect(Math.abs((scale.slopes[c] as number) / unit - (TRUE_SCALE.slopes[c] as number))).toBeLessThan(0.15);
    }
  });

  it('finds the scores, and its intervals hold them about as often as they say', () => {
    const hindsight = scored.flatMap(({ hindsight: { value } }) => [...value]);
    const known = scored.flatMap(({ known: { value } }) => [...value]);
    expect(correlation(hindsight, made.scores)).toBeGreaterThan(0.93);
    expect(correlation(known, made.scores)).toBeGreaterThan(0.9);
    // Set on the true scale, since the learnt one has its own zero and unit.
    const [a, b] = line(hindsight, [...made.scores]);
    for (const kind of ['known', 'hindsight'] as const) {
      let held = 0;
      for (const [u, scores] of scored.entries()) {
        for (let t = 0; t < MONTHS; t++) {
          const truth = made.scores[u * MONTHS + t] as number;
          const [low, high] = [scores[kind].low[t] as number, scores[kind].high[t] as number];
          if (a + b * low <= truth && truth <= a + b * high) held++;
        }
      }
      expect(held / made.scores.length).toBeGreaterThan(0.9);
      expect(held / made.scores.length).toBeLessThan(0.985);
    }
  });

  it('foresees shares of conflict that come true', () => {
    const bins = new Map<number, { n: number; conflict: number; foreseen: number }>();
    for (const [u, { foreseen }] of scored.entries()) {
      for (let t = 0; t < MONTHS - 1; t++) {
        const at = (u * MONTHS + t + 1) * 4;
        const [a, b, c, d] = made.panel.counts.subarray(at, at + 4) as unknown as [number, number, number, number];
        const chance = foreseen[t] as number;
        const bin = bins.get(Math.floor(chance * 5)) ?? { n: 0, conflict: 0, foreseen: 0 };
        bin.n += a + b + c + d;
        bin.conflict += c + d;
        bin.foreseen += chance * (a + b + c + d);
        bins.set(Math.floor(chance * 5), bin);
      }
    }
    for (const { n, conflict, foreseen } of bins.values()) {
      if (n > 500) expect(Math.abs(conflict - foreseen) / n).toBeLessThan(0.05);
    }
  });

  it('is the same on every run', () => {
    expect(fitLatentScale(made.panel)).toEqual(scale);
  });

  it('points the same way and gives the same scores whichever class comes first', () => {
    const order = [3, 1, 0, 2];
    const counts = made.panel.counts.map((_, i) => made.panel.counts[i - (i % 4) + (order[i % 4] as number)] as number);
    const turned = fitLatentScale({ ...made.panel, classes: order.map((c) => QUADS[c] as (typeof QUADS)[0]), counts });
    const scores = latentScores(turned, counts.subarray(0, MONTHS * 4)).hindsight.value;
    expect(correlation(scores, scored[0]?.hindsight.value ?? [])).toBeGreaterThan(0.99);
  });
});

const STEPS = { length: 30, step: 30 } as const;
const FRAME = { sides: ['A', 'B'] as const, from: 0, to: 30 * MONTHS - 1 };
function line(x: readonly number[], y: readonly number[]): readonly [number, number] {
  const n = x.length;
  const [sx, sy] = [x.reduce((sum, v) => sum + v, 0), y.reduce((sum, v) => sum + v, 0)];
  const sxy = x.reduce((sum, v, i) => sum + v * (y[i] as number), 0);
  const sxx = x.reduce((sum, v) => sum + v * v, 0);
  const b = (n * sxy - sx * sy) / (n * sxx - sx * sx);
  return [(sy - b * sx) / n, b];
}

describe('scores of a pair', () => {
  const counts = made.panel.counts.subarray(0, MONTHS * 4);

  it('as known at the end of a month do not change with what comes later', () => {
    const short = latentScores(scale, counts.subarray(0, 30 * 4));
    const long = latentScores(scale, counts);
    for (const column of ['value', 'low', 'high'] as const) {
      expect([...long.known[column].subarray(0, 30)]).toEqual([...short.known[column]]);
    }
    expect([...long.foreseen.subarray(0, 30)]).toEqual([...short.foreseen]);
  });

  it('in hindsight and as known end at the same place, and hindsight is surer', () => {
    const { known, hindsight } = latentScores(scale, counts);
    expect(hindsight.value.at(-1)).toBe(known.value.at(-1));
    for (let t = 0; t < MONTHS; t++) {
      const width = ({ low, high }: typeof known) => (high[t] as number) - (low[t] as number);
      expect(width(hindsight)).toBeLessThanOrEqual(width(known) + 1e-9);
    }
  });

  it('go on through months without events, less and less sure', () => {
    const silent = new Float64Array(40 * 4);
    silent.set(counts.subarray(0, 20 * 4));
    const { known, n } = latentScores(scale, silent);
    const width = (t: number) => (known.high[t] as number) - (known.low[t] as number);
    expect(n[30]).toBe(0);
    expect(width(39)).toBeGreaterThan(width(25));
    expect(width(25)).toBeGreaterThan(width(19));
  });

  it('fall with conflict and rise with cooperation', () => {
    const good = latentScores(scale, Float64Array.of(20, 5, 0, 0));
    const bad = latentScores(scale, Float64Array.of(2, 0, 10, 20));
    expect(good.known.low[0]).toBeGreaterThan(bad.known.high[0] as number);
    expect(bad.foreseen[0]).toBeGreaterThan(good.foreseen[0] as number);
  });

  it('refuse counts that do not fit', () => {
    expect(() => latentScores(scale, new Float64Array(5))).toThrow(/5 counts do not fill periods of 4/);
    expect(() => latentScores(scale, new Float64Array(4), { level: 1 })).toThrow(/Level 1/);
  });
});

describe('series of a latent score', () => {
  const bins = makeBins({ length: 30, step: 30 }, 0, 30 * MONTHS - 1);
  const daily = (unit: number, from = 0): DailyCounts => {
    const rows = Array.from({ length: MONTHS * 4 }, (_, i) => ({ day: 30 * (i >> 2), quad: 1 + (i & 3) }))
      .map((row, i) => ({ ...row, n: made.panel.counts[unit * MONTHS * 4 + i] as number }))
      .filter(({ n, day }) => n > 0 && day >= 30 * from);
    const column = (of: (row: (typeof rows)[number]) => number) => Float64Array.from(rows, of);
    return {
      day: Int32Array.from(rows, ({ day }) => day),
      quad: Uint8Array.from(rows, ({ quad }) => quad),
      n: column(({ n }) => n),
      sum: column(({ n, quad }) => (quad < 3 ? n : -n)),
      squares: column(({ n }) => n),
      negative: column(({ n, quad }) => (quad < 3 ? 0 : n)),
      mentions: column(({ n }) => n),
    };
  };

  it('come from the same days of events as the other series, by quad class', () => {
    const units = made.panel.units.map((name, u) => ({ name, counts: daily(u) }));
    const panel = quadPanel(units, bins);
    expect(panel.counts).toEqual(made.panel.counts);
    const { known, foreseen } = latentSeries(scale, daily(0), bins);
    const first = scored[0]?.n.findIndex((n) => n > 0) ?? 0;
    expect([...known.value.subarray(first)]).toEqual([...(scored[0]?.known.value.subarray(first) ?? [])]);
    expect(foreseen[MONTHS - 1]).toBe(scored[0]?.foreseen[MONTHS - 1]);
    expect(known.past[10]).toBe(scored[0]?.n.subarray(0, 10).reduce((sum, n) => sum + n, 0));
  });

  it('or by sign of the score, where only months of pairs are at hand', () => {
    const of = (unit: number) =>
      dyadSeries({ ...FRAME, forth: daily(unit), back: NO_COUNTS, world: NO_COUNTS }, { grain: STEPS }).both;
    const each = made.panel.units.map((_, u) => of(u));
    const months = {
      units: made.panel.units.map((name) => [name, 'B'] as const),
      periods: bins.first,
      scored: Float64Array.from(each.flatMap(({ n }) => [...n])),
      negative: Float64Array.from(
        each.flatMap(({ quads }) => [...quads[3].map((n, t) => n + (quads[4][t] as number))]),
      ),
    };
    const bySign = fitLatentScale(signPanel(months));
    const { hindsight } = latentSeries(bySign, daily(0), bins);
    expect(correlation(hindsight.value.subarray(5), scored[0]?.hindsight.value.subarray(5) ?? [])).toBeGreaterThan(0.8);
  });

  it('are open until the first event, and altogether for a pair without any', () => {
    const late = latentSeries(scale, daily(0, 20), bins);
    const first = late.known.n.findIndex((n) => n > 0);
    expect(first).toBeGreaterThanOrEqual(20);
    expect(late.known.value[first - 1]).toBeNaN();
    expect(late.known.value[first]).not.toBeNaN();
    expect(latentSeries(scale, NO_COUNTS, bins).hindsight.value.every(Number.isNaN)).toBe(true);
  });

  it('refuse stretches of another length and classes that days do not count', () => {
    expect(() => latentSeries(scale, daily(0), makeBins('year', 0, 30 * MONTHS))).toThrow(/30.0 days; these have 365/);
    const other = { ...scale, classes: QUADS.map((one) => ({ ...one, name: `${one.name} at sea` })) };
    expect(() => latentSeries(other, daily(0), bins)).toThrow(/verbal cooperation at sea/);
  });
});

describe('a panel', () => {
  it('must have counts that fit, classes of both kinds and pairs enough', () => {
    const { panel } = simulated(9, 5, 1);
    expect(() => fitLatentScale({ ...panel, counts: new Float64Array(3) })).toThrow(/3 counts/);
    expect(() => fitLatentScale({ ...panel, classes: QUADS.map((one) => ({ ...one, conflict: false })) })).toThrow(
      /both kinds/,
    );
    expect(() => fitLatentScale({ ...panel, counts: panel.counts.map((n, i) => (i === 2 ? -1 : n)) })).toThrow(/is -1/);
    const few = { ...panel, units: panel.units.slice(0, 3), counts: panel.counts.subarray(0, 3 * 5 * 4) };
    expect(() => fitLatentScale(few)).toThrow(/needs 8 pairs/);
  });
});

describe('the likelihood of classes', () => {
  it('has the slope and curvature of its values', () => {
    const counts = Float64Array.of(7, 1, 3, 2);
    const room = new Float64Array(4);
    const at = (score: number) => classLikelihood(TRUE_SCALE, score, counts, 0, room);
    const h = 1e-4;
    for (const score of [-3, -0.5, 0, 1.2]) {
      expect((at(score + h).value - at(score - h).value) / (2 * h)).toBeCloseTo(at(score).slope, 5);
      expect(-(at(score + h).slope - at(score - h).slope) / (2 * h)).toBeCloseTo(at(score).information, 5);
    }
  });
});

describe('a small system', () => {
  it('is solved', () => {
    const found = solveSymmetric(Float64Array.of(4, 2, 1, 2, 5, 3, 1, 3, 6), Float64Array.of(7, 10, 10));
    expect([...found]).toEqual([1, 1, 1].map((one) => expect.closeTo(one, 12)));
  });
});
