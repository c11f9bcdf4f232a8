import { EntenteError } from '../../records/failure.ts';
import { type CountPanel, checkPanel, countsOf } from './count-panel.ts';
import { type ClassScale, classChances } from './event-classes.ts';
import { filterScores, lastLevel, type ScoreMotion, smoothScores } from './score-filter.ts';
import { solveSymmetric } from './solve-symmetric.ts';

/** A scale of conflict and cooperation, learnt from many pairs at once. */
export interface LatentScale extends ClassScale {
  readonly motion: ScoreMotion;
  /** What it was learnt from. */
  readonly learnt: {
    readonly units: number;
    readonly events: number;
    /** First days of the first and last period, and how many days a period has. */
    readonly first: number;
    readonly last: number;
    readonly days: number;
  };
  readonly likelihood: number;
  readonly rounds: number;
}

/** Fewer pairs say too little about how pairs differ. */
const FEWEST_PAIRS = 8;
/** The pairs with most events are enough to learn from; all can be scored. */
const MOST_PAIRS = 100;
const MOST_ROUNDS = 60;
/** A departure that never fades would be a lasting level, and nothing would hold the scale. */
const MOST_PERSISTENCE = 0.98;

/**
 * Learns how classes of events hang on a common score of pairs, and how scores move. It is a Poisson factor model of counts with one
 * factor whose volume is free for each pair and period, hence multinomial given the volume (Goodman 1979; Slapin and Proksch 2008; for
 * event data Schein and others 2015), with scores that move as in dynamic generalised linear models (West, Harrison and Migon 1985).
 * Slopes and intercepts by EM over three points of each score, with the scale set anew in each round (parameter-expanded EM; Liu, Rubin and
 * Wu 1998), motion by climbing the likelihood.
 *
 * Scores have no natural zero or unit: 0 is the lasting level of an average pair, 1 the standard deviation between pairs,
 * and higher is more cooperative.
 * @throws EntenteError (usage) where the panel does not fit or has fewer than eight pairs with events
 * @example
 * const each = (of) => Float64Array.from({ length: 8 * 24 }, (_, i) => of(Math.floor(i / 24), i % 24));
 * const units = Array.from({ length: 8 }, (_, u) => [`state ${u}`, 'RUS']);
 * const periods = Int32Array.from({ length: 24 }, (_, t) => 30 * t);
 * const scale = fitLatentScale(signPanel({ units, periods, scored: each(() => 10), negative: each((u, t) => (u + t) % 8) }));
 * scale.learnt.events; // 1920
 */
export function fitLatentScale(panel: CountPanel): LatentScale {
  checkPanel(panel);
  const series = densest(panel);
  if (series.length < FEWEST_PAIRS) {
    throw new EntenteError(
      'usage',
      `A scale needs ${FEWEST_PAIRS} pairs with events or more; these data have ${series.length}. Take in more pairs.`,
    );
  }
  let scale = startScale(panel);
  let motion: ScoreMotion = { persistence: 0.9, step: 0.03, noise: 0.1 };
  const likelihoodOf = (moved: ScoreMotion) =>
    series.reduce((sum, counts) => sum + filterScores(scale, moved, counts).likelihood, 0);
  const reach = { persistence: 0.5, step: 0.7, noise: 0.7 };
  let likelihood = Number.NEGATIVE_INFINITY;
  let rounds = 0;
  while (rounds < MOST_ROUNDS) {
    rounds++;
    scale = betterScale(scale, motion, series);
    const before = likelihood;
    likelihood = likelihoodOf(motion);
    for (const part of ['step', 'noise', 'persistence'] as const) {
      const tried = [reach[part], -reach[part]].map((by) => shifted(motion, part, by));
      const found = tried.map(likelihoodOf);
      const best = Math.max(...found);
      if (best > likelihood) {
        motion = tried[found.indexOf(best)] as ScoreMotion;
        likelihood = best;
      } else reach[part] /= 2;
    }
    if (likelihood - before < 0.1 && Math.max(...Object.values(reach)) < 0.1) break;
  }
  return {
    ...pointed(scale),
    motion,
    likelihood,
    rounds,
    learnt: {
      units: series.length,
      events: series.reduce((sum, counts) => sum + total(counts), 0),
      first: panel.periods[0] ?? 0,
      last: panel.periods.at(-1) ?? 0,
      days: periodDays(panel.periods),
    },
  };
}

/** Mean days from period to period; NaN where there is only one. */
function periodDays(periods: Int32Array): number {
  return ((periods.at(-1) ?? 0) - (periods[0] ?? 0)) / (periods.length - 1);
}

function total(counts: Float64Array): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

function densest(panel: CountPanel): Float64Array[] {
  return panel.units
    .map((_, u) => countsOf(panel, u))
    .filter((counts) => total(counts) > 0)
    .toSorted((a, b) => total(b) - total(a))
    .slice(0, MOST_PAIRS);
}

/** Shares of all events as intercepts; conflict falls and the rest stays, as a beginning. */
function startScale({ classes, counts }: CountPanel): ClassScale {
  const totals = new Float64Array(classes.length);
  for (let i = 0; i < counts.length; i++) {
    const c = i % classes.length;
    totals[c] = (totals[c] as number) + (counts[i] as number);
  }
  const against = (totals[0] as number) + 0.5;
  const turn = classes[0]?.conflict ? 1 : 0;
  return {
    classes,
    intercepts: totals.map((events, c) => (c === 0 ? 0 : Math.log((events + 0.5) / against))),
    slopes: Float64Array.from(classes, ({ conflict }, c) => (c === 0 ? 0 : turn - (conflict ? 1 : 0))),
  };
}

