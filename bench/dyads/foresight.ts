import { parseDelimited } from '../../src/lexicon/import/import-delimited.ts';
import { dyadSeries } from '../../src/measures/dyads/dyad-series.ts';
import { fitLatentScale, type LatentScale } from '../../src/measures/latent/fit-latent-scale.ts';
import { type LatentScores, latentScores } from '../../src/measures/latent/latent-scores.ts';
import type { DailyCounts } from '../../src/records/daily-counts.ts';

/** A month of a pair: its number since January 1970, its events, the sum of their scores, and how many are below 0. */
interface PairMonth {
  readonly month: number;
  readonly n: number;
  readonly sum: number;
  readonly negative: number;
}

/** Pairs by name, with their months in order. */
export type PairMonths = ReadonlyMap<string, readonly PairMonth[]>;

/** Reads data/alignment/icews_dyad_month_sample.csv or a file like it. */
export function readPairMonths(csv: string): PairMonths {
  const pairs = new Map<string, PairMonth[]>();
  for (const { get } of parseDelimited(csv).rows) {
    const [year, month] = get('month').split('-').map(Number) as [number, number];
    const name = `${get('a')} | ${get('b')}`;
    const months = pairs.get(name) ?? [];
    pairs.set(name, months);
    months.push({
      month: (year - 1970) * 12 + month - 1,
      n: Number(get('n')),
      sum: Number(get('sumGoldstein')),
      negative: Number(get('nNegative')),
    });
  }
  return pairs;
}

/** How well a month's value foretells what share of the next three months' events is conflict. */
export interface Foresight {
  readonly method: string;
  /** Mean log-loss of an event, each month of a pair counting alike; and where ten events or fewer came before. */
  readonly loss: number;
  readonly lossEarly: number;
  /** The same over the later months, in which nothing was learnt. */
  readonly lossLater: number;
  readonly months: number;
}

/** The methods side by side, and how the latent score goes with tone. */
export interface ForesightOutcome {
  readonly rows: readonly Foresight[];
  readonly correlation: { readonly known: number; readonly hindsight: number; readonly n: number };
}

/** Everything of a pair that a method may use, and what came true. */
interface Task {
  readonly n: Float64Array;
  readonly negative: Float64Array;
  /** Events before each month. */
  readonly past: Float64Array;
  /** Shares of conflict by weight of the own past. */
  readonly shares: ReadonlyMap<number, Float64Array>;
  readonly tone: Float64Array;
  readonly scores: LatentScores;
}

/** Months on which the latent scale learns for `lossLater`; the rest is foretold. */
const LEARNING = 60;
const AHEAD = 3;
/** Weights of the own past that are tried; 10 is what `dyadSeries` takes unless told otherwise. */
const OWN = [5, 10, 20, 40] as const;

/**
 * The share of conflict in a pair's next three months, foretold from the month, from the month drawn to the world and to the pair's own past, and
 * from the latent score.
 */
export function foresight(pairs: PairMonths): ForesightOutcome {
  const months = [...pairs.values()].flat().map(({ month }) => month);
  const [first, last] = [Math.min(...months), Math.max(...months)];
  const world = counts(worldMonths(pairs));
  const scaleOf = (until: number) => fitLatentScale(panelOf(pairs, first, until));
  const scales = { all: scaleOf(last + 1), early: scaleOf(first + LEARNING) };
  const tasks = (scale: LatentScale) => [...pairs.values()].map((pair) => taskOf(pair, world, first, last, scale));
  const all = tasks(scales.all);
  const early = tasks(scales.early);
  const total = (of: (task: Task) => Float64Array) =>
    all.reduce((sum, task) => sum + of(task).reduce((part, value) => part + value, 0), 0);
  const common = total(({ negative }) => negative) / total(({ n }) => n);
  const drawn = (task: Task, t: number, mean: number, weight: number) =>
    ((task.negative[t] as number) + weight * mean) / ((task.n[t] as number) + weight);
  const row = (method: string, of: (task: Task, t: number) => number): Foresight => ({
    method,
    ...lossOf(all, of, 0),
    lossLater: lossOf(early, of, LEARNING).loss,
  });
  return {
    rows: [
      row('the month alone (half an event added to each side)', (task, t) => drawn(task, t, 0.5, 1)),
      ...[5, 20].map((weight) => row(`drawn to the world, K = ${weight}`, (task, t) => drawn(task, t, common, weight))),
      ...OWN.map((own) => row(`drawn to the own past, K = ${own}`, (task, t) => task.shares.get(own)?.[t] as number)),
      row('latent score', (task, t) => task.scores.foreseen[t] as number),
    ],
    correlation: correlations(all),
  };
}

