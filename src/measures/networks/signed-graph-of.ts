import { EntenteError } from '../../records/failure.ts';
import { type SignedGraph, type SignedTie, signedGraph } from '../signed/signed-graph.ts';
import type { SignedNetwork } from './signed-network.ts';

/**
 * The ties of a network whose sign is known, as a graph: node `i` is the `i`th actor. What is unknown is no tie.
 * @throws EntenteError (usage) for a network in which no sign is known, or where a pair has ties of both signs
 * @example
 * signedGraphOf(voteNetwork(calls, { session: 2020 }, { thresholds: { minus: 0, plus: 0.3 } })).nodes; // 7
 */
export function signedGraphOf({ actors, ties, from, to }: SignedNetwork): SignedGraph {
  const known = ties.flatMap(({ a, b, state, weight }): SignedTie[] =>
    state === 'unknown' ? [] : [[a, b, state === '+' ? weight : -weight]],
  );
  if (ties.length === 0) {
    const who = actors.length === 1 ? `${actors[0]} alone` : `the ${actors.length} actors`;
    throw new EntenteError(
      'usage',
      `There are no ties of ${who} in ${from} to ${to}, so there are no blocs; take more actors or a longer window.`,
    );
  }
  if (known.length === 0) {
    throw new EntenteError(
      'usage',
      `No sign is known of any of the ${ties.length} pairs in ${from} to ${to}, so there are no blocs; take a longer window, or thresholds that lie closer together.`,
    );
  }
  const signs = new Map<number, number>();
  for (const [a, b, weight] of known) {
    const key = Math.min(a, b) * actors.length + Math.max(a, b);
    if ((signs.get(key) ?? weight) > 0 !== weight > 0) {
      throw new EntenteError(
        'usage',
        `${actors[a]} and ${actors[b]} have ties of both signs in ${from} to ${to}; say which holds.`,
      );
    }
    signs.set(key, weight);
  }
  return signedGraph(actors.length, known);
}
