import { blocs } from '../signed/blocs.ts';
import { type Frustration, frustration } from '../signed/frustration.ts';
import type { NetworkBlocsOptions } from './network-blocs.ts';
import { signedGraphOf } from './signed-graph-of.ts';
import type { SignedNetwork, TieThresholds } from './signed-network.ts';

/** What one pair of thresholds makes of a network. */
export interface GridRow {
  readonly thresholds: TieThresholds;
  /** Ties by state. */
  readonly plus: number;
  readonly minus: number;
  readonly unknown: number;
  /** Undefined where no sign is known. */
  readonly frustration?: Pick<Frustration, 'value' | 'lower' | 'proved' | 'balance'> & { readonly weight: number };
  /** Sizes of the two sides, and of the blocs of free number, the largest first. */
  readonly sides: readonly number[];
  readonly blocs: readonly number[];
}

/** Thresholds that are shown beside the usual ones of each source. */
export const THRESHOLD_GRIDS: Readonly<Record<SignedNetwork['source'], readonly TieThresholds[]>> = {
  votes: [
    { minus: -0.2, plus: 0.6 },
    { minus: -0.1, plus: 0.5 },
    { minus: 0, plus: 0.5 },
    { minus: -0.1, plus: 0.3 },
    { minus: 0, plus: 0.3 },
  ],
  events: [0, 0.5, 1, 2, 3].map((tau) => ({ minus: -tau, plus: tau })),
  positions: [0.25, 0.5, 0.75, 1].map((bound) => ({ minus: -bound, plus: bound })),
};

/**
 * How far a network hangs on its thresholds: states, frustration and blocs for each pair of them. Blocs that hold over the grid
 * are found; blocs that come and go with it were put there by the threshold.
 *
 * @param make the network of a pair of thresholds
 * @throws EntenteError (usage) as `make` does
 * @example
 * const rows = await thresholdGrid((thresholds) => voteNetwork(calls, { session: 2020 }, { thresholds }), [{ minus: 0, plus: 0.3 }]);
 * rows[0].plus + rows[0].minus + rows[0].unknown; // 21
 */
export async function thresholdGrid(
  make: (thresholds: TieThresholds) => SignedNetwork,
  pairs: readonly TieThresholds[],
  options: NetworkBlocsOptions = {},
): Promise<readonly GridRow[]> {
  const rows: GridRow[] = [];
  for (const thresholds of pairs) rows.push(await gridRow(make(thresholds), thresholds, options));
  return rows;
}

async function gridRow(
  network: SignedNetwork,
  thresholds: TieThresholds,
  { seed = 1, rounds, goOn }: NetworkBlocsOptions,
): Promise<GridRow> {
  const count = { '+': 0, '-': 0, unknown: 0 };
  for (const { state } of network.ties) count[state]++;
  const counts = { thresholds, plus: count['+'], minus: count['-'], unknown: count.unknown };
  if (count['+'] + count['-'] === 0) return { ...counts, sides: [], blocs: [] };
  const graph = signedGraphOf(network);
  const given = { seed, ...(rounds === undefined ? {} : { rounds }), ...(goOn ? { goOn } : {}) };
  const { value, lower, proved, balance, side, n } = await frustration(graph, given);
  // Sizes only: no proof is tried.
  const free = await blocs(graph, { seed, rounds: 0 });
  const tied = new Set([...graph.from, ...graph.to]);
  const on = (wanted: number): number => [...tied].filter((v) => side[v] === wanted).length;
  const members = new Map<number, number>();
  for (const v of tied) members.set(free.bloc[v] ?? 0, (members.get(free.bloc[v] ?? 0) ?? 0) + 1);
  return {
    ...counts,
    frustration: { value, lower, proved, balance, weight: n.weight },
    sides: [on(1), on(-1)].sort((a, b) => b - a),
    blocs: [...members.values()].sort((a, b) => b - a),
  };
}
