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

/**
 * Which actors are joined to each other by ties whose sign is known. Sides of two parts that nothing joins say nothing of
 * each other: either part may be turned round.
 *
 * @returns the number of the part of each actor, 0 being the largest; -1 without such a tie
 */
export function joinedParts({ actors, ties }: NetworkBlocs['network']): Int32Array {
  const root = Int32Array.from(actors, (_, v) => v);
  const rootOf = (v: number): number => {
    let at = v;
    while (root[at] !== at) at = root[at] as number;
    root[v] = at;
    return at;
  };
  const tied = new Uint8Array(actors.length);
  for (const { a, b, state } of ties) {
    if (state === 'unknown') continue;
    tied[a] = 1;
    tied[b] = 1;
    root[Math.max(rootOf(a), rootOf(b))] = Math.min(rootOf(a), rootOf(b));
  }
  const sizes = new Map<number, number>();
  for (const v of actors.keys()) if (tied[v]) sizes.set(rootOf(v), (sizes.get(rootOf(v)) ?? 0) + 1);
  const order = [...sizes].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([first]) => first);
  const number = new Map(order.map((first, n) => [first, n]));
  return Int32Array.from(actors, (_, v) => (tied[v] ? (number.get(rootOf(v)) ?? -1) : -1));
}
