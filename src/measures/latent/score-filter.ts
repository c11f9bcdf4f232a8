import { type ClassScale, classLikelihood } from './event-classes.ts';

/**
 * How scores move: each pair has a standing level (normal, mean 0, variance 1), from which it departs; a departure keeps
 * `persistence` of itself from period to period and gets a normal step of variance `step`; each period has noise of its own,
 * because the events of one period tell of one affair.
 */
export interface ScoreMotion {
  readonly persistence: number;
  readonly step: number;
  readonly noise: number;
}

/** Where a pair stands after each period: mean and variance of its score, given what was seen until then. */
export interface FilteredScores {
  readonly mean: Float64Array;
  readonly variance: Float64Array;
  /** Before the period itself was seen. */
  readonly expected: Float64Array;
  readonly expectedVariance: Float64Array;
  /** Log-likelihood of all periods, each given those before it. */
  readonly likelihood: number;
  /** What each period says by itself, as a normal number: its mean, and its variance, infinite where nothing happened. */
  readonly seen: Float64Array;
  readonly seenVariance: Float64Array;
  /** The states that a smoother needs: five numbers a period (level, departure, their variances and covariance). */
  readonly predicted: Float64Array;
  readonly updated: Float64Array;
}

/** Numbers of a state of level and departure: two means, two variances, a covariance. */
const STATE = 5;

/**
 * The extended Kalman filter of a series of counts (West, Harrison and Migon 1985; Fahrmeir 1992): each period's multinomial
 * likelihood is replaced by the normal one with its mode and curvature, so that no period knows of a later one.
 * @param counts classes of each period, period by period; a period without events teaches nothing
 */
export function filterScores(scale: ClassScale, motion: ScoreMotion, counts: Float64Array): FilteredScores {
  const classes = scale.classes.length;
  const periods = counts.length / classes;
  const { persistence: keep, step, noise } = motion;
  const out = { predicted: new Float64Array(periods * STATE), updated: new Float64Array(periods * STATE) };
  const mean = new Float64Array(periods);
  const variance = new Float64Array(periods);
  const expected = new Float64Array(periods);
  const expectedVariance = new Float64Array(periods);
  const seenAlone = new Float64Array(periods);
  const seenVariance = new Float64Array(periods).fill(Number.POSITIVE_INFINITY);
  const chances = new Float64Array(classes);
  let likelihood = 0;
  let [level, departure, vLevel, vDeparture, both] = [0, 0, 1, keep < 1 ? step / (1 - keep * keep) : step, 0];
  for (let t = 0; t < periods; t++) {
    if (t > 0) {
      departure *= keep;
      both *= keep;
      vDeparture = keep * keep * vDeparture + step;
    }
    out.predicted.set([level, departure, vLevel, vDeparture, both], t * STATE);
    const at = level + departure;
    const spread = vLevel + vDeparture + 2 * both;
    expected[t] = at;
    expectedVariance[t] = spread;
    if (hasEvents(counts, t * classes, classes)) {
      const seen = mode(scale, at, spread + noise, counts, t * classes, chances);
      likelihood += seen.likelihood;
      seenAlone[t] = seen.score + seen.slope / seen.information;
      seenVariance[t] = 1 / seen.information;
      const gain = 1 / (spread + noise + 1 / seen.information);
      const surprise = ((seenAlone[t] as number) - at) * gain;
      const withLevel = vLevel + both;
      const withDeparture = vDeparture + both;
      level += withLevel * surprise;
      departure += withDeparture * surprise;
      vLevel -= withLevel * withLevel * gain;
      vDeparture -= withDeparture * withDeparture * gain;
      both -= withLevel * withDeparture * gain;
    }
    out.updated.set([level, departure, vLevel, vDeparture, both], t * STATE);
    mean[t] = level + departure;
    variance[t] = vLevel + vDeparture + 2 * both;
  }
  return { mean, variance, expected, expectedVariance, likelihood, seen: seenAlone, seenVariance, ...out };
}

function hasEvents(counts: Float64Array, at: number, classes: number): boolean {
  for (let c = 0; c < classes; c++) if ((counts[at + c] as number) > 0) return true;
  return false;
}

/** Newton's search for the score at which likelihood and expectation together are highest; Laplace's likelihood with it. */
function mode(
  scale: ClassScale,
  expected: number,
  variance: number,
  counts: Float64Array,
  at: number,
  chances: Float64Array,
) {
  let score = expected;
  let here = classLikelihood(scale, score, counts, at, chances);
  for (let round = 0; round < 50; round++) {
    const slope = here.slope - (score - expected) / variance;
    const move = slope / (here.information + 1 / variance);
    score += Math.max(-2, Math.min(2, move));
    here = classLikelihood(scale, score, counts, at, chances);
    if (Math.abs(move) < 1e-8) break;
  }
  const information = Math.max(here.information, 1e-9);
  const likelihood = here.value - (score - expected) ** 2 / (2 * variance) - Math.log(1 + information * variance) / 2;
  return { score, slope: here.slope, information, likelihood };
}

/** The lasting level of a pair, as known when all is seen. */
export function lastLevel({ updated }: FilteredScores): { readonly level: number; readonly variance: number } {
  const at = updated.length - STATE;
  return { level: updated[at] as number, variance: updated[at + 2] as number };
}

/** Mean and variance of the score of each period, given all periods (Rauch, Tung and Striebel 1965). */
export function smoothScores(
  motion: ScoreMotion,
  filtered: FilteredScores,
): { mean: Float64Array; variance: Float64Array } {
  const periods = filtered.mean.length;
  const mean = Float64Array.from(filtered.mean);
  const variance = Float64Array.from(filtered.variance);
  const keep = motion.persistence;
  const last = (periods - 1) * STATE;
  let state = Array.from(filtered.updated.subarray(last, last + STATE));
  for (let t = periods - 2; t >= 0; t--) {
    const [l, d, vl, vd, b] = filtered.updated.subarray(t * STATE) as unknown as Five;
    const [pl, pd, pvl, pvd, pb] = filtered.predicted.subarray((t + 1) * STATE) as unknown as Five;
    const det = pvl * pvd - pb * pb;
    // Gain: covariance of the state now with the state next, times the inverse of what was predicted of the next.
    const gain =
      det > 1e-14
        ? [
            (vl * pvd - keep * b * pb) / det,
            (keep * b * pvl - vl * pb) / det,
            (b * pvd - keep * vd * pb) / det,
            (keep * vd * pvl - b * pb) / det,
          ]
        : [1, 0, 0, pvd > 0 ? (keep * vd) / pvd : 0];
    const [g11, g12, g21, g22] = gain as unknown as readonly [number, number, number, number];
    const [sl, sd, svl, svd, sb] = state as unknown as Five;
    const [e1, e2] = [sl - pl, sd - pd];
    const [c11, c22, c12] = [svl - pvl, svd - pvd, sb - pb];
    state = [
      l + g11 * e1 + g12 * e2,
      d + g21 * e1 + g22 * e2,
      vl + g11 * g11 * c11 + 2 * g11 * g12 * c12 + g12 * g12 * c22,
      vd + g21 * g21 * c11 + 2 * g21 * g22 * c12 + g22 * g22 * c22,
      b + g11 * g21 * c11 + (g11 * g22 + g12 * g21) * c12 + g12 * g22 * c22,
    ];
    mean[t] = (state[0] as number) + (state[1] as number);
    variance[t] = Math.max(0, (state[2] as number) + (state[3] as number) + 2 * (state[4] as number));
  }
  return { mean, variance };
}

type Five = readonly [number, number, number, number, number];
