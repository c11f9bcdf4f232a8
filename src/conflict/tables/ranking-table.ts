import { type Reason, reasonFor } from '../explain/reason.ts';
import { ranking } from '../model/payoffs.ts';
import { strengthBands } from '../preference/relation.ts';
import type { Solution } from '../solve/solve.ts';

/** States that a decision maker ranks alike, and why they stand above the next ones. */
export interface RankedStates {
  /** 1 is the best. */
  readonly rank: number;
  readonly states: readonly number[];
  /** What decides between them and the states of the next rank; absent at the last. */
  readonly above?: Reason;
  /** They are greatly preferred (>>) to those of the next rank. */
  readonly greatly?: true;
}

export interface RankingTable {
  readonly decisionMaker: string;
  readonly ranks: readonly RankedStates[];
}

/**
 * The states as each decision maker ranks them, from best to worst with ties, and the statements behind each step.
 *
 * @param listed numbers of the states to be shown; ranks keep their places among all. Absent: all
 * @example
 * rankingTables(solution)[0].ranks.map(({ states }) => states); // [[2], [1, 3], [5], [4, 6]]
 */
export function rankingTables({ space, payoffs }: Solution, listed?: ReadonlySet<number>): readonly RankingTable[] {
  return space.movers.map(({ id }, maker) => {
    const own = payoffs[maker] ?? new Int32Array();
    const preference = space.model.decisionMakers[maker]?.preference;
    const bands = preference ? strengthBands(preference, space, own) : new Int32Array(own.length);
    const classes = ranking(own)
      .map((indices, i) => ({ rank: i + 1, indices: indices.filter((index) => listed?.has(index + 1) ?? true) }))
      .filter(({ indices }) => indices.length > 0);
    const ranks = classes.map(({ rank, indices }, i): RankedStates => {
      const [better, worse] = [indices[0], classes[i + 1]?.indices[0]];
      return {
        rank,
        states: indices.map((index) => index + 1),
        ...(better === undefined || worse === undefined ? {} : { above: reasonFor(space, maker, better, worse) }),
        ...(better !== undefined && worse !== undefined && bands[better] !== bands[worse] ? { greatly: true } : {}),
      };
    });
    return { decisionMaker: id, ranks };
  });
}
