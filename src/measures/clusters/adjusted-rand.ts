/**
 * How far two groupings of the same members agree beyond chance (Hubert and Arabie 1985): 1 the same, 0 as chance would have it.
 *
 * @param a group of each member, whole numbers from 0 on
 * @param b the same of another grouping
 * @returns NaN for fewer than two members; 1 where both put all together or both put none
 */
export function adjustedRand(a: Int32Array, b: Int32Array): number {
  if (a.length < 2) return Number.NaN;
  const [ofA, ofB, both] = [new Map<number, number>(), new Map<number, number>(), new Map<string, number>()];
  const count = <K>(map: Map<K, number>, key: K): void => void map.set(key, (map.get(key) ?? 0) + 1);
  for (const [n, group] of a.entries()) {
    const other = b[n] as number;
    count(ofA, group);
    count(ofB, other);
    count(both, `${group} ${other}`);
  }
  const pairs = (map: ReadonlyMap<unknown, number>): number =>
    [...map.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
  const [together, inA, inB, all] = [pairs(both), pairs(ofA), pairs(ofB), (a.length * (a.length - 1)) / 2];
  const byChance = (inA * inB) / all;
  const most = (inA + inB) / 2;
  return most === byChance ? 1 : (together - byChance) / (most - byChance);
}