/** Steps in the logarithm, and for persistence in the logarithm of its odds, so that bounds cannot be passed. */
function shifted(motion: ScoreMotion, part: keyof ScoreMotion, by: number): ScoreMotion {
  if (part !== 'persistence') {
    return { ...motion, [part]: Math.min(10, Math.max(1e-5, motion[part] * Math.exp(by))) };
  }
  const odds = (motion.persistence / (1 - motion.persistence)) * Math.exp(by);
  return { ...motion, persistence: Math.min(MOST_PERSISTENCE, odds / (1 + odds)) };
}

/** Points and weights of Gauss and Hermite that have mean, variance and kurtosis of a normal number. */
const POINTS: readonly (readonly [at: number, weight: number])[] = [
  [-Math.sqrt(3), 1 / 6],
  [0, 2 / 3],
  [Math.sqrt(3), 1 / 6],
];

/** What a round of EM gathers: slope and curvature of the expected likelihood, and where the levels of the pairs lie. */
interface Evidence {
  readonly gradient: Float64Array;
  readonly information: Float64Array;
  readonly chances: Float64Array;
  levels: number;
  squares: number;
}

/**
 * One round of EM for intercepts and slopes: Newton's step of a multinomial regression on the scores as they are known now, then the
 * scale is set so that the levels of the pairs have mean 0 and variance 1 again. Without that the normal shapes put in the place
 * of skewed ones would let it drift.
 */
function betterScale(scale: ClassScale, motion: ScoreMotion, series: readonly Float64Array[]): ClassScale {
  const size = 2 * (scale.classes.length - 1);
  const evidence: Evidence = {
    gradient: new Float64Array(size),
    information: new Float64Array(size * size),
    chances: new Float64Array(scale.classes.length),
    levels: 0,
    squares: 0,
  };
  for (const counts of series) gather(scale, motion, counts, evidence);
  const next = newtonStep(scale, evidence);
  const shift = evidence.levels / series.length;
  const unit = Math.sqrt(Math.max(1e-6, evidence.squares / series.length - shift ** 2));
  return {
    classes: scale.classes,
    intercepts: next.intercepts.map((intercept, c) => intercept + shift * (next.slopes[c] as number)),
    slopes: next.slopes.map((slope) => slope * unit),
  };
}

function gather(scale: ClassScale, motion: ScoreMotion, counts: Float64Array, evidence: Evidence): void {
  const filtered = filterScores(scale, motion, counts);
  const smoothed = smoothScores(motion, filtered);
  const { level, variance: uncertain } = lastLevel(filtered);
  evidence.levels += level;
  evidence.squares += level ** 2 + uncertain;
  for (let t = 0; t < smoothed.mean.length; t++) {
    const alone = filtered.seenVariance[t] as number;
    if (alone === Number.POSITIVE_INFINITY) continue;
    // The score of the period itself: the pair's, and of the period's own noise what its events tell.
    const share = motion.noise / (motion.noise + alone);
    const mean = smoothed.mean[t] as number;
    const centre = mean + share * ((filtered.seen[t] as number) - mean);
    const variance = (1 - share) ** 2 * (smoothed.variance[t] as number) + share * alone;
    for (const [at, weight] of POINTS) {
      const score = centre + at * Math.sqrt(variance);
      classChances(scale, score, evidence.chances);
      addEvidence(counts, t * scale.classes.length, score, weight, evidence);
    }
  }
}

function newtonStep(scale: ClassScale, { gradient, information }: Evidence): Omit<ClassScale, 'classes'> {
  const size = gradient.length;
  const now = Float64Array.from(gradient, (_, i) => (i % 2 ? scale.slopes : scale.intercepts)[1 + (i >> 1)] as number);
  // A weak normal prior keeps classes that hardly occur from running away.
  for (let i = 0; i < size; i++) {
    gradient[i] = (gradient[i] as number) - (now[i] as number) / 25;
    information[i * size + i] = (information[i * size + i] as number) + 1 / 25;
  }
  const step = solveSymmetric(information, gradient);
  const part = Math.min(1, 1 / Math.max(...step.map(Math.abs)));
  const next = now.map((value, i) => value + (step[i] as number) * part);
  return {
    intercepts: scale.intercepts.map((_, c) => (c ? (next[2 * (c - 1)] as number) : 0)),
    slopes: scale.slopes.map((_, c) => (c ? (next[2 * (c - 1) + 1] as number) : 0)),
  };
}

function addEvidence(
  counts: Float64Array,
  at: number,
  score: number,
  weight: number,
  { chances, gradient, information }: Evidence,
): void {
  const size = gradient.length;
  let n = 0;
  for (let c = 0; c < chances.length; c++) n += counts[at + c] as number;
  for (let i = 0; i < size; i++) {
    const c = 1 + (i >> 1);
    const x = i % 2 ? score : 1;
    const chance = chances[c] as number;
    gradient[i] = (gradient[i] as number) + weight * x * ((counts[at + c] as number) - n * chance);
    for (let j = 0; j < size; j++) {
      const d = 1 + (j >> 1);
      const y = j % 2 ? score : 1;
      const both = chance * ((c === d ? 1 : 0) - (chances[d] as number));
      information[i * size + j] = (information[i * size + j] as number) + weight * n * x * y * both;
    }
  }
}

/** Turned so that higher is more cooperative: the slopes of conflict lie below the others. */
function pointed(scale: ClassScale): ClassScale {
  const mean = (wanted: boolean) => {
    const slopes = scale.slopes.filter((_, c) => scale.classes[c]?.conflict === wanted);
    return slopes.reduce((sum, slope) => sum + slope, 0) / slopes.length;
  };
  return mean(true) <= mean(false) ? scale : { ...scale, slopes: scale.slopes.map((slope) => -slope) };
}
