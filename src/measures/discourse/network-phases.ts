import { EntenteError } from '../../records/failure.ts';
import { clusterTree, cutTree, type Linkage } from '../clusters/hierarchy.ts';
import { modularity } from '../clusters/modularity.ts';
import type { NetworkDistances } from './network-distances.ts';

export interface PhaseOptions {
  readonly linkage?: Linkage;
  /** Fewest and most phases that are tried. Default 2 to 6. */
  readonly least?: number;
  readonly most?: number;
}

/** Phases of a debate: slices of time whose networks are alike. */
export interface NetworkPhases {
  /** Phase of each slice, numbered by the first one. */
  readonly phase: Int32Array;
  /** Places of the slices that begin another phase than the slice before had. */
  readonly changes: readonly number[];
  /** How distinct the phases are. */
  readonly modularity: number;
  readonly method: string;
}

/**
 * Finds phases in the distances of networks over time: distances are divided by the greatest, clustered, and the number of phases
 * with the highest modularity of the likeness is taken. Phases may come back.
 *
 * @throws EntenteError (usage) for fewer slices than phases
 * @example
 * const distances = { values: Float64Array.of(0, 1, 9, 9, 1, 0, 9, 9, 9, 9, 0, 1, 9, 9, 1, 0), size: 4, differs: [] };
 * networkPhases(distances).changes; // [2]
 */
export function networkPhases(
  { values, size }: NetworkDistances,
  { linkage = 'ward', least = 2, most = 6 }: PhaseOptions = {},
): NetworkPhases {
  if (size < least)
    throw new EntenteError('usage', `${size} slices have no ${least} phases; take shorter windows or a longer time.`);
  const greatest = values.reduce((max, value) => Math.max(max, value), 0);
  const apart = greatest > 0 ? values.map((value) => value / greatest) : values;
  const tree = clusterTree({ size, cells: apart }, linkage);
  const likeness = { size, cells: apart.map((value) => 1 - value) };
  let best: { readonly phase: Int32Array; readonly modularity: number } | undefined;
  for (let k = least; k <= Math.min(most, size); k++) {
    const phase = cutTree(tree, k);
    const found = modularity(likeness, phase);
    if (!best || found > best.modularity + 1e-12) best = { phase, modularity: found };
  }
  const { phase, modularity: value } = best ?? { phase: new Int32Array(size), modularity: 0 };
  return {
    phase,
    changes: [...phase.keys()].filter((n) => n > 0 && phase[n] !== phase[n - 1]),
    modularity: value,
    method: `hierarchical clustering (${linkage}) of distances, ${least} to ${most} phases by modularity`,
  };
}
