import { EntenteError } from '../../records/failure.ts';
import { normalQuantile } from '../numbers/normal.ts';
import { classChances } from './event-classes.ts';
import type { LatentScale } from './fit-latent-scale.ts';
import { type FilteredScores, filterScores, smoothScores } from './score-filter.ts';

/** Scores with their intervals, period by period. */
export interface ScoreSeries {
  readonly value: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** The latent score of one pair over time: higher is more cooperative, 0 an average pair, 1 a standard deviation between pairs. */
export interface LatentScores {
  /** As it was known at the end of each period: later periods change nothing, as far as the scale itself is given. */
  readonly known: ScoreSeries;
  /** As it looks from the end of the series. */
  readonly hindsight: ScoreSeries;
  /** Events of each period; where there are none the score goes on from before, with a wider interval. */
  readonly n: Float64Array;
  /** Chance that an event of the next periods is conflict, as foreseen at the end of each. */
  readonly foreseen: Float64Array;
  readonly method: {
    readonly name: string;
    readonly source: string;
    readonly parameters: Readonly<Record<string, number | string>>;
  };
}

/** Choices of a series of scores. */
export interface LatentOptions {
  /** How sure the intervals are; 0.95. */
  readonly level?: number;
  /** How many periods ahead conflict is foreseen; 3. */
  readonly ahead?: number;
}

/**
 * Scores of a pair on a scale that `fitLatentScale` learnt.
 * @param counts events by class, period by period, classes in the scale's order
 * @throws EntenteError (usage) where the counts do not fill periods or an option makes no sense
 * @example
 * const each = (of) => Float64Array.from({ length: 8 * 24 }, (_, i) => of(Math.floor(i / 24), i % 24));
 * const units = Array.from({ length: 8 }, (_, u) => [`state ${u}`, 'RUS']);
 * const periods = Int32Array.from({ length: 24 }, (_, t) => 30 * t);
 * const scale = fitLatentScale(signPanel({ units, periods, scored: each(() => 10), negative: each((u, t) => (u + t) % 8) }));
 * const { known } = latentScores(scale, Float64Array.of(9, 1, 1, 9));
 * known.value[0] > known.value[1]; // true
 */
export function latentScores(scale: LatentScale, counts: Float64Array, options: LatentOptions = {}): LatentScores {
  const { level = 0.95, ahead = 3 } = options;
  const classes = scale.classes.length;
  if (counts.length % classes !== 0) {
    throw new EntenteError('usage', `${counts.length} counts do not fill periods of ${classes} classes.`);
  }
  if (!(level > 0 && level < 1 && Number.isInteger(ahead) && ahead >= 1)) {
    throw new EntenteError('usage', `Level ${level} and ${ahead} periods ahead make no sense for scores.`);
  }
  const filtered = filterScores(scale, scale.motion, counts);
  const reach = normalQuantile((1 + level) / 2);
  return {
    known: withInterval(filtered, reach),
    hindsight: withInterval(smoothScores(scale.motion, filtered), reach),
    n: Float64Array.from(filtered.mean, (_, t) =>
      counts.subarray(t * classes, (t + 1) * classes).reduce((sum, count) => sum + count, 0),
    ),
    foreseen: foresee(scale, filtered, ahead),
    method: {
      name: 'latent score of conflict and cooperation: one dynamic factor of multinomial counts, extended Kalman filter',
      source: 'Goodman 1979; Slapin and Proksch 2008; Schein and others 2015; West, Harrison and Migon 1985',
      parameters: { ...scale.motion, level, ahead, pairs: scale.learnt.units, events: scale.learnt.events },
    },
  };
}

function withInterval(
  { mean, variance }: { readonly mean: Float64Array; readonly variance: Float64Array },
  reach: number,
): ScoreSeries {
  const at = (side: number) => mean.map((value, t) => value + side * Math.sqrt(variance[t] as number));
  return { value: mean, low: at(-reach), high: at(reach) };
}

/** Points and weights of Gauss and Hermite. */
const POINTS: readonly (readonly [at: number, weight: number])[] = [
  [-2.856_970_013_872_805_6, 0.011_257_411_327_720_7],
  [-1.355_626_179_974_266, 0.222_075_922_005_612_7],
  [0, 0.533_333_333_333_333_3],
  [1.355_626_179_974_266, 0.222_075_922_005_612_7],
  [2.856_970_013_872_805_6, 0.011_257_411_327_720_7],
];

/** Mean chance of conflict over the next periods, over all that the score may be by then. */
function foresee(scale: LatentScale, { updated, mean }: FilteredScores, ahead: number): Float64Array {
  const { persistence: keep, step, noise } = scale.motion;
  const chances = new Float64Array(scale.classes.length);
  return mean.map((_, t) => {
    let [, departure, vLevel, vDeparture, both] = updated.subarray(t * 5, t * 5 + 5) as unknown as [
      number,
      number,
      number,
      number,
      number,
    ];
    const level = updated[t * 5] as number;
    let sum = 0;
    for (let h = 0; h < ahead; h++) {
      departure *= keep;
      both *= keep;
      vDeparture = keep * keep * vDeparture + step;
      const spread = Math.sqrt(Math.max(0, vLevel + vDeparture + 2 * both) + noise);
      for (const [at, weight] of POINTS) {
        classChances(scale, level + departure + at * spread, chances);
        for (const [c, { conflict }] of scale.classes.entries()) if (conflict) sum += weight * (chances[c] as number);
      }
    }
    return sum / ahead;
  });
}
