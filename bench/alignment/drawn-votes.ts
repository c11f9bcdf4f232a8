import { type IdealPoints, idealPoints } from '../../src/measures/votes/ideal-points.ts';
import { type RollCalls, VOTES } from '../../src/records/roll-calls.ts';
import { seededRandom } from '../../src/records/seeded-random.ts';

/** What became of intervals when the truth was known. */
export interface Coverage {
  /** Positions, and the share of their 95 % intervals that held the truth. */
  readonly n: number;
  readonly positions: number;
  /** The same of differences of two states in one session, drawn at random. */
  readonly differences: number;
  readonly converged: boolean;
}

/** Standard deviation of a step from one session to the next, in those of the first positions. */
const STEP = 0.25;
const DIFFERENCES = 60;

/**
 * Draws votes from known positions, with the same states answering the same roll calls as in `calls`, fits ideal points to
 * them, and counts how many intervals hold the truth.
 */
export function drawnCoverage(calls: RollCalls, seed: number): Coverage {
  const random = seededRandom(seed);
  const width = calls.states.length;
  const sessions = Math.max(...calls.session);
  const truth = wandering(width, sessions, random);
  const points = idealPoints({ ...calls, votes: drawnVotes(calls, truth, sessions, random) });
  const scaled = onScale(points.position, cellTruth(truth, points.periods, width, sessions));
  let [held, n] = [0, 0];
  for (let i = 0; i < scaled.length; i++) {
    if (Number.isNaN(points.position[i])) continue;
    n++;
    if (Math.abs((points.position[i] ?? 0) - (scaled[i] ?? 0)) < Z95 * (points.error[i] ?? 0)) held++;
  }
  return {
    n,
    positions: held / n,
    differences: coveredDifferences(points, scaled, random),
    converged: points.converged,
  };
}

const Z95 = 1.96;

function normalOf(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Paths of states that begin apart and wander: state by state, session by session. */
function wandering(states: number, sessions: number, random: () => number): Float64Array {
  const truth = new Float64Array(states * sessions);
  for (let s = 0; s < states; s++) {
    let at = normalOf(random);
    for (let t = 0; t < sessions; t++) {
      truth[s * sessions + t] = at;
      at += STEP * normalOf(random);
    }
  }
  return truth;
}

function drawnVotes(calls: RollCalls, truth: Float64Array, sessions: number, random: () => number): Uint8Array {
  const width = calls.states.length;
  const votes = new Uint8Array(calls.votes.length);
  for (let row = 0; row < calls.id.length; row++) {
    const [slope, low] = [normalOf(random), 1 + 1.5 * normalOf(random)];
    const high = low + 0.5 + random();
    for (let s = 0; s < width; s++) {
      const vote = calls.votes[row * width + s] ?? 0;
      if (vote < VOTES.yes || vote > VOTES.no) continue;
      const pull = slope * (truth[s * sessions + (calls.session[row] ?? 1) - 1] ?? 0);
      votes[row * width + s] = drawnAnswer(pull, low, high, random());
    }
  }
  return votes;
}

function drawnAnswer(pull: number, low: number, high: number, u: number): number {
  if (u < 1 / (1 + Math.exp(pull - low))) return VOTES.yes;
  return u < 1 / (1 + Math.exp(pull - high)) ? VOTES.abstain : VOTES.no;
}

/** Share of the intervals of differences between two states that held the truth. */
function coveredDifferences(points: IdealPoints, scaled: Float64Array, random: () => number): number {
  const periods = points.periods.length;
  let [held, pairs] = [0, 0];
  for (let t = 0; t < periods; t++) {
    for (let k = 0; k < DIFFERENCES; k++) {
      const a = Math.floor(random() * points.states.length) * periods + t;
      const b = Math.floor(random() * points.states.length) * periods + t;
      const found = (points.position[a] ?? 0) - (points.position[b] ?? 0);
      const gap = found - (scaled[a] ?? 0) + (scaled[b] ?? 0);
      if (a === b || Number.isNaN(gap)) continue;
      pairs++;
      if (Math.abs(gap) < Z95 * Math.hypot(points.error[a] ?? 0, points.error[b] ?? 0)) held++;
    }
  }
  return held / pairs;
}

/** The truth in the order of the estimate. */
function cellTruth(truth: Float64Array, periods: Int32Array, states: number, sessions: number): Float64Array {
  const cells = new Float64Array(states * periods.length);
  for (let s = 0; s < states; s++)
    periods.forEach((period, t) => {
      cells[s * periods.length + t] = truth[s * sessions + period - 1946] ?? 0;
    });
  return cells;
}

/** Mean 0 and deviation 1 over the cells that were estimated, turned as the estimate is. */
function onScale(position: Float64Array, truth: Float64Array): Float64Array {
  let [n, sum, squares, cross] = [0, 0, 0, 0];
  truth.forEach((x, i) => {
    const estimate = position[i] ?? Number.NaN;
    if (Number.isNaN(estimate)) return;
    n++;
    sum += x;
    squares += x * x;
    cross += x * estimate;
  });
  const mean = sum / n;
  const deviation = Math.sqrt(squares / n - mean * mean);
  const sign = cross < 0 ? -1 : 1;
  return truth.map((x) => (sign * (x - mean)) / deviation);
}
