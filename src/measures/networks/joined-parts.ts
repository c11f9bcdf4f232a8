import type { SignedNetwork } from './signed-network.ts';

/**
 * Which actors are joined to each other by ties whose sign is known. Sides of two parts that nothing joins say nothing of
 * each other: either part may be turned round.
 *
 * @returns the number of the part of each actor, 0 being the largest; -1 without such a tie
 */
export function joinedParts({ actors, ties }: SignedNetwork): Int32Array {
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
