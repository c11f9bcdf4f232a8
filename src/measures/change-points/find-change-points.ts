import { EntenteError } from '../../records/failure.ts';
import { pelt } from './partition.ts';
import { robustScale } from './robust-scale.ts';
import { meanCost, meanVarianceCost, poissonCost, type SegmentCost, withLengths } from './segment-cost.ts';

/** What changes: the mean of values, the rate of counts, or mean and variance together. */
export const CHANGE_KINDS = ['mean', 'poisson', 'mean and variance'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** Choices of a search; what is left out is as told. */
export interface ChangePointOptions {
  /** What changes; the mean. */
  readonly kind?: ChangeKind;
  /** What a further segment costs; three times the logarithm of the number of values. */
  readonly penalty?: number;
  /** Fewest values in a segment; 5. */
  readonly shortest?: number;
  /** How much each value weighs (`changeWeights` of the events behind a mean), or what a count is a count out of; 1. */
  readonly weights?: ArrayLike<number>;
  /** Standard deviation of a value of weight 1, for means; found by `robustScale`. */
  readonly scale?: number;
  /** Variance of a count over its mean, at least 1, or `robust` to find it in the series; 1. */
  readonly dispersion?: number | 'robust';
  /** Smallest variance of a segment that is believed; a hundredth of the series' robust variance. */
  readonly floor?: number;
  /** Whether a segment also pays the logarithm of its length (Zhang and Siegmund 2007); no. */
  readonly lengths?: boolean;
  /** How sure the intervals are; 0.95. */
  readonly level?: number;
}

/** A change: places are indices into the series as given, gaps counted. */
export interface ChangePoint {
  /** Last value before, and first value after it. */
  readonly last: number;
  readonly next: number;
  /** Interval of `last`, by profile likelihood. */
  readonly low: number;
  readonly high: number;
  /** Mean or rate before and after. */
  readonly before: number;
  readonly after: number;
}

/** Values between two changes. */
export interface Segment {
  readonly first: number;
  readonly last: number;
  readonly n: number;
  readonly level: number;
}

/** The changes of a series, with everything that led to them. */
export interface ChangePoints {
  readonly changes: readonly ChangePoint[];
  readonly segments: readonly Segment[];
  /** Values that are no gaps. */
  readonly n: number;
  readonly method: {
    readonly name: string;
    readonly source: string;
    readonly parameters: Readonly<Record<string, number | string>>;
  };
}

/**
 * Where a series changes its level: the exact segmentation with the lowest cost (PELT), with an interval for each change.
 * Values are set in relation to a scale that the changes themselves do not move; without a scale nearly every point would be a change.
 * @param values NaN is a gap: it is stepped over, never filled
 * @throws EntenteError (usage) where an option makes no sense, or a count is negative
 * @example
 * const level = (t) => (t < 20 ? 0 : 8) + (t % 3);
 * findChangePoints(Array.from({ length: 40 }, (_, t) => level(t))).changes[0]?.last; // 19
 */
export function findChangePoints(values: ArrayLike<number>, options: ChangePointOptions = {}): ChangePoints {
  const seen = present(values, options.weights);
  const chosen = chosenOptions(seen, options);
  const cost = chosen.lengths ? withLengths(costOf(seen, chosen)) : costOf(seen, chosen);
  const { penalty, shortest } = chosen;
  const long = seen.at.length >= shortest && (chosen.kind === 'poisson' || chosen.scale > 0);
  const starts = long ? pelt(cost, penalty, shortest) : seen.at.length ? [0] : [];
  const ends = [...starts.slice(1), seen.at.length];
  const at = (i: number) => seen.at[i] as number;
  const segments = starts.map((start, i): Segment => {
    const end = ends[i] as number;
    return { first: at(start), last: at(end - 1), n: end - start, level: cost.level(start, end) };
  });
  const bound = -2 * Math.log(1 - Math.sqrt(chosen.level));
  const changes = starts.slice(1).map((start, i): ChangePoint => {
    const [low, high] = profileInterval(cost, starts[i] as number, start, ends[i + 1] as number, shortest, bound);
    const [before, after] = [segments[i]?.level ?? Number.NaN, segments[i + 1]?.level ?? Number.NaN];
    return { last: at(start - 1), next: at(start), low: at(low - 1), high: at(high - 1), before, after };
  });
  return { changes, segments, n: seen.at.length, method: methodOf(chosen) };
}

/** Values that are there, with their weights and where they stood. */
interface Present {
  readonly values: Float64Array;
  readonly weights: Float64Array;
  readonly at: readonly number[];
}

function present(values: ArrayLike<number>, weights: ArrayLike<number> | undefined): Present {
  const weightOf = (i: number) => weights?.[i] ?? 1;
  const at = Array.from(values, (_, i) => i).filter((i) => Number.isFinite(values[i]) && weightOf(i) > 0);
  return {
    values: Float64Array.from(at, (i) => values[i] as number),
    weights: Float64Array.from(at, weightOf),
    at,
  };
}

type Chosen = Required<Omit<ChangePointOptions, 'weights' | 'dispersion'>> & { readonly dispersion: number };

function chosenOptions({ values, weights }: Present, options: ChangePointOptions): Chosen {
  const kind = options.kind ?? 'mean';
  if (kind === 'poisson' && values.some((value) => value < 0)) {
    throw new EntenteError('usage', 'A count is below 0; search for changes of the mean instead.');
  }
  const scale = options.scale ?? (kind === 'poisson' ? 1 : robustScale(values, weights));
  const chosen = {
    kind,
    penalty: options.penalty ?? 3 * Math.log(Math.max(2, values.length)),
    shortest: options.shortest ?? 5,
    scale,
    dispersion: options.dispersion === 'robust' ? robustDispersion(values, weights) : (options.dispersion ?? 1),
    floor: options.floor ?? scale ** 2 / 100,
    lengths: options.lengths ?? false,
    level: options.level ?? 0.95,
  };
  refuse('penalty', chosen.penalty, chosen.penalty >= 0);
  refuse('shortest segment', chosen.shortest, Number.isInteger(chosen.shortest) && chosen.shortest >= 1);
  refuse('scale', chosen.scale, chosen.scale >= 0 && chosen.scale < Number.POSITIVE_INFINITY);
  refuse('dispersion', chosen.dispersion, chosen.dispersion > 0);
  refuse('floor', chosen.floor, chosen.floor >= 0);
  refuse('level', chosen.level, chosen.level > 0 && chosen.level < 1);
  return chosen;
}

function refuse(name: string, value: number, sensible: boolean): void {
  if (!sensible) throw new EntenteError('usage', `A ${name} of ${value} makes no sense in a search for changes.`);
}

/** Twice the root of a Poisson count has variance 1 (Anscombe 1948); what it has above that is dispersion. */
function robustDispersion(counts: Float64Array, exposures: Float64Array): number {
  const roots = counts.map((count, i) => 2 * Math.sqrt((count + 3 / 8) / (exposures[i] as number)));
  return Math.max(1, robustScale(roots, exposures) ** 2);
}

function costOf({ values, weights }: Present, chosen: Chosen): SegmentCost {
  switch (chosen.kind) {
    case 'mean':
      return meanCost(values, weights, chosen.scale || 1);
    case 'poisson':
      return poissonCost(values, weights, chosen.dispersion);
    case 'mean and variance':
      return meanVarianceCost(values, chosen.floor);
  }
}

/**
 * Where a change may lie if its neighbours stay: places whose likelihood ratio is within the bound -2 log(1 - sqrt(level)), that
 * of the place of a jump (Siegmund 1988; Hansen 2000), not that of a chi-square.
 */
function profileInterval(
  cost: SegmentCost,
  from: number,
  start: number,
  to: number,
  shortest: number,
  bound: number,
): readonly [low: number, high: number] {
  const split = (at: number) => cost.of(from, at) + cost.of(at, to);
  const least = split(start);
  let [low, high] = [start, start];
  for (let at = from + shortest; at <= to - shortest; at++) {
    if (split(at) - least > bound) continue;
    low = Math.min(low, at);
    high = Math.max(high, at);
  }
  return [low, high];
}

function methodOf(chosen: Chosen): ChangePoints['method'] {
  const { kind, penalty, shortest, level, scale, dispersion, floor, lengths } = chosen;
  return {
    name: `changes of ${kind === 'poisson' ? 'rate' : kind} by PELT`,
    source:
      'Killick, Fearnhead and Eckley 2012; Maidstone and others 2017; intervals by profile likelihood (Siegmund 1988)',
    parameters: {
      penalty,
      shortest,
      level,
      ...(kind === 'mean' && { scale }),
      ...(kind === 'poisson' && { dispersion }),
      ...(kind === 'mean and variance' && { floor }),
      ...(lengths && { lengths: 'each segment pays the logarithm of its length' }),
    },
  };
}
