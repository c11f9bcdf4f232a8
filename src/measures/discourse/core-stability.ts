import type { CodedStatements } from '../../records/coded-statements.ts';
import { seededRandom } from '../../records/seeded-random.ts';
import { adjustedRand } from '../clusters/adjusted-rand.ts';
import { rankCorrelation } from '../numbers/rank-correlation.ts';
import { differences } from './differences.ts';
import { type ClusterMethod, clustersOf } from './discourse-clusters.ts';
import { checkedOptions, finished, tiesOf } from './discourse-network.ts';
import { type DrawnNumber, drawnNumber } from './measured-draws.ts';
import type { DiscourseNetwork, Ties } from './network.ts';
import type { NetworkOptions } from './options.ts';
import { type Axes, axesOf, type Profiles, profilesOf } from './profiles.ts';
import { errorDraws, errorWords, type ReadingErrors } from './reading-errors.ts';
import { type Selection, selectStatements } from './select-statements.ts';
import { rankingAlike, strengths } from './tie-ranking.ts';
import { checkDraws } from './tie-uncertainty.ts';

export interface StabilityOptions extends NetworkOptions {
  readonly errors: ReadingErrors;
  /** How often the statements are read again. Default 200. */
  readonly draws?: number;
  readonly seed?: number;
  /** How coalitions are sought. Default `louvain`. */
  readonly method?: ClusterMethod;
  /** Is told of each draw. */
  readonly progress?: (done: number, of: number) => void;
}

/** How much of a network is left when its statements are read with errors. */
export interface CoreStability {
  readonly network: DiscourseNetwork;
  /** Places in `network.weight` of the core: the fewest ties that carry half of all weight, the heaviest first. */
  readonly core: Int32Array;
  /** Of each tie: share of the draws in which it is there with the same sign, and in which it is one of the core. */
  readonly survives: Float64Array;
  readonly inCore: Float64Array;
  /** Share of the core's ties that are in the core of a draw. */
  readonly coreKept: DrawnNumber;
  /** Correlation of ranks: of all ties, and of the rows by what their ties weigh. */
  readonly ties: DrawnNumber;
  readonly rows: DrawnNumber;
  /** Agreement of coalitions beyond chance, 1 the same; of the rows that a draw has. Of more than 300 rows they are not sought. */
  readonly coalitions: DrawnNumber;
  readonly errors: ReadingErrors;
  readonly draws: number;
  readonly method: string;
}

/**
 * How stable the core of a network is under a reader's errors: the statements at hand are taken for the truth and read again, thinned by
 * what the reader misses and mixed with as much wrong as it gives (`errorDraws`).
 *
 * @throws EntenteError (usage) as `discourseNetwork` does, and for shares that are none
 * @example
 * const found = coreStability(coded, { mode: 'one-mode', aggregation: 'congruence', errors: { recall: 1, precision: 1 }, draws: 5 });
 * found.coreKept.value; // 1
 */
export function coreStability(data: CodedStatements, options: StabilityOptions): CoreStability {
  const { errors, draws = 200, seed = 1, method = 'louvain', progress } = options;
  checkDraws(draws);
  const checked = checkedOptions(options);
  const selection = selectStatements(data, options);
  const axes = axesOf(selection, checked.isolates);
  const profiles = profilesOf(selection, axes, selection.kept);
  const ties = tiesOf(selection, checked, profiles);
  const core = coreOf(ties);
  const again = errorDraws(data, options, errors, seededRandom(seed));
  const record = new TieShares(ties, core);
  const groups = coalitionDraws(data, options, method, seed);
  const found = { coreKept: [] as number[], ties: [] as number[], rows: [] as number[], coalitions: [] as number[] };
  const strong = strengths(ties, checked.mode);
  for (let n = 0; n < draws; n++) {
    const drawn = again();
    const drawnTies = tiesOf(drawn, checked, profilesOf(drawn, axes, drawn.kept));
    found.coreKept.push(record.add(drawnTies));
    found.ties.push(rankingAlike(ties, drawnTies));
    found.rows.push(rankCorrelation(strong, strengths(drawnTies, checked.mode)));
    found.coalitions.push(groups());
    progress?.(n + 1, draws);
  }
  return {
    network: finished(selection, checked, profiles, ties, selection.kept.length, differences(selection, options)),
    core,
    ...record.shares(draws),
    coreKept: drawnNumber(found.coreKept),
    ties: drawnNumber(found.ties),
    rows: drawnNumber(found.rows),
    coalitions: drawnNumber(found.coalitions),
    errors,
    draws,
    method: `statements read again ${draws} times with errors: ${errorWords(errors)}; wrong ones have document, actor, concept and side of statements drawn apart`,
  };
}

