import { EntenteError } from '../../records/failure.ts';
import type { Panel } from '../../records/panel.ts';
import type { RollCalls } from '../../records/roll-calls.ts';
import { type Answers, gatherAnswers } from './answers.ts';
import { mixedSteps } from './mixed-steps.ts';
import { addScores, fitItem, type Items, startItems } from './ordinal-items.ts';
import { solveRandomWalk, walkVariances } from './random-walk.ts';
import { startPositions } from './start-positions.ts';
import { chooseRollCalls, type VoteFilter } from './vote-filter.ts';

/** How ideal points are estimated. */
export interface IdealPointOptions extends Omit<VoteFilter, 'grain'> {
  /** Weight of a state's step from one session to the next: a step of 1 costs half of it in log-likelihood. Default 10. */
  readonly lambda?: number | undefined;
  /** The state whose mean position is above that of all; default the United States. */
  readonly anchor?: string | undefined;
  /** Most rounds of the fit; default 30. */
  readonly rounds?: number | undefined;
}

/** Positions of states on the one line that best tells their votes, session by session. */
export interface IdealPoints {
  readonly states: readonly string[];
  /** Years in which sessions began. */
  readonly periods: Int32Array;
  /** Of state `s` in period `t` at `s * periods.length + t`; NaN where it answered nothing. Mean 0, deviation 1 over all. */
  readonly position: Float64Array;
  /** Standard error, in the same order. */
  readonly error: Float64Array;
  /** Roll calls that it answered, in the same order. */
  readonly n: Float64Array;
  /** How sharply a roll call parts the line, by row of the roll calls; above 0 where the anchor's side voted no; NaN where not used. */
  readonly discrimination: Float64Array;
  /** Roll calls that were used. */
  readonly rollCalls: number;
  /** Rounds until nothing moved any more, or all that were allowed. */
  readonly rounds: number;
  /** Whether nothing moved by more than a fiftieth of a deviation in the last round. */
  readonly converged: boolean;
  readonly method: string;
}

const METHOD =
  'dynamic ideal points: ordinal logit in one dimension, random walk over sessions (after Bailey, Strezhnev and Voeten 2017)';
const LAMBDA = 10;
const ROUNDS = 30;
/** The fit has settled where no position moves by more than this in a round, in deviations; it ends where it moves by a fifth of it. */
const SETTLED = 0.02;
const ENDED = 0.004;
/** Rounds that are taken as they come before they are mixed. */
const UNMIXED = 3;
/**
 * Errors are widened by this: those of the tridiagonal inverse take the roll calls and the scale of each session as known.
 * In votes made of known positions 91 to 93 % of the intervals without it held the truth.
 */
const WIDENED = 1.15;
/** The longest step of a position in one round. */
const LONGEST = 0.7;

/**
 * Ideal points of states over sessions. Of roll call k, state i answers no further than j (yes, abstain, no) with
 * probability logit(c_kj - b_k theta_it): the graded response model (Samejima 1969), as Bailey, Strezhnev and Voeten (2017)
 * use it for these votes. theta_it is a random walk over sessions with precision lambda (Martin and Quinn 2002), its first
 * value and all b_k have standard normal priors, which hold the scale of every session. The posterior mode is found by
 * alternating Fisher steps: three numbers of a roll call given the positions, then all sessions of a state at once by a
 * tridiagonal solve; steps of several rounds are mixed, since single ones creep. Roll calls in which all gave one answer say
 * nothing and are left out.
 *
 * Identification: mean 0 and standard deviation 1 over all states and sessions, and the anchor above the mean.
 *
 * The standard errors are those of the path as a whole (tridiagonal inverse), widened by what simulation asks for.
 *
 * @throws EntenteError (usage) if no roll call divides the states, or the anchor never votes
 * @example
 * const points = idealPoints(calls);
 * const at = (state) => idealPointOf(points, state, 2021)?.value ?? 0;
 * [at('CHN') < at('FRA'), at('FRA') < at('USA')]; // [true, true]
 */
