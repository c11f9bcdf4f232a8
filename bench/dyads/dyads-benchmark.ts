import { findChangePoints } from '../../src/measures/change-points/find-change-points.ts';
import { dyadSeries } from '../../src/measures/dyads/dyad-series.ts';
import { betaQuantile } from '../../src/measures/numbers/beta.ts';
import { gammaQuantile } from '../../src/measures/numbers/gamma.ts';
import { median } from '../../src/measures/numbers/sample-quantile.ts';
import { sampleNormal } from '../../src/measures/numbers/samplers.ts';
import type { DailyCounts } from '../../src/records/daily-counts.ts';
import { type Benchmark, digits } from '../kit/benchmark.ts';
import { seededRandom } from '../kit/seeded-random.ts';
import { readJson, readText, sharedFile } from '../kit/shared-data.ts';
import { checkChangePoints, type PublishedChanges } from './change-checks.ts';
import { foresight, readPairMonths } from './foresight.ts';

/** Published change points, foresight of conflict on months of pairs, and the time that series, changes and quantiles take. */
export const dyadsBenchmark: Benchmark = async ({ files }) => {
  const sample = files[0] ?? sharedFile('data/alignment/icews_dyad_month_sample.csv');
  const pairs = readPairMonths(readText(sample));
  const checks = files.length
    ? []
    : checkChangePoints(readJson(sharedFile('data/alignment/changepoint.json')) as PublishedChanges);
  const differ = checks.filter(({ published, ours }) => published !== ours);
  const { rows, correlation } = foresight(pairs);
  const times = measureTimes();
  return {
    data: `${pairs.size} pairs of ${sample.split('/').at(-1)}; values of changepoint.json; made-up series for times (CPU)`,
    json: { agree: checks.length - differ.length, differ: differ.length, foresight: rows, correlation, ...times },
    table: [
      [
        'foretelling the share of conflict',
        'log-loss',
        '10 events or fewer before',
        'later months, unlearnt',
        'months',
      ],
      ...rows.map(({ method, loss, lossEarly, lossLater, months }) => [
        method,
        digits(loss),
        digits(lossEarly),
        digits(lossLater),
        `${months}`,
      ]),
      [
        'latent score and tone: correlation, in hindsight',
        digits(correlation.known),
        digits(correlation.hindsight),
        '',
        `${correlation.n}`,
      ],
      ...checks.map(({ what, published, ours }) => [
        what,
        published === ours ? 'agrees' : `${ours}, not ${published}`,
        '',
        '',
        '',
      ]),
      ...Object.entries(times).map(([name, ms]) => [name, ms.toFixed(name.endsWith('Us') ? 1 : 0), '', '', '']),
    ],
  };
};

/** CPU milliseconds of what `work` does, the median of some runs after a first one. */
function cpuMs(runs: number, work: () => void): number {
  work();
  return median(
    Array.from({ length: runs }, () => {
      const start = process.cpuUsage();
      work();
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1_000;
    }),
  );
}

function measureTimes(): Readonly<Record<string, number>> {
  const random = seededRandom(1);
  const days = 48 * 365;
  const daily = (share: number, most: number): DailyCounts => {
    const rows = Array.from({ length: 4 * days }, (_, i) => ({ day: i >> 2, quad: 1 + (i & 3), n: 0 }))
      .filter(() => random() < share)
      .map((row) => ({ ...row, n: 1 + Math.floor(random() * most) }));
    const column = (of: (row: (typeof rows)[number]) => number) => Float64Array.from(rows, of);
    return {
      day: Int32Array.from(rows, ({ day }) => day),
      quad: Uint8Array.from(rows, ({ quad }) => quad),
      n: column(({ n }) => n),
      sum: column(({ n, quad }) => n * (quad < 3 ? 3 : -5)),
      squares: column(({ n, quad }) => n * (quad < 3 ? 9 : 25)),
      negative: column(({ n, quad }) => (quad < 3 ? 0 : n)),
      mentions: column(({ n }) => 3 * n),
    };
  };
  const [forth, back, world] = [daily(0.3, 10), daily(0.3, 10), daily(1, 2_000)];
  const events = { sides: ['CHN', 'RUS'] as const, forth, back, world, from: 0, to: days - 1 };
  const still = Float64Array.from({ length: 50_000 }, () => sampleNormal(random));
  const moving = still.map((value, t) => value + 2 * (Math.floor(t / 500) % 2));
  const asCounts = still.map((value) => Math.max(0, Math.round(20 + 4 * value)));
  const each = 2_000;
  return {
    monthlySeriesMs: cpuMs(9, () => dyadSeries(events)),
    rolling90DaysMs: cpuMs(3, () => dyadSeries(events, { grain: { length: 90, step: 1 } })),
    changes50000StillMs: cpuMs(3, () => findChangePoints(still)),
    changes50000MovingMs: cpuMs(3, () => findChangePoints(moving)),
    changes50000CountsMs: cpuMs(3, () => findChangePoints(asCounts, { kind: 'poisson' })),
    betaQuantileUs:
      (1_000 / each) *
      cpuMs(5, () => {
        for (let i = 0; i < each; i++) betaQuantile(0.025, (i % 100) + 0.5, (i % 37) + 0.5);
      }),
    gammaQuantileUs:
      (1_000 / each) *
      cpuMs(5, () => {
        for (let i = 0; i < each; i++) gammaQuantile(0.025, (i % 1_000) + 0.5);
      }),
  };
}
