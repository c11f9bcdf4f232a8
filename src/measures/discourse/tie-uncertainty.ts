import type { CodedStatements } from '../../records/coded-statements.ts';
import { EntenteError } from '../../records/failure.ts';
import { seededRandom } from '../../records/seeded-random.ts';
import { sampleQuantile } from '../numbers/sample-quantile.ts';
import { differences } from './differences.ts';
import { checkedOptions, finished, tiesOf } from './discourse-network.ts';
import { type Drawn, statementDraws } from './drawn-statements.ts';
import type { DiscourseNetwork, Ties } from './network.ts';
import type { NetworkOptions } from './options.ts';
import { axesOf, profilesOf, weighCells } from './profiles.ts';
import { selectStatements } from './select-statements.ts';

export interface DrawOptions {
  /** How many networks are drawn. Default 1000. */
  readonly draws?: number;
  /** What is drawn anew. Default documents, since the statements of one text hang together. */
  readonly drawn?: Drawn;
  readonly seed?: number;
}

export interface TieUncertaintyOptions extends NetworkOptions, DrawOptions {
  /** Of how many of the heaviest ties the 95 % interval is worked out. Default 5000. */
  readonly intervals?: number;
}

/** A network, and for each of its ties how sure it is, in the order of `network.weight`. */
export interface TieUncertainty {
  readonly network: DiscourseNetwork;
  /** Share of the draws in which the tie is there with the same sign. */
  readonly survives: Float64Array;
  /** Mean and standard deviation of its weight over the draws, 0 where it is not there. */
  readonly mean: Float64Array;
  readonly deviation: Float64Array;
  /** 95 % interval of the weight (percentiles); NaN beyond the ties asked for. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly draws: number;
  readonly method: string;
}

/** How the draws are told in a method. */
export const DRAWN_WORDS: Readonly<Record<Drawn, string>> = {
  documents: 'documents drawn anew with all their statements',
  statements: 'statements drawn anew',
  both: 'documents drawn anew, and statements within each',
};

/** @throws EntenteError (usage) */
export function checkDraws(draws: number): void {
  if (!Number.isInteger(draws) || draws < 1)
    throw new EntenteError('usage', `${draws} draws are none; give a whole number above 0.`);
}

/**
 * How sure the ties of a network are: the statements are drawn anew with replacement, and the network is made of each draw
 * (percentile bootstrap, Efron 1979). It says how far a tie hangs on which texts were read, and nothing of errors in coding.
 *
 * @throws EntenteError (usage) as `discourseNetwork` does
 * @example
 * const sure = tieUncertainty(coded, { mode: 'one-mode', aggregation: 'congruence', draws: 200 });
 * sure.survives.length === sure.network.weight.length; // true
 */
export function tieUncertainty(data: CodedStatements, options: TieUncertaintyOptions = {}): TieUncertainty {
  const { draws = 1000, drawn = 'documents', seed = 1, intervals = 5000 } = options;
  checkDraws(draws);
  const checked = checkedOptions(options);
  const selection = selectStatements(data, options);
  const profiles = profilesOf(selection, axesOf(selection, checked.isolates), selection.kept);
  const ties = tiesOf(selection, checked, profiles);
  const draw = statementDraws(selection, drawn, seededRandom(seed));
  const record = new TieRecord(ties, draws, intervals);
  const cells = new Float64Array(profiles.weight.length);
  for (let n = 0; n < draws; n++) {
    weighCells(profiles, draw(), cells);
    record.add(tiesOf(selection, checked, profiles, cells));
  }
  return {
    network: finished(selection, checked, profiles, ties, selection.kept.length, differences(selection, options)),
    ...record.summary(),
    draws,
    method: `bootstrap: ${draws} draws, ${DRAWN_WORDS[drawn]}; percentiles`,
  };
}

/** What the draws say of each tie. */
class TieRecord {
  readonly #ties: Ties;
  readonly #draws: number;
  readonly #same: Float64Array;
  readonly #sum: Float64Array;
  readonly #squares: Float64Array;
  /** Place of a tie among those whose values are kept, or -1. */
  readonly #place: Int32Array;
  readonly #values: Float32Array;
  #drawn = 0;

  constructor(ties: Ties, draws: number, intervals: number) {
    const size = ties.weight.length;
    this.#ties = ties;
    this.#draws = draws;
    this.#same = new Float64Array(size);
    this.#sum = new Float64Array(size);
    this.#squares = new Float64Array(size);
    const heaviest = Int32Array.from(ties.weight.keys())
      .sort((a, b) => Math.abs(ties.weight[b] as number) - Math.abs(ties.weight[a] as number) || a - b)
      .subarray(0, intervals);
    this.#place = new Int32Array(size).fill(-1);
    for (const [place, n] of heaviest.entries()) this.#place[n] = place;
    this.#values = new Float32Array(heaviest.length * draws);
  }

  /** Ties that the network lacks are none of its business. */
  add(drawn: Ties): void {
    const { start, other } = this.#ties;
    for (let i = 0; i + 1 < start.length; i++) {
      let at = drawn.start[i] as number;
      const end = drawn.start[i + 1] as number;
      for (let n = start[i] as number; n < (start[i + 1] as number); n++) {
        const j = other[n] as number;
        while (at < end && (drawn.other[at] as number) < j) at++;
        if (at < end && drawn.other[at] === j) this.#note(n, drawn.weight[at] as number);
      }
    }
    this.#drawn++;
  }

  #note(n: number, weight: number): void {
    if (weight > 0 === (this.#ties.weight[n] as number) > 0) this.#same[n] = (this.#same[n] as number) + 1;
    this.#sum[n] = (this.#sum[n] as number) + weight;
    this.#squares[n] = (this.#squares[n] as number) + weight * weight;
    const place = this.#place[n] as number;
    if (place !== -1) this.#values[place * this.#draws + this.#drawn] = weight;
  }

  summary(): Pick<TieUncertainty, 'survives' | 'mean' | 'deviation' | 'low' | 'high'> {
    const draws = this.#draws;
    const mean = this.#sum.map((sum) => sum / draws);
    const deviation = this.#squares.map((squares, n) =>
      Math.sqrt(Math.max(0, squares / draws - (mean[n] as number) ** 2)),
    );
    const low = new Float64Array(mean.length).fill(Number.NaN);
    const high = low.slice();
    for (const [n, place] of this.#place.entries()) {
      if (place === -1) continue;
      const values = this.#values.subarray(place * draws, (place + 1) * draws);
      low[n] = sampleQuantile(values, 0.025);
      high[n] = sampleQuantile(values, 0.975);
    }
    return { survives: this.#same.map((count) => count / draws), mean, deviation, low, high };
  }
}
