import type { CodedStatements } from '../../records/coded-statements.ts';
import { seededRandom } from '../../records/seeded-random.ts';
import { type ClusterOptions, clustersOf, type DiscourseClusters, discourseClusters } from './discourse-clusters.ts';
import { statementDraws } from './drawn-statements.ts';
import { axesOf, profilesOf, weighCells } from './profiles.ts';
import { type Selection, selectStatements } from './select-statements.ts';
import { checkDraws, DRAWN_WORDS, type DrawOptions } from './tie-uncertainty.ts';

/** Coalitions, and how sure they are. */
export interface CoalitionUncertainty {
  readonly clusters: DiscourseClusters;
  /** Share of the draws with both in which row `i` and row `j` are in one coalition, at `i * rows + j`; NaN where no draw has both. */
  readonly together: Float64Array;
  /** Of each row: mean share with the other members of its coalition, less that with the others; from -1 to 1, NaN where one of both is missing. */
  readonly belongs: Float64Array;
  readonly draws: number;
  readonly method: string;
}

/**
 * How sure coalitions are: statements are drawn anew with replacement, each draw is grouped anew, and it is counted who stays with
 * whom. An actor whom a draw leaves without statements is not counted in it.
 *
 * @throws EntenteError (usage) as `discourseClusters` does
 * @example
 * coalitionUncertainty(coded, { method: 'louvain', draws: 50 }).belongs.length; // 3
 */
export function coalitionUncertainty(
  data: CodedStatements,
  options: ClusterOptions & DrawOptions = {},
): CoalitionUncertainty {
  checkDraws(options.draws ?? DRAWS);
  const clusters = discourseClusters(data, options);
  return uncertaintyOf(selectStatements(data, { ...options, aggregation: 'subtract' }), clusters, options);
}

/** How often statements are drawn anew unless it is said. */
const DRAWS = 200;

/** How sure coalitions of the statements of a selection are. */
export function uncertaintyOf(
  selection: Selection,
  clusters: DiscourseClusters,
  { draws = DRAWS, drawn = 'documents', seed = 1, groups }: DrawOptions & Pick<ClusterOptions, 'groups'>,
): CoalitionUncertainty {
  const profiles = profilesOf(selection, axesOf(selection, false), selection.kept);
  const draw = statementDraws(selection, drawn, seededRandom(seed));
  const cells = new Float64Array(profiles.weight.length);
  const size = clusters.rows.length;
  const [both, same] = [new Float64Array(size * size), new Float64Array(size * size)];
  for (let n = 0; n < draws; n++) {
    weighCells(profiles, draw(), cells);
    const { group } = clustersOf(selection, profiles, cells, clusters.method, groups, seed);
    const present = new Uint8Array(size);
    for (const [cell, weight] of cells.entries()) if (weight > 0) present[profiles.row[cell] as number] = 1;
    count(group, present, both, same);
  }
  const together = same.map((times, n) => ((both[n] as number) > 0 ? times / (both[n] as number) : Number.NaN));
  return {
    clusters,
    together,
    belongs: Float64Array.from(clusters.group, (_, i) => belonging(clusters.group, together, i)),
    draws,
    method: `bootstrap: ${draws} draws, ${DRAWN_WORDS[drawn]}; each grouped by ${clusters.method}`,
  };
}

function count(group: Int32Array, present: Uint8Array, both: Float64Array, same: Float64Array): void {
  const size = group.length;
  for (let i = 0; i < size; i++) {
    if (present[i] === 0) continue;
    for (let j = 0; j < size; j++) {
      if (present[j] === 0) continue;
      const place = i * size + j;
      both[place] = (both[place] as number) + 1;
      if (group[i] === group[j]) same[place] = (same[place] as number) + 1;
    }
  }
}

function belonging(group: Int32Array, together: Float64Array, i: number): number {
  const sums = { own: 0, owns: 0, other: 0, others: 0 };
  for (let j = 0; j < group.length; j++) {
    const share = together[i * group.length + j] as number;
    if (j === i || Number.isNaN(share)) continue;
    if (group[j] === group[i]) {
      sums.own += share;
      sums.owns++;
    } else {
      sums.other += share;
      sums.others++;
    }
  }
  return sums.own / sums.owns - sums.other / sums.others;
}
