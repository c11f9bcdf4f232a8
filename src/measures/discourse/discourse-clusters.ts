import type { CodedStatements } from '../../records/coded-statements.ts';
import { EntenteError } from '../../records/failure.ts';
import { concorStages } from '../clusters/concor.ts';
import { clusterTree, cutTree, type Linkage } from '../clusters/hierarchy.ts';
import { louvain } from '../clusters/louvain.ts';
import { modularity, type WeightTable } from '../clusters/modularity.ts';
import { walktrap } from '../clusters/walktrap.ts';
import { checkedOptions, tiesOf } from './discourse-network.ts';
import { networkMatrix } from './network.ts';
import type { SelectionOptions } from './options.ts';
import { axesOf, type Profiles, profilesOf, rowTotals } from './profiles.ts';
import { type Selection, selectStatements } from './select-statements.ts';

/** Ways to find coalitions; `best` tries all and takes the highest modularity. */
export const CLUSTER_METHODS = [
  'best',
  'louvain',
  'walktrap',
  'single',
  'complete',
  'average',
  'ward',
  'concor',
] as const;
export type ClusterMethod = (typeof CLUSTER_METHODS)[number];

export interface ClusterOptions extends Omit<SelectionOptions, 'aggregation' | 'asDna'> {
  readonly method?: ClusterMethod;
  /** How many groups; without it the number with the highest modularity, up to 8 where the method leaves it open. */
  readonly groups?: number;
  readonly seed?: number;
}

/** CONCOR multiplies whole tables again and again; of more actors than this `best` leaves it out. */
const CONCOR_MOST = 300;

/** Coalitions: groups of actors that make the same claims. */
export interface DiscourseClusters {
  readonly rows: readonly string[];
  /** Of each row, numbered by the first member. */
  readonly group: Int32Array;
  /** Of the network of congruence less conflict: how much more agreement lies within groups, and conflict between, than by chance. */
  readonly modularity: number;
  readonly method: Exclude<ClusterMethod, 'best'>;
  readonly n: number;
}

/** So many groups at most are tried where a method leaves the number open. */
const MOST_GROUPS = 8;

/**
 * Groups actors into coalitions. `louvain` and `walktrap` work on the one-mode network of congruence less conflict, normalized by
 * average, conflict counting against a group with `louvain`; the trees and `concor` on who agrees or disagrees with what.
 *
 * @throws EntenteError (usage) for a number of groups that cannot be, for fewer than two actors, and as `discourseNetwork` does
 * @example
 * [...discourseClusters(coded, { method: 'louvain' }).group]; // [0, 0, 1]
 */
export function discourseClusters(data: CodedStatements, options: ClusterOptions = {}): DiscourseClusters {
  const { method = 'best', groups, seed = 1 } = options;
  const selection = selectStatements(data, { ...options, aggregation: 'subtract' });
  const profiles = profilesOf(selection, axesOf(selection, false), selection.kept);
  const size = profiles.rows.length;
  if (size < 2)
    throw new EntenteError(
      'usage',
      `There ${size === 1 ? 'is one actor' : 'are no actors'}; coalitions need two or more.`,
    );
  if (groups !== undefined && !(Number.isInteger(groups) && groups >= 1 && groups <= size)) {
    throw new EntenteError('usage', `${size} actors cannot be put into ${groups} groups.`);
  }
  const clusters = clustersOf(selection, profiles, profiles.weight, method, groups, seed);
  return { rows: profiles.rows, ...clusters, n: selection.kept.length };
}

/** Coalitions of some weights of the statements. */
export function clustersOf(
  selection: Selection,
  profiles: Profiles,
  weight: Float64Array,
  method: ClusterMethod,
  groups: number | undefined,
  seed: number,
): Pick<DiscourseClusters, 'group' | 'modularity' | 'method'> {
  const table = congruenceLessConflict(selection, profiles, weight);
  const names =
    method === 'best'
      ? CLUSTER_METHODS.filter((name) => name !== 'best' && (name !== 'concor' || table.size <= CONCOR_MOST))
      : [method];
  let best: Pick<DiscourseClusters, 'group' | 'modularity' | 'method'> | undefined;
  for (const name of names as readonly Exclude<ClusterMethod, 'best'>[]) {
    for (const group of groupings(name, table, profiles, weight, groups, seed)) {
      if (groups !== undefined && method === 'best' && Math.max(...group) + 1 !== groups) continue;
      const found = { group, modularity: modularity(table, group), method: name };
      if (!best || found.modularity > best.modularity + 1e-12) best = found;
    }
  }
  return best as Pick<DiscourseClusters, 'group' | 'modularity' | 'method'>;
}

function congruenceLessConflict(selection: Selection, profiles: Profiles, weight: Float64Array): WeightTable {
  const options = checkedOptions({ mode: 'one-mode', aggregation: 'subtract', normalization: 'average' });
  const ties = tiesOf(selection, options, profiles, weight);
  const { rows } = profiles;
  return { size: rows.length, cells: networkMatrix({ mode: 'one-mode', rows, columns: rows, ...ties }) };
}

function* groupings(
  method: Exclude<ClusterMethod, 'best'>,
  table: WeightTable,
  profiles: Profiles,
  weight: Float64Array,
  groups: number | undefined,
  seed: number,
): Generator<Int32Array, void, undefined> {
  if (method === 'louvain') return yield louvain(table, { seed }).group;
  if (method === 'walktrap') return yield walktrap(table).group;
  const most = Math.min(MOST_GROUPS, table.size);
  const numbers = groups === undefined ? Array.from({ length: most - 1 }, (_, k) => k + 2) : [groups];
  if (method === 'concor') {
    const stages = [...concorStages(claimTable(profiles, weight), numbers.at(-1) as number)];
    return yield* groups === undefined ? stages : stages.slice(-1);
  }
  const tree = clusterTree({ size: table.size, cells: claimDistances(profiles, weight) }, method satisfies Linkage);
  for (const k of numbers) yield cutTree(tree, k);
}

/** Who made which claim at which level: a row of 0 and 1 for each actor. */
function claimTable({ rows, columns, levels, row, column, level }: Profiles, weight: Float64Array) {
  const width = columns.length * levels;
  const cells = new Float64Array(rows.length * width);
  for (const [cell, w] of weight.entries()) {
    if (w > 0) cells[(row[cell] as number) * width + (column[cell] as number) * levels + (level[cell] as number)] = 1;
  }
  return { rows: rows.length, columns: width, cells };
}

/** Jaccard's distance of claims: 1 less the shared ones by all that either made. */
function claimDistances(profiles: Profiles, weight: Float64Array): Float64Array {
  const { rows, columns, cells } = claimTable(profiles, weight);
  const made = rowTotals(
    profiles,
    weight.map((w) => Number(w > 0)),
  );
  const distances = new Float64Array(rows * rows);
  for (let a = 0; a < rows; a++) {
    for (let b = 0; b < a; b++) {
      let shared = 0;
      for (let n = 0; n < columns; n++)
        shared += (cells[a * columns + n] as number) * (cells[b * columns + n] as number);
      const either = (made[a] as number) + (made[b] as number) - shared;
      const distance = either > 0 ? 1 - shared / either : 1;
      distances[a * rows + b] = distance;
      distances[b * rows + a] = distance;
    }
  }
  return distances;
}
