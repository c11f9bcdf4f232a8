import { seededRandom } from '../../records/seeded-random.ts';
import { excessTies, groupedExcess, renumbered, type WeightTable } from './modularity.ts';

/** Groups, and how good they are. */
export interface Communities {
  /** Of each member; numbered by the first member. */
  readonly group: Int32Array;
  readonly modularity: number;
}

export interface LouvainOptions {
  readonly seed?: number;
  /** From how many orders of the members it starts; the best groups are taken. */
  readonly starts?: number;
}

/**
 * Communities by the method of Louvain (Blondel and others 2008), with ties below 0 counted against a group: members move to the
 * group that gains most until none gains, groups become members, and so on.
 *
 * @example
 * const two = Float64Array.of(0, 1, -1, 0, 1, 0, 0, -1, -1, 0, 0, 1, 0, -1, 1, 0);
 * [...louvain({ size: 4, cells: two }).group]; // [0, 0, 1, 1]
 */
export function louvain(table: WeightTable, { seed = 1, starts = 5 }: LouvainOptions = {}): Communities {
  const excess = excessTies(table);
  const random = seededRandom(seed);
  let best: Communities | undefined;
  for (let start = 0; start < starts; start++) {
    const group = renumbered(climb(excess, table.size, random));
    const found = groupedExcess(excess, group);
    if (!best || found > best.modularity + 1e-12) best = { group, modularity: found };
  }
  return best ?? { group: new Int32Array(table.size), modularity: 0 };
}

function climb(excess: Float64Array, size: number, random: () => number): Int32Array {
  let group = Int32Array.from({ length: size }, (_, i) => i);
  for (;;) {
    // Members move again after groups were joined: the method of 2008 leaves some where they would gain elsewhere.
    const moved = moveMembers(excess, size, group, random);
    if (moved) group = renumbered(moved);
    const joined = joinGroups(excess, group, random);
    if (!joined) return group;
    group = joined;
  }
}

/** Moves whole groups to each other; nothing if none moves. */
function joinGroups(
  excess: Float64Array,
  group: Int32Array,
  random: () => number,
): Int32Array<ArrayBuffer> | undefined {
  const [size, groups] = [group.length, Math.max(...group) + 1];
  const sums = new Float64Array(groups * groups);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      const place = (group[i] as number) * groups + (group[j] as number);
      sums[place] = (sums[place] as number) + (excess[i * size + j] as number);
    }
  }
  const moved = moveMembers(
    sums,
    groups,
    Int32Array.from({ length: groups }, (_, g) => g),
    random,
  );
  return moved && renumbered(group.map((g) => moved[g] as number));
}

/** Where members end up that start in groups; nothing if none moves. */
function moveMembers(
  cells: Float64Array,
  size: number,
  start: Int32Array,
  random: () => number,
): Int32Array | undefined {
  const group = start.slice();
  const order = Float64Array.from({ length: size }, random);
  const members = Array.from({ length: size }, (_, i) => i).sort((a, b) => (order[a] as number) - (order[b] as number));
  const toward = new Float64Array(size);
  let any = false;
  for (let moved = true; moved; ) {
    moved = false;
    for (const i of members) {
      const best = bestGroup(cells, size, group, i, toward);
      if (best === group[i]) continue;
      group[i] = best;
      moved = true;
      any = true;
    }
  }
  return any ? group : undefined;
}

/** The group to which a member is tied most; an empty one where it is tied to none. */
function bestGroup(cells: Float64Array, size: number, group: Int32Array, i: number, toward: Float64Array): number {
  toward.fill(0);
  for (let j = 0; j < size; j++) {
    if (j === i) continue;
    const g = group[j] as number;
    toward[g] = (toward[g] as number) + (cells[i * size + j] as number);
  }
  let best = group[i] as number;
  for (let g = 0; g < size; g++) if ((toward[g] as number) > (toward[best] as number) + 1e-14) best = g;
  return best;
}
