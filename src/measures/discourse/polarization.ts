import type { CodedStatements } from '../../records/coded-statements.ts';
import { EntenteError } from '../../records/failure.ts';
import { renumbered } from '../clusters/modularity.ts';
import { balancedSplit, equalSizes, type SplitCost } from './balanced-split.ts';
import { discourseNetwork } from './discourse-network.ts';
import { kernelNetworks } from './kernel-slices.ts';
import { type DiscourseNetwork, networkMatrix } from './network.ts';
import type { KernelOptions, NetworkOptions, WindowOptions } from './options.ts';
import { type NetworkSlice, windowNetworks } from './time-windows.ts';

export interface PolarizationOptions extends Omit<NetworkOptions, 'mode' | 'aggregation' | 'normalization'> {
  /** Number of groups, as equal in size as can be. Default 2. */
  readonly groups?: number;
  /** Divide by what there is of congruence and conflict, so that scores of different networks compare. Default yes. */
  readonly normalizeScores?: boolean;
  /** From how many splits a search starts where not all can be tried. */
  readonly starts?: number;
  readonly seed?: number;
}

/** How far actors are from camps that agree within and disagree between. */
export interface Polarization {
  /** The lower, the more polarized; normalized at most about 1. With `asDna` DNA's own score, which is the greatest distance. */
  readonly score: number;
  /**
   * The score that perfect camps of as much congruence and conflict would have. It is not 0: DNA's formula, which is kept, spreads the
   * congruence of a group over the pairs of all groups.
   */
  readonly floor: number;
  readonly rows: readonly string[];
  /** Group of each row, the first row's being 0. */
  readonly group: Int32Array;
  /** Whether every split was tried, so that none is nearer. */
  readonly proved: boolean;
  /** Statements behind it. */
  readonly n: number;
  readonly method: string;
  readonly differs: readonly string[];
}

const MINIMIZED =
  'The score is the distance from the ideal split, and the least is sought; DNA takes the greatest, whose groups are no camps.';
const BOTH = 'Slices use congruence and conflict; DNA takes their difference for both.';

/**
 * Polarization: actors are split into groups of equal size so that the network is as near as can be to one with all congruence within
 * groups and all conflict between them, both spread evenly.
 *
 * @throws EntenteError (usage) for fewer than two groups or more groups than actors, and as `discourseNetwork` does
 * @example
 * polarization(coded, { groups: 2 }).proved; // true
 */
export function polarization(data: CodedStatements, options: PolarizationOptions = {}): Polarization {
  const [con, opp] = (['congruence', 'conflict'] as const).map((aggregation) =>
    discourseNetwork(data, networkOptions(options, aggregation)),
  );
  return polarizationOf(con as DiscourseNetwork, opp as DiscourseNetwork, options, options.asDna ? [] : [MINIMIZED]);
}

function networkOptions(
  options: PolarizationOptions,
  aggregation: 'congruence' | 'conflict' | 'subtract',
): NetworkOptions {
  return { ...options, mode: 'one-mode', aggregation, normalization: 'average' };
}

/** Polarization of a slice of time; times are seconds since 1970 UTC. */
export type PolarizationSlice = Omit<NetworkSlice, 'network'> & { readonly polarization: Polarization };

/**
 * Polarization of each window or slice of time.
 *
 * @throws EntenteError (usage) as `polarization`, `windowNetworks` and `kernelNetworks` do
 * @example
 * [...polarizationSlices(coded, { unit: 'months', size: 2, kernel: 'uniform' })].length; // 3
 */
export function* polarizationSlices(
  data: CodedStatements,
  options: PolarizationOptions &
    (Pick<WindowOptions, 'unit' | 'size'> | Pick<KernelOptions, 'unit' | 'size' | 'kernel' | 'indent'>),
): Generator<PolarizationSlice, void, undefined> {
  const slices = (aggregation: 'congruence' | 'conflict' | 'subtract'): Generator<NetworkSlice, void, undefined> => {
    const asked = { ...options, ...networkOptions(options, aggregation) };
    return 'kernel' in asked
      ? kernelNetworks(data, asked as KernelOptions)
      : windowNetworks(data, asked as WindowOptions);
  };
  const [cons, opps] = options.asDna
    ? [slices('subtract'), slices('subtract')]
    : [slices('congruence'), slices('conflict')];
  const differs = options.asDna ? [] : [MINIMIZED, BOTH];
  for (const { from, middle, to, network } of cons) {
    const opp = opps.next();
    if (opp.done) return;
    yield { from, middle, to, polarization: polarizationOf(network, opp.value.network, options, differs) };
  }
}

