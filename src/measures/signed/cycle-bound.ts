import type { HighsModel } from './highs.ts';
import { openHighs } from './highs.ts';
import { negativeCycles } from './negative-cycles.ts';
import type { SignedGraph } from './signed-graph.ts';

export interface CycleBound {
  /** No division violates less than this. */
  readonly lower: number;
  /** Whether nothing more can be said by cycles: no cycle is left that the solution does not pay for. */
  readonly ended: boolean;
  /** What the solution gives to each tie. */
  readonly value: Float64Array;
  readonly rounds: number;
}

export interface CycleBoundOptions {
  /** Solutions of the linear programme at most. */
  readonly rounds: number;
  /** Weight that a known division violates: a bound that reaches it ends the search. */
  readonly upper: number;
  /** Whether ties have whole weights, so that a bound may be rounded up. */
  readonly whole: boolean;
  /** Asked before each round; false ends the search with the bound that it has. */
  readonly goOn?: () => boolean;
  /** Solve in whole numbers in the end, where cycles leave a gap. */
  readonly branch?: boolean;
}

/** Cycles that are added in one round. */
const A_ROUND = 2000;

/**
 * A lower bound of frustration by a linear programme: every cycle with an odd number of foes has a tie that is violated. Cycles
 * are added as a solution fails to pay for them, and every solution is a bound. Real signed networks mostly end with whole
 * numbers, which proves the least frustration; where they do not, `branch` goes on in whole numbers.
 *
 * Source: Aref, Mason, Wilson 2020 (frustration by cycles); negative cycles by shortest paths: Barahona 1983.
 */
export async function cycleBound(graph: SignedGraph, options: CycleBoundOptions): Promise<CycleBound> {
  const { weight } = graph;
  const ties = weight.length;
  const value = new Float64Array(ties);
  if (ties === 0) return { lower: 0, ended: true, value, rounds: 0 };
  const model = await openHighs(Float64Array.from(weight, Math.abs));
  try {
    let lower = 0;
    let rounds = 0;
    let whole = false;
    for (;;) {
      const cycles = negativeCycles(graph, value, A_ROUND);
      if (cycles.length === 0) {
        if (whole || !options.branch || isWhole(value)) return { lower, ended: true, value, rounds };
        model.inWholeNumbers();
        whole = true;
      } else model.addCovers(cycles.map((cycle) => cycle.ties));
      if (rounds >= options.rounds || options.goOn?.() === false) return { lower, ended: false, value, rounds };
      rounds++;
      lower = Math.max(lower, solved(model, value));
      if (reaches(lower, options)) return { lower, ended: false, value, rounds };
    }
  } finally {
    model.close();
  }
}

function solved(model: HighsModel, value: Float64Array): number {
  const { bound, values } = model.solve();
  value.set(values);
  return bound;
}

/** Whether a lower bound proves the weight that is known. */
export function reaches(lower: number, { upper, whole }: Pick<CycleBoundOptions, 'upper' | 'whole'>): boolean {
  return whole ? Math.ceil(lower - 1e-6) >= upper : lower >= upper - 1e-6 * Math.max(1, upper);
}

function isWhole(value: Float64Array): boolean {
  return value.every((one) => Math.abs(one - Math.round(one)) < 1e-6);
}
