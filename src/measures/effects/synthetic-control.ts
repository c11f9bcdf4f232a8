import { seededRandom } from '../../records/seeded-random.ts';
import { studentQuantile } from '../numbers/student.ts';
import type { Effect } from './effect.ts';
import { simplexWeights } from './simplex-weights.ts';
import { checkTreatedPanel, meanOf, type TreatedPanel } from './treated-panel.ts';

/** An estimate from a panel, with the weights it rests on. */
export interface PanelEffect {
  readonly effect: Effect;
  /** Weights of the donors, in their order; they sum to 1. */
  readonly weights: Float64Array;
  /** Weights of the periods before the treatment; they sum to 1. */
  readonly periodWeights: Float64Array;
  /** What the donors let expect for the treated unit, in every period. */
  readonly expected: Float64Array;
  /** Root of the mean squared error of that before the treatment. */
  readonly misfit: number;
  /** Donors that were treated in its place, by their indices. */
  readonly placebos: readonly { readonly donor: number; readonly value: number; readonly misfit: number }[];
}

export interface PanelEffectOptions {
  /** How many donors are treated in its place for the interval; 0 for none. 50 if left out. */
  readonly placebos?: number;
  readonly seed?: number;
}

/** With fewer donors treated in its place no interval is given. */
const FEWEST_PLACEBOS = 5;
/** Most steps of a search for weights, and of the one before small weights are set to 0. */
const MOST_STEPS = 10_000;
const STEPS_BEFORE_SPARSE = 100;
/** Weights under this share of the largest are set to 0 between the two searches. */
const SPARSE = 0.25;
/** A search ends when a step gains no more than this share of the noise, squared. */
const TOLERANCE = 1e-5;
/** Share of the noise by which weights are spread where the method asks for none: makes the answer the only one. */
const HARDLY = 1e-6;

/**
 * Difference in differences: the change of the treated unit's mean less the change of the donors' mean.
 *
 * @throws EntenteError (usage)
 * @example
 * differenceInDifferences({ treated: [1, 1, 4], donors: [[0, 0, 1], [2, 2, 3]], start: 2 }, { placebos: 0 }).effect.value; // 2
 */
export function differenceInDifferences(panel: TreatedPanel, options: PanelEffectOptions = {}): PanelEffect {
  checkTreatedPanel(panel);
  return withPlacebos(panel, options, 'difference in differences', ({ donors, start }) => ({
    weights: new Float64Array(donors.length).fill(1 / donors.length),
    periodWeights: new Float64Array(start).fill(1 / start),
  }));
}

/**
 * Synthetic control (Abadie, Diamond and Hainmueller 2010): donors are weighted so that they follow the treated unit before
 * the treatment; what they do after it is what would have been expected. Weights by the search of Arkhangelsky et al. (2021).
 *
 * @throws EntenteError (usage)
 * @example
 * const found = syntheticControl({ treated: [1, 2, 3, 9], donors: [[1, 2, 3, 4], [9, 3, 9, 9]], start: 3 });
 * [found.effect.value.toFixed(1), found.weights[0].toFixed(1)]; // ['5.0', '1.0']
 */
export function syntheticControl(panel: TreatedPanel, options: PanelEffectOptions = {}): PanelEffect {
  checkTreatedPanel(panel, 2);
  return withPlacebos(panel, options, 'synthetic control', ({ treated, donors, start }) => {
    const noise = noiseOf(donors, start);
    return {
      weights: weigh(
        donors.map((donor) => Float64Array.from({ length: start }, (_, t) => donor[t] as number)),
        Float64Array.from({ length: start }, (_, t) => treated[t] as number),
        { spread: HARDLY * noise, tolerance: TOLERANCE * noise, centred: false },
      ),
      periodWeights: new Float64Array(start),
    };
  });
}

/**
 * Synthetic difference in differences (Arkhangelsky, Athey, Hirshberg, Imbens and Wager 2021, American Economic Review
 * 111:12): donors and periods are weighted, levels may differ.
 *
 * @throws EntenteError (usage)
 * @example
 * const panel = { treated: [5, 6, 7, 9], donors: [[1, 2, 3, 4], [2, 3, 4, 5]], start: 3 };
 * syntheticDifferenceInDifferences(panel).effect.value.toFixed(1); // '1.0'
 */
export function syntheticDifferenceInDifferences(panel: TreatedPanel, options: PanelEffectOptions = {}): PanelEffect {
  checkTreatedPanel(panel, 2);
  return withPlacebos(panel, options, 'synthetic difference in differences', ({ treated, donors, start }) => {
    const noise = noiseOf(donors, start);
    const periods = treated.length;
    const after = (series: ArrayLike<number>): number => meanOf(series, start, periods);
    const periodWeights = weigh(
      Array.from({ length: start }, (_, t) => Float64Array.from(donors, (donor) => donor[t] as number)),
      Float64Array.from(donors, after),
      { spread: HARDLY * noise, tolerance: TOLERANCE * noise, centred: true },
    );
    const weights = weigh(
      donors.map((donor) => Float64Array.from({ length: start }, (_, t) => donor[t] as number)),
      Float64Array.from({ length: start }, (_, t) => treated[t] as number),
      // One treated unit: the power of the number of treated cells that the paper asks for is that of the periods.
      { spread: (periods - start) ** 0.25 * noise, tolerance: TOLERANCE * noise, centred: true },
    );
    return { weights, periodWeights };
  });
}

