import { EntenteError } from '../../records/failure.ts';
import type { Panel } from '../../records/panel.ts';
import { type RollCalls, VOTES } from '../../records/roll-calls.ts';
import { chooseRollCalls, rowsByPeriod, type VoteFilter } from './vote-filter.ts';

/** How positions are carried from session to session. */
export interface PositionsOptions extends Omit<VoteFilter, 'grain'> {
  /** Variance of a state's step from one session to the next, where the spread of all states is 1. Default .05. */
  readonly step?: number | undefined;
  /** The state whose position is above the mean in the first session; default the United States. */
  readonly anchor?: string | undefined;
}

const STEP = 0.05;
/** Variance of an answer (yes 1, abstain 0, no -1) about what positions let expect: near that of UN votes. */
const NOISE = 0.3;
const ROUNDS = 8;
const FIRST_ROUNDS = 60;
/** A session with fewer divided roll calls moves nobody. */
const FEWEST_CALLS = 5;
const FEWEST_ANSWERS = 5;
/** Roll calls in which nearly all answered alike say more of the question than of states. */
const ONE_SIDED = 0.97;

/**
 * Positions of states on the line that best tells their votes, each from the votes of its session and of those before it:
 * nothing of what came later. This is what a test of an event needs, since positions smoothed over all sessions carry what
 * followed the event into the time before it.
 *
 * The model is that of a factor with a random walk: answer = a_k + b_k theta_it + noise. From session to session the mean and
 * variance of each theta are those of a Kalman filter; within a session the numbers of the roll calls and the positions are
 * found in turn (least squares with a ridge of 1). Positions have mean 0 and standard deviation 1 in every session.
 *
 * @returns a panel of states over years in which sessions began; `n` counts answers to the roll calls that were used
 * @throws EntenteError (usage) if no session divides the states
 * @example
 * const { units, periods } = positionsSoFar(calls);
 * [units.length, periods.length]; // [7, 7]
 */
export function positionsSoFar(calls: RollCalls, options: PositionsOptions = {}): Panel {
  const { step = STEP, anchor = 'USA' } = options;
  const { states } = calls;
  const width = states.length;
  const byPeriod = rowsByPeriod(calls, chooseRollCalls(calls, options).rows, 'session');
  const periods = Int32Array.from(byPeriod.keys());
  const values = new Float64Array(width * periods.length).fill(Number.NaN);
  const n = new Float64Array(values.length);
  const belief: Belief = { mean: new Float64Array(width), variance: new Float64Array(width).fill(Number.NaN) };
  let begun = false;
  for (const [t, rows] of [...byPeriod.values()].entries()) {
    const divided = dividedCalls(calls, rows);
    for (let i = 0; i < width; i++) belief.variance[i] = at(belief.variance, i) + step;
    if (divided.length < FEWEST_CALLS) continue;
    const counts = new Float64Array(width);
    for (const { who } of divided) for (const i of who) counts[i] = at(counts, i) + 1;
    if (!begun) begin(belief, divided, counts, states.indexOf(anchor));
    begun = true;
    update(belief, divided, counts);
    for (let i = 0; i < width; i++) {
      if (!(at(counts, i) > 0)) continue;
      values[i * periods.length + t] = at(belief.mean, i);
      n[i * periods.length + t] = at(counts, i);
    }
  }
  if (!begun) {
    throw new EntenteError('usage', 'No session has enough roll calls that divide the states; bring in more votes.');
  }
  return { units: states, periods, values, n };
}

/**
 * How far apart the two states of each pair stand, of positions as {@link positionsSoFar} gives them.
 *
 * @param pairs the pairs of a panel of dyads, such as `votePanel` gives
 * @example
 * positionDistances(positionsSoFar(calls), votePanel(calls).pairs).units.length; // 21
 */
export function positionDistances(positions: Panel, pairs: readonly (readonly [string, string])[]): Panel {
  const length = positions.periods.length;
  const rows = new Map(positions.units.map((unit, i) => [unit, i]));
  const values = new Float64Array(pairs.length * length).fill(Number.NaN);
  const n = new Float64Array(values.length);
  for (const [u, [a, b]] of pairs.entries()) {
    const [i, j] = [rows.get(a), rows.get(b)];
    if (i === undefined || j === undefined) continue;
    for (let t = 0; t < length; t++) {
      const answers = Math.min(at(positions.n, i * length + t), at(positions.n, j * length + t));
      if (answers === 0) continue;
      values[u * length + t] = Math.abs(at(positions.values, i * length + t) - at(positions.values, j * length + t));
      n[u * length + t] = answers;
    }
  }
  return { units: pairs.map(([a, b]) => `${a}-${b}`), periods: positions.periods, values, n };
}

/** What is held of the states: mean and variance of each position; the variance is NaN of a state that never answered. */
interface Belief {
  readonly mean: Float64Array;
  readonly variance: Float64Array;
}

/** A roll call: who answered, and what (1 yes, 0 abstain, -1 no). */
interface Call {
  readonly who: Int32Array;
  readonly answers: Float64Array;
}

