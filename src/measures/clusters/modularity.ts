/** A symmetric table: the weight between `i` and `j` at `i * size + j`. What stands on its diagonal does not count. */
export interface WeightTable {
  readonly size: number;
  readonly cells: Float64Array;
}

/**
 * How much more each pair is tied than chance would tie it, ties below 0 counted against: chance is worked out for both signs
 * apart (Gómez, Jensen and Arenas 2009). Divided by the weight of all ties, so that its sum within groups is the modularity.
 */
export function excessTies({ size, cells }: WeightTable): Float64Array {
  const [plus, minus] = [new Float64Array(size), new Float64Array(size)];
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      if (i === j) continue;
      const weight = cells[i * size + j] as number;
      const strength = weight > 0 ? plus : minus;
      strength[i] = (strength[i] as number) + Math.abs(weight);
    }
  }
  const [allPlus, allMinus] = [plus, minus].map((strength) => strength.reduce((sum, s) => sum + s, 0)) as [
    number,
    number,
  ];
  const all = allPlus + allMinus;
  const excess = new Float64Array(size * size);
  if (all === 0) return excess;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      const byChance =
        (allPlus > 0 ? ((plus[i] as number) * (plus[j] as number)) / allPlus : 0) -
        (allMinus > 0 ? ((minus[i] as number) * (minus[j] as number)) / allMinus : 0);
      excess[i * size + j] = ((i === j ? 0 : (cells[i * size + j] as number)) - byChance) / all;
    }
  }
  return excess;
}

/**
 * Modularity of groups: 0 for a single one, the higher the more ties lie within groups. Ties below 0 count where they lie between.
 *
 * @param group of each member
 * @example
 * modularity({ size: 4, cells: Float64Array.of(0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0) }, Int32Array.of(0, 0, 1, 1)); // 0.5
 */
export function modularity(table: WeightTable, group: Int32Array): number {
  return groupedExcess(excessTies(table), group);
}

/** Sum of the excess within groups. */
export function groupedExcess(excess: Float64Array, group: Int32Array): number {
  let sum = 0;
  for (const [i, g] of group.entries()) {
    for (let j = 0; j < group.length; j++) if (group[j] === g) sum += excess[i * group.length + j] as number;
  }
  return sum;
}

/** Groups numbered by their first member. */
export function renumbered(group: Int32Array): Int32Array<ArrayBuffer> {
  const names = new Map<number, number>();
  return Int32Array.from(group, (g) => {
    if (!names.has(g)) names.set(g, names.size);
    return names.get(g) as number;
  });
}