export function idealPoints(calls: RollCalls, options: IdealPointOptions = {}): IdealPoints {
  const { lambda = LAMBDA, anchor = defaultAnchor(calls), rounds: most = ROUNDS } = options;
  const first = calls.states.indexOf(anchor);
  if (first < 0) throw new EntenteError('usage', `The anchor ${anchor} casts no vote here; name another state.`);
  const answers = gatherAnswers(calls, chooseRollCalls(calls, options).rows);
  if (answers.rows.length === 0)
    throw new EntenteError('usage', 'No roll call divides the states, so they have no positions.');
  const theta = startPositions(answers);
  const items = startItems(answers, theta);
  const score = new Float64Array(theta.length);
  const information = new Float64Array(theta.length);
  const mix = mixedSteps();
  let [rounds, moved] = [0, Number.POSITIVE_INFINITY];
  while (rounds < most && moved > ENDED) {
    rounds++;
    const began = theta.slice();
    score.fill(0);
    information.fill(0);
    for (let k = 0; k < answers.rows.length; k++) {
      fitItem(answers, theta, items, k);
      addScores(answers, theta, items, k, score, information);
    }
    const longest = movePositions(answers, theta, score, information, lambda);
    balance(answers, theta, items, lambda);
    moved = longest / spreadOf(answers, theta).deviation;
    if (rounds > UNMIXED && rounds < most && moved > ENDED) mix(began, theta);
  }
  const converged = moved < SETTLED;
  const scores = { score, information };
  return told(calls, answers, theta, items, scores, { lambda, anchor: first, rounds, converged });
}

/**
 * The position of a state in a period with its 95 % interval; nothing where it answered nothing.
 * @example
 * idealPointOf(idealPoints(calls), 'RUS', 2015)?.n; // 14
 */
export function idealPointOf(
  points: IdealPoints,
  state: string,
  period: number,
): { readonly value: number; readonly n: number; readonly interval: readonly [low: number, high: number] } | undefined {
  const [s, t] = [points.states.indexOf(state), points.periods.indexOf(period)];
  const at = s * points.periods.length + t;
  const value = points.position[at];
  if (s < 0 || t < 0 || value === undefined || Number.isNaN(value)) return undefined;
  const reach = Z95 * (points.error[at] ?? 0);
  return { value, n: points.n[at] ?? 0, interval: [value - reach, value + reach] };
}

/**
 * Positions as a panel: units are states.
 * @example
 * idealPointPanel(idealPoints(calls)).units.length; // 7
 */
export function idealPointPanel(points: IdealPoints): Panel {
  return { units: points.states, periods: points.periods, values: points.position, n: points.n };
}

/** 0.975 quantile of the standard normal. */
const Z95 = 1.959963985;

function defaultAnchor(calls: RollCalls): string {
  return ['USA', 'GBR', 'FRA'].find((state) => calls.states.includes(state)) ?? calls.states[0] ?? '';
}

/** A Fisher step of every state's path. Returns the longest move of a position. */
function movePositions(
  answers: Answers,
  theta: Float64Array,
  score: Float64Array,
  information: Float64Array,
  lambda: number,
): number {
  const { states, first, last } = answers;
  let longest = 0;
  for (let s = 0; s < states; s++) {
    const [from, to] = [first[s] ?? 0, last[s] ?? -1];
    if (to < from) continue;
    const length = to - from + 1;
    const precision = new Float64Array(length);
    const pull = new Float64Array(length);
    for (let i = 0; i < length; i++) {
      const at = (from + i) * states + s;
      precision[i] = information[at] ?? 0;
      pull[i] = (score[at] ?? 0) + (information[at] ?? 0) * (theta[at] ?? 0);
    }
    const path = solveRandomWalk(precision, pull, lambda);
    for (let i = 0; i < length; i++) {
      const at = (from + i) * states + s;
      const old = theta[at] ?? 0;
      const step = Math.max(-LONGEST, Math.min(LONGEST, (path[i] ?? 0) - old));
      theta[at] = old + step;
      // Where it answered nothing, it is carried along and never seen.
      if (answers.n[at]) longest = Math.max(longest, Math.abs(step));
    }
  }
  return longest;
}

/**
 * Moves along the two directions that leave every probability alone, origin and scale, to where the priors are likeliest.
 * Alternating steps would creep there over hundreds of rounds.
 */
