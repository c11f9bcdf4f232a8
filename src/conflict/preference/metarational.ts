import { EntenteError } from '../../records/failure.ts';
import type { Payoffs } from '../model/payoffs.ts';
import type { Solution } from '../solve/solve.ts';
import { type BitRows, legalEnds, type MoveLists, moveLists } from './legal-reach.ts';
import { commonStates, markedStates, refuseLarge } from './notion.ts';

/** What holds if everybody weighs so many moves and countermoves. Numbers of states. */
export interface MetarationalResult {
  readonly moves: number;
  /** Whether only moves count that are improvements for whoever makes them. */
  readonly credible: boolean;
  readonly equilibria: readonly number[];
  /** By decision maker, in the model's order: where it is stable. */
  readonly stable: readonly (readonly number[])[];
}

/** More moves are not weighed. */
const FARTHEST = 1000;

function least(values: Int32Array, { words, bits }: BitRows, row: number, cap: number): number {
  let least = cap;
  for (let w = 0; w < words; w++) {
    for (let left = bits[row * words + w] as number; left !== 0; left &= left - 1) {
      least = Math.min(least, values[w * 32 + (31 - Math.clz32(left & -left))] as number);
    }
  }
  return least;
}

/** The values that a decision maker can be sure of after its first move, with so many moves to come. */
function secured(own: Payoffs, moves: MoveLists, maker: number, rows: BitRows, toCome: number): Int32Array {
  let theirs = own.slice();
  let mine = own.slice();
  for (let left = 1; left <= toCome; left++) {
    // Whoever has the turn may let it rest there.
    const afterTheirs = own.map((level, state) => least(mine, rows, state, level));
    const afterMine = own.map((level, state) =>
      (moves.targets[maker]?.[state] ?? []).reduce((most, to) => Math.max(most, theirs[to] as number), level),
    );
    theirs = afterTheirs;
    mine = afterMine;
  }
  return theirs;
}

/**
 * Metarational stability with so many moves: the focal decision maker and the others, by legal sequences, take turns;
 * whoever has the turn may let the conflict rest; the focal one stays if no move of its own makes sure of a better end.
 * With 1, 2 and 3 moves these are Nash, GMR and SMR. Credible: each move is an improvement for whoever makes it; with
 * 1, 2 and 3 moves that is Nash, SEQ and SSEQ. The family is that of Zeng, Fang, Hipel and Kilgour (2006, 2007), whose
 * stability MR or CMR of r rounds, each of a move and its countermoves, is the one with 2 r moves here.
 *
 * @param options.credible only improvements of whoever moves count; default false
 * @throws EntenteError (usage) if the model has more than 4,096 states, or the number of moves is none from 1 to 1,000
 * @example
 * metarationalStability(solution, 2, { credible: true }).equilibria; // [2]
 */
export function metarationalStability(
  solution: Solution,
  moves: number,
  { credible = false }: { readonly credible?: boolean } = {},
): MetarationalResult {
  if (!Number.isInteger(moves) || moves < 1 || moves > FARTHEST) {
    throw new EntenteError('usage', `The number of moves must be a whole number from 1 to 1,000, not ${moves}.`);
  }
  const { space, payoffs } = solution;
  refuseLarge(space, 'Metarational stability');
  const lists = moveLists(space);
  const improves = (maker: number, from: number, to: number): boolean => {
    const own = payoffs[maker] as Payoffs;
    return (own[to] as number) > (own[from] as number);
  };
  const stable = space.movers.map((_, maker) => {
    const own = payoffs[maker] as Payoffs;
    const others = space.movers.flatMap((__, other) => (other === maker ? [] : [other]));
    const rows = legalEnds(lists, others, credible ? improves : undefined);
    const sure = secured(own, lists, maker, rows, moves - 1);
    return Uint8Array.from(own, (level, state) =>
      (lists.targets[maker]?.[state] ?? []).every((to) => (sure[to] as number) <= level) ? 1 : 0,
    );
  });
  return { moves, credible, equilibria: commonStates(stable), stable: stable.map(markedStates) };
}

/**
 * Symmetric sequential stability, SSEQ (Rêgo and Vieira 2015 for two decision makers, 2017 for more): each improvement
 * can be answered by improvements of the others so that the mover is no better off, and from there it cannot go to any
 * state that is better than the one it left. Stronger than SEQ and than SMR.
 *
 * @throws EntenteError (usage) if the model has more than 4,096 states
 * @example
 * symmetricSequential(solution).equilibria; // [2]
 */
export function symmetricSequential(solution: Solution): MetarationalResult {
  return metarationalStability(solution, 3, { credible: true });
}