/** The fewest ties that carry half of all weight, the heaviest first. */
function coreOf({ weight }: Pick<Ties, 'weight'>): Int32Array {
  const size = (n: number): number => Math.abs(weight[n] as number);
  const order = Int32Array.from(weight.keys()).sort((a, b) => size(b) - size(a) || a - b);
  const half = order.reduce((sum, n) => sum + size(n), 0) / 2;
  let [sum, count] = [0, 0];
  while (count < order.length && sum < half) sum += size(order[count++] as number);
  return order.subarray(0, count);
}

/** What the draws say of each tie. */
class TieShares {
  readonly #ties: Ties;
  readonly #core: Int32Array;
  readonly #survives: Float64Array;
  readonly #inCore: Float64Array;

  constructor(ties: Ties, core: Int32Array) {
    this.#ties = ties;
    this.#core = core;
    this.#survives = new Float64Array(ties.weight.length);
    this.#inCore = new Float64Array(ties.weight.length);
  }

  /** @returns the share of the core that is in the core of the draw */
  add(drawn: Ties): number {
    const core = new Uint8Array(drawn.weight.length);
    for (const n of coreOf(drawn)) core[n] = 1;
    const kept = new Uint8Array(this.#ties.weight.length);
    eachShared(this.#ties, drawn, (n, m) => {
      if (Math.sign(this.#ties.weight[n] as number) !== Math.sign(drawn.weight[m] as number)) return;
      this.#survives[n] = (this.#survives[n] as number) + 1;
      if (core[m] === 1) {
        this.#inCore[n] = (this.#inCore[n] as number) + 1;
        kept[n] = 1;
      }
    });
    return this.#core.length === 0
      ? Number.NaN
      : this.#core.reduce((sum, n) => sum + (kept[n] as number), 0) / this.#core.length;
  }

  shares(draws: number): Pick<CoreStability, 'survives' | 'inCore'> {
    return {
      survives: this.#survives.map((count) => count / draws),
      inCore: this.#inCore.map((count) => count / draws),
    };
  }
}

function eachShared(one: Ties, other: Ties, visit: (n: number, m: number) => void): void {
  for (let i = 0; i + 1 < one.start.length; i++) {
    let m = other.start[i] as number;
    const end = other.start[i + 1] as number;
    for (let n = one.start[i] as number; n < (one.start[i + 1] as number); n++) {
      const j = one.other[n] as number;
      while (m < end && (other.other[m] as number) < j) m++;
      if (m < end && other.other[m] === j) visit(n, m);
    }
  }
}

/** Of more actors coalitions take seconds a draw. */
const MOST_GROUPED = 300;

/** Coalitions of statements read again, against those at hand; each call reads again. */
function coalitionDraws(
  data: CodedStatements,
  options: StabilityOptions,
  method: ClusterMethod,
  seed: number,
): () => number {
  const asked = { ...options, aggregation: 'subtract' as const };
  const selection = selectStatements(data, asked);
  const axes = axesOf(selection, false);
  if (axes.rows.length < 3 || axes.rows.length > MOST_GROUPED) return () => Number.NaN;
  const profiles = profilesOf(selection, axes, selection.kept);
  const grouped = (of: Selection, own: Profiles): Int32Array =>
    clustersOf(of, own, own.weight, method, undefined, seed).group;
  const truth = grouped(selection, profiles);
  const again = errorDraws(data, asked, options.errors, seededRandom(seed));
  return () => againstTruth(truth, again(), axes, grouped);
}

function againstTruth(
  truth: Int32Array,
  drawn: Selection,
  axes: Axes,
  grouped: (of: Selection, own: Profiles) => Int32Array,
): number {
  const own = profilesOf(drawn, axes, drawn.kept);
  const present = Int32Array.from(new Set(own.row)).sort();
  if (present.length < 3) return Number.NaN;
  const group = grouped(drawn, own);
  return adjustedRand(
    present.map((i) => truth[i] as number),
    present.map((i) => group[i] as number),
  );
}