interface Weights {
  readonly weights: Float64Array;
  readonly periodWeights: Float64Array;
}

function withPlacebos(
  panel: TreatedPanel,
  { placebos = 50, seed = 1 }: PanelEffectOptions,
  method: string,
  solve: (panel: TreatedPanel) => Weights,
): PanelEffect {
  const found = solve(panel);
  const value = effectOf(panel, found);
  const count = panel.donors.length;
  const drawn = count < 2 ? [] : draw(count, Math.min(placebos, count), seed);
  const instead = drawn.map((donor) => {
    const donors = panel.donors.filter((_, j) => j !== donor);
    const placebo: TreatedPanel = { treated: panel.donors[donor] as ArrayLike<number>, donors, start: panel.start };
    const weights = solve(placebo);
    return { donor, value: effectOf(placebo, weights), misfit: misfitOf(placebo, expectedOf(placebo, weights)) };
  });
  // Around 0 and not around their mean: without the treatment an effect of 0 is what the method should find.
  const error = Math.sqrt(instead.reduce((sum, placebo) => sum + placebo.value ** 2, 0) / drawn.length);
  const expected = expectedOf(panel, found);
  const reach = drawn.length < FEWEST_PLACEBOS ? Number.NaN : studentQuantile(0.975, drawn.length) * error;
  const interval = Number.isNaN(reach) ? null : ([value - reach, value + reach] as const);
  return {
    effect: {
      value,
      interval,
      n: count,
      method: interval ? `${method}; interval from ${drawn.length} donors treated in its place` : method,
    },
    ...found,
    expected,
    misfit: misfitOf(panel, expected),
    placebos: instead,
  };
}

function misfitOf({ treated, start }: TreatedPanel, expected: Float64Array): number {
  let squares = 0;
  for (let t = 0; t < start; t++) squares += ((treated[t] as number) - at(expected, t)) ** 2;
  return Math.sqrt(squares / start);
}

function effectOf({ treated, donors, start }: TreatedPanel, { weights, periodWeights }: Weights): number {
  const change = (series: ArrayLike<number>): number => {
    let value = meanOf(series, start, series.length);
    for (let t = 0; t < start; t++) value -= (periodWeights[t] as number) * (series[t] as number);
    return value;
  };
  let value = change(treated);
  for (const [i, donor] of donors.entries()) if (weights[i] !== 0) value -= (weights[i] as number) * change(donor);
  return value;
}

function expectedOf({ treated, donors, start }: TreatedPanel, { weights, periodWeights }: Weights): Float64Array {
  const synthetic = new Float64Array(treated.length);
  for (const [i, donor] of donors.entries()) {
    for (let t = 0; t < synthetic.length; t++) synthetic[t] = at(synthetic, t) + at(weights, i) * (donor[t] as number);
  }
  let level = 0;
  for (let t = 0; t < start; t++) level += at(periodWeights, t) * ((treated[t] as number) - at(synthetic, t));
  return synthetic.map((value) => value + level);
}

function weigh(
  columns: readonly Float64Array[],
  target: Float64Array,
  { spread, tolerance, centred }: { readonly spread: number; readonly tolerance: number; readonly centred: boolean },
): Float64Array {
  const problem = {
    columns: centred ? columns.map(centre) : columns,
    target: centred ? centre(target) : target,
    ridge: target.length * spread ** 2,
    tolerance: tolerance ** 2,
  };
  const first = simplexWeights({ ...problem, mostSteps: STEPS_BEFORE_SPARSE });
  const largest = Math.max(...first);
  const kept = first.map((weight) => (weight <= largest * SPARSE ? 0 : weight));
  const sum = kept.reduce((all, weight) => all + weight, 0);
  return simplexWeights({ ...problem, mostSteps: MOST_STEPS, from: kept.map((weight) => weight / sum) });
}

/** Standard deviation of the donors' changes from period to period before the treatment. */
function noiseOf(donors: readonly ArrayLike<number>[], start: number): number {
  const steps = donors.flatMap((donor) =>
    Array.from({ length: start - 1 }, (_, t) => (donor[t + 1] as number) - (donor[t] as number)),
  );
  const mean = steps.reduce((sum, step) => sum + step, 0) / steps.length;
  const squares = steps.reduce((sum, step) => sum + (step - mean) ** 2, 0);
  return Math.sqrt(squares / Math.max(1, steps.length - 1));
}

function centre(values: Float64Array): Float64Array {
  const mean = meanOf(values, 0, values.length);
  return values.map((value) => value - mean);
}

/** Draws `count` of the numbers below `of`, each at most once. */
function draw(of: number, count: number, seed: number): readonly number[] {
  const random = seededRandom(seed);
  const numbers = Array.from({ length: of }, (_, i) => i);
  for (let i = 0; i < count; i++) {
    const j = i + Math.floor(random() * (of - i));
    [numbers[i], numbers[j]] = [numbers[j] as number, numbers[i] as number];
  }
  return numbers.slice(0, count);
}

function at(values: Float64Array, i: number): number {
  return values[i] as number;
}