function balance(answers: Answers, theta: Float64Array, items: Items, lambda: number): void {
  const origin = meanOfFirst(answers, theta);
  for (let at = 0; at < theta.length; at++) theta[at] = (theta[at] ?? 0) - origin;
  const walk = walkCost(answers, theta, lambda);
  const slopes = items.slope.reduce((sum, slope) => sum + slope * slope, 0);
  const scale = walk > 0 && slopes > 0 ? (slopes / walk) ** 0.25 : 1;
  for (let at = 0; at < theta.length; at++) theta[at] = (theta[at] ?? 0) * scale;
  for (let k = 0; k < items.slope.length; k++) {
    const slope = items.slope[k] ?? 0;
    items.low[k] = (items.low[k] ?? 0) - slope * origin;
    items.high[k] = (items.high[k] ?? 0) - slope * origin;
    items.slope[k] = slope / scale;
  }
}

function meanOfFirst({ states, first, last }: Answers, theta: Float64Array): number {
  let [sum, count] = [0, 0];
  for (let s = 0; s < states; s++) {
    const from = first[s] ?? 0;
    if ((last[s] ?? -1) < from) continue;
    sum += theta[from * states + s] ?? 0;
    count++;
  }
  return sum / count;
}

/** Squares of the first positions and of the steps, as the priors weigh them. */
function walkCost({ states, first, last }: Answers, theta: Float64Array, lambda: number): number {
  let cost = 0;
  for (let s = 0; s < states; s++) {
    const [from, to] = [first[s] ?? 0, last[s] ?? -1];
    if (from <= to) cost += (theta[from * states + s] ?? 0) ** 2;
    for (let t = from + 1; t <= to; t++) {
      cost += lambda * ((theta[t * states + s] ?? 0) - (theta[(t - 1) * states + s] ?? 0)) ** 2;
    }
  }
  return cost;
}

/** Mean and standard deviation of the positions of those who answered. */
function spreadOf({ n }: Answers, theta: Float64Array): { readonly mean: number; readonly deviation: number } {
  let [count, sum, squares] = [0, 0, 0];
  for (let at = 0; at < theta.length; at++) {
    if (!n[at]) continue;
    const value = theta[at] ?? 0;
    count++;
    sum += value;
    squares += value * value;
  }
  const mean = sum / count;
  return { mean, deviation: Math.sqrt(Math.max(1e-12, squares / count - mean * mean)) };
}

/** The fit on its final scale, with errors. */
function told(
  calls: RollCalls,
  answers: Answers,
  theta: Float64Array,
  items: Items,
  { information }: { readonly information: Float64Array },
  how: { readonly lambda: number; readonly anchor: number; readonly rounds: number; readonly converged: boolean },
): IdealPoints {
  const { states, periods, first, last } = answers;
  const { mean, deviation } = spreadOf(answers, theta);
  const sign = anchorSide(answers, theta, how.anchor, mean);
  const position = new Float64Array(theta.length).fill(Number.NaN);
  const error = new Float64Array(theta.length).fill(Number.NaN);
  const n = new Float64Array(theta.length);
  for (let s = 0; s < states; s++) {
    const [from, to] = [first[s] ?? 0, last[s] ?? -1];
    if (to < from) continue;
    const known = Float64Array.from({ length: to - from + 1 }, (_, i) => information[(from + i) * states + s] ?? 0);
    const variances = walkVariances(known, how.lambda);
    for (let t = from; t <= to; t++) {
      const at = t * states + s;
      if (!answers.n[at]) continue;
      const place = s * periods.length + t;
      position[place] = (sign * ((theta[at] ?? 0) - mean)) / deviation;
      error[place] = (WIDENED * Math.sqrt(variances[t - from] ?? 0)) / deviation;
      n[place] = answers.n[at] ?? 0;
    }
  }
  const discrimination = new Float64Array(calls.id.length).fill(Number.NaN);
  answers.rows.forEach((row, k) => {
    discrimination[row] = sign * (items.slope[k] ?? 0) * deviation;
  });
  const { rounds, converged } = how;
  const rollCalls = answers.rows.length;
  return {
    states: calls.states,
    periods,
    position,
    error,
    n,
    discrimination,
    rollCalls,
    rounds,
    converged,
    method: METHOD,
  };
}

/** 1 or -1, so that the anchor's mean position is above that of all. */
function anchorSide({ states, periods, n }: Answers, theta: Float64Array, anchor: number, mean: number): 1 | -1 {
  let sum = 0;
  for (let t = 0; t < periods.length; t++) {
    const at = t * states + anchor;
    if (n[at]) sum += (theta[at] ?? 0) - mean;
  }
  return sum < 0 ? -1 : 1;
}
