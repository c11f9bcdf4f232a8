import { joinedParts } from './joined-parts.ts';
import type { NetworkBlocs } from './network-blocs.ts';

/** A side counts as sure from this share of the weight of an actor's ties on. */
export const SURE_SIDE = 0.1;

/**
 * Actors whose side is little more than a toss: it would cost less than a tenth of the weight of their own ties to put them on the
 * other one. A picture shows them between the sides. An actor without ties, or in a part that no tie joins to the largest, has no
 * side and is not between them.
 *
 * @param least share of the weight of its ties that an actor's margin must reach; default `SURE_SIDE`
 * @returns 1 for each actor that stands between, in the order of the network's actors
 * @example
 * const blocs = await networkBlocs(voteNetwork(calls, { session: 2020 }, { thresholds: { minus: 0, plus: 0.3 } }));
 * betweenSides(blocs).length; // 7
 */
export function betweenSides({ network, places }: NetworkBlocs, least: number = SURE_SIDE): Uint8Array {
  const strength = new Float64Array(network.actors.length);
  for (const { a, b, state, weight } of network.ties)
    if (state !== 'unknown') for (const v of [a, b]) strength[v] = (strength[v] ?? 0) + weight;
  const parts = joinedParts(network);
  return Uint8Array.from(places, ({ margin }, v) => (parts[v] === 0 && margin < least * (strength[v] ?? 0) ? 1 : 0));
}