function dividedCalls(calls: RollCalls, rows: readonly number[]): readonly Call[] {
  const width = calls.states.length;
  const found: Call[] = [];
  for (const row of rows) {
    const who: number[] = [];
    const answers: number[] = [];
    const counts = [0, 0, 0];
    for (let i = 0; i < width; i++) {
      const vote = calls.votes[row * width + i] as number;
      if (vote < VOTES.yes || vote > VOTES.no) continue;
      who.push(i);
      answers.push(2 - vote);
      counts[vote - 1] = (counts[vote - 1] as number) + 1;
    }
    if (who.length < FEWEST_ANSWERS || Math.max(...counts) > ONE_SIDED * who.length) continue;
    found.push({ who: Int32Array.from(who), answers: Float64Array.from(answers) });
  }
  return found;
}

/** Before the first session is read: scores on the first principal component of its answers, by power iteration. */
function begin({ mean, variance }: Belief, calls: readonly Call[], counts: Float64Array, anchor: number): void {
  const width = counts.length;
  const middles = calls.map(({ answers }) => answers.reduce((sum, answer) => sum + answer, 0) / answers.length);
  // Any start that is not at right angles to the component will do.
  let scores = Float64Array.from({ length: width }, (_, i) => Math.sin(i + 1));
  for (let round = 0; round < FIRST_ROUNDS; round++) {
    const next = new Float64Array(width);
    for (const [k, { who, answers }] of calls.entries()) {
      const middle = middles[k] as number;
      let along = 0;
      let squares = 0;
      for (const [place, i] of who.entries()) {
        along += (at(answers, place) - middle) * at(scores, i);
        squares += at(scores, i) ** 2;
      }
      const slope = squares > 0 ? along / squares : 0;
      for (const [place, i] of who.entries()) next[i] = at(next, i) + (at(answers, place) - middle) * slope;
    }
    scores = next.map((score, i) => (at(counts, i) > 0 ? score / at(counts, i) : 0));
    const [centre, scale] = momentsOf(scores, counts);
    scores = scores.map((score, i) => (at(counts, i) > 0 ? (score - centre) / scale : 0));
  }
  const turned = anchor >= 0 && at(scores, anchor) < 0 ? -1 : 1;
  for (let i = 0; i < width; i++) {
    mean[i] = turned * at(scores, i);
    if (at(counts, i) > 0) variance[i] = 1;
  }
}

/** One session: the positions after its votes, given those before them; brought to mean 0 and deviation 1. */
function update({ mean, variance }: Belief, calls: readonly Call[], counts: Float64Array): void {
  const width = counts.length;
  const fresh = new Uint8Array(width);
  for (let i = 0; i < width; i++) {
    if (!(at(counts, i) > 0) || !Number.isNaN(variance[i])) continue;
    fresh[i] = 1;
    variance[i] = 1;
    mean[i] = 0;
  }
  const now = Float64Array.from(mean);
  const spread = Float64Array.from(variance);
  for (let round = 0; round < ROUNDS; round++) {
    const pull = new Float64Array(width);
    const weight = new Float64Array(width);
    // A newcomer has no position yet from which a question could be known.
    for (const call of calls) addCall(call, now, round === 0 ? fresh : undefined, pull, weight);
    for (let i = 0; i < width; i++) {
      if (!(at(counts, i) > 0)) continue;
      spread[i] = 1 / (at(weight, i) / NOISE + 1 / at(variance, i));
      now[i] = at(spread, i) * (at(pull, i) / NOISE + at(mean, i) / at(variance, i));
    }
  }
  const [centre, scale] = momentsOf(now, counts);
  for (let i = 0; i < width; i++) {
    mean[i] = (at(now, i) - centre) / scale;
    variance[i] = at(spread, i) / scale ** 2;
  }
}

/** Finds the two numbers of a roll call by the positions, and adds what it says of each state. */
function addCall(
  { who, answers }: Call,
  positions: Float64Array,
  without: Uint8Array | undefined,
  pull: Float64Array,
  weight: Float64Array,
): void {
  let count = 0;
  let x = 0;
  let y = 0;
  let xx = 0;
  let xy = 0;
  for (let place = 0; place < who.length; place++) {
    const i = who[place] as number;
    if (without?.[i]) continue;
    const position = at(positions, i);
    count++;
    x += position;
    y += at(answers, place);
    xx += position * position;
    xy += position * at(answers, place);
  }
  if (count === 0) return;
  const slope = (xy - (x * y) / count) / (xx - (x * x) / count + 1);
  const constant = (y - slope * x) / count;
  for (let place = 0; place < who.length; place++) {
    const i = who[place] as number;
    weight[i] = at(weight, i) + slope * slope;
    pull[i] = at(pull, i) + slope * (at(answers, place) - constant);
  }
}

/** Mean and standard deviation over the states that answered. */
function momentsOf(scores: Float64Array, counts: Float64Array): readonly [mean: number, deviation: number] {
  let count = 0;
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < scores.length; i++) {
    if (!(at(counts, i) > 0)) continue;
    count++;
    sum += at(scores, i);
    squares += at(scores, i) ** 2;
  }
  const mean = sum / count;
  return [mean, Math.sqrt(Math.max(0, squares / count - mean * mean)) || 1];
}

function at(values: Float64Array, i: number): number {
  return values[i] as number;
}
