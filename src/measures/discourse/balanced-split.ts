import { seededRandom } from '../../records/seeded-random.ts';

/** Cost of two members of groups of their own: `same` tells whether they are in one group. */
export interface SplitCost {
  readonly size: number;
  /** Cost of a pair within group `g`, at `g`; between groups `g` and `h` at `g * groups + h`: all a function of the sizes alone. */
  readonly pair: (i: number, j: number, group: number, other: number) => number;
}

export interface Split {
  readonly group: Int32Array;
  readonly cost: number;
  /** Whether every split was tried. */
  readonly proved: boolean;
}

/** So many members of two groups are tried in every way: 46,189 splits at most. */
const ALL_TRIED = 20;

/** Sizes of groups that are as equal as can be, the larger ones first. */
export function equalSizes(size: number, groups: number): readonly number[] {
  return Array.from({ length: groups }, (_, g) => Math.ceil((size - g) / groups));
}

/**
 * The split into groups as equal as can be that costs least: two small groups are tried in every way, others are searched by swaps of
 * pairs from many starts.
 */
export function balancedSplit(cost: SplitCost, groups: number, starts: number, seed: number): Split {
  const { size } = cost;
  if (groups === 2 && size <= ALL_TRIED) return everySplit(cost);
  const random = seededRandom(seed);
  const sizes = equalSizes(size, groups);
  let best: Split | undefined;
  for (let start = 0; start < starts; start++) {
    const group = shuffled(Int32Array.from(sizes.flatMap((n, g) => new Array<number>(n).fill(g))), random);
    const found = bySwaps(cost, group);
    if (!best || found < best.cost - 1e-12) best = { group, cost: found, proved: false };
  }
  return best ?? { group: new Int32Array(size), cost: totalCost(cost, new Int32Array(size)), proved: true };
}

function totalCost({ size, pair }: SplitCost, group: Int32Array): number {
  let sum = 0;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++) sum += pair(i, j, group[i] as number, group[j] as number);
  }
  return sum;
}

/** All ways to choose the first group. */
function everySplit(cost: SplitCost): Split {
  const { size } = cost;
  const [first = 0] = equalSizes(size, 2);
  const group = new Int32Array(size).fill(1);
  let best: Split = { group: group.slice().fill(0), cost: Number.POSITIVE_INFINITY, proved: true };
  const choose = (from: number, left: number): void => {
    if (left === 0) {
      const found = totalCost(cost, group);
      if (found < best.cost - 1e-12) best = { group: group.slice(), cost: found, proved: true };
      return;
    }
    for (let i = from; i <= size - left; i++) {
      group[i] = 0;
      choose(i + 1, left - 1);
      group[i] = 1;
    }
  };
  choose(0, first);
  return best;
}

function shuffled(values: Int32Array, random: () => number): Int32Array {
  for (let n = values.length - 1; n > 0; n--) {
    const other = Math.floor(random() * (n + 1));
    const value = values[n] as number;
    values[n] = values[other] as number;
    values[other] = value;
  }
  return values;
}

/** Swaps members of different groups while that helps; changes `group`. */
function bySwaps(cost: SplitCost, group: Int32Array): number {
  const { size } = cost;
  for (let swapped = true; swapped; ) {
    swapped = false;
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < i; j++) {
        if (group[i] === group[j] || !(swapGain(cost, group, i, j) > 1e-12)) continue;
        const g = group[i] as number;
        group[i] = group[j] as number;
        group[j] = g;
        swapped = true;
      }
    }
  }
  return totalCost(cost, group);
}

function swapGain({ size, pair }: SplitCost, group: Int32Array, i: number, j: number): number {
  const [gi, gj] = [group[i] as number, group[j] as number];
  let gain = 0;
  for (let k = 0; k < size; k++) {
    if (k === i || k === j) continue;
    const gk = group[k] as number;
    gain += pair(i, k, gi, gk) + pair(j, k, gj, gk) - pair(i, k, gj, gk) - pair(j, k, gi, gk);
  }
  return gain;
}
