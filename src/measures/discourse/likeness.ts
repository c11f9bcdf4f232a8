import type { Aggregation } from './options.ts';
import type { Selection } from './select-statements.ts';

/** How alike two statements on one concept are by their levels: `k * levels + l`. */
export type Likeness = Float64Array;

/** What likeness an aggregation sums; the conflict of texts is no such sum and is worked out apart. */
export type Summed = 'ignore' | 'congruence' | 'conflict' | 'subtract';

/**
 * The likeness that makes an aggregation. Yes and no, and numbers, are as far apart as their difference by its range; texts are
 * alike where they are the same.
 */
export function likenessOf(selection: Selection, aggregation: Summed): Likeness {
  const size = selection.levels.length;
  return likenessTable(size, aggregation, distances(selection));
}

/** Likeness by the place of levels in a list, as the kernels of DNA have it. */
export function likenessByPlace(size: number, aggregation: Summed): Likeness {
  return likenessTable(size, aggregation, (k, l) => (size > 1 ? Math.abs(k - l) / (size - 1) : 0));
}

function likenessTable(size: number, aggregation: Summed, distance: (k: number, l: number) => number): Likeness {
  const of = OF_DISTANCE[aggregation];
  return Float64Array.from({ length: size * size }, (_, n) => of(distance(Math.floor(n / size), n % size)));
}

const OF_DISTANCE: Readonly<Record<Summed, (distance: number) => number>> = {
  ignore: () => 1,
  congruence: (distance) => 1 - distance,
  conflict: (distance) => distance,
  subtract: (distance) => 1 - 2 * distance,
};

function distances(selection: Selection): (k: number, l: number) => number {
  if (!isNumeric(selection)) return (k, l) => (k === l ? 0 : 1);
  const values = levelNumbers(selection);
  const range = Math.max(...values) - Math.min(...values);
  return (k, l) => (range > 0 ? Math.abs((values[k] as number) - (values[l] as number)) / range : 0);
}

/** Whether levels are numbers, or yes and no. */
export function isNumeric({ qualifier }: Selection): boolean {
  return qualifier !== undefined && qualifier.kind !== 'text';
}

/** Levels of a numeric qualifier, as numbers. */
export function levelNumbers({ qualifier, levels }: Selection): readonly number[] {
  return Array.from(levels, (code) => Number(qualifier?.labels[code]));
}

/** The sum behind an aggregation of a one-mode network. */
export function summed(aggregation: Aggregation): Summed {
  return aggregation === 'combine' ? 'ignore' : aggregation;
}
