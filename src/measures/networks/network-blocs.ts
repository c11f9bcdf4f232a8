import { type Blocs, blocs } from '../signed/blocs.ts';
import { type Frustration, frustration } from '../signed/frustration.ts';
import { sideMargins } from '../signed/side-margins.ts';
import { type Triads, triads } from '../signed/triads.ts';
import { joinedParts } from './joined-parts.ts';
import { signedGraphOf } from './signed-graph-of.ts';
import type { SignedNetwork, TieState } from './signed-network.ts';

/** Where an actor stands in a network. */
export interface ActorPlace {
  readonly actor: string;
  /** Its side of the division into two; 1 is the larger one. 0: no tie of known sign joins it to the largest part of the network. */
  readonly side: 1 | -1 | 0;
  /** What it costs at most that it stands on the other side; 0: it may as well. Infinity without a side. */
  readonly margin: number;
  /** Number of its bloc where their number is free, 0 being the largest; -1 without ties. */
  readonly bloc: number;
  /** Ties by state. */
  readonly friends: number;
  readonly foes: number;
  readonly unknown: number;
}

/** The blocs of a network, how sure they are, and who stands between them. */
export interface NetworkBlocs {
  readonly network: SignedNetwork;
  /** In the order of the network's actors. */
  readonly places: readonly ActorPlace[];
  /** Two blocs: what they violate, with bounds. `side` is turned so that 1 is the larger one. */
  readonly frustration: Frustration;
  /** Blocs of free number. */
  readonly free: Blocs;
  readonly triads: Triads;
}

export interface NetworkBlocsOptions {
  readonly seed?: number | undefined;
  /** Solutions of each linear programme at most; 0: vectors only. */
  readonly rounds?: number | undefined;
  /** Asked before each round of proof; false ends it with the bounds that are known. */
  readonly goOn?: (() => boolean) | undefined;
}

/**
 * The blocs of a network: two, with the bounds of what they violate and with each actor's margin, and as many as fit best.
 *
 * @throws EntenteError (usage) for a network in which no sign is known
 * @example
 * const { places, frustration } = await networkBlocs(voteNetwork(calls, { session: 2020 }, { thresholds: { minus: 0, plus: 0.3 } }));
 * [places.length, frustration.proved]; // [7, true]
 */
export async function networkBlocs(network: SignedNetwork, options: NetworkBlocsOptions = {}): Promise<NetworkBlocs> {
  const graph = signedGraphOf(network);
  const { seed = 1, rounds, goOn } = options;
  const given = { seed, ...(rounds === undefined ? {} : { rounds }), ...(goOn ? { goOn } : {}) };
  const index = await frustration(graph, given);
  // Each solution takes long on a dense network, and the first ones bring the bound nearly where it ends.
  const few = graph.weight.length > MANY_TIES ? { rounds: Math.min(rounds ?? FEW_ROUNDS, FEW_ROUNDS) } : {};
  const free = await blocs(graph, { ...given, ...few });
  const { margin } = sideMargins(graph, index.side, seed);
  const count = tiesOf(network);
  const tied = (v: number): boolean => (count['+'][v] ?? 0) + (count['-'][v] ?? 0) > 0;
  // Sides of parts that no tie joins say nothing of each other: either may be turned round.
  const parts = joinedParts(network);
  const sided = (v: number): boolean => parts[v] === 0;
  const side = largerFirst(index.side, sided);
  const places = network.actors.map(
    (actor, v): ActorPlace => ({
      actor,
      side: sided(v) ? (side[v] as 1 | -1) : 0,
      margin: sided(v) ? (margin[v] ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY,
      bloc: tied(v) ? (free.bloc[v] ?? -1) : -1,
      friends: count['+'][v] ?? 0,
      foes: count['-'][v] ?? 0,
      unknown: count.unknown[v] ?? 0,
    }),
  );
  return { network, places, frustration: { ...index, side }, free: onlyTied(free, tied), triads: triads(graph) };
}

/**
 * Whether an actor may stand on either side: its margin is no greater than `least`.
 * @example
 * undecided({ actor: 'IND', side: 1, margin: 0, bloc: 0, friends: 3, foes: 2, unknown: 0 }); // true
 */
export function undecided({ side, margin }: ActorPlace, least = 0): boolean {
  return side !== 0 && margin <= least + 1e-9;
}

function tiesOf({ actors, ties }: SignedNetwork): Readonly<Record<TieState, Int32Array>> {
  const count = {
    '+': new Int32Array(actors.length),
    '-': new Int32Array(actors.length),
    unknown: new Int32Array(actors.length),
  };
  for (const { a, b, state } of ties) for (const v of [a, b]) count[state][v] = (count[state][v] ?? 0) + 1;
  return count;
}

/** A division says nothing of which side is which; the larger one is 1, of two equal ones that of the first actor. */
function largerFirst(side: Int8Array, sided: (v: number) => boolean): Int8Array {
  let lead = 0;
  let first = 0;
  for (const [v, one] of side.entries()) {
    if (!sided(v)) continue;
    lead += one;
    if (first === 0) first = one;
  }
  const turned = lead < 0 || (lead === 0 && first < 0);
  return turned ? side.map((one) => -one) : side;
}

/** Actors without ties are blocs of one in the search; they are none. */
function onlyTied(free: Blocs, tied: (v: number) => boolean): Blocs {
  const sizes = free.sizes.map(() => 0);
  for (const [v, bloc] of free.bloc.entries()) if (tied(v)) sizes[bloc] = (sizes[bloc] ?? 0) + 1;
  return { ...free, bloc: free.bloc.map((bloc, v) => (tied(v) ? bloc : -1)), sizes: sizes.filter((size) => size > 0) };
}

/** Beyond so many ties blocs of free number are proved in so many solutions or told with their bounds. */
const MANY_TIES = 5000;
const FEW_ROUNDS = 20;