function worldMonths(pairs: PairMonths): PairMonth[] {
  const world = new Map<number, PairMonth>();
  for (const one of [...pairs.values()].flat()) {
    const sum = world.get(one.month) ?? { month: one.month, n: 0, sum: 0, negative: 0 };
    world.set(one.month, {
      month: one.month,
      n: sum.n + one.n,
      sum: sum.sum + one.sum,
      negative: sum.negative + one.negative,
    });
  }
  return [...world.values()].toSorted((a, b) => a.month - b.month);
}

/** Months as rows of the cube; the file has no quad classes and no squares. */
function counts(months: readonly PairMonth[]): DailyCounts {
  return {
    day: Int32Array.from(months, ({ month }) => Date.UTC(1970, month, 1) / 86_400_000),
    quad: new Uint8Array(months.length),
    n: Float64Array.from(months, ({ n }) => n),
    sum: Float64Array.from(months, ({ sum }) => sum),
    squares: Float64Array.from(months, ({ n }) => 25 * n),
    negative: Float64Array.from(months, ({ negative }) => negative),
    mentions: Float64Array.from(months, ({ n }) => n),
  };
}

const CLASSES = [
  { name: 'not below 0', conflict: false },
  { name: 'below 0', conflict: true },
] as const;

function classCounts(pair: readonly PairMonth[], first: number, until: number): Float64Array {
  const found = new Float64Array((until - first) * 2);
  for (const { month, n, negative } of pair) {
    if (month >= until) continue;
    found[(month - first) * 2] = n - negative;
    found[(month - first) * 2 + 1] = negative;
  }
  return found;
}

function panelOf(pairs: PairMonths, first: number, until: number) {
  const parts = [...pairs.values()].map((pair) => classCounts(pair, first, until));
  return {
    units: [...pairs.keys()],
    periods: Int32Array.from({ length: until - first }, (_, t) => Date.UTC(1970, first + t, 1) / 86_400_000),
    classes: CLASSES,
    counts: Float64Array.from(parts.flatMap((part) => [...part])),
  };
}

function taskOf(pair: readonly PairMonth[], world: DailyCounts, first: number, last: number, scale: LatentScale): Task {
  const day = (month: number) => Date.UTC(1970, month, 1) / 86_400_000;
  const events = {
    sides: ['a', 'b'] as const,
    forth: counts(pair),
    back: counts([]),
    world,
    from: day(first),
    to: day(last + 1) - 1,
  };
  const { both } = dyadSeries(events);
  const classes = classCounts(pair, first, last + 1);
  return {
    n: both.n,
    negative: both.n.map((_, t) => classes[2 * t + 1] as number),
    past: both.tone.past,
    shares: new Map(OWN.map((own) => [own, dyadSeries(events, { own }).both.conflict.value])),
    tone: both.tone.value,
    scores: latentScores(scale, classes, { ahead: AHEAD }),
  };
}

function lossOf(
  tasks: readonly Task[],
  of: (task: Task, t: number) => number,
  from: number,
): Pick<Foresight, 'loss' | 'lossEarly' | 'months'> {
  let [loss, months, early, monthsEarly] = [0, 0, 0, 0];
  for (const task of tasks) {
    for (let t = from; t < task.n.length; t++) {
      const next = (column: Float64Array) =>
        column.subarray(t + 1, t + 1 + AHEAD).reduce((sum, value) => sum + value, 0);
      const [n, k] = [next(task.n), next(task.negative)];
      if ((task.n[t] as number) === 0 || n === 0) continue;
      const p = Math.min(0.99, Math.max(0.01, of(task, t)));
      const lost = -(k * Math.log(p) + (n - k) * Math.log(1 - p)) / n;
      loss += lost;
      months++;
      if ((task.past[t] as number) > 10) continue;
      early += lost;
      monthsEarly++;
    }
  }
  return { loss: loss / months, lossEarly: early / monthsEarly, months };
}

function correlations(tasks: readonly Task[]): ForesightOutcome['correlation'] {
  const rows = tasks.flatMap((task) =>
    Array.from(task.n, (n, t) => ({ n, t })).flatMap(({ n, t }) =>
      n > 0
        ? [
            {
              tone: task.tone[t] as number,
              known: task.scores.known.value[t] as number,
              hindsight: task.scores.hindsight.value[t] as number,
            },
          ]
        : [],
    ),
  );
  const tone = rows.map((row) => row.tone);
  return {
    known: correlation(
      tone,
      rows.map(({ known }) => known),
    ),
    hindsight: correlation(
      tone,
      rows.map(({ hindsight }) => hindsight),
    ),
    n: rows.length,
  };
}

function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [ma, mb] = [mean(a), mean(b)];
  const product = (x: readonly number[], mx: number, y: readonly number[], my: number) =>
    x.reduce((sum, value, i) => sum + (value - mx) * ((y[i] as number) - my), 0);
  return product(a, ma, b, mb) / Math.sqrt(product(a, ma, a, ma) * product(b, mb, b, mb));
}
