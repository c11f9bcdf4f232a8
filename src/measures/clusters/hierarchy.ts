import { EntenteError } from '../../records/failure.ts';
import { renumbered, type WeightTable } from './modularity.ts';

/** How far two clusters are apart: by their nearest members, their farthest, the mean of all pairs, or the growth of variance. */
export const LINKAGES = ['single', 'complete', 'average', 'ward'] as const;
export type Linkage = (typeof LINKAGES)[number];

/** A tree of clusters: each merge joins two, members being 0 to `size` - 1 and the cluster of merge `n` being `size + n`. */
export interface ClusterTree {
  readonly size: number;
  readonly merges: readonly { readonly a: number; readonly b: number; readonly height: number }[];
}

/** Lance and Williams' formulas: the distance of a cluster of `c` members to one joined of `a` and `b`. */
const JOINED: Readonly<
  Record<Linkage, (da: number, db: number, dab: number, a: number, b: number, c: number) => number>
> = {
  single: (da, db) => Math.min(da, db),
  complete: (da, db) => Math.max(da, db),
  average: (da, db, _, a, b) => (a * da + b * db) / (a + b),
  ward: (da, db, dab, a, b, c) => Math.sqrt(((a + c) * da ** 2 + (b + c) * db ** 2 - c * dab ** 2) / (a + b + c)),
};

/**
 * Hierarchical clustering by chains of nearest neighbours (Murtagh 1983). `ward` is Ward's criterion on distances, R's `ward.D2`.
 *
 * @param distances symmetric, 0 or more
 * @example
 * const tree = clusterTree({ size: 3, cells: Float64Array.of(0, 1, 5, 1, 0, 4, 5, 4, 0) }, 'average');
 * tree.merges.map(({ height }) => height); // [1, 4.5]
 */
export function clusterTree({ size, cells }: WeightTable, linkage: Linkage): ClusterTree {
  const distance = cells.slice();
  const count = new Int32Array(size).fill(1);
  const found: { readonly i: number; readonly j: number; readonly height: number }[] = [];
  const chain: number[] = [];
  for (let left = size; left > 1; ) {
    if (chain.length === 0) chain.push(count.findIndex((n) => n > 0));
    const last = chain.at(-1) as number;
    const before = chain.at(-2);
    const next = nearest(distance, count, last, before);
    if (next !== before) {
      chain.push(next);
      continue;
    }
    chain.length -= 2;
    join(distance, count, Math.min(last, next), Math.max(last, next), linkage, found);
    left--;
  }
  return { size, merges: inOrder(size, found) };
}

/** The nearest cluster, the one before in the chain if it is as near. */
function nearest(distance: Float64Array, count: Int32Array, from: number, before: number | undefined): number {
  const size = count.length;
  let best = before ?? -1;
  let least = before === undefined ? Number.POSITIVE_INFINITY : (distance[from * size + before] as number);
  for (let other = 0; other < size; other++) {
    if (other === from || count[other] === 0) continue;
    const d = distance[from * size + other] as number;
    if (d < least || best === -1) {
      least = d;
      best = other;
    }
  }
  return best;
}

function join(
  distance: Float64Array,
  count: Int32Array,
  i: number,
  j: number,
  linkage: Linkage,
  found: { readonly i: number; readonly j: number; readonly height: number }[],
): void {
  const size = count.length;
  const between = distance[i * size + j] as number;
  const [a, b] = [count[i] as number, count[j] as number];
  for (let k = 0; k < size; k++) {
    const c = count[k] as number;
    if (k === i || k === j || c === 0) continue;
    const joined = JOINED[linkage](
      distance[i * size + k] as number,
      distance[j * size + k] as number,
      between,
      a,
      b,
      c,
    );
    distance[i * size + k] = joined;
    distance[k * size + i] = joined;
  }
  count[i] = a + b;
  count[j] = 0;
  found.push({ i, j, height: between });
}

/** Merges by height, each with the clusters that it joins. */
function inOrder(
  size: number,
  found: readonly { readonly i: number; readonly j: number; readonly height: number }[],
): ClusterTree['merges'] {
  const at = Array.from({ length: size }, (_, i) => i);
  const top = (i: number): number => {
    let node = i;
    while (at[node] !== node) node = at[node] as number;
    return node;
  };
  return found
    .toSorted((x, y) => x.height - y.height)
    .map(({ i, j, height }, n) => {
      const [a, b] = [top(i), top(j)].sort((x, y) => x - y) as [number, number];
      const cluster = size + n;
      at[cluster] = cluster;
      at[a] = cluster;
      at[b] = cluster;
      return { a, b, height };
    });
}

/**
 * The groups that a tree has when it is cut into so many.
 *
 * @throws EntenteError (usage) for fewer than one group or more groups than members
 * @example
 * const tree = clusterTree({ size: 3, cells: Float64Array.of(0, 1, 5, 1, 0, 4, 5, 4, 0) }, 'single');
 * [...cutTree(tree, 2)]; // [0, 0, 1]
 */
export function cutTree({ size, merges }: ClusterTree, groups: number): Int32Array {
  if (!Number.isInteger(groups) || groups < 1 || groups > size) {
    throw new EntenteError('usage', `A tree of ${size} members cannot be cut into ${groups} groups.`);
  }
  const at = Int32Array.from({ length: size + merges.length }, (_, i) => i);
  for (let n = 0; n < size - groups; n++) {
    const { a, b } = merges[n] as ClusterTree['merges'][number];
    at[a] = size + n;
    at[b] = size + n;
  }
  return renumbered(
    Int32Array.from({ length: size }, (_, i) => {
      let node = i;
      while (at[node] !== node) node = at[node] as number;
      return node;
    }),
  );
}