function polarizationOf(
  con: DiscourseNetwork,
  opp: DiscourseNetwork,
  { groups = 2, normalizeScores = true, starts = 20, seed = 1, asDna = false }: PolarizationOptions,
  differs: readonly string[],
): Polarization {
  const { rows, n } = con;
  if (!Number.isInteger(groups) || groups < 2 || groups > Math.max(2, rows.length)) {
    throw new EntenteError(
      'usage',
      `${rows.length} actors cannot be split into ${groups} groups; ask for 2 or more, and no more than actors.`,
    );
  }
  const method = `split into ${groups} groups of equal size, ${asDna ? 'farthest from' : 'nearest to'} congruence within and conflict between them, networks normalized by average`;
  if (rows.length < 2)
    return {
      score: Number.NaN,
      floor: Number.NaN,
      rows,
      group: new Int32Array(rows.length),
      proved: true,
      n,
      method,
      differs,
    };
  const { cost, norm, floor } = splitCost(con, opp, groups);
  const sign = asDna ? -1 : 1;
  const signed: SplitCost = { size: cost.size, pair: (i, j, g, h) => sign * cost.pair(i, j, g, h) };
  const split = balancedSplit(signed, groups, starts, seed);
  // The cost counts each pair once, the score is half of what counts it twice.
  const by = normalizeScores ? norm : 1;
  return {
    score: by > 0 ? (sign * split.cost) / by : Number.NaN,
    floor: by > 0 ? floor / by : Number.NaN,
    rows,
    group: renumbered(split.group),
    proved: split.proved,
    n,
    method,
    differs,
  };
}

/** Cost of pairs against the ideal network; `norm` is all there is of congruence and conflict. */
function splitCost(
  con: DiscourseNetwork,
  opp: DiscourseNetwork,
  groups: number,
): { readonly cost: SplitCost; readonly norm: number; readonly floor: number } {
  const size = con.rows.length;
  const [friends, foes] = [offDiagonal(con), offDiagonal(opp)];
  const [allFriends, allFoes] = [friends, foes].map((cells) => cells.reduce((sum, cell) => sum + Math.abs(cell), 0));
  const sizes = equalSizes(size, groups);
  const within = sizes.reduce((sum, n) => sum + n * (n - 1), 0);
  const between = size * (size - 1) - within;
  const ideal = (share: number, all: number | undefined, pairs: number): number =>
    pairs > 0 ? (share / pairs) * ((all ?? 0) / pairs) : 0;
  const inside = sizes.map((n) => ideal(n * (n - 1), allFriends, within));
  const across = sizes.map((a) => sizes.map((b) => ideal(a * b, allFoes, between)));
  return {
    norm: (allFriends ?? 0) + (allFoes ?? 0),
    floor: perfectCost(sizes, (allFriends ?? 0) / (within || 1), (allFoes ?? 0) / (between || 1), inside, across),
    cost: {
      size,
      pair: (i, j, g, h) => {
        const [friend, foe] = [friends[i * size + j] as number, foes[i * size + j] as number];
        return g === h
          ? Math.abs(friend - (inside[g] as number)) + Math.abs(foe)
          : Math.abs(friend) + Math.abs(foe - (across[g]?.[h] as number));
      },
    },
  };
}

/** Cost of camps with one congruence in all pairs within and one conflict in all between. */
function perfectCost(
  sizes: readonly number[],
  friend: number,
  foe: number,
  inside: readonly number[],
  across: readonly (readonly number[])[],
): number {
  let sum = 0;
  for (const [g, a] of sizes.entries()) {
    sum += ((a * (a - 1)) / 2) * Math.abs(friend - (inside[g] as number));
    for (let h = 0; h < g; h++) sum += a * (sizes[h] as number) * Math.abs(foe - (across[g]?.[h] as number));
  }
  return sum;
}

function offDiagonal(network: DiscourseNetwork): Float64Array {
  const matrix = networkMatrix(network);
  for (let i = 0; i < network.rows.length; i++) matrix[i * (network.rows.length + 1)] = 0;
  return matrix;
}
